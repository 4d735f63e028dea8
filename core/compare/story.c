#include "core/compare/story.h"

#include <math.h>
#include <stdlib.h>

#include "core/compare/story_candidates.h"

enum {
    DAYS_FREE = 2,   /* between two articles without handicap */
    NEAREST = 8,     /* articles kept beside each as its rivals */
    RIVALS_MAX = 64, /* members of a group whose rivals are asked */
};

/* Mean products over all pairs of two groups: what joins them for sure; what joins them where it is
 * `margin` times what either has with any third group; and what makes a pair of articles a
 * candidate. Measured on heaps of a few dozen events among 2,700 other texts: between 0.30 and
 * 0.38, 0.18 and 0.22, 1.5 and 2 little changes. */
static const double join_surely = 0.32;
static const double join_least = 0.2;
static const double margin = 1.6;
static const double candidate_least = 0.1;
static const double day_factor = 0.85;  /* a day over DAYS_FREE */
static const double named_least = 0.45; /* of it, where only days named in the text speak */

/* A group's sum of vectors and days. */
struct group {
    struct story_vector sum;
    uint32_t size;
    uint32_t parent;     /* itself while it stands */
    uint32_t next, last; /* members are chained from the first */
    double day_sum;      /* of the members with a day */
    uint32_t day_count, stated_count;
};

/* The articles most like one, the most alike first. */
struct nearest {
    uint32_t articles[NEAREST];
    float similarity[NEAREST];
    uint32_t count;
};

/* A pair of groups that may join; a heap keeps the most alike on top. */
struct join {
    float similarity;
    uint32_t a, b;           /* a < b */
    uint32_t size_a, size_b; /* when it was weighed */
};

struct heap {
    struct join *items;
    size_t count, capacity;
};

struct grouper {
    struct arena *arena, *shelved; /* `shelved`: of vectors */
    struct story_vector *vectors;  /* by article */
    size_t keys;
    struct group *groups;
    struct nearest *nearest; /* by article */
    struct heap heap;
    size_t count;
};

/* Mean cosine over all pairs of two groups, less where their dates lie apart. */
static double similarity_of(const struct grouper *g, uint32_t a, uint32_t b)
{
    const struct group *x = &g->groups[a], *y = &g->groups[b];
    double mean = story_vectors_product(&x->sum, &y->sum) / ((double)x->size * y->size);
    if (x->day_count == 0 || y->day_count == 0)
        return mean;
    double days = fabs(x->day_sum / x->day_count - y->day_sum / y->day_count);
    double factor = days > DAYS_FREE ? pow(day_factor, days - DAYS_FREE) : 1;
    bool stated = x->stated_count > 0 && y->stated_count > 0;
    return mean * (stated || factor > named_least ? factor : named_least);
}

static bool is_above(const struct join *a, const struct join *b)
{
    if (a->similarity != b->similarity)
        return a->similarity > b->similarity;
    return a->a != b->a ? a->a < b->a : a->b < b->b;
}

static void swap_joins(struct join *a, struct join *b)
{
    struct join keep = *a;
    *a = *b;
    *b = keep;
}

static void heap_push(struct arena *arena, struct heap *heap, struct join join)
{
    heap->items =
        arena_grow(arena, heap->items, heap->count, &heap->capacity, sizeof(*heap->items));
    size_t at = heap->count++;
    heap->items[at] = join;
    for (; at > 0 && is_above(&heap->items[at], &heap->items[(at - 1) / 2]); at = (at - 1) / 2)
        swap_joins(&heap->items[at], &heap->items[(at - 1) / 2]);
}

static struct join heap_pop(struct heap *heap)
{
    struct join top = heap->items[0];
    heap->items[0] = heap->items[--heap->count];
    for (size_t at = 0;;) {
        size_t best = at, left = at * 2 + 1;
        for (size_t child = left; child <= left + 1 && child < heap->count; child++)
            if (is_above(&heap->items[child], &heap->items[best]))
                best = child;
        if (best == at)
            return top;
        swap_joins(&heap->items[at], &heap->items[best]);
        at = best;
    }
}

static uint32_t root_of(const struct grouper *g, uint32_t group)
{
    while (g->groups[group].parent != group)
        group = g->groups[group].parent = g->groups[g->groups[group].parent].parent;
    return group;
}

static void push_pair(struct grouper *g, uint32_t a, uint32_t b, double similarity)
{
    struct join join = {(float)similarity, a < b ? a : b, a < b ? b : a, 0, 0};
    join.size_a = g->groups[join.a].size;
    join.size_b = g->groups[join.b].size;
    heap_push(g->arena, &g->heap, join);
}

