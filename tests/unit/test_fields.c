/* Every name of a field, in a record of JSON, a row of a table and a header over a text: what it
 * says arrives in the article; of two names the one that counts before the other. */
#include "core/ingest/source.h"
#include "tests/unit/suite.h"

#include <string.h>

/* What is said of each field, and another thing. */
static const char *const said[FIELD_OTHER][2] = {
    [FIELD_TITLE] = {"Rope bridge shut", "Ferry late again"},
    [FIELD_STANDFIRST] = {"Two planks broke on Monday", "Nobody was on it then"},
    [FIELD_BODY] = {"The rope bridge at the quay is shut.", "The ferry left the quay at nine."},
    [FIELD_SUMMARY] = {"It is shut for a week, they say.", "It is late by an hour, they say."},
    [FIELD_OUTLET] = {"The Heron", "The Wren"},
    [FIELD_DATE] = {"2024-02-03", "2024-02-04"},
    [FIELD_BYLINE] = {"Ann Lee", "Tom Reed"},
    [FIELD_URL] = {"https://heron.example/a", "https://heron.example/b"},
    [FIELD_LANGUAGE] = {"fr", "de"},
    [FIELD_STORY] = {"Bridges", "Ferries"},
};

struct fact {
    const char *name, *value;
};

enum { FACTS_MAX = 4 };
enum { JSON, CSV, MARKDOWN, FORMATS };

static char *write_record(int format, const struct fact *facts, size_t count)
{
    struct text_builder out = {0};
    text_builder_add_string(&out, format == JSON ? "{" : format == MARKDOWN ? "---\n" : "");
    for (size_t i = 0; i < count; i++)
        if (format == JSON)
            text_builder_printf(&out, "%s\"%s\": \"%s\"", i ? ", " : "", facts[i].name,
                                facts[i].value);
        else if (format == MARKDOWN)
            text_builder_printf(&out, "%s: \"%s\"\n", facts[i].name, facts[i].value);
        else
            text_builder_printf(&out, "%s%s", i ? "," : "", facts[i].name);
    for (size_t i = 0; format == CSV && i < count; i++)
        text_builder_printf(&out, "%s\"%s\"", i ? "," : "\n", facts[i].value);
    text_builder_add_string(&out, format == JSON ? "}" : format == MARKDOWN ? "---\n" : "\n");
    return out.bytes;
}

static bool keep(struct article *article, void *context)
{
    *(struct article **)context = article;
    return true;
}

static struct article *read_record(int format, const struct fact *facts, size_t count)
{
    static const char *const names[] = {"x.json", "x.csv", "x.md"};
    struct problem_list problems = {0};
    struct article *article = NULL;
    char *bytes = write_record(format, facts, count);
    source_read_bytes(names[format], text_from(bytes), NULL, keep, &article, &problems);
    ck_assert_msg(article != NULL, "no article: %s", bytes);
    problem_list_free(&problems);
    free(bytes);
    return article;
}

static bool has_paragraph(const struct article *article, const char *words)
{
    for (size_t i = 0; i < article->paragraph_count; i++)
        if (text_equal(article->paragraphs[i].text, text_from(words)))
            return true;
    return false;
}

static bool says(const struct article *article, enum field field, const char *value)
{
    char date[12];
    date_format(article->date, date);
    switch (field) {
    case FIELD_TITLE:
        return text_strings_equal(article->title, value) && has_paragraph(article, value);
    case FIELD_STANDFIRST:
    case FIELD_BODY:
    case FIELD_SUMMARY:
        return has_paragraph(article, value);
    case FIELD_OUTLET:
        return text_strings_equal(article->outlet, value) &&
               article->outlet_basis == OUTLET_FROM_METADATA;
    case FIELD_DATE:
        return strcmp(date, value) == 0;
    case FIELD_BYLINE:
        return article->byline_count == 1 && strcmp(article->bylines[0], value) == 0;
    case FIELD_URL:
        return text_strings_equal(article->url, value);
    case FIELD_LANGUAGE:
        return text_strings_equal(article->language, value);
    default:
        return text_strings_equal(article->story, value);
    }
}

/* A record with a title and a text, or what stands for it, and some facts more. */
static struct article *read_with(int format, enum field field, const struct fact *more,
                                 size_t count)
{
    struct fact facts[FACTS_MAX];
    size_t all = 0;
    bool unclear = field == FIELD_LANGUAGE; /* what the text tells itself goes before */
    for (size_t i = 0; i < count; i++)
        facts[all++] = more[i];
    if (field != FIELD_TITLE)
        facts[all++] = (struct fact){"title", unclear ? "Qzx" : said[FIELD_TITLE][0]};
    if (field != FIELD_BODY && field != FIELD_SUMMARY)
        facts[all++] = (struct fact){"body", unclear ? "Zvrk qpl." : said[FIELD_BODY][0]};
    return read_record(format, facts, all);
}

/* In Markdown the body stands below the header, not in it. */
static bool fits(int format, enum field field)
{
    return format != MARKDOWN || (field != FIELD_BODY && field != FIELD_SUMMARY);
}

START_TEST(each_name_arrives)
{
    enum field field = (enum field)_i;
    for (int format = 0; format < FORMATS; format++)
        for (size_t i = 0; fits(format, field) && field_alias(field, i); i++) {
            struct fact fact = {field_alias(field, i), said[field][0]};
            struct article *article = read_with(format, field, &fact, 1);
            ck_assert_msg(says(article, field, said[field][0]), "%s, format %d", fact.name, format);
            article_free(article);
        }
}
END_TEST

START_TEST(the_first_name_counts)
{
    enum field field = (enum field)_i;
    for (size_t i = 0; field_alias(field, i) && field_alias(field, i + 1); i++) {
        struct fact facts[] = {{field_alias(field, i + 1), said[field][1]},
                               {field_alias(field, i), said[field][0]}};
        struct article *article = read_with(JSON, field, facts, 2);
        ck_assert_msg(says(article, field, said[field][0]), "%s before %s", facts[1].name,
                      facts[0].name);
        article_free(article);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("fields");
    TCase *group = tcase_create("fields");
    tcase_add_loop_test(group, each_name_arrives, 0, FIELD_OTHER);
    tcase_add_loop_test(group, the_first_name_counts, 0, FIELD_OTHER);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
