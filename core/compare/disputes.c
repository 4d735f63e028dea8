#include "core/compare/disputes.h"

#include "core/compare/value_index.h"
#include "core/compare/value_pairs.h"
#include "core/compare/verdicts.h"

#include <math.h>
#include <string.h>

#include "core/compare/quantities.h"

enum { LEAD_SENTENCES = 3, WORDS_DIFFERENT = 2, WORDS_OF_TIME = 4, SMALL = 12, MIDDLING = 20 };

static const double context_word = 0.3; /* background of a word that counts as context */
static const double name_context = 0.5; /* of a name in another form; of a further counted word */
static const double leads_alike = 1.6;  /* of what the leads share, for articles of one event */

/* What two sentences must share, in sums of background, by what is counted: where the leads speak
 * of one event, and where they do not; and how far values may lie apart. */
struct demand {
    double event, alone;
    double ratio;
};
static const struct demand demands[] = {
    [FIGURE_CARDINAL] = {0.6, 0.75, 2}, [FIGURE_MONEY] = {0.7, 1.2, 2},
    [FIGURE_PERCENT] = {0.5, 1.5, 2.5}, [FIGURE_MEASURE] = {0.8, 1.2, 1.6},
    [FIGURE_AGE] = {0, 0, 8},
};
static const struct demand of_fate = {0, 0.9, 5}; /* how many were killed, injured, … */
static const struct demand of_time = {1.2, 1.5, 3};

/* Of that context, where nothing else in the articles can be meant. */
static const double lone_part = 0.5;

static const double few = 100, ratio_of_few = 1.5;

/* What was found out of a quantity among those of its article. */
enum known { UNKNOWN, KNOWN_NOT, KNOWN };

struct finder {
    const struct vocabulary *vocabulary;
    const struct weighted *sides[2];
    struct value_index indexes[2]; /* of the sides' quantities */
    enum known *divided[2];        /* by quantity: it is stated of several places */
    enum known *lone[2];           /* and: no other value may be of the same thing */
    bool event;
};

/* --- whether they are of one thing ------------------------------------------------------------ */

static bool same_measure(const struct quantity *a, const struct quantity *b)
{
    if (a->figure->kind != b->figure->kind)
        return false;
    if (a->measure == NULL || b->measure == NULL)
        return a->measure == b->measure;
    return strcmp(a->measure, b->measure) == 0;
}

static bool apart(const struct quantity *a, const struct quantity *b, uint64_t kind)
{
    uint64_t x = a->facets & kind, y = b->facets & kind;
    return x && y && !(x & y);
}

static bool unlike(const struct quantity *a, const struct quantity *b, uint64_t kind)
{
    uint64_t x = a->facets & kind, y = b->facets & kind;
    return (x || y) && !(x & y);
}

/* Killed and injured together are not the killed. */
static bool same_fate(const struct quantity *a, const struct quantity *b)
{
    uint64_t harm = QUANTITY_DEATH | QUANTITY_INJURY;
    return !unlike(a, b, QUANTITY_ANY_FATE) && ((a->facets ^ b->facets) & harm) == 0;
}

static bool same_facets(const struct quantity *a, const struct quantity *b)
{
    bool fated = (a->facets | b->facets) & QUANTITY_ANY_FATE;
    if (!same_fate(a, b) || ((a->facets ^ b->facets) & (QUANTITY_ADDED | QUANTITY_PART)))
        return false;
    if (fated && ((a->facets ^ b->facets) & QUANTITY_MAYBE))
        return false;
    return !apart(a, b, QUANTITY_ANY_VOTE) && !apart(a, b, QUANTITY_ANY_WORK) &&
           !apart(a, b, QUANTITY_ANY_MONEY) && !apart(a, b, QUANTITY_ANY_SIZE) &&
           !apart(a, b, QUANTITY_ANY_SCOPE) && !unlike(a, b, QUANTITY_ANY_BID) &&
           !unlike(a, b, QUANTITY_ANY_TREND) && !unlike(a, b, QUANTITY_ANY_TIME) &&
           !(a->facets & QUANTITY_LAST); /* when it was seen, not how much it is */
}

