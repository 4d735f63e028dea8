#include <string.h>

#include "core/compare/profile.h"

/* Heads and tails that many sentences of an article have in common: caption numbers, time stamps,
 * signatures. */
enum { TEMPLATE_WORDS_MIN = 4, TEMPLATE_WORDS_MAX = 12, TEMPLATE_SENTENCES = 6 };

static const float template_factor = 0.1F;

struct counter {
    uint64_t *hashes;
    uint32_t *counts;
    size_t size; /* a power of two */
};

static size_t slot_of(const struct counter *counter, uint64_t hash)
{
    size_t slot = (hash >> 17) & (counter->size - 1);
    while (counter->counts[slot] > 0 && counter->hashes[slot] != hash)
        slot = (slot + 1) & (counter->size - 1);
    return slot;
}

/* The word that is `depth` from the head or tail. */
static uint32_t word_at(const struct unit *unit, uint32_t depth, bool tail)
{
    return unit->first_word + (tail ? unit->word_count - 1 - depth : depth);
}

/* Lengthens each hash by one word; a unit that is too short gets none (0). */
static void lengthen(const struct vocabulary *vocabulary, const struct words *words,
                     uint64_t *hashes, uint32_t depth, bool tail)
{
    for (size_t u = 0; u < words->unit_count; u++) {
        const struct unit *unit = &words->units[u];
        if (depth >= unit->word_count || hashes[u] == 0) {
            hashes[u] = 0;
            continue;
        }
        uint32_t key = words->words[word_at(unit, depth, tail)].key;
        uint64_t value = vocabulary->keys[key].flags & KEY_NUMBER ? UINT32_MAX : key;
        hashes[u] = ((hashes[u] ^ value) * 0x9E3779B97F4A7C15u) | 1;
    }
}

/* Drops the hashes that too few units have; tells whether any is left. */
static bool keep_common(const struct words *words, struct counter *counter, uint64_t *hashes)
{
    bool any = false;
    memset(counter->counts, 0, counter->size * sizeof(*counter->counts));
    for (size_t u = 0; u < words->unit_count; u++) {
        if (hashes[u] == 0)
            continue;
        size_t slot = slot_of(counter, hashes[u]);
        counter->hashes[slot] = hashes[u];
        counter->counts[slot]++;
    }
    for (size_t u = 0; u < words->unit_count; u++) {
        if (hashes[u] != 0 && counter->counts[slot_of(counter, hashes[u])] < TEMPLATE_SENTENCES)
            hashes[u] = 0;
        any |= hashes[u] != 0;
    }
    return any;
}

/* How many words of each unit's head or tail are template. */
static void measure(const struct vocabulary *vocabulary, const struct words *words,
                    struct counter *counter, bool tail, uint32_t *lengths, uint64_t *hashes)
{
    for (size_t u = 0; u < words->unit_count; u++) {
        hashes[u] = 1;
        lengths[u] = 0;
    }
    for (uint32_t depth = 0; depth < TEMPLATE_WORDS_MAX; depth++) {
        lengthen(vocabulary, words, hashes, depth, tail);
        if (depth + 1 < TEMPLATE_WORDS_MIN)
            continue;
        if (!keep_common(words, counter, hashes))
            break;
        for (size_t u = 0; u < words->unit_count; u++)
            if (hashes[u] != 0)
                lengths[u] = depth + 1;
    }
}

void profile_mask_templates(const struct vocabulary *vocabulary, const struct words *words,
                            float *factors)
{
    if (words->unit_count < TEMPLATE_SENTENCES)
        return;
    struct arena *arena = vocabulary->arena;
    struct counter counter = {.size = 16};
    while (counter.size < words->unit_count * 2)
        counter.size *= 2;
    counter.hashes = arena_array(arena, counter.size, sizeof(*counter.hashes));
    counter.counts = arena_array(arena, counter.size, sizeof(*counter.counts));
    uint64_t *hashes = arena_array(arena, words->unit_count, sizeof(*hashes));
    uint32_t *lengths = arena_array(arena, words->unit_count, sizeof(*lengths));
    for (int tail = 0; tail < 2; tail++) {
        measure(vocabulary, words, &counter, tail, lengths, hashes);
        for (size_t u = 0; u < words->unit_count; u++)
            for (uint32_t i = 0; i < lengths[u]; i++)
                factors[word_at(&words->units[u], i, tail)] *= template_factor;
    }
}
