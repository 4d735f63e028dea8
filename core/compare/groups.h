/* groups: a passage over all outlets of a story: who has which variant, who lacks it, and whether
 * an agency wrote it.
 *
 * All of it follows from the articles given and the comparisons of their pairs, whatever their
 * order. */
#ifndef DIPTYCH_COMPARE_GROUPS_H
#define DIPTYCH_COMPARE_GROUPS_H

#include "core/compare/compare.h"

struct group_member {
    uint32_t article;  /* index into the sides given */
    uint32_t sentence; /* of that article */
    uint32_t variant;  /* articles that carry the group in the same words have the same number; 0 is
                          that of most articles, of several the first */
};

/* A passage that two articles or more carry. An article may hold it in several sentences. */
struct passage_group {
    struct group_member *members; /* by article, then sentence */
    size_t count;
    size_t article_count;   /* how many articles carry it */
    uint32_t variant_count; /* how many wordings there are */
    enum relation relation; /* the closest that links its members */
    float similarity;       /* the highest of their links */
    /* The agency whose copy it likely is: "PA", "Reuters", … where a text says so, AGENCY_UNNAMED
     * where most articles carry its run word for word, else NULL. */
    const char *agency;
};

#define AGENCY_UNNAMED "unnamed"

/* One article against all others of the set. */
struct group_coverage {
    uint32_t *only; /* sentences that no other article carries, in order; boilerplate left out */
    size_t only_count;
    uint32_t *missing; /* groups that at least half of the others carry and this one lacks, those of
                          most articles first */
    size_t missing_count;
    size_t words, shared_words; /* in sentences but boilerplate; of them in groups */
};

struct passage_groups {
    struct passage_group *items; /* by first member */
    size_t count;
    uint32_t **group_of; /* group_of[article][sentence]: index into items, or ANNOTATION_NONE */
    struct group_coverage *coverage; /* by article */
};

/* Words in groups over all words, of the articles that `count` coverages tell of; 0 to 1. */
double groups_shared(const struct group_coverage *coverage, size_t count);

/* groups_shared of the groups that would be made, from comparisons that need have no more than
 * their passages (compare_passages). */
double groups_measure(const struct compare_side *sides, size_t count,
                      const struct comparison *comparisons);

/* Joins the links of all pairs of `count` articles: comparisons in the order (0,1), (0,2), …,
 * (1,2), …. The result lives in the arena. */
void groups_make(const struct compare_side *sides, size_t count,
                 const struct comparison *comparisons, struct arena *arena,
                 struct passage_groups *out);

#endif