static uint32_t shared_names(const struct quantity_names *a, const struct quantity_names *b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t j = 0; j < b->count; j++)
            shared += a->items[i] == b->items[j];
    return shared;
}

static bool names_part(const struct quantity_names *a, const struct quantity_names *b)
{
    return a->count > 0 && b->count > 0 && shared_names(a, b) == 0;
}

static bool holds(const uint32_t *keys, uint32_t count, uint32_t key)
{
    for (uint32_t i = 0; i < count; i++)
        if (keys[i] == key)
            return true;
    return false;
}

/* The heads agree, and so does one of the words before them where both have some. */
static bool same_noun(const struct quantity *a, const struct quantity *b)
{
    if (a->noun_count == 0 || b->noun_count == 0)
        return false;
    uint32_t m = a->noun_count - 1, n = b->noun_count - 1;
    if (a->nouns[m] != b->nouns[n])
        return false;
    if (m == 0 || n == 0)
        return true;
    for (uint32_t i = 0; i < m; i++)
        if (holds(b->nouns, n, a->nouns[i]))
            return true;
    return false;
}

static bool same_thing(const struct quantity *a, const struct quantity *b)
{
    bool fated = a->facets & b->facets & QUANTITY_ANY_FATE;
    switch (a->figure->kind) {
    case FIGURE_AGE:
        return a->person != 0 && a->person == b->person;
    case FIGURE_CARDINAL:
        return same_noun(a, b) || (a->anybody && b->anybody && fated) ||
               (a->work && b->work && (a->facets & b->facets & QUANTITY_ANY_WORK));
    case FIGURE_PERCENT:
        return a->noun_count == 0 || b->noun_count == 0 || same_noun(a, b);
    default:
        return true;
    }
}

/* --- by what they are of ---------------------------------------------------------------------- */

enum { KEYS_MAX = 2, ANY = 0 };

/* What same_thing looks at. */
static size_t keys_of(const struct quantity *q, uint64_t keys[KEYS_MAX])
{
    enum figure_kind kind = q->figure->kind;
    size_t count = 0;
    if (kind == FIGURE_AGE && q->person != 0)
        keys[count++] = value_index_key(kind, NULL, q->person);
    if (kind == FIGURE_AGE)
        return count;
    if (kind == FIGURE_CARDINAL && q->noun_count > 0)
        keys[count++] = value_index_key(kind, q->measure, 1 + q->nouns[q->noun_count - 1]);
    if (kind != FIGURE_CARDINAL || (q->anybody && (q->facets & QUANTITY_ANY_FATE)) ||
        (q->work && (q->facets & QUANTITY_ANY_WORK)))
        keys[count++] = value_index_key(kind, q->measure, ANY);
    return count;
}

static void index_side(struct finder *f, int side)
{
    const struct weighted *of = f->sides[side];
    struct value_index *index = &f->indexes[side];
    *index = (struct value_index){.arena = f->vocabulary->arena};
    f->divided[side] =
        arena_array(f->vocabulary->arena, of->quantity_count, sizeof(*f->divided[side]));
    f->lone[side] = arena_array(f->vocabulary->arena, of->quantity_count, sizeof(*f->lone[side]));
    for (uint32_t i = 0; i < of->quantity_count; i++) {
        uint64_t keys[KEYS_MAX];
        size_t count = keys_of(&of->quantities[i], keys);
        for (size_t k = 0; k < count; k++)
            value_index_add(index, keys[k], of->quantities[i].value, i);
    }
    value_index_sort(index);
}

/* Quantities of a side that may be of the same thing, in index->found. */
static size_t look_up(struct finder *f, int side, const struct quantity *of, double ratio)
{
    uint64_t keys[KEYS_MAX];
    size_t count = keys_of(of, keys);
    return value_index_find(&f->indexes[side], keys, count, of->value / ratio, of->value * ratio);
}

/* Whether an article states this quantity of several places: then the place must agree. */
static bool is_divided(struct finder *f, int side, const struct quantity *of)
{
    const struct quantity *all = f->sides[side]->quantities;
    enum known *known = &f->divided[side][of - all];
    if (*known != UNKNOWN)
        return *known == KNOWN;
    *known = KNOWN_NOT;
    size_t count = look_up(f, side, of, INFINITY);
    for (size_t i = 0; i < count && *known == KNOWN_NOT; i++) {
        const struct quantity *other = &all[f->indexes[side].found[i]];
        if (other != of && same_measure(of, other) && same_thing(of, other) &&
            same_facets(of, other) && names_part(&of->clause_names, &other->clause_names))
            *known = KNOWN;
    }
    return *known == KNOWN;
}

