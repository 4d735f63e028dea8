#include "core/compare/profile.h"

#include <math.h>
#include <stdlib.h>

#include "core/compare/times.h"

enum { INSERTION_MAX = 64 };

static const double name_factor = 0.8;
static const double name_background = 0.3; /* "I" is a capital, no name */
static const double content_background = 0.45;

struct profiler {
    const struct vocabulary *vocabulary;
    const struct words *words;
    struct profile *out;
};

/* Whether a capital makes the word a name: it mostly has one. */
static bool is_name(const struct key *key)
{
    return key->capital > key->small && !(key->flags & KEY_TIME) &&
           key->background >= name_background;
}

static bool stands_beside(const struct words *words, uint32_t a, uint32_t b)
{
    const struct token *items = words->annotation->tokens.items;
    uint32_t first = words->words[a].token, second = words->words[b].token;
    if (second - first == 2)
        return items[first + 1].kind == TOKEN_CLITIC ||
               (items[first + 1].kind == TOKEN_MARK && (items[second].flags & TOKEN_GLUED));
    return second - first <= 1;
}

/* Names of a unit: what was found, what is capitalised, and titles beside them. */
static void mark_names(const struct profiler *p, const struct unit *unit)
{
    const struct words *words = p->words;
    uint32_t first = unit->first_word, end = first + unit->word_count;
    for (uint32_t i = first; i < end; i++) {
        const struct word *word = &words->words[i];
        bool capital = (word->flags & WORD_CAPITAL) && is_name(&p->vocabulary->keys[word->key]);
        p->out->names[i] = (word->flags & WORD_MENTION) || capital;
    }
    const struct key *keys = p->vocabulary->keys;
    for (uint32_t i = first + 1; i < end; i++)
        if (p->out->names[i - 1] && (keys[words->words[i].key].flags & KEY_TITLE) &&
            stands_beside(words, i - 1, i))
            p->out->names[i] = true;
    for (uint32_t i = end; i-- > first + 1;)
        if (p->out->names[i] && (keys[words->words[i - 1].key].flags & KEY_TITLE) &&
            stands_beside(words, i - 1, i))
            p->out->names[i - 1] = true;
}

/* A run of k names counts about once. */
static void weigh_names(const struct profiler *p, const struct unit *unit)
{
    uint32_t end = unit->first_word + unit->word_count;
    for (uint32_t i = unit->first_word; i < end;) {
        uint32_t run = i;
        while (run < end && p->out->names[run] &&
               (run == i || stands_beside(p->words, run - 1, run)))
            run++;
        float factor = run > i ? (float)(name_factor / sqrt((double)(run - i))) : 1;
        run = run > i ? run : i + 1;
        for (; i < run; i++)
            p->out->factors[i] = factor;
    }
}

static int compare_terms(const void *a, const void *b)
{
    const struct term *x = a, *y = b;
    if (x->class != y->class)
        return x->class < y->class ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

/* Sentences are short: insertion beats qsort, which takes the rest. */
static void sort_terms(struct term *terms, uint32_t count)
{
    if (count > INSERTION_MAX) {
        qsort(terms, count, sizeof(*terms), compare_terms);
        return;
    }
    for (uint32_t i = 1; i < count; i++) {
        struct term term = terms[i];
        uint32_t j = i;
        for (; j > 0 && compare_terms(&terms[j - 1], &term) > 0; j--)
            terms[j] = terms[j - 1];
        terms[j] = term;
    }
}

/* Sorts the terms and joins those of one key; returns how many are left. */
static uint32_t join_terms(struct term *terms, uint32_t count)
{
    sort_terms(terms, count);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct term *last = kept ? &terms[kept - 1] : NULL;
        if (last == NULL || last->key != terms[i].key) {
            terms[kept++] = terms[i];
            continue;
        }
        if (terms[i].factor > last->factor) {
            last->factor = terms[i].factor;
            last->name = terms[i].name;
            last->person = terms[i].person;
        }
        last->clauses |= terms[i].clauses;
    }
    return kept;
}

static bool says_something(const struct key *key)
{
    return key->background >= content_background && !(key->flags & (KEY_NUMBER | KEY_TIME));
}

/* "not", "refused"; "without power" and "No 10" deny nothing. */
static bool denies(const struct profiler *p, const struct unit *unit, uint32_t i)
{
    const struct word *words = p->words->words + unit->first_word;
    const struct key *keys = p->vocabulary->keys, *key = &keys[words[i].key];
    bool number = i + 1 < unit->word_count && (keys[words[i + 1].key].flags & KEY_NUMBER);
    return (key->flags & KEY_NEGATION) && !text_equal(key->text, TEXT("without")) &&
           !text_equal(key->text, TEXT("non")) && !(number && text_equal(key->text, TEXT("no")));
}

static void make_terms(const struct profiler *p, const struct unit *unit, struct unit_terms *out)
{
    struct term *terms = p->out->terms + unit->first_word;
    for (uint32_t i = 0; i < unit->word_count; i++) {
        const struct word *word = &p->words->words[unit->first_word + i];
        const struct key *key = &p->vocabulary->keys[word->key];
        terms[i] = (struct term){.class = key->class,
                                 .key = word->key,
                                 .stem = word->stem,
                                 .factor = p->out->factors[unit->first_word + i],
                                 .clauses = UINT32_C(1) << word->clause,
                                 .name = p->out->names[unit->first_word + i],
                                 .person = p->out->names[unit->first_word + i] &&
                                           !(key->flags & (KEY_TITLE | KEY_NUMBER)),
                                 .number = vocabulary_is_telling(key),
                                 .formula = p->out->names[unit->first_word + i] ||
                                            (key->flags & (KEY_TIME | KEY_SPEECH))};
        out->fragments |= word->fragment != 0;
        out->content_words += says_something(key);
        out->denied |= denies(p, unit, i) ? UINT32_C(1) << word->clause : 0;
    }
    out->time = times_of_unit(p->vocabulary, p->words, unit);
    out->first_term = unit->first_word;
    out->term_count = join_terms(terms, unit->word_count);
}

void profile_make(const struct vocabulary *vocabulary, const struct words *words,
                  struct profile *out)
{
    struct arena *arena = vocabulary->arena;
    struct profiler p = {vocabulary, words, out};
    *out = (struct profile){
        .factors = arena_array(arena, words->word_count, sizeof(*out->factors)),
        .names = arena_array(arena, words->word_count, sizeof(*out->names)),
        .terms = arena_array(arena, words->word_count, sizeof(*out->terms)),
        .units = arena_array(arena, words->unit_count, sizeof(*out->units)),
    };
    for (size_t u = 0; u < words->unit_count; u++) {
        out->units[u].first_clause = (uint32_t)out->clause_count;
        out->clause_count += words->units[u].clause_count;
        mark_names(&p, &words->units[u]);
        weigh_names(&p, &words->units[u]);
    }
    profile_mask_templates(vocabulary, words, out->factors);
    for (size_t u = 0; u < words->unit_count; u++)
        make_terms(&p, &words->units[u], &out->units[u]);
}
