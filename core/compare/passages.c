#include "core/compare/passages.h"

#include <stdlib.h>
#include <string.h>

enum { SENTENCES_MAX = 6 }; /* of one passage, unless it is the same on both sides */

struct joiner {
    const struct words *left, *right;
    const struct links *links;
    uint32_t *left_degree, *right_degree; /* links by sentence */
    bool *done;
};

static uint32_t paragraph_of(const struct words *words, uint32_t sentence)
{
    return words->annotation->sentences.items[sentence].span.paragraph;
}

static bool runs_on(const struct words *words, uint32_t last, uint32_t next)
{
    return next == last + 1 && paragraph_of(words, last) == paragraph_of(words, next);
}

/* The link between two sentences, or NULL. */
static const struct link *find_link(const struct links *links, uint32_t left, uint32_t right)
{
    size_t low = 0, high = links->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct link *link = &links->items[middle];
        if (link->left < left || (link->left == left && link->right < right))
            low = middle + 1;
        else
            high = middle;
    }
    const struct link *found = low < links->count ? &links->items[low] : NULL;
    return found && found->left == left && found->right == right ? found : NULL;
}

/* Lengthens a passage of single links along both sides. */
static void join_along(struct joiner *j, struct passage *passage)
{
    for (;;) {
        uint32_t l = passage->left_end, r = passage->right_end;
        const struct link *next = find_link(j->links, l, r);
        if (next == NULL || next->relation != passage->relation || !runs_on(j->left, l - 1, l) ||
            !runs_on(j->right, r - 1, r) || j->left_degree[l] != 1 || j->right_degree[r] != 1 ||
            (passage->relation != RELATION_VERBATIM && l - passage->left_first >= SENTENCES_MAX))
            return;
        j->done[next - j->links->items] = true;
        passage->left_end++;
        passage->right_end++;
        passage->similarity += next->dice;
    }
}

/* One sentence that answers two neighbours. */
static void join_two(struct joiner *j, struct passage *passage, const struct link *link)
{
    uint32_t l = link->left, r = link->right;
    bool one_left = j->left_degree[l] == 2 && j->right_degree[r] == 1;
    bool one_right = j->left_degree[l] == 1 && j->right_degree[r] == 2;
    const struct link *next = one_left    ? find_link(j->links, l, r + 1)
                              : one_right ? find_link(j->links, l + 1, r)
                                          : NULL;
    if (next == NULL || next->relation != link->relation ||
        (one_left && (!runs_on(j->right, r, r + 1) || j->right_degree[r + 1] != 1)) ||
        (one_right && (!runs_on(j->left, l, l + 1) || j->left_degree[l + 1] != 1)))
        return;
    j->done[next - j->links->items] = true;
    passage->left_end = next->left + 1;
    passage->right_end = next->right + 1;
    passage->similarity += next->dice;
}

static struct passage begin(struct joiner *j, size_t index)
{
    const struct link *link = &j->links->items[index];
    struct passage passage = {.relation = link->relation,
                              .similarity = link->dice,
                              .left_first = link->left,
                              .left_end = link->left + 1,
                              .right_first = link->right,
                              .right_end = link->right + 1};
    uint32_t links = 1;
    if (j->left_degree[link->left] == 1 && j->right_degree[link->right] == 1) {
        join_along(j, &passage);
        links = passage.left_end - passage.left_first;
    } else if (link->relation != RELATION_VERBATIM) {
        join_two(j, &passage, link);
        links = passage.left_end - passage.left_first + passage.right_end - passage.right_first - 1;
    }
    passage.similarity =
        link->relation == RELATION_VERBATIM ? 1 : passage.similarity / (float)links;
    return passage;
}

/* Weights of chains that end at or before a place of the right side (Fenwick tree of maxima). */
struct chain_tree {
    uint64_t *weights;
    uint32_t *passages; /* 1 + the last of the heaviest chain, 0 for none */
    size_t size;
};

static void tree_add(struct chain_tree *tree, size_t at, uint64_t weight, uint32_t passage)
{
    for (at++; at <= tree->size; at += at & (~at + 1))
        if (tree->weights[at] < weight) {
            tree->weights[at] = weight;
            tree->passages[at] = passage + 1;
        }
}

static uint64_t tree_best(const struct chain_tree *tree, size_t end, uint32_t *passage)
{
    uint64_t best = 0;
    *passage = 0;
    for (; end > 0; end -= end & (~end + 1))
        if (tree->weights[end] > best) {
            best = tree->weights[end];
            *passage = tree->passages[end];
        }
    return best;
}

static uint64_t length_of(const struct words *words, uint32_t first, uint32_t end)
{
    const struct sentence *items = words->annotation->sentences.items;
    return items[end - 1].end_token - items[first].first_token;
}

/* The heaviest chain of passages in the order of both sides stays; all else is moved. */
static void mark_moved(const struct joiner *j, struct arena *scratch, struct comparison *out)
{
    size_t count = out->passage_count, right = j->right->annotation->sentences.count;
    struct chain_tree tree = {arena_array(scratch, right + 1, sizeof(uint64_t)),
                              arena_array(scratch, right + 1, sizeof(uint32_t)), right};
    uint32_t *before = arena_array(scratch, count, sizeof(*before));
    uint64_t heaviest = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < count; i++) {
        struct passage *passage = &out->passages[i];
        uint64_t weight = tree_best(&tree, passage->right_first + 1, &before[i]) +
                          length_of(j->left, passage->left_first, passage->left_end) +
                          length_of(j->right, passage->right_first, passage->right_end);
        tree_add(&tree, passage->right_end - 1, weight, (uint32_t)i);
        passage->moved = true;
        if (weight > heaviest) {
            heaviest = weight;
            last = (uint32_t)i + 1;
        }
    }
    for (; last > 0; last = before[last - 1])
        out->passages[last - 1].moved = false;
}

static int by_place(const void *a, const void *b)
{
    const struct passage *x = a, *y = b;
    if (x->left_first != y->left_first)
        return x->left_first < y->left_first ? -1 : 1;
    return (x->right_first > y->right_first) - (x->right_first < y->right_first);
}

void passages_make(const struct words *left, const struct words *right, const struct links *links,
                   struct arena *arena, struct comparison *out)
{
    struct arena *scratch = arena_new();
    struct joiner j = {.left = left, .right = right, .links = links};
    j.left_degree = arena_array(scratch, left->annotation->sentences.count, sizeof(uint32_t));
    j.right_degree = arena_array(scratch, right->annotation->sentences.count, sizeof(uint32_t));
    j.done = arena_array(scratch, links->count, sizeof(bool));
    for (size_t i = 0; i < links->count; i++) {
        j.left_degree[links->items[i].left]++;
        j.right_degree[links->items[i].right]++;
    }
    out->passages = arena_array(arena, links->count, sizeof(*out->passages));
    out->passage_count = 0;
    for (size_t i = 0; i < links->count; i++)
        if (!j.done[i])
            out->passages[out->passage_count++] = begin(&j, i);
    if (out->passage_count > 0)
        qsort(out->passages, out->passage_count, sizeof(*out->passages), by_place);
    mark_moved(&j, scratch, out);
    arena_free(scratch);
}
