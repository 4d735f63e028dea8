#include "core/compare/quantities.h"

#include <math.h>
#include <string.h>

#include "core/compare/quantity_facets.h"
#include "core/language/stems.h"

static const double noun_rarity = 0.3; /* of a word that counts as counted thing */
static const double word_rarity = 0.4; /* of a word of the clause that says what is counted */
static const double name_rarity = 0.4; /* of a word of a name that tells names apart */

struct reader {
    const struct vocabulary *vocabulary;
    const struct words *words;
    const bool *names;                 /* by word */
    struct quantity_sentence sentence; /* the one at hand */
};

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
static void read_words(const struct reader *r, const struct quantity_clause *clause,
                       struct quantity *quantity)
{
    const struct words *words = r->words;
    const struct unit *unit = &words->units[quantity->unit];
    const struct word *own = words->words + words->first_of[quantity->sentence];
    struct span noun = quantity->figure->noun_span, figure = quantity->figure->span;
    for (uint32_t i = 0; i < unit->word_count; i++) {
        const struct key *key = &r->vocabulary->keys[own[i].key];
        uint32_t start = r->sentence.line.tokens[own[i].token].start;
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
                   quantity_sentence_word(&r->sentence, own[i].token) == 0 &&
                   quantity->word_count < QUANTITY_WORDS_MAX) {
            quantity->words[quantity->word_count++] = own[i].key;
        }
    }
}

/* The last word of the counted phrase; empty where nothing is named. */
static struct text counted_word(const struct reader *r, const struct figure *figure)
{
    struct text noun = {"", 0};
    if (figure->noun_span.length > 0)
        noun = article_span_text(r->sentence.article, figure->noun_span);
    size_t start = noun.length;
    while (start > 0 && noun.bytes[start - 1] != ' ')
        start--;
    return text_slice(noun, start, noun.length);
}

static uint64_t last_name(const struct reader *r, const struct mention *mention)
{
    char folded[STEM_LENGTH_MAX];
    size_t length = stem_fold(line_word(&r->sentence.line, mention->end_token - 1), folded);
    return text_hash((struct text){folded, length});
}

/* "Nils Aamodt, 34", "34-year-old driver Nils Aamodt". */
static uint64_t person_of_age(const struct reader *r, uint32_t first, uint32_t end)
{
    enum { TOKENS_BEHIND = 8 };
    for (size_t i = 0; i < r->sentence.annotation->mention_count; i++) {
        const struct mention *mention = &r->sentence.annotation->mentions[i];
        if (mention->span.paragraph > r->sentence.line.paragraph)
            break;
        if (mention->span.paragraph != r->sentence.line.paragraph ||
            mention->class != ENTITY_PERSON)
            continue;
        bool behind = mention->first_token >= end && mention->first_token < end + TOKENS_BEHIND &&
                      line_is_dash(&r->sentence.line, first + 1);
        if (behind ||
            (mention->end_token + 1 == first && line_is_mark(&r->sentence.line, first - 1, ',')))
            return last_name(r, mention);
    }
    return 0;
}

/* --- reading ---------------------------------------------------------------------------------- */

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
        quantity->work = before->work;
    }
    uint64_t fit = quantity_facets_that_fit(quantity);
    if (!(quantity->facets & fit))
        quantity->facets |= before->facets & fit;
}

static bool read_quantity(struct reader *r, const struct quantity *before,
                          struct quantity *quantity)
{
    const struct figure *figure = quantity->figure;
    uint32_t first = r->sentence.first, end;
    while (first < r->sentence.end && r->sentence.line.tokens[first].start < figure->span.start)
        first++;
    for (end = first; end < r->sentence.end && r->sentence.line.tokens[end].start <
                                                   figure->span.start + figure->span.length;)
        end++;
    const struct quantity_clause *clause = quantity_sentence_clause(&r->sentence, first);
    if (clause == NULL || (figure->value == 1 && line_is(&r->sentence.line, end, "of")))
        return false; /* "one of the leaders" counts nothing */
    quantity_measure(quantity);
    if (isnan(quantity->value))
        return false;
    struct text counted = counted_word(r, figure);
    quantity->anybody = counted.length == 0 || quantity_word_is_anybody(counted);
    quantity->work = quantity_word_is_work(counted);
    quantity->year = r->sentence.year;
    read_words(r, clause, quantity);
    quantity->own_noun = quantity->noun_count > 0;
    quantity_facets_read(&r->sentence, clause, first, end, quantity);
    if (figure->kind == FIGURE_AGE)
        quantity->person = person_of_age(r, first, end);
    inherit(quantity, before);
    return true;
}

struct quantity *quantities_read(const struct vocabulary *vocabulary, const struct words *words,
                                 const bool *names, size_t *count)
{
    const struct annotation *annotation = words->annotation;
    struct reader r = {
        .vocabulary = vocabulary,
        .words = words,
        .names = names,
        .sentence = {.article = words->article, .annotation = annotation, .sentence = WORDS_NONE}};
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
        if (sentence != r.sentence.sentence)
            quantity_sentence_read(&r.sentence, (uint32_t)sentence, i);
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
