/* Words found however they are typed. */
#include "core/base/finder.h"
#include "tests/unit/suite.h"

#include <string.h>

/* What is typed, a text, and what is found in it first; NULL: nothing. */
static const struct {
    const char *words, *text, *found;
} cases[] = {
    /* case matters where a capital is typed */
    {"crane", "The Crane fell", "Crane"},
    {"Crane", "a crane, the Crane", "Crane"},
    {"CRANE", "the Crane", NULL},
    {"öl", "ÖL und Öl", "ÖL"},
    {"ΣΑΣ", "σας", NULL},
    {"σας", "ΣΑΣ", "ΣΑΣ"},
    /* accents matter where one is typed */
    {"cafe", "the café", "café"},
    {"café", "the cafe and the café", "café"},
    {"cafe", "the cafe\u0301 here", "cafe\u0301"},
    {"cafe\u0301", "the café", "café"},
    {"caf\u00e9", "the cafe\u0301", "cafe\u0301"},
    {"née e", "née é", NULL},
    {"zelensky", "Zelenskÿ", "Zelenskÿ"},
    {"Ångström", "Angstrom, A\u030angstro\u0308m", "A\u030angstro\u0308m"},
    /* ß and ss */
    {"strasse", "die Straße", "Straße"},
    {"straße", "STRASSE", "STRASSE"},
    {"Straße", "eine Strasse", "Strasse"},
    {"Strasse", "eine Straße", "Straße"},
    {"STRASSE", "eine STRAẞE", "STRAẞE"},
    /* quotes, dashes, spaces, dots */
    {"don't", "they don’t", "don’t"},
    {"don’t", "they don't", "don't"},
    {"\"no\"", "said “no” twice", "“no”"},
    {"2019-20", "in 2019–20", "2019–20"},
    {"10 km", "10\u00a0km away", "10\u00a0km"},
    {"wait...", "Wait…", "Wait…"},
    {"wait…", "wait...", "wait..."},
    /* nothing */
    {"", "anything", NULL},
    {"crane", "", NULL},
    {"crane", "cran", NULL},
    {"\u0301", "cafe", NULL},
    /* what means something in patterns means nothing here */
    {"c.*e", "crane c.*e", "c.*e"},
    {"\\b", "a \\b", "\\b"},
    /* others' writing */
    {"киев", "Киев и Київ", "Киев"},
    {"東京", "大東京", "東京"},
};

START_TEST(finds)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct finder finder = {0};
        size_t start = 0, end = 0;
        struct text text = text_from(cases[i].text);
        finder_set(&finder, text_from(cases[i].words));
        bool found = finder_find(&finder, text, 0, &start, &end);
        ck_assert_msg(found == (cases[i].found != NULL), "\"%s\" in \"%s\"", cases[i].words,
                      cases[i].text);
        if (found)
            ck_assert_msg(text_equal(text_slice(text, start, end), text_from(cases[i].found)),
                          "\"%s\" in \"%s\": \"%.*s\"", cases[i].words, cases[i].text,
                          (int)(end - start), text.bytes + start);
        finder_free(&finder);
    }
}
END_TEST

/* From match to match, and set anew. */
START_TEST(goes_on)
{
    struct finder finder = {0};
    struct text text = TEXT("Ölöl oL ol");
    size_t start, end = 0, count = 0;
    finder_set(&finder, TEXT("nothing"));
    ck_assert(!finder_find(&finder, text, 0, &start, &end));
    finder_set(&finder, TEXT("ol"));
    for (size_t from = 0; finder_find(&finder, text, from, &start, &end); from = end)
        count++;
    ck_assert_uint_eq(count, 4);
    finder_free(&finder);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds, goes_on};
    return suite_run("finder", tests, COUNT(tests));
}
