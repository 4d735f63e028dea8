#include "core/base/hash_map.h"

#include "core/base/memory.h"

#include <stdlib.h>

enum { SIZE_LEAST = 16 };

/* FNV's low bits alone spread short texts badly. */
static struct hash_map_slot *slot_of(const struct hash_map *map, uint64_t hash)
{
    size_t at = (hash ^ hash >> 32) & (map->size - 1);
    while (map->slots[at].number != 0 && map->slots[at].hash != hash)
        at = (at + 1) & (map->size - 1);
    return &map->slots[at];
}

static void grow(struct hash_map *map)
{
    struct hash_map old = *map;
    map->size = old.size ? old.size * 2 : SIZE_LEAST;
    map->slots = memory_calloc(map->size, sizeof(*map->slots));
    for (size_t i = 0; i < old.size; i++)
        if (old.slots[i].number != 0)
            *slot_of(map, old.slots[i].hash) = old.slots[i];
    free(old.slots);
}

uint32_t hash_map_find(const struct hash_map *map, uint64_t hash)
{
    const struct hash_map_slot *slot = map->size ? slot_of(map, hash) : NULL;
    return slot && slot->number != 0 ? (uint32_t)(slot->number - 1) : HASH_MAP_NONE;
}

void hash_map_set(struct hash_map *map, uint64_t hash, uint32_t number)
{
    if (map->count * 2 >= map->size)
        grow(map);
    struct hash_map_slot *slot = slot_of(map, hash);
    map->count += slot->number == 0;
    *slot = (struct hash_map_slot){hash, (uint64_t)number + 1};
}

/* The slot stays taken, so that those behind it are found; HASH_MAP_NONE stands in it. */
void hash_map_drop(struct hash_map *map, uint64_t hash)
{
    hash_map_set(map, hash, HASH_MAP_NONE);
}

void hash_map_free(struct hash_map *map)
{
    free(map->slots);
    *map = (struct hash_map){0};
}