/* Whether another value of an article may be of what this one is of. */
static bool is_rival(const struct quantity *of, const struct quantity *other)
{
    static const uint64_t kinds[] = {QUANTITY_ANY_FATE, QUANTITY_ANY_VOTE,  QUANTITY_ANY_TREND,
                                     QUANTITY_ANY_WORK, QUANTITY_ANY_MONEY, QUANTITY_ANY_SIZE,
                                     QUANTITY_ANY_TIME};
    if (!same_measure(of, other) || of->year != other->year || of->former != other->former ||
        ((of->facets ^ other->facets) & (QUANTITY_ADDED | QUANTITY_PART)) ||
        (of->figure->kind == FIGURE_CARDINAL && !same_noun(of, other)))
        return false;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if ((of->facets & kinds[i]) && !(of->facets & other->facets & kinds[i]))
            return false;
    return !verdict_same_value(of, other);
}

/* Whether an article has no rival of a quantity. */
static bool is_lone(struct finder *f, int side, const struct quantity *of)
{
    const struct quantity *all = f->sides[side]->quantities;
    enum known *known = &f->lone[side][of - all];
    if (*known != UNKNOWN)
        return *known == KNOWN;
    *known = KNOWN;
    size_t count = look_up(f, side, of, INFINITY);
    for (size_t i = 0; i < count && *known == KNOWN; i++)
        if (is_rival(of, &all[f->indexes[side].found[i]]))
            *known = KNOWN_NOT;
    return *known == KNOWN;
}

/* --- whether they are one quantity ------------------------------------------------------------ */

/* Counted words that both have, but for the head. */
static uint32_t more_nouns(const struct quantity *a, const struct quantity *b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0; i + 1 < a->noun_count; i++)
        shared += holds(b->nouns, b->noun_count, a->nouns[i]);
    return shared;
}

/* Other words that both sentences have: their number, and the sum of their rarity. */
static double shared_context(const struct finder *f, const struct quantity *a,
                             const struct quantity *b, uint32_t *words)
{
    const struct unit_weights *x = &f->sides[0]->units[a->unit], *y = &f->sides[1]->units[b->unit];
    const struct term *l = f->sides[0]->terms + x->first_term,
                      *r = f->sides[1]->terms + y->first_term;
    double sum = 0;
    uint32_t names = 0;
    *words = 0;
    for (uint32_t i = 0, j = 0; i < x->term_count && j < y->term_count;) {
        bool before = l[i].class < r[j].class || (l[i].class == r[j].class && l[i].key < r[j].key);
        if (l[i].key != r[j].key) {
            before ? i++ : j++;
            continue;
        }
        const struct key *key = &f->vocabulary->keys[l[i].key];
        if (key->background >= context_word && !(key->flags & KEY_NUMBER) &&
            !holds(a->nouns, a->noun_count, l[i].key) &&
            !holds(b->nouns, b->noun_count, l[i].key)) {
            sum += key->background;
            names += l[i].name && r[j].name;
            ++*words;
        }
        i++;
        j++;
    }
    /* "Russia" and "Russian" */
    uint32_t more = shared_names(&a->sentence_names, &b->sentence_names);
    more = more > names ? more - names : 0;
    *words += more;
    return sum + (more + more_nouns(a, b)) * name_context;
}

static const struct demand *demand_of(const struct quantity *a, const struct quantity *b)
{
    if (a->figure->kind == FIGURE_CARDINAL && (a->facets & b->facets & QUANTITY_ANY_FATE))
        return &of_fate;
    if (a->figure->kind == FIGURE_MEASURE &&
        (strcmp(a->measure, "hours") == 0 || strcmp(a->measure, "years") == 0))
        return &of_time;
    return &demands[a->figure->kind];
}

