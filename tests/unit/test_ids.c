#include "core/base/ids.h"
#include "tests/unit/suite.h"

/* What is wanted, one after the other, and what is given. */
static const struct {
    const char *wanted, *given;
} cases[] = {
    {"ferry", "ferry"},
    {"storm", "storm"},
    {"ferry", "ferry-2"},
    {"ferry", "ferry-3"},
    {"storm-2", "storm-2"},
    {"storm", "storm-3"},
    {"ferry-2", "ferry-2-2"},
    {"", ""},
    {"", "-2"},
    {"storm", "storm-4"},
};

START_TEST(tells_apart)
{
    struct arena *arena = arena_new();
    struct ids *ids = ids_new(arena, COUNT(cases));
    for (size_t i = 0; i < COUNT(cases); i++)
        ck_assert_str_eq(ids_claim(ids, cases[i].wanted), cases[i].given);
    arena_free(arena);
}
END_TEST

START_TEST(many_of_one_name_are_quick)
{
    enum { MANY = 200000 };
    struct arena *arena = arena_new();
    struct ids *ids = ids_new(arena, MANY);
    const char *last = NULL;
    for (int i = 0; i < MANY; i++)
        last = ids_claim(ids, "same");
    ck_assert_str_eq(last, "same-200000");
    arena_free(arena);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {tells_apart, many_of_one_name_are_quick};
    return suite_run("ids", tests, COUNT(tests));
}
