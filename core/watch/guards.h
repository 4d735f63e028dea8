/* guards: what stands around a hit and decides whether it counts: `exclude` and `near`.
 *
 * The phrases of both are found in the pass that finds the hits, paragraph by paragraph, and asked
 * when the paragraph ends. A question costs a binary search, whatever stands there. */
#ifndef DIPTYCH_WATCH_GUARDS_H
#define DIPTYCH_WATCH_GUARDS_H

#include "core/watch/fold.h"
#include "core/watch/watchlist.h"

enum guard_role { GUARD_HIT, GUARD_EXCLUDE, GUARD_NEAR };

struct guard;

/* The guards of a paragraph. Zero-initialise; guards_free at the end. */
struct guards {
    struct guard *items;
    size_t count, capacity;
    size_t *words; /* where each word of the paragraph begins; made when it is asked for */
    size_t word_count, word_capacity;
    bool ready;
};

/* Begins another paragraph. */
void guards_clear(struct guards *guards);
/* A phrase of a term, GUARD_EXCLUDE or GUARD_NEAR, stands at [start, end) of the paragraph. */
void guards_add(struct guards *guards, uint32_t term, enum guard_role role, size_t start,
                size_t end);
/* Whether a hit of a term at [start, end) counts; asked when all guards are added. `fold` is of the
 * paragraph's text. */
bool guards_allow(struct guards *guards, uint32_t index, const struct watch_term *term,
                  const struct fold *fold, struct text text, size_t start, size_t end);
void guards_free(struct guards *guards);

#endif
