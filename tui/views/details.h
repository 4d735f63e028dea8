/* details: all that is known of an article, a line each. */
#ifndef DIPTYCH_TUI_VIEWS_DETAILS_H
#define DIPTYCH_TUI_VIEWS_DETAILS_H

#include "tui/view.h"

struct view *details_view_new(struct context *context, size_t item);

#endif
