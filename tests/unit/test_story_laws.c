/* What must hold of the articles of a story together: neither their order nor an article of other
 * news changes what the rest have in common or dispute. */
#include "core/compare/groups.h"

#include "tests/unit/pairs.h"

/* Events that three outlets tell. */
static const char *const paths[] = {"tests/pairs/election.txt", "tests/pairs/flood.txt",
                                    "tests/pairs/merger.txt", "tests/pairs/missing.txt"};

enum { ARTICLES = PAIRS_ARTICLES + 1, CELLS = PAIRS_ARTICLES * PAIRS_SENTENCES, FIGURES = 64 };

/* What a story's articles yield, by the articles' own numbers whatever the order they came in. */
struct yield {
    bool together[CELLS][CELLS]; /* sentences in one group */
    /* 1 + the verdict on two figures; 0: none. */
    unsigned char disputes[PAIRS_ARTICLES][PAIRS_ARTICLES][FIGURES][FIGURES];
};

static size_t cell(const struct pairs_set *set, uint32_t article, uint32_t sentence)
{
    return article * PAIRS_SENTENCES + set->articles[article].named[sentence];
}

static void add_group(const struct pairs_set *set, const uint32_t *order,
                      const struct passage_group *group, struct yield *out)
{
    for (size_t i = 0; i < group->count; i++)
        for (size_t j = 0; j < group->count; j++) {
            const struct group_member *a = &group->members[i], *b = &group->members[j];
            ck_assert_msg(order[a->article] < set->count, "other news is in a group");
            out->together[cell(set, order[a->article], a->sentence)]
                         [cell(set, order[b->article], b->sentence)] = true;
        }
}

static void add_disputes(const struct comparison *comparison, uint32_t left, uint32_t right,
                         struct yield *out)
{
    for (size_t i = 0; i < comparison->dispute_count; i++) {
        const struct dispute *d = &comparison->disputes[i];
        ck_assert(d->left < FIGURES && d->right < FIGURES);
        out->disputes[left][right][d->left][d->right] = (unsigned char)(1 + d->verdict);
        out->disputes[right][left][d->right][d->left] = (unsigned char)(1 + d->verdict);
    }
}

/* Articles of `set` in an order; its count stands for the first of `other`. */
static void compare_all(struct pairs_set *set, const struct pairs_set *other, const uint32_t *order,
                        size_t count, struct yield *out)
{
    struct compare_side sides[ARTICLES] = {0};
    struct comparison comparisons[ARTICLES * ARTICLES] = {0};
    struct passage_groups groups;
    size_t at = 0;
    for (size_t i = 0; i < count; i++)
        sides[i] = order[i] < set->count ? pairs_side(set, order[i]) : pairs_side(other, 0);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            compare_pair(sides[i], sides[j], set->arena, &comparisons[at++]);
    groups_make(sides, count, comparisons, set->arena, &groups);
    for (size_t i = 0; i < groups.count; i++)
        add_group(set, order, &groups.items[i], out);
    at = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = i + 1; j < count; j++, at++) {
            if (order[i] < set->count && order[j] < set->count)
                add_disputes(&comparisons[at], order[i], order[j], out);
            else
                ck_assert_msg(comparisons[at].dispute_count == 0, "other news disputes");
        }
}

static void check_order(const uint32_t *order, size_t count, size_t path)
{
    static struct pairs_set set, other;
    static struct yield plain, changed;
    const uint32_t natural[] = {0, 1, 2};
    pairs_read(&set, paths[path]);
    pairs_read(&other, paths[(path + 1) % COUNT(paths)]);
    ck_assert_uint_eq(set.count, PAIRS_ARTICLES);
    memset(&plain, 0, sizeof(plain));
    memset(&changed, 0, sizeof(changed));
    compare_all(&set, &other, natural, set.count, &plain);
    compare_all(&set, &other, order, count, &changed);
    ck_assert_msg(memcmp(plain.together, changed.together, sizeof(plain.together)) == 0,
                  "%s: other groups", paths[path]);
    ck_assert_msg(memcmp(plain.disputes, changed.disputes, sizeof(plain.disputes)) == 0,
                  "%s: other disputes", paths[path]);
    pairs_end(&set);
    pairs_end(&other);
}

START_TEST(does_not_depend_on_order)
{
    for (size_t i = 0; i < COUNT(paths); i++) {
        check_order((uint32_t[]){2, 1, 0}, 3, i);
        check_order((uint32_t[]){1, 0, 2}, 3, i);
        check_order((uint32_t[]){2, 0, 1}, 3, i);
    }
}
END_TEST

START_TEST(does_not_mind_other_news)
{
    for (size_t i = 0; i < COUNT(paths); i++) {
        check_order((uint32_t[]){0, 1, 2, 3}, 4, i);
        check_order((uint32_t[]){3, 0, 1, 2}, 4, i);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {does_not_depend_on_order, does_not_mind_other_news};
    return suite_run("story_laws", tests, COUNT(tests));
}
