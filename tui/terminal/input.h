/* input: bytes from the keyboard into keys.
 *
 * Knows UTF-8, the keys of the terminal (told by input_add_sequence) and those that xterm, the
 * Linux console, rxvt and tmux send in any case; what is pasted (bracketed: xterm's mode 2004), the
 * mouse (its modes 1000 and 1006) and the answer to OSC 11, which may come in pieces and late. Time
 * is handed in, in milliseconds of any clock that only goes forward, so that nothing here waits or
 * reads a clock. */
#ifndef DIPTYCH_TUI_TERMINAL_INPUT_H
#define DIPTYCH_TUI_TERMINAL_INPUT_H

#include "tui/terminal/screen.h"

enum {
    INPUT_ROOM = 1024,        /* bytes that wait to be read */
    INPUT_SEQUENCES_MAX = 64, /* keys that the terminal may add */
    INPUT_SEQUENCE_LENGTH = 16,
    INPUT_ESCAPE_MS = 100, /* how long ESC waits for the rest of a key */
    INPUT_ESCAPE_MAX = 10000,
    INPUT_JOIN_MS = 300, /* how long after a lone ESC a "[" or "O" is joined to it */
};

struct input_sequence {
    char bytes[INPUT_SEQUENCE_LENGTH];
    size_t length;
    uint32_t key;
};

/* Zero-initialise, then set escape_ms. */
struct input {
    int escape_ms;
    struct input_sequence sequences[INPUT_SEQUENCES_MAX];
    size_t sequence_count;
    char bytes[INPUT_ROOM];
    size_t length;
    int64_t arrived; /* when the last bytes came */
    int64_t began;   /* when the first bytes of those that wait came, if none waited then */
    int64_t escaped; /* when a lone ESC was handed out */
    bool joinable;   /* since then nothing else was */
    bool pasting;    /* between ESC [ 200 ~ and ESC [ 201 ~: nothing is a key */
    bool mouse;      /* set where the mouse is on: "ESC [ M" has three bytes more */
    int row, column; /* of the last SCREEN_KEY_CLICK */
    uint32_t ground; /* of the last SCREEN_KEY_GROUND, 0xRRGGBB */
};

/* What ESCDELAY says of escape_ms: milliseconds up to INPUT_ESCAPE_MAX; INPUT_ESCAPE_MS where it
 * is NULL, empty or anything else. */
int input_escape_ms(const char *delay);

/* The bytes that this terminal sends for a key; NULL, empty and too long ones are passed over. */
void input_add_sequence(struct input *input, const char *bytes, uint32_t key);

/* Takes bytes that arrived at `now`, as many as there is room for; the number taken. */
size_t input_push(struct input *input, const char *bytes, size_t length, int64_t now);

/* The next key, or SCREEN_KEY_NONE where more bytes or more time are needed. */
uint32_t input_next(struct input *input, int64_t now);

/* Milliseconds after which input_next may know more without further bytes; -1: it will not. */
int input_wait(const struct input *input, int64_t now);

#endif
