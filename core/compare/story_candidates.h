/* story_candidates: which articles may tell of one event, without multiplying all with all.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_STORY_CANDIDATES_H
#define DIPTYCH_COMPARE_STORY_CANDIDATES_H

#include "core/compare/story_parts.h"

/* Bounds for each article, so that work grows as the articles do. */
enum {
    STORY_POSTINGS_MAX = 4096, /* uses of its terms by others that are looked at: rare terms' */
    STORY_CANDIDATES_MAX = 32, /* of those before it, the most alike in these terms */
};

struct story_pair {
    uint32_t a, b; /* articles, a < b */
};

/* Pairs of articles whose terms that are not common already make them somewhat alike, by b; each
 * once. */
struct story_candidates {
    struct story_pair *items;
    size_t count, capacity;
    size_t looked; /* at so many postings */
};

/* `keys` are numbered as story_vectors_read does. Lives in the arena. */
void story_candidates_find(const struct story_vector *vectors, size_t count, size_t keys,
                           struct arena *arena, struct story_candidates *out);

#endif
