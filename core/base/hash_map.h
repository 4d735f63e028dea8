/* hash_map: numbers by 64-bit hashes (text_hash). What has the same hash counts as the same. */
#ifndef DIPTYCH_BASE_HASH_MAP_H
#define DIPTYCH_BASE_HASH_MAP_H

#include <stddef.h>
#include <stdint.h>

enum { HASH_MAP_NONE = UINT32_MAX };

/* Zero-initialise to start; hash_map_free at the end. At most half full. */
struct hash_map {
    struct hash_map_slot {
        uint64_t hash;
        uint64_t number; /* plus 1; 0: free */
    } * slots;
    size_t size, count;
};

/* The number of a hash, or HASH_MAP_NONE. */
uint32_t hash_map_find(const struct hash_map *map, uint64_t hash);
/* Sets it, in the place of another. */
void hash_map_set(struct hash_map *map, uint64_t hash, uint32_t number);
/* A hash that is there has no number from here on. */
void hash_map_drop(struct hash_map *map, uint64_t hash);
void hash_map_free(struct hash_map *map);

#endif
