/* comparing: the way to the compare view, however long it takes. */
#ifndef DIPTYCH_TUI_VIEWS_COMPARING_H
#define DIPTYCH_TUI_VIEWS_COMPARING_H

#include "tui/views/compare.h"

/* Opens the compare view of items, the first with the focus on a span; at once where the set was
 * made or is small, else behind a view that waits for a worker to make it and can be left. */
void compare_open(struct context *context, const uint32_t *items, size_t count, struct span focus);

/* The view that this shows; see compare_view_new. */
struct view *comparing_view_new(struct context *context, const struct lineup *lineup,
                                const struct compare_manner *manner);

/* The same of the versions of an article, this one leading; false where there is only one. */
bool compare_open_versions(struct context *context, size_t item, struct span focus);

#endif
