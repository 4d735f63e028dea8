/* bookmarks: sentences that were kept, with notes: what `diptych bookmarks` lists, to go to, to
 * note and to delete. */
#ifndef DIPTYCH_TUI_VIEWS_BOOKMARKS_H
#define DIPTYCH_TUI_VIEWS_BOOKMARKS_H

#include "tui/page/view.h"

struct view *bookmarks_view_new(struct context *context);

/* The note of the bookmark in focus, and another one in its place. The view is one of bookmarks;
 * false where it has none. */
bool bookmarks_note(struct view *view, struct text *out);
void bookmarks_set_note(struct view *view, struct text note);

#endif
