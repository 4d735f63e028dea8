#include "core/collection/counted.h"

#include "core/base/union.h"
#include "core/collection/collection_private.h"
#include "core/collection/counted_pairs.h"

enum { ACROSS_MAX = 30 };

/* Two figures that a comparison sets against each other, by their numbers. */
struct set_dispute {
    uint32_t left, right;
    enum verdict verdict;
};

/* The figures of articles that are set side by side, numbered through. */
struct set_figures {
    const uint32_t *members; /* items, ascending */
    const struct compare_side *sides;
    size_t count; /* of both */
    struct arena *arena, *scratch;
    uint32_t *first_of; /* the number of each member's first figure */
    uint32_t *sets;
    uint32_t *sizes; /* of a set, at its first member */
    enum verdict *verdicts;
    size_t figure_count;
    struct set_dispute *disputes;
    size_t dispute_count, dispute_capacity;
    const struct story_dates *dates; /* by member */
};

static void number_figures(struct set_figures *figures)
{
    figures->first_of = arena_array(figures->scratch, figures->count, sizeof(*figures->first_of));
    for (size_t i = 0; i < figures->count; i++) {
        figures->first_of[i] = (uint32_t)figures->figure_count;
        figures->figure_count += figures->sides[i].annotation->figure_count;
    }
    figures->sets = union_new(figures->scratch, figures->figure_count);
    figures->sizes = arena_array(figures->scratch, figures->figure_count, sizeof(*figures->sizes));
    figures->verdicts =
        arena_array(figures->scratch, figures->figure_count, sizeof(*figures->verdicts));
}

static void take_disputes(struct set_figures *figures, struct counted_pair pair,
                          const struct comparison *comparison)
{
    for (size_t i = 0; i < comparison->dispute_count; i++) {
        const struct dispute *dispute = &comparison->disputes[i];
        figures->disputes = arena_grow(figures->scratch, figures->disputes, figures->dispute_count,
                                       &figures->dispute_capacity, sizeof(*figures->disputes));
        figures->disputes[figures->dispute_count++] =
            (struct set_dispute){figures->first_of[pair.a] + dispute->left,
                                 figures->first_of[pair.b] + dispute->right, dispute->verdict};
    }
}

/* Of each comparison only what it sets against each other stays. */
static void find_disputes(struct set_figures *figures)
{
    size_t pair_count;
    const struct counted_pair *pairs =
        counted_pairs_find(figures->sides, figures->count, figures->scratch, &pair_count);
    struct compare_reading **readings =
        arena_array(figures->scratch, figures->count, sizeof(*readings));
    struct arena *made = arena_new();
    for (size_t i = 0; i < figures->count; i++)
        readings[i] = compare_read_words(figures->sides[i], figures->scratch);
    for (size_t i = 0; i < pair_count; i++) {
        struct comparison comparison;
        compare_passages(readings[pairs[i].a], readings[pairs[i].b], made, &comparison);
        take_disputes(figures, pairs[i], &comparison);
        arena_reset(made);
    }
    arena_free(made);
}

static void join_disputes(struct set_figures *figures)
{
    for (size_t i = 0; i < figures->dispute_count; i++)
        union_join(figures->sets, figures->disputes[i].left, figures->disputes[i].right);
    for (size_t i = 0; i < figures->dispute_count; i++) {
        uint32_t root = union_find(figures->sets, figures->disputes[i].left);
        if (figures->disputes[i].verdict > figures->verdicts[root])
            figures->verdicts[root] = figures->disputes[i].verdict;
    }
}

struct counted_list {
    struct counted *items;
    size_t count, capacity;
};

