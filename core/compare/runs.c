#include "core/compare/runs.h"

#include <stdlib.h>

enum { UNIT_WORDS_MAX = 256 }; /* looked at in a unit */

static int compare_runs(const void *a, const void *b)
{
    const struct run *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

static uint32_t hash_run(const struct word *words)
{
    uint64_t hash = RUNS_WORDS;
    for (size_t i = 0; i < RUNS_WORDS; i++)
        hash = (hash ^ words[i].form) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(hash >> 32);
}

static uint32_t words_looked_at(const struct unit *unit)
{
    return unit->word_count < UNIT_WORDS_MAX ? unit->word_count : UNIT_WORDS_MAX;
}

static size_t end_of_hash(const struct runs *runs, size_t at)
{
    size_t end = at + 1;
    while (end < runs->count && runs->items[end].hash == runs->items[at].hash)
        end++;
    return end;
}

/* Keeps the runs that few units have, each once a unit. */
static void keep_rare(struct runs *runs)
{
    size_t kept = 0;
    for (size_t at = 0, end; at < runs->count; at = end) {
        size_t first = kept, units = 0;
        end = end_of_hash(runs, at);
        for (size_t i = at; i < end; i++)
            if (i == at || runs->items[i].unit != runs->items[i - 1].unit)
                if (++units <= RUNS_UNITS_MAX)
                    runs->items[kept++] = runs->items[i];
        if (units > RUNS_UNITS_MAX)
            kept = first;
    }
    runs->count = kept;
}

void runs_read(const struct words *words, struct arena *arena, struct runs *out)
{
    size_t most = 0;
    for (size_t u = 0; u < words->unit_count; u++)
        most += words_looked_at(&words->units[u]);
    *out = (struct runs){.items = arena_array(arena, most, sizeof(*out->items))};
    for (uint32_t u = 0; u < words->unit_count; u++) {
        const struct word *own = words->words + words->units[u].first_word;
        for (uint32_t i = 0; i + RUNS_WORDS <= words_looked_at(&words->units[u]); i++)
            out->items[out->count++] = (struct run){hash_run(own + i), u};
    }
    if (out->count > 0)
        qsort(out->items, out->count, sizeof(*out->items), compare_runs);
    keep_rare(out);
}

void runs_each_shared(const struct runs *left, const struct runs *right,
                      bool (*take)(void *context, uint32_t left, uint32_t right), void *context)
{
    for (size_t l = 0, r = 0; l < left->count && r < right->count;) {
        if (left->items[l].hash != right->items[r].hash) {
            left->items[l].hash < right->items[r].hash ? l++ : r++;
            continue;
        }
        size_t l_end = end_of_hash(left, l), r_end = end_of_hash(right, r);
        for (size_t i = l; i < l_end; i++)
            for (size_t j = r; j < r_end; j++)
                if (!take(context, left->items[i].unit, right->items[j].unit))
                    return;
        l = l_end;
        r = r_end;
    }
}
