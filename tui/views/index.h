/* index: the names of an article beside its text, by class, with how often each stands there.
 * Moving in it moves the text to where the name first stands; leaving it brings the text back,
 * unless Enter chose to stay. */
#ifndef DIPTYCH_TUI_VIEWS_INDEX_H
#define DIPTYCH_TUI_VIEWS_INDEX_H

#include "tui/page/pane.h"

/* The pane is that of the view below, and outlives this one. The caller frees it with view_free. */
struct view *index_view_new(struct pane *pane);

#endif
