/* golden: screens kept as files that can be read, in tests/screen/golden.
 *
 * A screen is taken in each theme. Its file holds two grids: the text, which is the same in all
 * themes, and a letter for how each cell looks ("." is plain); below them what each letter is in
 * each theme. A row ends where only blanks, or plain cells, follow. */
#ifndef DIPTYCH_TESTS_SCREEN_GOLDEN_H
#define DIPTYCH_TESTS_SCREEN_GOLDEN_H

#include "tests/screen/pty.h"

enum { GOLDEN_THEMES_MAX = 8 };

/* The themes of most screens; of some those too that are not among them, and none ("no-color").
 * NULL ends a list. */
extern const char *const golden_themes[], *const golden_other_themes[];

struct golden;

struct golden *golden_new(int rows, int columns, const char *const *themes);

/* Takes what a terminal shows; what curses would show. */
void golden_take_pty(struct golden *golden, int theme, struct pty *pty);
void golden_take_curses(struct golden *golden, int theme);

/* Fails the test, telling the rows of both grids that differ, when the file is not the same; with
 * DIPTYCH_REGENERATE set writes it anew (`make golden`). Frees. */
void golden_check(struct golden *golden, const char *name);

#endif
