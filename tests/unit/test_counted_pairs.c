/* Which articles of a story have their figures compared: all with all, or of many each with some.
 */
#include "core/collection/counted_pairs.h"
#include "tests/unit/suite.h"

enum { MANY = 3000, FIGURES = 30 };

struct story {
    struct arena *arena;
    struct compare_side *sides;
    size_t count;
};

/* So many articles of FIGURES figures each; of article i's the k-th is value_of(i, k). */
static struct story make(size_t count, double (*value_of)(size_t i, size_t k))
{
    struct story story = {arena_new(), NULL, count};
    story.sides = arena_array(story.arena, count, sizeof(*story.sides));
    for (size_t i = 0; i < count; i++) {
        struct annotation *annotation = arena_alloc(story.arena, sizeof(*annotation));
        *annotation = (struct annotation){.figure_count = FIGURES};
        annotation->figures = arena_array(story.arena, FIGURES, sizeof(*annotation->figures));
        for (size_t k = 0; k < FIGURES; k++)
            annotation->figures[k] = (struct figure){.value = value_of(i, k)};
        story.sides[i].annotation = annotation;
    }
    return story;
}

static double alike(size_t i, size_t k)
{
    (void)i;
    return (double)k;
}

static double own(size_t i, size_t k)
{
    return (double)(i * FIGURES + k);
}

/* The first and the last have one in common. */
static double far_apart(size_t i, size_t k)
{
    return (i == 0 || i == MANY - 1) && k == 0 ? -1 : own(i, k);
}

static double mixed(size_t i, size_t k)
{
    return (double)((i * (2 * k + 1) + i / (k + 1)) % (MANY / 8));
}

static size_t count_pairs(size_t count, double (*value_of)(size_t, size_t))
{
    struct story story = make(count, value_of);
    size_t pairs;
    counted_pairs_find(story.sides, count, story.arena, &pairs);
    arena_free(story.arena);
    return pairs;
}

START_TEST(of_few_are_all)
{
    ck_assert_uint_eq(count_pairs(2, own), 1);
    ck_assert_uint_eq(count_pairs(COUNTED_ALL_MAX, own),
                      COUNTED_ALL_MAX * (COUNTED_ALL_MAX - 1) / 2);
}
END_TEST

START_TEST(of_many_are_some_for_each)
{
    double (*const values[])(size_t, size_t) = {alike, own, mixed};
    for (size_t v = 0; v < COUNT(values); v++)
        for (size_t count = COUNTED_ALL_MAX + 1; count <= MANY; count *= 2)
            ck_assert_uint_le(count_pairs(count, values[v]), count * COUNTED_PARTNERS_MAX);
}
END_TEST

START_TEST(hold_equal_figures_far_apart)
{
    struct story story = make(MANY, far_apart);
    size_t count, found = 0;
    const struct counted_pair *pairs = counted_pairs_find(story.sides, MANY, story.arena, &count);
    for (size_t i = 0; i < count; i++)
        found += pairs[i].a == 0 && pairs[i].b == MANY - 1;
    ck_assert_uint_eq(found, 1);
    arena_free(story.arena);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {of_few_are_all, of_many_are_some_for_each,
                                  hold_equal_figures_far_apart};
    return suite_run("counted pairs", tests, COUNT(tests));
}
