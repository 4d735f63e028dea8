#include "tui/views/help.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"

#include <stdlib.h>

enum { KEYS_WIDTH = 14 };

struct help_line {
    struct text keys, words; /* a heading has words alone, a gap neither */
};

struct help_view {
    struct view view;
    const struct view_ops *about;
    struct arena *arena;
    struct help_line *lines;
    size_t count, capacity;
    struct scroller scroller;
};

/* What stands in margins, with what it means. */
static const struct {
    enum sign sign;
    const char *meaning;
} signs[] = {
    {SIGN_VERBATIM, "the same words in another outlet of the story"},
    {SIGN_REWORDED, "reworded in another outlet"},
    {SIGN_QUOTE, "a quotation that others carry"},
    {SIGN_FIGURE, "the same quantity in another outlet"},
    {SIGN_WATCH, "a hit of the watchlist (blank: only here)"},
    {SIGN_CURSOR, "the cursor"},
    {SIGN_UNREAD, "not read yet"},
    {SIGN_CHOSEN, "chosen for comparing"},
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
        keymap_describe(help->view.context->keymap, action, help->about->scope, false, &keys);
        if (keys.length > 0) {
            struct text copy = {arena_copy(help->arena, keys.bytes, keys.length), keys.length};
            add_line(help, copy, text_from(action_row(action)->help));
        }
        text_builder_free(&keys);
    }
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
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        add_line(help, style_sign(help->view.context->styles, signs[i].sign),
                 text_from(signs[i].meaning));
}

static void layout(struct view *view, struct area area)
{
    struct help_view *help = (struct help_view *)view;
    help->scroller.height = area.height;
    scroller_fit(&help->scroller);
}

static void draw_line(struct help_view *help, struct draw *draw, size_t index, int row)
{
    const struct help_line *line = &help->lines[index];
    struct look look = draw_look(draw, STYLE_TEXT);
    if (!line->keys.bytes) {
        draw_text(draw, help->view.area, row, 1, line->words, draw_look(draw, STYLE_HEADING));
        return;
    }
    draw_text(draw, help->view.area, row, 2, line->keys, draw_look(draw, STYLE_KEY));
    draw_clipped(draw, help->view.area, row, 2 + KEYS_WIDTH, help->view.area.width - 3 - KEYS_WIDTH,
                 line->words, look);
}

static void draw(struct view *view, struct draw *draw)
{
    struct help_view *help = (struct help_view *)view;
    const struct scroller *scroller = &help->scroller;
    for (int row = 0; row < view->area.height && scroller->top + (size_t)row < scroller->rows;
         row++) {
        draw_line(help, draw, scroller->top + (size_t)row, row);
        if (scroller->top + (size_t)row == scroller->cursor)
            draw_overlay(draw, view->area, row, 0, view->area.width, draw_look(draw, STYLE_CURSOR));
    }
}

static struct scroller *scroller(struct view *view)
{
    return &((struct help_view *)view)->scroller;
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    (void)right;
    text_builder_printf(left, "help: %s", ((struct help_view *)view)->about->name);
}

static void focus(struct view *view, int *row, int *column)
{
    const struct scroller *rows = scroller(view);
    *row = (int)(rows->cursor - rows->top);
    *column = 0;
}

static size_t search_units(struct view *view)
{
    return ((struct help_view *)view)->count;
}

static struct text search_text(struct view *view, size_t unit)
{
    return ((struct help_view *)view)->lines[unit].words;
}

static struct view_place search_place(struct view *view)
{
    return (struct view_place){((struct help_view *)view)->scroller.cursor, 0};
}

static void search_show(struct view *view, size_t unit, size_t start, size_t end)
{
    (void)start;
    (void)end;
    scroller_go(scroller(view), unit);
}

static void help_free(struct view *view)
{
    struct help_view *help = (struct help_view *)view;
    arena_free(help->arena);
    free(help);
}

static const struct view_ops ops = {
    .name = "help",
    .scope = IN_HELP,
    .layout = layout,
    .draw = draw,
    .scroller = scroller,
    .title = title,
    .focus = focus,
    .search_units = search_units,
    .search_text = search_text,
    .search_place = search_place,
    .search_show = search_show,
    .free = help_free,
};

struct view *help_view_new(struct context *context, const struct view_ops *about)
{
    struct help_view *help = memory_calloc(1, sizeof(*help));
    help->view = (struct view){.ops = &ops, .context = context};
    help->about = about;
    help->arena = arena_new();
    build(help);
    help->scroller.rows = help->count;
    return &help->view;
}
