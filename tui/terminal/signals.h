/* signals: what comes from outside while the reader has the terminal, and the terminal given back
 * when all else fails.
 *
 * Handlers set a flag and write a byte to a pipe; the loop polls it. A fault (SIGSEGV and its like)
 * writes the bytes that were prepared, puts the terminal's modes back and then ends the program as
 * it would have ended; one of a library that got no memory ends it as memory_fail does. One at a
 * time. */
#ifndef DIPTYCH_TUI_TERMINAL_SIGNALS_H
#define DIPTYCH_TUI_TERMINAL_SIGNALS_H

#include "core/base/text.h"

struct signals;

/* Installs the handlers; signals that were ignored (nohup) stay so. NULL with errno set when there
 * are no descriptors left. The caller gives it back with signals_free, which puts the former
 * handlers back. */
struct signals *signals_new(void);
void signals_free(struct signals *signals);

/* Readable when a signal came; signals_drain empties it. */
int signals_descriptor(const struct signals *signals);
void signals_drain(struct signals *signals);

enum signals_event {
    SIGNALS_QUIT,
    SIGNALS_RESIZE,
    SIGNALS_STOP,
    SIGNALS_CONTINUE,
    SIGNALS_EVENT_COUNT
};

/* The number of the signal that came since it was last taken, or 0. */
int signals_take(enum signals_event event);

/* Stops the process group as ^Z does; returns when it goes on. */
void signals_stop(void);

/* In a child before exec: every signal as the program found it. */
void signals_reset(const struct signals *signals);

/* While a child has the terminal, ^C and ^\ are its own and ^Z stops both (`away` true); then back.
 */
void signals_step_aside(const struct signals *signals, bool away);

/* Prepares what gives the terminal back: its present modes, now; bytes to write, later. Fit for
 * memory_set_failure_hook is signals_restore_terminal, which works from any thread and any handler,
 * once. */
void signals_save_modes(int descriptor);
void signals_arm(struct text bytes);
void signals_restore_terminal(void);

#endif
