#include "core/compare/quantity_facets.h"

#include <math.h>
#include <string.h>

#include "core/base/word_table.h"

enum { CLAUSES_AWAY = 3 }; /* looked at on either side for what happened to what is counted */

/* What can be said of a figure of this measure. */
uint64_t quantity_facets_that_fit(const struct quantity *quantity)
{
    switch (quantity->figure->kind) {
    case FIGURE_MONEY:
        return QUANTITY_ANY_MONEY | QUANTITY_ANY_BID;
    case FIGURE_PERCENT:
        return QUANTITY_ANY_TREND | QUANTITY_ANY_VOTE | QUANTITY_ANY_FATE | QUANTITY_ANY_BID;
    case FIGURE_MEASURE:
        return quantity->length ? QUANTITY_ANY_SIZE
               : quantity->measure && (strcmp(quantity->measure, "hours") == 0 ||
                                       strcmp(quantity->measure, "years") == 0)
                   ? QUANTITY_ANY_TIME
                   : 0;
    default:
        return QUANTITY_ANY_FATE | QUANTITY_ANY_VOTE | QUANTITY_ANY_WORK;
    }
}

/* The facets of the nearest clause without a figure on one side, passing over parts. */
static uint64_t look_away(const struct quantity_sentence *s, size_t clause, int step, uint64_t fit)
{
    size_t at = clause;
    for (int i = 0; i < CLAUSES_AWAY; i++) {
        if ((step < 0 && at == 0) || (step > 0 && at + 1 >= s->clause_count))
            return 0;
        at = (size_t)((long)at + step);
        const struct quantity_clause *other = &s->clauses[at];
        if (other->part)
            continue;
        if (other->has_figure)
            return 0;
        uint64_t found = other->facets & fit;
        if (found)
            return found;
    }
    return 0;
}

/* "in the city", "across Vardal province", "nationwide". */
static uint64_t scope_of(const struct quantity_sentence *s, const struct quantity_clause *clause)
{
    static const char *const adverbs[] = {"globally", "nationally", "nationwide", "worldwide"};
    static const char *const inside[] = {"across", "around", "in", "of", "throughout"};
    uint64_t scope = 0;
    for (uint32_t t = clause->first; t < clause->end; t++) {
        uint64_t facets = quantity_sentence_word(s, t) & QUANTITY_ANY_SCOPE;
        if (facets == 0)
            continue;
        bool named = line_is(&s->line, t - 1, "the") || line_is(&s->line, t - 1, "this") ||
                     line_has_flag(&s->line, t - 1, TOKEN_CAPITAL);
        if (WORDS_HAVE(line_word(&s->line, t), adverbs) ||
            (named && WORDS_HAVE(line_word(&s->line, t - 2), inside)))
            scope |= facets;
    }
    return scope;
}

/* "could kill", but not "may have died" nor the month of May. */
static bool is_maybe(const struct quantity_sentence *s, const struct quantity_clause *clause)
{
    for (uint32_t t = clause->first; t < clause->end; t++)
        if ((quantity_sentence_word(s, t) & QUANTITY_MAYBE) && !line_is(&s->line, t + 1, "have") &&
            !line_has_flag(&s->line, t, TOKEN_CAPITAL))
            return true;
    return false;
}

/* Where a figure's modifier begins ("more than"), or the figure. */
static uint32_t before_modifier(const struct quantity_sentence *s, const struct figure *figure,
                                uint32_t first)
{
    if (figure->modifier == NULL)
        return first;
    uint32_t words = 1;
    for (const char *at = figure->modifier; *at != '\0'; at++)
        words += *at == ' ';
    return first >= s->first + words ? first - words : s->first;
}

/* "another 30", "30 more", "by 30", "30 extra troops": not a whole. What is so many per cent is a
 * part of what was before, with "by" or without. */
static bool is_added(const struct quantity_sentence *s, uint32_t first, uint32_t end, bool percent)
{
    if (line_is(&s->line, end, "more") || (!percent && line_is(&s->line, first - 1, "by")))
        return true;
    for (uint32_t t = first > s->first + 2 ? first - 2 : s->first; t < end + 2 && t < s->end; t++)
        if ((quantity_sentence_word(s, t) & QUANTITY_ADDED) && !line_is(&s->line, t, "more"))
            return true;
    return false;
}

/* "four of the injured" */
static bool is_part(const struct quantity_sentence *s, uint32_t end)
{
    static const char *const whose[] = {"his", "its", "the", "their", "them", "these", "those"};
    return line_is(&s->line, end, "of") && WORDS_HAVE(line_word(&s->line, end + 1), whose);
}

/* "from 12 to 14", "up from 12", "compared with 12". */
static bool is_former(const struct quantity_sentence *s, uint32_t first)
{
    static const char *const moved[] = {"down", "up"};
    if (line_is(&s->line, first - 1, "with"))
        return line_is(&s->line, first - 2, "compared");
    return line_is(&s->line, first - 1, "from") &&
           (WORDS_HAVE(line_word(&s->line, first - 2), moved) || s->figures >= 2);
}

/* "exceeded 70 per cent" bounds as "more than" does. */
static bool exceeds(const struct quantity_sentence *s, uint32_t first)
{
    static const char *const verbs[] = {"exceed", "exceeded",  "exceeds",
                                        "passed", "surpassed", "topped"};
    return WORDS_HAVE(line_word(&s->line, first - 1), verbs);
}

void quantity_facets_read(const struct quantity_sentence *s, const struct quantity_clause *clause,
                          uint32_t first, uint32_t end, struct quantity *quantity)
{
    uint32_t start = before_modifier(s, quantity->figure, first);
    uint64_t fit = quantity_facets_that_fit(quantity);
    size_t index = (size_t)(clause - s->clauses);
    if (line_is(&s->line, start - 1, "to")) /* "fell to 58 per cent": how much it is now */
        fit &= ~QUANTITY_ANY_TREND;
    quantity->facets = clause->facets & fit;
    if (quantity->facets == 0)
        quantity->facets = look_away(s, index, 1, fit);
    if (quantity->facets == 0)
        quantity->facets = look_away(s, index, -1, fit);
    quantity->facets |= scope_of(s, clause);
    bool with = line_is(&s->line, clause->first, "with") && start <= clause->first + 1;
    bool percent = quantity->figure->kind == FIGURE_PERCENT;
    if (clause->part || (!percent && is_part(s, end)) || (with && s->figures >= 2 && index > 0))
        quantity->facets |= QUANTITY_PART;
    if (is_maybe(s, clause))
        quantity->facets |= QUANTITY_MAYBE;
    if (is_added(s, start, end, percent))
        quantity->facets |= QUANTITY_ADDED;
    quantity->former = is_former(s, start);
    if (exceeds(s, start)) {
        quantity->high = NAN;
        quantity->open = true;
    }
}
