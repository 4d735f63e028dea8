/* grid: what tables have in common that set things in rows against outlets in columns: one cell in
 * focus, columns that scroll beside the first, only some rows by a filter, a story or the whole
 * collection, the words in focus below. Such a view begins with a struct grid and takes GRID_OPS
 * into its operations. */
#ifndef DIPTYCH_TUI_VIEWS_GRID_H
#define DIPTYCH_TUI_VIEWS_GRID_H

#include "core/collection/work.h"
#include "core/tables/outlet_table.h"
#include "tui/views/list.h"

/* Below so many columns only the outlet in focus shows; what is free before each column. */
enum { GRID_NARROW = 76, GRID_AIR = 2 };

struct grid;
struct grid_work;

/* What a table has of its own. */
struct grid_kind {
    const char *heading;       /* of the first column */
    const char *facts_heading; /* of what stands between it and the outlets; shown where wide */
    int facts_columns;         /* at most, where facts_least is set, else as many */
    int facts_least;           /* where more would keep an outlet from the screen */
    int name_share;            /* of a wide screen to the first column, in percent */
    int name_least, name_most; /* and its columns */
    int cell_least, cell_most; /* of an outlet's, with the air before it */
    int narrow_cell;           /* part of a narrow screen that goes to the outlet, in percent */
    bool numbers;              /* cells are set to the right */
    /* Makes the table of a story or all, on any thread. */
    void (*make)(struct outlet_table *table, struct collection *collection, uint32_t story,
                 struct work *work, struct arena *arena);
    const char *making; /* what that is, as it is told */
    bool by_pairs;      /* it takes each article as often as there are others in its story */
    size_t at_once;     /* words that take so little time that no worker is asked */
    /* Each appends what is to be shown and returns its style. A cell may be NULL: the outlet has
     * nothing. */
    enum style (*name)(const struct grid *grid, const struct outlet_row *row,
                       struct text_builder *out);
    enum style (*facts)(const struct grid *grid, const struct outlet_row *row,
                        struct text_builder *out);
    enum style (*cell)(const struct grid *grid, const struct outlet_row *row, size_t column,
                       const struct outlet_cell *cell, struct text_builder *out);
    /* The sign before a row; SIGN_COUNT: none. */
    enum sign (*sign)(const struct grid *grid, const struct outlet_row *row);
    /* What is told of a cell below the table. May leave both empty. */
    void (*detail)(const struct grid *grid, const struct outlet_row *row, size_t column,
                   const struct outlet_cell *cell, struct text_builder *heading,
                   struct text_builder *words);
    /* Where a place is in its article. */
    struct span (*span)(const struct annotation *annotation, uint32_t index);
    const char *singular; /* of what stands in a place */
    const char *row;      /* of what a row is */
};

struct grid {
    struct list list;
    const struct grid_kind *kind;
    uint32_t story, home;   /* shown, ANNOTATION_NONE: all; the one it was opened from */
    struct grid_work *work; /* what makes the table and keeps it; NULL: not begun */
    struct outlet_table table;
    size_t order; /* of those that the table has, where it has any */
    bool made;
    struct text_builder sought; /* the name that the cursor goes to once it is made, */
    size_t looked;              /* among so many rows so far */
    size_t column;              /* 0: the first; else an outlet's, from 1 */
    size_t first;               /* outlet's column that stands leftmost, from 0 */
    int names, cells, facts;    /* their columns; facts 0: they do not show */
    int facts_whole;            /* what all that facts tell takes */
    size_t visible;             /* outlets that fit */
    struct text_builder scratch;
};

void grid_open(struct grid *grid, const struct view_ops *ops, struct context *context,
               const struct grid_kind *kind, uint32_t story);

/* The row at a place of the list; one that the filter lets through; the row in focus, and its cell
 * there; NULL where there is none. */
const struct outlet_row *grid_row_of(const struct grid *grid, size_t place);
const struct outlet_row *grid_row_at(const struct grid *grid, size_t index);
const struct outlet_row *grid_row(const struct grid *grid);
const struct outlet_cell *grid_cell(const struct grid *grid);
/* What a cell shows where the outlet has nothing: a dash, or nothing where it has no article in the
 * story of the row's first place. Returns its style. */
enum style grid_absent(const struct grid *grid, const struct outlet_row *row, size_t column,
                       struct text_builder *out);
/* Shows the rows in another of the table's orders; the cursor stays on its thing. */
void grid_set_order(struct grid *grid, size_t order);
/* Scrolls the outlets as little as needed for the one in focus. */
void grid_show_column(struct grid *grid);
/* The sentence about a place. */
struct text grid_sentence(const struct grid *grid, struct outlet_place place);
/* A view that is a grid and nothing more; grid_free frees it. */
struct view *grid_view_new(struct context *context, const struct view_ops *ops,
                           const struct grid_kind *kind, uint32_t story);

/* See struct view_ops. */
struct view *grid_renew(struct view *view, const struct collection_moves *moves);

/* The view's name, then what is shown; "80 names", "3 of" before it with a filter. */
void grid_title(struct view *view, struct text_builder *left, struct text_builder *right);
void grid_layout(struct view *view, struct area area);
void grid_draw(struct view *view, struct draw *draw);
void grid_free(struct view *view);
unsigned grid_act(struct view *view, const struct action_call *call);
void grid_focus(struct view *view, int *row, int *column);
void grid_changed(struct view *view);
bool grid_waits(const struct view *view);
void grid_go_on(struct view *view);
bool grid_progress(const struct view *view, struct view_progress *out);
uint32_t grid_story(struct view *view);
struct text grid_row_text(struct list *list, size_t index);
extern const struct list_kind grid_list_kind;

#define GRID_OPS                                                                                   \
    LIST_OPS_BUT_WORK, .layout = grid_layout, .draw = grid_draw, .focus = grid_focus,              \
                       .waits = grid_waits, .go_on = grid_go_on, .renew = grid_renew,              \
                       .changed = grid_changed, .progress = grid_progress, .story = grid_story,    \
                       .free = grid_free

#endif
