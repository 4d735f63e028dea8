/* prompt: one line that is typed into. */
#ifndef DIPTYCH_TUI_PROMPT_H
#define DIPTYCH_TUI_PROMPT_H

#include "tui/draw.h"

/* Zero-initialise, then prompt_open. `cursor` is a byte offset in the text. */
struct prompt {
    struct text_builder text;
    size_t cursor;
    char mark; /* what stands before it: "/" */
    bool open;
};

enum prompt_result {
    PROMPT_MORE,   /* the line goes on, unchanged */
    PROMPT_EDITED, /* the text changed */
    PROMPT_DONE,
    PROMPT_CANCELLED
};

void prompt_open(struct prompt *prompt, char mark);
void prompt_free(struct prompt *prompt);
/* Takes a key: characters, Backspace, Delete, arrows, Home, End, C-a C-e C-u C-w C-k, Enter, Esc,
 * C-c; what utf8_sanitize would not keep is passed over. The prompt closes itself when it is done
 * or cancelled; its text stays to be read. */
enum prompt_result prompt_key(struct prompt *prompt, uint32_t key);
/* Draws it into one row and puts the cursor there. */
void prompt_draw(const struct prompt *prompt, struct draw *draw, struct area area, int row);

#endif
