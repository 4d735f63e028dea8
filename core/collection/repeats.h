/* repeats: lines that an outlet prints in one story after another: its own furniture, whatever they
 * say.
 *
 * That is seen only over all articles, so it changes no kind: comparisons see two articles alone.
 */
#ifndef DIPTYCH_COLLECTION_REPEATS_H
#define DIPTYCH_COLLECTION_REPEATS_H

#include "core/compare/compare.h"

struct repeat {
    uint32_t item, paragraph;
};

/* The paragraphs of `count` articles that their outlet prints word for word in three stories or
 * more, in no order, into *out (in the arena); returns how many. `story_of` numbers the articles'
 * stories. The shelf that the articles lie on, or NULL, is tended. Does not depend on the order of
 * articles; n log n. */
size_t repeats_find(const struct compare_side *sides, const uint32_t *story_of, size_t count,
                    struct shelf *shelf, struct arena *arena, struct repeat **out);

#endif
