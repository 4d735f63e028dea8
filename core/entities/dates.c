#include "core/entities/dates.h"

#include "core/base/word_table.h"
#include "core/entities/date_numbers.h"
#include "core/entities/line.h"

struct search {
    const struct article *article;
    struct line line;
    size_t sentence_first; /* of the sentence that is read: where a weekday looks for the tense */
};

enum { WEEK = 7, TENSE_REACH = 16 };

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
    struct text word = line_word(line, index);
    if (!line_is_kind(line, index, TOKEN_WORD) || !line_has_flag(line, index, TOKEN_CAPITAL) ||
        word.length > 9)
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

static int weekday_at(const struct line *line, size_t index)
{
    struct text word = line_word(line, index);
    if (!line_is_kind(line, index, TOKEN_WORD) || !line_has_flag(line, index, TOKEN_CAPITAL) ||
        word.length > 9)
        return -1;
    /* "Sun" and "Sat" alone are a paper and a verb. */
    if (word.length == 3 && !line_is_mark(line, index + 1, '.') &&
        !line_is_kind(line, index + 1, TOKEN_NUMBER) && !line_is_mark(line, index + 1, ','))
        return -1;
    return date_weekday_from(word.bytes, (int)word.length);
}

/* The year that puts a day or month nearest to the article's date; the date is left as it is
 * without one. */
static struct date with_year(const struct search *search, struct date date)
{
    struct date today = search->article->date;
    if (date.year != 0 || !date_known(today) || today.month == 0)
        return date;
    long best = -1;
    struct date chosen = date;
    for (int year = today.year - 1; year <= today.year + 1; year++) {
        int day = date.day > 0 ? date.day : 15;
        if (!date_valid(year, date.month, day))
            continue;
        long from = date_to_days((struct date){year, date.month, day});
        long to = date_to_days((struct date){today.year, today.month, today.day ? today.day : 15});
        long distance = from > to ? from - to : to - from;
        if (best < 0 || distance < best) {
            best = distance;
            chosen.year = year;
        }
    }
    return chosen;
}

/* ", 1999" or " 1999" behind a day and month, or a month; 0 where there is none. */
static int year_behind(const struct line *line, size_t index, size_t *end)
{
    size_t at = line_is_mark(line, index, ',') ? index + 1 : index;
    int year = date_year_at(line, at);
    if (year == 0 || (line_has_flag(line, at, TOKEN_GLUED) && at == index))
        return 0;
    *end = at + 1;
    return year;
}

/* The value of a full or partial date, or an unknown one where the calendar has no such day. */
static struct date checked(const struct search *search, struct date date)
{
    date = with_year(search, date);
    if (date.year == 0 || (date.day > 0 && !date_valid(date.year, date.month, date.day)))
        return (struct date){0};
    return date;
}

/* Behind "May 1": "-31" or "-July 10"; moves the end over the range, whose day is no longer
 * certain. */
static void take_day_range(const struct line *line, struct date_reading *reading)
{
    size_t at = reading->end, end;
    if (!line_is_dash(line, at) && !line_is(line, at, "to"))
        return;
    size_t month_end = at + 1;
    int month = month_at(line, at + 1, &month_end);
    if (day_at(line, month_end, &end) == 0 || date_year_at(line, month_end) != 0)
        return;
    reading->end = end;
    reading->value.day = 0;
    if (month > 0 && month != reading->value.month)
        reading->value.month = 0;
}

/* "February 11, 2022", "Feb. 11", "May 1-31", "February 2022". */
static bool read_month_first(const struct search *search, size_t index,
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
    reading->value = checked(search, reading->value);
    return true;
}

