#include "core/base/article.h"
#include "tests/unit/suite.h"

#include <string.h>

static struct article *article_of(const char *const *texts, size_t count)
{
    struct arena *arena = arena_new();
    struct article *article = arena_alloc(arena, sizeof *article);

    article->arena = arena;
    article->paragraphs = arena_array(arena, count, sizeof *article->paragraphs);
    article->paragraph_count = count;
    for (size_t i = 0; i < count; i++)
        article->paragraphs[i].text = text_from(arena_strdup(arena, texts[i]));
    return article;
}

START_TEST(takes_text_of_spans)
{
    static const char *const texts[] = {"The mayor spoke.", "Café open", ""};
    static const struct {
        struct span span;
        bool valid;
        const char *text;
    } cases[] = {
        {{0, 4, 5}, true, "mayor"},      {{0, 16, 0}, true, ""},
        {{0, 16, 1}, false, ""},         {{0, 10, UINT32_MAX}, false, "spoke."},
        {{0, UINT32_MAX, 1}, false, ""}, {{1, 0, 5}, true, "Café"},
        {{1, 0, 4}, false, "Caf\xC3"},   {{1, 4, 1}, false, "\xA9"},
        {{2, 0, 0}, true, ""},           {{3, 0, 0}, false, ""},
    };
    struct article *article = article_of(texts, COUNT(texts));

    for (size_t i = 0; i < COUNT(cases); i++) {
        ck_assert_msg(article_span_valid(article, cases[i].span) == cases[i].valid, "case %zu", i);
        ck_assert_msg(
            text_equal(article_span_text(article, cases[i].span), text_from(cases[i].text)),
            "text %zu", i);
    }
    article_free(article);
    article_free(NULL);
}
END_TEST

START_TEST(orders_spans)
{
    static const struct {
        struct span a, b;
        int order;
        bool overlaps;
    } cases[] = {
        {{0, 0, 5}, {0, 0, 5}, 0, true},           {{0, 0, 5}, {1, 0, 5}, -1, false},
        {{0, 0, 5}, {0, 5, 5}, -1, false},         {{0, 0, 6}, {0, 5, 5}, -1, true},
        {{0, 0, 9}, {0, 0, 5}, -1, true},          {{0, 3, 1}, {0, 0, 5}, 1, true},
        {{0, UINT32_MAX, 5}, {0, 1, 1}, 1, false},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        int order = span_compare(cases[i].a, cases[i].b);
        ck_assert_msg((order > 0) - (order < 0) == cases[i].order, "case %zu", i);
        order = span_compare(cases[i].b, cases[i].a);
        ck_assert_msg((order > 0) - (order < 0) == -cases[i].order, "case %zu back", i);
        ck_assert_msg(span_overlaps(cases[i].a, cases[i].b) == cases[i].overlaps, "overlap %zu", i);
        ck_assert_msg(span_overlaps(cases[i].b, cases[i].a) == cases[i].overlaps, "overlap %zu", i);
    }
}
END_TEST

START_TEST(names_lead_back)
{
    for (int i = 0; i < PARAGRAPH_KIND_COUNT; i++)
        ck_assert_int_eq(paragraph_kind_from(text_from(paragraph_kind_name(i))), i);
    for (int i = 0; i < BOILERPLATE_COUNT; i++)
        ck_assert_int_eq(boilerplate_from(text_from(boilerplate_name(i))), i);
    ck_assert_int_eq(paragraph_kind_from(TEXT("footer")), PARAGRAPH_KIND_COUNT);
    ck_assert_int_eq(boilerplate_from(TEXT("")), BOILERPLATE_COUNT);
}
END_TEST

/* Nothing of the first is used by its copy. */
START_TEST(packs)
{
    static const char *const texts[] = {"Ferry sinks", "Nobody was hurt.", ""};
    struct article *article = article_of(texts, COUNT(texts));
    char names[][8] = {"a.txt", "text", "Gull", "Ferry", "url", "story", "by", "name", "value"};
    char *bylines[] = {names[6]};
    struct article_field fields[] = {{names[7], names[8]}};
    article->source = names[0];
    article->format = names[1];
    article->outlet = names[2];
    article->title = names[3];
    article->url = names[4];
    article->story = names[5];
    article->bylines = bylines;
    article->byline_count = 1;
    article->fields = fields;
    article->field_count = 1;
    article->language = "en";
    article->words = 5;
    article->hash = 77;
    article->paragraphs[1].kind = PARAGRAPH_BODY;
    article->paragraphs[1].source_end = 40;
    struct article *packed = article_pack(article, NULL);
    memset(names, 'x', sizeof(names));
    memset(article->paragraphs, 0, sizeof(*article->paragraphs) * COUNT(texts));
    article_free(article);
    ck_assert_str_eq(packed->source, "a.txt");
    ck_assert_str_eq(packed->format, "text");
    ck_assert_str_eq(packed->outlet, "Gull");
    ck_assert_str_eq(packed->title, "Ferry");
    ck_assert_str_eq(packed->url, "url");
    ck_assert_str_eq(packed->story, "story");
    ck_assert_str_eq(packed->language, "en");
    ck_assert_uint_eq(packed->byline_count, 1);
    ck_assert_str_eq(packed->bylines[0], "by");
    ck_assert_uint_eq(packed->field_count, 1);
    ck_assert_str_eq(packed->fields[0].name, "name");
    ck_assert_str_eq(packed->fields[0].value, "value");
    ck_assert_uint_eq(packed->words, 5);
    ck_assert_uint_eq(packed->hash, 77);
    ck_assert_uint_eq(packed->paragraph_count, COUNT(texts));
    for (size_t i = 0; i < COUNT(texts); i++)
        ck_assert_str_eq(packed->paragraphs[i].text.bytes, texts[i]);
    ck_assert_int_eq(packed->paragraphs[1].kind, PARAGRAPH_BODY);
    ck_assert_int_eq(packed->paragraphs[1].source_end, 40);
    article_free(packed);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {takes_text_of_spans, orders_spans, names_lead_back, packs};

    return suite_run("article", tests, COUNT(tests));
}
