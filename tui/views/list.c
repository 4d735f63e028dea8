#include "tui/views/list.h"

#include "core/base/memory.h"

#include <stdlib.h>

static struct list *self(struct view *view)
{
    return (struct list *)view;
}

struct scroller *list_scroller(struct view *view)
{
    return &self(view)->scroller;
}

void list_open(struct list *list, const struct view_ops *ops, struct context *context,
               const struct list_kind *kind)
{
    list->view = (struct view){.ops = ops, .context = context};
    list->kind = kind;
}

void list_close(struct list *list)
{
    search_clear(&list->filter);
    free(list->shown);
}

/* --- rows ------------------------------------------------------------------------------------- */

static bool is_head(const struct list *list, size_t index)
{
    return list->kind->is_head && list->kind->is_head(list, index);
}

static bool passes(struct list *list, size_t index)
{
    const struct list_kind *kind = list->kind;
    size_t start, end;
    return !search_active(&list->filter) ||
           search_find(&list->filter,
                       (kind->filter_text ? kind->filter_text : kind->row_text)(list, index), 0,
                       &start, &end);
}

static void show(struct list *list, size_t index)
{
    size_t *rows = &list->scroller.rows;
    list->shown = memory_grow(list->shown, *rows, &list->capacity, sizeof(*list->shown));
    list->shown[(*rows)++] = (uint32_t)index;
    list->heads += is_head(list, index);
}

/* Asks the filter about one row. */
static void ask(struct list *list, size_t index)
{
    bool heads = is_head(list, index), passed = passes(list, index);
    list->whole = heads ? passed : list->whole;
    list->head = heads ? index : list->head;
    if (heads ? !passed : !passed && !list->whole)
        return;
    if (!heads && list->head != SIZE_MAX)
        show(list, list->head);
    list->head = SIZE_MAX;
    show(list, index);
}

/* Asks about some rows and then for a short while; without a filter about all. */
static void ask_some(struct list *list)
{
    enum { AT_ONCE = 256 };
    int64_t end = view_step_end();
    for (size_t more = 0; list->asked < list->count; more++) {
        if (more == AT_ONCE && search_active(&list->filter)) {
            if (view_step_over(end))
                break;
            more = 0;
        }
        ask(list, list->asked++);
    }
    scroller_fit(&list->scroller);
}

void list_add_rows(struct list *list, size_t count)
{
    while (list->asked < list->count)
        ask(list, list->asked++);
    list->head = SIZE_MAX;
    list->whole = false;
    list->count = count;
    ask_some(list);
}

void list_set_rows(struct list *list, size_t count)
{
    list->count = list->asked = list->scroller.rows = list->heads = 0;
    list->seeks = false;
    list_add_rows(list, count);
}

bool list_waits(const struct view *view)
{
    const struct list *list = (const struct list *)view;
    return list->asked < list->count;
}

void list_go_on(struct view *view)
{
    struct list *list = self(view);
    ask_some(list);
    if (list->seeks && !list_waits(view))
        list_go(list, list->sought);
}

size_t list_row(const struct list *list)
{
    const struct scroller *scroller = &list->scroller;
    return scroller->cursor < scroller->rows ? list->shown[scroller->cursor] : SIZE_MAX;
}

void list_go(struct list *list, size_t index)
{
    size_t first = 0, row = 0;
    list->seeks = list_waits(&list->view);
    list->sought = index;
    while (first < list->scroller.rows && is_head(list, list->shown[first]))
        first++;
    while (row < list->scroller.rows && list->shown[row] != index)
        row++;
    scroller_go(&list->scroller, row < list->scroller.rows ? row : first);
}

bool list_filter(struct view *view, struct text words)
{
    struct list *list = self(view);
    size_t kept = list->seeks ? list->sought : list_row(list);
    bool was = search_active(&list->filter);
    search_set(&list->filter, words);
    list_set_rows(list, list->count);
    list_go(list, kept);
    return was;
}

void list_add_filter_of(const struct list *list, size_t count, struct text_builder *out)
{
    if (search_active(&list->filter))
        text_builder_printf(out, "&%s: %zu%s of ", list->filter.words.bytes, count,
                            list_waits(&list->view) ? " so far" : "");
}

void list_add_filter(const struct list *list, struct text_builder *out)
{
    list_add_filter_of(list, list->scroller.rows - list->heads, out);
}

/* --- drawing ---------------------------------------------------------------------------------- */

void list_draw(struct list *list, struct draw *draw, struct area area)
{
    const struct scroller *scroller = &list->scroller;
    if (scroller->rows == 0 && list->count > 0)
        draw_text(draw, area, 0, 1, TEXT("nothing passes the filter: Esc shows all"),
                  draw_look(draw, STYLE_DIM));
    for (int line = 0; line < area.height; line++) {
        size_t row = scroller->top + (size_t)line;
        if (row >= scroller->rows)
            return;
        list->kind->draw_row(list, draw, area, list->shown[row], line);
        if (row != scroller->cursor)
            continue;
        if (!draw_styles(draw)->plain)
            draw_text(draw, area, line, 0, style_sign(draw_styles(draw), SIGN_CURSOR),
                      draw_look(draw, STYLE_SIGN));
        draw_overlay(draw, area, line, 0, area.width, draw_look(draw, STYLE_CURSOR));
    }
}

/* --- operations ------------------------------------------------------------------------------- */

void list_layout(struct view *view, struct area area)
{
    struct scroller *scroller = list_scroller(view);
    scroller->height = area.height;
    scroller->margin = (int)view->context->config->settings.scrolloff;
    scroller_fit(scroller);
}

void list_focus(struct view *view, int *row, int *column)
{
    const struct scroller *scroller = list_scroller(view);
    *row = (int)(scroller->cursor - scroller->top);
    *column = 0;
}

size_t list_search_units(struct view *view)
{
    return list_scroller(view)->rows;
}

struct text list_search_text(struct view *view, size_t unit)
{
    struct list *list = self(view);
    return list->kind->row_text(list, list->shown[unit]);
}

struct view_place list_search_place(struct view *view)
{
    return (struct view_place){list_scroller(view)->cursor, 0, SIZE_MAX};
}

void list_search_show(struct view *view, size_t unit, size_t start, size_t end)
{
    (void)start;
    (void)end;
    scroller_go(list_scroller(view), unit);
}
