#include "core/base/embed.h"
#include "core/base/file.h"
#include "core/watch/watchlist.h"
#include <check.h>
#include <stdlib.h>
#include <string.h>

/* A list, and the first problem that it gives (NULL: none), with its place, and how many terms
 * stay. */
static const struct {
    const char *source;
    enum status status;
    const char *problem;
    size_t line, column, terms;
} cases[] = {
    {"version: 1\nterms:\n  - one\n  - {term: two*, case: ignore}\n", STATUS_OK, NULL, 0, 0, 2},
    {"terms: [one]\n", STATUS_SCHEMA, "the version is missing", 1, 1, 1},
    {"version: 2\nterms: [one]\n", STATUS_SCHEMA, "", 1, 10, 1},
    {"version: 1\nterms:\n  - one\n  - {term: two, sevrity: high}\n", STATUS_SCHEMA,
     "unknown key 'sevrity'", 4, 17, 1},
    {"version: 1\nterms:\n  - {term: one, severity: hihg}\n  - two\n", STATUS_SCHEMA, "", 3, 27, 1},
    {"version: 1\nterms:\n  - {term: one, id: a}\n  - {term: two, id: a}\n", STATUS_SCHEMA,
     "the id 'a' is already in line 3", 4, 12, 1},
    {"version: 1\nterms:\n  - one\n  - one\n", STATUS_SCHEMA, "the id 'one' is already in line 3",
     4, 5, 1},
    {"version: 1\nterms:\n  - {term: one, regex: two}\n", STATUS_SCHEMA,
     "exactly one of term, regex and entity is needed", 3, 5, 0},
    {"version: 1\nterms:\n  - regex: '(one'\n  - two\n", STATUS_PATTERN,
     "the pattern does not compile: missing closing parenthesis", 3, 17, 1},
    {"version: 1\nterms:\n  - regex: 'a*'\n", STATUS_PATTERN, "the pattern matches empty text", 3,
     12, 0},
    {"version: 1\nterms: ['', two]\n", STATUS_SCHEMA, "the term is empty", 2, 9, 1},
    {"version: 1\nterms: ['a*b', two]\n", STATUS_SCHEMA, "'*' can only stand at the end of a term",
     2, 9, 1},
    {"version: 1\nterms: ['?!']\n", STATUS_SCHEMA, "the term has no letter or digit", 2, 9, 0},
    {"version: 1\nterms:\n  - {term: one, group: x}\n", STATUS_SCHEMA, "there is no group 'x'", 3,
     24, 0},
    {"version: 1\nterms: [no]\n", STATUS_OK, "a word that YAML may take for a value", 2, 9, 1},
    {"version: 1\nterms: [us]\n", STATUS_OK, "a term this short hits often", 2, 9, 1},
    {"", STATUS_SCHEMA, "", 0, 0, 0},
    {"- one\n", STATUS_SCHEMA, "a watchlist is a map", 1, 1, 0},
    {"version: 1\nterms: one\n", STATUS_SCHEMA, "a list of terms is needed here", 2, 8, 0},
    {"version: 1\nterms:\n  - {term: one, aliases: two}\n", STATUS_SCHEMA, "a list is needed here",
     3, 26, 0},
    {"version: 1\nterms:\n  - {term: one, id: 'a b'}\n", STATUS_SCHEMA, "this cannot be an id", 3,
     21, 0},
};

START_TEST(checks_with_places)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    enum status status = watchlist_add(list, "w.yaml", text_from(cases[_i].source), &problems);
    const char *name = cases[_i].source;
    ck_assert_msg((status == STATUS_OK) == (cases[_i].status == STATUS_OK), "%s: %s", name,
                  status_name(status));
    ck_assert_msg((problems.count > 0) == (cases[_i].problem != NULL), "%s", name);
    if (cases[_i].problem) {
        const struct problem *first = &problems.items[0];
        ck_assert_msg(strncmp(first->message, cases[_i].problem, strlen(cases[_i].problem)) == 0,
                      "%s: %s", name, first->message);
        ck_assert_msg(first->line == cases[_i].line && first->column == cases[_i].column,
                      "%s: %zu:%zu %s", name, first->line, first->column, first->message);
    }
    if (cases[_i].status != STATUS_OK && cases[_i].line > 0)
        ck_assert_int_eq(status, cases[_i].status);
    ck_assert_msg(watchlist_count(list) == cases[_i].terms, "%s: %zu", name, watchlist_count(list));
    problem_list_free(&problems);
    watchlist_free(list);
}
END_TEST

