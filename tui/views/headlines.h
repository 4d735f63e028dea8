/* headlines: those of a story below each other, what words they share and which only one has lit.
 */
#ifndef DIPTYCH_TUI_VIEWS_HEADLINES_H
#define DIPTYCH_TUI_VIEWS_HEADLINES_H

#include "tui/page/view.h"

/* Of a story, or with ANNOTATION_NONE of the whole collection. */
struct view *headlines_view_new(struct context *context, uint32_t story);

#endif
