/* stories: where the reader opens: stories with the articles of each. */
#ifndef DIPTYCH_TUI_VIEWS_STORIES_H
#define DIPTYCH_TUI_VIEWS_STORIES_H

#include "tui/view.h"

/* The caller frees it with view_free. */
struct view *stories_view_new(struct context *context);

#endif
