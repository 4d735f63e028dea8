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
    struct value_pairs pairs = {0};
    for (uint32_t i = 0; i <= cases[at].others; i++)
        value_pairs_add(&pairs, arena,
                        mirrored ? (struct value_pair){i, 0, i == 0}
                                 : (struct value_pair){0, i, i == 0});
    size_t counts[2] = {1, 1};
    counts[!mirrored] = cases[at].others + 1;
    value_pairs_drop_series(&pairs, arena, counts);
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

int main(void)
{
    const TTest *const tests[] = {keeps_disputes_and_drops_series};
    return suite_run("value_pairs", tests, COUNT(tests));
}
