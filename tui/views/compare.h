/* compare: outlets side by side, passages linked. */
#ifndef DIPTYCH_TUI_VIEWS_COMPARE_H
#define DIPTYCH_TUI_VIEWS_COMPARE_H

#include "tui/view.h"

/* Articles that are set side by side at most: every pair of them is compared while the reader
 * waits. */
enum { COMPARE_MOST = 30 };

/* Sets items (two or more; copied) side by side, the first leading, with the focus on a span of the
 * first (length 0: its beginning). The caller frees it with view_free. */
struct view *compare_view_new(struct context *context, const uint32_t *items, size_t count,
                              struct span focus);

#endif
