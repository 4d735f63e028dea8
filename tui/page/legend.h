/* legend: what the signs in margins mean, a row each: help tells of those of a view, and on the
 * first runs they stand below it; those first that a narrow screen must not lack. */
#ifndef DIPTYCH_TUI_PAGE_LEGEND_H
#define DIPTYCH_TUI_PAGE_LEGEND_H

#include "tui/keys/action.h"
#include "tui/terminal/style.h"

enum { LEGEND_RUNS = 3 };

struct legend_row {
    enum sign sign; /* SIGN_COUNT: no sign */
    unsigned scope; /* views that show it */
    const char *word, *meaning;
};

/* The Nth row; NULL past the end. */
const struct legend_row *legend_row(size_t index);

#endif
