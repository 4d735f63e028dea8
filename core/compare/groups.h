/* groups: a passage over all outlets of a story, and which articles tell one story. */
#ifndef DIPTYCH_COMPARE_GROUPS_H
#define DIPTYCH_COMPARE_GROUPS_H

#include "core/compare/compare.h"

struct group_member {
    uint32_t article;  /* index into the sides given */
    uint32_t sentence; /* of that article */
};

/* A passage that two articles or more carry. An article may hold it in several sentences. */
struct passage_group {
    struct group_member *members; /* by article, then sentence */
    size_t count;
    size_t article_count;   /* how many articles carry it */
    enum relation relation; /* the closest that links its members */
};

struct passage_groups {
    struct passage_group *items; /* by first member */
    size_t count;
    uint32_t **group_of; /* group_of[article][sentence]: index into items, or ANNOTATION_NONE */
};

/* Joins the links of all pairs of `count` articles: comparisons in the order (0,1), (0,2), …,
 * (1,2), …. The result lives in the arena. */
void groups_make(const struct compare_side *sides, size_t count,
                 const struct comparison *comparisons, struct arena *arena,
                 struct passage_groups *out);

#endif
