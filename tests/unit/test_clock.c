#include "core/base/clock.h"
#include "tests/unit/suite.h"

enum { DONE = 4, ALL = 12, TAKEN_MS = 60000 };

START_TEST(goes_on)
{
    int64_t first = clock_ms();
    ck_assert_int_gt(first, 0);
    ck_assert_int_ge(clock_ms(), first);
}
END_TEST

/* A minute for a third leaves two; nothing is known before a step, a second, the beginning. */
START_TEST(tells_what_is_left)
{
    int64_t begun = clock_ms() - TAKEN_MS;
    long left = clock_seconds_left(begun, DONE, ALL);
    ck_assert_int_ge(left, 120);
    ck_assert_int_le(left, 180);
    ck_assert_int_eq(clock_seconds_left(begun, ALL, ALL), 0);
    ck_assert_int_eq(clock_seconds_left(begun, 0, ALL), -1);
    ck_assert_int_eq(clock_seconds_left(begun, ALL + 1, ALL), -1);
    ck_assert_int_eq(clock_seconds_left(0, DONE, ALL), -1);
    ck_assert_int_eq(clock_seconds_left(clock_ms() + TAKEN_MS, DONE, ALL), -1);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {goes_on, tells_what_is_left};
    return suite_run("clock", tests, COUNT(tests));
}
