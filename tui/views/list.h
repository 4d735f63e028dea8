/* list: what views have in common whose rows are a line each: moving, the cursor's sign and look,
 * searching by rows, showing only those that a filter lets through. Such a view begins with a
 * struct list and takes LIST_OPS into its operations.
 *
 * A row's index counts all rows; the scroller counts those that show. */
#ifndef DIPTYCH_TUI_VIEWS_LIST_H
#define DIPTYCH_TUI_VIEWS_LIST_H

#include "tui/page/view.h"

struct list;

/* What a list has of its own. */
struct list_kind {
    /* Draws a row into a line of an area; column 0 is the cursor's. */
    void (*draw_row)(struct list *list, struct draw *draw, struct area area, size_t index,
                     int line);
    /* What is searched in a row; lives until the next call. */
    struct text (*row_text)(struct list *list, size_t index);
    /* What the filter looks at. NULL: the same. */
    struct text (*filter_text)(struct list *list, size_t index);
    /* A row that heads those below it, up to the next such: it shows while one of them does, and
     * where the filter lets it through they all do. NULL: none is. */
    bool (*is_head)(const struct list *list, size_t index);
};

struct list {
    struct view view;
    struct scroller scroller;
    const struct list_kind *kind;
    struct search filter;
    size_t count;    /* all rows */
    uint32_t *shown; /* those that show, as many as the scroller has */
    size_t capacity;
    size_t heads;  /* of those that show, that head others */
    size_t asked;  /* rows that the filter was asked about: fewer than all while it goes on; */
    size_t head;   /* before the next of them one that does not show yet, or SIZE_MAX; */
    bool whole;    /* all below that one's head show */
    size_t sought; /* where the cursor goes once all were asked about, */
    bool seeks;    /* if it goes anywhere */
};

/* The beginning of a view; its rows follow by list_set_rows. */
void list_open(struct list *list, const struct view_ops *ops, struct context *context,
               const struct list_kind *kind);
/* Frees what is the list's own, not the list. */
void list_close(struct list *list);

/* There are so many rows now, or other ones: asks the filter about each, of many about some at once
 * and the rest as the list goes on. */
void list_set_rows(struct list *list, size_t count);
/* There are so many now, and those before are the same; the new ones stand below no head of theirs.
 */
void list_add_rows(struct list *list, size_t count);
/* The row in focus; SIZE_MAX where none is. */
size_t list_row(const struct list *list);
/* Puts the cursor on a row where that shows, else on the first that heads none. */
void list_go(struct list *list, size_t index);
/* "&words: 3 of ", where there is a filter; what heads others is not counted. */
void list_add_filter(const struct list *list, struct text_builder *out);
/* The same where what is counted are not rows. */
void list_add_filter_of(const struct list *list, size_t count, struct text_builder *out);

/* Draws the rows that show into an area, and the cursor over its own; where none passes, that. */
void list_draw(struct list *list, struct draw *draw, struct area area);

/* Operations of a view that begins with a list; see struct view_ops. */
struct scroller *list_scroller(struct view *view);
void list_layout(struct view *view, struct area area);
void list_focus(struct view *view, int *row, int *column);
bool list_filter(struct view *view, struct text words);
bool list_waits(const struct view *view);
void list_go_on(struct view *view);
size_t list_search_units(struct view *view);
struct text list_search_text(struct view *view, size_t unit);
struct view_place list_search_place(struct view *view);
void list_search_show(struct view *view, size_t unit, size_t start, size_t end);

#define LIST_OPS_BUT_WORK                                                                          \
    .scroller = list_scroller, .filter = list_filter, .search_units = list_search_units,           \
    .search_text = list_search_text, .search_place = list_search_place,                            \
    .search_show = list_search_show

#define LIST_OPS_BUT_LAYOUT                                                                        \
    LIST_OPS_BUT_WORK, .waits = list_waits, .go_on = list_go_on, .focus = list_focus

#define LIST_OPS .layout = list_layout, LIST_OPS_BUT_LAYOUT

#endif
