/* times: what other time a sentence tells of.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_TIMES_H
#define DIPTYCH_COMPARE_TIMES_H

#include "core/compare/words.h"

/* The last year that a unit names ("in 2014", not the article's own), else the month (1 to 12, of
 * another than the article's), else TIMES_PAST where it is only said to be past ("last year", "two
 * years ago", "had earlier"); 0 where it tells of no other time. */
enum { TIMES_PAST = 13 };
uint32_t times_of_unit(const struct vocabulary *vocabulary, const struct words *words,
                       const struct unit *unit);

#endif
