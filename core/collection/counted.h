/* counted: things that several articles give a number of. */
#ifndef DIPTYCH_COLLECTION_COUNTED_H
#define DIPTYCH_COLLECTION_COUNTED_H

#include "core/collection/work.h"
#include "core/compare/story_days.h"

/* A figure: of which item, and which of its annotation's figures. */
struct counted_value {
    uint32_t item, figure;
};

/* One thing: the figures that comparisons of articles set against each other. */
struct counted {
    uint32_t story;               /* ANNOTATION_NONE: articles of several tell of it */
    struct counted_value *values; /* by item, then place */
    size_t count;
    enum verdict verdict; /* the worst of any two */
    /* Between the first and the last article; 0 where no two have a day, or the figures agree. */
    struct days_apart apart;
};

/* Whether a collection is small enough for all its articles to be compared, whatever their stories:
 * one crisis over days falls into several. */
bool counted_across(const struct collection *collection);

/* Finds those of a story, or with ANNOTATION_NONE of all, by first value; where the collection is
 * not small, by story before. Compares the articles (of large stories not all with all:
 * counted_pairs.h). Lives in the arena. `work`, where it is not
 * NULL, may end it early. */
struct counted *counted_find(const struct collection *collection, uint32_t story, struct work *work,
                             struct arena *arena, size_t *count);

#endif
