/* list: what views have in common whose rows are a line each: moving, the cursor's sign and look,
 * searching by rows. Such a view begins with a struct list and takes LIST_OPS into its operations.
 */
#ifndef DIPTYCH_TUI_VIEWS_LIST_H
#define DIPTYCH_TUI_VIEWS_LIST_H

#include "tui/view.h"

struct list {
    struct view view;
    struct scroller scroller; /* its rows are the view's to set */
};

/* Draws one row into a line of an area; column 0 is the cursor's. */
typedef void (*list_draw_row)(struct list *list, struct draw *draw, struct area area, size_t index,
                              int line);

/* Draws the rows that show into an area, and the cursor over its own. */
void list_draw(struct list *list, struct draw *draw, struct area area, list_draw_row draw_row);

/* Operations of a view that begins with a list; see struct view_ops. */
struct scroller *list_scroller(struct view *view);
void list_layout(struct view *view, struct area area);
void list_focus(struct view *view, int *row, int *column);
size_t list_search_units(struct view *view);
struct view_place list_search_place(struct view *view);
void list_search_show(struct view *view, size_t unit, size_t start, size_t end);

#define LIST_OPS                                                                                   \
    .layout = list_layout, .scroller = list_scroller, .focus = list_focus,                         \
    .search_units = list_search_units, .search_place = list_search_place,                          \
    .search_show = list_search_show

#endif
