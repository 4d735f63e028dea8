#include "tui/views/help.h"

#include "core/base/memory.h"
#include "tui/page/legend.h"
#include "tui/views/list.h"

#include <stdlib.h>

enum { KEYS_WIDTH = 14 };

struct help_line {
    struct text keys, words; /* a heading has words alone, a gap neither */
};

struct help_view {
    struct list list;
    const struct view_ops *about;
    struct arena *arena;
    struct help_line *lines;
    size_t count, capacity;
};

static void add_line(struct help_view *help, struct text keys, struct text words)
{
    help->lines =
        arena_grow(help->arena, help->lines, help->count, &help->capacity, sizeof(*help->lines));
    help->lines[help->count++] = (struct help_line){keys, words};
}

static void add_actions(struct help_view *help)
{
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        if (!(action_row(action)->scope & help->about->scope))
            continue;
        struct text_builder keys = {0};
        keymap_describe(help->list.view.context->keymap, action, help->about->scope, false, &keys);
        if (keys.length > 0) {
            struct text copy = {arena_copy(help->arena, keys.bytes, keys.length), keys.length};
            add_line(help, copy, text_from(action_row(action)->help));
        }
        text_builder_free(&keys);
    }
}

static void add_signs(struct help_view *help)
{
    const struct legend_row *row;
    for (size_t i = 0; (row = legend_row(i)); i++)
        if (row->scope & help->about->scope)
            add_line(help,
                     row->sign == SIGN_COUNT
                         ? TEXT(" ")
                         : style_sign(help->list.view.context->styles, row->sign),
                     text_from(row->meaning));
}

static void build(struct help_view *help)
{
    add_line(help, (struct text){0},
             text_from(arena_printf(help->arena, "Keys in %s", help->about->name)));
    add_actions(help);
    add_line(help, TEXT("12j"), TEXT("a count before a key repeats it"));
    add_line(help, TEXT("> <"), TEXT("the same as ] and [ where brackets are far"));
    add_line(help, (struct text){0}, (struct text){0});
    add_line(help, (struct text){0}, TEXT("Signs"));
    add_signs(help);
}

static void draw_line(struct list *list, struct draw *draw, struct area area, size_t index, int row)
{
    const struct help_line *line = &((struct help_view *)list)->lines[index];
    if (!line->keys.bytes) {
        draw_text(draw, area, row, 1, line->words, draw_look(draw, STYLE_HEADING));
        return;
    }
    draw_text(draw, area, row, 2, line->keys, draw_look(draw, STYLE_KEY));
    draw_clipped(draw, area, row, 2 + KEYS_WIDTH, area.width - 3 - KEYS_WIDTH, line->words,
                 draw_look(draw, STYLE_TEXT));
}

static void draw(struct view *view, struct draw *draw)
{
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    struct help_view *help = (struct help_view *)view;
    text_builder_printf(left, "help: %s", help->about->name);
    list_add_filter(&help->list, right);
    text_builder_add_string(right, TEXT_COUNTED(help->count, "line"));
}

static struct text row_text(struct list *list, size_t index)
{
    const struct help_line *line = &((struct help_view *)list)->lines[index];
    return line->words.bytes ? line->words : TEXT("");
}

static bool is_head(const struct list *list, size_t index)
{
    return !((const struct help_view *)list)->lines[index].keys.bytes;
}

static void help_free(struct view *view)
{
    struct help_view *help = (struct help_view *)view;
    list_close(&help->list);
    arena_free(help->arena);
    free(help);
}

static const struct list_kind kind = {draw_line, row_text, NULL, is_head};

static const struct view_ops ops = {
    .name = "help",
    .scope = IN_HELP,
    .renew = view_stay,
    LIST_OPS,
    .draw = draw,
    .title = title,
    .free = help_free,
};

struct view *help_view_new(struct context *context, const struct view_ops *about)
{
    struct help_view *help = memory_calloc(1, sizeof(*help));
    list_open(&help->list, &ops, context, &kind);
    help->about = about;
    help->arena = arena_new();
    build(help);
    list_set_rows(&help->list, help->count);
    return &help->list.view;
}
