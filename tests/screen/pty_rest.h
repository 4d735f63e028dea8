/* pty_rest: whether a program in a terminal has done all that it can. Internal to pty.
 *
 * Nothing is waited for: a program that sleeps, with no key left to read and nothing on its way to
 * the screen, has answered. */
#ifndef DIPTYCH_TESTS_SCREEN_PTY_REST_H
#define DIPTYCH_TESTS_SCREEN_PTY_REST_H

#include <stdbool.h>
#include <sys/types.h>

/* Whether it is so, of a program and what it has started; also when it has ended. Timers of its own
 * are not known. Where the system does not tell what threads do (no /proc) a little silence of the
 * terminal stands for it. */
bool pty_at_rest(pid_t program, int slave, int master);

#endif
