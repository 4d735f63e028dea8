#include "core/base/word_table.h"
#include "core/entities/date_reading.h"
#include "core/entities/figure_tables.h"

enum {
    YEAR_FIRST = 1900,
    YEAR_LAST = 2049,
    YEAR_FURTHEST = 2199,
    YEAR_OLDEST = 1000,
    CENTURY = 100
};

int date_plain_number(const struct line *line, size_t index, size_t *digits)
{
    struct text word = line_word(line, index);
    int value = 0;
    if (!line_is_kind(line, index, TOKEN_NUMBER) || word.length > 4)
        return -1;
    for (size_t i = 0; i < word.length; i++) {
        if (word.bytes[i] < '0' || word.bytes[i] > '9')
            return -1;
        value = value * 10 + (word.bytes[i] - '0');
    }
    *digits = word.length;
    return value;
}

int date_year_at(const struct line *line, size_t index)
{
    size_t digits;
    int year = date_plain_number(line, index, &digits);
    return year >= YEAR_OLDEST && year <= YEAR_FURTHEST && digits == 4 ? year : 0;
}

/* The digits of a token "21.02.2022" as three numbers, with their lengths; false for any other. */
static bool split_at_stops(struct text word, int part[3], size_t digits[3])
{
    size_t parts = 0;
    part[0] = 0;
    digits[0] = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (word.bytes[i] == '.' && digits[parts] > 0 && parts < 2) {
            part[++parts] = 0;
            digits[parts] = 0;
            continue;
        }
        if (word.bytes[i] < '0' || word.bytes[i] > '9' || ++digits[parts] > 4)
            return false;
        part[parts] = part[parts] * 10 + (word.bytes[i] - '0');
    }
    return parts == 2 && digits[2] == 4;
}

/* "21/02/2022", "2022-02-21": the three numbers of five tokens. */
static bool split_at_marks(const struct line *line, size_t index, int part[3], size_t digits[3])
{
    struct text mark = line_word(line, index + 1);
    if (mark.length != 1 || (mark.bytes[0] != '/' && mark.bytes[0] != '-') ||
        !text_equal(mark, line_word(line, index + 3)))
        return false;
    for (size_t i = 0; i < 3; i++) {
        part[i] = date_plain_number(line, index + 2 * i, &digits[i]);
        if (part[i] < 0 || (i > 0 && !line_has_flag(line, index + 2 * i, TOKEN_GLUED)))
            return false;
    }
    return mark.bytes[0] == '/' || digits[0] == 4;
}

/* What day, month and year in any order say for certain; false where they are no date. */
static bool read_parts(const int part[3], const size_t digits[3], struct date *value)
{
    bool first = part[0] > 12, second = part[1] > 12;
    *value = (struct date){0};
    if (digits[0] == 4) {
        *value = (struct date){part[0], part[1], part[2]};
        return digits[1] == 2 && digits[2] == 2 && date_valid(part[0], part[1], part[2]);
    }
    if (digits[0] > 2 || digits[1] > 2 || (digits[2] != 4 && digits[2] != 2) || part[0] < 1 ||
        part[1] < 1 || part[0] > 31 || part[1] > 31)
        return false;
    if (digits[2] == 2)
        return true;
    value->year = part[2];
    if ((first || part[0] == part[1]) && date_valid(part[2], part[1], part[0]))
        *value = (struct date){part[2], part[1], part[0]};
    else if (second && date_valid(part[2], part[0], part[1]))
        *value = (struct date){part[2], part[0], part[1]};
    return true;
}

bool date_read_numeric(const struct line *line, size_t index, struct date_reading *reading)
{
    int part[3];
    size_t digits[3];
    bool stops = split_at_stops(line_word(line, index), part, digits);
    if (!stops && !split_at_marks(line, index, part, digits))
        return false;
    *reading = (struct date_reading){index, index + (stops ? 1 : 5), {0}};
    return read_parts(part, digits, &reading->value);
}

