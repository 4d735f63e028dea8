#include "core/entities/figures.h"

#include <math.h>
#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/amounts.h"
#include "core/entities/figure_nouns.h"
#include "core/entities/figure_reading.h"
#include "core/entities/figure_tables.h"
#include "core/entities/line.h"

enum { DIGITS_OF_A_NUMBER = 15 };

struct search {
    struct annotation *annotation;
    struct arena *arena;
    struct line line;
    size_t date, mention, capacity;
};

/* --- numbers ---------------------------------------------------------------------------------- */

/* A code and its digits in one word. */
struct joined_money {
    struct text letters;
    char digits[2 * DIGITS_OF_A_NUMBER + 1];
    size_t length, end;
    double scale;
    bool large; /* has groups or a scale */
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* "RM50", "R150m": the parts of one word. */
static bool cut_joined(struct text word, struct joined_money *money)
{
    size_t letters = 0, end;
    while (letters < word.length && !is_digit(word.bytes[letters]))
        letters++;
    for (end = letters; end < word.length && is_digit(word.bytes[end]);)
        end++;
    struct text tail = text_slice(word, end, word.length);
    money->letters = text_slice(word, 0, letters);
    money->length = end - letters;
    money->scale = figure_short_scale(tail);
    money->large = money->scale > 0;
    if (money->length == 0 || money->length > DIGITS_OF_A_NUMBER ||
        (tail.length > 0 && !money->large) || (word.bytes[0] >= 'a' && word.bytes[0] <= 'z'))
        return false;
    memcpy(money->digits, word.bytes + letters, money->length);
    return true;
}

/* Groups and decimals behind the word: ",000", ".6". */
static bool take_joined_groups(const struct line *line, struct joined_money *money)
{
    while ((line_is_mark(line, money->end, ',') || line_is_mark(line, money->end, '.')) &&
           line_has_flag(line, money->end, TOKEN_GLUED) &&
           line_is_kind(line, money->end + 1, TOKEN_NUMBER) &&
           line_has_flag(line, money->end + 1, TOKEN_GLUED)) {
        struct text more = line_word(line, money->end + 1);
        if (money->length + 1 + more.length >= sizeof(money->digits))
            return false;
        money->digits[money->length++] = line_word(line, money->end).bytes[0];
        memcpy(money->digits + money->length, more.bytes, more.length);
        money->length += more.length;
        money->end += 2;
        money->large = true;
    }
    return true;
}

static void take_joined_scale(const struct line *line, struct joined_money *money)
{
    const struct number_word *scale = figure_number(line_word(line, money->end));
    double short_scale = figure_short_scale(line_word(line, money->end));
    bool word = scale != NULL && scale->role == NUMBER_SCALE;
    if (!word && (short_scale <= 0 || !line_has_flag(line, money->end, TOKEN_GLUED)))
        return;
    money->scale = word ? scale->value : short_scale;
    money->large = true;
    money->end++;
}

/* One letter is a code before large amounts alone: "R150m", no "R22" and "N95". */
static const char *joined_code(const struct joined_money *money)
{
    if (money->large && text_equal(money->letters, TEXT("N")))
        return "NGN";
    if (money->large && text_equal(money->letters, TEXT("R")))
        return "ZAR";
    return figure_currency_code(money->letters);
}

/* "RM50,000", "KSh8.6 trillion". */
static bool read_joined_money(const struct line *line, size_t index, struct figure_reading *reading)
{
    struct joined_money money = {.end = index + 1};
    if (!cut_joined(line_word(line, index), &money))
        return false;
    if (money.scale <= 0) {
        if (!take_joined_groups(line, &money))
            return false;
        take_joined_scale(line, &money);
    }
    const char *code = joined_code(&money);
    double value = amount_of_digits((struct text){money.digits, money.length});
    if (code == NULL || isnan(value))
        return false;
    value *= money.scale > 0 ? money.scale : 1;
    *reading = (struct figure_reading){.first = index,
                                       .end = money.end,
                                       .low = value,
                                       .high = value,
                                       .kind = FIGURE_MONEY,
                                       .unit = code,
                                       .digits = true};
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

/* The last name that ends before what is read, or NULL. */
static const struct mention *mention_before(const struct search *search)
{
    return search->mention > 0 ? &search->annotation->mentions[search->mention - 1] : NULL;
}

static bool read_figure(const struct search *search, size_t index, struct figure_reading *reading)
{
    const struct line *line = &search->line;
    size_t number = index;
    if (figure_read_decade(line, index, reading))
        return true;
    if (line_is_kind(line, index, TOKEN_WORD) && read_joined_money(line, index, reading)) {
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
    figure_take_range(line, &amount, reading);
    if (reading->kind != FIGURE_SCORE) {
        take_plural_digits(line, reading);
        figure_take_measure(line, search->arena, reading);
        figure_take_unit_range(line, search->arena, reading);
        figure_see_age(line, mention_before(search), reading);
    }
    return figure_is_real(line, reading);
}

/* "-0.3", "-5C", "minus 12 degrees": a dash is a sign only where what it stands before
 * can be negative. */
static bool read_negative(const struct search *search, size_t index, struct figure_reading *reading)
{
    const struct line *line = &search->line;
    bool word = line_is(line, index, "minus"), sign = line_is(line, index, "\u2212");
    bool glued = !line_has_flag(line, index, TOKEN_GLUED) || line_is_mark(line, index - 1, '(');
    if (!word && !((sign || line_is_dash(line, index)) && glued &&
                   line_has_flag(line, index + 1, TOKEN_GLUED)))
        return false;
    if (!read_figure(search, index + 1, reading) || reading->kind == FIGURE_ORDINAL)
        return false;
    bool degrees = reading->unit != NULL && figure_is_degrees(reading->unit);
    bool hyphen = line_is_mark(line, index, '-') && reading->digits &&
                  (!reading->plain || reading->kind == FIGURE_MONEY);
    if (!degrees && !sign && (word || (!hyphen && reading->kind != FIGURE_PERCENT)))
        return false;
    double low = reading->low;
    reading->first = index;
    reading->low = -reading->high;
    reading->high = -low;
    return true;
}

/* --- results ---------------------------------------------------------------------------------- */

static void set_bounds(struct figure *figure, const struct figure_modifier *modifier)
{
    if (modifier == NULL)
        return;
    figure->modifier = modifier->phrase;
    if (modifier->bound == BOUND_LOW || modifier->bound == BOUND_ABOUT)
        figure->high = NAN;
    if (modifier->bound == BOUND_HIGH || modifier->bound == BOUND_ABOUT)
        figure->low = NAN;
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

/* "+44 20", "(020)", "0800": a telephone number or a code begins. */
static bool begins_code(const struct line *line, size_t index)
{
    struct text word = line_word(line, index);
    return (word.length > 2 && word.bytes[0] == '0' && word.bytes[1] != '.') ||
           (line_is_mark(line, index - 1, '+') && line_has_flag(line, index, TOKEN_GLUED));
}

/* Behind a chain of numbers that is no figure: "0800 1111", "+44 20 7946 0000", "1:18.9". */
static size_t skip_sign(const struct line *line, size_t index)
{
    if (!line_is_kind(line, index, TOKEN_NUMBER))
        return index + 1;
    size_t at = index + 1, shortest = begins_code(line, index) ? 2 : 3;
    at += line_is_mark(line, at, ')');
    while (line_is_kind(line, at, TOKEN_NUMBER) && line_word(line, at).length >= shortest)
        at++;
    while (line_is_mark(line, at, ':') && line_is_kind(line, at + 1, TOKEN_NUMBER) &&
           line_has_flag(line, at + 1, TOKEN_GLUED))
        at += 2;
    return at;
}

/* Whether a figure can begin at a word: most words are passed over by this alone. */
static bool may_begin(const struct line *line, size_t index)
{
    struct text word = line_word(line, index);
    return line_has_flag(line, index, TOKEN_CAPITAL) || figure_number(word) != NULL ||
           line_is_kind(line, index + 1, TOKEN_NUMBER) || line_is(line, index, "minus") ||
           text_ends(word, TEXT("ties"));
}

static bool read_any(const struct search *search, size_t index, struct figure_reading *reading)
{
    if (line_is_kind(&search->line, index, TOKEN_WORD) && !may_begin(&search->line, index))
        return false;
    return read_negative(search, index, reading) || read_figure(search, index, reading);
}

/* The figure at `index`, which ends where the next date begins: "from 5 to 11 February". */
static bool read_before_date(struct search *search, size_t index, struct figure_reading *reading)
{
    struct line *line = &search->line;
    size_t end = line->end;
    if (!read_any(search, index, reading))
        return false;
    if (search->date == search->annotation->date_count)
        return true;
    struct span date = search->annotation->dates[search->date].span;
    size_t cut = reading->end;
    while (date.paragraph == line->paragraph && cut > index &&
           line_token(line, cut - 1).start >= date.start)
        cut--;
    if (cut == reading->end)
        return true;
    line->end = cut;
    bool found = cut > index && read_any(search, index, reading);
    line->end = end;
    return found;
}

void figures_find(const struct article *article, struct arena *arena, struct annotation *annotation)
{
    struct search search = {.annotation = annotation, .arena = arena};
    annotation->figures = NULL;
    annotation->figure_count = 0;
    for (size_t p = 0; p < article->paragraph_count; p++) {
        if (article->paragraphs[p].kind == PARAGRAPH_TIME)
            continue;
        search.line = line_of(article, &annotation->tokens, p);
        for (size_t i = search.line.first; i < search.line.end;) {
            struct figure_reading reading;
            size_t next = skip_taken(&search, i);
            if (next == i && read_before_date(&search, i, &reading)) {
                add_figure(&search, &reading);
                next = reading.end;
            } else if (next == i) {
                next = skip_sign(&search.line, i);
            }
            i = next;
        }
    }
}
