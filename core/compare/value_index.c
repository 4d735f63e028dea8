#include "core/compare/value_index.h"

#include "core/base/text.h"

#include <stdlib.h>

struct value_entry {
    uint64_t key;
    double value;
    uint32_t number;
};

uint64_t value_index_key(int kind, const char *measure, uint64_t of)
{
    uint64_t hash = measure ? text_hash(text_from(measure)) : 0;
    return (hash * 31 + (uint64_t)kind) * UINT64_C(0x9E3779B97F4A7C15) + of;
}

void value_index_add(struct value_index *index, uint64_t key, double value, uint32_t number)
{
    index->items = arena_grow(index->arena, index->items, index->count, &index->capacity,
                              sizeof(*index->items));
    index->items[index->count++] = (struct value_entry){key, value, number};
}

static int by_value(const void *a, const void *b)
{
    const struct value_entry *left = a, *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    if (left->value != right->value)
        return left->value < right->value ? -1 : 1;
    return (left->number > right->number) - (left->number < right->number);
}

void value_index_sort(struct value_index *index)
{
    if (index->count > 0)
        qsort(index->items, index->count, sizeof(*index->items), by_value);
}

/* The first entry of a key that is not below a value. */
static size_t lower_bound(const struct value_index *index, uint64_t key, double value)
{
    struct value_entry from = {key, value, 0};
    size_t low = 0, high = index->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_value(&index->items[middle], &from) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

size_t value_index_find(struct value_index *index, const uint64_t *keys, size_t key_count,
                        double low, double high)
{
    size_t count = 0, kept = 0;
    for (size_t k = 0; k < key_count; k++) {
        size_t first = lower_bound(index, keys[k], low);
        for (size_t i = first; i < index->count && i - first < VALUE_INDEX_MOST &&
                               index->items[i].key == keys[k] && index->items[i].value <= high;
             i++) {
            index->found = arena_grow(index->arena, index->found, count, &index->found_capacity,
                                      sizeof(*index->found));
            index->found[count++] = index->items[i].number;
        }
    }
    if (count > 0)
        qsort(index->found, count, sizeof(*index->found), by_number);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || index->found[kept - 1] != index->found[i])
            index->found[kept++] = index->found[i];
    return kept;
}
