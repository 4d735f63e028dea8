/* quotations: what was said in rows, outlets in columns, how each prints it. */
#ifndef DIPTYCH_TUI_VIEWS_QUOTATIONS_H
#define DIPTYCH_TUI_VIEWS_QUOTATIONS_H

#include "tui/page/view.h"

/* Of a story, or with ANNOTATION_NONE of the whole collection. */
struct view *quotations_view_new(struct context *context, uint32_t story);

#endif
