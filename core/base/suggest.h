/* suggest: the nearest of the words that would have been right. */
#ifndef DIPTYCH_BASE_SUGGEST_H
#define DIPTYCH_BASE_SUGGEST_H

#include "core/base/text.h"

/* The name among `count` names that is nearest to `word` by edit distance with transposed
 * neighbours (Damerau 1964, optimal string alignment), when at most a third of its letters and at
 * most 3 differ; else NULL. */
const char *suggest_nearest(struct text word, const char *const *names, size_t count);

#endif
