/* messages: what could not be read or does not hold, and why. */
#ifndef DIPTYCH_TUI_VIEWS_MESSAGES_H
#define DIPTYCH_TUI_VIEWS_MESSAGES_H

#include "tui/page/view.h"

/* The caller frees it with view_free. */
struct view *messages_view_new(struct context *context);

#endif
