#include "core/compare/candidates.h"

#include <stdlib.h>
#include <string.h>

enum {
    RUNS_A_UNIT = 16,   /* looked at, of those that both sides have */
    BEST = 4,           /* kept a unit; more find nothing more */
    COMMON_SHARE = 6,   /* a class in more than one of six units finds no candidates … */
    COMMON_MIN = 16,    /* … unless the article is short */
    POSTINGS_MAX = 512, /* keeps hostile text linear */
};

struct posting {
    uint32_t unit;
    float weight;
};

/* Postings of class c: items[first[c]] to items[first[c + 1]]. */
struct postings {
    struct posting *items;
    uint32_t *first;
};

struct best {
    uint32_t unit[BEST];
    float score[BEST];
    uint32_t count;
};

static void count_postings(const struct weighted *side, uint32_t *first)
{
    for (size_t u = 0; u < side->words->unit_count; u++) {
        const struct unit_weights *unit = &side->units[u];
        const struct term *terms = side->terms + unit->first_term;
        for (uint32_t i = 0; i < unit->term_count; i++)
            if (i == 0 || terms[i].class != terms[i - 1].class)
                first[terms[i].class + 1]++;
    }
}

/* The heaviest of the terms of one class that begin at `i`; *next is behind them. */
static float class_weight(const struct term *terms, uint32_t count, uint32_t i, uint32_t *next)
{
    float weight = 0;
    uint32_t j = i;
    for (; j < count && terms[j].class == terms[i].class; j++)
        weight = terms[j].weight > weight ? terms[j].weight : weight;
    *next = j;
    return weight;
}

static struct postings make_postings(const struct vocabulary *vocabulary,
                                     const struct weighted *side)
{
    struct postings out;
    out.first = arena_array(vocabulary->arena, vocabulary->count + 2, sizeof(*out.first));
    count_postings(side, out.first);
    for (size_t c = 0; c <= vocabulary->count; c++)
        out.first[c + 1] += out.first[c];
    out.items =
        arena_array(vocabulary->arena, out.first[vocabulary->count + 1], sizeof(*out.items));
    uint32_t *fill = arena_array(vocabulary->arena, vocabulary->count + 1, sizeof(*fill));
    for (size_t u = 0; u < side->words->unit_count; u++) {
        const struct unit_weights *unit = &side->units[u];
        const struct term *terms = side->terms + unit->first_term;
        for (uint32_t i = 0, next; i < unit->term_count; i = next) {
            float weight = class_weight(terms, unit->term_count, i, &next);
            uint32_t class = terms[i].class;
            out.items[out.first[class] + fill[class]++] = (struct posting){(uint32_t)u, weight};
        }
    }
    return out;
}

/* Keeps the best; of equal ones those that stand earlier. */
static void offer(struct best *best, uint32_t unit, float score)
{
    uint32_t at = best->count;
    if (at == BEST && best->score[BEST - 1] > score)
        return;
    while (at > 0 && (best->score[at - 1] < score ||
                      (best->score[at - 1] == score && best->unit[at - 1] > unit)))
        at--;
    if (at >= BEST)
        return;
    if (best->count < BEST)
        best->count++;
    for (uint32_t i = best->count - 1; i > at; i--) {
        best->unit[i] = best->unit[i - 1];
        best->score[i] = best->score[i - 1];
    }
    best->unit[at] = unit;
    best->score[at] = score;
}

struct finder {
    const struct weighted *left, *right;
    struct postings postings;   /* of the right side */
    const uint32_t *left_first; /* posting counts of the left side */
    uint32_t limit;             /* classes in more units than this are skipped */
    bool self;
    float *scores;     /* by right unit */
    uint32_t *touched; /* right units with a score */
    struct best *left_best, *right_best;
};

static bool is_common(const struct finder *f, uint32_t class)
{
    uint32_t right = f->postings.first[class + 1] - f->postings.first[class];
    uint32_t left = f->left_first[class + 1] - f->left_first[class];
    return right > f->limit || left > f->limit;
}

static void find_for(struct finder *f, uint32_t u)
{
    const struct unit_weights *unit = &f->left->units[u];
    const struct term *terms = f->left->terms + unit->first_term;
    size_t touched = 0;
    for (uint32_t i = 0, next; i < unit->term_count; i = next) {
        float weight = class_weight(terms, unit->term_count, i, &next);
        uint32_t class = terms[i].class;
        if (weight <= 0 || is_common(f, class))
            continue;
        for (uint32_t p = f->postings.first[class]; p < f->postings.first[class + 1]; p++) {
            struct posting posting = f->postings.items[p];
            if (f->self && posting.unit <= u)
                continue;
            float shared = posting.weight < weight ? posting.weight : weight;
            if (shared <= 0)
                continue;
            if (f->scores[posting.unit] == 0)
                f->touched[touched++] = posting.unit;
            f->scores[posting.unit] += shared;
        }
    }
    for (size_t i = 0; i < touched; i++) {
        uint32_t r = f->touched[i];
        offer(&f->left_best[u], r, f->scores[r]);
        offer(&f->right_best[r], u, f->scores[r]);
        f->scores[r] = 0;
    }
}

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->right > y->right) - (x->right < y->right);
}

