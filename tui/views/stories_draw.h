/* stories_draw: the lines of the list of stories, in columns and signs or in words alone. */
#ifndef DIPTYCH_TUI_VIEWS_STORIES_DRAW_H
#define DIPTYCH_TUI_VIEWS_STORIES_DRAW_H

#include "tui/page/view.h"
#include "tui/views/stories_order.h"

void stories_draw_story(struct context *context, struct draw *draw, struct area list, int row,
                        const struct collection_story *story);
void stories_draw_item(struct context *context, struct draw *draw, struct area list, int row,
                       size_t index, enum stories_order order, bool chosen);

#endif
