#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/figure_reading.h"
#include "core/entities/figure_tables.h"

enum { CELSIUS_MAX = 60, FAHRENHEIT_MAX = 150 };

/* The code of the dollars that a prefix tells apart: "A$", "HK$"; those of a mark without one. */
static const char *code_with_prefix(struct text prefix, struct text mark)
{
    static const struct {
        const char *prefix, *code;
    } dollars[] = {{"a", "AUD"},  {"au", "AUD"}, {"c", "CAD"}, {"ca", "CAD"}, {"hk", "HKD"},
                   {"nt", "TWD"}, {"nz", "NZD"}, {"r", "BRL"}, {"s", "SGD"},  {"us", "USD"}};
    if (text_equal(mark, TEXT("¢")) && text_equal(prefix, TEXT("GH")))
        return "GHS";
    if (!text_equal(mark, TEXT("$")))
        return figure_currency_mark(mark);
    for (size_t i = 0; i < sizeof(dollars) / sizeof(*dollars); i++)
        if (text_equal_ascii_case(prefix, text_from(dollars[i].prefix)))
            return dollars[i].code;
    return figure_currency_mark(mark);
}

const char *figure_read_currency(const struct line *line, size_t index, size_t *end)
{
    *end = index + 1;
    if (line_is_kind(line, index, TOKEN_MARK))
        return figure_currency_mark(line_word(line, index));
    if (!line_is_kind(line, index, TOKEN_WORD))
        return NULL;
    /* Codes are words as well: "try 10", "COP 26" is kept out by the table. */
    bool written = line_has_flag(line, index, TOKEN_CAPITAL) || line_is(line, index, "dlrs");
    if (line_is_kind(line, index + 1, TOKEN_NUMBER))
        return written ? figure_currency_code(line_word(line, index)) : NULL;
    /* "Rs. 20"; capitals with a stop end a sentence. */
    if (written && !line_has_flag(line, index, TOKEN_UPPER) && line_is_mark(line, index + 1, '.') &&
        line_has_flag(line, index + 1, TOKEN_GLUED) &&
        line_is_kind(line, index + 2, TOKEN_NUMBER)) {
        *end = index + 2;
        return figure_currency_code(line_word(line, index));
    }
    bool spaced = line_has_flag(line, index, TOKEN_UPPER) && line_is_mark(line, index + 1, '$') &&
                  line_has_flag(line, index + 2, TOKEN_GLUED) && !line_is(line, index - 1, "the");
    if (line_word(line, index).length > 3 || !line_is_kind(line, index + 1, TOKEN_MARK) ||
        !(spaced || line_has_flag(line, index + 1, TOKEN_GLUED)))
        return NULL;
    *end = index + 2;
    return code_with_prefix(line_word(line, index), line_word(line, index + 1));
}

/* A currency behind a number: "dollars", "of ringgit", "US dollars", "-dollar". */
static const char *currency_behind(const struct line *line, size_t index, size_t *end)
{
    size_t at = line_is(line, index, "of") || amount_is_hyphen(line, index) ? index + 1 : index;
    /* "Canadian dollars", "Hong Kong dollars" */
    for (int names = 0; names < 2 && line_has_flag(line, at, TOKEN_CAPITAL) &&
                        line_is_kind(line, at + 1, TOKEN_WORD) &&
                        figure_currency_word(line_word(line, at)) == NULL;
         names++)
        at++;
    struct text word = line_word(line, at);
    if (!line_is_kind(line, at, TOKEN_WORD) ||
        (word.length == 1 && !line_has_flag(line, at, TOKEN_GLUED)))
        return NULL;
    const char *code = figure_currency_word(word);
    if (code == NULL && line_has_flag(line, at, TOKEN_UPPER))
        code = figure_currency_code(word);
    if (code != NULL)
        *end = at + 1;
    return code;
}

static const char *lower(struct arena *arena, struct text word)
{
    char *copy = arena_copy(arena, word.bytes, word.length);
    for (size_t i = 0; i < word.length; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] + ('a' - 'A'));
    return copy;
}

