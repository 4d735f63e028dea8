/* quotations: what was said, as the outlets of a story print it. */
#ifndef DIPTYCH_TABLES_QUOTATIONS_H
#define DIPTYCH_TABLES_QUOTATIONS_H

#include "core/collection/work.h"

/* How a variant stands to the longest: the same words, a run of them, or other words. */
enum quotation_relation { QUOTATION_WHOLE, QUOTATION_TRIMMED, QUOTATION_CHANGED };
const char *quotation_relation_name(enum quotation_relation relation);

/* A quotation: of which item, and which of its annotation's quotes. */
struct quotation_variant {
    uint32_t item, quote;
    enum quotation_relation relation;
};

/* Variants of one statement in one story. Quotations of less than three words are left out. */
struct quotation {
    uint32_t story;
    struct quotation_variant *variants; /* by item, then place */
    size_t count, longest; /* index into variants: the most words, the first of several */
};

/* Finds those of a story, or with ANNOTATION_NONE of all, by story and first variant: two are
 * variants where they share most triples of words of the shorter, or a run of six words, or where
 * nearly all words of a short one stand near each other in the other, in order. Lives in the arena.
 * The collection must be loaded. `work`, where it is not NULL, may end it early. */
struct quotation *quotations_find(const struct collection *collection, uint32_t story,
                                  struct work *work, struct arena *arena, size_t *count);

#endif
