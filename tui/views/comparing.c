#include "tui/views/comparing.h"

#include "core/base/memory.h"
#include "core/collection/copied.h"
#include "tui/views/list.h"

#include <stdlib.h>
#include <string.h>

struct comparing_view {
    struct list list; /* a row an outlet */
    uint32_t *items;
    struct span focus;
};

static struct comparing_view *self(struct view *view)
{
    return (struct comparing_view *)view;
}

static void changed(struct view *view)
{
    struct comparing_view *comparing = self(view);
    size_t count = comparing->list.count;
    if (collection_ask_set(view->context->collection, comparing->items, count))
        context_replace(view->context,
                        compare_view_new(view->context, comparing->items, count, comparing->focus));
}

static const char *outlet(const struct view *view, size_t row)
{
    const struct comparing_view *comparing = (const struct comparing_view *)view;
    return collection_item(view->context->collection, comparing->items[row])->article->outlet;
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
    free(self(view)->items);
    free(view);
}

/* What waits for fewer than two waits for nothing. */
static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct comparing_view *comparing = self(view);
    uint32_t items[COMPARE_MOST];
    size_t count = 0;
    for (size_t i = 0; i < comparing->list.count; i++)
        if (moves->item_of[comparing->items[i]] != ANNOTATION_NONE)
            items[count++] = moves->item_of[comparing->items[i]];
    return count < 2 ? NULL : comparing_view_new(view->context, items, count, (struct span){0});
}

static const struct list_kind kind = {.draw_row = draw_line, .row_text = row_text};

static const struct view_ops ops = {
    .name = "comparing",
    .scope = IN_COMPARING,
    .renew = renew,
    LIST_OPS,
    .holds_keys = true,
    .draw = draw,
    .title = title,
    .changed = changed,
    .free = comparing_free,
};

struct view *comparing_view_new(struct context *context, const uint32_t *items, size_t count,
                                struct span focus)
{
    if (collection_ask_set(context->collection, items, count))
        return compare_view_new(context, items, count, focus);
    struct comparing_view *comparing = memory_calloc(1, sizeof(*comparing));
    list_open(&comparing->list, &ops, context, &kind);
    comparing->items = memory_calloc(count, sizeof(*items));
    memcpy(comparing->items, items, count * sizeof(*items));
    comparing->focus = focus;
    list_set_rows(&comparing->list, count);
    return &comparing->list.view;
}

void compare_open(struct context *context, const uint32_t *items, size_t count, struct span focus)
{
    context_open(context, comparing_view_new(context, items, count, focus));
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
