/* frame: the rows about a view: its title above; below it on the first runs what its signs mean,
 * then what was last said, or the keys that matter here. */
#ifndef DIPTYCH_TUI_PAGE_FRAME_H
#define DIPTYCH_TUI_PAGE_FRAME_H

#include "tui/page/view.h"

/* What is left of an area for the view. */
struct area frame_body(const struct view *view, struct area area);
/* Draws the rows about that. */
void frame_draw(struct view *view, struct draw *draw, struct area area);

#endif