/* Units of several words or marks. */
static const struct phrase_unit {
    const char *words[3];
    const char *unit;
    enum figure_kind kind;
} phrase_units[] = {
    {{"%"}, "%", FIGURE_PERCENT},
    {{"per", "cent"}, "%", FIGURE_PERCENT},
    {{"percentage", "points"}, "%", FIGURE_PERCENT},
    {{"percentage", "point"}, "%", FIGURE_PERCENT},
    {{"basis", "points"}, "basis points", FIGURE_MEASURE},
    {{"basis", "point"}, "basis points", FIGURE_MEASURE},
    {{"parts", "per", "million"}, "ppm", FIGURE_MEASURE},
    {{"parts", "per", "billion"}, "ppb", FIGURE_MEASURE},
    {{"degrees", "Celsius"}, "\u00B0C", FIGURE_MEASURE},
    {{"degrees", "centigrade"}, "\u00B0C", FIGURE_MEASURE},
    {{"degrees", "C"}, "\u00B0C", FIGURE_MEASURE},
    {{"degrees", "Fahrenheit"}, "\u00B0F", FIGURE_MEASURE},
    {{"degrees", "F"}, "\u00B0F", FIGURE_MEASURE},
    {{"\u00B0", "C"}, "\u00B0C", FIGURE_MEASURE},
    {{"\u00B0", "F"}, "\u00B0F", FIGURE_MEASURE},
    {{"\u00B0"}, "degrees", FIGURE_MEASURE},
    {{"Celsius"}, "\u00B0C", FIGURE_MEASURE},
    {{"Fahrenheit"}, "\u00B0F", FIGURE_MEASURE},
};

static bool take_phrase_unit(const struct line *line, struct figure_reading *reading)
{
    size_t count = sizeof(phrase_units) / sizeof(*phrase_units);
    for (const struct phrase_unit *row = phrase_units; row < phrase_units + count; row++) {
        size_t words = 0, end = reading->end;
        while (words < 3 && row->words[words] != NULL && line_is(line, end, row->words[words])) {
            words++;
            end++;
        }
        if (words == 0 || (words < 3 && row->words[words] != NULL))
            continue;
        reading->end = end;
        reading->kind = row->kind;
        reading->unit = row->unit;
        return true;
    }
    return false;
}

bool figure_is_degrees(const char *unit)
{
    return strcmp(unit, "degrees") == 0 || strcmp(unit, "\u00B0C") == 0 ||
           strcmp(unit, "\u00B0F") == 0;
}

/* "30C", "86F": no seat, no class. */
static bool take_bare_degrees(const struct line *line, struct figure_reading *reading)
{
    bool celsius = line_is_mark(line, reading->end, 'C');
    if (!(celsius || line_is_mark(line, reading->end, 'F')) || !reading->digits ||
        !line_has_flag(line, reading->end, TOKEN_GLUED) ||
        reading->high > (celsius ? CELSIUS_MAX : FAHRENHEIT_MAX) ||
        figure_is_designator(line_word(line, reading->first - 1)))
        return false;
    reading->kind = FIGURE_MEASURE;
    reading->unit = celsius ? "\u00B0C" : "\u00B0F";
    reading->end++;
    return true;
}

/* What a sign right behind a unit makes of it: "km\u00B2", "km/h". */
static void take_unit_tail(const struct line *line, struct arena *arena,
                           struct figure_reading *reading)
{
    static const char *const divisors[] = {"day", "dl", "h", "hr", "kg", "l", "s", "sec", "year"};
    size_t at = reading->end;
    if (!line_has_flag(line, at, TOKEN_GLUED))
        return;
    if (line_is(line, at, "\u00B2") || line_is(line, at, "\u00B3")) {
        const char *power = line_is(line, at, "\u00B2") ? "square" : "cubic";
        reading->unit = arena_printf(arena, "%s %s", power, reading->unit);
        reading->end++;
    } else if (line_is_mark(line, at, '/') && line_has_flag(line, at + 1, TOKEN_GLUED) &&
               WORDS_HAVE(line_word(line, at + 1), divisors)) {
        struct text word = line_word(line, at + 1);
        reading->unit = arena_printf(arena, "%s/%.*s", reading->unit, (int)word.length, word.bytes);
        reading->end += 2;
    }
}

