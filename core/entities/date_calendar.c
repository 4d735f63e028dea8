#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/date_reading.h"
#include "core/entities/figure_tables.h"

/* A day of the month at `index`, "21" or "21st"; 0 where there is none. */
static int day_at(const struct line *line, size_t index, size_t *end)
{
    static const char *const endings[] = {"nd", "rd", "st", "th"};
    size_t digits;
    int day = date_plain_number(line, index, &digits);
    if (day < 1 || day > 31 || digits > 2)
        return 0;
    *end = index + 1;
    if (line_has_flag(line, *end, TOKEN_GLUED) && WORDS_HAVE(line_word(line, *end), endings))
        (*end)++;
    return day;
}

/* A capitalised month name at `index`; *end is behind it and the stop of an abbreviation. */
static int month_at(const struct line *line, size_t index, size_t *end)
{
    static const char initials[] = "JFMASOND";
    struct text word = line_word(line, index);
    if (!line_is_kind(line, index, TOKEN_WORD) || word.length < 3 || word.length > 9 ||
        strchr(initials, word.bytes[0]) == NULL)
        return 0;
    int month = date_month_from(word.bytes, (int)word.length);
    if (month == 0)
        return 0;
    *end = index + 1;
    if (word.length <= 4 && line_is_mark(line, *end, '.') &&
        line_is_kind(line, *end + 1, TOKEN_NUMBER))
        (*end)++;
    return month;
}

/* On which side of the article's date a day or month must lie; a term lies ahead where the sentence
 * speaks of what is to come. */
enum side { SIDE_ANY, SIDE_BEFORE, SIDE_NOT_AFTER, SIDE_AFTER, SIDE_TERM };

/* Sides by the word that stands before the date. */
static const struct side_word {
    const char *word;
    enum side side;
} side_words[] = {{"by", SIDE_TERM},
                  {"last", SIDE_BEFORE},
                  {"next", SIDE_AFTER},
                  {"since", SIDE_NOT_AFTER},
                  {"until", SIDE_TERM}};

/* Days that a date ahead is put back by where nothing speaks of what is to come. */
enum { LEAN_TO_PAST = 60, MIDDLE_OF_MONTH = 15 };

static long days_of(struct date date)
{
    date.day = date.day > 0 ? date.day : MIDDLE_OF_MONTH;
    return date_to_days(date);
}

static bool is_on_side(long ahead, enum side side)
{
    switch (side) {
    case SIDE_BEFORE:
        return ahead < 0;
    case SIDE_NOT_AFTER:
        return ahead <= 0;
    case SIDE_AFTER:
        return ahead > 0;
    default:
        return true;
    }
}

/* The year that puts a day or month nearest to the article's date, on the side that the word before
 * token `first` names; the date is left as it is without one. */
static struct date with_year(const struct date_search *search, struct date date, size_t first)
{
    struct date today = search->today, chosen = date;
    if (date.year != 0 || !date_known(today) || today.month == 0)
        return date;
    const struct side_word *row = WORDS_FIND(line_word(&search->line, first - 1), side_words);
    enum side side = row != NULL ? row->side : SIDE_ANY;
    bool future = date_is_ahead(search, first);
    if (side == SIDE_TERM)
        side = future ? SIDE_AFTER : SIDE_ANY;
    long lean = future ? 0 : LEAN_TO_PAST, best = -1;
    today.day = date.day > 0 ? today.day : 0;
    for (int year = today.year - 1; year <= today.year + 1; year++) {
        if (!date_valid(year, date.month, date.day > 0 ? date.day : 1))
            continue;
        long ahead = days_of((struct date){year, date.month, date.day}) - days_of(today);
        long distance = ahead > 0 ? ahead + lean : -ahead;
        if (is_on_side(ahead, side) && (best < 0 || distance < best)) {
            best = distance;
            chosen.year = year;
        }
    }
    return chosen;
}

/* ", 1999", " 1999" or " of 1999" behind a day and month, or a month; 0 where there is none. */
static int year_behind(const struct line *line, size_t index, size_t *end)
{
    size_t at = line_is_mark(line, index, ',') || line_is(line, index, "of") ? index + 1 : index;
    int year = date_year_at(line, at);
    if (year == 0 || (line_has_flag(line, at, TOKEN_GLUED) && at == index))
        return 0;
    *end = at + 1;
    return year;
}

