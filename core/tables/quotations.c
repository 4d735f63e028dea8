#include "core/tables/quotations.h"

#include "core/base/union.h"
#include "core/tables/quoted_words.h"

#include <stdlib.h>

/* Two quotations are one statement where they share most triples of words of the shorter, a run of
 * LONG_RUN words, or where nearly all words of a short one stand near each other in the other.
 * COMMON_MAX: how many quotations may hold a triple before it says nothing. */
enum { RUN = 3, LONG_RUN = 6, SHARED_OF = 5, SHARED_MIN = 3, COMMON_MAX = 64 };
enum { SHORT_WORDS = 16, SHORT_LEAST = 5, KEPT_OF = 10, KEPT_MIN = 7 };

static const char *const relation_names[] = {
    [QUOTATION_WHOLE] = "whole",
    [QUOTATION_TRIMMED] = "trimmed",
    [QUOTATION_CHANGED] = "changed",
};

const char *quotation_relation_name(enum quotation_relation relation)
{
    return relation_names[relation];
}

struct said {
    struct quotation_variant variant;
    struct quoted_words words;
};

/* Words that follow each other. */
struct run {
    uint64_t hash;
    uint32_t said;
};

struct finder {
    const struct collection *collection;
    struct arena *arena, *scratch;
    struct said *said;
    size_t count, capacity;
    uint32_t *sets;
};

static void gather(struct finder *finder, const struct collection_story *story)
{
    for (size_t m = 0; m < story->count; m++) {
        const struct collection_item *item = collection_item(finder->collection, story->members[m]);
        const struct annotation *annotation = &item->analysis->found;
        for (size_t q = 0; q < annotation->quote_count; q++) {
            struct said said = {.variant = {story->members[m], (uint32_t)q, QUOTATION_CHANGED}};
            quoted_words_read(item->article, annotation, (uint32_t)q, finder->scratch, &said.words);
            if (said.words.count < RUN)
                continue;
            finder->said = arena_grow(finder->scratch, finder->said, finder->count,
                                      &finder->capacity, sizeof(*finder->said));
            finder->said[finder->count++] = said;
        }
    }
}

/* --- which are variants ----------------------------------------------------------------------- */

static int by_hash(const void *a, const void *b)
{
    const struct run *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->said < right->said ? -1 : left->said > right->said;
}

static int by_number(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

/* All runs of so many words, each once a quotation, by hash. */
static struct run *list_runs(struct finder *finder, uint32_t length, size_t *count)
{
    size_t most = 0, kept = 0;
    *count = 0;
    for (size_t i = 0; i < finder->count; i++)
        most += finder->said[i].words.count;
    struct run *runs = arena_array(finder->scratch, most, sizeof(*runs));
    for (size_t i = 0; i < finder->count; i++) {
        const struct quoted_words *words = &finder->said[i].words;
        for (uint32_t w = 0; w + length <= words->count; w++) {
            uint64_t hash = 0;
            for (uint32_t k = w; k < w + length; k++)
                hash = hash * 31 + words->hashes[k];
            runs[(*count)++] = (struct run){hash, (uint32_t)i};
        }
    }
    if (*count > 0)
        qsort(runs, *count, sizeof(*runs), by_hash);
    for (size_t i = 0; i < *count; i++)
        if (kept == 0 || by_hash(&runs[kept - 1], &runs[i]) != 0)
            runs[kept++] = runs[i];
    *count = kept;
    return runs;
}

struct pairs {
    uint64_t *items;
    size_t count, capacity;
};

static void add_pairs(struct finder *finder, struct pairs *pairs, const struct run *triples,
                      size_t count)
{
    if (count > COMMON_MAX)
        return;
    for (size_t a = 0; a < count; a++) {
        for (size_t b = a + 1; b < count; b++) {
            pairs->items = arena_grow(finder->scratch, pairs->items, pairs->count, &pairs->capacity,
                                      sizeof(*pairs->items));
            pairs->items[pairs->count++] = (uint64_t)triples[a].said << 32 | triples[b].said;
        }
    }
}

/* "starting to unfold in real time", "starting to play out in real time". */
static bool is_kept(const struct quoted_words *a, const struct quoted_words *b)
{
    const struct quoted_words *shorter = a->count < b->count ? a : b;
    uint32_t match[SHORT_WORDS];
    if (shorter->count < SHORT_LEAST || shorter->count > SHORT_WORDS)
        return false;
    uint32_t kept = quoted_words_match(shorter, shorter == a ? b : a, match);
    uint32_t first = UINT32_MAX, last = 0;
    for (uint32_t i = 0; i < shorter->count; i++) {
        first = match[i] < first ? match[i] : first;
        last = match[i] != UINT32_MAX ? match[i] : last;
    }
    return kept * KEPT_OF >= shorter->count * KEPT_MIN && last - first < shorter->count * 2;
}

/* Joins a pair that shares `times` triples. */
static void judge_pair(struct finder *finder, uint64_t pair, size_t times)
{
    uint32_t a = (uint32_t)(pair >> 32), b = (uint32_t)pair;
    const struct quoted_words *left = &finder->said[a].words, *right = &finder->said[b].words;
    size_t triples = (left->count < right->count ? left->count : right->count) - RUN + 1;
    if (union_find(finder->sets, a) != union_find(finder->sets, b) &&
        (times * SHARED_OF >= triples * SHARED_MIN || is_kept(left, right)))
        union_join(finder->sets, a, b);
}

static void join_long_runs(struct finder *finder)
{
    size_t count;
    const struct run *runs = list_runs(finder, LONG_RUN, &count);
    for (size_t i = 1; i < count; i++)
        if (runs[i].hash == runs[i - 1].hash)
            union_join(finder->sets, runs[i - 1].said, runs[i].said);
}

static void join_variants(struct finder *finder)
{
    struct pairs pairs = {0};
    size_t count;
    const struct run *triples = list_runs(finder, RUN, &count);
    finder->sets = union_new(finder->scratch, finder->count);
    join_long_runs(finder);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && triples[end].hash == triples[first].hash;)
            end++;
        add_pairs(finder, &pairs, &triples[first], end - first);
    }
    if (pairs.count > 0)
        qsort(pairs.items, pairs.count, sizeof(*pairs.items), by_number);
    for (size_t first = 0, end; first < pairs.count; first = end) {
        for (end = first + 1; end < pairs.count && pairs.items[end] == pairs.items[first];)
            end++;
        judge_pair(finder, pairs.items[first], end - first);
    }
}

