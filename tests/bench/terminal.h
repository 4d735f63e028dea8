/* terminal: the reader in a terminal of its own, looked at and typed at by measures. */
#ifndef DIPTYCH_TESTS_BENCH_TERMINAL_H
#define DIPTYCH_TESTS_BENCH_TERMINAL_H

#include <stdbool.h>
#include <vterm.h>

enum { TERMINAL_ROWS = 24, TERMINAL_COLUMNS = 80, TERMINAL_PATIENCE_MS = 60000 };

struct terminal;

/* Starts a program; all ends with a message where that fails or it ends before it should. */
struct terminal *terminal_start(const char *const *arguments);
/* Takes in what it writes; false where nothing comes for so long. */
bool terminal_take(struct terminal *terminal, int wait_ms);
void terminal_take_for(struct terminal *terminal, double wait_ms);
/* Whether a text stands in rows from `row` to below `end`. */
bool terminal_shows(const struct terminal *terminal, int row, int end, const char *text);
void terminal_type(const struct terminal *terminal, char key);
/* Ends it by the key `Q`, or by SIGTERM, and frees; its peak memory in kilobytes. */
long terminal_end(struct terminal *terminal, bool by_key);

/* What tells that a key was answered: where the cursor is and what stands in its row. */
struct look {
    VTermPos cursor;
    char row[TERMINAL_COLUMNS * VTERM_MAX_CHARS_PER_CELL + 1];
};
struct look terminal_look(const struct terminal *terminal);
bool terminal_looks_same(const struct look *a, const struct look *b);
/* Waits until the looks are others; says what is on the screen and ends where they stay. */
void terminal_wait_other(struct terminal *terminal, const struct look *before);

/* Milliseconds that the thread of the reader's loop has worked, and that all threads have: whatever
 * else the machine does. */
double terminal_loop_worked(const struct terminal *terminal);
double terminal_worked(const struct terminal *terminal);
/* Waits until all that was opened is read, and no thread works any more. */
void terminal_wait_read(struct terminal *terminal);
void terminal_wait_idle(struct terminal *terminal);
bool terminal_is_reading(const struct terminal *terminal);

#endif