/* "km", " square metres", "-mile", " years". */
static bool take_unit(const struct line *line, struct arena *arena, struct figure_reading *reading)
{
    bool hyphen = amount_is_hyphen(line, reading->end);
    size_t at = reading->end + hyphen, word = at;
    if (figure_unit_prefix(line_word(line, at)) && line_is_kind(line, at + 1, TOKEN_WORD))
        word++;
    const struct figure_unit *unit = figure_unit(line_word(line, word));
    if (unit == NULL || !line_is_kind(line, word, TOKEN_WORD))
        return false;
    if (unit->close && word == at &&
        (hyphen || !line_has_flag(line, at, TOKEN_GLUED) || line_has_flag(line, at, TOKEN_CAPITAL)))
        return false;
    reading->kind = unit->kind;
    reading->unit = unit->unit;
    if (word != at) {
        struct text prefix = line_word(line, at);
        reading->unit = arena_printf(
            arena, "%s %s", text_equal(prefix, TEXT("sq")) ? "square" : lower(arena, prefix),
            unit->unit);
    }
    reading->end = word + 1;
    reading->hyphenated = hyphen;
    take_unit_tail(line, arena, reading);
    return true;
}

/* Units that a smaller one goes on with: "6ft 2in", "two hours and 10 minutes". */
static const struct smaller_unit {
    const char *unit, *smaller;
    double parts;
} smaller_units[] = {
    {"ft", "in", 12},         {"stone", "lb", 14},        {"lb", "oz", 16},
    {"hours", "minutes", 60}, {"minutes", "seconds", 60}, {"years", "months", 12},
    {"weeks", "days", 7},     {"days", "hours", 24},
};

static const struct smaller_unit *smaller_of(const char *unit)
{
    for (size_t i = 0; i < sizeof(smaller_units) / sizeof(*smaller_units); i++)
        if (unit != NULL && strcmp(unit, smaller_units[i].unit) == 0)
            return &smaller_units[i];
    return NULL;
}

static void take_smaller_units(const struct line *line, struct arena *arena,
                               struct figure_reading *reading)
{
    double part = 1;
    const char *unit = reading->unit;
    const struct smaller_unit *row = smaller_of(unit);
    for (; row != NULL && !reading->range && !reading->hyphenated; row = smaller_of(unit)) {
        size_t at = reading->end;
        at += line_is_mark(line, at, ',');
        at += line_is(line, at, "and");
        struct amount amount;
        if (!amount_read(line, at, false, &amount) || amount.low != amount.high || amount.ordinal ||
            amount.low >= row->parts)
            return;
        struct figure_reading other = {.first = at, .end = amount.end, .digits = amount.digits};
        if (!take_unit(line, arena, &other) || other.hyphenated ||
            strcmp(other.unit, row->smaller) != 0)
            return;
        part *= row->parts;
        reading->low += amount.low / part;
        reading->high = reading->low;
        reading->end = other.end;
        unit = row->smaller;
    }
}

/* "six-story", "10-under-par": what is counted is part of the word. */
static bool take_compound(const struct line *line, struct arena *arena,
                          struct figure_reading *reading)
{
    size_t at = reading->end + 1;
    if (!amount_is_hyphen(line, reading->end) || !line_is_kind(line, at, TOKEN_WORD) ||
        line_has_flag(line, at, TOKEN_CAPITAL) || figure_number(line_word(line, at)) != NULL)
        return false;
    if (figure_is_suffix(line_word(line, at)))
        return false;
    reading->kind = FIGURE_MEASURE;
    reading->unit = lower(arena, line_word(line, at));
    reading->end = at + 1;
    if ((line_is(line, at, "under") || line_is(line, at, "over")) &&
        amount_is_hyphen(line, at + 1) && line_is(line, at + 2, "par"))
        reading->end = at + 3;
    reading->hyphenated = true;
    return true;
}

