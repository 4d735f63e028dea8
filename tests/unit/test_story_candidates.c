/* Which articles are weighed against each other: few for each, however many share words. */
#include "core/compare/story_candidates.h"
#include "tests/unit/suite.h"

enum { TERMS = 80, ARTICLES = 3000, USERS = 180, APART = 4 };

/* Articles of TERMS words, each of which about USERS of them use, ever others. */
static struct story_vector *make_alike(struct arena *arena, size_t count, uint32_t *keys)
{
    struct story_vector *vectors = arena_array(arena, count, sizeof(*vectors));
    uint32_t words = (uint32_t)(count / USERS) + 1;
    for (size_t i = 0; i < count; i++) {
        vectors[i].items = arena_array(arena, TERMS, sizeof(*vectors[i].items));
        vectors[i].count = TERMS;
        for (uint32_t k = 0; k < TERMS; k++) {
            uint32_t word = (uint32_t)((i * (2 * k + 1) + i / (k + 1)) % words);
            vectors[i].items[k] = (struct story_term){k * words + word, 0.2F};
        }
    }
    *keys = TERMS * words;
    return vectors;
}

static void check_bounds(size_t count)
{
    struct arena *arena = arena_new();
    struct story_candidates found;
    uint32_t keys;
    struct story_vector *vectors = make_alike(arena, count, &keys);
    story_candidates_find(vectors, count, keys, arena, &found);
    ck_assert_uint_gt(found.count, count);
    ck_assert_uint_le(found.count, count * STORY_CANDIDATES_MAX);
    ck_assert_uint_le(found.looked, count * STORY_POSTINGS_MAX);
    arena_free(arena);
}

START_TEST(are_few_for_each_however_many_share_words)
{
    check_bounds(ARTICLES);
    check_bounds((size_t)ARTICLES * 2);
}
END_TEST

/* Article i shares its first word with the article APART before it, and no other. */
START_TEST(hold_all_that_few_share)
{
    struct arena *arena = arena_new();
    struct story_candidates found;
    struct story_term terms[2 * APART];
    struct story_vector vectors[2 * APART];
    for (uint32_t i = 0; i < 2 * APART; i++) {
        terms[i] = (struct story_term){i % APART, 0.5F};
        vectors[i] = (struct story_vector){&terms[i], 1};
    }
    story_candidates_find(vectors, COUNT(vectors), APART, arena, &found);
    ck_assert_uint_eq(found.count, APART);
    for (uint32_t i = 0; i < APART; i++) {
        ck_assert_uint_eq(found.items[i].a, i);
        ck_assert_uint_eq(found.items[i].b, i + APART);
    }
    arena_free(arena);
}
END_TEST

/* One event told by more than are kept for each: every article is beside its own. */
START_TEST(keep_the_most_alike)
{
    enum { MANY = STORY_CANDIDATES_MAX * 3 };
    struct arena *arena = arena_new();
    struct story_candidates found;
    struct story_vector vectors[MANY];
    for (uint32_t i = 0; i < MANY; i++) {
        vectors[i].items = arena_array(arena, 2, sizeof(*vectors[i].items));
        vectors[i].items[0] = (struct story_term){0, 0.5F};
        vectors[i].items[1] = (struct story_term){1 + i / 2, 0.5F};
        vectors[i].count = 2;
    }
    story_candidates_find(vectors, MANY, 1 + MANY / 2, arena, &found);
    bool beside[MANY] = {false};
    for (size_t i = 0; i < found.count; i++)
        beside[found.items[i].b] |=
            found.items[i].b % 2 && found.items[i].a + 1 == found.items[i].b;
    for (uint32_t i = 1; i < MANY; i += 2)
        ck_assert(beside[i]);
    arena_free(arena);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {are_few_for_each_however_many_share_words,
                                  hold_all_that_few_share, keep_the_most_alike};
    return suite_run("story candidates", tests, COUNT(tests));
}
