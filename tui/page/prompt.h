/* prompt: one line that is typed into. */
#ifndef DIPTYCH_TUI_PAGE_PROMPT_H
#define DIPTYCH_TUI_PAGE_PROMPT_H

#include "tui/terminal/draw.h"

/* The Nth word that the last word of a line can go on to, and where that begins; false past the
 * last. */
typedef bool prompt_completer(struct text line, size_t index, size_t *start,
                              struct text_builder *word);

enum { PROMPT_HISTORY_MAX = 100, PROMPT_TEXT_MAX = 4096 /* bytes; what is longer is not taken */ };

/* Lines that were entered, the last last. */
struct prompt_history {
    char *lines[PROMPT_HISTORY_MAX];
    size_t count;
};

/* Zero-initialise, then prompt_open. `cursor` is a byte offset in the text. */
struct prompt {
    struct text_builder text;
    size_t cursor;
    char mark; /* what it asks for: '/' words, ':' a command, 'M' a note */
    bool open;
    struct prompt_history searches, commands;
    struct prompt_history *history; /* that of the mark, or NULL */
    size_t recalled;                /* the line of it that shows; its count: none */
    struct text_builder draft;      /* what was typed before one was recalled or completed */
    prompt_completer *complete;     /* or NULL */
    char note[40];                  /* stands at the right of the row */
    size_t completed;               /* the completion that shows; 0: none */
};

enum prompt_result {
    PROMPT_MORE,   /* the line goes on, unchanged */
    PROMPT_EDITED, /* the text changed */
    PROMPT_DONE,
    PROMPT_CANCELLED
};

/* `complete` may be NULL. */
void prompt_open(struct prompt *prompt, char mark, prompt_completer *complete);
/* Puts a line into an open prompt, to be changed. */
void prompt_set(struct prompt *prompt, struct text line);
/* Whether lines of a mark can be recalled. */
bool prompt_recalls(char mark);
/* Puts a line behind those that can be recalled; `prompt` is the prompt. */
void prompt_remember_search(const char *line, void *prompt);
void prompt_remember_command(const char *line, void *prompt);
void prompt_free(struct prompt *prompt);
/* Takes a key: characters, Backspace, Delete, arrows, Home, End, C-a C-e C-u C-w C-k, Up Down C-p
 * C-n through the history, Tab S-Tab through completions, Enter, Esc, C-c; what utf8_sanitize would
 * not keep is passed over. What is pasted (SCREEN_PASTED) is text, line ends and tabs as spaces,
 * and counts as edited when its end came. The prompt closes itself when it is done or cancelled;
 * its text stays to be read. */
enum prompt_result prompt_key(struct prompt *prompt, uint32_t key);
/* What stands at the right of the row until the next call: "3/14". */
void prompt_note(struct prompt *prompt, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Draws it into one row and puts the cursor there. */
void prompt_draw(const struct prompt *prompt, struct draw *draw, struct area area, int row);

#endif
