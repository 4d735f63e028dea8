/* date_numbers: dates that are digits alone, years, times of day; and what the grammar of dates
 * shares with them. */
#ifndef DIPTYCH_ENTITIES_DATE_NUMBERS_H
#define DIPTYCH_ENTITIES_DATE_NUMBERS_H

#include "core/base/date.h"
#include "core/entities/line.h"

/* A date being read: its tokens [first, end) and what it means. */
struct date_reading {
    size_t first, end;
    struct date value;
};

/* The value of a token of at most four digits and nothing else, or -1; the number of digits in
 * *digits. */
int date_plain_number(const struct line *line, size_t index, size_t *digits);

/* A year of four digits, or 0. */
int date_year_at(const struct line *line, size_t index);

/* "2022-02-21"; "21/02/2022", whose order is certain only where one number is no month. */
bool date_read_numeric(const struct line *line, size_t index, struct date_reading *reading);

/* "5pm", "5.30 p.m.", "17:30", "1430 GMT", "noon"; a time of day has no date. */
bool date_read_time(const struct line *line, size_t index, struct date_reading *reading);

/* "1994", "1997-98", "1939-1945", "the 1990s", "the '60s". */
bool date_read_year(const struct line *line, size_t index, struct date_reading *reading);

#endif
