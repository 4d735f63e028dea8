/* date_reading: a date while the grammar reads it, and the parts of the grammar that are files of
 * their own. Every reader looks at the token `index` first and fills *reading when it returns true.
 */
#ifndef DIPTYCH_ENTITIES_DATE_READING_H
#define DIPTYCH_ENTITIES_DATE_READING_H

#include "core/base/date.h"
#include "core/entities/line.h"

/* A date being read: its tokens [first, end) and what it means. `first` may lie before the token it
 * was found at ("last Friday", "two weeks ago"). */
struct date_reading {
    size_t first, end;
    struct date value;
};

/* Where dates are read. */
struct date_search {
    struct date today; /* the article's own; unknown parts 0 */
    struct line line;
    size_t sentence_first, sentence_end; /* where a weekday looks for the tense */
};

/* The value of a token of at most four digits and nothing else, or -1; the number of digits in
 * *digits. */
int date_plain_number(const struct line *line, size_t index, size_t *digits);

/* A year of four digits, or 0. */
int date_year_at(const struct line *line, size_t index);

/* "2022-02-21"; "21/02/2022", "21.02.2022", whose order is certain only where one number is no
 * month. */
bool date_read_numeric(const struct line *line, size_t index, struct date_reading *reading);

/* "5pm", "5.30 p.m.", "17:30", "1430 GMT", "five o'clock", "noon"; a time of day has no date. */
bool date_read_time(const struct line *line, size_t index, struct date_reading *reading);

/* "1994", "1997-98", "1939-1945", "the 1990s", "the '60s". */
bool date_read_year(const struct line *line, size_t index, struct date_reading *reading);

/* "February 11, 2022", "Feb. 11", "11 February", "11-13 February", "February 2022". */
bool date_read_day(const struct date_search *search, size_t index, struct date_reading *reading);

/* "in March", "last May", "since December". */
bool date_read_month(const struct date_search *search, size_t index, struct date_reading *reading);

/* Whether the words around `index` speak of what is to come. */
bool date_is_ahead(const struct date_search *search, size_t index);

/* "Thursday", "last Friday", "Thursday, 24 February". */
bool date_read_weekday(const struct date_search *search, size_t index,
                       struct date_reading *reading);

/* "yesterday", "last month", "the previous day", "three days ago". */
bool date_read_relative(const struct date_search *search, size_t index,
                        struct date_reading *reading);

/* Whether the tables are in their order; for the tests. */
bool date_tables_sorted(void);
bool date_tense_sorted(void);

#endif
