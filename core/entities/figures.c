#include "core/entities/figures.h"

#include <math.h>
#include <string.h>

#include "core/entities/amounts.h"
#include "core/entities/figure_nouns.h"
#include "core/entities/figure_tables.h"
#include "core/entities/line.h"

enum { AGE_MAX = 120, SCORE_MAX = 250, DIGITS_OF_A_NUMBER = 15 };

/* One figure as it is being read. */
struct reading {
    size_t first, end; /* tokens */
    double low, high;
    bool range, hyphenated, digits, plain, fraction, ordinal;
    enum figure_kind kind;
    const char *unit;
};

struct search {
    struct annotation *annotation;
    struct arena *arena;
    struct line line;
    size_t date, mention, capacity;
};

/* --- currency, unit, rate ------------------------------------------------------------------------------------- */

/* A currency before digits: "£", "US$", "dlrs", "RM"; *end is where the number begins. */
static const char *currency_before(const struct line *line, size_t index, size_t *end)
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

static bool take_percent(const struct line *line, struct reading *reading)
{
    size_t at = reading->end;
    if (line_is_mark(line, at, '%'))
        at++;
    else if (line_is(line, at, "per") && line_is(line, at + 1, "cent"))
        at += 2;
    else if (line_is(line, at, "percentage") &&
             (line_is(line, at + 1, "points") || line_is(line, at + 1, "point")))
        at += 2;
    else
        return false;
    reading->end = at;
    reading->kind = FIGURE_PERCENT;
    reading->unit = "%";
    return true;
}

/* "°C", "° F". */
static bool take_degrees(const struct line *line, struct reading *reading)
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
static bool take_unit(const struct search *search, struct reading *reading)
{
    const struct line *line = &search->line;
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
            arena_printf(search->arena, "%.*s %s", (int)prefix.length, prefix.bytes, unit->unit);
    }
    reading->end = word + 1;
    reading->hyphenated = hyphen;
    if (line_is(line, reading->end, "Celsius") || line_is(line, reading->end, "Fahrenheit")) {
        reading->unit = line_is(line, reading->end, "Celsius") ? "\u00B0C" : "\u00B0F";
        reading->end++;
    }
    return true;
}

static const char *lower(const struct search *search, struct text word)
{
    char *copy = arena_copy(search->arena, word.bytes, word.length);
    for (size_t i = 0; i < word.length; i++)
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] + ('a' - 'A'));
    return copy;
}

/* "six-story", "10-under-par": what is counted is part of the word. */
static bool take_compound(const struct search *search, struct reading *reading)
{
    const struct line *line = &search->line;
    size_t at = reading->end + 1;
    if (!amount_is_hyphen(line, reading->end) || !line_is_kind(line, at, TOKEN_WORD) ||
        line_has_flag(line, at, TOKEN_CAPITAL) || figure_number(line_word(line, at)) != NULL)
        return false;
    if (line_is(line, at, "odd"))
        return false;
    reading->kind = FIGURE_MEASURE;
    reading->unit = lower(search, line_word(line, at));
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
static void take_rate(const struct search *search, struct reading *reading)
{
    const struct line *line = &search->line;
    for (;;) {
        size_t at = reading->end;
        bool per = line_is(line, at, "per");
        bool article = line_is(line, at, "a") || line_is(line, at, "an");
        struct text word = line_word(line, at + 1);
        if (!(per || (article && reading->unit != NULL)) || !figure_is_rate(word) ||
            is_later(line, at + 2))
            return;
        const char *unit = lower(search, word);
        reading->unit = reading->unit == NULL
                            ? arena_printf(search->arena, "per %s", unit)
                            : arena_printf(search->arena, "%s per %s", reading->unit, unit);
        reading->end = at + 2;
        if (reading->kind == FIGURE_CARDINAL)
            reading->kind = FIGURE_MEASURE;
        if (line_is(line, reading->end, "old"))
            return;
    }
}

static void take_measure(const struct search *search, struct reading *reading)
{
    const struct line *line = &search->line;
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
        } else if (!take_unit(search, reading)) {
            take_compound(search, reading);
        }
    }
    take_rate(search, reading);
}

