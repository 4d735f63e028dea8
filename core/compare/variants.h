/* variants: one passage as several articles word it, word below word.
 *
 * Words are met progressively, each variant with those before it (as in CollateX), so that what is
 * the same stands in the same slot and words that replace each other stand below each other. */
#ifndef DIPTYCH_COMPARE_VARIANTS_H
#define DIPTYCH_COMPARE_VARIANTS_H

#include "core/compare/compare.h"

/* Sentences [first, end) of an article. */
struct variant {
    const struct compare_side *side;
    uint32_t first, end;
};

/* What a variant has in a slot: tokens [first, end), one word with the marks that cling to it;
 * equal: nothing. */
struct variant_cell {
    uint32_t first, end;
};

/* How the variants agree in a slot. */
enum variant_slot {
    SLOT_SAME,   /* all have the same word */
    SLOT_LACKED, /* some have it, the others nothing */
    SLOT_DIFFERS /* different words */
};

struct variants {
    size_t slot_count, count;
    struct variant_cell *cells; /* by slot, then variant */
    enum variant_slot *slots;
};

/* Words of a variant that are looked at; those behind them meet none. */
enum { VARIANT_WORDS_MAX = 512 };

/* Lines `count` variants up. Every word stands in one cell, in its variant's order. Case, marks and
 * spacing make no difference. The result lives in the arena. */
void variants_make(const struct variant *variants, size_t count, struct arena *arena,
                   struct variants *out);

#endif