/* The value of a full or partial date, or an unknown one where the calendar has no such day.
 * 11 September without a year is 2001's as often as not. */
static struct date checked(const struct date_search *search, struct date date, size_t first)
{
    if (date.year == 0 && date.month == 9 && date.day == 11)
        return (struct date){0};
    date = with_year(search, date, first);
    if (date.year == 0 || (date.day > 0 && !date_valid(date.year, date.month, date.day)))
        return (struct date){0};
    return date;
}

/* Behind "May 1": "-31", "-July 10", " and 2"; moves the end over the range, whose day is no longer
 * certain. */
static void take_day_range(const struct line *line, struct date_reading *reading)
{
    size_t at = reading->end, end;
    bool joined = line_is_dash(line, at), and = line_is(line, at, "and");
    if (!joined && !and&&!line_is(line, at, "to"))
        return;
    size_t month_end = at + 1;
    int month = month_at(line, at + 1, &month_end);
    if (day_at(line, month_end, &end) == 0 || date_year_at(line, month_end) != 0 ||
        (and&&month > 0))
        return;
    /* "May 1 and 20 boats" */
    if (!joined && month == 0 && line_is_kind(line, end, TOKEN_WORD) &&
        !figure_ends_noun(line_word(line, end)))
        return;
    reading->end = end;
    reading->value.day = 0;
    if (month > 0 && month != reading->value.month)
        reading->value.month = 0;
}

/* "February 11, 2022", "Feb. 11", "May 1-31", "February 2022". */
static bool read_month_first(const struct date_search *search, size_t index,
                             struct date_reading *reading)
{
    const struct line *line = &search->line;
    size_t end;
    int month = month_at(line, index, &end);
    if (month == 0)
        return false;
    *reading = (struct date_reading){index, end, {0, month, 0}};
    size_t at = line_is(line, end, "the") ? end + 1 : end;
    int day = day_at(line, at, &end);
    if (day > 0) {
        reading->value.day = day;
        reading->end = end;
        take_day_range(line, reading);
    }
    reading->value.year = year_behind(line, reading->end, &reading->end);
    if (reading->value.month == 0)
        return true;
    if (day == 0 && reading->value.year == 0)
        return false;
    reading->value = checked(search, reading->value, index);
    return true;
}

/* "11 February 2022", "11th of February", "11-13 February", "June 19-July 10". */
static bool read_day_first(const struct date_search *search, size_t index,
                           struct date_reading *reading)
{
    const struct line *line = &search->line;
    size_t end, other;
    int day = day_at(line, index, &end);
    if (day == 0)
        return false;
    static const char *const links[] = {"and", "or", "to"};
    if ((line_is_dash(line, end) || WORDS_HAVE(line_word(line, end), links)) &&
        day_at(line, end + 1, &other) > day) {
        end = other;
        day = 0;
    }
    if (line_is(line, end, "of"))
        end++;
    int month = month_at(line, end, &end);
    if (month == 0)
        return false;
    *reading = (struct date_reading){index, end, {0, month, day}};
    reading->value.year = year_behind(line, end, &reading->end);
    reading->value = checked(search, reading->value, index);
    return true;
}

/* What "may" and "march" do not say as verbs: months stand behind these. */
static const char *const before_month[] = {
    "by",   "during", "early", "from", "in",      "last", "late",  "mid",
    "next", "of",     "since", "this", "through", "to",   "until",
};

bool date_read_month(const struct date_search *search, size_t index, struct date_reading *reading)
{
    const struct line *line = &search->line;
    size_t end;
    int month = month_at(line, index, &end);
    if (month == 0)
        return false;
    size_t before = line_is_dash(line, index - 1) ? index - 2 : index - 1;
    bool led = index > line->first && WORDS_HAVE(line_word(line, before), before_month);
    bool owner = line_is_kind(line, end, TOKEN_CLITIC) && month != 3 && month != 5;
    if (line_word(line, index).length <= 5 && !led && !owner)
        return false;
    struct date value = with_year(search, (struct date){0, month, 0}, index);
    bool counted = line_is(line, before, "last") || line_is(line, before, "next") ||
                   line_is(line, before, "this");
    *reading =
        (struct date_reading){counted ? before : index, end, value.year ? value : (struct date){0}};
    return true;
}

bool date_read_day(const struct date_search *search, size_t index, struct date_reading *reading)
{
    return read_month_first(search, index, reading) || read_day_first(search, index, reading);
}