/* --- numbers and ranges ----------------------------------------------------------------------------------------- */

/* "RM50,000": a code and its digits in one word. */
static bool read_joined_money(const struct search *search, size_t index, struct reading *reading)
{
    const struct line *line = &search->line;
    struct text word = line_word(line, index);
    size_t letters = 0;
    char digits[2 * DIGITS_OF_A_NUMBER];
    while (letters < word.length && (word.bytes[letters] < '0' || word.bytes[letters] > '9'))
        letters++;
    size_t length = word.length - letters;
    const char *code = figure_currency_code(text_slice(word, 0, letters));
    if (code == NULL || length == 0 || length > DIGITS_OF_A_NUMBER ||
        (word.bytes[0] >= 'a' && word.bytes[0] <= 'z'))
        return false;
    memcpy(digits, word.bytes + letters, length);
    size_t end = index + 1;
    while ((line_is_mark(line, end, ',') || line_is_mark(line, end, '.')) &&
           line_has_flag(line, end, TOKEN_GLUED) && line_is_kind(line, end + 1, TOKEN_NUMBER) &&
           line_has_flag(line, end + 1, TOKEN_GLUED)) {
        struct text more = line_word(line, end + 1);
        if (length + 1 + more.length >= sizeof(digits))
            return false;
        digits[length++] = line_word(line, end).bytes[0];
        memcpy(digits + length, more.bytes, more.length);
        length += more.length;
        end += 2;
    }
    double value = amount_of_digits((struct text){digits, length});
    if (isnan(value))
        return false;
    *reading = (struct reading){.first = index, .end = end, .low = value, .high = value};
    reading->kind = FIGURE_MONEY;
    reading->unit = code;
    reading->digits = true;
    const struct number_word *scale = figure_number(line_word(line, end));
    double short_scale = figure_short_scale(line_word(line, end));
    bool scaled = scale != NULL && scale->role == NUMBER_SCALE;
    if (scaled || (short_scale > 0 && line_has_flag(line, end, TOKEN_GLUED))) {
        reading->low = reading->high = value * (scaled ? scale->value : short_scale);
        reading->end++;
    }
    return true;
}

/* Where the second number of a range would begin behind `end`, or 0. */
static size_t range_link(const struct line *line, const struct reading *reading, size_t end)
{
    if (amount_is_hyphen(line, end) || line_is(line, end, "to"))
        return line_is(line, reading->first - 1, "from") ? 0 : end + 1;
    if (line_is_dash(line, end) && line_is_kind(line, end + 1, TOKEN_NUMBER) && reading->digits)
        return end + 1;
    bool between = line_is(line, reading->first - 1, "between");
    return between && line_is(line, end, "and") ? end + 1 : 0;
}

/* "6-3": two plain numbers on either side of a hyphen, that no unit or noun follows. */
static bool is_score(const struct line *line, const struct amount *left, const struct amount *right)
{
    if (!left->plain || !right->plain || left->high > SCORE_MAX || right->high > SCORE_MAX ||
        !amount_is_hyphen(line, left->end) || line_is_mark(line, right->end, '%') ||
        line_is(line, right->end, "per") || line_is(line, right->end, "percent") ||
        line_has_flag(line, right->end + 0, TOKEN_STARTS_LINE))
        return false;
    if (line_is_kind(line, right->end, TOKEN_WORD) && line_has_flag(line, right->end, TOKEN_GLUED))
        return false;
    size_t first, last;
    if (amount_is_hyphen(line, right->end))
        return false;
    return left->high >= right->high ||
           !(figure_unit(line_word(line, right->end)) != NULL ||
             figure_currency_word(line_word(line, right->end)) != NULL ||
             figure_noun_behind(line, right->end, false, &first, &last));
}

