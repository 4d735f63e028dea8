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
    ck_assert_str_eq(problems.items[20].message, "29 more errors are not shown");
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
    {"- a\n\t- b", "w.yaml:4:1: error: tab used for indentation; use spaces\n"
                   "   4 |  - b\n     | ^\n     = help: two spaces a level will do\n"},
    {"- regex: %d", "w.yaml:3:10: error: an unquoted value cannot start with '%'\n"
                    "   3 | - regex: %d\n     |          ^~\n     = help: regex: '%d'\n"},
    {"- @foo", "w.yaml:3:3: error: an unquoted value cannot start with '@'\n"
               "   3 | - @foo\n     |   ^~~~\n     = help: '@foo'\n"},
    {"- term: `foo", "w.yaml:3:9: error: an unquoted value cannot start with '`'\n"
                     "   3 | - term: `foo\n     |         ^~~~\n     = help: term: '`foo'\n"},
    {"- regex: \\d{1,3}: x",
     "w.yaml:3:17: error: ': ' inside an unquoted value\n"
     "   3 | - regex: \\d{1,3}: x\n     |                 ^\n     = help: regex: '\\d{1,3}: x'\n"},
    {"- term: Smith: the man", "w.yaml:3:14: error: ': ' inside an unquoted value\n"
                               "   3 | - term: Smith: the man\n     |              ^\n"
                               "     = help: term: 'Smith: the man'\n"},
    {"- regex: [A-Z]{2,}",
     "w.yaml:3:10: error: unquoted '[' starts a YAML list, but more text follows it\n"
     "   3 | - regex: [A-Z]{2,}\n     |          ^~~~~~~~~\n     = help: regex: '[A-Z]{2,}'\n"},
    {"- regex: [A-Z]",
     "w.yaml:3:10: error: unquoted '[' starts a YAML list, but 'regex' needs text\n"
     "   3 | - regex: [A-Z]\n     |          ^~~~~\n     = help: regex: '[A-Z]'\n"},
    {"- regex: {foo}bar",
     "w.yaml:3:10: error: unquoted '{' starts a YAML map, but more text follows it\n"
     "   3 | - regex: {foo}bar\n     |          ^~~~~~~~\n     = help: regex: '{foo}bar'\n"},
    {"- regex: *foo", "w.yaml:3:10: error: '*foo' is a YAML alias; quote it\n"
                      "   3 | - regex: *foo\n     |          ^~~~\n     = help: regex: '*foo'\n"},
    {"- regex: \"\\d+\"",
     "w.yaml:3:11: error: '\\d' is no escape in double quotes; use single quotes\n"
     "   3 | - regex: \"\\d+\"\n     |           ^~\n     = help: regex: '\\d+'\n"},
    {"- regex: \"\\bfoo\"",
     "w.yaml:3:10: warning: an escape in double quotes made a control character\n"
     "   3 | - regex: \"\\bfoo\"\n     |          ^~~~~~~\n     = help: regex: '\\bfoo'\n"},
    {"- term: C# sharp #x",
     "w.yaml:3:18: warning: ' #' starts a comment: what follows is not part of the value\n"
     "   3 | - term: C# sharp #x\n     |                  ^~\n     = help: term: 'C# sharp #x'\n"},
    {"- term: abc\n  note: x\n  note: y", "w.yaml:5:3: error: this key stands already in line 4\n"
                                          "   5 |   note: y\n     |   ^~~~\n"},
    {"- {term: no, case: match}", "w.yaml:3:10: warning: a word that YAML may take for a value\n"
                                  "   3 | - {term: no, case: match}\n     |          ^~\n"
                                  "     = help: quote it: 'no'\n"},
    {"- 2024-01-02", "w.yaml:3:3: warning: a word that YAML may take for a value\n"
                     "   3 | - 2024-01-02\n     |   ^~~~~~~~~~\n"
                     "     = help: quote it: '2024-01-02'\n"},
    {"- 012", ""},
    {"- 1e3", ""},
    {"- ~", "w.yaml:3:3: error: the term has no letter or digit\n"
            "   3 | - ~\n     |   ^\n"},
    {"  - term: abc\n   note: x",
     "w.yaml:4:4: error: indented by 3, but the list items above by 2\n"
     "   4 |    note: x\n     |    ^\n"},
    {"- term: \"abc\n- def",
     "w.yaml:3:9: error: this quote is never closed\n"
     "   3 | - term: \"abc\n     |         ^\n"
     "     = help: close it; inside '…' a ' is written '', inside \"…\" a \" is \\\"\n"},
    {"- caf\xe9 noir", "w.yaml:3:6: error: byte 0xE9 is not UTF-8\n"
                       "   3 | - caf\xef\xbf\xbd noir\n     |      ^\n"
                       "     = help: save the file as UTF-8\n"},
    {"- term: “abc”",
     "w.yaml:3:9: warning: curly quotes are part of the text, they do not quote it\n"
     "   3 | - term: “abc”\n     |         ^~~~~\n     = help: use straight quotes, ' or \"\n"},
    {"- a b\n---\n- c", "w.yaml:4:1: error: a second YAML document starts here; only one is taken\n"
                        "   4 | ---\n     | ^~~\n"},
    {"- [[[[[[[[[[[[[[[[[", "w.yaml:3:17: error: nested deeper than 16 levels\n"
                            "   3 | - [[[[[[[[[[[[[[[[[\n     |                 ^\n"},
    {"- {<<: x, term: abc}", "w.yaml:3:4: error: '<<' is a YAML merge key, which is not taken\n"
                             "   3 | - {<<: x, term: abc}\n     |    ^~\n"},
    {"- !!str abc", "w.yaml:3:3: error: '!!str' is a YAML tag; quote it\n"
                    "   3 | - !!str abc\n     |   ^~~~~\n     = help: '!!str abc'\n"},
    /* the caret stands under the cell that is wrong, whatever is wide before it */
    {"- {term: 日本, sevrity: high}",
     "w.yaml:3:14: error: unknown key 'sevrity'\n"
     "   3 | - {term: 日本, sevrity: high}\n     |                ^~~~~~~\n"
     "     = help: did you mean 'severity'?\n"},
    {"- {term: ab,\tsevrity: high}", "w.yaml:3:14: error: unknown key 'sevrity'\n"
                                     "   3 | - {term: ab, sevrity: high}\n"
                                     "     |              ^~~~~~~\n"
                                     "     = help: did you mean 'severity'?\n"},
    {"- regex: a{2,1}",
     "w.yaml:3:15: error: the pattern does not compile: numbers out of order in {} quantifier\n"
     "   3 | - regex: a{2,1}\n     |               ^\n"},
    {"- regex: '日(b'", "w.yaml:3:14: error: the pattern does not compile: missing closing "
                        "parenthesis\n"
                        "   3 | - regex: '日(b'\n     |               ^\n"},
    {"- regex: \"a\\\\p{Foo}\"",
     "w.yaml:3:10: error: the pattern does not compile: unknown property after \\P or \\p\n"
     "   3 | - regex: \"a\\\\p{Foo}\"\n     |          ^~~~~~~~~~~\n"
     "     = help: behind character 8 of the pattern: a\\p{Foo}\n"},
    {"- regex: |\n    (b",
     "w.yaml:3:10: error: the pattern does not compile: missing closing parenthesis\n"
     "   3 | - regex: |\n     |          ^\n"
     "     = help: behind character 3 of the pattern: (b\n"},
    {"- regex: a\\C",
     "w.yaml:3:13: error: the pattern does not compile: using \\C is disabled by the application\n"
     "   3 | - regex: a\\C\n     |             ^\n"},
    {"- {term: abc, near: {any: [x y], within: 99}}",
     "w.yaml:3:42: error: '99' is not a whole number from 1 to 50\n"
     "   3 | - {term: abc, near: {any: [x y], within: 99}}\n"
     "     |                                          ^~\n"},
    {"- {term: abc, near: {within: 3}}",
     "w.yaml:3:21: error: a map with 'any' is needed here\n"
     "   3 | - {term: abc, near: {within: 3}}\n     |                     ^~~~~~~~~~~~\n"
     "     = help: near: {any: [one, another], within: 10}\n"},
    {"- {term: abc, near: {any: [x y], withn: 3}}",
     "w.yaml:3:34: error: unknown key 'withn'\n"
     "   3 | - {term: abc, near: {any: [x y], withn: 3}}\n"
     "     |                                  ^~~~~\n     = help: did you mean 'within'?\n"},
    {"- {term: abc, exclude: foo}", "w.yaml:3:24: error: a list is needed here\n"
                                    "   3 | - {term: abc, exclude: foo}\n"
                                    "     |                        ^~~\n"
                                    "     = help: exclude: [a longer phrase]\n"},
    {"- {term: abc, fields: [titel]}", "w.yaml:3:24: error: 'titel' is none of: title, body\n"
                                       "   3 | - {term: abc, fields: [titel]}\n"
                                       "     |                        ^~~~~\n"
                                       "     = help: did you mean 'title'?\n"},
    {"- {term: abc, color: redd}", "w.yaml:3:22: error: this is no colour\n"
                                   "   3 | - {term: abc, color: redd}\n"
                                   "     |                      ^~~~\n"
                                   "     = help: did you mean red?\n"},
    {"- {term: abc, color: base0G}",
     "w.yaml:3:22: error: this is no colour\n"
     "   3 | - {term: abc, color: base0G}\n     |                      ^~~~~~\n"
     "     = help: a colour is default, a name such as red or bright-red, 0 to 255, \"#rrggbb\" "
     "or, with a palette, base00 to base17\n"},
    {"- {term: abc, near: {anny: [x y]}}", "w.yaml:3:22: error: unknown key 'anny'\n"
                                           "   3 | - {term: abc, near: {anny: [x y]}}\n"
                                           "     |                      ^~~~\n"
                                           "     = help: did you mean 'any'?\n"},
    {"- {term: abc, color: base08}", ""},
    {"- {term: abc, color: \"#12ab9f\"}", ""},
};

START_TEST(slips_are_explained)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    struct text_builder source = {0};
    char *printed = NULL;
    size_t length;
    FILE *out = open_memstream(&printed, &length);
    text_builder_printf(&source, "version: 1\nterms:\n%s\n", slips[_i].term);
    watchlist_add(list, "w.yaml", text_builder_text(&source), &problems);
    for (size_t i = 0; i < problems.count; i++)
        problem_print(&problems.items[i], out);
    fclose(out);
    ck_assert_str_eq(printed, slips[_i].printed);
    free(printed);
    text_builder_free(&source);
    problem_list_free(&problems);
    watchlist_free(list);
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
