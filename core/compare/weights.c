#include "core/compare/weights.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GRID = 4096, INSERTION_MAX = 64 };

static const double background_power = 0.75;
static const double number_background = 0.6; /* of numbers over number_small */
static const double number_small = 12;
static const double name_factor = 0.6;
static const double name_background = 0.3; /* "I" is a capital, no name */
static const double content_background = 0.45;

struct weigher {
    const struct vocabulary *vocabulary;
    struct arena *arena;
    float *key_weights;
    bool *key_names; /* keys that are mostly capitalised */
};

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

static double background_of(const struct key *key)
{
    if ((key->flags & KEY_NUMBER) && key->value > number_small &&
        key->background < number_background)
        return number_background;
    return key->background;
}

static void weigh_keys(struct weigher *w, const struct words *left, const struct words *right)
{
    size_t keys = w->vocabulary->count;
    uint32_t *df[2], *last = arena_array(w->arena, keys, sizeof(*last));
    const struct words *sides[2] = {left, right};
    for (int side = 0; side < 2; side++) {
        df[side] = arena_array(w->arena, keys, sizeof(**df));
        count_units(sides[side], df[side], last, keys);
    }
    double units =
        (double)(left->unit_count > right->unit_count ? left->unit_count : right->unit_count);
    for (size_t i = 0; i < keys; i++) {
        const struct key *key = &w->vocabulary->keys[i];
        uint32_t d = df[0][i] > df[1][i] ? df[0][i] : df[1][i];
        if (d == 0)
            continue;
        double local = log((units + 1) / d) / log(units + 1);
        w->key_weights[i] = weight_round(pow(background_of(key), background_power) * local);
        w->key_names[i] = key->capital > key->small && key->background >= name_background;
    }
}

static bool stands_beside(const struct words *words, uint32_t a, uint32_t b)
{
    const struct token *items = words->annotation->tokens.items;
    uint32_t first = words->words[a].token, second = words->words[b].token;
    if (second - first == 2)
        return items[first + 1].kind == TOKEN_CLITIC ||
               (items[first + 1].kind == TOKEN_MARK && (items[second].flags & TOKEN_GLUED));
    return second - first <= 1;
}

/* Names of a unit: what was found, what is capitalised, and titles beside them. */
static void mark_names(const struct weigher *w, const struct weighted *side,
                       const struct unit *unit)
{
    const struct words *words = side->words;
    uint32_t first = unit->first_word, end = first + unit->word_count;
    for (uint32_t i = first; i < end; i++) {
        const struct word *word = &words->words[i];
        bool capital = (word->flags & WORD_CAPITAL) && w->key_names[word->key];
        side->names[i] = (word->flags & WORD_MENTION) || capital;
    }
    const struct key *keys = w->vocabulary->keys;
    for (uint32_t i = first + 1; i < end; i++)
        if (side->names[i - 1] && (keys[words->words[i].key].flags & KEY_TITLE) &&
            stands_beside(words, i - 1, i))
            side->names[i] = true;
    for (uint32_t i = end; i-- > first + 1;)
        if (side->names[i] && (keys[words->words[i - 1].key].flags & KEY_TITLE) &&
            stands_beside(words, i - 1, i))
            side->names[i - 1] = true;
}

/* A run of k names counts about once. */
static void weigh_words(const struct weigher *w, struct weighted *side, const struct unit *unit)
{
    uint32_t end = unit->first_word + unit->word_count;
    for (uint32_t i = unit->first_word; i < end;) {
        uint32_t run = i;
        while (run < end && side->names[run] &&
               (run == i || stands_beside(side->words, run - 1, run)))
            run++;
        if (run == i) {
            side->weights[i] = w->key_weights[side->words->words[i].key];
            i++;
            continue;
        }
        double damp = name_factor / sqrt((double)(run - i));
        for (; i < run; i++)
            side->weights[i] = weight_round(w->key_weights[side->words->words[i].key] * damp);
    }
}

