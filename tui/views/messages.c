#include "tui/views/messages.h"

#include "core/base/memory.h"
#include "tui/views/list.h"

#include <stdlib.h>

struct messages_view {
    struct list list;
    char **lines;
    size_t count, capacity;
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
    messages->list.scroller.rows = messages->count;
    scroller_fit(&messages->list.scroller);
}

static void draw_line(struct list *list, struct draw *draw, struct area area, size_t index, int row)
{
    draw_clipped(draw, area, row, 1, area.width - 2,
                 text_from(((struct messages_view *)list)->lines[index]),
                 draw_look(draw, STYLE_TEXT));
}

static void draw(struct view *view, struct draw *draw)
{
    if (((struct messages_view *)view)->count == 0)
        draw_text(draw, view->area, 0, 1, TEXT("nothing to tell: all was read"),
                  draw_look(draw, STYLE_DIM));
    list_draw((struct list *)view, draw, view->area, draw_line);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    (void)view;
    (void)right;
    text_builder_add_string(left, "messages");
}

static struct text search_text(struct view *view, size_t unit)
{
    return text_from(((struct messages_view *)view)->lines[unit]);
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
    LIST_OPS,
    .draw = draw,
    .title = title,
    .changed = changed,
    .search_text = search_text,
    .free = messages_free,
};

struct view *messages_view_new(struct context *context)
{
    struct messages_view *messages = memory_calloc(1, sizeof(*messages));
    messages->list.view = (struct view){.ops = &ops, .context = context};
    changed(&messages->list.view);
    return &messages->list.view;
}
