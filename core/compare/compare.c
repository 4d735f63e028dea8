#include "core/compare/compare.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/compare/counts.h"
#include "core/compare/disputes.h"
#include "core/compare/passages.h"

/* A link that rests on a figure is called so where the words say less than this. */
static const float figure_dice = 0.30F;

enum { SMALL = 20 };

struct comparer {
    struct weighted_pair pair;
    struct links links;
    struct counts counts;
    size_t link_capacity;
};

static int compare_links(const void *a, const void *b)
{
    const struct link *x = a, *y = b;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->right > y->right) - (x->right < y->right);
}

/* The link of these sentences among the first `count`, which are sorted. */
static struct link *find(struct comparer *c, size_t count, uint32_t left, uint32_t right)
{
    struct link key = {.left = left, .right = right};
    if (count == 0)
        return NULL;
    return bsearch(&key, c->links.items, count, sizeof(key), compare_links);
}

static struct link *add_link(struct comparer *c, uint32_t left, uint32_t right,
                             enum relation relation)
{
    c->links.items = arena_grow(c->pair.vocabulary.arena, c->links.items, c->links.count,
                                &c->link_capacity, sizeof(*c->links.items));
    struct link *link = &c->links.items[c->links.count++];
    *link =
        (struct link){.left = left,
                      .right = right,
                      .units = {c->pair.words[0].unit_of[left], c->pair.words[1].unit_of[right]},
                      .relation = relation,
                      .dice = 1};
    return link;
}

static void sort_links(struct comparer *c)
{
    struct links *links = &c->links;
    if (links->count == 0)
        return;
    qsort(links->items, links->count, sizeof(*links->items), compare_links);
    size_t kept = 1;
    for (size_t i = 1; i < links->count; i++)
        if (compare_links(&links->items[kept - 1], &links->items[i]) != 0)
            links->items[kept++] = links->items[i];
    links->count = kept;
}

/* A counted thing makes a link of its own, and names one that has little else. */
static void add_count(struct comparer *c, struct evidence_room *room, size_t known, uint32_t left,
                      uint32_t right)
{
    struct link *link = find(c, known, left, right);
    if (link == NULL) {
        struct evidence evidence;
        link = add_link(c, left, right, RELATION_FIGURE);
        evidence_find(room, link->units[0], link->units[1], INFINITY, &evidence);
        link->dice = evidence.dice;
    } else if (link->relation == RELATION_REWORDED && link->dice < figure_dice) {
        link->relation = RELATION_FIGURE;
    }
}

static uint32_t sentence_of(const struct compare_side *side, uint32_t figure)
{
    struct span span = side->annotation->figures[figure].span;
    return (uint32_t)sentences_at(&side->annotation->sentences, span.paragraph, span.start);
}

/* Whether a dispute ties its sentences by itself: small numbers that agree are met by chance. */
static bool ties(const struct comparison *of, const struct dispute *dispute)
{
    const struct figure *left = &of->left.annotation->figures[dispute->left];
    const struct figure *right = &of->right.annotation->figures[dispute->right];
    return dispute->verdict != VERDICT_AGREE || !(left->value <= SMALL || right->value <= SMALL);
}

static void add_counts(struct comparer *c)
{
    struct evidence_room room =
        evidence_prepare(&c->pair.vocabulary, &c->pair.sides[0], &c->pair.sides[1]);
    size_t known = c->links.count;
    for (size_t i = 0; i < c->counts.count; i++)
        add_count(c, &room, known, c->counts.items[i].sentences[0],
                  c->counts.items[i].sentences[1]);
    sort_links(c);
}

/* Of articles that tell of one event, whatever order their sentences stand in. */
static void add_disputes(struct comparer *c, const struct comparison *of)
{
    struct evidence_room room =
        evidence_prepare(&c->pair.vocabulary, &c->pair.sides[0], &c->pair.sides[1]);
    size_t known = c->links.count;
    for (size_t i = 0; i < of->dispute_count; i++) {
        const struct dispute *dispute = &of->disputes[i];
        uint32_t left = sentence_of(&of->left, dispute->left);
        uint32_t right = sentence_of(&of->right, dispute->right);
        if (ties(of, dispute) &&
            (dispute->verdict != VERDICT_AGREE || find(c, known, left, right) == NULL))
            add_count(c, &room, known, left, right);
    }
    sort_links(c);
}

static bool is_equal(const struct comparer *c, uint32_t left, uint32_t right)
{
    uint32_t a = c->pair.words[0].unit_of[left], b = c->pair.words[1].unit_of[right];
    return a != WORDS_NONE && b != WORDS_NONE &&
           words_same_unit(&c->pair.words[0], a, &c->pair.words[1], b);
}

/* Links the sentences beside a link, where they are equal and in no other. */
static void link_beside(struct comparer *c, bool *const linked[2], struct link link, uint32_t step)
{
    uint32_t l = link.left + step, r = link.right + step;
    if (l >= c->pair.words[0].annotation->sentences.count ||
        r >= c->pair.words[1].annotation->sentences.count || linked[0][l] || linked[1][r] ||
        !is_equal(c, l, r))
        return;
    add_link(c, l, r, RELATION_VERBATIM);
    linked[0][l] = linked[1][r] = true;
}

/* Sentences too short to link by themselves ("No.") are linked beside a link, or at the edge of
 * both articles, going one step at a time (1 or -1, modulo 2^32). */
