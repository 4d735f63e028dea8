/* change_parts: a passage's words while what differs in it is found; change_kinds.c types it.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_CHANGE_PARTS_H
#define DIPTYCH_COMPARE_CHANGE_PARTS_H

#include "core/compare/weights.h"

struct placed {
    const struct word *word;
    bool name;
    bool speaker; /* one of the words that name whose a quotation is */
};

/* The words of one side of a passage, without forms of address; the day of a month stands behind
 * it. */
struct sequence {
    struct placed *items;
    uint32_t count;
    uint32_t first_token, end_token;
    const struct weighted *side;
};

/* A stretch of both sides: the same words, or not. */
struct stretch {
    uint32_t first[2], end[2]; /* words */
    float weight;              /* of the same words */
    bool same;
};

struct differ {
    const struct vocabulary *vocabulary;
    struct arena *scratch;
    struct sequence sides[2];
    struct stretch *stretches;
    size_t count, capacity;
};

/* Marks the words of a side that name speakers. */
void change_find_speakers(struct sequence *side);

/* Whether word `at` of a side stands in the quotation that the word before it stands in; both may
 * lie outside of the passage. */
bool change_goes_on(const struct sequence *side, uint32_t at);

/* The loudest kind that fits a stretch that differs. */
enum change_kind change_kind_of(const struct differ *d, const struct stretch *stretch);

#endif
