#include "core/collection/counted_pairs.h"

#include "core/base/text.h"

#include <math.h>
#include <stdlib.h>

/* A side gives a figure. */
struct given {
    uint64_t figure;
    uint32_t side;
};

struct pair_list {
    struct arena *arena;
    struct counted_pair *items;
    size_t count, capacity;
};

static void add(struct pair_list *list, uint32_t a, uint32_t b)
{
    list->items =
        arena_grow(list->arena, list->items, list->count, &list->capacity, sizeof(*list->items));
    list->items[list->count++] = (struct counted_pair){a, b};
}

static int by_figure(const void *a, const void *b)
{
    const struct given *left = a, *right = b;
    if (left->figure != right->figure)
        return left->figure < right->figure ? -1 : 1;
    return (left->side > right->side) - (left->side < right->side);
}

static int by_sides(const void *a, const void *b)
{
    const struct counted_pair *left = a, *right = b;
    if (left->a != right->a)
        return left->a < right->a ? -1 : 1;
    return (left->b > right->b) - (left->b < right->b);
}

static uint64_t hash_figure(const struct figure *figure)
{
    double values[] = {figure->value, figure->low, figure->high};
    if (!isnan(figure->value))
        values[1] = values[2] = 0;
    uint64_t hash = text_hash((struct text){(const char *)values, sizeof(values)});
    hash = hash * 31 + (figure->unit ? text_hash(text_from(figure->unit)) : 0);
    return hash * 31 + (uint64_t)figure->kind;
}

/* The first figures of all sides, by figure, each once a side. */
static struct given *list_given(const struct compare_side *sides, size_t count, struct arena *arena,
                                size_t *given_count)
{
    struct given *given = arena_array(arena, count * COUNTED_FIGURES, sizeof(*given));
    size_t all = 0, kept = 0;
    for (uint32_t i = 0; i < count; i++)
        for (size_t f = 0; f < sides[i].annotation->figure_count && f < COUNTED_FIGURES; f++)
            given[all++] = (struct given){hash_figure(&sides[i].annotation->figures[f]), i};
    if (all > 0)
        qsort(given, all, sizeof(*given), by_figure);
    for (size_t i = 0; i < all; i++)
        if (kept == 0 || by_figure(&given[kept - 1], &given[i]) != 0)
            given[kept++] = given[i];
    *given_count = kept;
    return given;
}

static void add_equal(struct pair_list *list, const struct compare_side *sides, size_t count)
{
    struct arena *scratch = arena_new();
    size_t given_count;
    const struct given *given = list_given(sides, count, scratch, &given_count);
    for (size_t i = 0; i < given_count; i++)
        for (size_t k = i + 1; k <= i + COUNTED_EQUAL && k < given_count; k++)
            if (given[k].figure == given[i].figure)
                add(list, given[i].side, given[k].side);
    arena_free(scratch);
}

struct counted_pair *counted_pairs_find(const struct compare_side *sides, size_t count,
                                        struct arena *arena, size_t *pair_count)
{
    struct pair_list list = {.arena = arena};
    size_t next = count > COUNTED_ALL_MAX ? COUNTED_NEXT : COUNTED_ALL_MAX, kept = 0;
    for (uint32_t a = 0; a < count; a++)
        for (uint32_t b = a + 1; b < count && b - a <= next; b++)
            add(&list, a, b);
    if (count > COUNTED_ALL_MAX)
        add_equal(&list, sides, count);
    if (list.count > 0)
        qsort(list.items, list.count, sizeof(*list.items), by_sides);
    for (size_t i = 0; i < list.count; i++)
        if (kept == 0 || by_sides(&list.items[kept - 1], &list.items[i]) != 0)
            list.items[kept++] = list.items[i];
    *pair_count = kept;
    return list.items;
}
