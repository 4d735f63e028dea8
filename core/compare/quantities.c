#include "core/compare/quantities.h"

#include <math.h>
#include <string.h>

#include "core/base/word_table.h"
#include "core/entities/line.h"
#include "core/language/stems.h"

enum {
    CLAUSES_MAX = 24,
    CLAUSES_AWAY = 3, /* looked at on either side for what happened to what is counted */
    YEAR_FIRST = 1500,
    YEAR_END = 2100,
    MONTHS = 100, /* a month is told from a year */
};

static const double noun_rarity = 0.3; /* of a word that counts as counted thing */
static const double word_rarity = 0.4; /* of a word of the clause that says what is counted */
static const double name_rarity = 0.4; /* of a word of a name that tells names apart */

/* A part of a sentence between marks and joining words. */
struct clause {
    uint32_t first, end; /* tokens */
    uint64_t facets;
    bool has_figure, part;
};

struct reader {
    const struct vocabulary *vocabulary;
    const struct words *words;
    const bool *names; /* by word */
    const struct article *article;
    const struct annotation *annotation;
    struct line line;
    uint32_t sentence, first, end; /* the sentence at hand and its tokens */
    struct clause clauses[CLAUSES_MAX];
    size_t clause_count;
    uint32_t year;
    size_t figures; /* in the sentence */
    size_t figure;  /* the first that does not stand before it */
};

/* --- clauses ---------------------------------------------------------------------------------- */

