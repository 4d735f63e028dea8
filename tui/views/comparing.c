#include "tui/views/comparing.h"

#include "core/base/memory.h"
#include "core/collection/copied.h"
#include "tui/views/list.h"

#include <stdlib.h>
#include <string.h>

struct comparing_view {
    struct list list; /* a row an outlet */
    struct lineup lineup;
    struct compare_manner manner;
    bool has_manner;
};

static struct comparing_view *self(struct view *view)
{
    return (struct comparing_view *)view;
}

static const struct compare_manner *manner_of(const struct comparing_view *comparing)
{
    return comparing->has_manner ? &comparing->manner : NULL;
}

static void changed(struct view *view)
{
    const struct comparing_view *comparing = self(view);
    if (lineup_ask(&comparing->lineup, view->context))
        context_replace(view->context,
                        compare_view_new(view->context, &comparing->lineup, manner_of(comparing)));
}

static const char *outlet(const struct view *view, size_t row)
{
    const struct comparing_view *comparing = (const struct comparing_view *)view;
    return collection_item(view->context->collection, comparing->lineup.items[row])
        ->article->outlet;
}

static void draw_line(struct list *list, struct draw *draw, struct area area, size_t index, int row)
{
    draw_clipped(draw, area, row, 2, area.width - 2, text_from(outlet(&list->view, index)),
                 draw_look(draw, STYLE_DIM));
}

static void draw(struct view *view, struct draw *draw)
{
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    text_builder_printf(left, "comparing %zu outlets", self(view)->list.count);
    text_builder_add_string(right, "q leaves");
}

static struct text row_text(struct list *list, size_t index)
{
    return text_from(outlet(&list->view, index));
}

static void comparing_free(struct view *view)
{
    list_close(&self(view)->list);
    free(view);
}

/* What waits for fewer than two waits for nothing. */
static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    const struct comparing_view *comparing = self(view);
    struct lineup lineup = comparing->lineup;
    lineup_move(&lineup, view->context, moves);
    return lineup.count < 2 ? NULL
                            : comparing_view_new(view->context, &lineup, manner_of(comparing));
}

static const struct list_kind kind = {.draw_row = draw_line, .row_text = row_text};

static const struct view_ops ops = {
    .name = "comparing",
    .scope = IN_COMPARING,
    .renew = renew,
    LIST_OPS,
    .awaits = IN_COMPARE,
    .draw = draw,
    .title = title,
    .changed = changed,
    .free = comparing_free,
};

struct view *comparing_view_new(struct context *context, const struct lineup *lineup,
                                const struct compare_manner *manner)
{
    if (lineup_ask(lineup, context))
        return compare_view_new(context, lineup, manner);
    struct comparing_view *comparing = memory_calloc(1, sizeof(*comparing));
    list_open(&comparing->list, &ops, context, &kind);
    comparing->lineup = *lineup;
    comparing->has_manner = manner != NULL;
    if (manner)
        comparing->manner = *manner;
    list_set_rows(&comparing->list, lineup->count);
    return &comparing->list.view;
}

void compare_open(struct context *context, const uint32_t *items, size_t count, struct span focus)
{
    struct lineup lineup = lineup_of(items, count, focus);
    context_open(context, comparing_view_new(context, &lineup, NULL));
}

bool compare_open_versions(struct context *context, size_t item, struct span focus)
{
    uint32_t items[COMPARE_MOST];
    size_t all = collection_copies(context->collection, item, true, items, COMPARE_MOST);
    size_t count = all < COMPARE_MOST ? all : COMPARE_MOST;
    if (count < 2)
        return false;
    for (size_t i = 1; i < count; i++)
        if (items[i] == item) {
            memmove(items + 1, items, i * sizeof(*items));
            items[0] = (uint32_t)item;
        }
    compare_open(context, items, count, focus);
    return true;
}
