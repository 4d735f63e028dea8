/* dates: full, partial and relative dates, weekdays and times of day.
 *
 * Resolved against the article's date where it has one. The order of day and month is never guessed
 * ("3/4/2022" has no day). A day or month without a year is the nearest, the past one where both
 * are far; "since" and "last" ask for one that is past, "next" for one ahead. A weekday is the last
 * one up to the article's day, or the next one where the nearest word that tells speaks of what is
 * to come ("will meet on Friday"). "Last Friday" lies before the article's day, "next Friday"
 * behind it, "this Friday" not before it. What counts from another day than the article's ("the
 * previous Friday", "the next day", "every Friday", "Good Friday") has no value. */
#ifndef DIPTYCH_ENTITIES_DATES_H
#define DIPTYCH_ENTITIES_DATES_H

#include "core/entities/annotation.h"

/* Fills annotation->dates. Needs tokens and sentences. */
void dates_find(const struct article *article, struct arena *arena, struct annotation *annotation);

#endif