static void take_values(struct set_figures *figures, struct counted_list *list)
{
    uint32_t *index_of = arena_array(figures->scratch, figures->figure_count, sizeof(*index_of));
    for (uint32_t i = 0; i < figures->figure_count; i++)
        figures->sizes[union_find(figures->sets, i)]++;
    uint32_t number = 0;
    for (size_t member = 0; member < figures->count; member++) {
        for (uint32_t f = 0; f < figures->sides[member].annotation->figure_count; f++, number++) {
            uint32_t root = union_find(figures->sets, number);
            if (figures->sizes[root] < 2)
                continue;
            if (root == number) {
                list->items = arena_grow(figures->arena, list->items, list->count, &list->capacity,
                                         sizeof(*list->items));
                index_of[root] = (uint32_t)list->count;
                list->items[list->count++] =
                    (struct counted){.values = arena_array(figures->arena, figures->sizes[root],
                                                           sizeof(struct counted_value)),
                                     .verdict = figures->verdicts[root]};
            }
            struct counted *counted = &list->items[index_of[root]];
            counted->values[counted->count++] = (struct counted_value){figures->members[member], f};
        }
    }
}

static size_t member_of(const struct set_figures *figures, uint32_t item)
{
    size_t low = 0, high = figures->count - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (figures->members[middle] < item)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Which story tells of it, and how far its articles lie apart. Values stand in the members' order.
 */
static void place(const struct collection *collection, struct set_figures *figures,
                  struct counted *counted)
{
    struct story_dates *dates = arena_array(figures->scratch, counted->count, sizeof(*dates));
    size_t count = 0;
    counted->story = collection_item(collection, counted->values[0].item)->story;
    for (size_t i = 0; i < counted->count; i++) {
        uint32_t item = counted->values[i].item;
        if (collection_item(collection, item)->story != counted->story)
            counted->story = ANNOTATION_NONE;
        if (i > 0 && item == counted->values[i - 1].item)
            continue;
        dates[count++] = figures->dates[member_of(figures, item)];
    }
    if (counted->verdict != VERDICT_AGREE)
        counted->apart = story_days_apart(dates, count);
}

/* With words, which the collection may drop. */
static struct compare_side *copy_sides(const struct collection *collection, const uint32_t *members,
                                       size_t count, struct arena *arena)
{
    struct compare_side *sides = arena_array(arena, count, sizeof(*sides));
    struct annotation *annotations = arena_array(arena, count, sizeof(*annotations));
    for (size_t i = 0; i < count; i++) {
        sides[i] = collection_side(collection, members[i]);
        annotations[i] = *sides[i].annotation;
        annotation_unpack(sides[i].article, arena, &annotations[i]);
        sides[i].annotation = &annotations[i];
    }
    return sides;
}

static void find_in(const struct collection *collection, const uint32_t *members, size_t count,
                    struct arena *arena, struct counted_list *list)
{
    struct arena *scratch = arena_new();
    struct set_figures figures = {.members = members,
                                  .sides = copy_sides(collection, members, count, scratch),
                                  .count = count,
                                  .arena = arena,
                                  .scratch = scratch};
    size_t before = list->count;
    number_figures(&figures);
    find_disputes(&figures);
    join_disputes(&figures);
    take_values(&figures, list);
    figures.dates = story_dates_read(figures.sides, count, scratch);
    for (size_t i = before; i < list->count; i++)
        place(collection, &figures, &list->items[i]);
    arena_free(scratch);
}

/* --- of a story, of all ----------------------------------------------------------------------- */

bool counted_across(const struct collection *collection)
{
    return collection_count(collection) <= ACROSS_MAX;
}

struct counted *counted_find(const struct collection *collection, uint32_t only, struct work *work,
                             struct arena *arena, size_t *count)
{
    struct counted_list list = {0};
    if (only == ANNOTATION_NONE && counted_across(collection)) {
        if (collection->counted_count > 1)
            find_in(collection, collection->counted, collection->counted_count, arena, &list);
        *count = list.count;
        return list.items;
    }
    size_t stories = collection_story_count(collection);
    size_t first = only == ANNOTATION_NONE ? 0 : only;
    size_t end = only == ANNOTATION_NONE ? stories : first + 1;
    for (size_t i = first; i < end && work_goes_on(work, i - first, end - first); i++) {
        const struct collection_story *story = collection_story(collection, i);
        if (story->count > 1)
            find_in(collection, story->members, story->count, arena, &list);
    }
    *count = list.count;
    return list.items;
}