/* Joins a second number to the first: "24 to 48", "1.5 million to 2 million", "100-150,000", "3-1". */
static void take_range(const struct line *line, const struct amount *left, struct reading *reading)
{
    size_t end = left->end, number;
    if (left->ordinal || left->fraction)
        return;
    size_t at = range_link(line, reading, end);
    if (at == 0)
        return;
    bool money = reading->kind == FIGURE_MONEY;
    if (!money || currency_before(line, at, &number) == NULL)
        number = at;
    struct amount right;
    if (!amount_read(line, number, money, &right) || right.ordinal || right.fraction ||
        isnan(right.high) || isnan(left->high))
        return;
    if (is_score(line, left, &right) && !money) {
        *reading = (struct reading){.first = reading->first, .end = right.end, .low = NAN};
        reading->high = NAN;
        reading->kind = FIGURE_SCORE;
        return;
    }
    double low = left->low;
    if (left->scale <= 1 && right.scale > 1 && low < right.high)
        low *= right.scale;
    else if (left->plain && low < 1000 && right.high >= 1000 && !right.plain && right.scale <= 1)
        low *= 1000;
    if (low >= right.high || low > left->low * 1e12)
        return;
    if (low == left->low && line_is(line, end, "to") && low * 1000 < right.high)
        return;
    reading->range = true;
    reading->low = low;
    reading->high = right.high;
    reading->end = right.end;
}

/* A measured range whose unit is said twice: "$5m to $10m", "5% to 7%". */
static void take_unit_range(const struct search *search, struct reading *reading)
{
    const struct line *line = &search->line;
    if (reading->range || reading->unit == NULL || reading->hyphenated ||
        reading->low != reading->high)
        return;
    size_t at = range_link(line, reading, reading->end), number;
    if (at == 0)
        return;
    struct reading other = {.first = at, .kind = FIGURE_CARDINAL};
    const char *code = currency_before(line, at, &number);
    if (code == NULL)
        number = at;
    struct amount amount;
    if (!amount_read(line, number, code != NULL, &amount) || amount.ordinal)
        return;
    other.end = amount.end;
    other.unit = code;
    other.kind = code != NULL ? FIGURE_MONEY : FIGURE_CARDINAL;
    take_measure(search, &other);
    if (other.unit == NULL || strcmp(other.unit, reading->unit) != 0 ||
        !(amount.low > reading->low))
        return;
    reading->range = true;
    reading->high = amount.high;
    reading->end = other.end;
}

/* --- what is no figure --------------------------------------------------------------------------------------------- */

/* Whether digits at `index` belong to a longer sign: a code, a telephone number, a clock time. */
static bool is_part_of_sign(const struct line *line, size_t index)
{
    static const char bad_before[] = "#@/:&*_=\\+";
    struct text before = line_word(line, index - 1);
    if (!line_has_flag(line, index, TOKEN_GLUED))
        return false;
    if (line_is_kind(line, index - 1, TOKEN_WORD) || line_is_kind(line, index - 1, TOKEN_NUMBER))
        return true;
    if (before.length == 1 && strchr(bad_before, before.bytes[0]) != NULL)
        return true;
    return line_is_dash(line, index - 1) && line_has_flag(line, index - 1, TOKEN_GLUED) &&
           (line_is_kind(line, index - 2, TOKEN_WORD) ||
            line_is_kind(line, index - 2, TOKEN_NUMBER));
}

/* Whether a longer sign begins with the digits that end at `end`: "5G", "1:18.9", "0800 1111". */
static bool begins_sign(const struct line *line, size_t end)
{
    if (!line_has_flag(line, end, TOKEN_GLUED))
        return line_is_kind(line, end, TOKEN_NUMBER) && line_word(line, end).bytes[0] == '0' &&
               line_word(line, end).length > 2;
    if (line_is_kind(line, end, TOKEN_WORD))
        return true;
    struct text mark = line_word(line, end);
    if (mark.length != 1 || strchr(":/_=@", mark.bytes[0]) == NULL)
        return false;
    return line_has_flag(line, end + 1, TOKEN_GLUED) && line_is_kind(line, end + 1, TOKEN_NUMBER);
}

