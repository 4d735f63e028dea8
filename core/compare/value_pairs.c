#include "core/compare/value_pairs.h"

/* What an article says again of one thing, in the same figures or in others, seldom comes to more.
 */
enum { PARTNERS_MAX = 12 };

struct value_pairs value_pairs_new(struct arena *arena, size_t left, size_t right)
{
    return (struct value_pairs){
        .arena = arena,
        .equals = {arena_array(arena, left, sizeof(uint32_t)),
                   arena_array(arena, right, sizeof(uint32_t))},
        .others = {arena_array(arena, left, sizeof(uint32_t)),
                   arena_array(arena, right, sizeof(uint32_t))},
    };
}

void value_pairs_add(struct value_pairs *pairs, struct value_pair pair)
{
    uint32_t *const *partners = pair.equal ? pairs->equals : pairs->others;
    bool left = partners[0][pair.left]++ < PARTNERS_MAX;
    bool right = partners[1][pair.right]++ < PARTNERS_MAX;
    if (pair.equal ? !left && !right : !left || !right)
        return;
    pairs->items = arena_grow(pairs->arena, pairs->items, pairs->count, &pairs->capacity,
                              sizeof(*pairs->items));
    pairs->items[pairs->count++] = pair;
}

void value_pairs_drop_series(struct value_pairs *pairs)
{
    size_t kept = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        struct value_pair pair = pairs->items[i];
        if (pair.equal || (pairs->others[0][pair.left] <= PARTNERS_MAX &&
                           pairs->others[1][pair.right] <= PARTNERS_MAX))
            pairs->items[kept++] = pair;
    }
    pairs->count = kept;
}
