/* weights: what each word of two articles says about whether two sentences tell the same.
 *
 * Internal to core/compare. A weight is rarity in news at large (background) to the power .75 times
 * rarity in the longer of the two articles; names count once a run, templates a tenth. Weights are
 * multiples of 1/4096, so that sums are exact and do not depend on order. */
#ifndef DIPTYCH_COMPARE_WEIGHTS_H
#define DIPTYCH_COMPARE_WEIGHTS_H

#include "core/compare/words.h"

/* A distinct key of a unit. */
struct term {
    uint32_t class, key, stem;
    float weight;     /* the largest of its uses */
    uint32_t clauses; /* bit c: clause c holds it */
    bool name;
};

struct unit_weights {
    uint32_t first_term, term_count; /* sorted by class, then key */
    uint32_t first_clause;           /* into clause_totals */
    float total;                     /* of its terms */
    uint32_t content_words;
    bool fragments; /* some of it stands in quotation marks */
};

/* One side, weighted for the pair. */
struct weighted {
    const struct words *words;
    float *weights; /* by word */
    bool *names;    /* by word */
    struct term *terms;
    struct unit_weights *units;
    float *clause_totals;
};

/* A multiple of 1/4096. */
float weight_round(double weight);

/* Damps the heads and tails that six sentences of a side or more have in common. */
void weights_mask_templates(const struct vocabulary *vocabulary, struct weighted *side);

/* Weighs both sides of a pair; the same side twice compares an article with itself, then *right is
 * a copy of *left. */
void weights_make(const struct vocabulary *vocabulary, const struct words *left,
                  const struct words *right, struct weighted *out_left, struct weighted *out_right);

#endif
