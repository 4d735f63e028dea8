/* weights: what each word of two articles says about whether two sentences tell the same.
 *
 * Internal to core/compare. A weight is rarity in news at large (background) to the power .75 times
 * rarity in the longer of the two articles, times the word's factor (profile.h). Weights are
 * multiples of 1/4096, so that sums are exact and do not depend on order. */
#ifndef DIPTYCH_COMPARE_WEIGHTS_H
#define DIPTYCH_COMPARE_WEIGHTS_H

#include "core/compare/reading.h"

struct unit_weights {
    uint32_t first_term, term_count; /* sorted by class, then key */
    uint32_t first_clause;           /* into clause_totals */
    float total;                     /* of its terms */
    float persons;                   /* of those that are names but titles */
    uint32_t content_words;
    uint32_t time;   /* that it tells of (times.h) */
    uint32_t denied; /* bit c: clause c holds a negation */
    bool fragments;  /* some of it stands in quotation marks */
};

/* One side, weighted for the pair. */
struct weighted {
    const struct words *words;
    const struct runs *runs;
    const bool *names; /* by word */
    float *weights;    /* by word */
    struct term *terms;
    struct unit_weights *units;
    float *clause_totals;
    struct quantity *quantities;
    size_t quantity_count;
};

/* A multiple of 1/4096. */
float weight_round(double weight);

/* A pair of articles, their words numbered alike and weighed. */
struct weighted_pair {
    struct vocabulary vocabulary;
    struct words words[2];
    struct weighted sides[2];
};

/* Weighs both sides of a pair. The same reading twice compares an article with itself: then there
 * is one side, and it stands in both places. It lives in `arena`. */
void weights_make(const struct compare_reading *left, const struct compare_reading *right,
                  struct arena *arena, struct weighted_pair *out);

#endif
