#include "core/watch/matcher.h"
#include <check.h>
#include <stdlib.h>
#include <string.h>

/* A term as YAML, a text, and what is hit in it, joined by "|" ("" for nothing). */
static const struct {
    const char *term, *text, *hits;
} cases[] = {
    {"radar", "The RADAR and the radars of Radar-1.", "RADAR|Radar"},
    {"radar*", "The radars, radar's radarless.", "radars|radar|radarless"},
    {"Moor", "Moor moor MOOR Moor’s mOOR", "Moor|MOOR|Moor"},
    {"Ada Moor", "ada moor ADA MOOR Ada MOOR", "ADA MOOR|Ada MOOR"},
    {"{term: Moor, case: match}", "Moor MOOR moor", "Moor"},
    {"{term: Moor, case: ignore}", "Moor MOOR moor", "Moor|MOOR|moor"},
    {"O'Brien", "O’Brien and O`Brien", "O’Brien|O`Brien"},
    {"well-known", "well–known well—known wellknown", "well–known|well—known"},
    {"false flag",
     "false\xc2\xa0"
     "flag, false   flag, false\xc2\xad flag, falseflag",
     "false\xc2\xa0"
     "flag|false   flag|false\xc2\xad flag"},
    {"radar",
     "ra\xc2\xad"
     "dar\xc2\xad and x",
     "ra\xc2\xad"
     "dar"},
    {"straße", "STRASSE Straße STRAẞE", "STRASSE|Straße|STRAẞE"},
    {"office",
     "o\xef\xac\x83"
     "ce off",
     "o\xef\xac\x83"
     "ce"},
    {"акме", "Акме АКМЕ акмеизм", "Акме|АКМЕ"},
    {"\"caf\\u0065\\u0301\"", "Café cafe", "Café"},
    {"{term: dar, whole_word: false}", "radar darn", "dar|dar"},
    {"{term: i, whole_word: false, case: ignore}", "f\xef\xac\x81t", "\xef\xac\x81"},
    {"{term: aa, whole_word: false, case: match}", "aaaaa", "aa|aa"},
    {"C#", "C# C#s C", "C#"},
    {"the news", "In the news: the the news of the newsroom", "the news|the news"},
    {"{term: one, aliases: [one two, two]}", "one two", "one two|one|two"},
    {"{regex: '\\d+ tonnes'}", "9 tonnes, 12 TONNES", "9 tonnes|12 TONNES"},
    {"{regex: '[A-Z]{2}\\d'}", "AB1 ab1", "AB1"},
    {"{term: radar, enabled: false}", "radar", ""},
    {"{entity: Ada Moor}", "Moor said", "Moor"},
    {"日本", "日本 東京", "日本"},
    /* a longer phrase takes the hit away, the same words elsewhere do not */
    {"{term: Moor, exclude: [Ada Moor, Moor Street]}", "Moor, Ada Moor, Moor Street; Moor",
     "Moor|Moor"},
    {"{term: Moor, exclude: [Ada Moor]}", "Ada  MOOR met Ada\xc2\xadMoor", ""},
    {"{term: Moor, exclude: [Moor House, 'Moor House in Exe']}", "Moor House in Exe", ""},
    {"{term: Moor, aliases: [Moor House], exclude: [Moor House]}", "Moor House", ""},
    {"{term: Moor, aliases: [Ada Moor], exclude: [Moor House]}", "Ada Moor House", "Ada Moor"},
    {"{term: hydro, whole_word: false, exclude: [hydrogen]}", "hydrogen hydropower", "hydro"},
    {"{regex: '\\d+', exclude: [the 39 steps]}", "39 of the 39 steps", "39"},
    {"{entity: Ada Moor, exclude: [Moor said]}", "Moor said", ""},
    /* words away: the next is 1 */
    {"{term: oil, near: {any: [ban], within: 1}}", "ban oil; oil", "oil"},
    {"{term: oil, near: {any: [ban], within: 1}}", "oil a ban", ""},
    {"{term: oil, near: {any: [ban], within: 2}}", "oil a ban", "oil"},
    {"{term: oil, near: {any: [ban], within: 2, ordered: true}}", "ban oil a ban", "oil"},
    {"{term: oil, near: {any: [ban], within: 2, ordered: true}}", "ban oil", ""},
    {"{term: oil, near: {any: [ban, the cap], within: 2}}", "oil by the cap", "oil"},
    {"{term: oil, near: {any: [price cap], within: 2}}", "price cap on oil", "oil"},
    {"{term: oil, near: {any: [price cap on all], within: 2}}", "cap on oil, price cap", ""},
    {"{term: oil ban, near: {any: [ban], within: 5}}", "oil ban", ""},
    {"{term: oil, near: {any: [ban]}}", "oil 1 2 3 4 5 6 7 8 9 ban", "oil"},
    {"{term: oil, near: {any: [ban]}}", "oil 1 2 3 4 5 6 7 8 9 10 ban", ""},
    {"{term: oil, near: {any: [ban*], within: 1}}", "oil bans, oil", "oil|oil"},
    {"{term: oil, near: {any: [ban], within: 2}}", "oil so\xc2\xadon ban", "oil"},
    {"{term: oil, near: {any: [ban], within: 3}, exclude: [oil ban]}", "oil ban, ban of oil",
     "oil"},
    {"{regex: '\\d+', near: {any: [tonnes], within: 1}}", "9 tonnes 12 days", "9|12"},
    {"{entity: Ada Moor, near: {any: [said], within: 1}}", "Moor said", "Moor"},
    {"{term: Moor, fields: [title]}", "Moor", ""},
    {"{term: Moor, fields: [title, body]}", "Moor", "Moor"},
};

