#include "core/compare/value_pairs.h"

/* What an article says again of one thing, in other figures, seldom comes to more. */
enum { OTHERS_MAX = 12 };

void value_pairs_add(struct value_pairs *pairs, struct arena *arena, struct value_pair pair)
{
    pairs->items =
        arena_grow(arena, pairs->items, pairs->count, &pairs->capacity, sizeof(*pairs->items));
    pairs->items[pairs->count++] = pair;
}

void value_pairs_drop_series(struct value_pairs *pairs, struct arena *arena, const size_t counts[2])
{
    uint32_t *left_others = arena_array(arena, counts[0], sizeof(*left_others));
    uint32_t *right_others = arena_array(arena, counts[1], sizeof(*right_others));
    for (size_t i = 0; i < pairs->count; i++) {
        left_others[pairs->items[i].left] += !pairs->items[i].equal;
        right_others[pairs->items[i].right] += !pairs->items[i].equal;
    }
    size_t kept = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        struct value_pair pair = pairs->items[i];
        if (pair.equal ||
            (left_others[pair.left] <= OTHERS_MAX && right_others[pair.right] <= OTHERS_MAX))
            pairs->items[kept++] = pair;
    }
    pairs->count = kept;
}
