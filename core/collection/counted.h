/* counted: things that several articles of a story give a number of. */
#ifndef DIPTYCH_COLLECTION_COUNTED_H
#define DIPTYCH_COLLECTION_COUNTED_H

#include "core/collection/collection.h"

/* A figure: of which item, and which of its annotation's figures. */
struct counted_value {
    uint32_t item, figure;
};

/* One thing in one story: the figures that comparisons of its articles set against each other. */
struct counted {
    uint32_t story;
    struct counted_value *values; /* by item, then place */
    size_t count;
    enum verdict verdict; /* the worst of any two */
};

/* Finds those of a story, or with ANNOTATION_NONE of all, by story and first value. Compares all
 * articles of each story. Lives in the arena. */
struct counted *counted_find(struct collection *collection, uint32_t story, struct arena *arena,
                             size_t *count);

#endif
