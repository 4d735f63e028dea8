/* screen: the terminal: started, sized, suspended, restored whatever happens; keys as they come.
 *
 * One at a time: curses has one, and signals (tui/terminal/signals.h) come to one. */
#ifndef DIPTYCH_TUI_TERMINAL_SCREEN_H
#define DIPTYCH_TUI_TERMINAL_SCREEN_H

#include "core/base/error.h"
#include "core/base/text.h"

struct screen;

/* What may be used of a terminal. */
struct screen_options {
    bool color; /* false: attributes only (NO_COLOR, --color=never) */
    bool ascii; /* signs and borders in ASCII */
};

/* What this terminal can do. */
struct screen_traits {
    int colors;          /* 0 (mono), 8, 16, 256 or 1 << 24 */
    unsigned attributes; /* theme_attribute bits it can show */
    bool ascii;          /* draw with ASCII only */
};

/* Starts curses on standard output and the keyboard (or /dev/tty where standard input is the text).
 * A terminal that cannot be used (none, TERM unset, unknown or dumb) adds a problem that says what
 * to do and returns STATUS_IO with *out NULL; nothing was written to it then. */
enum status screen_start(struct screen **out, struct problem_list *problems);
/* Restores the terminal and frees the screen. NULL is allowed. */
void screen_end(struct screen *screen);

/* What it can do of what may be used. The terminal's colours are left alone until they may be. */
struct screen_traits screen_traits(struct screen *screen, struct screen_options options);
void screen_size(const struct screen *screen, int *rows, int *columns);

/* Key codes above the code points: KEY_BASE and up. Control keys are their code points (1 for C-a),
 * ^C and ^Z too; Enter is 13, Escape 27. */
enum screen_key {
    SCREEN_KEY_NONE = 0,
    SCREEN_KEY_UP = 0x110000,
    SCREEN_KEY_DOWN,
    SCREEN_KEY_LEFT,
    SCREEN_KEY_RIGHT,
    SCREEN_KEY_HOME,
    SCREEN_KEY_END,
    SCREEN_KEY_PAGE_UP,
    SCREEN_KEY_PAGE_DOWN,
    SCREEN_KEY_BACKTAB,
    SCREEN_KEY_BACKSPACE,
    SCREEN_KEY_DELETE,
    SCREEN_KEY_F1, /* F2 to F12 follow */
    SCREEN_KEY_F12 = SCREEN_KEY_F1 + 11,
    SCREEN_KEY_WHEEL_UP, /* of the mouse, where it is on */
    SCREEN_KEY_WHEEL_DOWN,
    SCREEN_KEY_CLICK,     /* its first button went down: screen_clicked */
    SCREEN_KEY_PASTE_END, /* all of what was pasted came */
    SCREEN_KEY_GROUND,    /* the terminal told its ground: screen_ground */
    SCREEN_KEY_RESIZE,
    SCREEN_KEY_SUSPENDED,    /* came back from ^Z: draw all */
    SCREEN_KEY_QUIT,         /* SIGTERM, SIGHUP or SIGINT asked to end, or the terminal is gone */
    SCREEN_PASTED = 1 << 30, /* a character with this bit was pasted, not typed: it is no key */
};

/* Waits at most `timeout_ms` (-1: for ever) for a key, a signal or for `descriptor` (-1: none) to
 * become readable, and returns the next key, or SCREEN_KEY_NONE. What is pasted comes as characters
 * with SCREEN_PASTED, then SCREEN_KEY_PASTE_END. ESC waits 100 ms for the rest of a
 * key (ESCDELAY overrides); a "[" or "O" within 300 ms of a lone ESC is joined to it. */
uint32_t screen_read_key(struct screen *screen, int descriptor, int timeout_ms);

/* Whether the mouse is reported; off at the start. A terminal that has none stays without. */
void screen_set_mouse(struct screen *screen, bool on);
/* After SCREEN_KEY_CLICK: the cell. */
void screen_clicked(const struct screen *screen, int *row, int *column);
/* Asks an emulator for its ground (OSC 11); the answer is a key, whenever it comes. What is no
 * emulator, or does not know, is silent. */
void screen_ask_ground(struct screen *screen);
/* After SCREEN_KEY_GROUND: 0xRRGGBB. */
uint32_t screen_ground(const struct screen *screen);

/* Stops as ^Z does, and comes back. */
void screen_suspend(struct screen *screen);

/* After SCREEN_KEY_QUIT: the signal that asked, or 0. The caller ends the screen and raises it
 * again. */
int screen_quit_signal(const struct screen *screen);

/* Runs a program with the terminal given back to it meanwhile; its exit status, or -1. argv ends in
 * NULL; no shell. */
int screen_run(struct screen *screen, char *const argv[]);
/* The same with a descriptor as its standard input; then waits for Enter, so that its output can be
 * read. */
int screen_filter(struct screen *screen, char *const argv[], int input);

#endif
