/* copies: one article found more than once: the same text again, an edited version of it, or the
 * same text under another outlet.
 *
 * Nothing compares all with all: equal texts are found by their hash, nearly equal ones by the
 * least hashes of their runs of four words (Broder, On the Resemblance and Containment of
 * Documents, 1997), versions by the outlet's URL and headline too; each is then measured by the
 * share of runs that both have, against the first only. Time and memory grow with the words. */
#ifndef DIPTYCH_COMPARE_COPIES_H
#define DIPTYCH_COMPARE_COPIES_H

#include "core/compare/compare.h"

enum copy_kind {
    COPY_NONE,    /* the first of its kind, or the only one */
    COPY_SAME,    /* the same words as an earlier one of the same outlet */
    COPY_VERSION, /* the same outlet's article, edited */
    COPY_OUTLET,  /* nearly the same text, first under this outlet */
};

struct copy {
    uint32_t of;  /* the first of them all; itself where it is that */
    uint32_t own; /* the first of its outlet, which stands for it; itself where it is that */
    enum copy_kind kind;
};

/* Whether another of its outlet stands for it. */
bool copy_is_own(struct copy copy);

/* For each of `count` articles what it is a copy of, among those before it with the same number in
 * `group_of`. Lives in the arena. */
struct copy *copies_find(const struct compare_side *sides, const uint32_t *group_of, size_t count,
                         struct arena *arena);

#endif
