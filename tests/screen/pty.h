/* pty: a program in a terminal of its own, as a reader would start it from a shell.
 *
 * A process that stands for the shell leads the session, starts the program in the foreground,
 * takes the terminal back when it stops and continues it when told. What the program writes goes to
 * libvterm. Waiting is for a text, never for a time; a wait that would take longer than ten
 * seconds, or twice as many as $CK_TIMEOUT_MULTIPLIER, fails the test. */
#ifndef DIPTYCH_TESTS_SCREEN_PTY_H
#define DIPTYCH_TESTS_SCREEN_PTY_H

#include "core/base/text.h"

#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

struct pty;

struct pty_options {
    int rows, columns;      /* 0: 24, 80 */
    const char *term;       /* NULL: unset */
    int (*body)(void *);    /* runs in the child; its result is the exit status */
    void *context;          /* of body */
    char *const *arguments; /* a program instead of body */
    const char *locale;     /* LC_ALL; NULL: as it is */
    bool without_color;     /* NO_COLOR is set */
    int ignored_signal;     /* as nohup does; 0: none */
    const char *state_home; /* XDG_STATE_HOME; NULL: a new folder, gone with the pty */
    bool first_run;         /* the state is not told that this is none of the first runs */
};

/* The caller frees it with pty_free, which ends what still runs. */
struct pty *pty_start(struct pty_options options);
void pty_free(struct pty *pty);
/* Makes a state in a folder that has none, after the first runs, in which what signs mean stands on
 * the screen: most tests look at later ones. */
void pty_skip_first_runs(const char *state_home);
/* Removes a folder that was a state_home. */
void pty_remove_state(const char *state_home);

void pty_type(struct pty *pty, const char *keys);
void pty_signal(struct pty *pty, int number);
/* Waits until the program has begun to draw for the new size, which the reader does on a screen it
 * clears: what was on its way for the old one is not seen. */
void pty_resize(struct pty *pty, int rows, int columns);
/* The terminal closes under the program. */
void pty_hang_up(struct pty *pty);

/* Waits until the text stands somewhere on the screen; until it stands nowhere. */
void pty_wait_text(struct pty *pty, const char *text);
void pty_wait_gone(struct pty *pty, const char *text);

/* Waits until local modes (c_lflag) are off: all of them, and keys come one by one, unseen, ^C
 * among them: the reader has the terminal. */
void pty_wait_off(struct pty *pty, tcflag_t modes_off);
enum { PTY_RAW = ICANON | ECHO | ISIG };

/* Waits until the cursor stands there: a program that puts it last has then drawn all. */
void pty_wait_cursor(struct pty *pty, int row, int column);

/* Waits until the program has answered all that was typed: it and what it started sleep, and all
 * that they wrote is on the screen. */
void pty_settle(struct pty *pty);

/* Waits until the program has ended or stopped: waitpid's status. */
int pty_wait_status(struct pty *pty);
/* Continues a stopped program as fg does. After SIGSTOP the modes are the shell's. */
void pty_continue(struct pty *pty);

/* Shows bytes that another program writes. */
void pty_show(struct pty *pty, const char *bytes);

/* One row as UTF-8, without spaces at its end; valid until the next call. */
const char *pty_row(struct pty *pty, int row);
VTermScreenCell pty_cell(struct pty *pty, int row, int column);
/* Where the text stands first; false when it does not. */
bool pty_find(struct pty *pty, const char *text, int *row, int *column);
VTermPos pty_cursor(struct pty *pty);

/* State of the terminal. */
struct pty_state {
    bool alternate, mouse;
    struct termios modes;
};
struct pty_state pty_state(struct pty *pty);

/* The terminal is as the shell had it: modes, cursor, screen, attributes. */
void pty_assert_restored(struct pty *pty);

/* Every byte that was written so far. */
struct text pty_bytes(const struct pty *pty);
/* Appends what the terminal was asked first to keep in its clipboard (OSC 52). */
void pty_read_copied(const struct pty *pty, struct text_builder *out);

#endif
