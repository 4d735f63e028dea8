#include "core/entities/amounts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/figure_tables.h"

enum { DIGITS_MAX = 24 };

/* Numbers with spaces between their groups end below this. */
static const double SPACED_MAX = 1e12;

double amount_of_digits(struct text digits)
{
    char plain[DIGITS_MAX + 1];
    size_t length = 0;
    int stops = 0;
    if (digits.length == 0 || digits.length > DIGITS_MAX)
        return NAN;
    for (size_t i = 0; i < digits.length; i++) {
        char byte = digits.bytes[i];
        if (byte == ',')
            continue;
        if (byte != '.' && (byte < '0' || byte > '9'))
            return NAN;
        stops += byte == '.';
        plain[length++] = byte;
    }
    /* A leading zero is a code's, a second stop a version's or an address's. */
    if (stops > 1 || (length > 1 && plain[0] == '0' && plain[1] != '.'))
        return NAN;
    plain[length] = '\0';
    return strtod(plain, NULL);
}

bool amount_is_hyphen(const struct line *line, size_t index)
{
    return line_is_dash(line, index) && line_has_flag(line, index, TOKEN_GLUED) &&
           line_has_flag(line, index + 1, TOKEN_GLUED);
}

static const struct number_word *number_at(const struct line *line, size_t index)
{
    return line_is_kind(line, index, TOKEN_WORD) ? figure_number(line_word(line, index)) : NULL;
}

static bool is_role(const struct line *line, size_t index, enum number_role role)
{
    const struct number_word *word = number_at(line, index);
    return word != NULL && word->role == role;
}

static void multiply(struct amount *amount, double scale)
{
    amount->low *= scale;
    amount->high *= scale;
    amount->scale *= scale;
    amount->plain = false;
}

/* Whether "m" behind digits means million: before a counted plural, or written large. */
static bool is_million(const struct line *line, size_t index, bool money)
{
    struct text next = line_word(line, index + 1);
    return money || line_has_flag(line, index, TOKEN_CAPITAL) ||
           (line_is_kind(line, index + 1, TOKEN_WORD) && next.length > 3 &&
            !figure_ends_noun(next) &&
            (next.bytes[next.length - 1] == 's' || figure_is_odd_plural(next)));
}

/* Scales behind digits: " million", "-million", "bn", "K". */
static void take_scales(const struct line *line, bool money, struct amount *amount)
{
    for (;;) {
        size_t at = amount->end;
        if (amount_is_hyphen(line, at) && is_role(line, at + 1, NUMBER_SCALE))
            at++;
        const struct number_word *word = number_at(line, at);
        if (word != NULL && (word->role == NUMBER_HUNDRED || word->role == NUMBER_SCALE)) {
            multiply(amount, word->value);
            amount->end = at + 1;
            continue;
        }
        struct text text = line_word(line, at);
        double scale = figure_short_scale(text);
        bool glued = line_has_flag(line, at, TOKEN_GLUED);
        if (scale <= 0 || (text.length == 1 && !glued) || !line_is_kind(line, at, TOKEN_WORD))
            return;
        if ((text.bytes[0] | 0x20) == 'm' && text.length == 1 && !is_million(line, at, money))
            return;
        multiply(amount, scale);
        amount->end = at + 1;
        return;
    }
}

/* A single sign of a fraction. */
static double fraction_sign(struct text word)
{
    static const struct {
        const char *sign;
        double value;
    } signs[] = {{"\u00BC", 1.0 / 4}, {"\u00BD", 1.0 / 2}, {"\u00BE", 3.0 / 4},
                 {"\u2153", 1.0 / 3}, {"\u2154", 2.0 / 3}, {"\u2155", 1.0 / 5},
                 {"\u215B", 1.0 / 8}, {"\u215C", 3.0 / 8}};
    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
        if (text_equal(word, text_from(signs[i].sign)))
            return signs[i].value;
    return 0;
}

/* "1/2" at `index`: its value, or 0. */
static double slash_fraction(const struct line *line, size_t index)
{
    if (!line_is_mark(line, index + 1, '/') || !line_has_flag(line, index + 2, TOKEN_GLUED))
        return 0;
    static const char *const parts[] = {"10", "16", "2", "3", "4", "5", "8"};
    double over = amount_of_digits(line_word(line, index));
    double under = amount_of_digits(line_word(line, index + 2));
    bool small = over >= 1 && under > over && WORDS_HAVE(line_word(line, index + 2), parts);
    return small && !line_is_mark(line, index + 3, '/') ? over / under : 0;
}