/* Whether "am", "p.m." and such stand at `index`; "Am" with a space before it is a verb. */
static bool is_half_day(const struct line *line, size_t index)
{
    static const char *const halves[] = {"a.m", "a.m.", "am", "p.m", "p.m.", "pm"};
    if (!WORDS_HAVE(line_word(line, index), halves))
        return false;
    return !line_is(line, index, "am") || line_has_flag(line, index, TOKEN_GLUED) ||
           !line_has_flag(line, index, TOKEN_CAPITAL) || line_has_flag(line, index, TOKEN_UPPER);
}

/* Where ":30" or ":30:15" behind an hour ends, `end` itself without one; 0 where it is no time. */
static size_t minutes_behind(const struct line *line, size_t end)
{
    for (int parts = 0;
         line_is_mark(line, end, ':') && line_has_flag(line, end + 1, TOKEN_GLUED) && parts < 2;
         parts++) {
        size_t digits;
        int value = date_plain_number(line, end + 1, &digits);
        if (value < 0 || value > 59 || digits != 2)
            return 0;
        end += 2;
    }
    bool goes_on = line_is_mark(line, end, ':') || line_is_mark(line, end, '.');
    return goes_on && line_is_kind(line, end + 1, TOKEN_NUMBER) &&
                   line_has_flag(line, end + 1, TOKEN_GLUED)
               ? 0
               : end;
}

static bool is_hour_word(const struct line *line, size_t index)
{
    static const char *const hours[] = {"eight", "eleven", "five", "four",  "nine",   "one",
                                        "seven", "six",    "ten",  "three", "twelve", "two"};
    return line_is_kind(line, index, TOKEN_NUMBER) || WORDS_HAVE(line_word(line, index), hours);
}

bool date_read_time(const struct line *line, size_t index, struct date_reading *reading)
{
    static const char *const zones[] = {"aedt", "aest", "bst", "cdt", "cest", "cet", "cst", "ct",
                                        "edt",  "eest", "eet", "est", "et",   "gmt", "ist", "jst",
                                        "mdt",  "msk",  "mst", "pdt", "pst",  "pt",  "utc"};
    static const char *const words[] = {"midday", "midnight", "noon"};
    *reading = (struct date_reading){index, index + 1, {0}};
    if (WORDS_HAVE(line_word(line, index), words))
        return true;
    if (line_is(line, index + 1, "o'clock") || line_is(line, index + 1, "o\u2019clock")) {
        reading->end++;
        return is_hour_word(line, index);
    }
    if (!line_is_kind(line, index, TOKEN_NUMBER) || line_word(line, index).length > 5)
        return false;
    size_t end = minutes_behind(line, index + 1), digits;
    int hour = date_plain_number(line, index, &digits);
    bool minutes = end > index + 1;
    /* "2:23:09" is how long a race took. */
    bool race = end > index + 3 && digits < 2 && !is_half_day(line, end);
    if (end == 0 || (minutes && (hour < 0 || hour > 24)) || race)
        return false;
    /* "5-6pm" */
    if (hour > 0 && hour <= 12 && line_is_dash(line, end) &&
        line_has_flag(line, end, TOKEN_GLUED) && line_has_flag(line, end + 1, TOKEN_GLUED) &&
        is_half_day(line, end + 2))
        end += 2;
    bool half = is_half_day(line, end);
    end += half;
    bool zone = WORDS_HAVE(line_word(line, end), zones) && line_has_flag(line, end, TOKEN_UPPER);
    reading->end = end + zone;
    return half || zone || minutes;
}

/* What stands before a year, and what cannot be a year's neighbour. */
static const char *const before_year[] = {
    "a",      "after",  "and",    "autumn", "before", "between", "by",     "circa",
    "during", "early",  "fiscal", "from",   "her",    "his",     "in",     "its",
    "last",   "late",   "mid",    "of",     "our",    "post",    "pre",    "since",
    "spring", "summer", "the",    "their",  "to",     "until",   "winter", "year",
};
/* Where a number is a year that looks like none of ours. */
static const char *const before_old_year[] = {"in", "since", "until"};
static const char *const before_count[] = {
    "about", "almost", "around", "nearly", "over", "roughly", "some",
};

