/* runs: a few words in a row that an article says seldom, however common each of them is.
 *
 * Internal to core/compare. Known by the forms of their words, so that they are read once for all
 * pairs of an article. */
#ifndef DIPTYCH_COMPARE_RUNS_H
#define DIPTYCH_COMPARE_RUNS_H

#include "core/compare/words.h"

struct run {
    uint32_t hash; /* of RUNS_WORDS forms */
    uint32_t unit;
};

enum {
    RUNS_WORDS = 6,
    RUNS_UNITS_MAX = 4 /* a run in more units than this says nothing of them */
};

struct runs {
    struct run *items; /* by hash, then unit; each once */
    size_t count;
};

/* The runs of an article's units; they live in `arena`. */
void runs_read(const struct words *words, struct arena *arena, struct runs *out);

/* Calls `take` with each pair of units that share a run, some more than once, until it returns
 * false. */
void runs_each_shared(const struct runs *left, const struct runs *right,
                      bool (*take)(void *context, uint32_t left, uint32_t right), void *context);

#endif
