/* value_index: values of one side by what they are of, so that those that may be of one quantity
 * are found without testing all.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_VALUE_INDEX_H
#define DIPTYCH_COMPARE_VALUE_INDEX_H

#include "core/base/arena.h"

#include <stdint.h>

/* What a value may be found by: kind, measure and a word or person of a figure. */
uint64_t value_index_key(int kind, const char *measure, uint64_t of);

struct value_index {
    struct arena *arena;
    struct value_entry *items; /* private: by key, value, number */
    size_t count, capacity;
    uint32_t *found; /* of value_index_find */
    size_t found_capacity;
};

/* Adds value `number` under a key, any number of times; then all are put in order. */
void value_index_add(struct value_index *index, uint64_t key, double value, uint32_t number);
void value_index_sort(struct value_index *index);

/* Of each key how many values are given back, those of the lowest first. */
enum { VALUE_INDEX_MOST = 512 };

/* The numbers under any of the keys whose values are in [low, high]: in index->found, ascending,
 * each once. Returns how many. */
size_t value_index_find(struct value_index *index, const uint64_t *keys, size_t key_count,
                        double low, double high);

#endif
