/* What must hold of any two articles: the mirror, the article beside itself, the order of
 * paragraphs, what else is loaded. */
#include "core/compare/groups.h"
#include "tests/unit/pairs.h"

static const char *const paths[] = {
    "tests/pairs/bill.txt",     "tests/pairs/court.txt",   "tests/pairs/derby.txt",
    "tests/pairs/election.txt", "tests/pairs/fire.txt",    "tests/pairs/flood.txt",
    "tests/pairs/merger.txt",   "tests/pairs/missing.txt", "tests/pairs/quake.txt",
    "tests/pairs/recall.txt",   "tests/pairs/results.txt", "tests/pairs/summit.txt",
};

/* The sentences of two articles that are linked, by numbers of tests/pairs, with their relation. */
struct linked {
    unsigned char relation[PAIRS_SENTENCES][PAIRS_SENTENCES]; /* 1 + relation; 0 for no link */
};

static void compare_named(const struct pairs_set *set, size_t a, size_t b, struct linked *out)
{
    struct comparison comparison;
    compare_pair(pairs_side(set, a), pairs_side(set, b), set->arena, &comparison);
    *out = (struct linked){0};
    for (size_t i = 0; i < comparison.passage_count; i++) {
        const struct passage *p = &comparison.passages[i];
        for (uint32_t l = p->left_first; l < p->left_end; l++)
            for (uint32_t r = p->right_first; r < p->right_end; r++)
                out->relation[set->articles[a].named[l]][set->articles[b].named[r]] =
                    (unsigned char)(1 + p->relation);
    }
}

static void each_pair(void (*check)(struct pairs_set *set, size_t a, size_t b))
{
    for (size_t i = 0; i < COUNT(paths); i++) {
        static struct pairs_set set;
        pairs_read(&set, paths[i]);
        for (size_t a = 0; a < set.count; a++)
            for (size_t b = a + 1; b < set.count; b++)
                check(&set, a, b);
        pairs_end(&set);
    }
}

static bool is_disputed(const struct comparison *comparison, struct dispute of)
{
    for (size_t i = 0; i < comparison->dispute_count; i++)
        if (comparison->disputes[i].left == of.right && comparison->disputes[i].right == of.left)
            return comparison->disputes[i].verdict == of.verdict;
    return false;
}

static void check_mirrored_rest(const struct pairs_set *set, size_t a, size_t b)
{
    struct comparison there, back;
    compare_pair(pairs_side(set, a), pairs_side(set, b), set->arena, &there);
    compare_pair(pairs_side(set, b), pairs_side(set, a), set->arena, &back);
    ck_assert_uint_eq(there.left_only_count, back.right_only_count);
    ck_assert_uint_eq(there.right_only_count, back.left_only_count);
    for (size_t i = 0; i < there.left_only_count; i++)
        ck_assert_uint_eq(there.left_only[i], back.right_only[i]);
    for (size_t i = 0; i < there.right_only_count; i++)
        ck_assert_uint_eq(there.right_only[i], back.left_only[i]);
    ck_assert_uint_eq(there.dispute_count, back.dispute_count);
    for (size_t i = 0; i < there.dispute_count; i++)
        ck_assert(is_disputed(&back, there.disputes[i]));
}

static void check_mirror(struct pairs_set *set, size_t a, size_t b)
{
    static struct linked there, back;
    check_mirrored_rest(set, a, b);
    compare_named(set, a, b, &there);
    compare_named(set, b, a, &back);
    for (size_t i = 0; i < set->articles[a].count; i++)
        for (size_t j = 0; j < set->articles[b].count; j++)
            ck_assert_msg(there.relation[i][j] == back.relation[j][i], "%s %zu-%zu: %d and back %d",
                          set->articles[a].sentences[i].bytes, i, j, there.relation[i][j],
                          back.relation[j][i]);
}

/* What is measured without changes, disputes and all that is said twice. */
static void check_measure(struct pairs_set *set, size_t a, size_t b)
{
    struct compare_side sides[] = {pairs_side(set, a), pairs_side(set, b)};
    struct comparison whole, passages;
    struct passage_groups groups;
    compare_pair(sides[0], sides[1], set->arena, &whole);
    compare_passages(compare_read_words(sides[0], set->arena),
                     compare_read_words(sides[1], set->arena), set->arena, &passages);
    groups_make(sides, 2, &whole, set->arena, &groups);
    double shared = groups_shared(groups.coverage, 2);
    ck_assert_double_eq(groups_measure(sides, 2, &passages), shared);
    ck_assert((shared > 0) == (whole.passage_count > 0) && shared < 1);
}

