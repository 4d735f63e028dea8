#include "core/entities/figures.h"

#include <math.h>
#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/amounts.h"
#include "core/entities/figure_nouns.h"
#include "core/entities/figure_reading.h"
#include "core/entities/figure_tables.h"
#include "core/entities/line.h"

enum { AGE_MAX = 120, SCORE_MAX = 250, DIGITS_OF_A_NUMBER = 15 };

struct search {
    struct annotation *annotation;
    struct arena *arena;
    struct line line;
    size_t date, mention, capacity;
};

/* --- numbers and ranges ----------------------------------------------------------------------- */

/* "RM50,000": a code and its digits in one word. */
static bool read_joined_money(const struct search *search, size_t index,
                              struct figure_reading *reading)
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
    *reading = (struct figure_reading){.first = index, .end = end, .low = value, .high = value};
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
static size_t range_link(const struct line *line, const struct figure_reading *reading, size_t end)
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

/* Joins a second number to the first: "24 to 48", "1.5 million to 2 million", "100-150,000", "3-1".
 */
static void take_range(const struct line *line, const struct amount *left,
                       struct figure_reading *reading)
{
    size_t end = left->end, number;
    if (left->ordinal || left->fraction)
        return;
    size_t at = range_link(line, reading, end);
    if (at == 0)
        return;
    bool money = reading->kind == FIGURE_MONEY;
    if (!money || figure_read_currency(line, at, &number) == NULL)
        number = at;
    struct amount right;
    if (!amount_read(line, number, money, &right) || right.ordinal || right.fraction ||
        isnan(right.high) || isnan(left->high))
        return;
    if (is_score(line, left, &right) && !money) {
        *reading = (struct figure_reading){.first = reading->first, .end = right.end, .low = NAN};
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
static void take_unit_range(const struct search *search, struct figure_reading *reading)
{
    const struct line *line = &search->line;
    if (reading->range || reading->unit == NULL || reading->hyphenated ||
        reading->low != reading->high)
        return;
    size_t at = range_link(line, reading, reading->end), number;
    if (at == 0)
        return;
    struct figure_reading other = {.first = at, .kind = FIGURE_CARDINAL};
    const char *code = figure_read_currency(line, at, &number);
    if (code == NULL)
        number = at;
    struct amount amount;
    if (!amount_read(line, number, code != NULL, &amount) || amount.ordinal)
        return;
    other.end = amount.end;
    other.unit = code;
    other.kind = code != NULL ? FIGURE_MONEY : FIGURE_CARDINAL;
    figure_take_measure(line, search->arena, &other);
    if (other.unit == NULL || strcmp(other.unit, reading->unit) != 0 ||
        !(amount.low > reading->low))
        return;
    reading->range = true;
    reading->high = amount.high;
    reading->end = other.end;
}

/* --- ages, ties to the rest ------------------------------------------------------------------- */

/* "25-year-old", "aged 26", "Okello, 26, said", "in his early 50s". */
static void see_age(const struct line *line, struct figure_reading *reading)
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
static bool read_decade_of_life(const struct line *line, size_t index,
                                struct figure_reading *reading)
{
    static const char *const leads[] = {"early", "her", "his", "late", "mid", "their"};
    double value = amount_of_digits(line_word(line, index));
    if (!line_is_kind(line, index, TOKEN_NUMBER) || isnan(value) || value > AGE_MAX ||
        fmod(value, 10) != 0 || !line_is(line, index + 1, "s") ||
        !line_has_flag(line, index + 1, TOKEN_GLUED) ||
        !(WORDS_HAVE(line_word(line, index - 1), leads) || line_is_dash(line, index - 1)))
        return false;
    *reading =
        (struct figure_reading){.first = index, .end = index + 2, .low = value, .high = value + 9};
    reading->range = true;
    reading->kind = FIGURE_AGE;
    reading->unit = "years";
    return true;
}

/* "100's of titles". */
static void take_plural_digits(const struct line *line, struct figure_reading *reading)
{
    if (!reading->plain || !line_is_kind(line, reading->end, TOKEN_CLITIC) ||
        !line_is(line, reading->end + 1, "of"))
        return;
    reading->end++;
    reading->high = NAN;
}

static bool read_figure(const struct search *search, size_t index, struct figure_reading *reading)
{
    const struct line *line = &search->line;
    size_t number = index;
    if (read_decade_of_life(line, index, reading))
        return true;
    if (line_is_kind(line, index, TOKEN_WORD) && read_joined_money(search, index, reading)) {
        figure_take_measure(line, search->arena, reading);
        return true;
    }
    const char *code = figure_read_currency(line, index, &number);
    if (code == NULL)
        number = index;
    struct amount amount;
    if (!amount_read(line, number, code != NULL, &amount))
        return false;
    if (code == NULL && amount.digits && figure_is_part_of_sign(line, index))
        return false;
    *reading = (struct figure_reading){.first = index,
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
        figure_take_measure(line, search->arena, reading);
        take_unit_range(search, reading);
        see_age(line, reading);
    }
    return figure_is_real(line, reading);
}

/* --- results ---------------------------------------------------------------------------------- */

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

static bool has_noun(const struct figure_reading *reading)
{
    return reading->kind == FIGURE_CARDINAL || reading->kind == FIGURE_ORDINAL ||
           reading->kind == FIGURE_PERCENT || reading->hyphenated;
}

static void add_figure(struct search *search, struct figure_reading *reading)
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
            struct figure_reading reading;
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
