#include "core/compare/story.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/compare/words.h"

enum {
    TERMS_MAX = 80,     /* of an article's vector: its heaviest */
    LEAD_SENTENCES = 4, /* headline and first sentences count double */
    LEAD_FACTOR = 2,
    POSTINGS_MAX = 200, /* terms in more articles find no candidates */
    SENTENCES_AN_ARTICLE = 20,
    DAYS_FREE = 3, /* between two articles without handicap */
};

static const double background_articles =
    200; /* that background rarity counts for beside the collection */
static const double name_factor = 1.6;
static const double least_background = 0.4;
static const double join_least = 0.2;      /* mean cosine over all pairs of two groups */
static const double candidate_least = 0.1; /* of a pair of articles */
static const double day_factor = 0.9;      /* a day over DAYS_FREE */
static const double scale_sentences = 68930;

struct weight {
    uint32_t key;
    float value;
};

/* A group's sum of unit vectors, sorted by key. */
struct vector {
    struct weight *items;
    uint32_t count;
};

struct group {
    struct vector sum;
    uint32_t size;
    uint32_t parent; /* itself while it stands */
    double day_sum;  /* of the members with a date */
    uint32_t day_count;
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
    struct arena *arena;
    struct vocabulary vocabulary;
    struct vector *vectors; /* by article */
    uint32_t *frequency;    /* articles, by key */
    struct group *groups;
    struct heap heap;
    size_t count;
};

/* --- vectors ---------------------------------------------------------------------------------- */

static bool speaks(const struct key *key)
{
    if (key->flags & KEY_NUMBER)
        return key->value > 12;
    return key->background >= least_background && !(key->flags & (KEY_TIME | KEY_TITLE));
}

/* Adds up one article's uses of each key. */
static uint32_t count_uses(struct grouper *g, const struct words *words, float *uses,
                           uint32_t *touched)
{
    uint32_t count = 0;
    size_t sentences = words->annotation->sentences.count;
    for (size_t s = 0; s < sentences; s++) {
        if (words->unit_of[s] == WORDS_NONE)
            continue;
        const struct unit *unit = &words->units[words->unit_of[s]];
        float factor = words->rank_of[s] < LEAD_SENTENCES ? LEAD_FACTOR : 1;
        for (uint32_t i = 0; i < unit->word_count; i++) {
            const struct word *word = &words->words[words->first_of[s] + i];
            if (!speaks(&g->vocabulary.keys[word->key]))
                continue;
            if (uses[word->key] == 0)
                touched[count++] = word->key;
            uses[word->key] += factor * (float)(word->flags & WORD_MENTION ? name_factor : 1);
        }
    }
    return count;
}

static int compare_key(const void *a, const void *b)
{
    const struct weight *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

static int compare_value(const void *a, const void *b)
{
    const struct weight *x = a, *y = b;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return compare_key(a, b);
}

/* Reads the articles one by one; only their keys' uses are kept. */
static void read_articles(struct grouper *g, const struct compare_side *sides)
{
    struct arena *scratch = arena_new();
    size_t room = 0, frequency_room = 0;
    float *uses = NULL;
    for (size_t i = 0; i < g->count; i++) {
        struct words words;
        arena_reset(scratch);
        words_read(&g->vocabulary, &sides[i], scratch, &words);
        if (g->vocabulary.count > room) {
            room = g->vocabulary.count * 2;
            uses = arena_array(g->arena, room, sizeof(*uses));
        }
        uint32_t *touched = arena_array(scratch, words.word_count, sizeof(*touched));
        uint32_t count = count_uses(g, &words, uses, touched);
        g->vectors[i].items = arena_array(g->arena, count, sizeof(struct weight));
        g->vectors[i].count = count;
        if (g->vocabulary.count > frequency_room) {
            size_t old = frequency_room;
            frequency_room = g->vocabulary.count * 2;
            uint32_t *more = arena_array(g->arena, frequency_room, sizeof(*more));
            if (old > 0)
                memcpy(more, g->frequency, old * sizeof(*more));
            g->frequency = more;
        }
        for (uint32_t k = 0; k < count; k++) {
            g->vectors[i].items[k] = (struct weight){touched[k], uses[touched[k]]};
            uses[touched[k]] = 0;
            g->frequency[touched[k]]++;
        }
    }
    arena_free(scratch);
}

/* Rarity in this collection, with the background for so many articles beside it. */
static double rarity_of(const struct grouper *g, uint32_t key)
{
    double sentence = exp(-g->vocabulary.keys[key].background * log(scale_sentences));
    double article = 1 - pow(1 - sentence, SENTENCES_AN_ARTICLE);
    double articles = background_articles + (double)g->count;
    return log(articles / (background_articles * article + g->frequency[key]));
}

/* Uses become weights; the heaviest stay, at unit length, by key. */
static void weigh_vector(const struct grouper *g, struct vector *vector)
{
    double squares = 0;
    for (uint32_t i = 0; i < vector->count; i++) {
        struct weight *item = &vector->items[i];
        double rarity = rarity_of(g, item->key);
        item->value = (float)((1 + log(item->value)) * (rarity > 0 ? rarity : 0));
    }
    if (vector->count == 0)
        return;
    qsort(vector->items, vector->count, sizeof(*vector->items), compare_value);
    if (vector->count > TERMS_MAX)
        vector->count = TERMS_MAX;
    for (uint32_t i = 0; i < vector->count; i++)
        squares += (double)vector->items[i].value * vector->items[i].value;
    for (uint32_t i = 0; i < vector->count && squares > 0; i++)
        vector->items[i].value /= (float)sqrt(squares);
    qsort(vector->items, vector->count, sizeof(*vector->items), compare_key);
}

static double dot(const struct vector *a, const struct vector *b)
{
    double sum = 0;
    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->items[i].key == b->items[j].key)
            sum += (double)a->items[i++].value * b->items[j++].value;
        else if (a->items[i].key < b->items[j].key)
            i++;
        else
            j++;
    }
    return sum;
}

