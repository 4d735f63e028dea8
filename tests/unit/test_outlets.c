#include "core/ingest/outlets.h"
#include "core/ingest/source.h"
#include "tests/unit/suite.h"

static const struct known_outlet rows[] = {
    {"larkfield.example", "Larkfield Post"}, {"Evening Lark", "Larkfield Evening Post"},
    {"news.larkfield.example", "never"},     {"lark", "Larkfield Post"},
    {"The Beacon", "Harbour Beacon"},        {"Daily Mirror", "The Mirror"},
};
static const struct known_outlets known = {rows, COUNT(rows)};

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
    assert_called(outlet_by_name(&known, name), names[_i].with);
    assert_called(outlet_by_name(NULL, name), names[_i].without);
}
END_TEST

START_TEST(by_host)
{
    struct text host = text_from(hosts[_i].name);
    assert_called(outlet_by_host(&known, host), hosts[_i].with);
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

START_TEST(in_a_text)
{
    struct text text = text_from(texts[_i].text);
    struct text_builder found = {0};
    const char *name;
    size_t start, end;
    text_builder_add_string(&found, "");
    for (size_t from = 0; outlet_find(&known, text, from, &name, &start, &end); from = end)
        text_builder_printf(&found, "%s|", name);
    ck_assert_str_eq(found.bytes, texts[_i].found);
    text_builder_free(&found);
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

static bool keep(struct article *article, void *context)
{
    *(struct article **)context = article;
    return true;
}

START_TEST(of_a_page)
{
    struct source_options options = {.outlets = known};
    struct problem_list problems = {0};
    struct article *article = NULL;
    source_read_bytes(pages[_i].file, text_from(pages[_i].page), &options, keep, &article,
                      &problems);
    ck_assert_ptr_nonnull(article);
    ck_assert_str_eq(article->outlet, pages[_i].outlet);
    article_free(article);
    problem_list_free(&problems);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("outlets");
    TCase *group = tcase_create("cases");
    tcase_add_loop_test(group, by_name, 0, COUNT(names));
    tcase_add_loop_test(group, by_host, 0, COUNT(hosts));
    tcase_add_loop_test(group, in_a_text, 0, COUNT(texts));
    tcase_add_loop_test(group, of_a_page, 0, COUNT(pages));
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
