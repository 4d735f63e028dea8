/* card: a person, place or organisation: its names and titles, how often each outlet has it, and
 * every mention in its sentence, the mentions below each other. */
#ifndef DIPTYCH_TUI_VIEWS_CARD_H
#define DIPTYCH_TUI_VIEWS_CARD_H

#include "core/tables/entity_table.h"
#include "tui/page/pane.h"

/* In a story, or with ANNOTATION_NONE in the whole collection. */
struct view *card_view_new(struct context *context, const struct entity_over_all *entity,
                           uint32_t story);

/* Opens the card of the name that a pane's focus is on; false where it is on none. */
bool card_open_focus(const struct pane *pane);

#endif
