/* disputes: figures of two articles that state the same quantity, and whether both can hold.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_DISPUTES_H
#define DIPTYCH_COMPARE_DISPUTES_H

#include "core/compare/links.h"

/* Fills the comparison's disputes, by left, then right; they live in `arena`. Two figures state one
 * quantity where they are of one measure, count the same in the same sense (quantities.h), no name
 * or scope tells them apart, and their sentences or the articles' leads speak of one thing.
 * `one_event`: other passages say that the articles do. */
void disputes_find(const struct vocabulary *vocabulary, const struct weighted *left,
                   const struct weighted *right, bool one_event, struct arena *arena,
                   struct comparison *out);

#endif
