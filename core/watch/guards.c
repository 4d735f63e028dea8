#include "core/watch/guards.h"
#include "core/base/memory.h"
#include <stdlib.h>

/* What a guard is sorted by: phrases that may cover a hit and those behind it by their start, those
 * before it by their end. */
enum kind { COVERS, BEHIND, BEFORE };

struct guard {
    uint32_t term;
    enum kind kind;
    size_t key;
    size_t reach; /* of COVERS: the furthest end of this one and those before it */
};

void guards_clear(struct guards *guards)
{
    guards->count = guards->word_count = 0;
    guards->ready = false;
}

void guards_free(struct guards *guards)
{
    free(guards->items);
    free(guards->words);
    *guards = (struct guards){0};
}

static void add(struct guards *guards, struct guard guard)
{
    guards->items =
        memory_grow(guards->items, guards->count, &guards->capacity, sizeof *guards->items);
    guards->items[guards->count++] = guard;
}

void guards_add(struct guards *guards, uint32_t term, enum guard_role role, size_t start,
                size_t end)
{
    if (role == GUARD_EXCLUDE) {
        add(guards, (struct guard){term, COVERS, start, end});
    } else {
        add(guards, (struct guard){term, BEHIND, start, end});
        add(guards, (struct guard){term, BEFORE, end, end});
    }
}

static int compare_guards(const void *left, const void *right)
{
    const struct guard *a = left, *b = right;
    if (a->term != b->term)
        return a->term < b->term ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return (a->key > b->key) - (a->key < b->key);
}

static void list_words(struct guards *guards, const struct fold *fold, struct text text)
{
    struct text folded = fold_result(fold);
    for (size_t at = 0, size = 1; at < folded.length; at += size) {
        bool begins = fold_word_at(folded, at, &size) && !fold_word_before(folded, at);
        size_t start = at, end = at + size;
        if (!begins)
            continue;
        fold_map_back(fold, text, &start, &end);
        guards->words = memory_grow(guards->words, guards->word_count, &guards->word_capacity,
                                    sizeof *guards->words);
        guards->words[guards->word_count++] = start;
    }
}

static void make_ready(struct guards *guards, const struct fold *fold, struct text text)
{
    if (guards->ready)
        return;
    guards->ready = true;
    if (guards->count == 0)
        return;
    qsort(guards->items, guards->count, sizeof *guards->items, compare_guards);
    for (size_t i = 1; i < guards->count; i++) {
        struct guard *last = &guards->items[i - 1], *guard = &guards->items[i];
        if (last->term == guard->term && last->kind == guard->kind && guard->reach < last->reach)
            guard->reach = last->reach;
    }
    list_words(guards, fold, text);
}

/* The first guard that is not sorted before `wanted`. */
static size_t first_from(const struct guards *guards, struct guard wanted)
{
    size_t low = 0, high = guards->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_guards(&guards->items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct guard *of_kind(const struct guards *guards, size_t at, uint32_t term,
                                   enum kind kind)
{
    const struct guard *guard = at < guards->count ? &guards->items[at] : NULL;
    return guard && guard->term == term && guard->kind == kind ? guard : NULL;
}

/* The last guard of a kind whose key is at most `key`. */
static const struct guard *last_until(const struct guards *guards, uint32_t term, enum kind kind,
                                      size_t key)
{
    size_t next = first_from(guards, (struct guard){term, kind, key + 1, 0});
    return next > 0 ? of_kind(guards, next - 1, term, kind) : NULL;
}

/* How many words begin at or before an offset. */
static size_t words_until(const struct guards *guards, size_t offset)
{
    size_t low = 0, high = guards->word_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (guards->words[middle] <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether from the word before `end` it is at most `within` words to the one at `start`. */
static bool within(const struct guards *guards, size_t end, size_t start, unsigned within)
{
    return words_until(guards, start) - words_until(guards, end - 1) <= within;
}

static bool is_near(const struct guards *guards, uint32_t index, const struct watch_near *near,
                    size_t start, size_t end)
{
    size_t next = first_from(guards, (struct guard){index, BEHIND, end, 0});
    const struct guard *behind = of_kind(guards, next, index, BEHIND);
    if (behind && within(guards, end, behind->key, near->within))
        return true;
    const struct guard *before = near->ordered ? NULL : last_until(guards, index, BEFORE, start);
    return before && within(guards, before->key, start, near->within);
}

bool guards_allow(struct guards *guards, uint32_t index, const struct watch_term *term,
                  const struct fold *fold, struct text text, size_t start, size_t end)
{
    if (term->exclude.count == 0 && term->near.any.count == 0)
        return true;
    make_ready(guards, fold, text);
    const struct guard *cover = last_until(guards, index, COVERS, start);
    if (cover && cover->reach >= end)
        return false;
    return term->near.any.count == 0 || is_near(guards, index, &term->near, start, end);
}