/* "1." and "2)" that begin a line of a list; "(3)" anywhere. */
static bool is_list_number(const struct line *line, const struct reading *reading)
{
    size_t first = reading->first, end = reading->end;
    if (end != first + 1 || !line_is_kind(line, first, TOKEN_NUMBER))
        return false;
    bool closes = line_is_mark(line, end, ')') || line_is_mark(line, end, '.');
    if (line_has_flag(line, first, TOKEN_STARTS_LINE) && closes && end + 1 < line->end &&
        line_has_flag(line, end, TOKEN_GLUED))
        return true;
    return line_is_mark(line, first - 1, '(') && line_is_mark(line, end, ')') &&
           (!line_has_flag(line, first - 2, TOKEN_CAPITAL) ||
            line_has_flag(line, first - 1, TOKEN_GLUED));
}

/* "Section 230", "No. 10", "BBC Radio 4": the number is a name. */
static bool is_designated(const struct line *line, const struct reading *reading)
{
    size_t before = reading->first - 1, first, last;
    if (line_is_mark(line, before, '.') && line_has_flag(line, before, TOKEN_GLUED))
        before--;
    if (reading->first == line->first || !line_is_kind(line, before, TOKEN_WORD))
        return false;
    struct text word = line_word(line, before);
    bool capital = line_has_flag(line, before, TOKEN_CAPITAL);
    bool counts = figure_noun_behind(line, reading->end, false, &first, &last);
    if (figure_is_designator(word) && (capital || !counts) &&
        (reading->digits || line_has_flag(line, reading->first, TOKEN_CAPITAL)))
        return capital || !line_is(line, before, "no");
    if (before + 1 != reading->first || !capital || before == line->first || !reading->plain ||
        counts || reading->high > 9999 || reading->range)
        return false;
    /* A capitalised word inside a sentence and a number that counts nothing: "Radio 4", "Boeing 747". */
    return !line_is(line, before, "I") && !line_is_mark(line, before - 1, '.') &&
           date_weekday_from(word.bytes, word.length < 10 ? (int)word.length : 0) < 0 &&
           date_month_from(word.bytes, word.length < 10 ? (int)word.length : 0) == 0;
}

/* "no one", "a bitter one", "this one": a pronoun. */
static bool is_pronoun(const struct line *line, const struct reading *reading)
{
    static const char *const never[] = {"another", "any",  "every", "no",   "some",
                                        "such",    "that", "this",  "which"};
    static const char *const articles[] = {"a", "an", "the"};
    size_t first = reading->first;
    if (reading->end != first + 1 || !line_is(line, first, "one"))
        return false;
    if (WORDS_HAVE(line_word(line, first - 1), never) || line_is(line, first + 1, "another"))
        return true;
    bool alone = !line_is_kind(line, first + 1, TOKEN_WORD) ||
                 (figure_ends_noun(line_word(line, first + 1)) && !line_is(line, first + 1, "of"));
    if (!alone)
        return false;
    for (size_t at = first, steps = 0; at > line->first && steps < 5; steps++) {
        at--;
        if (WORDS_HAVE(line_word(line, at), articles))
            return true;
        if (!line_is_dash(line, at) &&
            (!line_is_kind(line, at, TOKEN_WORD) || figure_ends_noun(line_word(line, at))))
            return false;
    }
    return false;
}

static bool is_figure(const struct line *line, const struct reading *reading)
{
    if (reading->kind == FIGURE_ORDINAL || reading->kind == FIGURE_SCORE)
        return true;
    if (reading->unit != NULL)
        return true;
    if (reading->digits && begins_sign(line, reading->end))
        return false;
    return !is_list_number(line, reading) && !is_designated(line, reading) &&
           !is_pronoun(line, reading);
}

/* --- ages, ties to the rest ---------------------------------------------------------------------------------------- */

