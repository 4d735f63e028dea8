/* candidates: which units of two articles may tell the same, without comparing all.
 *
 * Internal to core/compare. An inverted index over classes of keys, of which each unit keeps the
 * few best of the other side, and one over runs of words. */
#ifndef DIPTYCH_COMPARE_CANDIDATES_H
#define DIPTYCH_COMPARE_CANDIDATES_H

#include "core/compare/weights.h"

struct candidate {
    uint32_t left, right; /* units */
    bool run;             /* they share one (runs.h) */
};

struct candidates {
    struct candidate *items; /* by left, then right; each once */
    size_t count;
};

/* Inside one article (left->words == right->words) only pairs with left < right. The result lives
 * in the vocabulary's arena. */
void candidates_find(const struct vocabulary *vocabulary, const struct weighted *left,
                     const struct weighted *right, struct candidates *out);

#endif
