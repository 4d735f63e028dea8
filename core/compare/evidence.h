/* evidence: what speaks for two units telling the same.
 *
 * Internal to core/compare. Words, clauses, the heaviest common run, quotations and place, summed by coefficients fitted on sentence
 * pairs that were aligned by hand. */
#ifndef DIPTYCH_COMPARE_EVIDENCE_H
#define DIPTYCH_COMPARE_EVIDENCE_H

#include "core/compare/weights.h"

/* Sentences are looked at up to this many words, so that hostile ones cost no more. */
enum { EVIDENCE_WORDS_MAX = 256 };

struct evidence {
    float shared, shared_names; /* weight of the matched keys; of those that are names */
    float contained;            /* shared over the lighter side */
    float dice;                 /* twice shared over both sides */
    float clause;               /* dice, or that of the best clause */
    float run;                  /* weight of the heaviest common run of words, names at less */
    float quoted,
        quoted_both; /* weight of the best quotation found on the other side; of its words in marks on both */
    bool lead;
    float score; /* log odds without company and competition */
};

/* A matched key: indices into the terms of both units. */
struct match {
    uint32_t left, right; /* terms */
    float weight;
    bool name, equal;
};

/* Room for one comparison of units; made once a pair of articles. */
struct evidence_room {
    const struct vocabulary *vocabulary;
    const struct weighted *left, *right;
    struct match *matches;
    size_t match_count;
    float *clauses, *clause_names; /* sums, rows left, columns right */
};

struct evidence_room evidence_prepare(const struct vocabulary *vocabulary,
                                      const struct weighted *left, const struct weighted *right);

void evidence_find(struct evidence_room *room, uint32_t left, uint32_t right, struct evidence *out);

/* The best quotation of one unit found in the other: adds to *quoted and *both the larger of what they hold and what is found. */
void evidence_quotation(const struct vocabulary *vocabulary, const struct weighted *from,
                        uint32_t a, const struct weighted *in, uint32_t b, float *quoted,
                        float *both);

/* How far two keys are the same word: 1, 0.8 for stems that differ little, or 0. */
float evidence_key_match(const struct vocabulary *vocabulary, uint32_t a, uint32_t b);

#endif
