#include "core/compare/groups_parts.h"

#include <stdlib.h>
#include <string.h>

/* Two clusters join when at least one in so many of their pairs of sentences from different
 * articles is linked: single links would chain. */
enum { PAIRS_PER_LINK = 2, PAIRS_COUNTED = 1 << 14 };

/* How close a relation is, the closest first. */
static const uint8_t closeness[RELATION_COUNT] = {
    [RELATION_VERBATIM] = 0, [RELATION_QUOTE] = 1, [RELATION_REWORDED] = 2, [RELATION_FIGURE] = 3};

/* A link between two sentences; nodes count the sentences of all articles. */
struct edge {
    uint32_t a, b;
    float similarity;
    enum relation relation;
};

struct grouper {
    struct arena *scratch;
    uint32_t *offset; /* by article: its first node */
    uint32_t node_count;
    struct edge *edges;
    size_t edge_count, edge_capacity;
    uint32_t *neighbours, *first_neighbour; /* by node */
    uint32_t *article;                      /* by node */
    uint32_t *cluster;                      /* by node: the cluster's first node */
    uint32_t *next, *size;                  /* members of a cluster are chained */
    uint32_t *last;
};

static void add_edge(struct grouper *g, uint32_t a, uint32_t b, const struct passage *passage)
{
    g->edges =
        arena_grow(g->scratch, g->edges, g->edge_count, &g->edge_capacity, sizeof(*g->edges));
    g->edges[g->edge_count++] = (struct edge){a, b, passage->similarity, passage->relation};
}

/* Sentences of a passage: in step where both sides have as many, else each with each. */
static void add_passage(struct grouper *g, uint32_t left, uint32_t right, const struct passage *p)
{
    uint32_t rows = p->left_end - p->left_first, columns = p->right_end - p->right_first;
    uint32_t a = g->offset[left] + p->left_first, b = g->offset[right] + p->right_first;
    for (uint32_t i = 0; i < rows; i++) {
        if (rows == columns) {
            add_edge(g, a + i, b + i, p);
            continue;
        }
        for (uint32_t j = 0; j < columns; j++)
            add_edge(g, a + i, b + j, p);
    }
}

