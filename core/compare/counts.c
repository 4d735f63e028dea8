#include "core/compare/counts.h"

#include "core/compare/value_index.h"
#include "core/compare/value_pairs.h"

#include <math.h>
#include <string.h>

enum { FIGURES_MAX = 8192, NOUN_KEYS = 6 };

static const double context_word = 0.3;  /* background of a word that counts as context */
static const double context_equal = 0.5; /* for equal values … */
static const double context_to_20 = 1.2, context_to_12 = 1.8; /* … the smaller, the more */
static const double context_different = 0.75;
/* How much of it is asked where many other links say that the articles tell of one event. */
static const double one_event = 0.5;
enum { WORDS_DIFFERENT = 2 };
static const double least_different = 20;
static const double ratio_most = 2, ratio_small = 1.2, small = 100;
static const double km_of_mile = 1.609344;

/* A figure made ready to compare. */
struct counted {
    const struct figure *figure;
    uint32_t index, sentence, unit;
    double value;
    const char *measure;       /* unit, miles as km; NULL for a plain count */
    bool free;                 /* measures, money: no counted word is asked for */
    uint32_t nouns[NOUN_KEYS]; /* stems */
    uint32_t noun_count;
};

static double value_of(const struct figure *figure)
{
    if (!isnan(figure->value))
        return figure->value;
    if (isnan(figure->low))
        return figure->high;
    return isnan(figure->high) ? figure->low : (figure->low + figure->high) / 2;
}

static bool is_time(const char *unit)
{
    static const char *const times[] = {"second", "minute", "hour", "day",
                                        "week",   "month",  "year", "decade"};
    for (size_t i = 0; unit != NULL && i < sizeof(times) / sizeof(times[0]); i++)
        if (strncmp(unit, times[i], strlen(times[i])) == 0)
            return true;
    return false;
}

static bool counts_things(const struct figure *figure)
{
    switch (figure->kind) {
    case FIGURE_CARDINAL:
    case FIGURE_MONEY:
    case FIGURE_PERCENT:
    case FIGURE_MEASURE:
        return !is_time(figure->unit);
    default:
        return false;
    }
}

/* "the 3,000-metre race": of what kind it is, not how much of it. */
static bool is_label(const struct weighted *side, const struct figure *figure)
{
    return text_find(article_span_text(side->words->article, figure->span), TEXT("-"), 0) !=
           SIZE_MAX;
}

/* Keys of the content words of the counted noun phrase. */
static void read_nouns(const struct vocabulary *vocabulary, const struct weighted *side,
                       struct counted *c)
{
    const struct words *words = side->words;
    struct span noun = c->figure->noun_span;
    const struct unit *unit = &words->units[c->unit];
    const struct token *tokens = words->annotation->tokens.items;
    const struct word *own = words->words + words->first_of[c->sentence];
    if (noun.length == 0)
        return;
    for (uint32_t i = 0; i < unit->word_count && c->noun_count < NOUN_KEYS; i++) {
        const struct word *word = &own[i];
        uint32_t start = tokens[word->token].start;
        if (start < noun.start || start >= noun.start + noun.length)
            continue;
        const struct key *key = &vocabulary->keys[word->key];
        if (key->background >= context_word && !(key->flags & KEY_NUMBER) &&
            !side->names[unit->first_word + i])
            c->nouns[c->noun_count++] = word->stem;
    }
}

static size_t most_figures(const struct weighted *side)
{
    size_t count = side->words->annotation->figure_count;
    return count < FIGURES_MAX ? count : FIGURES_MAX;
}

