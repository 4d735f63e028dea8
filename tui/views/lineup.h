/* lineup: articles that are set side by side, and where the reader is in them: what views of a set
 * go by while articles are read again and a worker compares them anew. */
#ifndef DIPTYCH_TUI_VIEWS_LINEUP_H
#define DIPTYCH_TUI_VIEWS_LINEUP_H

#include "tui/page/view.h"

/* Articles that are set side by side at most: every pair of them is compared while the reader
 * waits. */
enum { COMPARE_MOST = 30 };

struct lineup {
    uint32_t items[COMPARE_MOST];
    size_t count;
    size_t active;     /* the column that the reader is in */
    struct span place; /* in it; length 0: none */
    bool hidden[COMPARE_MOST];
};

/* Items in a row (copied), the first of them active. */
struct lineup lineup_of(const uint32_t *items, size_t count, struct span place);
/* The members of a set in the reader's order, with the place of a sentence (or ANNOTATION_NONE) of
 * a column. */
struct lineup lineup_of_set(const struct collection_set *set, const size_t *order, size_t column,
                            uint32_t sentence);
/* The articles were read again: those that are there yet, the place as it is now. False where the
 * active one is gone (the first is active then) or the words at its place are. */
bool lineup_move(struct lineup *lineup, const struct context *context,
                 const struct collection_moves *moves);
/* The set, made where that is quick or was done; else NULL, and a worker makes it. */
const struct collection_set *lineup_ask(const struct lineup *lineup, struct context *context);
/* The sentence at the place; ANNOTATION_NONE: none. */
uint32_t lineup_sentence(const struct lineup *lineup, const struct collection_set *set);

#endif
