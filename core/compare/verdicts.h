/* verdicts: whether two values of one quantity agree.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_VERDICTS_H
#define DIPTYCH_COMPARE_VERDICTS_H

#include "core/compare/quantities.h"

/* Whether the values are one, as far as their units let that be told: miles and kilometres are
 * rounded. */
bool verdict_same_value(const struct quantity *a, const struct quantity *b);

/* Both are of one measure. */
enum verdict verdict_of(const struct quantity *a, const struct quantity *b);

#endif
