/* tables: which action opens which table of a story's things by outlets. */
#ifndef DIPTYCH_TUI_VIEWS_TABLES_H
#define DIPTYCH_TUI_VIEWS_TABLES_H

#include "tui/page/view.h"

/* Opens the table of an action over the story in focus, unless it is the view on top; false when
 * the action opens none. */
bool tables_open(struct view *top, enum action action);

#endif
