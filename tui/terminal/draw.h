/* draw: text into rectangles of the screen, clipped to columns. Nothing here knows what it draws.
 *
 * What is drawn shows at draw_flush. All text is UTF-8 that went through utf8_sanitize; what is not
 * printable shows as U+FFFD ("?" in ASCII) all the same. */
#ifndef DIPTYCH_TUI_TERMINAL_DRAW_H
#define DIPTYCH_TUI_TERMINAL_DRAW_H

#include "tui/terminal/style.h"

/* A rectangle of the screen, in cells. */
struct area {
    int y, x, height, width;
};

/* Rows [from, from + height) of an area, clipped to it. */
struct area area_rows(struct area area, int from, int height);
struct area area_columns(struct area area, int from, int width);

struct draw; /* a screen with its styles */

/* `styles` must outlive the draw; the caller frees it with draw_free. */
struct draw *draw_new(struct screen *screen, const struct styles *styles);
void draw_free(struct draw *draw);
const struct styles *draw_styles(const struct draw *draw);
struct look draw_look(const struct draw *draw, enum style style);

/* Clears the screen to what the terminal has of its own. */
void draw_erase(struct draw *draw);
/* Clears an area to a look. */
void draw_fill(struct draw *draw, struct area area, struct look look);

/* Draws text in one look at a row and column of an area (either may lie outside: then nothing or a
 * part shows), never past its right edge. Returns the column behind what it drew, so that calls
 * chain. */
int draw_text(struct draw *draw, struct area area, int row, int column, struct text text,
              struct look look);
int draw_printf(struct draw *draw, struct area area, int row, int column, struct look look,
                const char *format, ...) __attribute__((format(printf, 6, 7)));
/* The same, cut with an ellipsis where it does not fit into `width` columns. */
int draw_clipped(struct draw *draw, struct area area, int row, int column, int width,
                 struct text text, struct look look);

/* The end of a text, its last column before `column + width`, the ellipsis before it. */
void draw_clipped_left(struct draw *draw, struct area area, int row, int column, int width,
                       struct text text, struct look look);

/* Lays a look over cells already drawn (the cursor's row); cells with a ground of their own keep
 * it.
 */
void draw_overlay(struct draw *draw, struct area area, int row, int column, int width,
                  struct look look);

/* Puts the hardware cursor at a cell of an area. */
void draw_cursor(struct draw *draw, struct area area, int row, int column);

/* Shows what was drawn since the last flush; `all` repaints every cell (^L). */
void draw_flush(struct draw *draw, bool all);

#endif
