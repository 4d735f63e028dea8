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
    list_set_rows(&messages->list, messages->count);
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
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    struct messages_view *messages = (struct messages_view *)view;
    text_builder_add_string(left, "messages");
    list_add_filter(&messages->list, right);
    text_builder_add_string(right, TEXT_COUNTED(messages->count, "line"));
}

static struct text row_text(struct list *list, size_t index)
{
    return text_from(((struct messages_view *)list)->lines[index]);
}

static void messages_free(struct view *view)
{
    struct messages_view *messages = (struct messages_view *)view;
    list_close(&messages->list);
    forget_lines(messages);
    free(messages->lines);
    free(messages);
}

static const struct list_kind kind = {.draw_row = draw_line, .row_text = row_text};

static const struct view_ops ops = {
    .name = "messages",
    .scope = IN_MESSAGES,
    .renew = view_stay,
    LIST_OPS,
    .draw = draw,
    .title = title,
    .changed = changed,
    .free = messages_free,
};

struct view *messages_view_new(struct context *context)
{
    struct messages_view *messages = memory_calloc(1, sizeof(*messages));
    list_open(&messages->list, &ops, context, &kind);
    changed(&messages->list.view);
    return &messages->list.view;
}