static struct watchlist *list_of(const char *terms)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    struct text_builder source = {0};
    text_builder_printf(&source, "version: 1\nterms:\n  - %s\n", terms);
    enum status status = watchlist_add(list, "w.yaml", text_builder_text(&source), &problems);
    ck_assert_msg(status == STATUS_OK, "%s: %s", terms,
                  status == STATUS_OK ? "" : problems.items[0].message);
    text_builder_free(&source);
    problem_list_free(&problems);
    return list;
}

START_TEST(hits_exactly)
{
    struct watchlist *list = list_of(cases[_i].term);
    struct matcher *matcher = matcher_new(list);
    struct arena *arena = arena_new();
    struct paragraph paragraphs[] = {
        {.text = text_from(cases[_i].text), .kind = PARAGRAPH_BODY},
        {.text = text_from(cases[_i].text), .kind = PARAGRAPH_BOILERPLATE}};
    struct article article = {.paragraphs = paragraphs, .paragraph_count = 2};
    struct matcher_name names[] = {{{0, 0, 4}, TEXT("Ada Moor")}, {{1, 0, 4}, TEXT("Ada Moor")}};
    struct text_builder found = {0};
    struct hits hits;
    matcher_find(matcher, &article, names, 2, arena, &hits, NULL);
    text_builder_add(&found, TEXT(""));
    for (size_t i = 0; i < hits.count; i++) {
        struct span span = hits.items[i].span;
        text_builder_add_string(&found, i ? "|" : "");
        text_builder_add(&found,
                         text_slice(paragraphs[0].text, span.start, span.start + span.length));
    }
    struct text text = text_builder_text(&found);
    ck_assert_msg(text_equal(text, text_from(cases[_i].hits)), "%s: %.*s", cases[_i].term,
                  (int)text.length, text.bytes);
    text_builder_free(&found);
    arena_free(arena);
    matcher_free(matcher);
    watchlist_free(list);
}
END_TEST

/* It is off from there on, in later articles too. */
START_TEST(a_pattern_that_runs_away_is_told_once)
{
    struct watchlist *list = list_of("{regex: '^(a+)+$'}");
    struct matcher *matcher = matcher_new(list);
    struct arena *arena = arena_new();
    struct paragraph paragraphs[] = {
        {.text = TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")},
        {.text = TEXT("aaa")}};
    paragraphs[0].kind = paragraphs[1].kind = PARAGRAPH_BODY;
    struct article article = {.paragraphs = paragraphs, .paragraph_count = 2};
    struct article short_one = {.paragraphs = &paragraphs[1], .paragraph_count = 1};
    struct problem_list problems = {0};
    struct hits hits;
    matcher_find(matcher, &short_one, NULL, 0, arena, &hits, &problems);
    ck_assert_uint_eq(hits.count, 1);
    ck_assert(!matcher_stopped(matcher, 0));
    matcher_find(matcher, &article, NULL, 0, arena, &hits, &problems);
    ck_assert_uint_eq(hits.count, 0);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert(matcher_stopped(matcher, 0));
    matcher_find(matcher, &short_one, NULL, 0, arena, &hits, &problems);
    ck_assert_uint_eq(hits.count, 0);
    ck_assert_uint_eq(problems.count, 1);
    problem_list_free(&problems);
    arena_free(arena);
    matcher_free(matcher);
    watchlist_free(list);
}
END_TEST

static int by_rank_only(const void *left, const void *right)
{
    return hit_rank(left, right);
}

/* All overlapping hits stay; which goes before: the more severe, the longer, the earlier term. */
START_TEST(overlapping_hits_have_a_rank)
{
    struct watchlist *list = list_of("{term: the port, severity: low}\n  - port of Exe\n"
                                     "  - {term: port, severity: critical}\n"
                                     "  - {id: again, term: port of Exe}");
    struct matcher *matcher = matcher_new(list);
    struct arena *arena = arena_new();
    struct paragraph paragraphs[] = {{.text = TEXT("At the port of Exe")},
                                     {.text = TEXT("the port")}};
    paragraphs[0].kind = paragraphs[1].kind = PARAGRAPH_BODY;
    struct article article = {.paragraphs = paragraphs, .paragraph_count = 2};
    static const uint32_t by_start[] = {0, 2, 1, 3, 0, 2}, by_rank[] = {2, 1, 3, 0};
    struct hits hits;
    matcher_find(matcher, &article, NULL, 0, arena, &hits, NULL);
    ck_assert_uint_eq(hits.count, 6);
    ck_assert_uint_eq(hits_from(&hits, 0), 0);
    ck_assert_uint_eq(hits_from(&hits, 1), 4);
    ck_assert_uint_eq(hits_from(&hits, 2), 6);
    for (size_t i = 0; i < hits.count; i++)
        ck_assert_uint_eq(hits.items[i].term, by_start[i]);
    qsort(hits.items, 4, sizeof(*hits.items), by_rank_only);
    for (size_t i = 0; i < 4; i++)
        ck_assert_uint_eq(hits.items[i].term, by_rank[i]);
    arena_free(arena);
    matcher_free(matcher);
    watchlist_free(list);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("matcher");
    TCase *tests = tcase_create("matcher");
    tcase_add_loop_test(tests, hits_exactly, 0, sizeof cases / sizeof cases[0]);
    tcase_add_test(tests, a_pattern_that_runs_away_is_told_once);
    tcase_add_test(tests, overlapping_hits_have_a_rank);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
