/* article: one article, its highlights, and signs for what other outlets of its story share. */
#ifndef DIPTYCH_TUI_VIEWS_ARTICLE_H
#define DIPTYCH_TUI_VIEWS_ARTICLE_H

#include "tui/page/view.h"

/* The article with the focus on a span of it (length 0: its beginning). The caller frees it with
 * view_free. */
struct view *article_view_new(struct context *context, size_t item, struct span focus);

#endif
