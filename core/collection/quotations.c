#include "core/collection/quotations.h"

#include "core/collection/union.h"
#include "core/language/stems.h"

#include <stdlib.h>

/* Words that must follow each other to be compared, the part of the shorter's triples that must be
 * shared, and how many quotations may hold a triple before it says nothing. */
enum { RUN = 3, SHARED_OF = 5, SHARED_MIN = 3, COMMON_MAX = 64 };

static const char *const relation_names[] = {
    [QUOTATION_WHOLE] = "whole",
    [QUOTATION_TRIMMED] = "trimmed",
    [QUOTATION_CHANGED] = "changed",
};

const char *quotation_relation_name(enum quotation_relation relation)
{
    return relation_names[relation];
}

/* A quotation's words, each as a hash of its folded form. */
struct said {
    struct quotation_variant variant;
    uint64_t *words;
    size_t count;
};

struct triple {
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

static void read_words(struct finder *finder, struct said *said, const struct article *article,
                       const struct annotation *annotation, struct span span)
{
    const struct tokens *tokens = &annotation->tokens;
    size_t first = tokens_from(tokens, span.paragraph, span.start);
    size_t stop = tokens_from(tokens, span.paragraph, span.start + span.length);
    said->words = arena_array(finder->scratch, stop - first, sizeof(*said->words));
    for (size_t i = first; i < stop; i++) {
        char folded[STEM_LENGTH_MAX];
        if (tokens->items[i].kind != TOKEN_WORD && tokens->items[i].kind != TOKEN_NUMBER)
            continue;
        size_t length = stem_fold(token_text(article, tokens, i), folded);
        said->words[said->count++] = text_hash((struct text){folded, length});
    }
}

static void gather(struct finder *finder, const struct collection_story *story)
{
    for (size_t m = 0; m < story->count; m++) {
        const struct collection_item *item = collection_item(finder->collection, story->members[m]);
        const struct annotation *annotation = &item->analysis->annotation;
        for (size_t q = 0; q < annotation->quote_count; q++) {
            struct said said = {.variant = {story->members[m], (uint32_t)q, QUOTATION_CHANGED}};
            read_words(finder, &said, item->article, annotation, annotation->quotes[q].span);
            if (said.count < RUN)
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
    const struct triple *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->said < right->said ? -1 : left->said > right->said;
}

static int by_number(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

/* All triples of words, each once a quotation, by hash. */
static struct triple *list_triples(struct finder *finder, size_t *count)
{
    size_t most = 0, kept = 0;
    for (size_t i = 0; i < finder->count; i++)
        most += finder->said[i].count;
    struct triple *triples = arena_array(finder->scratch, most, sizeof(*triples));
    for (size_t i = 0; i < finder->count; i++) {
        const struct said *said = &finder->said[i];
        for (size_t w = 0; w + RUN <= said->count; w++)
            triples[(*count)++] = (struct triple){said->words[w] * 31 * 31 +
                                                      said->words[w + 1] * 31 + said->words[w + 2],
                                                  (uint32_t)i};
    }
    qsort(triples, *count, sizeof(*triples), by_hash);
    for (size_t i = 0; i < *count; i++)
        if (kept == 0 || by_hash(&triples[kept - 1], &triples[i]) != 0)
            triples[kept++] = triples[i];
    *count = kept;
    return triples;
}

struct pairs {
    uint64_t *items;
    size_t count, capacity;
};

static void add_pairs(struct finder *finder, struct pairs *pairs, const struct triple *triples,
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

/* Joins a pair that shares `times` triples, where that is most of the shorter. */
static void judge_pair(struct finder *finder, uint64_t pair, size_t times)
{
    uint32_t a = (uint32_t)(pair >> 32), b = (uint32_t)pair;
    size_t left = finder->said[a].count, right = finder->said[b].count;
    size_t triples = (left < right ? left : right) - RUN + 1;
    if (times * SHARED_OF >= triples * SHARED_MIN)
        union_join(finder->sets, a, b);
}

static void join_variants(struct finder *finder)
{
    struct pairs pairs = {0};
    size_t count = 0;
    struct triple *triples = list_triples(finder, &count);
    finder->sets = union_new(finder->scratch, finder->count);
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

static bool run_at(const struct said *whole, size_t at, const struct said *part)
{
    for (size_t i = 0; i < part->count; i++)
        if (whole->words[at + i] != part->words[i])
            return false;
    return true;
}

static enum quotation_relation relate(const struct said *longest, const struct said *said)
{
    for (size_t at = 0; at + said->count <= longest->count; at++)
        if (run_at(longest, at, said))
            return said->count == longest->count ? QUOTATION_WHOLE : QUOTATION_TRIMMED;
    return QUOTATION_CHANGED;
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
        if (!longest[root] || finder->said[i].count > longest[root]->count)
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
        quotation->variants[quotation->count++].relation = relate(longest[root], &finder->said[i]);
    }
}

struct quotation *quotations_find(const struct collection *collection, uint32_t only,
                                  struct arena *arena, size_t *count)
{
    struct quotation_list list = {0};
    for (size_t i = 0; i < collection_story_count(collection); i++) {
        if (only != ANNOTATION_NONE && only != i)
            continue;
        struct finder finder = {.collection = collection, .arena = arena, .scratch = arena_new()};
        gather(&finder, collection_story(collection, i));
        join_variants(&finder);
        take_quotations(&finder, (uint32_t)i, &list);
        arena_free(finder.scratch);
    }
    *count = list.count;
    return list.items;
}
