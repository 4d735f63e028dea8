#include "core/compare/story_candidates.h"

#include <stdlib.h>

enum { USERS_MAX = 200 }; /* terms in more articles find no candidates */

static const float seed_least = 0.05F; /* of a product, in terms that are not common */

/* Who uses a term, and how much. */
struct posting {
    uint32_t article;
    float value;
};

struct index {
    uint32_t *first; /* by key, into postings; the last is their number */
    struct posting *postings;
};

struct finder {
    const struct story_vector *vectors;
    struct index index;
    float *sums;       /* by article */
    uint32_t *touched; /* articles with a sum */
    struct arena *arena;
    struct story_candidates *out;
};

/* Counts, sums, then fills backwards, so that `first` ends up at each key's first. */
static struct index index_terms(const struct story_vector *vectors, size_t count, size_t keys,
                                struct arena *arena)
{
    struct index index = {.first = arena_array(arena, keys + 1, sizeof(*index.first))};
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < vectors[i].count; k++, total++)
            index.first[vectors[i].items[k].key]++;
    for (size_t k = 1; k <= keys; k++)
        index.first[k] += index.first[k - 1];
    index.postings = arena_array(arena, total, sizeof(*index.postings));
    for (size_t i = count; i-- > 0;)
        for (uint32_t k = 0; k < vectors[i].count; k++) {
            const struct story_term *term = &vectors[i].items[k];
            index.postings[--index.first[term->key]] = (struct posting){(uint32_t)i, term->value};
        }
    return index;
}

static uint32_t users_of(const struct finder *f, uint32_t key)
{
    return f->index.first[key + 1] - f->index.first[key];
}

/* The most users a term of the vector may have for it and all rarer ones to be looked at. */
static uint32_t most_users(const struct finder *f, const struct story_vector *vector)
{
    uint32_t terms[USERS_MAX + 1] = {0}, postings = 0, users = 0;
    for (uint32_t k = 0; k < vector->count; k++)
        if (users_of(f, vector->items[k].key) <= USERS_MAX)
            terms[users_of(f, vector->items[k].key)]++;
    while (users < USERS_MAX && postings + terms[users + 1] * (users + 1) <= STORY_POSTINGS_MAX) {
        users++;
        postings += terms[users] * users;
    }
    return users;
}

/* Adds up what earlier articles share with article `i`; how many do. */
static uint32_t add_products(struct finder *f, uint32_t i)
{
    const struct story_vector *vector = &f->vectors[i];
    uint32_t count = 0, most = most_users(f, vector);
    for (uint32_t k = 0; k < vector->count; k++) {
        const struct story_term *term = &vector->items[k];
        uint32_t end = f->index.first[term->key + 1];
        if (users_of(f, term->key) > most)
            continue;
        for (uint32_t p = f->index.first[term->key]; p < end; p++, f->out->looked++) {
            const struct posting *posting = &f->index.postings[p];
            if (posting->article >= i)
                break;
            if (f->sums[posting->article] == 0)
                f->touched[count++] = posting->article;
            f->sums[posting->article] += term->value * posting->value;
        }
    }
    return count;
}

/* Of many only the most alike stay; of equal ones those that were touched first. */
static uint32_t keep_best(const struct finder *f, uint32_t count, uint32_t *best)
{
    uint32_t kept = 0;
    for (uint32_t t = 0; t < count; t++) {
        uint32_t article = f->touched[t], at = kept;
        float sum = f->sums[article];
        if (sum < seed_least)
            continue;
        if (kept == STORY_CANDIDATES_MAX && f->sums[best[--at]] >= sum)
            continue;
        for (; at > 0 && f->sums[best[at - 1]] < sum; at--)
            best[at] = best[at - 1];
        best[at] = article;
        kept += kept < STORY_CANDIDATES_MAX;
    }
    return kept;
}

static void find_for(struct finder *f, uint32_t i)
{
    uint32_t best[STORY_CANDIDATES_MAX] = {0};
    uint32_t touched = add_products(f, i), kept = keep_best(f, touched, best);
    for (uint32_t k = 0; k < kept; k++) {
        f->out->items = arena_grow(f->arena, f->out->items, f->out->count, &f->out->capacity,
                                   sizeof(*f->out->items));
        f->out->items[f->out->count++] = (struct story_pair){best[k], i};
    }
    for (uint32_t t = 0; t < touched; t++)
        f->sums[f->touched[t]] = 0;
}

void story_candidates_find(const struct story_vector *vectors, size_t count, size_t keys,
                           struct arena *arena, struct story_candidates *out)
{
    struct arena *scratch = arena_new();
    struct finder f = {.vectors = vectors,
                       .index = index_terms(vectors, count, keys, scratch),
                       .sums = arena_array(scratch, count, sizeof(*f.sums)),
                       .touched = arena_array(scratch, count, sizeof(*f.touched)),
                       .arena = arena,
                       .out = out};
    *out = (struct story_candidates){0};
    for (uint32_t i = 0; i < count; i++)
        find_for(&f, i);
    arena_free(scratch);
}
