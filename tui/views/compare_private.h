/* compare_private: what the files of the compare view share. */
#ifndef DIPTYCH_TUI_VIEWS_COMPARE_PRIVATE_H
#define DIPTYCH_TUI_VIEWS_COMPARE_PRIVATE_H

#include "core/compare/rows.h"
#include "tui/page/jump.h"

enum {
    COMPARE_COLUMN_MIN = 36,
    COMPARE_TWO_MIN = 76, /* below it one column stands alone */
    COMPARE_EDGE = 2,     /* the overview bar and the rule right of a column */
};

/* Passages of which a line stands for the rest: those that all have and tell alike; runs that only
 * one has. */
enum compare_cut { CUT_NOTHING, CUT_COMMON, CUT_ONLY };

/* An article. Columns are named by their place in the set; what is on screen by slots from the
 * left. */
struct column {
    struct pane pane;
    struct pieces pieces;
    struct stretch focus; /* what it has of the passage in focus */
    bool hidden;
};

struct compare_view {
    struct view view;
    const struct collection_set *set;
    struct column *columns;
    size_t count, active;
    size_t *order;       /* columns in the reader's order; of those not hidden the first leads */
    size_t *slots;       /* the columns on screen */
    size_t shown;        /* how many */
    size_t first_beside; /* the first shown beside the lead, counted without the hidden */
    bool aligned;        /* in rows; else each scrolls to what is in focus */
    bool maximised;      /* the active column alone */
    bool loose;          /* the columns do not scroll along */
    enum compare_cut cut;
    struct rows rows;
    unsigned plan; /* counts what asks for new lines */
    struct arena *arena, *rows_arena;
    struct arena *scratch; /* of one layout or action */
    struct span wanted;    /* where to stand after the first layout */
    bool placed;
    uint32_t wanted_row; /* where to stand after the next; ANNOTATION_NONE */
};

struct pane *compare_pane(struct compare_view *compare);

/* --- compare_layout: which columns, where, which lines ---------------------------------------- */

/* Columns that are not hidden, in order, into `columns` (room for all); returns how many. */
size_t compare_visible(const struct compare_view *compare, size_t *columns);
/* The column that leads. */
size_t compare_lead(const struct compare_view *compare);
/* Another order, hidden columns or folding: lines must be made anew. */
void compare_replan(struct compare_view *compare);
void compare_lay_out(struct compare_view *compare, struct area area);
/* Finds what is in focus and scrolls the columns to it. */
void compare_follow(struct compare_view *compare);
/* Rows of the view above the columns. */
int compare_header_rows(struct area area);

/* --- compare_lines ---------------------------------------------------------------------------- */

/* A pane's composer. */
void compare_compose(void *owner, struct pane *pane);
/* Makes the rows of all columns on screen of one height, and puts each on its place. */
void compare_level(struct compare_view *compare);

/* --- compare_draw ----------------------------------------------------------------------------- */

void compare_draw(struct compare_view *compare, struct draw *draw);
/* A pane's marker: passages, words that differ, the focus. */
void compare_mark(void *owner, const struct pane *pane, uint32_t paragraph,
                  struct flow_marks *marks);
enum style compare_change_style(const struct change *change);
/* The passage that a column's sentence is set against: the lead's, or (of the lead, or where the
 * lead has none) the active column's, or that of the first column that has one. `other` is whose.
 */
struct links_partner compare_reference(const struct compare_view *compare, size_t column,
                                       uint32_t sentence, size_t *other);

/* --- compare_moves: actions ------------------------------------------------------------------- */

unsigned compare_act(struct compare_view *compare, const struct action_call *call);

#endif
