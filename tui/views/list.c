#include "tui/views/list.h"

struct scroller *list_scroller(struct view *view)
{
    return &((struct list *)view)->scroller;
}

void list_draw(struct list *list, struct draw *draw, struct area area, list_draw_row draw_row)
{
    const struct scroller *scroller = &list->scroller;
    for (int line = 0; line < area.height; line++) {
        size_t index = scroller->top + (size_t)line;
        if (index >= scroller->rows)
            return;
        draw_row(list, draw, area, index, line);
        if (index != scroller->cursor)
            continue;
        draw_text(draw, area, line, 0, style_sign(draw_styles(draw), SIGN_CURSOR),
                  draw_look(draw, STYLE_SIGN));
        draw_overlay(draw, area, line, 0, area.width, draw_look(draw, STYLE_CURSOR));
    }
}

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
