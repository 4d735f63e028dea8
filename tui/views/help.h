/* help: every key of a view, from the action table and the keymap, and what the signs mean. */
#ifndef DIPTYCH_TUI_VIEWS_HELP_H
#define DIPTYCH_TUI_VIEWS_HELP_H

#include "tui/page/view.h"

/* Help for a view's keys. The caller frees it with view_free. */
struct view *help_view_new(struct context *context, const struct view_ops *about);

#endif
