/* rematch: hits of a collection that are found anew, piece by piece. Internal to core/collection.
 */
#ifndef DIPTYCH_COLLECTION_REMATCH_H
#define DIPTYCH_COLLECTION_REMATCH_H

#include "core/watch/matcher.h"

/* They are found beside those that stand, which then give way and are freed. */
struct rematch {
    enum { REMATCH_NONE, REMATCH_FINDS, REMATCH_FREES } stage;
    const struct matcher *matcher;
    unsigned round;
    size_t next; /* item */
};

#endif
