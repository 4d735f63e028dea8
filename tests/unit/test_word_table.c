#include "core/base/word_table.h"
#include "core/compare/words.h"
#include "core/language/language.h"
#include "tests/unit/suite.h"

struct row {
    const char *word;
    int value;
};

static const struct row rows[] = {{"a", 1}, {"an", 2}, {"and", 3}, {"o'clock", 4}, {"über", 5}};
static const char *const unsorted[] = {"b", "a", "c"}, *const twice[] = {"a", "b", "b", "c"};

static const struct {
    const char *word;
    int value; /* 0: not there */
} cases[] = {
    {"a", 1}, {"AN", 2}, {"And", 3},  {"O'Clock", 4}, {"über", 5},  {"Über", 0},
    {"", 0},  {"am", 0}, {"ands", 0}, {"zebra", 0},   {"A\xFF", 0},
};

START_TEST(finds_rows)
{
    const struct row *row = WORDS_FIND(text_from(cases[_i].word), rows);
    ck_assert_int_eq(row ? row->value : 0, cases[_i].value);
}
END_TEST

/* A byte 0 in a word is not the end of a row. */
START_TEST(reads_no_row_past_its_end)
{
    static const char both[] = "and\0or";
    static const char *const table[] = {both};
    ck_assert_ptr_null(WORDS_FIND(((struct text){both, sizeof(both) - 1}), table));
}
END_TEST

START_TEST(knows_the_order)
{
    ck_assert(WORDS_SORTED(rows));
    ck_assert(!WORDS_SORTED(unsorted));
    ck_assert(!WORDS_SORTED(twice));
}
END_TEST

/* Those of names and figures are looked at by the tests of these. */
START_TEST(tables_are_sorted)
{
    ck_assert(language_words_sorted());
    ck_assert(vocabulary_sorted());
    ck_assert(word_forms_sorted());
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("word_table");
    TCase *group = tcase_create("cases");
    tcase_add_loop_test(group, finds_rows, 0, COUNT(cases));
    tcase_add_test(group, reads_no_row_past_its_end);
    tcase_add_test(group, knows_the_order);
    tcase_add_test(group, tables_are_sorted);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
