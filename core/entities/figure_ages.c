#include <math.h>
#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/figure_nouns.h"
#include "core/entities/figure_reading.h"

enum { AGE_MAX = 120, DECADE = 10 };

static bool is_time_of_life(const char *unit)
{
    static const char *const units[] = {"days", "months", "weeks", "years"};
    return unit != NULL && WORDS_HAVE(text_from(unit), units);
}

/* "old" behind "25-year", "31 years", "25-year-" */
static bool is_old(const struct line *line, size_t at)
{
    at += amount_is_hyphen(line, at);
    return line_is(line, at, "old") || line_is(line, at, "olds");
}

/* "aged 26", "aged between 18", "at the age of 26", "turned 18". */
static bool says_age(const struct line *line, size_t first)
{
    static const char *const words[] = {"age", "aged", "ages", "turned", "turning", "turns"};
    static const char *const between[] = {"at", "between", "from", "just",
                                          "of", "only",    "over", "under"};
    size_t at = first - 1;
    if (WORDS_HAVE(line_word(line, at), between))
        at--;
    return WORDS_HAVE(line_word(line, at), words);
}

/* "he was 52.", "who is just 19," */
static bool is_told_of_person(const struct line *line, size_t first)
{
    static const char *const verbs[] = {"is", "was"};
    static const char *const subjects[] = {"he", "i", "she", "who"};
    size_t at = first - 1;
    at -= line_is(line, at, "just") || line_is(line, at, "only") || line_is(line, at, "now");
    return WORDS_HAVE(line_word(line, at), verbs) && WORDS_HAVE(line_word(line, at - 1), subjects);
}

/* Whether a phrase ends before token `at`. */
static bool ends_phrase(const struct line *line, size_t at)
{
    static const char marks[] = ",.;:)!?";
    struct text word = line_word(line, at);
    return at == line->end || (word.length == 1 && strchr(marks, word.bytes[0]) != NULL) ||
           line_is(line, at, "when") || line_is(line, at, "and");
}

/* "Okello, 26, said", "Okello (26)", "Okello, now 26,"; behind a person's name also "Okello, 26."
 */
static bool is_beside_name(const struct line *line, const struct figure_reading *reading,
                           const struct mention *before)
{
    size_t first = reading->first, end = reading->end;
    if (line_is(line, first - 1, "now") || line_is(line, first - 1, "then"))
        first--;
    bool bracket = line_is_mark(line, first - 1, '(');
    if (!bracket && !line_is_mark(line, first - 1, ','))
        return false;
    if (before != NULL && before->class == ENTITY_PERSON && before->end_token == first - 1)
        return ends_phrase(line, end);
    return line_has_flag(line, first - 2, TOKEN_CAPITAL) &&
           !line_has_flag(line, first - 2, TOKEN_STARTS_LINE) &&
           (line_is_mark(line, end, ',') || line_is_mark(line, end, ')') || end == line->end ||
            (bracket && line_is_mark(line, end, '.')));
}

/* "The driver, 28, was held": behind a singular noun, before what goes on with the sentence. */
static bool is_beside_noun(const struct line *line, const struct figure_reading *reading)
{
    size_t noun = reading->first - 2, behind = reading->end + 1;
    return line_is_mark(line, reading->first - 1, ',') && line_is_mark(line, reading->end, ',') &&
           line_is_kind(line, noun, TOKEN_WORD) && !line_has_flag(line, noun, TOKEN_CAPITAL) &&
           !figure_ends_noun(line_word(line, noun)) && !figure_is_plural(line_word(line, noun)) &&
           line_is_kind(line, behind, TOKEN_WORD) && figure_ends_noun(line_word(line, behind)) &&
           !line_is(line, behind, "and");
}

void figure_see_age(const struct line *line, const struct mention *before,
                    struct figure_reading *reading)
{
    if (is_time_of_life(reading->unit)) {
        if (is_old(line, reading->end) || line_is(line, reading->first - 1, "aged"))
            reading->kind = FIGURE_AGE;
        return;
    }
    if (reading->kind != FIGURE_CARDINAL || reading->unit != NULL || reading->high > AGE_MAX)
        return;
    if (!says_age(line, reading->first) &&
        (reading->range || !reading->plain ||
         !(is_beside_name(line, reading, before) || is_beside_noun(line, reading) ||
           (is_told_of_person(line, reading->first) && ends_phrase(line, reading->end)))))
        return;
    reading->kind = FIGURE_AGE;
    reading->unit = "years";
}

/* The first year of "fifties" and "50s", or 0; *end is behind it. */
static double decade_at(const struct line *line, size_t index, size_t *end)
{
    static const char *const decades[] = {"twenties", "thirties",  "forties",  "fifties",
                                          "sixties",  "seventies", "eighties", "nineties"};
    *end = index + 1;
    if (text_ends(line_word(line, index), TEXT("ties")))
        for (int i = 0; i < (int)(sizeof(decades) / sizeof(*decades)); i++)
            if (line_is(line, index, decades[i]))
                return (i + 2) * DECADE;
    if (!line_is_kind(line, index, TOKEN_NUMBER) || !line_is(line, index + 1, "s") ||
        !line_has_flag(line, index + 1, TOKEN_GLUED))
        return 0;
    double value = amount_of_digits(line_word(line, index));
    if (isnan(value) || value > AGE_MAX || value != floor(value))
        return 0;
    *end = index + 2;
    return value;
}

/* "in his early 50s", "in their fifties": a decade of a life; "over-65s", "under-18s": a bound. */
bool figure_read_decade(const struct line *line, size_t index, struct figure_reading *reading)
{
    static const char *const leads[] = {"early", "her", "his",   "late",
                                        "mid",   "my",  "their", "your"};
    static const char *const bounds[] = {"over", "under"};
    size_t end;
    double value = decade_at(line, index, &end);
    if (value <= 0)
        return false;
    size_t before = index - 1 - (line_is_dash(line, index - 1) ? 1 : 0);
    bool bound = WORDS_HAVE(line_word(line, before), bounds);
    bool life = WORDS_HAVE(line_word(line, before), leads) && fmod(value, DECADE) == 0;
    if (!bound && !life)
        return false;
    *reading = (struct figure_reading){.first = index, .end = end, .low = value, .high = value};
    reading->kind = FIGURE_AGE;
    reading->unit = "years";
    reading->range = !bound;
    if (!bound)
        reading->high = value + DECADE - 1;
    return true;
}
