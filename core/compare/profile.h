/* profile: what each sentence of one article holds, before a pair gives the words their weights.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_PROFILE_H
#define DIPTYCH_COMPARE_PROFILE_H

#include "core/compare/words.h"

/* A distinct key of a unit. */
struct term {
    uint32_t class, key, stem;
    float factor;     /* of its weight: the largest of its uses */
    float weight;     /* in a pair */
    uint32_t clauses; /* bit c: clause c holds it */
    bool name;
    bool person;  /* a name that is no title: of a person, place, body */
    bool number;  /* too large to be met by chance */
    bool formula; /* a name, who says it, when: alone they tell nothing */
};

struct unit_terms {
    uint32_t first_term, term_count; /* sorted by class, then key */
    uint32_t first_clause;
    uint32_t content_words;
    uint32_t time;   /* that it tells of (times.h) */
    uint32_t denied; /* bit c: clause c holds a negation */
    bool fragments;  /* some of it stands in quotation marks */
};

/* Names are damped, so that a run of them counts about once; templates count a tenth. */
struct profile {
    float *factors; /* by word: of its weight */
    bool *names;    /* by word */
    struct term *terms;
    struct unit_terms *units;
    size_t clause_count;
};

/* The profile of an article whose vocabulary is its own; it lives in the vocabulary's arena. */
void profile_make(const struct vocabulary *vocabulary, const struct words *words,
                  struct profile *out);

/* Damps the heads and tails that six sentences or more have in common. */
void profile_mask_templates(const struct vocabulary *vocabulary, const struct words *words,
                            float *factors);

#endif
