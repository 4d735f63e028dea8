/* reader: how most tests of the whole reader begin, go on and end. */
#ifndef DIPTYCH_TESTS_SCREEN_READER_H
#define DIPTYCH_TESTS_SCREEN_READER_H

#include "tests/screen/pty.h"

#include <check.h>

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

/* The arguments of a program, for reader_start. */
#define READER_ON(...)                                                                             \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }

/* The program's path: $DIPTYCH, else that which make makes. */
char *reader_program(void);

/* Starts the reader on arguments (NULL: none, the sample) and waits until a text shows (NULL: for
 * nothing). Where `options` do not say otherwise, it is an xterm in C.UTF-8. Ended by reader_quit,
 * reader_end or pty_free. */
struct pty *reader_start(struct pty_options options, const char *const *arguments,
                         const char *shown);
/* Quits by its key; waits for an end that was asked for: the status is 0, and the terminal as it
 * was. */
void reader_quit(struct pty *pty);
void reader_end(struct pty *pty);

/* Types keys, and waits until a text shows. */
void reader_type(struct pty *pty, const char *keys, const char *shown);

/* Keys, and what must then show; behind READER_NOT what must not. */
struct reader_step {
    const char *keys, *shown;
};
#define READER_NOT "\1"
/* Takes steps one after the other, each when what the one before shows has come: at most `most`, or
 * until one that has no keys (NULL). */
void reader_walk(struct pty *pty, const struct reader_step *steps, int most);

/* A test; in a loop, so many times. */
struct reader_test {
    const TTest *test;
    int times;
};
/* Runs tests, each between `before` and `after` (NULL: nothing), without a configuration; the exit
 * status of main. */
int reader_suite(const char *name, const struct reader_test *tests, int count, SFun before,
                 SFun after);

#endif
