#include "core/compare/value_pairs.h"

#include "tests/unit/suite.h"

/* A left value that `others` unequal values of the right side answer, and one equal. */
static const struct {
    uint32_t others;
    size_t kept;
} cases[] = {{0, 1}, {1, 2}, {12, 13}, {13, 1}, {200, 1}};

static void check(size_t at, bool mirrored)
{
    struct arena *arena = arena_new();
    size_t many = cases[at].others + 1;
    struct value_pairs pairs = value_pairs_new(arena, mirrored ? many : 1, mirrored ? 1 : many);
    for (uint32_t i = 0; i < many; i++)
        value_pairs_add(&pairs, mirrored ? (struct value_pair){i, 0, i == 0}
                                         : (struct value_pair){0, i, i == 0});
    value_pairs_drop_series(&pairs);
    ck_assert_msg(pairs.count == cases[at].kept, "%u others: %zu kept", cases[at].others,
                  pairs.count);
    ck_assert(pairs.items[0].equal);
    arena_free(arena);
}

START_TEST(keeps_disputes_and_drops_series)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        check(i, false);
        check(i, true);
    }
}
END_TEST

/* One value that both sides give again and again: every one keeps an equal one, the number of
 * pairs is not the product, and the sides may be exchanged. */
static const struct {
    uint32_t left, right;
    size_t kept;
} repeated[] = {{3, 4, 12}, {12, 12, 144}, {1, 50, 50}, {100, 100, 2256}, {1000, 20, 12096}};

START_TEST(values_repeated_stay_few)
{
    for (size_t at = 0; at < 2 * COUNT(repeated); at++) {
        uint32_t left = repeated[at / 2].left, right = repeated[at / 2].right;
        uint32_t counts[2] = {at % 2 ? right : left, at % 2 ? left : right};
        struct arena *arena = arena_new();
        bool *seen = arena_array(arena, counts[0] + counts[1], sizeof(*seen));
        size_t missing = counts[0] + counts[1];
        struct value_pairs pairs = value_pairs_new(arena, counts[0], counts[1]);
        for (uint32_t i = 0; i < counts[0]; i++)
            for (uint32_t j = 0; j < counts[1]; j++)
                value_pairs_add(&pairs, (struct value_pair){i, j, true});
        value_pairs_drop_series(&pairs);
        ck_assert_uint_eq(pairs.count, repeated[at / 2].kept);
        for (size_t i = 0; i < pairs.count; i++) {
            bool *both[2] = {&seen[pairs.items[i].left], &seen[counts[0] + pairs.items[i].right]};
            for (int side = 0; side < 2; side++) {
                missing -= !*both[side];
                *both[side] = true;
            }
        }
        ck_assert_uint_eq(missing, 0);
        arena_free(arena);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {keeps_disputes_and_drops_series, values_repeated_stay_few};
    return suite_run("value_pairs", tests, COUNT(tests));
}
