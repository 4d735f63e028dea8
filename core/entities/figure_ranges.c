#include <math.h>
#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/figure_nouns.h"
#include "core/entities/figure_reading.h"
#include "core/entities/figure_tables.h"

enum { SCORE_MAX = 250, TALLY_REACH = 4 };

/* "two or three", "10 or 12": two guesses at one number. */
static bool is_guess(const struct line *line, const struct amount *left, size_t at)
{
    struct amount right;
    return line_is(line, left->end, "or") && amount_read(line, at, false, &right) &&
           right.digits == left->digits && right.low > left->low && right.low <= 2 * left->low + 1;
}

/* Where the second number of a range would begin behind the first and its unit, which end at `end`;
 * 0 where none can. */
static size_t range_link(const struct line *line, const struct figure_reading *reading, size_t end)
{
    static const char *const open_from[] = {"anywhere", "range", "ranged", "ranges", "ranging"};
    size_t before = reading->first - 1;
    bool from =
        line_is(line, before, "from") && !WORDS_HAVE(line_word(line, before - 1), open_from);
    if (amount_is_hyphen(line, end) || line_is(line, end, "to"))
        return from ? 0 : end + 1;
    /* "six- to eight-week" */
    if (line_is_dash(line, end) && line_has_flag(line, end, TOKEN_GLUED) &&
        (line_is(line, end + 1, "to") || line_is(line, end + 1, "or")))
        return end + 2;
    if (line_is_dash(line, end) && line_is_kind(line, end + 1, TOKEN_NUMBER) && reading->digits)
        return end + 1;
    return line_is(line, before, "between") && line_is(line, end, "and") ? end + 1 : 0;
}

/* "6-3": two plain numbers on either side of a hyphen, that no unit or noun follows. */
static bool is_score(const struct line *line, const struct amount *left, const struct amount *right)
{
    size_t end = right->end, first, last;
    if (!left->plain || !right->plain || left->high > SCORE_MAX || right->high > SCORE_MAX ||
        !amount_is_hyphen(line, left->end) || line_is_mark(line, end, '%') ||
        line_is(line, end, "per") || line_is(line, end, "percent") ||
        line_has_flag(line, end, TOKEN_STARTS_LINE) || amount_is_hyphen(line, end))
        return false;
    if (line_is_kind(line, end, TOKEN_WORD) && line_has_flag(line, end, TOKEN_GLUED))
        return false;
    return left->high >= right->high || !(figure_unit(line_word(line, end)) != NULL ||
                                          figure_currency_word(line_word(line, end)) != NULL ||
                                          figure_noun_behind(line, end, false, &first, &last));
}

static struct figure_reading score_of(size_t first, size_t end)
{
    return (struct figure_reading){
        .first = first, .end = end, .low = NAN, .high = NAN, .kind = FIGURE_SCORE};
}

/* "voted 52 to 48", "by 218 votes to 212": the larger number first, behind a word of a contest. */
static bool take_tally(const struct line *line, const struct amount *left,
                       struct figure_reading *reading)
{
    static const char *const contests[] = {"beat",    "beaten", "by",    "defeated", "lead", "led",
                                           "victory", "vote",   "voted", "win",      "won"};
    size_t at = left->end;
    if (line_is(line, at, "votes"))
        at++;
    struct amount right;
    if (!left->plain || !line_is(line, at, "to") || !amount_read(line, at + 1, false, &right) ||
        !right.plain || right.high >= left->high)
        return false;
    for (size_t back = 1; back <= TALLY_REACH && reading->first >= line->first + back; back++)
        if (WORDS_HAVE(line_word(line, reading->first - back), contests)) {
            *reading = score_of(reading->first, right.end);
            return true;
        }
    return false;
}