static void link_neighbours(struct comparer *c, uint32_t step, struct link edge)
{
    bool *linked[2];
    for (int side = 0; side < 2; side++)
        linked[side] = arena_array(c->pair.vocabulary.arena,
                                   c->pair.words[side].annotation->sentences.count, sizeof(bool));
    for (size_t i = 0; i < c->links.count; i++)
        linked[0][c->links.items[i].left] = linked[1][c->links.items[i].right] = true;
    link_beside(c, linked, edge, step);
    for (size_t i = 0; i < c->links.count; i++)
        link_beside(c, linked, c->links.items[i], step);
    sort_links(c);
}

/* Marks the sentences that stand in a passage; returns their words over all words. */
static double mark_linked(const struct words *words, const struct links *links, bool left,
                          bool *linked)
{
    size_t in_links = 0;
    for (size_t i = 0; i < links->count; i++) {
        uint32_t sentence = left ? links->items[i].left : links->items[i].right;
        if (!linked[sentence])
            in_links += words->units[words->unit_of[sentence]].word_count;
        linked[sentence] = true;
    }
    return words->words_total ? (double)in_links / (double)words->words_total : 0;
}

static uint32_t *gather_only(const struct comparer *c, int side, struct arena *arena, size_t *count,
                             double *shared)
{
    const struct words *words = &c->pair.words[side];
    size_t sentences = words->annotation->sentences.count;
    bool *linked = arena_array(c->pair.vocabulary.arena, sentences, sizeof(*linked));
    *shared = mark_linked(words, &c->links, side == 0, linked);
    size_t found = 0;
    for (size_t i = 0; i < sentences; i++) {
        linked[i] |= words->unit_of[i] == WORDS_NONE || c->links.near[side][i];
        found += !linked[i];
    }
    uint32_t *only = arena_array(arena, found, sizeof(*only));
    *count = 0;
    for (size_t i = 0; i < sentences; i++)
        if (!linked[i])
            only[(*count)++] = (uint32_t)i;
    return only;
}

/* The pairs that an article says twice, where the comparison can keep them. */
static uint32_t (*copy_repeated(struct arena *arena, const struct compare_reading *reading,
                                size_t *count))[2]
{
    uint32_t(*out)[2] = arena_array(arena, reading->repeated_count, sizeof(*out));
    *count = reading->repeated_count;
    if (*count > 0)
        memcpy(out, reading->repeated, *count * sizeof(*out));
    return out;
}

/* Finds the passages, without what differs in them; `c` is all zero. */
static void find_passages(struct comparer *c, const struct compare_reading *left,
                          const struct compare_reading *right, struct arena *scratch,
                          struct arena *arena, struct comparison *out)
{
    const struct vocabulary *vocabulary = &c->pair.vocabulary;
    const struct weighted *sides = c->pair.sides;
    assert(left != right);
    *out = (struct comparison){.left = left->side, .right = right->side};
    weights_make(left, right, scratch, &c->pair);
    links_find(vocabulary, &sides[0], &sides[1], &c->links);
    c->link_capacity = c->links.count;
    counts_find(vocabulary, &sides[0], &sides[1], c->links.company, &c->counts);
    disputes_find(vocabulary, &sides[0], &sides[1], c->links.one_event, arena, out);
    add_counts(c);
    if (c->links.one_event)
        add_disputes(c, out);
    struct link start = {.left = UINT32_MAX, .right = UINT32_MAX};
    struct link end = {.left = (uint32_t)left->side.annotation->sentences.count,
                       .right = (uint32_t)right->side.annotation->sentences.count};
    link_neighbours(c, 1, start);
    link_neighbours(c, UINT32_MAX, end);
    passages_make(&c->pair.words[0], &c->pair.words[1], &c->links, arena, out);
}

void compare_passages(const struct compare_reading *left, const struct compare_reading *right,
                      struct arena *arena, struct comparison *out)
{
    struct arena *scratch = arena_new();
    struct comparer c = {0};
    find_passages(&c, left, right, scratch, arena, out);
    arena_free(scratch);
}

void compare_readings(const struct compare_reading *left, const struct compare_reading *right,
                      struct arena *arena, struct comparison *out)
{
    struct arena *scratch = arena_new();
    struct comparer c = {0};
    find_passages(&c, left, right, scratch, arena, out);
    const struct vocabulary *vocabulary = &c.pair.vocabulary;
    const struct weighted *sides = c.pair.sides;
    for (size_t i = 0; i < out->passage_count; i++)
        changes_find(vocabulary, &sides[0], &sides[1], arena, &out->passages[i]);
    out->left_only = gather_only(&c, 0, arena, &out->left_only_count, &out->left_shared);
    out->right_only = gather_only(&c, 1, arena, &out->right_only_count, &out->right_shared);
    out->left_repeated = copy_repeated(arena, left, &out->left_repeated_count);
    out->right_repeated = copy_repeated(arena, right, &out->right_repeated_count);
    arena_free(scratch);
}

void compare_pair(struct compare_side left, struct compare_side right, struct arena *arena,
                  struct comparison *out)
{
    struct arena *scratch = arena_new();
    compare_readings(compare_read(left, scratch), compare_read(right, scratch), arena, out);
    arena_free(scratch);
}

const char *relation_name(enum relation relation)
{
    static const char *const names[] = {"verbatim", "quote", "figure", "reworded"};
    return relation < RELATION_COUNT ? names[relation] : "";
}

const char *change_op_name(enum change_op op)
{
    static const char *const names[] = {"replace", "insert", "delete"};
    return names[op];
}

const char *change_kind_name(enum change_kind kind)
{
    static const char *const names[] = {"wording",     "name",     "figure",
                                        "attribution", "negation", "quoted"};
    return kind < CHANGE_KIND_COUNT ? names[kind] : "";
}

const char *verdict_name(enum verdict verdict)
{
    static const char *const names[] = {"agree", "differ", "conflict"};
    return names[verdict];
}
