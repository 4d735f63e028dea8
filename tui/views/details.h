/* details: all that is known of an article, each with its name; long ones over several lines. */
#ifndef DIPTYCH_TUI_VIEWS_DETAILS_H
#define DIPTYCH_TUI_VIEWS_DETAILS_H

#include "tui/page/view.h"

/* The cursor begins on a field of the article's record (SIZE_MAX: at the top). The caller frees it
 * with view_free. */
struct view *details_view_new(struct context *context, size_t item, size_t field);

#endif