static bool is_later(const struct line *line, size_t at)
{
    static const char *const words[] = {"after", "ago", "before", "earlier", "later"};
    return WORDS_HAVE(line_word(line, at), words);
}

/* The unit of so much an hour, a head. */
static const char *rate_unit(struct arena *arena, const char *unit, const char *per)
{
    if (unit == NULL)
        return arena_printf(arena, "per %s", per);
    if (strcmp(per, "hour") == 0 && strcmp(unit, "miles") == 0)
        return "mph";
    if (strcmp(per, "hour") == 0 && strcmp(unit, "km") == 0)
        return "km/h";
    return arena_printf(arena, "%s per %s", unit, per);
}

/* "a day", "per head", "-a-year" behind a measured number. */
static bool take_rate(const struct line *line, struct arena *arena, struct figure_reading *reading)
{
    size_t at = reading->end;
    bool hyphens = amount_is_hyphen(line, at) && amount_is_hyphen(line, at + 2);
    at += hyphens;
    bool per = line_is(line, at, "per");
    bool article = line_is(line, at, "a") || line_is(line, at, "an");
    size_t word = at + 1 + hyphens;
    if (!(per || (article && reading->unit != NULL)) || !figure_is_rate(line_word(line, word)) ||
        is_later(line, word + 1))
        return false;
    reading->unit = rate_unit(arena, reading->unit, lower(arena, line_word(line, word)));
    reading->end = word + 1;
    if (reading->kind == FIGURE_CARDINAL)
        reading->kind = FIGURE_MEASURE;
    return !line_is(line, reading->end, "old");
}

/* The currency that a number of money names again: "$5 million dollars". */
static void take_currency_again(const struct line *line, struct figure_reading *reading)
{
    size_t end;
    const char *again = currency_behind(line, reading->end, &end);
    if (again != NULL && strcmp(again, reading->unit) == 0)
        reading->end = end;
}

/* The mark of a currency right behind a number. */
static const char *mark_behind(const struct line *line, size_t index, size_t *end)
{
    bool close = line_is_kind(line, index, TOKEN_MARK) && line_has_flag(line, index, TOKEN_GLUED);
    if (!close || line_has_flag(line, index + 1, TOKEN_GLUED))
        return NULL;
    const char *code = figure_currency_mark(line_word(line, index));
    if (code != NULL)
        *end = index + 1;
    return code;
}

/* A currency behind the number; false where there is none. */
static bool take_currency(const struct line *line, struct figure_reading *reading)
{
    const char *code = mark_behind(line, reading->end, &reading->end);
    if (code == NULL)
        code = currency_behind(line, reading->end, &reading->end);
    if (code == NULL)
        return false;
    reading->kind = FIGURE_MONEY;
    reading->unit = code;
    return true;
}

/* "magnitude 6.4", "a magnitude of 6.1", "6.1 on the Richter scale": an earthquake's. */
static bool take_magnitude(const struct line *line, struct figure_reading *reading)
{
    size_t before = reading->first - 1 - line_is(line, reading->first - 1, "of");
    if (!reading->digits ||
        !(line_is(line, before, "magnitude") ||
          (line_is(line, reading->end, "on") && line_is(line, reading->end + 2, "Richter"))))
        return false;
    reading->kind = FIGURE_MEASURE;
    reading->unit = "magnitude";
    return true;
}

void figure_take_measure(const struct line *line, struct arena *arena,
                         struct figure_reading *reading)
{
    if (reading->kind == FIGURE_MONEY)
        take_currency_again(line, reading);
    else if (!take_phrase_unit(line, reading) && !take_bare_degrees(line, reading) &&
             !take_currency(line, reading)) {
        if (take_unit(line, arena, reading))
            take_smaller_units(line, arena, reading);
        else if (!take_compound(line, arena, reading))
            take_magnitude(line, reading);
    }
    while (take_rate(line, arena, reading))
        ;
}
