/* story_parts: what story_group knows of each article: a vector of its words; story_days.h has its
 * day.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_STORY_PARTS_H
#define DIPTYCH_COMPARE_STORY_PARTS_H

#include "core/compare/story.h"
#include "core/compare/story_days.h"

struct story_term {
    uint32_t key;
    float value;
};

/* By key. */
struct story_vector {
    struct story_term *items;
    uint32_t count;
};

/* Reads the articles: out[i] is the vector of side i, nearly of unit length; names count less in
 * products than other words. Returns how many keys there are, numbered in an order that does not
 * depend on that of the sides. Everything lives in the arena; what is needed meanwhile lies on the
 * shelf (shelf.h; NULL: plain memory). */
size_t story_vectors_read(const struct compare_side *sides, size_t count, struct shelf *shelf,
                          struct arena *arena, struct story_vector *out);
double story_vectors_product(const struct story_vector *a, const struct story_vector *b);
struct story_vector story_vectors_sum(struct arena *arena, const struct story_vector *a,
                                      const struct story_vector *b);

#endif
