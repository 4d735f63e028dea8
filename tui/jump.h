/* jump: to the next thing of a kind in a pane, saying where one landed or why not. */
#ifndef DIPTYCH_TUI_JUMP_H
#define DIPTYCH_TUI_JUMP_H

#include "tui/pane.h"

/* What `; ,` repeat. Zero-initialise. */
struct jump_memory {
    enum action action;
};

/* Does a jump or class toggle if the action is one; REACTION_UNHANDLED if not. */
unsigned jump_act(struct pane *pane, struct jump_memory *memory, const struct action_call *call);

#endif
