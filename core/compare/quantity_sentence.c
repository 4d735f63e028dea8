#include "core/compare/quantity_sentence.h"

#include <string.h>

#include "core/base/word_table.h"
#include "core/compare/quantity_words.h"

enum {
    YEAR_FIRST = 1500,
    YEAR_END = 2100,
    MONTHS = 100, /* a month is told from a year */
};

static bool ends_clause(const struct quantity_sentence *s, uint32_t token)
{
    static const char *const words[] = {"after",   "and",   "as",      "but",
                                        "leaving", "while", "whereas", "with"};
    if (line_is_dash(&s->line, token))
        return !line_has_flag(&s->line, token, TOKEN_GLUED);
    if (line_is_kind(&s->line, token, TOKEN_MARK)) {
        struct text mark = line_word(&s->line, token);
        return mark.length == 1 && strchr(",;:()", mark.bytes[0]) != NULL;
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (line_is(&s->line, token, words[i]))
            return true;
    return false;
}

uint64_t quantity_sentence_word(const struct quantity_sentence *s, uint32_t token)
{
    return line_is_kind(&s->line, token, TOKEN_WORD)
               ? quantity_word_facets(line_word(&s->line, token))
               : 0;
}

/* "of whom", "of them", "of those", "among those". */
static bool begins_part(const struct quantity_sentence *s, uint32_t token)
{
    static const char *const whom[] = {"them", "these", "those", "which", "whom"};
    if (quantity_sentence_word(s, token) & QUANTITY_PART)
        return true;
    return line_is(&s->line, token, "of") && WORDS_HAVE(line_word(&s->line, token + 1), whom);
}

static void read_clause(struct quantity_sentence *s, uint32_t first, uint32_t end)
{
    if (first >= end || s->clause_count == QUANTITY_CLAUSES_MAX)
        return;
    struct quantity_clause *clause = &s->clauses[s->clause_count++];
    *clause = (struct quantity_clause){.first = first, .end = end};
    for (uint32_t t = first; t < end; t++) {
        clause->facets |= quantity_sentence_word(s, t);
        clause->part |= begins_part(s, t);
    }
    clause->facets &= ~QUANTITY_PART;
}

static void read_clauses(struct quantity_sentence *s)
{
    uint32_t first = s->first;
    s->clause_count = 0;
    for (uint32_t t = s->first; t < s->end; t++) {
        if (!ends_clause(s, t))
            continue;
        read_clause(s, first, t);
        first = line_is_kind(&s->line, t, TOKEN_MARK) ? t + 1 : t;
        if (first == t) { /* a joining word begins its clause */
            while (t + 1 < s->end && ends_clause(s, t + 1))
                t++;
        }
    }
    read_clause(s, first, s->end);
}

/* "in 2009", "last year", "ten years ago": the event told of is another. */
static void read_year(struct quantity_sentence *s)
{
    static const char *const before[] = {"during", "in", "of", "since", "the"};
    static const char *const units[] = {"century", "decade", "month", "season", "year"};
    s->year = 0;
    for (uint32_t t = s->first; t < s->end; t++) {
        struct text word = line_word(&s->line, t);
        if (line_is_kind(&s->line, t, TOKEN_NUMBER) && word.length == 4 && t > s->first &&
            WORDS_HAVE(line_word(&s->line, t - 1), before)) {
            uint32_t year = 0;
            for (size_t i = 0; i < 4; i++)
                year = year * 10 + (uint32_t)(word.bytes[i] - '0');
            if (year >= YEAR_FIRST && year < YEAR_END && year != (uint32_t)s->article->date.year)
                s->year = year;
        }
        struct text next = line_word(&s->line, t + 1);
        int month = line_is(&s->line, t, "in") && line_has_flag(&s->line, t + 1, TOKEN_CAPITAL)
                        ? date_month_from(next.bytes, (int)next.length)
                        : 0;
        if (s->year == 0 && month > 0 && month != s->article->date.month)
            s->year = MONTHS + (uint32_t)month;
        bool last = line_is(&s->line, t, "last") || line_is(&s->line, t, "previous");
        if (s->year == 0 && ((last && WORDS_HAVE(line_word(&s->line, t + 1), units)) ||
                             (line_is(&s->line, t, "years") && line_is(&s->line, t + 1, "ago"))))
            s->year = 1;
    }
}

static bool stands_in(const struct quantity_sentence *s, const struct figure *figure,
                      uint32_t first, uint32_t end)
{
    const struct token *from = &s->line.tokens[first], *last = &s->line.tokens[end - 1];
    return figure->span.paragraph == s->line.paragraph && figure->span.start >= from->start &&
           figure->span.start < last->start + last->length;
}

void quantity_sentence_read(struct quantity_sentence *s, uint32_t sentence, size_t first)
{
    const struct sentence *of = &s->annotation->sentences.items[sentence];
    s->sentence = sentence;
    s->first = of->first_token;
    s->end = of->end_token;
    s->line = line_of(s->article, &s->annotation->tokens, of->span.paragraph);
    s->figures = 0;
    read_clauses(s);
    read_year(s);
    for (size_t i = first; i < s->annotation->figure_count; i++) {
        const struct figure *figure = &s->annotation->figures[i];
        if (!stands_in(s, figure, s->first, s->end))
            break;
        if (figure->kind == FIGURE_ORDINAL)
            continue;
        s->figures++;
        for (size_t c = 0; c < s->clause_count; c++)
            s->clauses[c].has_figure |=
                stands_in(s, figure, s->clauses[c].first, s->clauses[c].end);
    }
}

const struct quantity_clause *quantity_sentence_clause(const struct quantity_sentence *s,
                                                       uint32_t token)
{
    for (size_t i = 0; i < s->clause_count; i++)
        if (token >= s->clauses[i].first && token < s->clauses[i].end)
            return &s->clauses[i];
    return NULL;
}
