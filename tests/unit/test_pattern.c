#include "core/base/pattern.h"
#include "tests/unit/suite.h"
#include <string.h>

enum { L = PATTERN_LITERAL, C = PATTERN_CASELESS, W = PATTERN_WHOLE_WORD };

START_TEST(finds)
{
    static const struct {
        const char *pattern;
        unsigned flags;
        const char *text;
        size_t from, start, end; /* end 0: no match */
    } cases[] = {
        {"b+", 0, "abbc", 0, 1, 3},
        {"b+", 0, "abbc", 2, 2, 3},
        {"b+", 0, "abbc", 3, 0, 0},
        {"b+", 0, "abbc", 99, 0, 0},
        {"b*", 0, "acb", 0, 2, 3}, /* empty matches do not count */
        {"x*", 0, "abc", 0, 0, 0},
        {"ab\\K", 0, "abab", 0, 0, 0},
        {"a\\Kb|b\\Kc", 0, "abc", 0, 1, 2},
        {"É", C, "caf\xC3\xA9", 0, 3, 5},
        {"\\w+", 0, "é!", 0, 0, 2},
        {"a.c", L, "abc a.c", 0, 4, 7},
        {"C++", L, "C C++", 0, 2, 5},
        {"\\Q.\\E", L, "x\\Q.\\E", 0, 1, 6},
        {"C#", L | W, "AC# C#x C# d", 0, 8, 10},
        {"müll", L | W | C, "Müller MÜLL", 0, 8, 13},
        {"cat|dog", W, "catdog dog", 0, 7, 10},
        {"a b", L, "aab a b", 0, 4, 7},
        {"日本", L | W, "日本", 0, 0, 6},
        {"", L, "abc", 0, 0, 0},
    };
    struct pattern_matcher *matcher = pattern_matcher_new();

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct pattern_error error;
        enum status status;
        size_t start = 0, end = 0;
        struct pattern *pattern =
            pattern_compile(text_from(cases[i].pattern), cases[i].flags, &error);
        ck_assert_msg(pattern != NULL, "case %zu: %s", i, error.message);
        bool found = pattern_find(pattern, matcher, text_from(cases[i].text), cases[i].from, &start,
                                  &end, &status);
        ck_assert_int_eq(status, STATUS_OK);
        ck_assert_msg(found == (cases[i].end != 0), "case %zu", i);
        ck_assert_msg(start == cases[i].start && end == cases[i].end, "case %zu: %zu-%zu", i, start,
                      end);
        pattern_free(pattern);
    }
    pattern_matcher_free(matcher);
    pattern_matcher_free(NULL);
    pattern_free(NULL);
}
END_TEST

START_TEST(refuses)
{
    static const struct {
        const char *pattern;
        size_t offset;
    } cases[] = {
        {"(unclosed", 9}, {"a{2,1}", 5}, {"\\p{Foo}", 7}, {"[z", 2},   {"a\\Cb", 3},
        {"ab(?C1)c", 7},  {"*", 0},      {"(?C'x')", 7},  {"\xFF", 0},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct pattern_error error;
        ck_assert_ptr_null(pattern_compile(text_from(cases[i].pattern), 0, &error));
        ck_assert_msg(error.offset == cases[i].offset, "%s: %zu", cases[i].pattern, error.offset);
        ck_assert_uint_gt(strlen(error.message), 0);
    }
}
END_TEST

START_TEST(limits_length)
{
    char source[PATTERN_LENGTH_MAX + 2];
    struct pattern_error error;

    memset(source, '.', sizeof source);
    struct pattern *pattern =
        pattern_compile((struct text){source, PATTERN_LENGTH_MAX}, PATTERN_LITERAL, &error);
    ck_assert_ptr_nonnull(pattern);
    pattern_free(pattern);
    ck_assert_ptr_null(
        pattern_compile((struct text){source, PATTERN_LENGTH_MAX + 1}, PATTERN_LITERAL, &error));
}
END_TEST

START_TEST(stops_runaways)
{
    static const char *const patterns[] = {"(a+)+[bc]$", "(?:a|aa)+[bc]", "\\w.*[xyz]",
                                           "(?:.|a)*?[xyz]"};
    enum { LENGTH = 200000 };
    char *bytes = malloc(LENGTH);
    struct pattern_matcher *matcher = pattern_matcher_new();

    memset(bytes, 'a', LENGTH);
    for (size_t i = 0; i < COUNT(patterns); i++) {
        struct pattern_error error;
        enum status status;
        size_t start, end;
        struct pattern *pattern = pattern_compile(text_from(patterns[i]), 0, &error);
        ck_assert(!pattern_find(pattern, matcher, (struct text){bytes, LENGTH}, 0, &start, &end,
                                &status));
        ck_assert_msg(status == STATUS_LIMIT, "%s: %s", patterns[i], status_name(status));
        pattern_free(pattern);
    }
    pattern_matcher_free(matcher);
    free(bytes);
}
END_TEST

START_TEST(knows_what_matches_nothing)
{
    static const struct {
        const char *pattern;
        bool empty;
    } cases[] = {{"a*", true}, {"a", false},  {"", true},
                 {"a|", true}, {"\\b", true}, {"a+?", false}};

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct pattern_error error;
        struct pattern *pattern = pattern_compile(text_from(cases[i].pattern), 0, &error);
        ck_assert_msg(pattern_matches_empty(pattern) == cases[i].empty, "%s", cases[i].pattern);
        pattern_free(pattern);
    }
}
END_TEST

START_TEST(tells_its_version)
{
    char version[64];

    ck_assert_ptr_nonnull(strstr(pattern_version(version), "PCRE2 10."));
    ck_assert((strstr(version, "JIT") != NULL) == pattern_has_jit());
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds,
                                  refuses,
                                  limits_length,
                                  stops_runaways,
                                  knows_what_matches_nothing,
                                  tells_its_version};

    return suite_run("pattern", tests, COUNT(tests));
}
