/* missing: passages that at least half of the other outlets carry and one lacks. */
#ifndef DIPTYCH_TUI_VIEWS_MISSING_H
#define DIPTYCH_TUI_VIEWS_MISSING_H

#include "tui/page/view.h"

/* Lists what a column of a set lacks; `order` (copied) is that of the outlets. The caller frees it
 * with view_free. */
struct view *missing_view_new(struct context *context, const struct collection_set *set,
                              const size_t *order, size_t column);

#endif
