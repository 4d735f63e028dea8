/* union: sets that are joined until what belongs together stands in one (Tarjan 1975, path
 * halving). */
#ifndef DIPTYCH_BASE_UNION_H
#define DIPTYCH_BASE_UNION_H

#include "core/base/arena.h"
#include <stdint.h>

/* `count` sets of one member each; lives in the arena. */
static inline uint32_t *union_new(struct arena *arena, size_t count)
{
    uint32_t *parents = arena_array(arena, count, sizeof(*parents));
    for (size_t i = 0; i < count; i++)
        parents[i] = (uint32_t)i;
    return parents;
}

/* The set's first member. */
static inline uint32_t union_find(uint32_t *parents, uint32_t member)
{
    while (parents[member] != member)
        member = parents[member] = parents[parents[member]];
    return member;
}

static inline void union_join(uint32_t *parents, uint32_t a, uint32_t b)
{
    uint32_t left = union_find(parents, a), right = union_find(parents, b);
    if (left < right)
        parents[right] = left;
    else
        parents[left] = right;
}

#endif
