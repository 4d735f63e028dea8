/* flow: paragraphs into lines of a width, and marks on them into runs of one look. */
#ifndef DIPTYCH_TUI_PAGE_FLOW_H
#define DIPTYCH_TUI_PAGE_FLOW_H

#include "core/base/arena.h"
#include "tui/terminal/draw.h"

/* One line: bytes [start, end) of the text. Lines tile the text: the first starts at 0, each next
 * where the last ended, the last ends at its length. [start, shown) is what is drawn: without the
 * spaces at which the line was broken. */
struct flow_line {
    uint32_t start, end, shown;
};

/* A text set into the line at a byte offset when it is drawn ("[" and "]" about a place in mono).
 * Counted when wrapping. Sorted by offset. */
struct flow_insert {
    uint32_t offset;
    struct text text;
};

/* Wraps at spaces and behind hyphens and dashes, between CJK characters, at soft hyphens; a word
 * wider than the line is broken between clusters. No line is wider than `width` columns (unless one
 * cluster alone is). width < 1 counts as 1. An empty text gives one empty line. Appends to the
 * array *lines that lives in the arena, of *count lines and room for *capacity. Linear in the text.
 */
void flow_wrap(struct text text, int width, const struct flow_insert *inserts, size_t insert_count,
               struct arena *arena, struct flow_line **lines, size_t *count, size_t *capacity);

/* A look laid over bytes [start, end). Where marks overlap the higher layer lies above; of the same
 * layer the later. */
enum flow_layer {
    LAYER_TEXT,
    LAYER_PASSAGE,
    LAYER_ENTITY,
    LAYER_WATCH,
    LAYER_DIFFERENCE,
    LAYER_SEARCH,
    LAYER_SELECTION,
    LAYER_CURRENT,
    LAYER_CURSOR
};
struct flow_mark {
    uint32_t start, end;
    enum flow_layer layer;
    struct look look;
};

/* A list of marks on one paragraph, in any order. Zero-initialise; grows by malloc;
 * flow_marks_free. */
struct flow_marks {
    struct flow_mark *items;
    size_t count, capacity;
};
void flow_marks_add(struct flow_marks *marks, uint32_t start, uint32_t end, enum flow_layer layer,
                    struct look look);
void flow_marks_clear(struct flow_marks *marks);
void flow_marks_free(struct flow_marks *marks);

/* Draws one line of `text` at a row and column of an area, in `base` with the marks laid over.
 * Returns the column behind it. */
int flow_draw(struct draw *draw, struct area area, int row, int column, struct text text,
              struct flow_line line, struct look base, const struct flow_marks *marks,
              const struct flow_insert *inserts, size_t insert_count);

/* The column of a byte offset in its line, counted from the line's start. */
int flow_column(struct text text, struct flow_line line, const struct flow_insert *inserts,
                size_t insert_count, uint32_t offset);

#endif
