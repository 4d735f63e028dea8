/* work: what a worker makes of a loaded collection for a view that waits for it, with how far it
 * is.
 *
 * A structure of one's own begins with struct work. The loop's thread starts and leaves it; `make`
 * runs on a worker and reads the collection: articles, what was found in them, stories, names. It
 * keeps to what it allocates itself and is the loop's again once finished. */
#ifndef DIPTYCH_COLLECTION_WORK_H
#define DIPTYCH_COLLECTION_WORK_H

#include "core/collection/collection.h"

#include <stdatomic.h>

struct work {
    struct analysis_task task;
    void (*make)(struct work *work);
    void (*free)(struct work *work); /* the structure and what was made */
    struct collection *collection;
    struct analysis_queue *queue; /* while it runs on a worker */
    atomic_size_t done, all;      /* steps */
    _Atomic int64_t begun;        /* clock_ms; 0: it waits for a worker */
    atomic_bool left;             /* nobody waits for it any more */
    bool finished, dropped;
    int64_t told;
};

/* Has it made: at once where `at_once`, else before all other work; `finished` is set then, and
 * collection_step tells of a change. The collection must be loaded. */
void work_start(struct work *work, struct collection *collection, bool at_once);
/* Ends the waiting, at any time: it is freed when nothing uses it. NULL is allowed. */
void work_leave(struct work *work);

/* For `make`, between two steps: tells how far it is (the loop is woken ten times a second); false
 * where it should end at once. A work that is NULL goes on. */
bool work_goes_on(struct work *work, size_t done, size_t all);
/* Seconds until it is finished, as fast as so far; -1: not known. */
long work_seconds_left(const struct work *work);

#endif
