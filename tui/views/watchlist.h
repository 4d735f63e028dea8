/* watchlist: the terms by group and severity, with hits by outlet. */
#ifndef DIPTYCH_TUI_VIEWS_WATCHLIST_H
#define DIPTYCH_TUI_VIEWS_WATCHLIST_H

#include "tui/page/view.h"

/* The caller frees it with view_free. */
struct view *watchlist_view_new(struct context *context);

#endif