static void take_fraction(const struct line *line, struct amount *amount)
{
    double more = fraction_sign(line_word(line, amount->end));
    size_t taken = 1;
    if (more <= 0 && line_is_kind(line, amount->end, TOKEN_NUMBER)) {
        more = slash_fraction(line, amount->end);
        taken = 3;
    }
    if (more <= 0)
        return;
    amount->low += more;
    amount->high += more;
    amount->end += taken;
    amount->plain = false;
}

/* The value of three digits that a space of `*fixed` or ordinary kind sets apart from the number
 * before them, or -1. */
static int spaced_group(const struct line *line, size_t index, bool *fixed)
{
    struct token before = line_token(line, index - 1), group = line_token(line, index);
    struct text word = line_word(line, index);
    int value = 0;
    if (!line_is_kind(line, index, TOKEN_NUMBER) || word.length != 3)
        return -1;
    for (size_t i = 0; i < word.length; i++) {
        if (word.bytes[i] < '0' || word.bytes[i] > '9')
            return -1;
        value = value * 10 + (word.bytes[i] - '0');
    }
    struct text gap = text_slice(line->text, before.start + before.length, group.start);
    *fixed = text_equal(gap, TEXT("\u00A0")) || text_equal(gap, TEXT("\u202F")) ||
             text_equal(gap, TEXT("\u2009"));
    return *fixed || text_equal(gap, TEXT(" ")) ? value : -1;
}

/* "150 000", "1 500 000". An ordinary space stands between any two numbers: only behind it "000"
 * is sure. */
static void take_spaced_groups(const struct line *line, struct amount *amount)
{
    double value = amount->low;
    bool fixed;
    int group;
    if (!amount->plain || value < 1 || value > 999)
        return;
    for (size_t at = amount->end;
         value < SPACED_MAX && (group = spaced_group(line, at, &fixed)) >= 0; at++) {
        value = value * 1000 + group;
        if (!fixed && group > 0)
            continue;
        amount->low = amount->high = value;
        amount->end = at + 1;
        amount->plain = false;
    }
}

static const char *ordinal_ending(double value)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    int last = (int)fmod(value, 100);
    return last / 10 == 1 || last % 10 > 3 ? endings[0] : endings[last % 10];
}

static bool read_digits(const struct line *line, size_t index, bool money, struct amount *out)
{
    struct text word = line_word(line, index);
    double value = amount_of_digits(word);
    if (isnan(value))
        return false;
    *out = (struct amount){.first = index, .end = index + 1, .low = value, .high = value};
    out->scale = 1;
    out->digits = true;
    out->plain = memchr(word.bytes, ',', word.length) == NULL &&
                 memchr(word.bytes, '.', word.length) == NULL;
    take_spaced_groups(line, out);
    double part = slash_fraction(line, index);
    if (part > 0) {
        *out = (struct amount){index, index + 3, part, part, 1, true, false, false, true};
        return true;
    }
    if (line_is_mark(line, index + 1, '/') && line_has_flag(line, index + 1, TOKEN_GLUED) &&
        line_is_kind(line, index + 2, TOKEN_NUMBER))
        return false;
    if (line_has_flag(line, index + 1, TOKEN_GLUED) &&
        line_is(line, index + 1, ordinal_ending(value))) {
        out->ordinal = true;
        out->end++;
        return true;
    }
    take_fraction(line, out);
    take_scales(line, money, out);
    return true;
}

/* A number in words as it grows: "two hundred | and | twenty-five | thousand". */
struct growing {
    double total, current;
    enum number_role last;
    bool any;
};

static bool grow(struct growing *number, const struct number_word *word)
{
    double below = fmod(number->current, 100);
    switch (word->role) {
    case NUMBER_UNIT:
        if (number->any && !(below == 0 && number->last != NUMBER_UNIT) &&
            !(number->last == NUMBER_TENS && word->value < 10 && word->value > 0))
            return false;
        number->current += word->value;
        break;
    case NUMBER_TENS:
        if (number->any && (below != 0 || number->last == NUMBER_UNIT))
            return false;
        number->current += word->value;
        break;
    case NUMBER_HUNDRED:
        if (number->current >= 100)
            return false;
        number->current = (number->current > 0 ? number->current : 1) * word->value;
        break;
    case NUMBER_SCALE:
        if (number->any && number->last == NUMBER_SCALE && number->current == 0)
            number->total *= word->value;
        else
            number->total += (number->current > 0 ? number->current : 1) * word->value;
        number->current = 0;
        break;
    default:
        return false;
    }
    number->last = word->role;
    number->any = true;
    return true;
}

