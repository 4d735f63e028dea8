/* mentions: where a name stands in other articles. */
#ifndef DIPTYCH_TUI_MENTIONS_H
#define DIPTYCH_TUI_MENTIONS_H

#include "tui/page/view.h"

/* Where a jump found no more mentions in its article (context->beyond): goes to the next article
 * that has one, in source order and round again, and says which; in a view of several articles to
 * the next of these. What the jump said stays where there is none. */
void mentions_go_on(struct view *view);

#endif
