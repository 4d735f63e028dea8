/* action: everything a key can do, one row each; keymap, help, status row and the manual's key list
 * read this table. */
#ifndef DIPTYCH_TUI_KEYS_ACTION_H
#define DIPTYCH_TUI_KEYS_ACTION_H

#include "core/base/text.h"
#include "tui/keys/action_table.h"

/* Where an action applies, as bits. */
enum action_scope {
    IN_STORIES = 1,
    IN_ARTICLE = 2,
    IN_COMPARE = 4,
    IN_WATCHLIST = 8,
    IN_HELP = 16,
    IN_MESSAGES = 32,
    IN_PASSAGE = 64,
    IN_MISSING = 128,
    IN_COMPARING = 256,
    IN_ENTITIES = 512,
    IN_FIGURES = 1024,
    IN_QUOTATIONS = 2048,
    IN_CARD = 4096,
    IN_HEADLINES = 8192,
    IN_GREP = 16384,
    IN_DETAILS = 32768,
    IN_INDEX = 65536,
    IN_BOOKMARKS = 131072,
    IN_TEXTS = IN_ARTICLE | IN_COMPARE,
    IN_GRIDS = IN_ENTITIES | IN_FIGURES | IN_QUOTATIONS,
    IN_LISTS = IN_STORIES | IN_WATCHLIST | IN_HELP | IN_MESSAGES | IN_MISSING | IN_GRIDS | IN_CARD |
               IN_HEADLINES | IN_GREP | IN_DETAILS | IN_INDEX | IN_BOOKMARKS,
    /* where an article is in focus */
    IN_ITEMS = IN_STORIES | IN_TEXTS | IN_PASSAGE | IN_CARD | IN_HEADLINES | IN_GREP | IN_DETAILS |
               IN_BOOKMARKS,
    IN_ALL = 262143,
};

enum action {
    ACTION_NONE,
#define X(id, name, keys, scope, status, help) ACTION_##id,
    ACTION_TABLE(X)
#undef X
        ACTION_COUNT
};

struct action_row {
    enum action action;
    const char *name, *keys;
    unsigned scope;
    const char *status; /* the word in the status row, or NULL */
    const char *help;
};

/* The row of an action, ACTION_NONE < action < ACTION_COUNT. */
const struct action_row *action_row(enum action action);

/* The action of a name, or ACTION_NONE. */
enum action action_find(struct text name);

/* The Nth view's name in `keys:` and its bit; NULL past the end. */
const char *action_view(size_t index, unsigned *scope);

/* An action as a key asked for it. */
struct action_call {
    enum action action;
    int count;   /* 0: none was given */
    char letter; /* where its keys ask for one, a to z; else 0 */
};

/* Whether an action jumps to the next thing of a kind or the previous; and the one that goes the
 * other way. */
bool action_is_jump(enum action action);
enum action action_reversed(enum action action);
/* Whether its keys ask for a letter. */
bool action_takes_letter(enum action action);

/* How often to do it: the count, or 1. */
int action_times(const struct action_call *call);

#endif
