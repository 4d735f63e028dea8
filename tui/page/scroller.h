/* scroller: the rows of a view, the one under the cursor, and those that show. */
#ifndef DIPTYCH_TUI_PAGE_SCROLLER_H
#define DIPTYCH_TUI_PAGE_SCROLLER_H

#include <stddef.h>

/* Rows of which `height` show, from `top`; cursor < rows unless rows is 0. At least `margin` rows
 * are kept in sight above and below the cursor, as far as a quarter of the height. */
struct scroller {
    size_t rows, cursor, top;
    int height, margin;
};

/* Puts the cursor on a row (clamped) and scrolls as little as needed, leaving context about it. */
void scroller_go(struct scroller *scroller, size_t row);
/* After rows or height changed: clamps, keeps the cursor visible. */
void scroller_fit(struct scroller *scroller);

#endif
