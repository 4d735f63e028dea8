/* reading: one article read for comparison.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_READING_H
#define DIPTYCH_COMPARE_READING_H

#include "core/compare/profile.h"
#include "core/compare/quantities.h"
#include "core/compare/runs.h"

struct compare_reading {
    struct compare_side side;
    struct vocabulary vocabulary; /* of this article alone, sorted */
    struct words words;
    struct profile profile;
    struct runs runs;
    struct quantity *quantities;
    size_t quantity_count;
    uint32_t (*repeated)[2]; /* pairs of sentences that it says twice, sorted */
    size_t repeated_count;
};

#endif
