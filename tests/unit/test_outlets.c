#include "core/ingest/outlet_index.h"
#include "core/ingest/source.h"
#include "tests/unit/reading.h"
#include "tests/unit/suite.h"

static const struct known_outlet rows[] = {
    {"larkfield.example", "Larkfield Post"}, {"Evening Lark", "Larkfield Evening Post"},
    {"news.larkfield.example", "never"},     {"lark", "Larkfield Post"},
    {"The Beacon", "Harbour Beacon"},        {"Daily Mirror", "The Mirror"},
};
/* Gone through, and by index. */
static struct known_outlets ways[2] = {{rows, COUNT(rows), NULL}, {rows, COUNT(rows), NULL}};
enum { WAYS = COUNT(ways) };

/* What an outlet is called, by name or host, with and without rows of the reader's. */
static const struct {
    const char *name, *with, *without;
} names[] =
    {
        {"evening lark", "Larkfield Evening Post", NULL},
        {"The Evening Lark", "Larkfield Evening Post", NULL},
        {"beacon", "Harbour Beacon", NULL},
        {"the mirror", "Daily Mirror", "Daily Mirror"},
        {"Daily Mirror", "The Mirror", "Daily Mirror"},
        {"Evening", NULL, NULL},
},
  hosts[] = {
      {"larkfield.example", "Larkfield Post", NULL},
      {"news.larkfield.example", "Larkfield Post", NULL},
      {"www.Larkfield.Example", "Larkfield Post", NULL},
      {"notlarkfield.example", NULL, NULL},
      {"example", NULL, NULL},
      {"www.mirror.co.uk", "Daily Mirror", "Daily Mirror"},
};

static void assert_called(const char *found, const char *wanted)
{
    if (wanted)
        ck_assert_str_eq(found, wanted);
    else
        ck_assert_ptr_null(found);
}

START_TEST(by_name)
{
    struct text name = text_from(names[_i].name);
    for (int way = 0; way < WAYS; way++)
        assert_called(outlet_by_name(&ways[way], name), names[_i].with);
    assert_called(outlet_by_name(NULL, name), names[_i].without);
}
END_TEST

START_TEST(by_host)
{
    struct text host = text_from(hosts[_i].name);
    for (int way = 0; way < WAYS; way++)
        assert_called(outlet_by_host(&ways[way], host), hosts[_i].with);
    assert_called(outlet_by_host(NULL, host), hosts[_i].without);
}
END_TEST

/* Names that a text holds, each with "|" behind it. */
static const struct {
    const char *text, *found;
} texts[] = {
    {"She told the Evening Lark and The Beacon.", "Larkfield Evening Post|Harbour Beacon|"},
    {"An evening lark sang; Larks sang too.", ""},
    {"for the Daily Mirror", "The Mirror|"},
    {"Evening Larkspur, Evening Lark", "Larkfield Evening Post|"},
};

static char *all_in(const struct known_outlets *known, struct text text)
{
    struct text_builder found = {0};
    const char *name;
    size_t start, end;
    text_builder_add_string(&found, "");
    for (size_t from = 0; outlet_find(known, text, from, &name, &start, &end); from = end)
        text_builder_printf(&found, "%s|", name);
    return found.bytes;
}

START_TEST(in_a_text)
{
    for (int way = 0; way < WAYS; way++) {
        char *found = all_in(&ways[way], text_from(texts[_i].text));
        ck_assert_str_eq(found, texts[_i].found);
        free(found);
    }
}
END_TEST

/* Words put together at random, the same in every run. */
static char *make_words(unsigned *seed, const char *between)
{
    static const char *const parts[] = {"The", "the", "Lark",    "lark", "News", "Lark's", "A",
                                        "é",   "",    "example", "co",   "uk",   "LARK",   "7"};
    struct text_builder words = {0};
    text_builder_add_string(&words, "");
    for (int i = 0; i < 1 + (int)(*seed >> 16 & 3); i++) {
        *seed = *seed * 1103515245U + 12345U;
        text_builder_printf(&words, "%s%s", i > 0 ? between : "",
                            parts[(*seed >> 16) % COUNT(parts)]);
    }
    return words.bytes;
}

