#include "core/entities/date_numbers.h"
#include "core/base/word_table.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2049, YEAR_OLDEST = 1000, CENTURY = 100 };

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
    return year >= YEAR_OLDEST && year <= YEAR_LAST && digits == 4 ? year : 0;
}

bool date_read_numeric(const struct line *line, size_t index, struct date_reading *reading)
{
    size_t digits[3];
    int part[3];
    for (size_t i = 0; i < 3; i++) {
        part[i] = date_plain_number(line, index + 2 * i, &digits[i]);
        if (part[i] < 0 || (i > 0 && !line_has_flag(line, index + 2 * i, TOKEN_GLUED)))
            return false;
    }
    bool slash = line_is_mark(line, index + 1, '/') && line_is_mark(line, index + 3, '/');
    bool dash = line_is_mark(line, index + 1, '-') && line_is_mark(line, index + 3, '-');
    *reading = (struct date_reading){index, index + 5, {0}};
    if (digits[0] == 4 && digits[1] == 2 && digits[2] == 2 && (slash || dash)) {
        if (!date_valid(part[0], part[1], part[2]))
            return false;
        reading->value = (struct date){part[0], part[1], part[2]};
        return true;
    }
    if (!slash || digits[0] > 2 || digits[1] > 2 || (digits[2] != 4 && digits[2] != 2))
        return false;
    if (part[0] < 1 || part[1] < 1 || part[0] > 31 || part[1] > 31)
        return false;
    if (digits[2] == 2)
        return true;
    reading->value.year = part[2];
    if (part[0] > 12 && date_valid(part[2], part[1], part[0]))
        reading->value = (struct date){part[2], part[1], part[0]};
    else if (part[1] > 12 && date_valid(part[2], part[0], part[1]))
        reading->value = (struct date){part[2], part[0], part[1]};
    return true;
}

bool date_read_time(const struct line *line, size_t index, struct date_reading *reading)
{
    static const char *const halves[] = {"a.m", "a.m.", "am", "p.m", "p.m.", "pm"};
    static const char *const zones[] = {"bst", "cet", "edt", "est", "et", "gmt", "pst", "utc"};
    static const char *const words[] = {"midday", "midnight", "noon"};
    if (WORDS_HAVE(line_word(line, index), words)) {
        *reading = (struct date_reading){index, index + 1, {0}};
        return true;
    }
    if (!line_is_kind(line, index, TOKEN_NUMBER) || line_word(line, index).length > 5)
        return false;
    size_t end = index + 1, digits;
    int hour = date_plain_number(line, index, &digits), minute = -1;
    if (line_is_mark(line, end, ':') && line_has_flag(line, end + 1, TOKEN_GLUED)) {
        minute = date_plain_number(line, end + 1, &digits);
        if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || digits != 2)
            return false;
        end += 2;
        if (line_is_mark(line, end, ':') || line_is_mark(line, end, '.'))
            if (line_is_kind(line, end + 1, TOKEN_NUMBER) &&
                line_has_flag(line, end + 1, TOKEN_GLUED))
                return false;
    }
    bool half = WORDS_HAVE(line_word(line, end), halves);
    if (half && line_is(line, end, "am") && !line_has_flag(line, end, TOKEN_GLUED) &&
        line_has_flag(line, end, TOKEN_CAPITAL) && !line_has_flag(line, end, TOKEN_UPPER))
        half = false;
    end += half;
    bool zone = WORDS_HAVE(line_word(line, end), zones) && line_has_flag(line, end, TOKEN_UPPER);
    end += zone;
    *reading = (struct date_reading){index, end, {0}};
    return half || zone || minute >= 0;
}

/* What stands before a year, and what cannot be a year's neighbour. */
static const char *const before_year[] = {
    "a",      "after",  "and",    "autumn", "before", "between", "by",     "circa",
    "during", "early",  "fiscal", "from",   "her",    "his",     "in",     "its",
    "last",   "late",   "mid",    "of",     "our",    "post",    "pre",    "since",
    "spring", "summer", "the",    "their",  "to",     "until",   "winter", "year",
};
static const char *const before_count[] = {
    "about", "almost", "around", "nearly", "over", "roughly", "some", "than",
};

static bool is_plural(struct text word)
{
    return word.length > 3 && word.bytes[word.length - 1] == 's' &&
           word.bytes[word.length - 2] != 's' && word.bytes[word.length - 2] != 'u' &&
           word.bytes[word.length - 2] != 'i';
}

/* Whether four digits at `index` stand where a year stands. */
static bool is_year_place(const struct line *line, size_t index, int year)
{
    struct text before = line_word(line, index - 1), after = line_word(line, index + 1);
    bool led = index > line->first && line_is_kind(line, index - 1, TOKEN_WORD) &&
               WORDS_HAVE(before, before_year);
    if (line_is_mark(line, index + 1, '%') || WORDS_HAVE(before, before_count))
        return false;
    if (line_has_flag(line, index, TOKEN_GLUED) && !line_is_mark(line, index - 1, '(') &&
        !line_is_dash(line, index - 1))
        return false;
    if (year < YEAR_FIRST)
        return line_is(line, index - 1, "in") || line_is(line, index - 1, "since");
    if (led)
        return true;
    return !(line_is_kind(line, index + 1, TOKEN_WORD) &&
             !line_has_flag(line, index + 1, TOKEN_CAPITAL) && is_plural(after)) &&
           !line_is_kind(line, index + 1, TOKEN_NUMBER);
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
    if (line_is_dash(line, index + 1) && line_has_flag(line, index + 1, TOKEN_GLUED) &&
        line_has_flag(line, index + 2, TOKEN_GLUED)) {
        int other = date_plain_number(line, index + 2, &digits);
        if (digits == 4 ? other > year : other == (year + 1) % CENTURY || other > year % CENTURY)
            if (other > 0 && (digits == 4 || digits == 2))
                *reading = (struct date_reading){index, index + 3, {0}};
    }
    return true;
}