static void keep_nearest(struct nearest *nearest, uint32_t article, double similarity)
{
    uint32_t at = nearest->count < NEAREST ? nearest->count++ : NEAREST - 1;
    if (at == NEAREST - 1 && nearest->articles[at] != 0 && nearest->similarity[at] >= similarity)
        return;
    for (; at > 0 && nearest->similarity[at - 1] < similarity; at--) {
        nearest->articles[at] = nearest->articles[at - 1];
        nearest->similarity[at] = nearest->similarity[at - 1];
    }
    nearest->articles[at] = article;
    nearest->similarity[at] = (float)similarity;
}

static void take_candidates(struct grouper *g, uint32_t a, uint32_t b)
{
    double similarity = similarity_of(g, a, b);
    if (similarity < candidate_least)
        return;
    push_pair(g, a, b, similarity);
    keep_nearest(&g->nearest[a], b, similarity);
    keep_nearest(&g->nearest[b], a, similarity);
}

static void push_candidates(struct grouper *g)
{
    struct story_candidates found;
    story_candidates_find(g->vectors, g->count, g->keys, g->arena, &found);
    for (size_t i = 0; i < found.count; i++)
        take_candidates(g, found.items[i].a, found.items[i].b);
}

static void join_groups(struct grouper *g, uint32_t a, uint32_t b)
{
    struct group *x = &g->groups[a], *y = &g->groups[b];
    x->sum = story_vectors_sum(g->shelved, &x->sum, &y->sum);
    x->size += y->size;
    x->day_sum += y->day_sum;
    x->day_count += y->day_count;
    x->stated_count += y->stated_count;
    g->groups[x->last].next = b;
    x->last = y->last;
    y->parent = a;
}

/* Whether members of a group have more than `most` with a group that is neither of two. */
static bool has_rival(const struct grouper *g, uint32_t group, uint32_t other, double most)
{
    uint32_t asked = 0;
    for (uint32_t i = group; i != ANNOTATION_NONE && asked < RIVALS_MAX;
         i = g->groups[i].next, asked++)
        for (uint32_t k = 0; k < g->nearest[i].count; k++) {
            uint32_t rival = root_of(g, g->nearest[i].articles[k]);
            if (rival != group && rival != other && margin * similarity_of(g, group, rival) > most)
                return true;
        }
    return false;
}

static bool may_join(const struct grouper *g, const struct join *join)
{
    if (join->similarity < join_least || join->similarity >= join_surely)
        return join->similarity >= join_surely;
    return !has_rival(g, join->a, join->b, join->similarity) &&
           !has_rival(g, join->b, join->a, join->similarity);
}

/* Joins the two groups most alike, again and again; a pair weighed before one of them grew is
 * weighed anew. */
static void join_all(struct grouper *g)
{
    while (g->heap.count > 0) {
        struct join join = heap_pop(&g->heap);
        uint32_t a = root_of(g, join.a), b = root_of(g, join.b);
        if (a == b)
            continue;
        bool fresh = a == join.a && b == join.b && g->groups[a].size == join.size_a &&
                     g->groups[b].size == join.size_b;
        double similarity = fresh ? 0 : similarity_of(g, a, b);
        if (similarity >= join_least)
            push_pair(g, a, b, similarity);
        else if (fresh && may_join(g, &join))
            join_groups(g, a, b);
    }
}

static void make_groups(struct grouper *g, const struct compare_side *sides)
{
    struct story_day *days = arena_array(g->arena, g->count, sizeof(*days));
    g->groups = arena_array(g->arena, g->count, sizeof(*g->groups));
    g->nearest = arena_array(g->arena, g->count, sizeof(*g->nearest));
    story_days_find(story_dates_read(sides, g->count, g->arena), g->count, days);
    for (uint32_t i = 0; i < g->count; i++)
        g->groups[i] = (struct group){.sum = g->vectors[i],
                                      .size = 1,
                                      .parent = i,
                                      .next = ANNOTATION_NONE,
                                      .last = i,
                                      .day_sum = days[i].day,
                                      .day_count = days[i].known,
                                      .stated_count = days[i].stated};
}

size_t story_group(const struct compare_side *sides, size_t count, struct shelf *shelf,
                   uint32_t *story_of)
{
    struct grouper g = {.arena = arena_new(), .shelved = arena_new_on(shelf, 0), .count = count};
    size_t stories = 0;
    g.vectors = arena_array(g.arena, count, sizeof(*g.vectors));
    g.keys = story_vectors_read(sides, count, shelf, g.shelved, g.vectors);
    make_groups(&g, sides);
    push_candidates(&g);
    join_all(&g);
    uint32_t *number = arena_array(g.arena, count, sizeof(*number));
    for (uint32_t i = 0; i < count; i++) {
        uint32_t root = root_of(&g, i);
        if (number[root] == 0)
            number[root] = (uint32_t)++stories;
        story_of[i] = number[root] - 1;
    }
    arena_free(g.arena);
    arena_free(g.shelved);
    return stories;
}
