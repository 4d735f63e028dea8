/* clipboard: text handed to the reader's other programs.
 *
 * By the first program that fits the session (wl-copy, xclip, pbcopy), else by asking the terminal
 * with OSC 52 (xterm's control sequences), which works over ssh and through tmux where they allow
 * it. Whether a terminal took it cannot be known, so the reader is told "sent". */
#ifndef DIPTYCH_TUI_TERMINAL_CLIPBOARD_H
#define DIPTYCH_TUI_TERMINAL_CLIPBOARD_H

#include "core/base/text.h"

#include <stdio.h>

/* Terminals cut longer sequences off; and a pipe takes that much at once. */
enum { CLIPBOARD_BYTES_MAX = 48 * 1024 };

enum clipboard_result { CLIPBOARD_SENT_TO_PROGRAM, CLIPBOARD_SENT_TO_TERMINAL, CLIPBOARD_TOO_LONG };

/* Hands text over. `terminal` must have no output of curses pending, and SIGPIPE must be ignored.
 */
enum clipboard_result clipboard_send(struct text text, FILE *terminal);

/* The sequence that asks a terminal, appended to out. */
void clipboard_sequence(struct text text, struct text_builder *out);

#endif
