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
    struct value_pair *items; /* in the order they were added */
    size_t count, capacity;
};

void value_pairs_add(struct value_pairs *pairs, struct arena *arena, struct value_pair pair);

/* Drops the unequal pairs of a value that the other side gives more than a few others for: those
 * are a series (results, prices, a table told in sentences), not one quantity that is disputed.
 * `counts`: how many values each side has. */
void value_pairs_drop_series(struct value_pairs *pairs, struct arena *arena,
                             const size_t counts[2]);

#endif
