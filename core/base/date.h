/* date: a calendar date that may be partly unknown. */
#ifndef DIPTYCH_BASE_DATE_H
#define DIPTYCH_BASE_DATE_H

#include "core/base/text.h"

/* year 0: no date at all; month 0 or day 0: not given. */
struct date {
    int year, month, day;
};

bool date_known(struct date date);
/* Whether year, month and day make a day of the proleptic Gregorian calendar. */
bool date_valid(int year, int month, int day);
/* Days since 1970-01-01 of a full date. */
long date_to_days(struct date date);
struct date date_from_days(long days);
/* 0 Sunday to 6 Saturday, of a full date. */
int date_weekday(struct date date);
/* Month 1 to 12 named by an English name or abbreviation of it ("Feb", "Sept.", any case), else 0.
 */
int date_month_from(const char *name, int length);
/* Weekday 0 to 6 likewise, else -1. */
int date_weekday_from(const char *name, int length);
/* Reads what date_format writes: "2022-02-21", "2022-02" or "2022", if that is in the calendar. */
bool date_read(struct text text, struct date *out);
/* "2022-02-21", "2022-02" or "2022" into out (at least 12 bytes); "" when unknown. */
void date_format(struct date date, char out[12]);
/* The same as readers write it: "24 Feb 2022", "Feb 2022" or "2022" into out (at least 16 bytes);
 * "" when unknown. */
void date_format_words(struct date date, char out[16]);

/* The first and the last of some dates, as date_format writes them: so, dates compare as text.
 * Zero-initialise. */
struct date_range {
    char first[12], last[12];
};
void date_range_take(struct date_range *range, struct date date);
/* Appends "2022-02-21 to 2022-02-24"; one of two that are the same; "undated" where none was known.
 */
void date_range_add(struct text_builder *out, const struct date_range *range);

#endif
