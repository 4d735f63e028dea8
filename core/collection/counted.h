/* counted: things that several articles give a number of. */
#ifndef DIPTYCH_COLLECTION_COUNTED_H
#define DIPTYCH_COLLECTION_COUNTED_H

#include "core/collection/collection.h"
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

/* Whether the comparisons that counted_find needs are made; else a worker makes them, and they are
 * there once collection_step has told of a change. */
bool counted_ready(struct collection *collection, uint32_t story);

/* Finds those of a story, or with ANNOTATION_NONE of all, by first value; where the collection is
 * not small, by story before. Compares the articles. Lives in the arena. */
struct counted *counted_find(struct collection *collection, uint32_t story, struct arena *arena,
                             size_t *count);

#endif