static int compare_edges(const void *a, const void *b)
{
    const struct edge *x = a, *y = b;
    if (closeness[x->relation] != closeness[y->relation])
        return closeness[x->relation] < closeness[y->relation] ? -1 : 1;
    if (x->similarity != y->similarity)
        return x->similarity > y->similarity ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

/* Counts, sums, then fills backwards, so that first_neighbour ends up at each node's first. */
static void index_neighbours(struct grouper *g)
{
    uint32_t *first = arena_array(g->scratch, (size_t)g->node_count + 1, sizeof(*first));
    g->neighbours = arena_array(g->scratch, g->edge_count * 2, sizeof(*g->neighbours));
    for (size_t i = 0; i < g->edge_count; i++) {
        first[g->edges[i].a]++;
        first[g->edges[i].b]++;
    }
    for (uint32_t n = 1; n <= g->node_count; n++)
        first[n] += first[n - 1];
    for (size_t i = g->edge_count; i-- > 0;) {
        g->neighbours[--first[g->edges[i].a]] = g->edges[i].b;
        g->neighbours[--first[g->edges[i].b]] = g->edges[i].a;
    }
    g->first_neighbour = first;
}

static uint32_t links_between(const struct grouper *g, uint32_t a, uint32_t b)
{
    uint32_t links = 0;
    for (uint32_t n = a; n != UINT32_MAX; n = g->next[n])
        for (uint32_t i = g->first_neighbour[n]; i < g->first_neighbour[n + 1]; i++)
            links += g->cluster[g->neighbours[i]] == b;
    return links;
}

/* Pairs of two clusters that could be linked: an article's own sentences are not. Of large clusters
 * all count. */
static uint64_t pairs_between(const struct grouper *g, uint32_t a, uint32_t b)
{
    uint64_t pairs = (uint64_t)g->size[a] * g->size[b];
    if (pairs > PAIRS_COUNTED)
        return pairs;
    pairs = 0;
    for (uint32_t n = a; n != UINT32_MAX; n = g->next[n])
        for (uint32_t m = b; m != UINT32_MAX; m = g->next[m])
            pairs += g->article[n] != g->article[m];
    return pairs;
}

/* Joins the clusters of an edge where enough of their pairs are linked. */
static void try_join(struct grouper *g, const struct edge *edge)
{
    uint32_t a = g->cluster[edge->a], b = g->cluster[edge->b];
    if (a == b)
        return;
    if (g->size[a] > g->size[b]) {
        uint32_t swap = a;
        a = b;
        b = swap;
    }
    if (links_between(g, a, b) * (uint64_t)PAIRS_PER_LINK < pairs_between(g, a, b))
        return;
    for (uint32_t n = a; n != UINT32_MAX; n = g->next[n])
        g->cluster[n] = b;
    g->next[g->last[b]] = a;
    g->last[b] = g->last[a];
    g->size[b] += g->size[a];
}

static void cluster_nodes(struct grouper *g)
{
    g->cluster = arena_array(g->scratch, g->node_count, sizeof(uint32_t));
    g->next = arena_array(g->scratch, g->node_count, sizeof(uint32_t));
    g->last = arena_array(g->scratch, g->node_count, sizeof(uint32_t));
    g->size = arena_array(g->scratch, g->node_count, sizeof(uint32_t));
    for (uint32_t n = 0; n < g->node_count; n++) {
        g->cluster[n] = g->last[n] = n;
        g->next[n] = UINT32_MAX;
        g->size[n] = 1;
    }
    if (g->edge_count > 0)
        qsort(g->edges, g->edge_count, sizeof(*g->edges), compare_edges);
    index_neighbours(g);
    for (size_t i = 0; i < g->edge_count; i++)
        try_join(g, &g->edges[i]);
}

/* Gives clusters of two articles or more their numbers, by first member. */
static uint32_t *number_groups(struct grouper *g, size_t articles, struct arena *arena,
                               struct passage_groups *out)
{
    uint32_t *first_article = arena_array(g->scratch, g->node_count, sizeof(uint32_t));
    bool *shared = arena_array(g->scratch, g->node_count, sizeof(bool));
    uint32_t *number = arena_array(g->scratch, g->node_count, sizeof(uint32_t));
    for (size_t a = 0; a < articles; a++)
        for (uint32_t n = g->offset[a]; n < g->offset[a + 1]; n++) {
            uint32_t *first = &first_article[g->cluster[n]];
            shared[g->cluster[n]] |= *first != 0 && *first != a + 1;
            *first = *first ? *first : (uint32_t)a + 1;
        }
    for (uint32_t n = 0; n < g->node_count; n++)
        number[n] = ANNOTATION_NONE;
    out->count = 0;
    for (uint32_t n = 0; n < g->node_count; n++)
        if (shared[g->cluster[n]] && number[g->cluster[n]] == ANNOTATION_NONE)
            number[g->cluster[n]] = (uint32_t)out->count++;
    out->items = arena_array(arena, out->count, sizeof(*out->items));
    return number;
}

static void fill_groups(const struct grouper *g, const uint32_t *number, size_t articles,
                        struct arena *arena, struct passage_groups *out)
{
    for (uint32_t n = 0; n < g->node_count; n++)
        if (number[g->cluster[n]] != ANNOTATION_NONE)
            out->items[number[g->cluster[n]]].count = g->size[g->cluster[n]];
    for (size_t i = 0; i < out->count; i++) {
        out->items[i].members =
            arena_array(arena, out->items[i].count, sizeof(struct group_member));
        out->items[i].count = 0;
        out->items[i].relation = RELATION_FIGURE;
    }
    out->group_of = arena_array(arena, articles, sizeof(*out->group_of));
    for (uint32_t a = 0; a < articles; a++) {
        out->group_of[a] = arena_array(arena, g->offset[a + 1] - g->offset[a], sizeof(uint32_t));
        for (uint32_t n = g->offset[a]; n < g->offset[a + 1]; n++) {
            uint32_t index = number[g->cluster[n]];
            out->group_of[a][n - g->offset[a]] = index;
            if (index == ANNOTATION_NONE)
                continue;
            struct passage_group *group = &out->items[index];
            if (group->count == 0 || group->members[group->count - 1].article != a)
                group->article_count++;
            group->members[group->count++] = (struct group_member){a, n - g->offset[a], 0};
        }
    }
    for (size_t i = 0; i < g->edge_count; i++) {
        const struct edge *edge = &g->edges[i];
        uint32_t index = number[g->cluster[edge->a]];
        if (index == ANNOTATION_NONE || g->cluster[edge->a] != g->cluster[edge->b])
            continue;
        struct passage_group *group = &out->items[index];
        if (closeness[edge->relation] < closeness[group->relation])
            group->relation = edge->relation;
        if (edge->similarity > group->similarity)
            group->similarity = edge->similarity;
    }
}

/* The groups by themselves. */
static void group_passages(const struct compare_side *sides, size_t count,
                           const struct comparison *comparisons, struct arena *arena,
                           struct passage_groups *out)
{
    struct grouper g = {.scratch = arena_new()};
    g.offset = arena_array(g.scratch, count + 1, sizeof(*g.offset));
    for (size_t a = 0; a < count; a++)
        g.offset[a + 1] = g.offset[a] + (uint32_t)sides[a].annotation->sentences.count;
    g.node_count = g.offset[count];
    g.article = arena_array(g.scratch, g.node_count, sizeof(*g.article));
    for (uint32_t a = 0; a < count; a++)
        for (uint32_t n = g.offset[a]; n < g.offset[a + 1]; n++)
            g.article[n] = a;
    const struct comparison *pair = comparisons;
    for (uint32_t a = 0; a < count; a++)
        for (uint32_t b = a + 1; b < count; b++, pair++)
            for (size_t i = 0; i < pair->passage_count; i++)
                add_passage(&g, a, b, &pair->passages[i]);
    cluster_nodes(&g);
    fill_groups(&g, number_groups(&g, count, arena, out), count, arena, out);
    arena_free(g.scratch);
}

void groups_make(const struct compare_side *sides, size_t count,
                 const struct comparison *comparisons, struct arena *arena,
                 struct passage_groups *out)
{
    group_passages(sides, count, comparisons, arena, out);
    groups_number_variants(sides, out);
    groups_find_coverage(sides, count, comparisons, arena, out);
    groups_find_agencies(sides, count, out);
}

double groups_measure(const struct compare_side *sides, size_t count,
                      const struct comparison *comparisons)
{
    struct arena *arena = arena_new();
    struct passage_groups groups;
    group_passages(sides, count, comparisons, arena, &groups);
    groups_count_words(sides, count, arena, &groups);
    double shared = groups_shared(groups.coverage, count);
    arena_free(arena);
    return shared;
}