/* "25-year-old", "aged 26", "Okello, 26, said", "in his early 50s". */
static void see_age(const struct line *line, struct reading *reading)
{
    size_t end = reading->end, first = reading->first;
    bool years = reading->unit != NULL &&
                 (strcmp(reading->unit, "years") == 0 || strcmp(reading->unit, "months") == 0);
    if (years &&
        (line_is(line, end, "old") || (line_is_dash(line, end) && line_is(line, end + 1, "old")) ||
         line_is(line, first - 1, "aged"))) {
        reading->kind = FIGURE_AGE;
        return;
    }
    if (reading->kind != FIGURE_CARDINAL || reading->unit != NULL || reading->high > AGE_MAX)
        return;
    bool said = line_is(line, first - 1, "aged") || line_is(line, first - 1, "age");
    bool comma = line_is_mark(line, first - 1, ',') || line_is_mark(line, first - 1, '(');
    bool closed = line_is_mark(line, end, ',') || line_is_mark(line, end, ')') ||
                  line_is_mark(line, end, '.') || end == line->end;
    if (said || (reading->plain && comma && closed && !reading->range &&
                 line_has_flag(line, first - 2, TOKEN_CAPITAL) &&
                 !line_has_flag(line, first - 2, TOKEN_STARTS_LINE) &&
                 (line_is_mark(line, first - 1, '(') || !line_is_mark(line, end, '.')))) {
        reading->kind = FIGURE_AGE;
        reading->unit = "years";
    }
}

/* "in his early 50s"; the s is part of the number. */
static bool read_decade_of_life(const struct line *line, size_t index, struct reading *reading)
{
    static const char *const leads[] = {"early", "her", "his", "late", "mid", "their"};
    double value = amount_of_digits(line_word(line, index));
    if (!line_is_kind(line, index, TOKEN_NUMBER) || isnan(value) || value > AGE_MAX ||
        fmod(value, 10) != 0 || !line_is(line, index + 1, "s") ||
        !line_has_flag(line, index + 1, TOKEN_GLUED) ||
        !(WORDS_HAVE(line_word(line, index - 1), leads) || line_is_dash(line, index - 1)))
        return false;
    *reading = (struct reading){.first = index, .end = index + 2, .low = value, .high = value + 9};
    reading->range = true;
    reading->kind = FIGURE_AGE;
    reading->unit = "years";
    return true;
}

/* "100's of titles". */
static void take_plural_digits(const struct line *line, struct reading *reading)
{
    if (!reading->plain || !line_is_kind(line, reading->end, TOKEN_CLITIC) ||
        !line_is(line, reading->end + 1, "of"))
        return;
    reading->end++;
    reading->high = NAN;
}

static bool read_figure(const struct search *search, size_t index, struct reading *reading)
{
    const struct line *line = &search->line;
    size_t number = index;
    if (read_decade_of_life(line, index, reading))
        return true;
    if (line_is_kind(line, index, TOKEN_WORD) && read_joined_money(search, index, reading)) {
        take_measure(search, reading);
        return true;
    }
    const char *code = currency_before(line, index, &number);
    if (code == NULL)
        number = index;
    struct amount amount;
    if (!amount_read(line, number, code != NULL, &amount))
        return false;
    if (code == NULL && amount.digits && is_part_of_sign(line, index))
        return false;
    *reading = (struct reading){.first = index,
                                .end = amount.end,
                                .low = amount.low,
                                .high = amount.high,
                                .digits = amount.digits,
                                .plain = amount.plain,
                                .fraction = amount.fraction,
                                .ordinal = amount.ordinal,
                                .unit = code};
    reading->kind = code != NULL ? FIGURE_MONEY : FIGURE_CARDINAL;
    if (amount.ordinal) {
        reading->kind = FIGURE_ORDINAL;
        return code == NULL;
    }
    take_range(line, &amount, reading);
    if (reading->kind != FIGURE_SCORE) {
        take_plural_digits(line, reading);
        take_measure(search, reading);
        take_unit_range(search, reading);
        see_age(line, reading);
    }
    return is_figure(line, reading);
}

/* --- results ------------------------------------------------------------------------------------------------------- */

static void set_bounds(struct figure *figure, const struct figure_modifier *modifier)
{
    if (modifier == NULL)
        return;
    figure->modifier = modifier->phrase;
    if (modifier->bound == BOUND_LOW)
        figure->high = NAN;
    else if (modifier->bound == BOUND_HIGH)
        figure->low = NAN;
    else
        figure->low = figure->high = NAN;
}

