/* jump: to the next thing of a kind in a pane, saying where one landed or why not. */
#ifndef DIPTYCH_TUI_PAGE_JUMP_H
#define DIPTYCH_TUI_PAGE_JUMP_H

#include "tui/page/pane.h"

/* Does a jump or class toggle if the action is one; REACTION_UNHANDLED if not. */
unsigned jump_act(struct pane *pane, const struct action_call *call);

#endif
