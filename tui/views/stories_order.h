/* stories_order: in which order the list of stories has its articles: under their stories, or all
 * in one row by what each says of itself. */
#ifndef DIPTYCH_TUI_VIEWS_STORIES_ORDER_H
#define DIPTYCH_TUI_VIEWS_STORIES_ORDER_H

#include "core/collection/collection.h"

/* Among equals the newest first, then in source order; what is undated comes last. */
enum stories_order {
    STORIES_BY_STORY,  /* as collection_story */
    STORIES_BY_DATE,   /* the newest first */
    STORIES_BY_OUTLET, /* by name, case folded, without "The" */
    STORIES_BY_LENGTH, /* in words, the longest first */
    STORIES_ORDER_COUNT
};

/* "date", for the title row; "by date, the newest first", when it is chosen. */
const char *stories_order_name(enum stories_order order);
const char *stories_order_words(enum stories_order order);

/* Puts the articles of a collection, without copies, into `items` (room for all) by an order other
 * than STORIES_BY_STORY; returns how many they are. */
size_t stories_order_items(const struct collection *collection, enum stories_order order,
                           uint32_t *items);

/* Appends what an article is ordered by, where its line does not say so anyway: "2022-02-21",
 * "712 words"; at most STORIES_KEY_WIDTH columns. */
enum { STORIES_KEY_WIDTH = 12 };
void stories_add_key(struct text_builder *out, enum stories_order order,
                     const struct article *article);

#endif
