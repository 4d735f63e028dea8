/* compare: outlets side by side, passages linked. */
#ifndef DIPTYCH_TUI_VIEWS_COMPARE_H
#define DIPTYCH_TUI_VIEWS_COMPARE_H

#include "tui/views/lineup.h"

/* How it stands on screen; see struct compare_view. */
struct compare_manner {
    bool aligned, maximised, loose;
    int cut;
};

/* Sets articles (two or more) side by side, the first leading, with the focus on the place; where
 * there is none on where the first was left. Without a manner as the reader had it last. The caller
 * frees it with view_free. */
struct view *compare_view_new(struct context *context, const struct lineup *lineup,
                              const struct compare_manner *manner);

#endif
