/* wide: the width of characters that fonts draw in one column or two (ambiguous, UAX #11).
 *
 * Curses asks libc's wcwidth for widths and takes no advice, so wcwidth itself is the program's:
 * libc's answer, but for these. It is told for the whole process, as a locale is. */
#ifndef DIPTYCH_TUI_TERMINAL_WIDE_H
#define DIPTYCH_TUI_TERMINAL_WIDE_H

#include <stdbool.h>

/* Whether ambiguous characters take two columns; off at the start. */
void wide_set(bool on);

#endif
