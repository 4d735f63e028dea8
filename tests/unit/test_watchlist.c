#include "core/base/embed.h"
#include "core/base/file.h"
#include "core/watch/watchlist.h"
#include <check.h>
#include <locale.h>
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
    {"version: 2\nterms: [one]\n", STATUS_SCHEMA, "'2' is not 1", 1, 10, 1},
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
    {"version: 1\ndefaults: 5\nterms: [one]\n", STATUS_SCHEMA, "a map is needed here", 2, 11, 1},
    {"version: 1\ngroups: [g]\nterms: [one]\n", STATUS_SCHEMA, "a map of groups is needed here", 2,
     9, 1},
    {"version: 1\nterms: ['?!']\n", STATUS_SCHEMA, "the term has no letter or digit", 2, 9, 0},
    {"version: 1\nterms:\n  - {term: one, group: x}\n", STATUS_SCHEMA, "there is no group 'x'", 3,
     24, 0},
    {"version: 1\nterms: [no]\n", STATUS_OK, "a word that YAML may take for a value", 2, 9, 1},
    {"version: 1\nterms: [us]\n", STATUS_OK, "a term this short hits often", 2, 9, 1},
    {"", STATUS_SCHEMA, "the watchlist is empty", 1, 1, 0},
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
    ck_assert_uint_eq(one->aliases.count, 1);
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
    ck_assert_str_eq(problems.items[20].message, "29 more errors not shown");
    ck_assert_uint_eq(watchlist_count(list), 1);
    text_builder_free(&source);
    problem_list_free(&problems);
    watchlist_free(list);
}
END_TEST

/* Slips that people make in a list, as they are printed; each with one term. */
static const struct {
    const char *term, *printed;
} slips[] = {
#include "watchlist_slips.inc"
};

/* Takes the problems. */
static void expect_printed(struct problem_list *problems, const char *expected)
{
    char *printed = NULL;
    size_t length;
    FILE *out = open_memstream(&printed, &length);
    for (size_t i = 0; i < problems->count; i++)
        problem_print(&problems->items[i], out);
    fclose(out);
    ck_assert_str_eq(printed, expected);
    free(printed);
    problem_list_free(problems);
}

START_TEST(slips_are_explained)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    struct text_builder source = {0};
    text_builder_printf(&source, "version: 1\nterms:\n%s\n", slips[_i].term);
    watchlist_add(list, "w.yaml", text_builder_text(&source), &problems);
    expect_printed(&problems, slips[_i].printed);
    text_builder_free(&source);
    watchlist_free(list);
}
END_TEST

/* A whole file: of plain text a term a line, or what is no list. */
START_TEST(lines_are_checked)
{
    static const struct {
        const char *file, *source, *printed;
    } lines[] = {
        {"w.yaml", "# nothing\n",
         "w.yaml:1:1: error: the watchlist is empty\n"
         "   1 | # nothing\n     | ^~~~~~~~~\n"
         "     = help: begin with 'version: 1' and 'terms:'\n"},
        {"w.yaml", "",
         "w.yaml:1:1: error: the watchlist is empty\n"
         "   1 | \n     | ^\n"
         "     = help: begin with 'version: 1' and 'terms:'\n"},
        {"w.yaml", "version: 1\nterms: one\n",
         "w.yaml:2:8: error: a list of terms is needed here\n"
         "   2 | terms: one\n     |        ^~~\n"
         "     = help: terms: [one, another]\n"},
        {"w.txt", "one\n\n# two\none\n",
         "w.txt:4:1: error: the term is in the list already\n"
         "   4 | one\n     | ^~~\n"},
        {"w.txt", "  a*b \n",
         "w.txt:1:1: error: '*' can only stand at the end of a term\n"
         "   1 | a*b\n     | ^~~\n"},
        {"w.txt", "...\n",
         "w.txt:1:1: error: the term has no letter or digit\n"
         "   1 | ...\n     | ^~~\n"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct watchlist *list = watchlist_new();
        struct problem_list problems = {0};
        watchlist_add(list, lines[i].file, text_from(lines[i].source), &problems);
        expect_printed(&problems, lines[i].printed);
        watchlist_free(list);
    }
}
END_TEST

/* 256 code points are a term, and 1000 bytes a pattern; one more is too many. */
START_TEST(lengths_have_caps)
{
    static const struct {
        const char *key;
        size_t count;
        const char *character, *problem;
    } lengths[] = {
        {"term", 256, "\xc3\xa9", NULL},
        {"term", 257, "\xc3\xa9", "the term is longer than 256 characters"},
        {"regex", 1000, "a", NULL},
        {"regex", 1001, "a", "the pattern does not compile: the pattern is too long"},
    };
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        struct watchlist *list = watchlist_new();
        struct problem_list problems = {0};
        struct text_builder source = {0};
        text_builder_printf(&source, "version: 1\nterms:\n- %s: ", lengths[i].key);
        for (size_t c = 0; c < lengths[i].count; c++)
            text_builder_add_string(&source, lengths[i].character);
        watchlist_add(list, "w.yaml", text_builder_text(&source), &problems);
        ck_assert_uint_eq(problems.count, lengths[i].problem ? 1 : 0);
        if (lengths[i].problem)
            ck_assert_str_eq(problems.items[0].message, lengths[i].problem);
        text_builder_free(&source);
        problem_list_free(&problems);
        watchlist_free(list);
    }
}
END_TEST

