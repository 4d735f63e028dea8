#include "core/watch/explain.h"
#include "suite.h"
#include <string.h>

/* A term as YAML, a text, and its places with why each hits or not, joined by "|". The first
 * paragraph is a headline, the last page furniture; they are parted by "/". */
static const struct {
    const char *term, *text, *places;
} cases[] = {
    {"oil", "Oil soil oils", "Oil: hit|oil: part of a longer word|oil: part of a longer word"},
    {"{term: oil, enabled: false}", "oil", "oil: the term is switched off"},
    {"Moor", "moor MOOR", "moor: other capitals|MOOR: hit"},
    {"{term: oil, fields: [body]}", "oil/oil",
     "oil: not in the fields of the term|"
     "oil: page furniture is not searched"},
    {"{term: oil, near: {any: [ban], within: 1}}", "oil ban. A cap on oil",
     "oil: hit|oil: none of the words that must be near"},
    {"{term: oil, exclude: [oil paint]}", "oil paint, oil",
     "oil: part of an excluded phrase|oil: hit"},
    {"{term: oil, exclude: [oil paint], near: {any: [ban]}}", "oil paint",
     "oil: part of an excluded phrase"},
    {"{term: Oil*, case: match}", "Oils oily Soil",
     "Oils: hit|oily: other capitals|"
     "oil: part of a longer word"},
    {"{regex: '[A-Z]\\d'}", "A1 a2", "A1: hit|a2: other capitals"},
    {"{regex: '[A-Z]\\d', whole_word: true}", "A1 BA2", "A1: hit|A2: part of a longer word"},
    {"{entity: Ada Moor}", "Moor met Ada", "Moor: hit|Ada: not read as this name here"},
    {"oil", "gas", ""},
};

START_TEST(says_why)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct watchlist *list = watchlist_new();
        struct problem_list problems = {0};
        struct text_builder source = {0}, found = {0};
        struct arena *arena = arena_new();
        struct text text = text_from(cases[i].text);
        size_t slash = text_find(text, TEXT("/"), 0), count;
        struct paragraph paragraphs[2] = {
            {.text = text_slice(text, 0, slash), .kind = PARAGRAPH_HEADLINE},
            {.text = slash == SIZE_MAX ? TEXT("") : text_slice(text, slash + 1, text.length),
             .kind = PARAGRAPH_BOILERPLATE}};
        struct article article = {.paragraphs = paragraphs, .paragraph_count = 2};
        struct matcher_name name = {{0, 0, 4}, TEXT("Ada Moor")};
        text_builder_printf(&source, "version: 1\nterms:\n  - %s\n", cases[i].term);
        watchlist_add(list, "w.yaml", text_builder_text(&source), &problems);
        ck_assert_uint_eq(problems.errors, 0);
        struct explainer *explainer = explainer_new(watchlist_term(list, 0));
        struct explained *places = explainer_find(explainer, &article, &name, 1, arena, &count);
        text_builder_add_string(&found, "");
        for (size_t k = 0; k < count; k++) {
            struct text place = article_span_text(&article, places[k].span);
            text_builder_printf(&found, "%s%.*s: %s", k ? "|" : "", (int)place.length, place.bytes,
                                explain_reason_text(places[k].reason));
        }
        ck_assert_str_eq(found.bytes, cases[i].places);
        explainer_free(explainer);
        text_builder_free(&source);
        text_builder_free(&found);
        problem_list_free(&problems);
        arena_free(arena);
        watchlist_free(list);
    }
}
END_TEST

START_TEST(finds_a_term_by_what_it_is_called)
{
    struct watchlist *list = watchlist_new();
    struct problem_list problems = {0};
    watchlist_add(list, "w.yaml",
                  TEXT("version: 1\nterms:\n  - {term: One Thing, id: first, aliases: [second]}\n"
                       "  - {term: first}\n  - {term: second, id: other}\n"),
                  &problems);
    static const struct {
        const char *name;
        size_t term;
    } names[] = {{"first", 0}, {"One Thing", 0}, {"second", 2}, {"other", 2}, {"first-2", 1}};
    for (size_t i = 0; i < COUNT(names); i++)
        ck_assert_msg(explain_find_term(list, text_from(names[i].name)) ==
                          watchlist_term(list, names[i].term),
                      "%s", names[i].name);
    ck_assert_ptr_null(explain_find_term(list, TEXT("third")));
    problem_list_free(&problems);
    watchlist_free(list);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {says_why, finds_a_term_by_what_it_is_called};
    return suite_run("explain", tests, COUNT(tests));
}
