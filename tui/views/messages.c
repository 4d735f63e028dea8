#include "tui/views/messages.h"

#include "core/base/memory.h"

#include <stdlib.h>

struct messages_view {
    struct view view;
    char **lines;
    size_t count, capacity;
    struct scroller scroller;
};

static void add_line(struct messages_view *messages, char *line)
{
    messages->lines = memory_grow(messages->lines, messages->count, &messages->capacity,
                                  sizeof(*messages->lines));
    messages->lines[messages->count++] = line;
}

static void add_problems(struct messages_view *messages, const struct problem_list *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        add_line(messages, problem_summary(&problems->items[i]));
        if (problems->items[i].hint) {
            struct text_builder hint = {0};
            text_builder_printf(&hint, "    %s", problems->items[i].hint);
            add_line(messages, hint.bytes);
        }
    }
}

static void forget_lines(struct messages_view *messages)
{
    for (size_t i = 0; i < messages->count; i++)
        free(messages->lines[i]);
    messages->count = 0;
}

static void changed(struct view *view)
{
    struct messages_view *messages = (struct messages_view *)view;
    forget_lines(messages);
    add_problems(messages, &view->context->problems);
    add_problems(messages, collection_problems(view->context->collection));
    messages->scroller.rows = messages->count;
    scroller_fit(&messages->scroller);
}

static void layout(struct view *view, struct area area)
{
    struct messages_view *messages = (struct messages_view *)view;
    messages->scroller.height = area.height;
    scroller_fit(&messages->scroller);
}

static void draw(struct view *view, struct draw *draw)
{
    struct messages_view *messages = (struct messages_view *)view;
    const struct scroller *scroller = &messages->scroller;
    if (messages->count == 0)
        draw_text(draw, view->area, 0, 1, TEXT("nothing to tell: all was read"),
                  draw_look(draw, STYLE_DIM));
    for (int row = 0; row < view->area.height && scroller->top + (size_t)row < scroller->rows;
         row++) {
        size_t index = scroller->top + (size_t)row;
        draw_clipped(draw, view->area, row, 1, view->area.width - 2,
                     text_from(messages->lines[index]), draw_look(draw, STYLE_TEXT));
        if (index == scroller->cursor)
            draw_overlay(draw, view->area, row, 0, view->area.width, draw_look(draw, STYLE_CURSOR));
    }
}

static struct scroller *scroller(struct view *view)
{
    return &((struct messages_view *)view)->scroller;
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    (void)view;
    (void)right;
    text_builder_add_string(left, "messages");
}

static void focus(struct view *view, int *row, int *column)
{
    const struct scroller *rows = scroller(view);
    *row = (int)(rows->cursor - rows->top);
    *column = 0;
}

static size_t search_units(struct view *view)
{
    return ((struct messages_view *)view)->count;
}

static struct text search_text(struct view *view, size_t unit)
{
    return text_from(((struct messages_view *)view)->lines[unit]);
}

static struct view_place search_place(struct view *view)
{
    return (struct view_place){scroller(view)->cursor, 0};
}

static void search_show(struct view *view, size_t unit, size_t start, size_t end)
{
    (void)start;
    (void)end;
    scroller_go(scroller(view), unit);
}

static void messages_free(struct view *view)
{
    struct messages_view *messages = (struct messages_view *)view;
    forget_lines(messages);
    free(messages->lines);
    free(messages);
}

static const struct view_ops ops = {
    .name = "messages",
    .scope = IN_MESSAGES,
    .layout = layout,
    .draw = draw,
    .scroller = scroller,
    .title = title,
    .focus = focus,
    .changed = changed,
    .search_units = search_units,
    .search_text = search_text,
    .search_place = search_place,
    .search_show = search_show,
    .free = messages_free,
};

struct view *messages_view_new(struct context *context)
{
    struct messages_view *messages = memory_calloc(1, sizeof(*messages));
    messages->view = (struct view){.ops = &ops, .context = context};
    changed(&messages->view);
    return &messages->view;
}