/* Rows with an index say what they say without. */
START_TEST(index_says_the_same)
{
    enum { ROWS = 60, TRIES = 400 };
    struct known_outlet some[ROWS];
    unsigned seed = (unsigned)_i;
    for (int i = 0; i < ROWS; i++)
        some[i] =
            (struct known_outlet){make_words(&seed, i % 2 ? "." : " "), &"ABCDEFGHIJ"[i % 10]};
    struct known_outlets plain = {some, ROWS, NULL}, fast = {some, ROWS, NULL};
    struct outlet_index *index = outlet_index_new(some, ROWS);
    fast.index = index;
    for (int i = 0; i < TRIES; i++) {
        char *words = make_words(&seed, i % 2 ? "." : " ");
        struct text text = text_from(words);
        ck_assert_pstr_eq(outlet_known(&plain, text), outlet_known(&fast, text));
        ck_assert_pstr_eq(outlet_by_host(&plain, text), outlet_by_host(&fast, text));
        char *found = all_in(&plain, text), *found_fast = all_in(&fast, text);
        ck_assert_msg(strcmp(found, found_fast) == 0, "%s: %s, not %s", words, found_fast, found);
        free(found);
        free(found_fast);
        free(words);
    }
    outlet_index_free(index);
    for (int i = 0; i < ROWS; i++)
        free((char *)some[i].key);
}
END_TEST

/* A host of millions of parts would take hours if each of its ends were looked up. */
START_TEST(of_a_long_host)
{
    enum { PARTS = 2000000 };
    struct text_builder host = {0};
    for (int i = 0; i < PARTS; i++)
        text_builder_add_string(&host, "a.");
    ck_assert_ptr_null(outlet_by_host(&ways[1], text_builder_text(&host)));
    text_builder_add_string(&host, hosts[0].name);
    ck_assert_pstr_eq(outlet_by_host(&ways[1], text_builder_text(&host)), hosts[0].with);
    text_builder_free(&host);
}
END_TEST

/* A page, and its outlet with rows of the reader's. */
static const struct {
    const char *file, *page, *outlet;
} pages[] = {
    {"a/lark.txt", "A crane fell into the harbour on Monday, the port said.\n", "Larkfield Post"},
    {"a/page.txt",
     "Evening Lark\nEvening Lark\nCrane falls into the harbour\nThe crane fell on Monday.\n",
     "Larkfield Evening Post"},
    {"a/page.txt", "By Ann Lee for Daily Mirror\nThe crane fell on Monday, the port said.\n",
     "The Mirror"},
    {"a/mirror.txt", "A crane fell into the harbour on Monday, the port said.\n", "mirror"},
};

START_TEST(of_a_page)
{
    struct source_options options = {.outlets = ways[1]};
    struct article *article = reading_one(pages[_i].file, text_from(pages[_i].page), &options);
    ck_assert_str_eq(article->outlet, pages[_i].outlet);
    article_free(article);
}
END_TEST

int main(void)
{
    struct outlet_index *index = outlet_index_new(rows, COUNT(rows));
    ways[1].index = index;
    Suite *suite = suite_create("outlets");
    TCase *group = tcase_create("cases");
    tcase_add_loop_test(group, by_name, 0, COUNT(names));
    tcase_add_loop_test(group, by_host, 0, COUNT(hosts));
    tcase_add_loop_test(group, in_a_text, 0, COUNT(texts));
    tcase_add_loop_test(group, index_says_the_same, 0, 20);
    tcase_add_test(group, of_a_long_host);
    tcase_add_loop_test(group, of_a_page, 0, COUNT(pages));
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    outlet_index_free(index);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
