/* grep: every place in the collection that has some words, a line each. */
#ifndef DIPTYCH_TUI_VIEWS_GREP_H
#define DIPTYCH_TUI_VIEWS_GREP_H

#include "tui/page/view.h"

/* Looks for the words now; they become what the reader searches for. NULL, and said, where they
 * stand nowhere or are no pattern. */
struct view *grep_view_new(struct context *context, struct text words);

#endif