/* "11 February 2022", "11th of February", "11-13 February", "June 19-July 10". */
static bool read_day_first(const struct search *search, size_t index, struct date_reading *reading)
{
    const struct line *line = &search->line;
    size_t end, other;
    int day = day_at(line, index, &end);
    if (day == 0)
        return false;
    if ((line_is_dash(line, end) || line_is(line, end, "to") || line_is(line, end, "and")) &&
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
    reading->value = checked(search, reading->value);
    return true;
}

/* What "may" and "march" do not say as verbs: months stand behind these. */
static const char *const before_month[] = {
    "by",   "during", "early", "from", "in",      "last", "late",  "mid",
    "next", "of",     "since", "this", "through", "to",   "until",
};

static bool read_month_alone(const struct search *search, size_t index,
                             struct date_reading *reading)
{
    const struct line *line = &search->line;
    size_t end;
    int month = month_at(line, index, &end);
    if (month == 0)
        return false;
    size_t before = line_is_dash(line, index - 1) ? index - 2 : index - 1;
    bool sure = line_word(line, index).length > 5;
    if (!sure && (index == line->first || !WORDS_HAVE(line_word(line, before), before_month)))
        return false;
    struct date value = with_year(search, (struct date){0, month, 0});
    *reading = (struct date_reading){index, end, value.year ? value : (struct date){0}};
    return true;
}

/* Words in a sentence that make a bare weekday the coming one. */
static const char *const future_words[] = {
    "could",     "due", "expected", "may",    "might", "planned", "plans",
    "scheduled", "set", "shall",    "should", "will",  "would",
};

static bool speaks_of_future(const struct search *search, size_t index)
{
    size_t from =
        index > search->sentence_first + TENSE_REACH ? index - TENSE_REACH : search->sentence_first;
    for (size_t i = from; i < index; i++) {
        if (line_is(&search->line, i, "said") || line_is(&search->line, i, "told"))
            return false;
        if (WORDS_HAVE(line_word(&search->line, i), future_words))
            return true;
    }
    return false;
}

static struct date weekday_value(const struct search *search, size_t index, int weekday)
{
    struct date today = search->article->date;
    if (!date_known(today) || today.month == 0 || today.day == 0)
        return (struct date){0};
    long days = date_to_days(today);
    int ahead = (weekday - date_weekday(today) + WEEK) % WEEK;
    bool last = line_is(&search->line, index - 1, "last");
    bool next = line_is(&search->line, index - 1, "next");
    if (next || (!last && ahead > 0 && speaks_of_future(search, index)))
        return date_from_days(days + (ahead == 0 ? WEEK : ahead));
    if (ahead == 0)
        return date_from_days(last ? days - WEEK : days);
    return date_from_days(days + ahead - WEEK);
}

/* "Thursday", "last Friday", "Thursday, 24 February". */
static bool read_weekday(const struct search *search, size_t index, struct date_reading *reading)
{
    const struct line *line = &search->line;
    int weekday = weekday_at(line, index);
    if (weekday < 0)
        return false;
    size_t end = index + 1;
    if (line_is_mark(line, end, '.') && line_word(line, index).length <= 5)
        end++;
    struct date_reading dated;
    size_t at = line_is_mark(line, end, ',') ? end + 1 : end;
    if (line_is(line, at, "the"))
        at++;
    if (read_month_first(search, at, &dated) || read_day_first(search, at, &dated)) {
        *reading = (struct date_reading){index, dated.end, dated.value};
        return true;
    }
    if (end > index + 1 && at != end + 1)
        end = index + 1;
    bool relative = line_is(line, index - 1, "last") || line_is(line, index - 1, "next");
    *reading = (struct date_reading){relative ? index - 1 : index, end,
                                     weekday_value(search, index, weekday)};
    return true;
}

/* Days from the article's own. */
static const struct day_word {
    const char *word;
    int offset;
} day_words[] = {{"today", 0}, {"tomorrow", 1}, {"tonight", 0}, {"yesterday", -1}};

/* "this morning", "last night", "next month": the unit decides how much of the date is known. */
static const struct period {
    const char *word;
    enum { PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_YEAR } unit;
} periods[] = {
    {"afternoon", PERIOD_DAY}, {"autumn", PERIOD_WEEK},  {"evening", PERIOD_DAY},
    {"fall", PERIOD_WEEK},     {"month", PERIOD_MONTH},  {"morning", PERIOD_DAY},
    {"night", PERIOD_DAY},     {"spring", PERIOD_WEEK},  {"summer", PERIOD_WEEK},
    {"week", PERIOD_WEEK},     {"weekend", PERIOD_WEEK}, {"winter", PERIOD_WEEK},
    {"year", PERIOD_YEAR},
};

static struct date day_value(const struct search *search, int offset)
{
    struct date today = search->article->date;
    if (!date_known(today) || today.month == 0 || today.day == 0)
        return (struct date){0};
    return date_from_days(date_to_days(today) + offset);
}

static struct date period_value(const struct search *search, const struct period *period, int step)
{
    struct date today = search->article->date;
    if (!date_known(today) || period->unit == PERIOD_WEEK)
        return (struct date){0};
    if (period->unit == PERIOD_DAY)
        return day_value(search, step);
    if (period->unit == PERIOD_YEAR)
        return (struct date){today.year + step, 0, 0};
    if (today.month == 0)
        return (struct date){0};
    int month = today.month - 1 + step;
    return (struct date){today.year + (month < 0 ? -1 : month / 12), (month + 12) % 12 + 1, 0};
}

static bool read_relative(const struct search *search, size_t index, struct date_reading *reading)
{
    const struct line *line = &search->line;
    const struct day_word *day = WORDS_FIND(line_word(line, index), day_words);
    if (day != NULL) {
        *reading = (struct date_reading){index, index + 1, day_value(search, day->offset)};
        return true;
    }
    int step = line_is(line, index, "last") ? -1 : line_is(line, index, "next") ? 1 : 0;
    if (step == 0 && !line_is(line, index, "this"))
        return false;
    const struct period *period = WORDS_FIND(line_word(line, index + 1), periods);
    if (period == NULL)
        return false;
    *reading = (struct date_reading){index, index + 2, period_value(search, period, step)};
    return true;
}

static bool read_date(const struct search *search, size_t index, struct date_reading *reading)
{
    const struct line *line = &search->line;
    if (line_is_kind(line, index, TOKEN_NUMBER))
        return date_read_numeric(line, index, reading) || read_day_first(search, index, reading) ||
               date_read_time(line, index, reading) || date_read_year(line, index, reading);
    if (!line_is_kind(line, index, TOKEN_WORD))
        return false;
    return read_weekday(search, index, reading) || read_month_first(search, index, reading) ||
           read_month_alone(search, index, reading) || read_relative(search, index, reading) ||
           date_read_time(line, index, reading);
}

void dates_find(const struct article *article, struct arena *arena, struct annotation *annotation)
{
    const struct sentences *sentences = &annotation->sentences;
    size_t capacity = 0, sentence = 0;
    annotation->dates = NULL;
    annotation->date_count = 0;
    for (size_t p = 0; p < article->paragraph_count; p++) {
        struct search search = {article, line_of(article, &annotation->tokens, p), 0};
        for (size_t i = search.line.first; i < search.line.end;) {
            struct date_reading reading;
            while (sentence < sentences->count && sentences->items[sentence].end_token <= i)
                sentence++;
            search.sentence_first = search.line.first;
            if (sentence < sentences->count &&
                sentences->items[sentence].first_token > search.line.first &&
                sentences->items[sentence].first_token <= i)
                search.sentence_first = sentences->items[sentence].first_token;
            if (!read_date(&search, i, &reading)) {
                i++;
                continue;
            }
            annotation->dates = arena_grow(arena, annotation->dates, annotation->date_count,
                                           &capacity, sizeof(*annotation->dates));
            annotation->dates[annotation->date_count++] = (struct date_mention){
                line_span(&search.line, reading.first, reading.end), reading.value};
            i = reading.end;
        }
    }
}
