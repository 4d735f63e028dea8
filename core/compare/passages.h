/* passages: links between sentences made into what a reader is shown.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_PASSAGES_H
#define DIPTYCH_COMPARE_PASSAGES_H

#include "core/compare/links.h"

/* Joins links that run on in one paragraph on both sides, marks what stands in another order, and
 * sorts by left, then right. Fills the comparison's passages without their changes; they live in
 * `arena`. */
void passages_make(const struct words *left, const struct words *right, const struct links *links,
                   struct arena *arena, struct comparison *out);

/* Finds the words that differ in a passage; they live in `arena`. */
void changes_find(const struct vocabulary *vocabulary, const struct weighted *left,
                  const struct weighted *right, struct arena *arena, struct passage *passage);

#endif
