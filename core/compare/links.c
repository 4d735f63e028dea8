#include "core/compare/links.h"

#include <math.h>
#include <stdlib.h>

#include "core/compare/candidates.h"

enum {
    WORDS_MIN = 3,
    CONTENT_MIN = 2,
    QUOTE_WORDS_MIN = 4,
    EVENT_LINKS_MIN = 3, /* strong ones, where articles tell of one event */
    COPIES_MAX = 64,     /* of one link between units that stand in many places */
};

static const float strong = 3.0F; /* scores above it count as company */
static const double chance = 0.01, company_factor = 1.2;
static const double company_most = 1, company_least = -4;
static const float competition_most = 3;
static const float keep = 0.5F;
static const float near_least = -0.5F;     /* too near to be said by one side only */
static const float told_least = 0.4F;      /* weight of shared words that are no formulas */
static const float told_much = 1.5F;       /* however common each of them is */
static const float told_plain = 10;        /* plain words in a row, however common */
static const float contained_quote = 0.9F; /* of a short sentence that is a quotation */
static const float keep_self = 2.2F, keep_self_quote = 0.1F;

struct scored {
    struct candidate candidate;
    struct evidence evidence;
    float odds;
    bool equal;
};

struct linker {
    const struct vocabulary *vocabulary;
    const struct weighted *left, *right;
    bool self;
    struct scored *items;
    size_t count;
};

static void score_all(struct linker *l)
{
    struct candidates candidates;
    candidates_find(l->vocabulary, l->left, l->right, &candidates);
    struct evidence_room room = evidence_prepare(l->vocabulary, l->left, l->right);
    l->items = arena_array(l->vocabulary->arena, candidates.count, sizeof(*l->items));
    l->count = candidates.count;
    /* Nothing that this score could lead to would be said, whatever the company. */
    float floor = (l->self ? keep_self_quote : near_least) - (float)(company_factor * company_most);
    for (size_t i = 0; i < candidates.count; i++) {
        struct candidate c = candidates.items[i];
        l->items[i].candidate = c;
        evidence_find(&room, c.left, c.right, floor - (c.run ? EVIDENCE_PLAIN_MOST : 0),
                      &l->items[i].evidence);
        l->items[i].equal = words_same_unit(l->left->words, c.left, l->right->words, c.right);
    }
}

static size_t count_strong(const struct linker *l)
{
    size_t found = 0;
    for (size_t i = 0; i < l->count; i++)
        found += l->items[i].evidence.score > strong;
    return found;
}

/* How many strong links there are for the size of the articles, against chance. */
static double company(const struct linker *l)
{
    double pairs = (double)l->left->words->unit_count * (double)l->right->words->unit_count;
    size_t found = count_strong(l);
    if (l->self)
        pairs /= 2;
    double value = log((((double)found + 2) / (pairs > 1 ? pairs : 1)) / chance);
    return value < company_least ? company_least : value > company_most ? company_most : value;
}

