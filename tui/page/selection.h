/* selection: a stretch of an article from where it was begun to where the cursor is, by lines. */
#ifndef DIPTYCH_TUI_PAGE_SELECTION_H
#define DIPTYCH_TUI_PAGE_SELECTION_H

#include "tui/page/pane.h"

/* Begins a selection at the focus or line, or drops it. */
void selection_toggle(struct pane *pane);
/* The part of it in a paragraph; length 0 where there is none. */
struct span selection_in(const struct pane *pane, uint32_t paragraph);
/* Its words, paragraphs parted by empty lines; of folded ones nothing. */
void selection_add(const struct pane *pane, struct text_builder *out);

#endif
