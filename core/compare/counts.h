/* counts: figures of two articles that count the same thing.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_COUNTS_H
#define DIPTYCH_COMPARE_COUNTS_H

#include "core/compare/links.h"

/* Two figures that count the same thing. */
struct count_pair {
    uint32_t left, right;  /* figures of the annotations */
    uint32_t sentences[2]; /* theirs */
    bool equal;            /* the same value */
};

struct counts {
    struct count_pair *items; /* by left, then right */
    size_t count;
};

/* `company` is that of the links (links.h). Units must agree, and a word of what is counted (but
 * for measures and money), and other words of the sentences. The result lives in the vocabulary's
 * arena. */
void counts_find(const struct vocabulary *vocabulary, const struct weighted *left,
                 const struct weighted *right, double company, struct counts *out);

#endif