/* Where the next word of a number in words would stand behind `at`: over a hyphen, or "and" behind
 * a hundred. */
static size_t next_word(const struct line *line, size_t at, enum number_role last)
{
    if (amount_is_hyphen(line, at))
        return at + 1;
    if (line_is(line, at, "and") && (last == NUMBER_HUNDRED || last == NUMBER_SCALE) &&
        (is_role(line, at + 1, NUMBER_UNIT) || is_role(line, at + 1, NUMBER_TENS)))
        return at + 1;
    return at;
}

/* "thirds" behind "two", "third" behind "one": the number becomes a fraction. */
static bool take_parts(const struct line *line, struct growing *number, size_t *end)
{
    size_t at = amount_is_hyphen(line, *end) ? *end + 1 : *end;
    const struct number_word *word = number_at(line, at);
    if (word == NULL || number->total > 0 || number->current < 1 || number->current > 99)
        return false;
    struct text text = line_word(line, at);
    bool plural = (text.bytes[text.length - 1] | 0x20) == 's';
    if (word->role == NUMBER_ORDINAL ? number->current != 1 || !line_is(line, at + 1, "of")
                                     : word->role != NUMBER_FRACTION)
        return false;
    if (plural != (number->current > 1))
        return false;
    number->current /= word->value;
    *end = at + 1;
    return true;
}

/* "and a half", "and a quarter" behind a number: the part, or 0. */
static double part_behind(const struct line *line, size_t at)
{
    const struct number_word *word = number_at(line, at + 2);
    if (!line_is(line, at, "and") || !line_is(line, at + 1, "a") || word == NULL)
        return 0;
    return word->role == NUMBER_HALF       ? word->value
           : word->role == NUMBER_FRACTION ? 1 / word->value
                                           : 0;
}

/* "-fifth" behind "twenty": 5, or 0. */
static int order_behind(const struct line *line, size_t at)
{
    static const char *const orders[] = {"first", "second",  "third",  "fourth", "fifth",
                                         "sixth", "seventh", "eighth", "ninth"};
    if (!amount_is_hyphen(line, at))
        return 0;
    for (int i = 0; i < (int)(sizeof(orders) / sizeof(*orders)); i++)
        if (line_is(line, at + 1, orders[i]))
            return i + 1;
    return 0;
}

static bool read_words(const struct line *line, size_t index, struct amount *out)
{
    struct growing number = {.last = NUMBER_ORDINAL};
    size_t end = index;
    double largest = 1;
    for (size_t at = index;;) {
        const struct number_word *word = number_at(line, at);
        if (word == NULL || !grow(&number, word))
            break;
        if (word->role == NUMBER_SCALE)
            largest *= word->value;
        end = at + 1;
        double part = part_behind(line, end);
        if (part > 0) {
            number.current += number.last == NUMBER_SCALE ? 0 : part;
            number.total += number.last == NUMBER_SCALE ? word->value * part : 0;
            end += 3;
        }
        at = next_word(line, end, number.last);
    }
    if (end == index)
        return false;
    *out = (struct amount){.first = index, .scale = largest};
    int order = number.last == NUMBER_TENS ? order_behind(line, end) : 0;
    if (order > 0) {
        number.current += order;
        end += 2;
        out->ordinal = true;
    }
    out->fraction = take_parts(line, &number, &end);
    out->end = end;
    out->low = out->high = number.total + number.current;
    return true;
}

/* "tens of thousands", "hundreds", "scores of": at least two of what is named. */
static bool read_many(const struct line *line, size_t index, struct amount *out)
{
    static const char *const need_of[] = {"scores", "tens"};
    double base = 1, last = 1;
    size_t at = index;
    for (;;) {
        const struct number_word *word = number_at(line, at);
        if (word == NULL || (word->role != NUMBER_MANY && word->role != NUMBER_SCALE &&
                             word->role != NUMBER_HUNDRED))
            break;
        base *= word->value;
        last = word->value;
        out->end = at + 1;
        at = line_is(line, out->end, "of") ? out->end + 1 : out->end;
    }
    if (WORDS_HAVE(line_word(line, index), need_of) && !line_is(line, index + 1, "of"))
        return false;
    bool tens = base > last || base == 100;
    *out = (struct amount){index, out->end, 2 * base, tens ? 10 * base : NAN, base, 0, 0, 0, 0};
    return true;
}