static void weigh_odds(struct linker *l)
{
    struct arena *arena = l->vocabulary->arena;
    double prior = company_factor * company(l);
    float *best[2] = {arena_array(arena, l->left->words->unit_count, sizeof(float)),
                      arena_array(arena, l->right->words->unit_count, sizeof(float))};
    for (size_t i = 0; i < l->left->words->unit_count; i++)
        best[0][i] = -INFINITY;
    for (size_t i = 0; i < l->right->words->unit_count; i++)
        best[1][i] = -INFINITY;
    for (size_t i = 0; i < l->count; i++) {
        float score = l->items[i].evidence.score;
        float *row = &best[0][l->items[i].candidate.left],
              *column = &best[1][l->items[i].candidate.right];
        *row = score > *row ? score : *row;
        *column = score > *column ? score : *column;
    }
    for (size_t i = 0; i < l->count; i++) {
        float score = l->items[i].evidence.score;
        float row = best[0][l->items[i].candidate.left];
        float column = best[1][l->items[i].candidate.right];
        float lose = (row < column ? row : column) - score;
        lose = lose > competition_most ? competition_most : lose;
        l->items[i].odds = (float)(score + prior - lose);
    }
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* The words of the shorter one. */
static uint32_t words_of(const struct linker *l, const struct scored *item)
{
    return smaller(l->left->words->units[item->candidate.left].word_count,
                   l->right->words->units[item->candidate.right].word_count);
}

/* What both say beside names, who says it and when. */
static float said(const struct scored *item)
{
    return item->evidence.shared - item->evidence.shared_formulas;
}

/* Names, titles, who says it and when tell nothing by themselves. Short sentences say little,
 * unless they are the same, or one is a quotation of the other. */
static bool substantial(const struct linker *l, const struct scored *item)
{
    uint32_t a = item->candidate.left, b = item->candidate.right;
    uint32_t words = words_of(l, item);
    uint32_t content = smaller(l->left->units[a].content_words, l->right->units[b].content_words);
    const struct evidence *e = &item->evidence;
    bool requoted = e->quoted_both > 0 && e->contained >= contained_quote;
    bool told = said(item) >= told_much || e->plain >= told_plain ||
                (content >= CONTENT_MIN && said(item) >= told_least);
    return words >= WORDS_MIN && (item->equal || told || (requoted && words >= QUOTE_WORDS_MIN));
}

static void mark_near(const struct words *words, uint32_t unit, bool *near)
{
    const struct unit *of = &words->units[unit];
    for (uint32_t i = 0; i < of->place_count; i++)
        near[words->places[of->first_place + i]] = true;
}

/* The link between all places of two units; of a great many copies the first with the first, and so
 * on. */
static void add_places(const struct linker *l, const struct scored *item, enum relation relation,
                       size_t *capacity, struct links *out)
{
    const struct unit *a = &l->left->words->units[item->candidate.left];
    const struct unit *b = &l->right->words->units[item->candidate.right];
    const uint32_t *left = l->left->words->places + a->first_place;
    const uint32_t *right = l->right->words->places + b->first_place;
    bool all = (uint64_t)a->place_count * b->place_count <= COPIES_MAX;
    for (uint32_t i = 0; i < a->place_count; i++)
        for (uint32_t j = 0; j < b->place_count; j++) {
            if (!all) {
                if (i >= b->place_count)
                    break;
                j = i;
            }
            out->items = arena_grow(l->vocabulary->arena, out->items, out->count, capacity,
                                    sizeof(*out->items));
            out->items[out->count++] =
                (struct link){.left = left[i],
                              .right = right[j],
                              .units = {item->candidate.left, item->candidate.right},
                              .odds = item->odds,
                              .relation = relation,
                              .dice = item->evidence.dice};
            if (!all)
                break;
        }
}

static int compare_links(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->right > y->right) - (x->right < y->right);
}

void links_find(const struct vocabulary *vocabulary, const struct weighted *left,
                const struct weighted *right, struct links *out)
{
    struct linker l = {.vocabulary = vocabulary,
                       .left = left,
                       .right = right,
                       .self = left->words == right->words};
    size_t capacity = 0;
    *out = (struct links){0};
    for (int side = 0; side < 2; side++)
        out->near[side] =
            arena_array(vocabulary->arena,
                        (side ? right : left)->words->annotation->sentences.count, sizeof(bool));
    score_all(&l);
    weigh_odds(&l);
    out->company = company(&l);
    out->one_event = out->company > 0 && count_strong(&l) >= EVENT_LINKS_MIN;
    for (size_t i = 0; i < l.count; i++) {
        struct scored *item = &l.items[i];
        if (item->odds >= near_least && words_of(&l, item) >= WORDS_MIN &&
            said(item) >= told_least) {
            mark_near(left->words, item->candidate.left, out->near[0]);
            mark_near(right->words, item->candidate.right, out->near[1]);
        }
        if (item->odds < (l.self ? keep_self_quote : keep) && !item->equal)
            continue;
        if (!substantial(&l, item))
            continue;
        enum relation relation = item->equal ? RELATION_VERBATIM
                                             : label_words(vocabulary, left, item->candidate.left,
                                                           right, item->candidate.right);
        if (l.self && relation != RELATION_QUOTE && !item->equal && item->odds < keep_self)
            continue;
        add_places(&l, item, relation, &capacity, out);
    }
    if (out->count > 0)
        qsort(out->items, out->count, sizeof(*out->items), compare_links);
}
