/* pane: one article in a column: laid out, moved in, drawn with its highlights, signs and focus.
 * The article view has one, compare one an outlet.
 *
 * The place is a paragraph and a byte offset, so that a new width, folding and switching never lose
 * it. */
#ifndef DIPTYCH_TUI_PANE_H
#define DIPTYCH_TUI_PANE_H

#include "tui/flow.h"
#include "tui/highlight.h"
#include "tui/links.h"
#include "tui/view.h"

enum pane_line_kind { PANE_TEXT, PANE_FOLD, PANE_META, PANE_GAP };

struct pane_line {
    enum pane_line_kind kind;
    uint32_t paragraph; /* of text; of a fold the first it stands for; of a gap the one below */
    struct flow_line line;
    struct text words; /* of folds and meta lines; in the layout's arena */
};

/* Marks of the view's own on a paragraph (passages, differences). */
struct pane;
typedef void (*pane_marker)(void *owner, const struct pane *pane, uint32_t paragraph,
                            struct flow_marks *marks);

/* All that a layout depends on, but for where on the screen it stands. */
struct pane_terms {
    const struct analysis *analysis;
    int width, height, widest;
    bool boilerplate, brackets;
};

struct pane {
    struct context *context;
    size_t item;
    const struct article *article;
    const struct analysis *analysis;
    struct links links; /* count 0: nothing to compare with */
    bool letters;       /* the margin shows letters before signs */
    pane_marker marker; /* or NULL */
    void *owner;

    struct arena *arena;            /* of the layout */
    struct pane_terms laid_out_for; /* what the lines below were made for */
    struct area area, text;
    struct pane_line *lines;
    size_t line_count, line_capacity;
    struct flow_insert *
        *inserts; /* of each paragraph, laid out only where places stand in brackets */
    size_t *insert_counts;
    struct highlight_span *highlights; /* of all classes, by place, visible paragraphs only */
    size_t highlight_count;
    struct scroller scroller;
    struct span focus; /* what a jump went to; length 0: the line */
    struct span kept;  /* the place of the last layout: lines break elsewhere now, it stays */
};

/* Opens a pane on an item, analysing it if need be. pane_close frees what it holds. */
void pane_open(struct pane *pane, struct context *context, size_t item);
void pane_close(struct pane *pane);

/* Lays it out in an area (text at most `widest` columns, centred), keeping the place on its row. */
void pane_layout(struct pane *pane, struct area area, int widest);

/* `active`: draws the cursor's row and the focus. */
void pane_draw(const struct pane *pane, struct draw *draw, bool active);

/* The place: the focus where there is one, else the cursor's line. */
struct span pane_place(const struct pane *pane);
/* The sentence at the place; SIZE_MAX when there is none. */
size_t pane_sentence(const struct pane *pane);
/* Puts cursor and focus on a span; folded ones are not reached: false. */
bool pane_go(struct pane *pane, struct span focus);
/* The first line that shows a place; SIZE_MAX where none does. */
size_t pane_line_of(const struct pane *pane, uint32_t paragraph, uint32_t offset);
/* Scrolls so that `line` stands on a row of the area, as far as its ends allow; the cursor goes
 * along. */
void pane_level(struct pane *pane, size_t line, int row);
/* Row and column of the cursor in pane->area. */
void pane_cursor(const struct pane *pane, int *row, int *column);

/* Whether a paragraph is shown (not folded). */
bool pane_shows(const struct pane *pane, uint32_t paragraph);

#endif
