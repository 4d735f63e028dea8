#include "core/compare/weights.h"

#include <math.h>
#include <string.h>

enum { GRID = 4096 };

float weight_round(double weight)
{
    return (float)(floor(weight * GRID + 0.5) / GRID);
}

/* Units that each key is in; the larger of both sides. */
static void count_units(const struct words *words, uint32_t *frequency, uint32_t *last, size_t keys)
{
    memset(last, 0xFF, keys * sizeof(*last));
    for (size_t u = 0; u < words->unit_count; u++) {
        const struct unit *unit = &words->units[u];
        for (uint32_t i = 0; i < unit->word_count; i++) {
            uint32_t key = words->words[unit->first_word + i].key;
            if (last[key] != u) {
                last[key] = (uint32_t)u;
                frequency[key]++;
            }
        }
    }
}

/* The weight of each key of the pair. */
static float *weigh_keys(const struct weighted_pair *pair)
{
    struct arena *arena = pair->vocabulary.arena;
    size_t keys = pair->vocabulary.count;
    uint32_t *df[2], *last = arena_array(arena, keys, sizeof(*last));
    for (int side = 0; side < 2; side++) {
        df[side] = arena_array(arena, keys, sizeof(**df));
        count_units(&pair->words[side], df[side], last, keys);
    }
    size_t left = pair->words[0].unit_count, right = pair->words[1].unit_count;
    double units = (double)(left > right ? left : right);
    float *weights = arena_array(arena, keys, sizeof(*weights));
    for (size_t i = 0; i < keys; i++) {
        uint32_t d = df[0][i] > df[1][i] ? df[0][i] : df[1][i];
        if (d == 0)
            continue;
        double local = d == 1 ? 1 : 1 - log(d) / log(units + 1);
        weights[i] = weight_round(pair->vocabulary.keys[i].rarity * local);
    }
    return weights;
}

/* Weighs the terms of one unit and sums them. */
static void weigh_unit(const float *keys, const struct unit *unit, const struct unit_terms *terms,
                       struct weighted *side, struct unit_weights *out)
{
    *out = (struct unit_weights){.first_term = terms->first_term,
                                 .term_count = terms->term_count,
                                 .first_clause = terms->first_clause,
                                 .content_words = terms->content_words,
                                 .time = terms->time,
                                 .fragments = terms->fragments,
                                 .denied = terms->denied};
    for (uint32_t i = 0; i < terms->term_count; i++) {
        struct term *term = &side->terms[terms->first_term + i];
        term->weight = weight_round((double)keys[term->key] * term->factor);
        out->total += term->weight;
        out->persons += term->person ? term->weight : 0;
        for (uint8_t c = 0; c < unit->clause_count; c++)
            if (term->clauses >> c & 1)
                side->clause_totals[out->first_clause + c] += term->weight;
    }
}

static void renumber_terms(const struct profile *profile, const struct words *words,
                           const uint32_t *map, struct term *out)
{
    for (size_t u = 0; u < words->unit_count; u++) {
        uint32_t first = profile->units[u].first_term;
        for (uint32_t i = first; i < first + profile->units[u].term_count; i++) {
            out[i] = profile->terms[i];
            out[i].class = map[out[i].class];
            out[i].key = map[out[i].key];
            out[i].stem = map[out[i].stem];
        }
    }
}

static void weigh_side(const float *keys, const struct words *words, const struct profile *profile,
                       const uint32_t *map, struct arena *arena, struct weighted *out)
{
    *out = (struct weighted){.words = words, .names = profile->names};
    out->weights = arena_array(arena, words->word_count, sizeof(*out->weights));
    out->terms = arena_array(arena, words->word_count, sizeof(*out->terms));
    out->units = arena_array(arena, words->unit_count, sizeof(*out->units));
    out->clause_totals = arena_array(arena, profile->clause_count, sizeof(*out->clause_totals));
    for (size_t i = 0; i < words->word_count; i++)
        out->weights[i] = weight_round((double)keys[words->words[i].key] * profile->factors[i]);
    renumber_terms(profile, words, map, out->terms);
    for (size_t u = 0; u < words->unit_count; u++)
        weigh_unit(keys, &words->units[u], &profile->units[u], out, &out->units[u]);
}

void weights_make(const struct compare_reading *left, const struct compare_reading *right,
                  struct arena *arena, struct weighted_pair *out)
{
    const struct compare_reading *readings[2] = {left, right};
    uint32_t *maps[2];
    vocabulary_join(&left->vocabulary, &right->vocabulary, arena, &out->vocabulary, maps);
    for (int i = 0; i < 2; i++)
        words_renumber(&readings[i]->words, maps[i], arena, &out->words[i]);
    float *keys = weigh_keys(out);
    for (int i = 0; i < 2; i++)
        weigh_side(keys, &out->words[i], &readings[i]->profile, maps[i], arena, &out->sides[i]);
    for (int i = 0; i < 2; i++) {
        out->sides[i].runs = &readings[i]->runs;
        out->sides[i].quantity_count = readings[i]->quantity_count;
        out->sides[i].quantities = quantities_renumber(readings[i]->quantities,
                                                       readings[i]->quantity_count, maps[i], arena);
    }
    if (left == right)
        out->sides[1] = out->sides[0];
}