/* --- what they are ---------------------------------------------------------------------------- */

static enum quotation_relation relate(const struct quoted_words *longest,
                                      const struct quoted_words *words)
{
    if (quoted_words_find(longest, words) == UINT32_MAX)
        return QUOTATION_CHANGED;
    return words->count == longest->count ? QUOTATION_WHOLE : QUOTATION_TRIMMED;
}

struct quotation_list {
    struct quotation *items;
    size_t count, capacity;
};

static void take_quotations(struct finder *finder, uint32_t story, struct quotation_list *list)
{
    size_t *sizes = arena_array(finder->scratch, finder->count, sizeof(*sizes));
    size_t *index_of = arena_array(finder->scratch, finder->count, sizeof(*index_of));
    const struct said **longest = arena_array(finder->scratch, finder->count, sizeof(*longest));
    for (uint32_t i = 0; i < finder->count; i++) {
        uint32_t root = union_find(finder->sets, i);
        sizes[root]++;
        if (!longest[root] || finder->said[i].words.count > longest[root]->words.count)
            longest[root] = &finder->said[i];
    }
    for (uint32_t i = 0; i < finder->count; i++) {
        uint32_t root = union_find(finder->sets, i);
        if (root == i) {
            list->items = arena_grow(finder->arena, list->items, list->count, &list->capacity,
                                     sizeof(*list->items));
            index_of[root] = list->count;
            list->items[list->count++] = (struct quotation){
                story, arena_array(finder->arena, sizes[root], sizeof(struct quotation_variant)), 0,
                0};
        }
        struct quotation *quotation = &list->items[index_of[root]];
        if (longest[root] == &finder->said[i])
            quotation->longest = quotation->count;
        quotation->variants[quotation->count] = finder->said[i].variant;
        quotation->variants[quotation->count++].relation =
            relate(&longest[root]->words, &finder->said[i].words);
    }
}

struct quotation *quotations_find(const struct collection *collection, uint32_t only,
                                  struct work *work, struct arena *arena, size_t *count)
{
    struct quotation_list list = {0};
    size_t stories = collection_story_count(collection);
    size_t first = only == ANNOTATION_NONE ? 0 : only;
    size_t end = only == ANNOTATION_NONE ? stories : first + 1;
    for (size_t i = first; i < end && work_goes_on(work, i - first, end - first); i++) {
        struct finder finder = {.collection = collection, .arena = arena, .scratch = arena_new()};
        gather(&finder, collection_story(collection, i));
        join_variants(&finder);
        take_quotations(&finder, (uint32_t)i, &list);
        arena_free(finder.scratch);
    }
    *count = list.count;
    return list.items;
}