/* Every message of the sources has a case here: its words stand in this file too. */
START_TEST(every_message_has_a_case)
{
    static const char *const sources[] = {"core/watch/schema.c", "core/watch/schema_keys.c",
                                          "core/watch/watchlist.c"};
    struct problem_list problems = {0};
    struct text tests, slip_tests, source;
    size_t seen = 0;
    ck_assert_int_eq(file_read("tests/unit/test_watchlist.c", 1 << 20, &tests, &problems),
                     STATUS_OK);
    ck_assert_int_eq(file_read("tests/unit/watchlist_slips.inc", 1 << 20, &slip_tests, &problems),
                     STATUS_OK);
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        ck_assert_int_eq(file_read(sources[i], 1 << 20, &source, &problems), STATUS_OK);
        for (size_t at = 0; (at = text_find(source, TEXT("\""), at)) != SIZE_MAX;) {
            size_t end = text_find(source, TEXT("\""), at + 1);
            struct text words = text_slice(source, at + 1, end);
            size_t gap = text_find(words, TEXT("%"), 0);
            struct text begin = text_slice(words, 0, gap == SIZE_MAX ? words.length : gap);
            at = end + 1;
            if (text_find(begin, TEXT(" "), 0) == SIZE_MAX || begin.length < 12 ||
                text_starts(words, TEXT("the table of ids")))
                continue; /* no message */
            seen++;
            ck_assert_msg(text_find(tests, begin, 0) != SIZE_MAX ||
                              text_find(slip_tests, begin, 0) != SIZE_MAX,
                          "%s: no case for \"%.*s\"", sources[i], (int)words.length, words.bytes);
        }
        free((char *)source.bytes);
    }
    ck_assert_uint_gt(seen, 20);
    free((char *)tests.bytes);
    free((char *)slip_tests.bytes);
}
END_TEST

START_TEST(size_and_count_have_caps)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    struct text_builder source = {0};
    text_builder_add_string(&source, "version: 1\nterms:\n");
    for (int i = 0; i < 10002; i++)
        text_builder_printf(&source, "- term %d\n", i);
    ck_assert_int_eq(watchlist_add(list, "w.yaml", text_builder_text(&source), &problems),
                     STATUS_LIMIT);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_str_eq(problems.items[0].message, "more than 10,000 terms");
    ck_assert_uint_eq(problems.items[0].line, 10003);
    ck_assert_uint_eq(watchlist_count(list), 10000);
    watchlist_free(list);
    list = watchlist_new();
    while (source.length <= 4 << 20)
        text_builder_add_string(&source, "# a line that says nothing\n");
    ck_assert_int_eq(watchlist_add(list, "w.yaml", text_builder_text(&source), &problems),
                     STATUS_LIMIT);
    ck_assert_uint_eq(watchlist_count(list), 0);
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
    setlocale(LC_ALL, "C.UTF-8");
    Suite *suite = suite_create("watchlist");
    TCase *tests = tcase_create("watchlist");
    tcase_add_loop_test(tests, checks_with_places, 0, sizeof cases / sizeof cases[0]);
    tcase_add_loop_test(tests, slips_are_explained, 0, sizeof slips / sizeof slips[0]);
    tcase_add_test(tests, lines_are_checked);
    tcase_add_test(tests, lengths_have_caps);
    tcase_add_test(tests, every_message_has_a_case);
    tcase_add_test(tests, size_and_count_have_caps);
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