START_TEST(measures_what_groups_share)
{
    each_pair(check_measure);
}
END_TEST

START_TEST(mirrors)
{
    each_pair(check_mirror);
}
END_TEST

static void check_itself(struct pairs_set *set, size_t a, size_t b)
{
    struct comparison comparison;
    (void)b;
    compare_pair(pairs_side(set, a), pairs_side(set, a), set->arena, &comparison);
    ck_assert_uint_eq(comparison.left_only_count + comparison.right_only_count, 0);
    ck_assert(comparison.left_shared == 1 && comparison.right_shared == 1);
    bool same[PAIRS_SENTENCES] = {false};
    for (size_t i = 0; i < comparison.passage_count; i++) {
        const struct passage *p = &comparison.passages[i];
        if (p->left_first != p->right_first || p->left_end != p->right_end)
            continue;
        ck_assert_int_eq(p->relation, RELATION_VERBATIM);
        ck_assert(!p->moved && p->change_count == 0);
        for (uint32_t s = p->left_first; s < p->left_end; s++)
            same[set->articles[a].named[s]] = true;
    }
    for (size_t i = 0; i < set->articles[a].count; i++)
        ck_assert_msg(same[i], "not verbatim: %.*s", (int)set->articles[a].sentences[i].length,
                      set->articles[a].sentences[i].bytes);
}

START_TEST(finds_an_article_verbatim_in_itself)
{
    each_pair(check_itself);
}
END_TEST

/* The article with its paragraphs in the reverse order, the headline first. */
static void reverse(const struct pairs_article *from, struct arena *arena,
                    struct pairs_article *out)
{
    struct text text = text_builder_text(&from->text), blocks[PAIRS_SENTENCES];
    size_t count = 0;
    for (size_t start = 0, end; start < text.length; start = end + 2) {
        end = text_find(text, TEXT("\n\n"), start);
        end = end == SIZE_MAX ? text.length : end;
        blocks[count++] = text_slice(text, start, end);
    }
    *out = (struct pairs_article){.count = from->count};
    memcpy(out->sentences, from->sentences, sizeof(out->sentences));
    text_builder_add(&out->text, blocks[0]);
    for (size_t i = count; i-- > 1;) {
        text_builder_add_string(&out->text, "\n\n");
        text_builder_add(&out->text, blocks[i]);
    }
    out->article = reading_one("reversed", text_builder_text(&out->text), NULL);
    annotate_article(out->article, NULL, arena, &out->annotation);
    pairs_name(arena, out);
}

static void check_order(struct pairs_set *set, size_t a, size_t b)
{
    static struct linked before, after;
    static struct pairs_article reversed;
    compare_named(set, a, b, &before);
    reverse(&set->articles[b], set->arena, &reversed);
    struct pairs_article kept = set->articles[b];
    set->articles[b] = reversed;
    compare_named(set, a, b, &after);
    set->articles[b] = kept;
    article_free(reversed.article);
    text_builder_free(&reversed.text);
    for (size_t i = 0; i < set->articles[a].count; i++)
        for (size_t j = 0; j < set->articles[b].count; j++)
            ck_assert_msg(
                !before.relation[i][j] == !after.relation[i][j],
                "%.*s\n%.*s\n: linked %d, with paragraphs reversed %d",
                (int)set->articles[a].sentences[i].length, set->articles[a].sentences[i].bytes,
                (int)set->articles[b].sentences[j].length, set->articles[b].sentences[j].bytes,
                before.relation[i][j], after.relation[i][j]);
}

START_TEST(does_not_mind_the_order_of_paragraphs)
{
    each_pair(check_order);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        measures_what_groups_share,
        mirrors,
        finds_an_article_verbatim_in_itself,
        does_not_mind_the_order_of_paragraphs,
    };
    return suite_run("compare_laws", tests, COUNT(tests));
}