static int compare_terms(const void *a, const void *b)
{
    const struct term *x = a, *y = b;
    if (x->class != y->class)
        return x->class < y->class ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

/* Sentences are short: insertion beats qsort, which takes the rest. */
static void sort_terms(struct term *terms, uint32_t count)
{
    if (count > INSERTION_MAX) {
        qsort(terms, count, sizeof(*terms), compare_terms);
        return;
    }
    for (uint32_t i = 1; i < count; i++) {
        struct term term = terms[i];
        uint32_t j = i;
        for (; j > 0 && compare_terms(&terms[j - 1], &term) > 0; j--)
            terms[j] = terms[j - 1];
        terms[j] = term;
    }
}

/* Sorts the terms and joins those of one key; returns how many are left. */
static uint32_t join_terms(struct term *terms, uint32_t count)
{
    sort_terms(terms, count);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct term *last = kept ? &terms[kept - 1] : NULL;
        if (last == NULL || last->key != terms[i].key) {
            terms[kept++] = terms[i];
            continue;
        }
        if (terms[i].weight > last->weight) {
            last->weight = terms[i].weight;
            last->name = terms[i].name;
        }
        last->clauses |= terms[i].clauses;
    }
    return kept;
}

static void make_terms(const struct weigher *w, struct weighted *side, size_t index, uint32_t first)
{
    const struct unit *unit = &side->words->units[index];
    struct unit_weights *out = &side->units[index];
    struct term *terms = side->terms + first;
    for (uint32_t i = 0; i < unit->word_count; i++) {
        const struct word *word = &side->words->words[unit->first_word + i];
        const struct key *key = &w->vocabulary->keys[word->key];
        terms[i] = (struct term){.class = key->class,
                                 .key = word->key,
                                 .stem = word->stem,
                                 .weight = side->weights[unit->first_word + i],
                                 .clauses = UINT32_C(1) << word->clause,
                                 .name = side->names[unit->first_word + i]};
        out->fragments |= word->fragment != 0;
        out->content_words +=
            key->background >= content_background && !(key->flags & (KEY_NUMBER | KEY_TIME));
    }
    out->first_term = first;
    out->term_count = join_terms(terms, unit->word_count);
    for (uint32_t i = 0; i < out->term_count; i++) {
        out->total += terms[i].weight;
        for (uint8_t c = 0; c < unit->clause_count; c++)
            if (terms[i].clauses >> c & 1)
                side->clause_totals[out->first_clause + c] += terms[i].weight;
    }
}

static void weigh_side(const struct weigher *w, const struct words *words, struct weighted *out)
{
    size_t clauses = 0;
    *out = (struct weighted){.words = words};
    out->weights = arena_array(w->arena, words->word_count, sizeof(*out->weights));
    out->names = arena_array(w->arena, words->word_count, sizeof(*out->names));
    out->terms = arena_array(w->arena, words->word_count, sizeof(*out->terms));
    out->units = arena_array(w->arena, words->unit_count, sizeof(*out->units));
    for (size_t u = 0; u < words->unit_count; u++) {
        out->units[u].first_clause = (uint32_t)clauses;
        clauses += words->units[u].clause_count;
        mark_names(w, out, &words->units[u]);
        weigh_words(w, out, &words->units[u]);
    }
    weights_mask_templates(w->vocabulary, out);
    out->clause_totals = arena_array(w->arena, clauses, sizeof(*out->clause_totals));
    for (size_t u = 0; u < words->unit_count; u++)
        make_terms(w, out, u, words->units[u].first_word);
}

void weights_make(const struct vocabulary *vocabulary, const struct words *left,
                  const struct words *right, struct weighted *out_left, struct weighted *out_right)
{
    struct weigher w = {.vocabulary = vocabulary, .arena = vocabulary->arena};
    w.key_weights = arena_array(w.arena, vocabulary->count, sizeof(*w.key_weights));
    w.key_names = arena_array(w.arena, vocabulary->count, sizeof(*w.key_names));
    weigh_keys(&w, left, right);
    weigh_side(&w, left, out_left);
    if (left == right)
        *out_right = *out_left;
    else
        weigh_side(&w, right, out_right);
}
