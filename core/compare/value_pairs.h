/* value_pairs: values of two articles that may be of one quantity.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_VALUE_PAIRS_H
#define DIPTYCH_COMPARE_VALUE_PAIRS_H

#include "core/base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct value_pair {
    uint32_t left, right; /* indices of the caller's */
    bool equal;
};

struct value_pairs {
    struct arena *arena;
    struct value_pair *items; /* by left, then right */
    size_t count, capacity;
    uint32_t *equals[2], *others[2]; /* private: pairs so far of each value of a side */
};

/* `left` and `right`: how many values each side has. All lives in the arena. */
struct value_pairs value_pairs_new(struct arena *arena, size_t left, size_t right);

/* Adds the next pair, by left, then right. What is kept grows with the values, not with their
 * product: of equal pairs those that are among the first few of one of their values, so that a
 * value with an equal one keeps one. */
void value_pairs_add(struct value_pairs *pairs, struct value_pair pair);

/* Drops the unequal pairs of a value that the other side gives more than a few others for: those
 * are a series (results, prices, a table told in sentences), not one quantity that is disputed. */
void value_pairs_drop_series(struct value_pairs *pairs);

#endif