/* Gathers a side's figures; one without a noun has that of the figure before it in the sentence. */
static size_t gather(const struct vocabulary *vocabulary, const struct weighted *side,
                     struct counted *out)
{
    const struct annotation *annotation = side->words->annotation;
    size_t count = 0;
    for (size_t i = 0; i < annotation->figure_count && count < most_figures(side); i++) {
        const struct figure *figure = &annotation->figures[i];
        size_t sentence =
            sentences_at(&annotation->sentences, figure->span.paragraph, figure->span.start);
        if (sentence == SIZE_MAX || side->words->unit_of[sentence] == WORDS_NONE ||
            !counts_things(figure))
            continue;
        struct counted *c = &out[count];
        *c = (struct counted){.figure = figure,
                              .index = (uint32_t)i,
                              .sentence = (uint32_t)sentence,
                              .unit = side->words->unit_of[sentence],
                              .value = value_of(figure),
                              .measure = figure->unit,
                              .free = figure->kind == FIGURE_MONEY ||
                                      (figure->kind == FIGURE_MEASURE && !is_label(side, figure))};
        if (isnan(c->value))
            continue;
        if (figure->unit != NULL && strncmp(figure->unit, "mile", 4) == 0) {
            c->measure = "km";
            c->value *= km_of_mile;
        }
        read_nouns(vocabulary, side, c);
        const struct counted *before = count ? &out[count - 1] : NULL;
        if (c->noun_count == 0 && before != NULL && before->sentence == sentence) {
            memcpy(c->nouns, before->nouns, sizeof(c->nouns));
            c->noun_count = before->noun_count;
        }
        count++;
    }
    return count;
}

static bool same_measure(const struct counted *a, const struct counted *b)
{
    if (a->figure->kind != b->figure->kind)
        return false;
    if (a->measure == NULL || b->measure == NULL)
        return a->measure == b->measure;
    return strcmp(a->measure, b->measure) == 0;
}

static bool holds(const uint32_t *keys, uint32_t count, uint32_t key)
{
    for (uint32_t i = 0; i < count; i++)
        if (keys[i] == key)
            return true;
    return false;
}

static bool same_noun(const struct counted *a, const struct counted *b)
{
    for (uint32_t i = 0; i < a->noun_count; i++)
        if (holds(b->nouns, b->noun_count, a->nouns[i]))
            return true;
    return false;
}

/* How rare the more common of two words is; 0 where it is no context. */
static double context_rarity(const struct vocabulary *vocabulary, uint32_t a, uint32_t b)
{
    const struct key *x = &vocabulary->keys[a], *y = &vocabulary->keys[b];
    double rarity = fmin(x->background, y->background);
    return rarity >= context_word && !((x->flags | y->flags) & KEY_NUMBER) ? rarity : 0;
}

/* The first term of a stem among those of a class that begin at `at`; `end` where there is none. */
static uint32_t find_stem(const struct term *terms, uint32_t at, uint32_t end, uint32_t stem)
{
    uint32_t class = terms[at].class;
    while (at < end && terms[at].class == class && terms[at].stem != stem)
        at++;
    return at < end && terms[at].class == class ? at : end;
}

/* Where the next class begins. */
static uint32_t next_class(const struct term *terms, uint32_t at, uint32_t end)
{
    uint32_t class = terms[at].class;
    while (at < end && terms[at].class == class)
        at++;
    return at;
}

/* Other words that both sentences have: their number, and the sum of their rarity. */
static double shared_context(const struct vocabulary *vocabulary, const struct weighted *left,
                             const struct counted *a, const struct weighted *right,
                             const struct counted *b, uint32_t *words)
{
    const struct unit_weights *x = &left->units[a->unit], *y = &right->units[b->unit];
    const struct term *l = left->terms + x->first_term, *r = right->terms + y->first_term;
    double sum = 0;
    *words = 0;
    for (uint32_t i = 0, j = 0; i < x->term_count && j < y->term_count;) {
        if (l[i].class != r[j].class) {
            l[i].class < r[j].class ? i++ : j++;
            continue;
        }
        uint32_t end = next_class(l, i, x->term_count);
        for (uint32_t k = i; k < end; k++) {
            uint32_t stem = l[k].stem, other = find_stem(r, j, y->term_count, stem);
            if (other == y->term_count || find_stem(l, i, end, stem) != k ||
                holds(a->nouns, a->noun_count, stem) || holds(b->nouns, b->noun_count, stem))
                continue;
            double rarity = context_rarity(vocabulary, l[k].key, r[other].key);
            sum += rarity;
            *words += rarity > 0;
        }
        i = end;
        j = next_class(r, j, y->term_count);
    }
    return sum;
}

static bool is_equal(double a, double b)
{
    return fabs(a - b) <= 1e-6 * fmax(fabs(a), fabs(b));
}

