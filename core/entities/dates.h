/* dates: full, partial and relative dates, weekdays and times of day.
 *
 * Resolved against the article's date where it has one; the order of day and month is never guessed
 * ("3/4/2022" has no value). */
#ifndef DIPTYCH_ENTITIES_DATES_H
#define DIPTYCH_ENTITIES_DATES_H

#include "core/entities/annotation.h"

/* Fills annotation->dates. Needs tokens and sentences. */
void dates_find(const struct article *article, struct arena *arena, struct annotation *annotation);

#endif