static bool ends_clause(const struct reader *r, uint32_t token)
{
    static const char *const words[] = {"after",   "and",   "as",      "but",
                                        "leaving", "while", "whereas", "with"};
    if (line_is_dash(&r->line, token))
        return !line_has_flag(&r->line, token, TOKEN_GLUED);
    if (line_is_kind(&r->line, token, TOKEN_MARK)) {
        struct text mark = line_word(&r->line, token);
        return mark.length == 1 && strchr(",;:()", mark.bytes[0]) != NULL;
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (line_is(&r->line, token, words[i]))
            return true;
    return false;
}

static uint64_t facets_of(const struct reader *r, uint32_t token)
{
    return line_is_kind(&r->line, token, TOKEN_WORD)
               ? quantity_word_facets(line_word(&r->line, token))
               : 0;
}

/* "of whom", "of them", "of those", "among those". */
static bool begins_part(const struct reader *r, uint32_t token)
{
    static const char *const whom[] = {"them", "these", "those", "which", "whom"};
    if (facets_of(r, token) & QUANTITY_PART)
        return true;
    return line_is(&r->line, token, "of") && WORDS_HAVE(line_word(&r->line, token + 1), whom);
}

static void read_clause(struct reader *r, uint32_t first, uint32_t end)
{
    if (first >= end || r->clause_count == CLAUSES_MAX)
        return;
    struct clause *clause = &r->clauses[r->clause_count++];
    *clause = (struct clause){.first = first, .end = end};
    for (uint32_t t = first; t < end; t++) {
        clause->facets |= facets_of(r, t);
        clause->part |= begins_part(r, t);
    }
    clause->facets &= ~QUANTITY_PART;
}

static void read_clauses(struct reader *r)
{
    uint32_t first = r->first;
    r->clause_count = 0;
    for (uint32_t t = r->first; t < r->end; t++) {
        if (!ends_clause(r, t))
            continue;
        read_clause(r, first, t);
        first = line_is_kind(&r->line, t, TOKEN_MARK) ? t + 1 : t;
        if (first == t) { /* a joining word begins its clause */
            while (t + 1 < r->end && ends_clause(r, t + 1))
                t++;
        }
    }
    read_clause(r, first, r->end);
}

/* "in 2009", "last year", "ten years ago": the event told of is another. */
static void read_year(struct reader *r)
{
    static const char *const before[] = {"during", "in", "of", "since", "the"};
    static const char *const units[] = {"century", "decade", "month", "season", "year"};
    r->year = 0;
    for (uint32_t t = r->first; t < r->end; t++) {
        struct text word = line_word(&r->line, t);
        if (line_is_kind(&r->line, t, TOKEN_NUMBER) && word.length == 4 && t > r->first &&
            WORDS_HAVE(line_word(&r->line, t - 1), before)) {
            uint32_t year = 0;
            for (size_t i = 0; i < 4; i++)
                year = year * 10 + (uint32_t)(word.bytes[i] - '0');
            if (year >= YEAR_FIRST && year < YEAR_END && year != (uint32_t)r->article->date.year)
                r->year = year;
        }
        struct text next = line_word(&r->line, t + 1);
        int month = line_is(&r->line, t, "in") && line_has_flag(&r->line, t + 1, TOKEN_CAPITAL)
                        ? date_month_from(next.bytes, (int)next.length)
                        : 0;
        if (r->year == 0 && month > 0 && month != r->article->date.month)
            r->year = MONTHS + (uint32_t)month;
        bool last = line_is(&r->line, t, "last") || line_is(&r->line, t, "previous");
        if (r->year == 0 && ((last && WORDS_HAVE(line_word(&r->line, t + 1), units)) ||
                             (line_is(&r->line, t, "years") && line_is(&r->line, t + 1, "ago"))))
            r->year = 1;
    }
}

static bool stands_in(const struct reader *r, const struct figure *figure, uint32_t first,
                      uint32_t end)
{
    const struct token *from = &r->line.tokens[first], *last = &r->line.tokens[end - 1];
    return figure->span.paragraph == r->line.paragraph && figure->span.start >= from->start &&
           figure->span.start < last->start + last->length;
}

static void begin_sentence(struct reader *r, uint32_t sentence)
{
    const struct sentence *of = &r->annotation->sentences.items[sentence];
    r->sentence = sentence;
    r->first = of->first_token;
    r->end = of->end_token;
    r->line = line_of(r->article, &r->annotation->tokens, of->span.paragraph);
    r->figures = 0;
    read_clauses(r);
    read_year(r);
    for (size_t i = r->figure; i < r->annotation->figure_count; i++) {
        const struct figure *figure = &r->annotation->figures[i];
        if (!stands_in(r, figure, r->first, r->end))
            break;
        if (figure->kind == FIGURE_ORDINAL)
            continue;
        r->figures++;
        for (size_t c = 0; c < r->clause_count; c++)
            r->clauses[c].has_figure |=
                stands_in(r, figure, r->clauses[c].first, r->clauses[c].end);
    }
}

/* --- facets ----------------------------------------------------------------------------------- */

/* What can be said of a figure of this measure. */
static uint64_t facets_that_fit(const struct quantity *quantity)
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
static uint64_t look_away(const struct reader *r, size_t clause, int step, uint64_t fit)
{
    size_t at = clause;
    for (int i = 0; i < CLAUSES_AWAY; i++) {
        if ((step < 0 && at == 0) || (step > 0 && at + 1 >= r->clause_count))
            return 0;
        at = (size_t)((long)at + step);
        const struct clause *other = &r->clauses[at];
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
static uint64_t scope_of(const struct reader *r, const struct clause *clause)
{
    static const char *const adverbs[] = {"globally", "nationally", "nationwide", "worldwide"};
    static const char *const inside[] = {"across", "around", "in", "of", "throughout"};
    uint64_t scope = 0;
    for (uint32_t t = clause->first; t < clause->end; t++) {
        uint64_t facets = facets_of(r, t) & QUANTITY_ANY_SCOPE;
        if (facets == 0)
            continue;
        bool named = line_is(&r->line, t - 1, "the") || line_is(&r->line, t - 1, "this") ||
                     line_has_flag(&r->line, t - 1, TOKEN_CAPITAL);
        if (WORDS_HAVE(line_word(&r->line, t), adverbs) ||
            (named && WORDS_HAVE(line_word(&r->line, t - 2), inside)))
            scope |= facets;
    }
    return scope;
}

/* "could kill", but not "may have died" nor the month of May. */
static bool is_maybe(const struct reader *r, const struct clause *clause)
{
    for (uint32_t t = clause->first; t < clause->end; t++)
        if ((facets_of(r, t) & QUANTITY_MAYBE) && !line_is(&r->line, t + 1, "have") &&
            !line_has_flag(&r->line, t, TOKEN_CAPITAL))
            return true;
    return false;
}

/* Where a figure's modifier begins ("more than"), or the figure. */
static uint32_t before_modifier(const struct reader *r, const struct figure *figure, uint32_t first)
{
    if (figure->modifier == NULL)
        return first;
    uint32_t words = 1;
    for (const char *at = figure->modifier; *at != '\0'; at++)
        words += *at == ' ';
    return first >= r->first + words ? first - words : r->first;
}

/* "another 30", "30 more", "by 30", "30 extra troops": not a whole. */
static bool is_added(const struct reader *r, uint32_t first, uint32_t end)
{
    if (line_is(&r->line, end, "more") || line_is(&r->line, first - 1, "by"))
        return true;
    for (uint32_t t = first > r->first + 2 ? first - 2 : r->first; t < end + 2 && t < r->end; t++)
        if ((facets_of(r, t) & QUANTITY_ADDED) && !line_is(&r->line, t, "more"))
            return true;
    return false;
}

/* "four of the injured" */
static bool is_part(const struct reader *r, uint32_t end)
{
    static const char *const whose[] = {"his", "its", "the", "their", "them", "these", "those"};
    return line_is(&r->line, end, "of") && WORDS_HAVE(line_word(&r->line, end + 1), whose);
}

/* "from 12 to 14", "up from 12", "compared with 12". */
static bool is_former(const struct reader *r, uint32_t first)
{
    static const char *const moved[] = {"down", "up"};
    if (line_is(&r->line, first - 1, "with"))
        return line_is(&r->line, first - 2, "compared");
    return line_is(&r->line, first - 1, "from") &&
           (WORDS_HAVE(line_word(&r->line, first - 2), moved) || r->figures >= 2);
}

/* --- names and nouns -------------------------------------------------------------------------- */

static void add_name(struct quantity_names *names, uint32_t name)
{
    for (uint32_t i = 0; i < names->count; i++)
        if (names->items[i] == name)
            return;
    if (names->count < QUANTITY_NAMES_MAX)
        names->items[names->count++] = name;
}

/* Goes over the words of the sentence: names, and the counted nouns. */
static void read_words(const struct reader *r, const struct clause *clause,
                       struct quantity *quantity)
{
    const struct words *words = r->words;
    const struct unit *unit = &words->units[quantity->unit];
    const struct word *own = words->words + words->first_of[quantity->sentence];
    struct span noun = quantity->figure->noun_span, figure = quantity->figure->span;
    for (uint32_t i = 0; i < unit->word_count; i++) {
        const struct key *key = &r->vocabulary->keys[own[i].key];
        uint32_t start = r->line.tokens[own[i].token].start;
        bool in_clause = own[i].token >= clause->first && own[i].token < clause->end;
        if (start >= figure.start && start < figure.start + figure.length)
            continue;
        bool counted = noun.length > 0 && start >= noun.start && start < noun.start + noun.length;
        if (r->names[unit->first_word + i]) {
            if (key->background < name_rarity || (key->flags & KEY_TITLE))
                continue;
            add_name(&quantity->sentence_names, key->class);
            if (in_clause)
                add_name(&quantity->clause_names, key->class);
            if (counted)
                add_name(&quantity->own_names, key->class);
        } else if (counted && key->background >= noun_rarity && !(key->flags & KEY_NUMBER) &&
                   quantity->noun_count < QUANTITY_NOUNS_MAX) {
            quantity->nouns[quantity->noun_count++] = own[i].key;
        } else if (in_clause && key->background >= word_rarity && !(key->flags & KEY_NUMBER) &&
                   facets_of(r, own[i].token) == 0 && quantity->word_count < QUANTITY_WORDS_MAX) {
            quantity->words[quantity->word_count++] = own[i].key;
        }
    }
}

/* The last word of the counted phrase. */
static bool counts_anybody(const struct reader *r, const struct figure *figure)
{
    if (figure->noun_span.length == 0)
        return true;
    struct text noun = article_span_text(r->article, figure->noun_span);
    size_t start = noun.length;
    while (start > 0 && noun.bytes[start - 1] != ' ')
        start--;
    return quantity_word_is_anybody(text_slice(noun, start, noun.length));
}

static uint64_t last_name(const struct reader *r, const struct mention *mention)
{
    char folded[STEM_LENGTH_MAX];
    size_t length = stem_fold(line_word(&r->line, mention->end_token - 1), folded);
    return text_hash((struct text){folded, length});
}

/* "Nils Aamodt, 34", "34-year-old driver Nils Aamodt". */
static uint64_t person_of_age(const struct reader *r, uint32_t first, uint32_t end)
{
    enum { TOKENS_BEHIND = 8 };
    for (size_t i = 0; i < r->annotation->mention_count; i++) {
        const struct mention *mention = &r->annotation->mentions[i];
        if (mention->span.paragraph > r->line.paragraph)
            break;
        if (mention->span.paragraph != r->line.paragraph || mention->class != ENTITY_PERSON)
            continue;
        bool behind = mention->first_token >= end && mention->first_token < end + TOKENS_BEHIND &&
                      line_is_dash(&r->line, first + 1);
        if (behind || (mention->end_token + 1 == first && line_is_mark(&r->line, first - 1, ',')))
            return last_name(r, mention);
    }
    return 0;
}

/* --- reading ---------------------------------------------------------------------------------- */

static const struct clause *clause_of(const struct reader *r, uint32_t token)
{
    for (size_t i = 0; i < r->clause_count; i++)
        if (token >= r->clauses[i].first && token < r->clauses[i].end)
            return &r->clauses[i];
    return NULL;
}

static void read_facets(const struct reader *r, const struct clause *clause, uint32_t first,
                        uint32_t end, struct quantity *quantity)
{
    uint64_t fit = facets_that_fit(quantity);
    size_t index = (size_t)(clause - r->clauses);
    quantity->facets = clause->facets & fit;
    if (quantity->facets == 0)
        quantity->facets = look_away(r, index, 1, fit);
    if (quantity->facets == 0)
        quantity->facets = look_away(r, index, -1, fit);
    quantity->facets |= scope_of(r, clause);
    uint32_t start = before_modifier(r, quantity->figure, first);
    bool with = line_is(&r->line, clause->first, "with") && start <= clause->first + 1;
    if (clause->part || is_part(r, end) || (with && r->figures >= 2 && index > 0))
        quantity->facets |= QUANTITY_PART;
    if (is_maybe(r, clause))
        quantity->facets |= QUANTITY_MAYBE;
    if (is_added(r, start, end))
        quantity->facets |= QUANTITY_ADDED;
    quantity->former = is_former(r, start);
}

/* What a list says once holds for its later items: "nine in Skarby and four in Lom". */
static void inherit(struct quantity *quantity, const struct quantity *before)
{
    if (before == NULL || before->sentence != quantity->sentence ||
        before->figure->kind != quantity->figure->kind)
        return;
    if (quantity->noun_count == 0) {
        memcpy(quantity->nouns, before->nouns, sizeof(quantity->nouns));
        quantity->noun_count = before->noun_count;
        quantity->anybody = before->anybody;
    }
    uint64_t fit = facets_that_fit(quantity);
    if (!(quantity->facets & fit))
        quantity->facets |= before->facets & fit;
}

/* "exceeded 70 per cent" bounds as "more than" does. */
static bool exceeds(const struct reader *r, uint32_t first)
{
    static const char *const verbs[] = {"exceed", "exceeded",  "exceeds",
                                        "passed", "surpassed", "topped"};
    return WORDS_HAVE(line_word(&r->line, first - 1), verbs);
}

static bool read_quantity(struct reader *r, const struct quantity *before,
                          struct quantity *quantity)
{
    const struct figure *figure = quantity->figure;
    uint32_t first = r->first, end;
    while (first < r->end && r->line.tokens[first].start < figure->span.start)
        first++;
    for (end = first;
         end < r->end && r->line.tokens[end].start < figure->span.start + figure->span.length;)
        end++;
    const struct clause *clause = clause_of(r, first);
    if (clause == NULL || (figure->value == 1 && line_is(&r->line, end, "of")))
        return false; /* "one of the leaders" counts nothing */
    quantity_measure(quantity);
    if (isnan(quantity->value))
        return false;
    quantity->anybody = counts_anybody(r, figure);
    quantity->year = r->year;
    read_words(r, clause, quantity);
    quantity->own_noun = quantity->noun_count > 0;
    read_facets(r, clause, first, end, quantity);
    if (exceeds(r, before_modifier(r, figure, first))) {
        quantity->high = NAN;
        quantity->open = true;
    }
    if (figure->kind == FIGURE_AGE)
        quantity->person = person_of_age(r, first, end);
    inherit(quantity, before);
    return true;
}

struct quantity *quantities_read(const struct vocabulary *vocabulary, const struct words *words,
                                 const bool *names, size_t *count)
{
    const struct annotation *annotation = words->annotation;
    struct reader r = {.vocabulary = vocabulary,
                       .words = words,
                       .names = names,
                       .article = words->article,
                       .annotation = annotation,
                       .sentence = WORDS_NONE};
    size_t most =
        annotation->figure_count < QUANTITIES_MAX ? annotation->figure_count : QUANTITIES_MAX;
    struct quantity *out = arena_array(vocabulary->arena, most, sizeof(*out));
    *count = 0;
    for (size_t i = 0; i < annotation->figure_count && *count < QUANTITIES_MAX; i++) {
        const struct figure *figure = &annotation->figures[i];
        size_t sentence =
            sentences_at(&annotation->sentences, figure->span.paragraph, figure->span.start);
        if (sentence == SIZE_MAX || words->unit_of[sentence] == WORDS_NONE)
            continue;
        r.figure = i;
        if (sentence != r.sentence)
            begin_sentence(&r, (uint32_t)sentence);
        if (figure->kind == FIGURE_ORDINAL || figure->kind == FIGURE_SCORE)
            continue;
        struct quantity *quantity = &out[*count];
        *quantity = (struct quantity){.figure = figure,
                                      .index = (uint32_t)i,
                                      .sentence = (uint32_t)sentence,
                                      .unit = words->unit_of[sentence]};
        if (read_quantity(&r, *count ? quantity - 1 : NULL, quantity))
            ++*count;
    }
    return out;
}

static void renumber(uint32_t *keys, uint32_t count, const uint32_t *map)
{
    for (uint32_t i = 0; i < count; i++)
        keys[i] = map[keys[i]];
}

struct quantity *quantities_renumber(const struct quantity *quantities, size_t count,
                                     const uint32_t *map, struct arena *arena)
{
    struct quantity *out = arena_array(arena, count, sizeof(*out));
    for (size_t i = 0; i < count; i++) {
        out[i] = quantities[i];
        renumber(out[i].nouns, out[i].noun_count, map);
        renumber(out[i].words, out[i].word_count, map);
        renumber(out[i].own_names.items, out[i].own_names.count, map);
        renumber(out[i].clause_names.items, out[i].clause_names.count, map);
        renumber(out[i].sentence_names.items, out[i].sentence_names.count, map);
    }
    return out;
}
