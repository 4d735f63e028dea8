/* stories: where the reader opens: stories with the articles of each. */
#ifndef DIPTYCH_TUI_VIEWS_STORIES_H
#define DIPTYCH_TUI_VIEWS_STORIES_H

#include "tui/page/view.h"

/* The caller frees it with view_free. */
struct view *stories_view_new(struct context *context);
/* Whether the line of a story of several articles is in focus; `view` may be any. */
bool stories_view_on_several(const struct view *view);

#endif
