/* pane: one article in a column: laid out, moved in, drawn with its highlights, signs and focus.
 * The article view has one, compare one an outlet.
 *
 * The place is a paragraph and a byte offset, so that a new width, folding and switching never lose
 * it. */
#ifndef DIPTYCH_TUI_PAGE_PANE_H
#define DIPTYCH_TUI_PAGE_PANE_H

#include "tui/page/flow.h"
#include "tui/page/highlight.h"
#include "tui/page/links.h"
#include "tui/page/view.h"

/* Columns left of the text: a watch hit or that a passage was moved, the sign, with letters two of
 * them, air; and right of it. */
enum { PANE_MARGIN = 3, PANE_LETTER_MARGIN = 5, PANE_AIR = 1 };

enum pane_line_kind {
    PANE_TEXT,
    PANE_CUT,  /* text of which only this line is shown */
    PANE_FOLD, /* stands for boilerplate */
    PANE_META, /* outlet, date, length */
    PANE_NOTE, /* words of the view's own */
    PANE_GAP
};

/* Lines stand in the order of their places. */
struct pane_line {
    enum pane_line_kind kind;
    uint32_t paragraph;    /* of text; of a fold the first it stands for; else the one below */
    struct flow_line line; /* of text; else `start` is that of the text below */
    struct text words;     /* of what is not text, or is cut; in the layout's arena */
    uint32_t row;          /* see pane_begin_row */
};

/* Marks of the view's own on a paragraph (passages, differences). */
struct pane;
typedef void (*pane_marker)(void *owner, const struct pane *pane, uint32_t paragraph,
                            struct flow_marks *marks);

/* Puts the lines together by the pane_add_… functions. */
typedef void (*pane_composer)(void *owner, struct pane *pane);

/* All that a layout depends on, but for where on the screen it stands. */
struct pane_terms {
    const struct analysis *analysis;
    int width, height, widest;
    bool boilerplate, brackets;
    uint32_t words; /* pane_words_version */
    unsigned plan, watch_version;
};

struct pane {
    struct context *context;
    struct collection *collection; /* that the item is held in */
    size_t item;
    const struct article *article;
    const struct analysis *analysis;
    struct links links;     /* count 0: nothing to compare with */
    bool letters;           /* the margin shows letters before signs */
    const bool *repeated;   /* paragraphs folded beside boilerplate (collection_item), or NULL */
    pane_marker marker;     /* or NULL */
    pane_composer composer; /* NULL: a paragraph after the other */
    unsigned plan;          /* another number asks for a new layout by the composer */
    void *owner;

    struct arena *arena;            /* of the layout */
    struct pane_terms laid_out_for; /* what the lines below were made for */
    struct area area, text;
    struct pane_line *lines;
    size_t line_count, line_capacity;
    uint32_t row; /* of the lines that are added */
    struct flow_insert *
        *inserts; /* of each paragraph, set into it: brackets, and words for signs */
    size_t *insert_counts;
    struct highlight_span *highlights; /* of all classes, by place, visible paragraphs only */
    size_t highlight_count;
    struct scroller scroller;
    struct span focus;  /* what a jump went to; length 0: the line */
    struct span anchor; /* where the selection began */
    bool selecting;
    struct span kept; /* the place of the last layout: lines break elsewhere now, it stays */
    bool kept_top;    /* it was the very beginning */
    size_t kept_row;  /* on screen */
};

/* Opens a pane on an item, analysing it if need be. pane_close frees what it holds. */
void pane_open(struct pane *pane, struct context *context, size_t item);
void pane_close(struct pane *pane);
/* The articles were read again, and its own is this item now. */
void pane_move(struct pane *pane, size_t item);

/* Lays it out in an area (text at most `widest` columns, centred), keeping the place on its row. */
void pane_layout(struct pane *pane, struct area area, int widest);
/* The same in two steps, for panes that stand level: lines (false: they are as they were), then,
 * when pane_pad has made rows of one height, the place. */
bool pane_flow(struct pane *pane, struct area area, int widest);
void pane_pad(struct pane *pane, const uint32_t *heights, size_t rows);
void pane_settle(struct pane *pane);

/* For composers. Lines that are added belong to a row from here on; rows only grow. */
void pane_begin_row(struct pane *pane, uint32_t row);
void pane_add_gap(struct pane *pane, uint32_t paragraph, uint32_t start);
/* Bytes [start, end) of a paragraph; where there is a `rest` ("+3") one line of them and the rest.
 */
void pane_add_text(struct pane *pane, uint32_t paragraph, uint32_t start, uint32_t end,
                   const char *rest);
/* A run of folded paragraphs; returns the one behind it. */
uint32_t pane_add_fold(struct pane *pane, uint32_t first);
void pane_add_note(struct pane *pane, uint32_t paragraph, uint32_t start, const char *words);
/* The place behind all text. */
struct span pane_bottom(const struct pane *pane);

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

/* Whether a line shows text of the article; whether a paragraph is shown (not folded). */
bool pane_line_is_text(const struct pane_line *line);
bool pane_shows(const struct pane *pane, uint32_t paragraph);

#endif
