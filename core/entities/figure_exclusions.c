#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/figure_nouns.h"
#include "core/entities/figure_reading.h"
#include "core/entities/figure_tables.h"

enum { BRACKET_REACH = 24 };

/* "800-555-0100", "555-0100": numbers in a chain, of which a zero leads one, or three and more. */
static bool begins_chain(const struct line *line, size_t index)
{
    if (!amount_is_hyphen(line, index + 1) || !line_is_kind(line, index + 2, TOKEN_NUMBER))
        return false;
    struct text second = line_word(line, index + 2);
    return (second.length > 2 && second.bytes[0] == '0') ||
           (amount_is_hyphen(line, index + 3) && line_is_kind(line, index + 4, TOKEN_NUMBER));
}

bool figure_is_part_of_sign(const struct line *line, size_t index)
{
    static const char bad_before[] = "#@/:&*_=\\+";
    struct text before = line_word(line, index - 1);
    if (begins_chain(line, index))
        return true;
    if (!line_has_flag(line, index, TOKEN_GLUED))
        return false;
    if (line_is_kind(line, index - 1, TOKEN_WORD) || line_is_kind(line, index - 1, TOKEN_NUMBER))
        return true;
    if (before.length == 1 && strchr(bad_before, before.bytes[0]) != NULL)
        return before.bytes[0] != '+' || !line_is_mark(line, index + 1, '%');
    if (line_is_mark(line, index - 1, ',') && line_is_kind(line, index - 2, TOKEN_NUMBER))
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
    if (mark.length != 1 || strchr(":/_=@,", mark.bytes[0]) == NULL)
        return false;
    return line_has_flag(line, end + 1, TOKEN_GLUED) && line_is_kind(line, end + 1, TOKEN_NUMBER);
}

/* Whether a bracket is open before token `at`. */
static bool is_in_brackets(const struct line *line, size_t at)
{
    for (size_t steps = 0; at > line->first && steps < BRACKET_REACH; steps++) {
        at--;
        if (line_is_mark(line, at, '(') || line_is_mark(line, at, ')'))
            return line_is_mark(line, at, '(');
    }
    return false;
}

/* "1." and "2)" that begin a line of a list; "2)", "(3)" and "[3]" anywhere. */
static bool is_list_number(const struct line *line, const struct figure_reading *reading)
{
    size_t first = reading->first, end = reading->end;
    if (end != first + 1 || !line_is_kind(line, first, TOKEN_NUMBER))
        return false;
    bool closes = line_is_mark(line, end, ')') || line_is_mark(line, end, '.');
    if (line_has_flag(line, first, TOKEN_STARTS_LINE) && closes && end + 1 < line->end &&
        line_has_flag(line, end, TOKEN_GLUED))
        return true;
    if (line_is_mark(line, end, ')') && line_has_flag(line, end, TOKEN_GLUED) &&
        !is_in_brackets(line, first))
        return true;
    if (line_is_mark(line, first - 1, '[') && line_is_mark(line, end, ']'))
        return true;
    return line_is_mark(line, first - 1, '(') && line_is_mark(line, end, ')') &&
           (!line_has_flag(line, first - 2, TOKEN_CAPITAL) ||
            line_has_flag(line, first - 1, TOKEN_GLUED));
}

/* "Section 230", "No. 10", "BBC Radio 4": the number is a name. */
static bool is_designated(const struct line *line, const struct figure_reading *reading)
{
    size_t before = reading->first - 1, first, last;
    if (line_is_mark(line, before, '.') && line_has_flag(line, before, TOKEN_GLUED))
        before--;
    if (reading->first == line->first || !line_is_kind(line, before, TOKEN_WORD))
        return false;
    struct text word = line_word(line, before);
    bool capital =
        line_has_flag(line, before, TOKEN_CAPITAL) || line_has_flag(line, before, TOKEN_MIXED);
    bool counts = figure_noun_behind(line, reading->end, false, &first, &last);
    if (figure_is_designator(word) && (capital || !counts) &&
        (reading->digits || line_has_flag(line, reading->first, TOKEN_CAPITAL)))
        return capital || !line_is(line, before, "no");
    if (before + 1 != reading->first || !capital || before == line->first || !reading->plain ||
        counts || reading->high > 9999 || reading->range)
        return false;
    /* A capitalised word inside a sentence and a number that counts nothing: "Radio 4", "Boeing
     * 747". */
    return !line_is(line, before, "I") && !line_is_mark(line, before - 1, '.') &&
           date_weekday_from(word.bytes, word.length < 10 ? (int)word.length : 0) < 0 &&
           date_month_from(word.bytes, word.length < 10 ? (int)word.length : 0) == 0;
}

