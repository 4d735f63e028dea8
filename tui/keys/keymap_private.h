/* keymap_private: what a keymap holds. For tui/keys/keymap.c and tui/keys/bindings.c. */
#ifndef DIPTYCH_TUI_KEYS_KEYMAP_PRIVATE_H
#define DIPTYCH_TUI_KEYS_KEYMAP_PRIVATE_H

#include "tui/keys/keymap.h"

/* Stands in a binding for any letter from a to z. */
enum { KEYMAP_LETTER = 0x1FFFFF };

/* Whether the first `length` keys of two bindings, or of one and of what is typed, are the same. */
bool keymap_alike(const uint32_t *one, const uint32_t *other, int length);

/* Some keys that do an action in some views. */
struct binding {
    uint32_t keys[KEYMAP_CHORD_MAX];
    int length;
    enum action action;
    unsigned scope;
    struct text written; /* in the action table, or in the configuration */
    bool own;            /* of the configuration */
};

struct keymap {
    struct binding
        *bindings; /* in the order of the action table, then those of the configuration */
    size_t count, capacity;
};

void keymap_bind(struct keymap *keymap, struct binding binding);

#endif