/* Whether "left in right" says a part of something: "one in 40", "nine in 10". */
static bool is_ratio(const struct amount *left, const struct amount *right)
{
    static const double wholes[] = {3, 4, 5, 10, 100, 1000};
    bool year = right->plain && right->low >= 1000;
    if (left->scale > 1 || right->ordinal || right->low != right->high || right->low <= left->low ||
        year)
        return false;
    if (left->low == 1)
        return true;
    for (size_t i = 0; i < sizeof(wholes) / sizeof(*wholes); i++)
        if (right->low == wholes[i] && left->low < 10)
            return true;
    return false;
}

/* "one in five", "nine out of 10". */
static bool take_ratio(const struct line *line, const struct amount *left,
                       struct figure_reading *reading)
{
    size_t at = left->end;
    at += line_is(line, at, "out") && line_is(line, at + 1, "of") ? 2 : line_is(line, at, "in");
    struct amount right;
    if (at == left->end || !amount_read(line, at, false, &right) || !is_ratio(left, &right) ||
        line_is_mark(line, right.end, '%') || line_is(line, right.end, "per") ||
        line_is_dash(line, right.end) || figure_unit(line_word(line, right.end)) != NULL)
        return false;
    reading->low = reading->high = left->low / right.low;
    reading->end = right.end;
    reading->fraction = true;
    reading->plain = false;
    return true;
}

/* The low end of a range in the terms of its high end: "1.5 to 2 million", "100-150,000". */
static double low_end(const struct amount *left, const struct amount *right)
{
    if (left->scale <= 1 && right->scale > 1 && left->low < right->high)
        return left->low * right->scale;
    if (left->plain && left->low < 1000 && right->high >= 1000 && !right->plain &&
        right->scale <= 1)
        return left->low * 1000;
    return left->low;
}

/* "24 to 48", "1.5 million to 2 million", "100-150,000"; "3-1" becomes a score. */
static void take_second(const struct line *line, const struct amount *left,
                        struct figure_reading *reading)
{
    bool money = reading->kind == FIGURE_MONEY, guess = is_guess(line, left, left->end + 1);
    size_t at = guess ? left->end + 1 : range_link(line, reading, left->end), number;
    if (at == 0)
        return;
    if (!money || figure_read_currency(line, at, &number) == NULL)
        number = at;
    struct amount right;
    if (!amount_read(line, number, money, &right) || right.ordinal || right.fraction ||
        isnan(right.high) || isnan(left->high))
        return;
    if (!money && is_score(line, left, &right)) {
        *reading = score_of(reading->first, right.end);
        return;
    }
    double low = low_end(left, &right);
    if (low >= right.high ||
        (low == left->low && line_is(line, left->end, "to") && low * 1000 < right.high))
        return;
    reading->range = true;
    reading->low = low;
    reading->high = right.high;
    reading->end = right.end;
}

void figure_take_range(const struct line *line, const struct amount *left,
                       struct figure_reading *reading)
{
    if (left->ordinal || left->fraction)
        return;
    bool plain_kind = reading->kind == FIGURE_CARDINAL;
    if (!(plain_kind && (take_tally(line, left, reading) || take_ratio(line, left, reading))))
        take_second(line, left, reading);
}

void figure_take_unit_range(const struct line *line, struct arena *arena,
                            struct figure_reading *reading)
{
    if (reading->range || reading->unit == NULL || reading->hyphenated ||
        reading->low != reading->high)
        return;
    size_t at = range_link(line, reading, reading->end), number;
    if (at == 0)
        return;
    const char *code = figure_read_currency(line, at, &number);
    if (code == NULL)
        number = at;
    struct amount amount;
    if (!amount_read(line, number, code != NULL, &amount) || amount.ordinal)
        return;
    struct figure_reading other = {.first = at,
                                   .end = amount.end,
                                   .unit = code,
                                   .kind = code != NULL ? FIGURE_MONEY : FIGURE_CARDINAL};
    figure_take_measure(line, arena, &other);
    if (other.unit == NULL || strcmp(other.unit, reading->unit) != 0 || amount.low <= reading->low)
        return;
    reading->range = true;
    reading->high = amount.high;
    reading->end = other.end;
}
