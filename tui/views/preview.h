/* preview: the article under the cursor, beside a wide list. Not a view: it is only drawn. */
#ifndef DIPTYCH_TUI_VIEWS_PREVIEW_H
#define DIPTYCH_TUI_VIEWS_PREVIEW_H

#include "tui/page/view.h"

/* Draws an item's headline, main entities and first paragraphs into an area. */
void preview_draw(struct context *context, struct draw *draw, struct area area, size_t item);

#endif