/* The farthest that a value of the same thing may lie. */
static double widest(const struct quantity *quantity)
{
    double ratio = demands[quantity->figure->kind].ratio;
    if (quantity->figure->kind == FIGURE_CARDINAL)
        return fmax(ratio, of_fate.ratio);
    return quantity->figure->kind == FIGURE_MEASURE ? fmax(ratio, of_time.ratio) : ratio;
}

static bool is_near(const struct quantity *a, const struct quantity *b, const struct demand *demand)
{
    double low = fmin(a->value, b->value), high = fmax(a->value, b->value);
    double ratio = demand->ratio;
    if (demand == &demands[FIGURE_CARDINAL] && low < few)
        ratio = ratio_of_few;
    return low > 0 && high <= low * ratio;
}

static uint32_t shared_words(const struct quantity *a, const struct quantity *b)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < a->word_count; i++)
        words += holds(b->words, b->word_count, a->words[i]);
    return words;
}

/* Values that differ need more than a measure in common: the same thing done, or a word or name of
 * their clauses. A span of time is of one thing only where it is told what for, or where nothing
 * else lasts so many of that unit. */
static bool may_differ(const struct quantity *a, const struct quantity *b, bool lone)
{
    uint64_t part = (a->facets | b->facets) & QUANTITY_PART;
    uint64_t thing = a->facets & b->facets & (QUANTITY_ANY_MONEY | QUANTITY_ANY_TIME);
    uint32_t words = shared_words(a, b);
    if (demand_of(a, b) == &of_time)
        return thing != 0 ||
               (lone && words >= WORDS_DIFFERENT && strcmp(a->figure->unit, b->figure->unit) == 0);
    if (a->figure->kind == FIGURE_AGE || (a->figure->kind == FIGURE_CARDINAL && !part) ||
        (part && same_noun(a, b) && a->own_noun && b->own_noun))
        return true;
    bool one_will_do = a->figure->kind == FIGURE_PERCENT ||
                       (lone && a->figure->kind == FIGURE_MEASURE) ||
                       (a->facets & b->facets & QUANTITY_ANY_SIZE) != 0;
    return words >= (one_will_do ? 1 : 2) || thing != 0 ||
           shared_names(&a->clause_names, &b->clause_names) > 0;
}

/* What the noun of a count says of an event in which nothing else of that name is counted. */
static double lone_noun(const struct finder *f, const struct quantity *a, const struct quantity *b)
{
    bool tells =
        a->figure->kind == FIGURE_CARDINAL && !a->anybody && !b->anybody && a->noun_count > 0;
    return tells ? f->vocabulary->keys[a->nouns[a->noun_count - 1]].background : 0;
}

static double least_context(const struct finder *f, const struct quantity *a,
                            const struct quantity *b, bool lone)
{
    const struct demand *demand = demand_of(a, b);
    double least = f->event ? demand->event : demand->alone, low = fmin(a->value, b->value);
    uint64_t thing = a->facets & b->facets & (QUANTITY_ANY_MONEY | QUANTITY_JAIL);
    if (demand != &of_fate && a->figure->kind == FIGURE_CARDINAL && low <= MIDDLING)
        return least * (low <= SMALL ? 2 : 1.5);
    bool alike = thing || (a->figure->kind == FIGURE_MEASURE && demand != &of_time);
    return lone && alike ? least * lone_part : least;
}

static bool is_quantity(struct finder *f, const struct quantity *a, const struct quantity *b)
{
    const struct demand *demand = demand_of(a, b);
    bool equal = verdict_same_value(a, b), fate = demand == &of_fate;
    uint32_t words;
    if (!is_near(a, b, demand) || a->former || b->former || a->year != b->year ||
        !same_thing(a, b) || !same_facets(a, b) || names_part(&a->own_names, &b->own_names))
        return false;
    /* Of one event, of which neither article gives another such value. */
    bool lone = f->event && !fate && is_lone(f, 0, a) && is_lone(f, 1, b);
    double context = shared_context(f, a, b, &words) + (lone ? lone_noun(f, a, b) : 0);
    bool parted = names_part(&a->sentence_names, &b->sentence_names);
    if (parted && !fate && a->figure->kind != FIGURE_AGE && (!equal || words < WORDS_DIFFERENT))
        return false;
    if (!equal && !may_differ(a, b, lone))
        return false;
    if (demand == &of_time && (a->facets & QUANTITY_NEXT) && words < WORDS_OF_TIME)
        return false;
    return context >= least_context(f, a, b, lone) &&
           (equal || fate || f->event || words >= WORDS_DIFFERENT);
}

