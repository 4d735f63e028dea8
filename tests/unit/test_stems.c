#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/language/stems.h"

static const struct {
    const char *word, *folded;
} fold_cases[] = {
    {"Don’t", "don't"}, {"ÉLAN", "elan"},     {"Łódź", "lodz"}, {"Erdoğan", "erdogan"},
    {"WORLD", "world"}, {"Привет", "привет"}, {"", ""},
};

START_TEST(test_fold)
{
    char out[STEM_LENGTH_MAX];
    size_t length = stem_fold(text_from(fold_cases[_i].word), out);
    ck_assert_str_eq(out, fold_cases[_i].folded);
    ck_assert_uint_eq(length, strlen(out));
}
END_TEST

/* Words of one key. */
static const char *const same_cases[][2] = {
    {"organise", "organize"},
    {"organised", "organizing"},
    {"colour", "colors"},
    {"centre", "center"},
    {"defence", "defense"},
    {"travelled", "traveling"},
    {"programme", "program"},
    {"dialogue", "dialog"},
    {"carried", "carry"},
    {"countries", "country"},
    {"stopped", "stop"},
    {"forces", "force"},
    {"movies", "movie"},
    {"invading", "invade"},
    {"organisation", "organization"},
    {"calls", "calling"},
    {"analyse", "analyze"},
    {"won", "wins"},
    {"stole", "stealing"},
    {"fled", "flee"},
    {"children", "child"},
    {"organisers", "organizer"},
    {"neighbourhoods", "neighborhood"},
    {"favourite", "favorite"},
    {"sceptical", "skeptical"},
    {"grey", "gray"},
    {"ploughed", "plow"},
    {"tyres", "tire"},
};

START_TEST(test_same)
{
    char keys[2][STEM_LENGTH_MAX];
    for (int side = 0; side < 2; side++) {
        size_t length = stem_fold(text_from(same_cases[_i][side]), keys[side]);
        ck_assert_uint_eq(stem_reduce(keys[side], length), strlen(keys[side]));
    }
    ck_assert_str_eq(keys[0], keys[1]);
}
END_TEST

/* Words of one root. */
static const char *const root_cases[][2] = {
    {"elected", "elections"},      {"prosecutors", "prosecution"},
    {"negotiated", "negotiators"}, {"investigating", "investigation"},
    {"resigned", "resignation"},   {"officer", "official"},
    {"government", "governing"},   {"America", "American"},
    {"China", "Chinese"},
};

START_TEST(test_roots)
{
    char keys[2][STEM_LENGTH_MAX];
    for (int side = 0; side < 2; side++) {
        size_t length = stem_fold(text_from(root_cases[_i][side]), keys[side]);
        length = stem_reduce(keys[side], length);
        ck_assert_uint_eq(stem_root(keys[side], length), strlen(keys[side]));
    }
    ck_assert_str_eq(keys[0], keys[1]);
}
END_TEST

START_TEST(test_parts)
{
    ck_assert_uint_eq(stem_part(TEXT("coastguard")), 5);
    ck_assert_uint_eq(stem_part(TEXT("lawmakers")), 3);
    ck_assert_uint_eq(stem_part(TEXT("coast")), 0);
    ck_assert_uint_eq(stem_part(TEXT("s")), 0);
    ck_assert_uint_eq(stem_part(TEXT("")), 0);
}
END_TEST

START_TEST(test_tables)
{
    ck_assert(stem_tables_sorted());
}
END_TEST

/* Words of different keys. */
static const char *const other_cases[][2] = {
    {"crisis", "cries"}, {"united", "unity"}, {"pass", "pas"}, {"string", "strong"}, {"his", "hi"},
};

START_TEST(test_other)
{
    char keys[2][STEM_LENGTH_MAX];
    for (int side = 0; side < 2; side++)
        stem_reduce(keys[side], stem_fold(text_from(other_cases[_i][side]), keys[side]));
    ck_assert_str_ne(keys[0], keys[1]);
}
END_TEST

START_TEST(test_long_words)
{
    char word[300], out[STEM_LENGTH_MAX];
    memset(word, 'a', sizeof(word));
    size_t length = stem_fold((struct text){word, sizeof(word)}, out);
    ck_assert_uint_lt(length, STEM_LENGTH_MAX);
    ck_assert_uint_le(stem_reduce(out, length), length);
    for (size_t i = 0; i + 1 < sizeof(word); i += 2)
        memcpy(word + i, "é", 2);
    length = stem_fold((struct text){word, sizeof(word)}, out);
    ck_assert_uint_lt(length, STEM_LENGTH_MAX);
}
END_TEST

START_TEST(test_numbers)
{
    ck_assert_double_eq(stem_number_word(TEXT("zero")), 0);
    ck_assert_double_eq(stem_number_word(TEXT("seventy")), 70);
    ck_assert_double_eq(stem_number_word(TEXT("million")), 1e6);
    ck_assert_double_eq(stem_number_word(TEXT("word")), -1);
    ck_assert_double_eq(stem_number_word(TEXT("")), -1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("stems");
    TCase *cases = tcase_create("cases");
    tcase_add_loop_test(cases, test_fold, 0, sizeof(fold_cases) / sizeof(fold_cases[0]));
    tcase_add_loop_test(cases, test_same, 0, sizeof(same_cases) / sizeof(same_cases[0]));
    tcase_add_loop_test(cases, test_other, 0, sizeof(other_cases) / sizeof(other_cases[0]));
    tcase_add_loop_test(cases, test_roots, 0, sizeof(root_cases) / sizeof(root_cases[0]));
    tcase_add_test(cases, test_parts);
    tcase_add_test(cases, test_tables);
    tcase_add_test(cases, test_long_words);
    tcase_add_test(cases, test_numbers);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
