/* bindings: the keys of the configuration, over those of the action table. */
#ifndef DIPTYCH_TUI_KEYS_BINDINGS_H
#define DIPTYCH_TUI_KEYS_BINDINGS_H

#include "core/config/config.h"
#include "tui/keys/keymap.h"

/* Binds every action of the configuration's `keys:` to its keys instead of its default ones; a
 * view's row goes before one of `all`. A key that another action has by default is taken from it.
 * What is unknown, cannot be typed or is bound twice is a problem with its place, and left out. The
 * configuration must outlive the keymap. */
void bindings_apply(struct keymap *keymap, const struct config *config,
                    struct problem_list *problems);

#endif