/* --- pairs ------------------------------------------------------------------------------------ */

/* What the leads share, in sums of background. */
static bool tell_one_event(const struct finder *f)
{
    double sum = 0;
    const struct words *left = f->sides[0]->words, *right = f->sides[1]->words;
    uint32_t *seen = arena_array(f->vocabulary->arena, f->vocabulary->count, sizeof(*seen));
    for (size_t u = 0; u < left->unit_count && u < LEAD_SENTENCES; u++)
        for (uint32_t i = 0; i < left->units[u].word_count; i++)
            seen[left->words[left->units[u].first_word + i].key] = 1;
    for (size_t u = 0; u < right->unit_count && u < LEAD_SENTENCES; u++)
        for (uint32_t i = 0; i < right->units[u].word_count; i++) {
            uint32_t index = right->words[right->units[u].first_word + i].key;
            const struct key *key = &f->vocabulary->keys[index];
            if (seen[index] == 1 && key->background >= context_word &&
                !(key->flags & (KEY_NUMBER | KEY_TIME)))
                sum += key->background;
            seen[index] *= 2;
        }
    return sum >= leads_alike;
}

static bool is_pair(struct finder *f, const struct quantity *a, const struct quantity *b)
{
    if (!same_measure(a, b) || !is_quantity(f, a, b))
        return false;
    return !names_part(&a->clause_names, &b->clause_names) ||
           (!is_divided(f, 0, a) && !is_divided(f, 1, b));
}

static struct value_pairs find_pairs(struct finder *f)
{
    const size_t counts[2] = {f->sides[0]->quantity_count, f->sides[1]->quantity_count};
    struct value_pairs pairs = value_pairs_new(f->vocabulary->arena, counts[0], counts[1]);
    struct arena *scratch = arena_new();
    for (uint32_t i = 0; i < counts[0]; i++) {
        const struct quantity *a = &f->sides[0]->quantities[i];
        size_t count = look_up(f, 1, a, widest(a));
        /* is_pair looks up too */
        uint32_t *near = arena_array(scratch, count, sizeof(*near));
        if (count > 0)
            memcpy(near, f->indexes[1].found, count * sizeof(*near));
        for (size_t k = 0; k < count; k++) {
            const struct quantity *b = &f->sides[1]->quantities[near[k]];
            if (is_pair(f, a, b))
                value_pairs_add(&pairs, (struct value_pair){i, near[k], verdict_same_value(a, b)});
        }
        arena_reset(scratch);
    }
    arena_free(scratch);
    value_pairs_drop_series(&pairs);
    return pairs;
}

void disputes_find(const struct vocabulary *vocabulary, const struct weighted *left,
                   const struct weighted *right, bool one_event, struct arena *arena,
                   struct comparison *out)
{
    struct finder f = {.vocabulary = vocabulary, .sides = {left, right}};
    f.event = one_event || tell_one_event(&f);
    index_side(&f, 0);
    index_side(&f, 1);
    struct value_pairs found = find_pairs(&f);
    const struct value_pair *pairs = found.items;
    bool *equal[2];
    for (int side = 0; side < 2; side++)
        equal[side] = arena_array(vocabulary->arena, f.sides[side]->quantity_count, sizeof(bool));
    for (size_t i = 0; i < found.count; i++)
        if (pairs[i].equal)
            equal[0][pairs[i].left] = equal[1][pairs[i].right] = true;
    out->disputes = arena_array(arena, found.count, sizeof(*out->disputes));
    out->dispute_count = 0;
    for (size_t i = 0; i < found.count; i++) {
        const struct quantity *a = &left->quantities[pairs[i].left],
                              *b = &right->quantities[pairs[i].right];
        /* Both are said alike elsewhere: two quantities of one kind, not one disputed. */
        if (!pairs[i].equal && equal[0][pairs[i].left] && equal[1][pairs[i].right])
            continue;
        out->disputes[out->dispute_count++] =
            (struct dispute){a->index, b->index, verdict_of(a, b)};
    }
}
