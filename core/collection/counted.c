#include "core/collection/counted.h"

#include "core/collection/union.h"

/* The figures of a story's articles, numbered through. */
struct story_figures {
    const struct collection_set *set;
    struct arena *arena, *scratch;
    uint32_t *first_of; /* the number of each member's first figure */
    uint32_t *sets;
    uint32_t *sizes; /* of a set, at its first member */
    enum verdict *verdicts;
    size_t figure_count;
};

static void number_figures(struct story_figures *figures)
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
static void each_dispute(struct story_figures *figures,
                         void (*take)(struct story_figures *, uint32_t, uint32_t, enum verdict))
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

static void join(struct story_figures *figures, uint32_t left, uint32_t right, enum verdict verdict)
{
    (void)verdict;
    union_join(figures->sets, left, right);
}

static void judge(struct story_figures *figures, uint32_t left, uint32_t right,
                  enum verdict verdict)
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

static void take_values(struct story_figures *figures, struct counted_list *list, uint32_t story)
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
                list->items[list->count++] = (struct counted){
                    story,
                    arena_array(figures->arena, figures->sizes[root], sizeof(struct counted_value)),
                    0, figures->verdicts[root]};
            }
            struct counted *counted = &list->items[index_of[root]];
            counted->values[counted->count++] = (struct counted_value){set->members[member], f};
        }
    }
}

struct counted *counted_find(struct collection *collection, uint32_t only, struct arena *arena,
                             size_t *count)
{
    struct counted_list list = {0};
    for (size_t i = 0; i < collection_story_count(collection); i++) {
        const struct collection_story *story = collection_story(collection, i);
        if (story->count < 2 || (only != ANNOTATION_NONE && only != i))
            continue;
        struct story_figures figures = {.arena = arena, .scratch = arena_new()};
        figures.set = collection_set(collection, story->members, story->count);
        number_figures(&figures);
        each_dispute(&figures, join);
        each_dispute(&figures, judge);
        take_values(&figures, &list, (uint32_t)i);
        arena_free(figures.scratch);
    }
    *count = list.count;
    return list.items;
}
