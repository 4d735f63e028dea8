#include "core/base/suggest.h"
#include "tests/unit/suite.h"
#include <string.h>

START_TEST(finds_the_nearest)
{
    static const char *const names[] = {"term",           "terms", "regex",
                                        "case_sensitive", "color", "Ärger"};
    static const struct {
        const char *word, *nearest;
    } cases[] = {
        {"term", "term"},   {"trem", "term"},    {"regexp", "regex"},
        {"rgeex", "regex"}, {"colour", "color"}, {"Color", "color"},
        {"xyz", NULL},      {"te", NULL},        {"case-sensitve", "case_sensitive"},
        {"ärgre", "Ärger"}, {"", NULL},          {"regular", NULL},
        {"ter", "term"},    {"casesensi", NULL},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *nearest = suggest_nearest(text_from(cases[i].word), names, COUNT(names));
        ck_assert_msg(nearest == cases[i].nearest ||
                          (nearest && cases[i].nearest && strcmp(nearest, cases[i].nearest) == 0),
                      "%s: %s", cases[i].word, nearest ? nearest : "none");
    }
}
END_TEST

START_TEST(takes_any_length)
{
    static char word[1 << 20];
    const char *const names[] = {word, "term"};

    memset(word, 'a', sizeof word - 1);
    ck_assert_ptr_null(suggest_nearest(text_from(word), names, 2));
    ck_assert_str_eq(suggest_nearest(TEXT("tern"), names, 2), "term");
    ck_assert_ptr_null(suggest_nearest(TEXT("term"), NULL, 0));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds_the_nearest, takes_any_length};

    return suite_run("suggest", tests, COUNT(tests));
}