/* "more than 2000" counts, "better than 2021" does not. */
static bool is_counted(const struct line *line, size_t index)
{
    static const char *const compared[] = {"fewer", "less", "more"};
    return WORDS_HAVE(line_word(line, index - 1), before_count) ||
           (line_is(line, index - 1, "than") && WORDS_HAVE(line_word(line, index - 2), compared));
}

static bool is_plural(struct text word)
{
    return word.length > 3 && word.bytes[word.length - 1] == 's' &&
           word.bytes[word.length - 2] != 's' && word.bytes[word.length - 2] != 'u' &&
           word.bytes[word.length - 2] != 'i';
}

/* Whether what stands at `index` makes the digits before it part of a longer sign: "2014b",
 * "2022-13-06". */
static bool goes_on(const struct line *line, size_t index)
{
    if (!line_has_flag(line, index, TOKEN_GLUED))
        return false;
    return line_is_kind(line, index, TOKEN_WORD) ||
           (line_is_dash(line, index) && line_is_kind(line, index + 1, TOKEN_NUMBER) &&
            line_is_dash(line, index + 2) && line_is_kind(line, index + 3, TOKEN_NUMBER));
}

/* Whether four digits at `index` stand where a year stands. */
static bool is_year_place(const struct line *line, size_t index, int year)
{
    struct text before = line_word(line, index - 1), after = line_word(line, index + 1);
    bool led = index > line->first && line_is_kind(line, index - 1, TOKEN_WORD) &&
               WORDS_HAVE(before, before_year);
    if (line_is_mark(line, index + 1, '%') || is_counted(line, index) ||
        figure_is_designator(before) || goes_on(line, index + 1))
        return false;
    if (line_has_flag(line, index, TOKEN_GLUED) && !line_is_mark(line, index - 1, '(') &&
        !line_is_dash(line, index - 1))
        return false;
    if (year < YEAR_FIRST)
        return WORDS_HAVE(before, before_old_year) ||
               (line_is(line, index - 1, "by") && line_is_mark(line, index + 1, ','));
    if (year > YEAR_LAST)
        return line_is(line, index - 1, "by") || WORDS_HAVE(before, before_old_year);
    if (led)
        return true;
    return !(line_is_kind(line, index + 1, TOKEN_WORD) &&
             !line_has_flag(line, index + 1, TOKEN_CAPITAL) && is_plural(after)) &&
           !line_is_kind(line, index + 1, TOKEN_NUMBER);
}

/* The end of "1997-98", "1939-1945", "2021/22" that begins with a year, or 0. */
static size_t year_range(const struct line *line, size_t index, int year)
{
    size_t digits;
    if (!(line_is_dash(line, index + 1) || line_is_mark(line, index + 1, '/')) ||
        !line_has_flag(line, index + 1, TOKEN_GLUED) ||
        !line_has_flag(line, index + 2, TOKEN_GLUED))
        return 0;
    int other = date_plain_number(line, index + 2, &digits);
    bool later =
        digits == 4 ? other > year : other == (year + 1) % CENTURY || other > year % CENTURY;
    return other > 0 && later && (digits == 4 || digits == 2) ? index + 3 : 0;
}

bool date_read_year(const struct line *line, size_t index, struct date_reading *reading)
{
    size_t digits;
    int year = date_year_at(line, index);
    int number = date_plain_number(line, index, &digits);
    bool tail = line_is(line, index + 1, "s") && line_has_flag(line, index + 1, TOKEN_GLUED);
    if (tail && number >= 0 && number % 10 == 0 &&
        (year > 0 || (digits == 2 && line_has_flag(line, index, TOKEN_GLUED) &&
                      !line_is_dash(line, index - 1)))) {
        *reading = (struct date_reading){index, index + 2, {0}};
        return true;
    }
    if (year == 0 || !is_year_place(line, index, year))
        return false;
    *reading = (struct date_reading){index, index + 1, {year, 0, 0}};
    size_t end = year_range(line, index, year);
    if (end > 0)
        *reading = (struct date_reading){index, end, {0}};
    return true;
}
