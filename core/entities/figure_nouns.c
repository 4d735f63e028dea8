#include "core/entities/figure_nouns.h"

#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/amounts.h"

enum { NOUN_WORDS_MAX = 6 };

bool figure_is_plural(struct text word)
{
    if (figure_is_odd_plural(word))
        return true;
    if (word.length < 4 || (word.bytes[word.length - 1] | 0x20) != 's')
        return false;
    return strchr("suiSUI", word.bytes[word.length - 2]) == NULL;
}

/* Words between the number and its noun: "or so", "of the", "of its". */
static size_t skip_of(const struct line *line, size_t at)
{
    static const char *const determiners[] = {"her", "his",   "its",   "my",   "our",
                                              "the", "their", "these", "those"};
    if ((amount_is_hyphen(line, at) && figure_is_suffix(line_word(line, at + 1))) ||
        (line_is_kind(line, at, TOKEN_WORD) && figure_modifier_behind(line, at) != NULL))
        at += 2;
    else if (amount_is_hyphen(line, at))
        at++; /* "89th-minute penalty" */
    if (line_is(line, at, "of"))
        at++;
    return WORDS_HAVE(line_word(line, at), determiners) ? at + 1 : at;
}

/* Whether the noun phrase may go on with the token: a word, or a hyphen between two. */
static bool goes_on(const struct line *line, size_t at)
{
    if (amount_is_hyphen(line, at))
        return true;
    /* "surface-to-air" */
    bool inside = amount_is_hyphen(line, at - 1) && amount_is_hyphen(line, at + 1);
    return line_is_kind(line, at, TOKEN_WORD) &&
           (inside || !figure_ends_noun(line_word(line, at))) &&
           figure_number(line_word(line, at)) == NULL;
}

bool figure_noun_behind(const struct line *line, size_t end, bool single, size_t *first,
                        size_t *last)
{
    size_t at = skip_of(line, end), words = 0;
    *first = at;
    while (words < NOUN_WORDS_MAX && goes_on(line, at)) {
        bool part = amount_is_hyphen(line, at) || amount_is_hyphen(line, at + 1);
        bool owner = line_is_kind(line, at + 1, TOKEN_CLITIC);
        words += !part;
        at++;
        if (!part && figure_is_plural(line_word(line, at - 1))) {
            *last = at;
            return true;
        }
        if (owner)
            break;
    }
    *last = at;
    return single && words > 0 && words <= 3 && !line_has_flag(line, at - 1, TOKEN_CAPITAL);
}

/* Endings of plurals and what the singular ends in instead. */
static const struct ending {
    const char *plural, *singular;
} endings[] = {{"ies", "y"},   {"sses", "ss"}, {"shes", "sh"},        {"ches", "ch"}, {"xes", "x"},
               {"zzes", "zz"}, {"s", ""},      {"children", "child"}, {"men", "man"}};

const char *figure_lemma(struct text head, struct arena *arena)
{
    const char *odd = figure_odd_singular(head);
    if (odd != NULL)
        return odd;
    char *lemma = arena_copy(arena, head.bytes, head.length);
    for (size_t i = 0; i < head.length; i++)
        if (lemma[i] >= 'A' && lemma[i] <= 'Z')
            lemma[i] = (char)(lemma[i] + ('a' - 'A'));
    if (!figure_is_plural(head))
        return lemma;
    for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
        size_t plural = strlen(endings[i].plural), singular = strlen(endings[i].singular);
        if (head.length < plural || (head.length <= plural + 1 && plural < 3) ||
            memcmp(lemma + head.length - plural, endings[i].plural, plural) != 0)
            continue;
        memcpy(lemma + head.length - plural, endings[i].singular, singular + 1);
        break;
    }
    return lemma;
}

/* Whether the words of a phrase end right before token `end`. */
static bool phrase_ends_at(const struct line *line, size_t end, const char *phrase)
{
    size_t length = strlen(phrase);
    while (length > 0) {
        size_t start = length;
        while (start > 0 && phrase[start - 1] != ' ')
            start--;
        if (end <= line->first)
            return false;
        end--;
        if (!text_equal_ascii_case(line_word(line, end),
                                   (struct text){phrase + start, length - start}))
            return false;
        length = start > 0 ? start - 1 : 0;
    }
    return true;
}

const struct figure_modifier *figure_modifier_before(const struct line *line, size_t first)
{
    size_t count;
    const struct figure_modifier *modifiers = figure_modifiers(&count);
    if (line_is(line, first - 1, "a") || line_is(line, first - 1, "the") ||
        line_is_dash(line, first - 1))
        first--;
    if (first <= line->first || !line_is_kind(line, first - 1, TOKEN_WORD))
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (phrase_ends_at(line, first, modifiers[i].phrase))
            return &modifiers[i];
    return NULL;
}

const struct figure_modifier *figure_modifier_behind(const struct line *line, size_t end)
{
    static const struct figure_modifier plus = {"+", BOUND_LOW};
    static const struct figure_modifier suffixes[] = {{"plus", BOUND_LOW}, {"odd", BOUND_ABOUT}};
    size_t count;
    const struct figure_modifier *modifiers = figure_modifiers_behind(&count);
    if (line_is_mark(line, end, '+') && line_has_flag(line, end, TOKEN_GLUED))
        return &plus;
    for (size_t i = 0; i < 2 && amount_is_hyphen(line, end); i++)
        if (line_is(line, end + 1, suffixes[i].phrase))
            return &suffixes[i];
    if (!line_is(line, end, "or") && !line_is(line, end, "and"))
        return NULL;
    for (size_t i = 0; i < count; i++)
        if (phrase_ends_at(line, end + 2, modifiers[i].phrase))
            return &modifiers[i];
    return NULL;
}