START_TEST(fills_defaults_and_groups)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    struct text source = TEXT("version: 1\n"
                              "defaults: {severity: low, case: ignore}\n"
                              "groups: {g: {severity: high, color: red, note: why}}\n"
                              "terms:\n"
                              "  - {term: One Thing, group: g, kind: org, aliases: [thing]}\n"
                              "  - {entity: Ada Moor, severity: critical, enabled: false}\n"
                              "  - Акме\n");
    ck_assert_int_eq(watchlist_add(list, "w.yaml", source, &problems), STATUS_OK);
    ck_assert_uint_eq(problems.count, 0);
    const struct watch_term *one = watchlist_term(list, 0), *two = watchlist_term(list, 1);
    ck_assert_str_eq(one->id, "one-thing");
    ck_assert_int_eq(one->severity, WATCH_HIGH);
    ck_assert_int_eq(one->match_case, WATCH_CASE_IGNORE);
    ck_assert_str_eq(one->color, "red");
    ck_assert_str_eq(one->kind, "org");
    ck_assert_str_eq(one->group->note, "why");
    ck_assert_uint_eq(one->alias_count, 1);
    ck_assert_uint_eq(one->line, 5);
    ck_assert_int_eq(two->form, WATCH_ENTITY);
    ck_assert_int_eq(two->severity, WATCH_CRITICAL);
    ck_assert(!two->enabled);
    ck_assert_str_eq(watchlist_term(list, 2)->id, "term");
    ck_assert_int_eq(watchlist_term(list, 2)->severity, WATCH_LOW);
    problem_list_free(&problems);
    watchlist_free(list);
}
END_TEST

START_TEST(a_later_file_replaces_with_a_note)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    watchlist_add(list, "a.txt", TEXT("# mine\none\ntwo\n"), &problems);
    ck_assert_uint_eq(problems.count, 0);
    ck_assert_int_eq(
        watchlist_add(list, "b.yaml", TEXT("version: 1\nterms: [two, three]\n"), &problems),
        STATUS_OK);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_str_eq(problems.items[0].message, "'two' replaces the term of a.txt, line 3");
    ck_assert_uint_eq(watchlist_count(list), 3);
    ck_assert_str_eq(watchlist_term(list, 1)->file, "b.yaml");
    problem_list_free(&problems);
    watchlist_free(list);
}
END_TEST

START_TEST(at_most_twenty_errors)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    struct text_builder source = {0};
    for (int i = 0; i < 50; i++)
        text_builder_add_string(&source, i ? "?\n" : "good\n");
    watchlist_add(list, "a.txt", text_builder_text(&source), &problems);
    ck_assert_uint_eq(problems.errors, 20);
    ck_assert_str_eq(problems.items[20].message, "29 more errors are not shown");
    ck_assert_uint_eq(watchlist_count(list), 1);
    text_builder_free(&source);
    problem_list_free(&problems);
    watchlist_free(list);
}
END_TEST

static void expect_clean(struct text source)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    watchlist_add(list, "w.yaml", source, &problems);
    ck_assert_msg(problems.count == 0, "%zu: %s", problems.items ? problems.items[0].line : 0,
                  problems.items ? problems.items[0].message : "");
    ck_assert_uint_gt(watchlist_count(list), 5);
    problem_list_free(&problems);
    watchlist_free(list);
}

START_TEST(the_sample_list_is_clean)
{
    expect_clean(embed_find("core/sample/watchlist.yaml"));
}
END_TEST

/* The man page's example: what stands between the first .Bd -literal and its .Ed, roff's escapes
 * undone. */
START_TEST(the_man_page_example_is_clean)
{
    struct problem_list problems = {0};
    struct text page, end = TEXT(".Ed\n"), begin = TEXT(".Bd -literal\n");
    struct text_builder source = {0};
    ck_assert_int_eq(file_read("man/diptych-watchlist.5", 1 << 20, &page, &problems), STATUS_OK);
    size_t start = text_find(page, begin, 0) + begin.length;
    size_t stop = text_find(page, end, start);
    ck_assert(start < stop && stop < page.length);
    for (size_t i = start; i < stop; i++)
        if (page.bytes[i] == '\\' && page.bytes[i + 1] == 'e')
            text_builder_add_byte(&source, page.bytes[i++]);
        else
            text_builder_add_byte(&source, page.bytes[i]);
    expect_clean(text_builder_text(&source));
    text_builder_free(&source);
    free((char *)page.bytes);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("watchlist");
    TCase *tests = tcase_create("watchlist");
    tcase_add_loop_test(tests, checks_with_places, 0, sizeof cases / sizeof cases[0]);
    tcase_add_test(tests, fills_defaults_and_groups);
    tcase_add_test(tests, a_later_file_replaces_with_a_note);
    tcase_add_test(tests, at_most_twenty_errors);
    tcase_add_test(tests, the_sample_list_is_clean);
    tcase_add_test(tests, the_man_page_example_is_clean);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