static struct vector add_vectors(struct arena *arena, const struct vector *a,
                                 const struct vector *b)
{
    struct vector out = {arena_array(arena, a->count + b->count, sizeof(struct weight)), 0};
    for (uint32_t i = 0, j = 0; i < a->count || j < b->count;) {
        bool left = j == b->count || (i < a->count && a->items[i].key <= b->items[j].key);
        bool right = i == a->count || (j < b->count && b->items[j].key <= a->items[i].key);
        struct weight item = {left ? a->items[i].key : b->items[j].key, 0};
        item.value += left ? a->items[i++].value : 0;
        item.value += right ? b->items[j++].value : 0;
        out.items[out.count++] = item;
    }
    return out;
}

/* --- joining ---------------------------------------------------------------------------------- */

/* Mean cosine over all pairs of two groups, less where their dates lie apart. */
static double similarity_of(const struct grouper *g, uint32_t a, uint32_t b)
{
    const struct group *x = &g->groups[a], *y = &g->groups[b];
    double mean = dot(&x->sum, &y->sum) / ((double)x->size * y->size);
    if (x->day_count == 0 || y->day_count == 0)
        return mean;
    double days = fabs(x->day_sum / x->day_count - y->day_sum / y->day_count);
    return days > DAYS_FREE ? mean * pow(day_factor, days - DAYS_FREE) : mean;
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
        group = g->groups[group].parent;
    return group;
}

static void push_pair(struct grouper *g, uint32_t a, uint32_t b, double least)
{
    double similarity = similarity_of(g, a, b);
    if (similarity < least)
        return;
    struct join join = {(float)similarity, a < b ? a : b, a < b ? b : a, 0, 0};
    join.size_a = g->groups[join.a].size;
    join.size_b = g->groups[join.b].size;
    heap_push(g->arena, &g->heap, join);
}

/* Pairs of articles that share a term that is not common. */
static void push_candidates(struct grouper *g)
{
    uint32_t *first = arena_array(g->arena, g->vocabulary.count + 1, sizeof(*first));
    size_t total = 0;
    for (size_t i = 0; i < g->count; i++)
        for (uint32_t k = 0; k < g->vectors[i].count; k++, total++)
            first[g->vectors[i].items[k].key]++;
    for (size_t k = 1; k <= g->vocabulary.count; k++)
        first[k] += first[k - 1];
    uint32_t *postings = arena_array(g->arena, total, sizeof(*postings));
    for (size_t i = g->count; i-- > 0;)
        for (uint32_t k = 0; k < g->vectors[i].count; k++)
            postings[--first[g->vectors[i].items[k].key]] = (uint32_t)i;
    uint32_t *seen = arena_array(g->arena, g->count, sizeof(*seen));
    for (uint32_t i = 0; i < g->count; i++)
        for (uint32_t k = 0; k < g->vectors[i].count; k++) {
            uint32_t key = g->vectors[i].items[k].key;
            if (first[key + 1] - first[key] > POSTINGS_MAX)
                continue;
            for (uint32_t p = first[key]; p < first[key + 1] && postings[p] < i; p++) {
                if (seen[postings[p]] == i + 1)
                    continue;
                seen[postings[p]] = i + 1;
                push_pair(g, postings[p], i, candidate_least);
            }
        }
}

static void join_groups(struct grouper *g, uint32_t a, uint32_t b)
{
    struct group *x = &g->groups[a], *y = &g->groups[b];
    x->sum = add_vectors(g->arena, &x->sum, &y->sum);
    x->size += y->size;
    x->day_sum += y->day_sum;
    x->day_count += y->day_count;
    y->parent = a;
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
        if (!fresh)
            push_pair(g, a, b, join_least);
        else if (join.similarity >= join_least)
            join_groups(g, a, b);
    }
}

static void make_groups(struct grouper *g, const struct compare_side *sides)
{
    g->groups = arena_array(g->arena, g->count, sizeof(*g->groups));
    for (uint32_t i = 0; i < g->count; i++) {
        struct date date = sides[i].article->date;
        g->groups[i] = (struct group){.sum = g->vectors[i], .size = 1, .parent = i};
        if (date.year && date.month && date.day) {
            g->groups[i].day_sum = (double)date_to_days(date);
            g->groups[i].day_count = 1;
        }
    }
}

size_t story_group(const struct compare_side *sides, size_t count, uint32_t *story_of)
{
    struct grouper g = {.arena = arena_new(), .count = count};
    size_t stories = 0;
    vocabulary_init(&g.vocabulary, g.arena);
    g.vectors = arena_array(g.arena, count, sizeof(*g.vectors));
    read_articles(&g, sides);
    for (size_t i = 0; i < count; i++)
        weigh_vector(&g, &g.vectors[i]);
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
    return stories;
}
