/* keymap: from keys typed to actions: chords, counts, bindings by view.
 *
 * A key is written as its character, or by name: Enter Esc Tab S-Tab Space Up Down Left Right Home
 * End PgUp PgDn Backspace Delete F1…F12, C-x for control. A word of several characters that is no
 * name is a chord: "]p" is ] then p. "{a-z}" at its end stands for any letter. */
#ifndef DIPTYCH_TUI_KEYS_KEYMAP_H
#define DIPTYCH_TUI_KEYS_KEYMAP_H

#include "core/base/text.h"
#include "tui/keys/action.h"

enum { KEYMAP_CHORD_MAX = 4 };

struct keymap;

/* The default bindings, from the action table. The caller frees it with keymap_free. */
struct keymap *keymap_new(void);
void keymap_free(struct keymap *keymap);

/* What was typed so far of a chord or count. Zero-initialise. */
struct keymap_state {
    uint32_t keys[KEYMAP_CHORD_MAX];
    int length;
    int count;
};

enum keymap_result {
    KEYMAP_ACTION,  /* *call is filled, the state cleared */
    KEYMAP_PENDING, /* more keys are needed */
    KEYMAP_UNBOUND, /* no such binding here; the state is cleared; call->action is what it does in
                     * other views, or ACTION_NONE */
};

/* Takes one key in a view of the given scope bit. Where two views bind a key the row that comes
 * first in the table and applies here wins. ">" and "<" stand for "]" and "[" at the start of a
 * chord. Escape clears a chord that was begun. */
enum keymap_result keymap_feed(const struct keymap *keymap, struct keymap_state *state,
                               unsigned scope, uint32_t key, struct action_call *call);

/* The keys of an action in a scope as help shows them, in the order of the table: "j Down"; a key
 * that another action takes there is left out. Appends to out; `first_only` gives the first alone.
 */
void keymap_describe(const struct keymap *keymap, enum action action, unsigned scope,
                     bool first_only, struct text_builder *out);

/* Reads one written binding into keys; returns how many, 0 when it is none. */
int keymap_parse(struct text word, uint32_t keys[KEYMAP_CHORD_MAX]);

#endif
