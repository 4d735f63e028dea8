/* rematch: hits of a collection that are found anew, piece by piece, beside those that stand, which
 * then give way. */
#ifndef DIPTYCH_COLLECTION_REMATCH_H
#define DIPTYCH_COLLECTION_REMATCH_H

#include "core/watch/matcher.h"

struct collection;

/* Where it stands. Internal to core/collection. */
struct rematch {
    enum { REMATCH_NONE, REMATCH_FINDS, REMATCH_FREES } stage;
    const struct matcher *matcher;
    unsigned round;
    size_t next;  /* item */
    bool named;   /* by the names of all articles too, which were known when it began */
    bool renamed; /* the list in force, and only items in which those names make a difference */
};

/* Finds all hits anew with another matcher (or NULL): begins, which gives up one that is under way;
 * until it ends the hits that stand stay, and both matchers are in use. */
void collection_rematch(struct collection *collection, const struct matcher *matcher);
/* Begins to find the hits that `entity:` terms have by the names of all articles together, once
 * these are known: "Muir" where another article of the story names Agnes Muir. False where there is
 * nothing to begin. */
bool collection_rematch_names(struct collection *collection);
/* Goes on for at most `budget_ms`. Whether the new hits took the place of the old ones just now,
 * all at once: the matcher before is no longer in use. */
bool collection_rematch_step(struct collection *collection, int budget_ms);
/* Whether there is more for collection_rematch_step; in *done how many items have new hits. */
bool collection_rematches(const struct collection *collection, size_t *done);

#endif
