/* counted_pairs: which articles of a story have their figures compared.
 *
 * Of a story that is not large all with all; of a large one each with some, so that work grows as
 * the articles do. */
#ifndef DIPTYCH_COLLECTION_COUNTED_PAIRS_H
#define DIPTYCH_COLLECTION_COUNTED_PAIRS_H

#include "core/compare/compare.h"

enum {
    COUNTED_ALL_MAX = 64, /* articles that are compared all with all */
    COUNTED_NEXT = 16,    /* of more, each with so many that follow it … */
    COUNTED_EQUAL = 4, /* … and for each of its figures with so many that follow with its equal */
    COUNTED_FIGURES = 16, /* of so many of its figures */
    COUNTED_PARTNERS_MAX = COUNTED_NEXT + COUNTED_EQUAL * COUNTED_FIGURES,
};

struct counted_pair {
    uint32_t a, b; /* sides, a < b */
};

/* The pairs by a, then b, each once; lives in the arena. */
struct counted_pair *counted_pairs_find(const struct compare_side *sides, size_t count,
                                        struct arena *arena, size_t *pair_count);

#endif
