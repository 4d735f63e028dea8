/* headlines: those of a story or of all, with what words outlets share in them. */
#ifndef DIPTYCH_TABLES_HEADLINES_H
#define DIPTYCH_TABLES_HEADLINES_H

#include "core/collection/collection.h"

/* A word of a headline: bytes [start, end) of it. */
struct headline_word {
    uint32_t start, end;
    bool tells;       /* says something: not "the", "to", "after" */
    uint32_t outlets; /* of the story that have it in a headline, whatever its ending; itself one */
};

struct headline {
    uint32_t item, story;
    struct text text; /* empty where there is none */
    struct headline_word *words;
    size_t count;
};

/* The articles of a story, or with ANNOTATION_NONE of all, by story and source, as the list of
 * stories has them. Lives in the arena. The collection must be loaded. */
struct headline *headlines_find(const struct collection *collection, uint32_t story,
                                struct arena *arena, size_t *count);

#endif