static bool has_noun(const struct reading *reading)
{
    return reading->kind == FIGURE_CARDINAL || reading->kind == FIGURE_ORDINAL ||
           reading->kind == FIGURE_PERCENT || reading->hyphenated;
}

static void add_figure(struct search *search, struct reading *reading)
{
    const struct line *line = &search->line;
    struct annotation *annotation = search->annotation;
    const struct figure_modifier *modifier = figure_modifier_before(line, reading->first);
    if (modifier == NULL)
        modifier = figure_modifier_behind(line, reading->end);
    size_t end = reading->end, first, last;
    if (modifier != NULL && modifier->phrase[0] == '+')
        end = ++reading->end;
    struct figure figure = {.span = line_span(line, reading->first, end),
                            .kind = reading->kind,
                            .value = reading->low == reading->high ? reading->low : NAN,
                            .low = reading->low,
                            .high = reading->high,
                            .unit = reading->unit};
    set_bounds(&figure, modifier);
    bool single = figure.value == 1 || reading->kind == FIGURE_ORDINAL;
    if (has_noun(reading) && figure_noun_behind(line, end, single, &first, &last)) {
        struct text noun;
        figure.noun_span = line_span(line, first, last);
        noun = text_slice(line->text, figure.noun_span.start,
                          figure.noun_span.start + figure.noun_span.length);
        figure.noun = arena_copy(search->arena, noun.bytes, noun.length);
        figure.lemma = figure_lemma(line_word(line, last - 1), search->arena);
    }
    annotation->figures = arena_grow(search->arena, annotation->figures, annotation->figure_count,
                                     &search->capacity, sizeof(*annotation->figures));
    annotation->figures[annotation->figure_count++] = figure;
}

/* Behind the date or the name of several words that holds token `index`, or `index` itself. */
static size_t skip_taken(struct search *search, size_t index)
{
    const struct annotation *annotation = search->annotation;
    uint32_t paragraph = search->line.paragraph, start = line_token(&search->line, index).start;
    while (search->date < annotation->date_count) {
        struct span span = annotation->dates[search->date].span;
        if (span.paragraph > paragraph || (span.paragraph == paragraph && span.start > start))
            break;
        if (span.paragraph == paragraph && start < span.start + span.length)
            return index + 1;
        search->date++;
    }
    while (search->mention < annotation->mention_count &&
           annotation->mentions[search->mention].end_token <= index)
        search->mention++;
    if (search->mention < annotation->mention_count) {
        const struct mention *mention = &annotation->mentions[search->mention];
        if (mention->first_token <= index && mention->end_token > mention->first_token + 1)
            return index + 1;
    }
    return index;
}

/* Behind a chain of numbers that is no figure: "0800 1111", "1:18.9", "24/7". */
static size_t skip_sign(const struct line *line, size_t index)
{
    if (!line_is_kind(line, index, TOKEN_NUMBER))
        return index + 1;
    size_t at = index + 1;
    while (line_is_kind(line, at, TOKEN_NUMBER) && line_word(line, at).length > 2)
        at++;
    while (line_is_mark(line, at, ':') && line_is_kind(line, at + 1, TOKEN_NUMBER) &&
           line_has_flag(line, at + 1, TOKEN_GLUED))
        at += 2;
    return at;
}

void figures_find(const struct article *article, struct arena *arena, struct annotation *annotation)
{
    struct search search = {.annotation = annotation, .arena = arena};
    annotation->figures = NULL;
    annotation->figure_count = 0;
    for (size_t p = 0; p < article->paragraph_count; p++) {
        search.line = line_of(article, &annotation->tokens, p);
        for (size_t i = search.line.first; i < search.line.end;) {
            struct reading reading;
            size_t next = skip_taken(&search, i);
            if (next == i && read_figure(&search, i, &reading)) {
                add_figure(&search, &reading);
                next = reading.end;
            } else if (next == i) {
                next = skip_sign(&search.line, i);
            }
            i = next;
        }
    }
}
