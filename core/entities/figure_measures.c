#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/figure_reading.h"
#include "core/entities/figure_tables.h"

const char *figure_read_currency(const struct line *line, size_t index, size_t *end)
{
    size_t at = index;
    if (line_is_kind(line, at, TOKEN_WORD) && line_word(line, at).length <= 3 &&
        line_is_kind(line, at + 1, TOKEN_MARK) && line_has_flag(line, at + 1, TOKEN_GLUED))
        at++;
    *end = at + 1;
    if (line_is_kind(line, at, TOKEN_MARK))
        return figure_currency_mark(line_word(line, at));
    if (at != index || !line_is_kind(line, at, TOKEN_WORD) ||
        !line_is_kind(line, at + 1, TOKEN_NUMBER))
        return NULL;
    return figure_currency_code(line_word(line, at));
}

/* A currency behind a number: "dollars", "of ringgit", "US dollars", "-dollar". */
static const char *currency_behind(const struct line *line, size_t index, size_t *end)
{
    size_t at = line_is(line, index, "of") || amount_is_hyphen(line, index) ? index + 1 : index;
    if (line_is_kind(line, at, TOKEN_WORD) && line_has_flag(line, at, TOKEN_CAPITAL) &&
        line_is_kind(line, at + 1, TOKEN_WORD) && figure_currency_word(line_word(line, at)) == NULL)
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

static bool take_percent(const struct line *line, struct figure_reading *reading)
{
    size_t at = reading->end;
    if (line_is_mark(line, at, '%'))
        at++;
    else if ((line_is(line, at, "per") && line_is(line, at + 1, "cent")) ||
             (line_is(line, at, "percentage") &&
              (line_is(line, at + 1, "points") || line_is(line, at + 1, "point"))))
        at += 2;
    else
        return false;
    reading->end = at;
    reading->kind = FIGURE_PERCENT;
    reading->unit = "%";
    return true;
}

/* "°C", "° F". */
static bool take_degrees(const struct line *line, struct figure_reading *reading)
{
    if (!line_is(line, reading->end, "\u00B0"))
        return false;
    reading->kind = FIGURE_MEASURE;
    reading->unit = "degrees";
    reading->end++;
    if (line_is(line, reading->end, "C") || line_is(line, reading->end, "F")) {
        reading->unit = line_is(line, reading->end, "C") ? "\u00B0C" : "\u00B0F";
        reading->end++;
    }
    return true;
}

/* "km", " square metres", "-mile", " years old", "C". */
static bool take_unit(const struct line *line, struct arena *arena, struct figure_reading *reading)
{
    bool hyphen = amount_is_hyphen(line, reading->end);
    size_t at = reading->end + hyphen, word = at;
    if (figure_unit_prefix(line_word(line, at)) && line_is_kind(line, at + 1, TOKEN_WORD))
        word++;
    const struct figure_unit *unit = figure_unit(line_word(line, word));
    if (unit == NULL || !line_is_kind(line, word, TOKEN_WORD))
        return false;
    if (unit->close && (hyphen || word != at || !line_has_flag(line, at, TOKEN_GLUED) ||
                        line_has_flag(line, at, TOKEN_CAPITAL)))
        return false;
    reading->kind = unit->kind;
    reading->unit = unit->unit;
    if (word != at) {
        struct text prefix = line_word(line, at);
        reading->unit =
            arena_printf(arena, "%.*s %s", (int)prefix.length, prefix.bytes, unit->unit);
    }
    reading->end = word + 1;
    reading->hyphenated = hyphen;
    if (line_is(line, reading->end, "Celsius") || line_is(line, reading->end, "Fahrenheit")) {
        reading->unit = line_is(line, reading->end, "Celsius") ? "\u00B0C" : "\u00B0F";
        reading->end++;
    }
    return true;
}

static const char *lower(struct arena *arena, struct text word)
{
    char *copy = arena_copy(arena, word.bytes, word.length);
    for (size_t i = 0; i < word.length; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] + ('a' - 'A'));
    return copy;
}

/* "six-story", "10-under-par": what is counted is part of the word. */
static bool take_compound(const struct line *line, struct arena *arena,
                          struct figure_reading *reading)
{
    size_t at = reading->end + 1;
    if (!amount_is_hyphen(line, reading->end) || !line_is_kind(line, at, TOKEN_WORD) ||
        line_has_flag(line, at, TOKEN_CAPITAL) || figure_number(line_word(line, at)) != NULL)
        return false;
    if (line_is(line, at, "odd"))
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

/* "a day", "per head", "an hour" behind a measured number. */
static void take_rate(const struct line *line, struct arena *arena, struct figure_reading *reading)
{
    for (;;) {
        size_t at = reading->end;
        bool per = line_is(line, at, "per");
        bool article = line_is(line, at, "a") || line_is(line, at, "an");
        struct text word = line_word(line, at + 1);
        if (!(per || (article && reading->unit != NULL)) || !figure_is_rate(word) ||
            is_later(line, at + 2))
            return;
        const char *unit = lower(arena, word);
        reading->unit = reading->unit == NULL
                            ? arena_printf(arena, "per %s", unit)
                            : arena_printf(arena, "%s per %s", reading->unit, unit);
        reading->end = at + 2;
        if (reading->kind == FIGURE_CARDINAL)
            reading->kind = FIGURE_MEASURE;
        if (line_is(line, reading->end, "old"))
            return;
    }
}

void figure_take_measure(const struct line *line, struct arena *arena,
                         struct figure_reading *reading)
{
    if (reading->kind == FIGURE_MONEY) {
        size_t end;
        const char *again = currency_behind(line, reading->end, &end);
        if (again != NULL && strcmp(again, reading->unit) == 0)
            reading->end = end;
    } else if (!take_percent(line, reading) && !take_degrees(line, reading)) {
        const char *code = currency_behind(line, reading->end, &reading->end);
        if (code != NULL) {
            reading->kind = FIGURE_MONEY;
            reading->unit = code;
        } else if (!take_unit(line, arena, reading)) {
            take_compound(line, arena, reading);
        }
    }
    take_rate(line, arena, reading);
}
