/* The aligner, on two articles parted by a line "====": indices in range, sentences once in a list,
 * shares of one, the same result again and from the other side. */
#include "core/compare/compare.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

struct bounds {
    uint32_t left_sentences, right_sentences, left_tokens, right_tokens;
};

static void expect_passage(const struct passage *passage, struct bounds bounds)
{
    FUZZ_ASSERT(passage->relation < RELATION_COUNT);
    FUZZ_ASSERT(passage->similarity >= 0 && passage->similarity <= 1);
    FUZZ_ASSERT(passage->left_first < passage->left_end &&
                passage->left_end <= bounds.left_sentences);
    FUZZ_ASSERT(passage->right_first < passage->right_end &&
                passage->right_end <= bounds.right_sentences);
    for (uint32_t i = 0; i < passage->change_count; i++) {
        const struct change *change = &passage->changes[i];
        FUZZ_ASSERT(change->kind < CHANGE_KIND_COUNT);
        FUZZ_ASSERT(change->left_first <= change->left_end &&
                    change->left_end <= bounds.left_tokens);
        FUZZ_ASSERT(change->right_first <= change->right_end &&
                    change->right_end <= bounds.right_tokens);
        FUZZ_ASSERT((change->left_first == change->left_end) == (change->op == CHANGE_INSERT));
        FUZZ_ASSERT((change->right_first == change->right_end) == (change->op == CHANGE_DELETE));
    }
}

static void expect_rising(const uint32_t *sentences, size_t count, uint32_t limit)
{
    for (size_t i = 0; i < count; i++)
        FUZZ_ASSERT(sentences[i] < limit && (i == 0 || sentences[i - 1] < sentences[i]));
}

static void expect_comparison(const struct comparison *comparison, struct bounds bounds)
{
    for (size_t i = 0; i < comparison->passage_count; i++) {
        const struct passage *passage = &comparison->passages[i];
        expect_passage(passage, bounds);
        FUZZ_ASSERT(i == 0 || passage[-1].left_first <= passage->left_first);
    }
    expect_rising(comparison->left_only, comparison->left_only_count, bounds.left_sentences);
    expect_rising(comparison->right_only, comparison->right_only_count, bounds.right_sentences);
    for (size_t i = 0; i < comparison->dispute_count; i++) {
        const struct dispute *dispute = &comparison->disputes[i];
        FUZZ_ASSERT(dispute->left < comparison->left.annotation->figure_count);
        FUZZ_ASSERT(dispute->right < comparison->right.annotation->figure_count);
    }
    FUZZ_ASSERT(comparison->left_shared >= 0 && comparison->left_shared <= 1);
    FUZZ_ASSERT(comparison->right_shared >= 0 && comparison->right_shared <= 1);
}

static void expect_same(const struct comparison *one, const struct comparison *other)
{
    FUZZ_ASSERT(one->passage_count == other->passage_count);
    FUZZ_ASSERT(one->dispute_count == other->dispute_count);
    FUZZ_ASSERT(one->left_only_count == other->left_only_count);
    FUZZ_ASSERT(one->right_only_count == other->right_only_count);
    for (size_t i = 0; i < one->passage_count; i++) {
        const struct passage *a = &one->passages[i], *b = &other->passages[i];
        FUZZ_ASSERT(a->left_first == b->left_first && a->right_first == b->right_first);
        FUZZ_ASSERT(a->relation == b->relation && a->change_count == b->change_count);
    }
}

/* Each link of one stands in the other, left for right. */
static void expect_mirror(const struct comparison *one, const struct comparison *other)
{
    FUZZ_ASSERT(one->dispute_count == other->dispute_count);
    FUZZ_ASSERT(one->left_only_count == other->right_only_count);
    FUZZ_ASSERT(one->right_only_count == other->left_only_count);
    for (size_t i = 0; i < one->left_only_count; i++)
        FUZZ_ASSERT(one->left_only[i] == other->right_only[i]);
    for (size_t i = 0; i < one->right_only_count; i++)
        FUZZ_ASSERT(one->right_only[i] == other->left_only[i]);
}

static void compare(struct article *const *articles)
{
    struct arena *arena = arena_new();
    struct annotation annotations[2];
    struct compare_side sides[2];
    struct comparison one, other;
    for (int i = 0; i < 2; i++) {
        annotations[i] = (struct annotation){0};
        articles[i]->language = "en";
        annotate_article(articles[i], NULL, arena, &annotations[i]);
        sides[i] = (struct compare_side){articles[i], &annotations[i]};
    }
    compare_pair(sides[0], sides[1], arena, &one);
    compare_pair(sides[0], sides[1], arena, &other);
    expect_comparison(&one, (struct bounds){(uint32_t)annotations[0].sentences.count,
                                            (uint32_t)annotations[1].sentences.count,
                                            (uint32_t)annotations[0].tokens.count,
                                            (uint32_t)annotations[1].tokens.count});
    expect_same(&one, &other);
    compare_pair(sides[1], sides[0], arena, &other);
    expect_mirror(&one, &other);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct article *articles[2] = {NULL, NULL};
    struct text left;
    struct text right = fuzz_split(fuzz_text(data, size), &left);
    if (fuzz_read("left.txt", left, &articles[0], 1) > 0 &&
        fuzz_read("right.txt", right, &articles[1], 1) > 0)
        compare(articles);
    article_free(articles[0]);
    article_free(articles[1]);
    return 0;
}
