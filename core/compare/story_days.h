/* story_days: the day an article tells of, and how far articles lie apart. */
#ifndef DIPTYCH_COMPARE_STORY_DAYS_H
#define DIPTYCH_COMPARE_STORY_DAYS_H

#include "core/compare/compare.h"

struct story_day {
    double day; /* since 1970 */
    bool known;
    bool stated; /* by the article's date, not by days that its text names */
};

/* What tells an article's day: its date, else the days that its text names. */
struct story_dates {
    struct date stated;
    struct date *named; /* none where the date tells the day */
    size_t count;
};

/* Reads those of each side, which may be packed. Lives in the arena. */
struct story_dates *story_dates_read(const struct compare_side *sides, size_t count,
                                     struct arena *arena);

/* out[i] is the day of article i. A day without a year is taken to be of the year that most
 * articles name. */
void story_days_find(const struct story_dates *dates, size_t count, struct story_day *out);

/* How many days lie between the first and the last of several articles. */
struct days_apart {
    long days;
    bool about; /* one of both days is only implied */
};

/* Of those whose day is known; 0 where less than two are. */
struct days_apart story_days_apart(const struct story_dates *dates, size_t count);

#endif
