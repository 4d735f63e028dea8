#include "core/collection/counted.h"

#include "core/base/union.h"
#include "core/collection/collection_private.h"

enum { ACROSS_MAX = 30 };

/* The figures of articles that are set side by side, numbered through. */
struct set_figures {
    const struct collection_set *set;
    struct arena *arena, *scratch;
    uint32_t *first_of; /* the number of each member's first figure */
    uint32_t *sets;
    uint32_t *sizes; /* of a set, at its first member */
    enum verdict *verdicts;
    size_t figure_count;
    const struct story_dates *dates; /* by member */
};

static void number_figures(struct set_figures *figures)
{
    const struct collection_set *set = figures->set;
    figures->first_of = arena_array(figures->scratch, set->count, sizeof(*figures->first_of));
    for (size_t i = 0; i < set->count; i++) {
        figures->first_of[i] = (uint32_t)figures->figure_count;
        figures->figure_count += set->sides[i].annotation->figure_count;
    }
    figures->sets = union_new(figures->scratch, figures->figure_count);
    figures->sizes = arena_array(figures->scratch, figures->figure_count, sizeof(*figures->sizes));
    figures->verdicts =
        arena_array(figures->scratch, figures->figure_count, sizeof(*figures->verdicts));
}

/* Runs over all pairs of figures that comparisons set against each other. */
static void each_dispute(struct set_figures *figures,
                         void (*take)(struct set_figures *, uint32_t, uint32_t, enum verdict))
{
    const struct collection_set *set = figures->set;
    for (size_t a = 0; a < set->count; a++) {
        for (size_t b = a + 1; b < set->count; b++) {
            const struct comparison *pair = collection_set_pair(set, a, b);
            for (size_t i = 0; i < pair->dispute_count; i++)
                take(figures, figures->first_of[a] + pair->disputes[i].left,
                     figures->first_of[b] + pair->disputes[i].right, pair->disputes[i].verdict);
        }
    }
}

static void join(struct set_figures *figures, uint32_t left, uint32_t right, enum verdict verdict)
{
    (void)verdict;
    union_join(figures->sets, left, right);
}

static void judge(struct set_figures *figures, uint32_t left, uint32_t right, enum verdict verdict)
{
    (void)right;
    uint32_t root = union_find(figures->sets, left);
    if (verdict > figures->verdicts[root])
        figures->verdicts[root] = verdict;
}

struct counted_list {
    struct counted *items;
    size_t count, capacity;
};

static void take_values(struct set_figures *figures, struct counted_list *list)
{
    const struct collection_set *set = figures->set;
    uint32_t *index_of = arena_array(figures->scratch, figures->figure_count, sizeof(*index_of));
    for (uint32_t i = 0; i < figures->figure_count; i++)
        figures->sizes[union_find(figures->sets, i)]++;
    uint32_t number = 0;
    for (size_t member = 0; member < set->count; member++) {
        for (uint32_t f = 0; f < set->sides[member].annotation->figure_count; f++, number++) {
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
            counted->values[counted->count++] = (struct counted_value){set->members[member], f};
        }
    }
}

/* Which story tells of it, and how far its articles lie apart. Values stand in the members' order.
 */
static void place(const struct collection *collection, struct set_figures *figures,
                  struct counted *counted)
{
    const struct collection_set *set = figures->set;
    struct story_dates *dates = arena_array(figures->scratch, counted->count, sizeof(*dates));
    size_t count = 0, member = 0;
    counted->story = collection_item(collection, counted->values[0].item)->story;
    for (size_t i = 0; i < counted->count; i++) {
        uint32_t item = counted->values[i].item;
        if (collection_item(collection, item)->story != counted->story)
            counted->story = ANNOTATION_NONE;
        if (i > 0 && item == counted->values[i - 1].item)
            continue;
        while (set->members[member] != item)
            member++;
        dates[count++] = figures->dates[member];
    }
    if (counted->verdict != VERDICT_AGREE)
        counted->apart = story_days_apart(dates, count);
}

static void find_in(const struct collection *collection, const uint32_t *members, size_t count,
                    struct arena *arena, struct counted_list *list)
{
    struct collection_set set = {0};
    struct set_figures figures = {.set = &set, .arena = arena, .scratch = arena_new()};
    size_t before = list->count;
    collection_compare_members(collection, members, count, figures.scratch, &set);
    number_figures(&figures);
    each_dispute(&figures, join);
    each_dispute(&figures, judge);
    take_values(&figures, list);
    figures.dates = story_dates_read(set.sides, set.count, figures.scratch);
    for (size_t i = before; i < list->count; i++)
        place(collection, &figures, &list->items[i]);
    arena_free(figures.scratch);
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
