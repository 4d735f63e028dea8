/* figures: what several outlets count in rows, outlets in columns, each number as printed. */
#ifndef DIPTYCH_TUI_VIEWS_FIGURES_H
#define DIPTYCH_TUI_VIEWS_FIGURES_H

#include "tui/page/view.h"

/* Of a story, or with ANNOTATION_NONE of the whole collection. */
struct view *figures_view_new(struct context *context, uint32_t story);

#endif