/* Whether two unequal values are near enough to be of one thing. */
static bool is_near(const struct counted *a, const struct counted *b)
{
    double low = fmin(a->value, b->value), high = fmax(a->value, b->value);
    return a->figure->kind != FIGURE_PERCENT && low >= least_different &&
           high <= low * (low < small ? ratio_small : ratio_most);
}

struct finder {
    const struct vocabulary *vocabulary;
    const struct weighted *left, *right;
    double scale; /* of the context that is asked for */
};

static bool is_pair(const struct finder *f, const struct counted *a, const struct counted *b)
{
    bool equal = is_equal(a->value, b->value);
    if (!same_measure(a, b) || (!equal && !is_near(a, b)))
        return false;
    bool noun = same_noun(a, b);
    if (!noun && !a->free)
        return false;
    uint32_t words;
    double context = shared_context(f->vocabulary, f->left, a, f->right, b, &words);
    if (!noun)
        context /= 2;
    if (!equal)
        return words >= WORDS_DIFFERENT && context >= context_different * f->scale;
    double least = a->value <= 12 ? context_to_12 : a->value <= 20 ? context_to_20 : context_equal;
    return context >= least * f->scale;
}

/* What may pair: a counted word, or the measure alone. */
static size_t keys_of(const struct counted *c, uint64_t keys[NOUN_KEYS + 1])
{
    size_t count = 0;
    for (uint32_t i = 0; i < c->noun_count; i++)
        keys[count++] = value_index_key(c->figure->kind, c->measure, 1 + c->nouns[i]);
    if (c->free)
        keys[count++] = value_index_key(c->figure->kind, c->measure, 0);
    return count;
}

static struct value_index index_figures(struct arena *arena, const struct counted *items,
                                        size_t count)
{
    struct value_index index = {.arena = arena};
    for (uint32_t i = 0; i < count; i++) {
        uint64_t keys[NOUN_KEYS + 1];
        size_t key_count = keys_of(&items[i], keys);
        for (size_t k = 0; k < key_count; k++)
            value_index_add(&index, keys[k], items[i].value, i);
    }
    value_index_sort(&index);
    return index;
}

static struct value_pairs find_pairs(const struct finder *f, const struct counted *a,
                                     size_t left_count, const struct counted *b, size_t right_count)
{
    struct value_pairs pairs = value_pairs_new(f->vocabulary->arena, left_count, right_count);
    struct value_index index = index_figures(f->vocabulary->arena, b, right_count);
    for (uint32_t i = 0; i < left_count; i++) {
        uint64_t keys[NOUN_KEYS + 1];
        size_t key_count = keys_of(&a[i], keys);
        size_t count = value_index_find(&index, keys, key_count, a[i].value / ratio_most,
                                        a[i].value * ratio_most);
        for (size_t k = 0; k < count; k++) {
            uint32_t j = index.found[k];
            if (is_pair(f, &a[i], &b[j]))
                value_pairs_add(&pairs,
                                (struct value_pair){i, j, is_equal(a[i].value, b[j].value)});
        }
    }
    value_pairs_drop_series(&pairs);
    return pairs;
}

void counts_find(const struct vocabulary *vocabulary, const struct weighted *left,
                 const struct weighted *right, double company, struct counts *out)
{
    struct arena *arena = vocabulary->arena;
    struct counted *a = arena_array(arena, most_figures(left), sizeof(*a));
    struct counted *b = arena_array(arena, most_figures(right), sizeof(*b));
    size_t left_count = gather(vocabulary, left, a), right_count = gather(vocabulary, right, b);
    struct finder f = {vocabulary, left, right, company > 0 ? one_event : 1};
    struct value_pairs pairs = find_pairs(&f, a, left_count, b, right_count);
    *out = (struct counts){arena_array(arena, pairs.count, sizeof(*out->items)), pairs.count};
    for (size_t i = 0; i < pairs.count; i++) {
        const struct counted *x = &a[pairs.items[i].left], *y = &b[pairs.items[i].right];
        out->items[i] = (struct count_pair){.left = x->index,
                                            .right = y->index,
                                            .sentences = {x->sentence, y->sentence},
                                            .equal = pairs.items[i].equal};
    }
}