/* "a few hundred", "several tens of million", "a couple of dozen". */
static bool read_vague(const struct line *line, size_t index, struct amount *out)
{
    size_t at = line_is(line, index + 1, "of") ? index + 2 : index + 1;
    const struct number_word *word = number_at(line, at);
    if (word == NULL ||
        (word->role != NUMBER_MANY && word->role != NUMBER_SCALE && word->role != NUMBER_HUNDRED))
        return false;
    if (!read_many(line, at, out))
        return false;
    out->first = index;
    out->high = 10 * out->scale;
    return true;
}

/* Words behind which a bare "half" is a number. */
static const char *const half_of[] = {
    "all", "her", "his", "its", "my", "of", "our", "that", "the", "their", "these", "those",
};

/* Words that make a half one of two: "the second half of the game". */
static const char *const orders[] = {
    "bottom", "eastern",  "first", "latter", "lower",   "northern",
    "second", "southern", "top",   "upper",  "western",
};

/* "half a million", "half-million", "half the". */
static bool read_half(const struct line *line, size_t index, struct amount *out)
{
    size_t at = amount_is_hyphen(line, index + 1) ? index + 2 : index + 1;
    if (line_is(line, at, "a"))
        at++;
    *out = (struct amount){index, index + 1, .5, .5, 1, 0, 0, 0, true};
    const struct number_word *word = number_at(line, at);
    if (word != NULL && word->role == NUMBER_SCALE) {
        *out = (struct amount){index, at + 1, word->value / 2, word->value / 2, word->value, 0, 0,
                               0,     0};
        return true;
    }
    if ((line_is(line, index + 1, "an") || line_is(line, index + 1, "a")) &&
        figure_unit(line_word(line, index + 2)) != NULL) {
        out->end = index + 2;
        return true;
    }
    return WORDS_HAVE(line_word(line, index + 1), half_of) &&
           !WORDS_HAVE(line_word(line, index - 1), orders);
}

static bool read_part(const struct line *line, size_t index, double parts, struct amount *out)
{
    if (!line_is(line, index - 1, "a") || !line_is(line, index + 1, "of"))
        return false;
    *out = (struct amount){index, index + 1, 1 / parts, 1 / parts, 1, 0, 0, 0, true};
    const struct number_word *word = number_at(line, index + 3);
    if (line_is(line, index + 2, "a") && word != NULL && word->role == NUMBER_SCALE) {
        multiply(out, word->value);
        out->end = index + 4;
        out->fraction = false;
    }
    return true;
}

/* A fraction that is one sign; ".5". */
static bool read_sign(const struct line *line, size_t index, struct amount *out)
{
    double value = fraction_sign(line_word(line, index));
    if (value > 0) {
        *out = (struct amount){index, index + 1, value, value, 1, true, false, false, true};
        return true;
    }
    if (!line_is_mark(line, index, '.') || line_has_flag(line, index, TOKEN_GLUED) ||
        !line_has_flag(line, index + 1, TOKEN_GLUED) ||
        !line_is_kind(line, index + 1, TOKEN_NUMBER))
        return false;
    struct token digits = line_token(line, index + 1);
    value =
        amount_of_digits((struct text){line->text.bytes + digits.start - 1, digits.length + 1u});
    if (isnan(value) || value >= 1)
        return false;
    *out = (struct amount){index, index + 2, value, value, 1, true, false, false, false};
    return true;
}

bool amount_read(const struct line *line, size_t index, bool money, struct amount *out)
{
    if (line_is_kind(line, index, TOKEN_NUMBER))
        return read_digits(line, index, money, out);
    if (line_is_kind(line, index, TOKEN_MARK))
        return read_sign(line, index, out);
    const struct number_word *word = number_at(line, index);
    if (word == NULL)
        return false;
    switch (word->role) {
    case NUMBER_MANY:
        return read_many(line, index, out);
    case NUMBER_VAGUE:
        return read_vague(line, index, out);
    case NUMBER_HALF:
        return read_half(line, index, out);
    case NUMBER_FRACTION:
        return read_part(line, index, word->value, out);
    case NUMBER_ORDINAL:
        if (read_part(line, index, word->value, out))
            return true;
        *out = (struct amount){index, index + 1, word->value, word->value, 1, 0, 0, true, 0};
        return true;
    default:
        return read_words(line, index, out);
    }
}