static bool same_units(const struct candidate *a, const struct candidate *b)
{
    return a->left == b->left && a->right == b->right;
}

struct hashed {
    uint64_t hash;
    uint32_t unit;
};

static int compare_hashed(const void *a, const void *b)
{
    const struct hashed *x = a, *y = b;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Units of the same words, however common these are. */
static size_t add_equal(const struct finder *f, struct arena *arena, struct candidate *out)
{
    size_t right = f->right->words->unit_count, count = 0;
    struct hashed *table = arena_array(arena, right, sizeof(*table));
    for (uint32_t u = 0; u < right; u++)
        table[u] = (struct hashed){f->right->words->units[u].hash, u};
    qsort(table, right, sizeof(*table), compare_hashed);
    for (uint32_t u = 0; !f->self && u < f->left->words->unit_count; u++) {
        struct hashed key = {f->left->words->units[u].hash, 0};
        const struct hashed *found = bsearch(&key, table, right, sizeof(*table), compare_hashed);
        if (found != NULL)
            out[count++] = (struct candidate){.left = u, .right = found->unit};
    }
    return count;
}

/* Units that share a run of words. */
struct sharing {
    const struct finder *finder;
    struct candidate *items;
    size_t count, most;
};

static bool take_shared(void *context, uint32_t left, uint32_t right)
{
    struct sharing *sharing = context;
    if (!sharing->finder->self || left < right)
        sharing->items[sharing->count++] = (struct candidate){left, right, true};
    return sharing->count < sharing->most;
}

static void gather(const struct finder *f, struct arena *arena, struct candidates *out)
{
    size_t left = f->left->words->unit_count, right = f->right->words->unit_count, count = 0;
    size_t runs = (left + right) * RUNS_A_UNIT;
    out->items = arena_array(arena, (left + right) * BEST + left + runs, sizeof(*out->items));
    count = add_equal(f, arena, out->items);
    struct sharing sharing = {f, out->items + count, 0, runs};
    if (runs > 0)
        runs_each_shared(f->left->runs, f->right->runs, take_shared, &sharing);
    count += sharing.count;
    for (uint32_t u = 0; u < left; u++)
        for (uint32_t i = 0; i < f->left_best[u].count; i++)
            out->items[count++] = (struct candidate){.left = u, .right = f->left_best[u].unit[i]};
    for (uint32_t u = 0; u < right; u++)
        for (uint32_t i = 0; i < f->right_best[u].count; i++)
            out->items[count++] = (struct candidate){.left = f->right_best[u].unit[i], .right = u};
    qsort(out->items, count, sizeof(*out->items), compare_candidates);
    out->count = 0;
    for (size_t i = 0; i < count; i++) {
        struct candidate *last = out->count > 0 ? &out->items[out->count - 1] : NULL;
        if (last != NULL && same_units(last, &out->items[i]))
            last->run |= out->items[i].run;
        else
            out->items[out->count++] = out->items[i];
    }
}

void candidates_find(const struct vocabulary *vocabulary, const struct weighted *left,
                     const struct weighted *right, struct candidates *out)
{
    struct arena *arena = vocabulary->arena;
    struct finder f = {.left = left, .right = right, .self = left->words == right->words};
    size_t units = left->words->unit_count > right->words->unit_count ? left->words->unit_count
                                                                      : right->words->unit_count;
    f.limit = (uint32_t)(units / COMMON_SHARE > COMMON_MIN ? units / COMMON_SHARE : COMMON_MIN);
    f.limit = f.limit > POSTINGS_MAX ? POSTINGS_MAX : f.limit;
    f.postings = make_postings(vocabulary, right);
    uint32_t *left_first = arena_array(arena, vocabulary->count + 2, sizeof(*left_first));
    count_postings(left, left_first);
    for (size_t c = 0; c <= vocabulary->count; c++)
        left_first[c + 1] += left_first[c];
    f.left_first = left_first;
    f.scores = arena_array(arena, right->words->unit_count, sizeof(*f.scores));
    f.touched = arena_array(arena, right->words->unit_count, sizeof(*f.touched));
    f.left_best = arena_array(arena, left->words->unit_count, sizeof(*f.left_best));
    f.right_best = arena_array(arena, right->words->unit_count, sizeof(*f.right_best));
    for (uint32_t u = 0; u < left->words->unit_count; u++)
        find_for(&f, u);
    gather(&f, arena, out);
}
