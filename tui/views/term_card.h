/* term_card: a term of the watchlist, or all of a group: what is said of it, where it is defined,
 * when and how often each outlet has it, and every hit in its sentence. */
#ifndef DIPTYCH_TUI_VIEWS_TERM_CARD_H
#define DIPTYCH_TUI_VIEWS_TERM_CARD_H

#include "tui/page/pane.h"

/* Of a term by its id, or with `group` of all terms of the group that `id` names (""  those of
 * none); in a story, or with ANNOTATION_NONE in the whole collection, which must be loaded. Both
 * stay by name when the list is read again. */
struct view *term_card_new(struct context *context, const char *id, bool group, uint32_t story);

/* Opens the card of the hit that a pane's focus is on, the first in rank; false where it is on
 * none. */
bool term_card_open_focus(const struct pane *pane);

#endif
