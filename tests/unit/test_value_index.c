#include "core/compare/value_index.h"

#include "core/base/text.h"

#include "tests/unit/suite.h"

/* Values of two kinds, one of them under two keys. */
static const struct {
    const char *of;
    double value;
    uint32_t number;
} values[] = {{"houses", 12, 0}, {"boats", 12, 1}, {"houses", 30, 2},
              {"houses", 9, 3},  {"boats", 30, 2}, {"houses", 100, 4}};

static const struct {
    const char *keys[2];
    double low, high;
    const char *found;
} cases[] = {
    {{"houses"}, 9, 30, "0 2 3"}, {{"houses"}, 9.5, 29, "0"},         {{"boats"}, 0, 1000, "1 2"},
    {{"farms"}, 0, 1000, ""},     {{"houses", "boats"}, 30, 30, "2"}, {{"houses"}, 31, 30, ""},
};

static uint64_t key(const char *of)
{
    return value_index_key(0, "m", text_hash(text_from(of)));
}

START_TEST(finds_by_key_and_value)
{
    struct value_index index = {.arena = arena_new()};
    for (size_t i = 0; i < COUNT(values); i++)
        value_index_add(&index, key(values[i].of), values[i].value, values[i].number);
    value_index_sort(&index);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text_builder found = {0};
        uint64_t keys[2];
        size_t key_count = 0;
        while (key_count < 2 && cases[i].keys[key_count]) {
            keys[key_count] = key(cases[i].keys[key_count]);
            key_count++;
        }
        text_builder_add_string(&found, "");
        size_t count = value_index_find(&index, keys, key_count, cases[i].low, cases[i].high);
        for (size_t f = 0; f < count; f++)
            text_builder_printf(&found, "%s%u", f ? " " : "", index.found[f]);
        ck_assert_str_eq(found.bytes, cases[i].found);
        text_builder_free(&found);
    }
    arena_free(index.arena);
}
END_TEST

START_TEST(tells_kinds_and_measures_apart)
{
    ck_assert(value_index_key(0, "m", 1) != value_index_key(1, "m", 1));
    ck_assert(value_index_key(0, "m", 1) != value_index_key(0, "kg", 1));
    ck_assert(value_index_key(0, "m", 1) != value_index_key(0, NULL, 1));
    ck_assert(value_index_key(0, "m", 1) != value_index_key(0, "m", 2));
}
END_TEST

START_TEST(gives_back_no_more_than_it_says)
{
    struct value_index index = {.arena = arena_new()};
    const uint64_t one = key("houses");
    for (uint32_t i = 0; i < 3 * VALUE_INDEX_MOST; i++)
        value_index_add(&index, one, 3 * VALUE_INDEX_MOST - i, i);
    value_index_sort(&index);
    ck_assert_uint_eq(value_index_find(&index, &one, 1, 0, 1e9), VALUE_INDEX_MOST);
    ck_assert_uint_eq(index.found[VALUE_INDEX_MOST - 1], 3 * VALUE_INDEX_MOST - 1);
    arena_free(index.arena);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds_by_key_and_value, tells_kinds_and_measures_apart,
                                  gives_back_no_more_than_it_says};
    return suite_run("value_index", tests, COUNT(tests));
}
