/* frame: the rows about a view: its title above; below it what was last said, or the keys that
 * matter here. */
#ifndef DIPTYCH_TUI_FRAME_H
#define DIPTYCH_TUI_FRAME_H

#include "tui/view.h"

/* Draws both into the first and the last row of an area. */
void frame_draw(struct view *view, struct draw *draw, struct area area);

#endif
