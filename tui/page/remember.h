/* remember: what is kept from run to run: between the views and core/state. */
#ifndef DIPTYCH_TUI_PAGE_REMEMBER_H
#define DIPTYCH_TUI_PAGE_REMEMBER_H

#include "core/collection/reload.h"
#include "tui/page/pane.h"

/* Opens the state, in whose `opened_as` the paths are known, takes the last layout, and counts the
 * first runs. */
void remember_start(struct context *context, const char *const *paths, size_t count);
void remember_end(struct context *context);

bool remember_is_read(struct context *context, size_t item);
void remember_read(struct context *context, size_t item, bool read);

/* Keeps where the reader is in a view: the place in its text, or in the list the article. */
void remember_view(struct view *view);
/* Puts a pane that was not laid out yet where its article was left, and says so. */
void remember_place_in(struct pane *pane);
/* The item that was in focus in the list when it was left; SIZE_MAX where it is not there. */
size_t remember_last_item(struct context *context);
void remember_layout(struct context *context, bool aligned);
/* The order of the list of what is opened, and what was kept of it; 0 where that is nothing below
 * `orders`. */
void remember_order(struct context *context, unsigned order);
unsigned remember_last_order(struct context *context, unsigned orders);

/* The articles were read again: marks go along to the text that an article has now. */
void remember_moved(struct context *context, const struct collection_moves *moves);

/* The item whose text has a hash; SIZE_MAX. */
size_t remember_find_item(const struct context *context, uint64_t hash);

#endif