/* "called 999", "dial 112". */
static bool is_dialled(const struct line *line, const struct figure_reading *reading)
{
    static const char *const verbs[] = {
        "call",     "called", "calling", "calls",  "dial",    "dialed", "dialing", "dialled",
        "dialling", "dials",  "phone",   "phoned", "phoning", "rang",   "ring",    "ringing"};
    size_t first, last;
    return reading->digits && reading->plain && reading->end == reading->first + 1 &&
           line_word(line, reading->first).length == 3 &&
           WORDS_HAVE(line_word(line, reading->first - 1), verbs) &&
           !figure_noun_behind(line, reading->end, false, &first, &last);
}

/* "since '97": a year. */
static bool is_short_year(const struct line *line, const struct figure_reading *reading)
{
    size_t mark = reading->first - 1, first, last;
    bool elided = line_is_mark(line, mark, '\'') || line_is(line, mark, "\u2019");
    return elided && reading->digits && reading->plain && !line_has_flag(line, mark, TOKEN_GLUED) &&
           line_has_flag(line, reading->first, TOKEN_GLUED) &&
           line_word(line, reading->first).length == 2 &&
           !figure_noun_behind(line, reading->end, false, &first, &last);
}

enum { STREET_WORDS_MAX = 4 };

/* "1200 West Street", "12 Mill Lane": a house's number. */
static bool is_of_house(const struct line *line, const struct figure_reading *reading)
{
    static const char *const streets[] = {"avenue",   "ave",    "blvd",   "boulevard", "close",
                                          "crescent", "drive",  "lane",   "rd",        "road",
                                          "st",       "street", "terrace"};
    size_t at = reading->end, first, last;
    if (!reading->digits || !reading->plain || reading->range ||
        figure_noun_behind(line, at, false, &first, &last))
        return false;
    for (size_t words = 0; words < STREET_WORDS_MAX && line_has_flag(line, at, TOKEN_CAPITAL);
         words++, at++) {
        if (words > 0 && WORDS_HAVE(line_word(line, at), streets))
            return true;
        at += line_is_mark(line, at + 1, '.') && line_has_flag(line, at + 1, TOKEN_GLUED);
    }
    return false;
}

static bool is_one_off(const struct line *line, size_t first)
{
    return amount_is_hyphen(line, first + 1) &&
           (line_is(line, first + 2, "off") || line_is(line, first + 2, "on"));
}

static bool is_one_by_one(const struct line *line, size_t first)
{
    return line_is(line, first, "one") && line_is(line, first + 1, "by") &&
           line_is(line, first + 2, "one");
}

/* "no one", "a bitter one", "this one", "one by one", "one-off": nothing is counted. */
static bool is_pronoun(const struct line *line, const struct figure_reading *reading)
{
    static const char *const never[] = {"another", "any",  "every", "no",   "some",
                                        "such",    "that", "this",  "which"};
    static const char *const articles[] = {"a", "an", "the"};
    size_t first = reading->first;
    if (reading->end != first + 1 || !line_is(line, first, "one"))
        return false;
    if (WORDS_HAVE(line_word(line, first - 1), never) || line_is(line, first + 1, "another") ||
        is_one_off(line, first) ||
        (line_is(line, first - 4, "one") && is_one_off(line, first - 4)) ||
        is_one_by_one(line, first) || is_one_by_one(line, first - 2))
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

bool figure_is_real(const struct line *line, const struct figure_reading *reading)
{
    if (reading->kind == FIGURE_ORDINAL || reading->kind == FIGURE_SCORE)
        return true;
    if (reading->unit != NULL)
        return true;
    if (reading->digits && begins_sign(line, reading->end))
        return false;
    return !is_list_number(line, reading) && !is_designated(line, reading) &&
           !is_dialled(line, reading) && !is_short_year(line, reading) &&
           !is_of_house(line, reading) && !is_pronoun(line, reading);
}
