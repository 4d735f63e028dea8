/* evidence: what speaks for two units telling the same.
 *
 * Internal to core/compare. Words, clauses, the heaviest common run and quotations, summed by
 * coefficients fitted on sentence pairs that were aligned by hand: half of tests/pairs and pairs of
 * real articles. Where a sentence stands says nothing, so that the order of paragraphs
 * changes nothing. */
#ifndef DIPTYCH_COMPARE_EVIDENCE_H
#define DIPTYCH_COMPARE_EVIDENCE_H

#include "core/compare/weights.h"

/* Sentences are looked at up to this many words, so that hostile ones cost no more. */
enum { EVIDENCE_WORDS_MAX = 256 };

struct evidence {
    float shared, shared_names; /* weight of the matched keys; of those that are names */
    float shared_formulas;      /* of those that are names, who says it, when */
    float shared_numbers;       /* of those that are numbers over twelve */
    float parted;     /* of the names that one side has alone, on the side with less of them */
    float denied;     /* 1 where one side alone holds a negation */
    float other_time; /* 1 where one side tells of another time (times.h) */
    float lighter;    /* weight of the lighter side */
    float contained;  /* shared over the lighter side */
    float dice;       /* twice shared over both sides */
    float clause;     /* dice, or that of the best clause */
    float run;        /* weight of the heaviest common run of words, names at less */
    float plain;      /* words of the longest common run but names, numbers and times */
    /* Weight of the best quotation found on the other side; of its words in marks on both. */
    float quoted, quoted_both;
    float score; /* log odds without company and competition */
};

/* A matched key: indices into the terms of both units. */
struct match {
    uint32_t left, right; /* terms */
    float weight;
    bool name, formula, equal;
};

/* Room for one comparison of units; made once a pair of articles. */
struct evidence_room {
    const struct vocabulary *vocabulary;
    const struct weighted *left, *right;
    struct match *matches;
    size_t match_count;
    uint32_t *key_marks, *stem_marks; /* by key: `serial` where the pair at hand shares it */
    uint32_t serial;
    float *clauses, *clause_formulas; /* sums, rows left, columns right */
};

/* Keys that are not equal but of one stem match by this. */
#define EVIDENCE_NEAR 0.8F

struct evidence_room evidence_prepare(const struct vocabulary *vocabulary,
                                      const struct weighted *left, const struct weighted *right);

/* The most that a long run of plain words adds to a score. */
#define EVIDENCE_PLAIN_MOST 4.0F

/* Where the score cannot reach `floor`, only what the matched words say and a score below it are
 * found. */
void evidence_find(struct evidence_room *room, uint32_t left, uint32_t right, float floor,
                   struct evidence *out);

/* The best quotation of one unit found in the other: adds to *quoted and *both the larger of what
 * they hold and what is found. */
void evidence_quotation(const struct evidence_room *room, const struct weighted *from, uint32_t a,
                        const struct weighted *in, uint32_t b, float *quoted, float *both);

#endif
