/* The compare view's operations. */
#include "tui/views/compare.h"

#include "core/base/memory.h"
#include "tui/page/remember.h"
#include "tui/views/compare_private.h"
#include "tui/views/comparing.h"

#include <stdlib.h>
#include <string.h>

static struct compare_view *self(struct view *view)
{
    return (struct compare_view *)view;
}

struct pane *compare_pane(struct compare_view *compare)
{
    return &compare->columns[compare->active].pane;
}

static void layout(struct view *view, struct area area)
{
    compare_lay_out(self(view), area);
}

static void draw(struct view *view, struct draw *draw)
{
    compare_draw(self(view), draw);
}

static bool of_one_outlet(const struct compare_view *compare)
{
    const char *first = compare->columns[0].pane.article->outlet;
    for (size_t i = 1; i < compare->count; i++)
        if (strcmp(compare->columns[i].pane.article->outlet, first) != 0)
            return false;
    return true;
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    struct compare_view *compare = self(view);
    const struct pane *pane = compare_pane(compare);
    size_t hidden = 0;
    for (size_t i = 0; i < compare->count; i++)
        hidden += compare->columns[i].hidden;
    text_builder_printf(left, "compare %zu %s, %s", compare->count,
                        of_one_outlet(compare) ? "versions" : "outlets",
                        compare->aligned ? "aligned" : "linked");
    if (hidden > 0)
        text_builder_printf(left, ", %zu hidden", hidden);
    if (compare->loose)
        text_builder_add_string(left, ", loose");
    if (pane->article->title)
        text_builder_printf(left, "  %s", pane->article->title);
    text_builder_printf(right, "%zu verbatim, %zu reworded, %zu only here", pane->links.verbatim,
                        pane->links.reworded, pane->links.only);
}

static unsigned act(struct view *view, const struct action_call *call)
{
    unsigned reaction = compare_act(self(view), call);
    if (reaction == REACTION_REDRAW)
        compare_follow(self(view));
    return reaction;
}

static size_t item(struct view *view)
{
    return compare_pane(self(view))->item;
}

static struct pane *pane_of(struct view *view)
{
    return compare_pane(self(view));
}

static struct span place(struct view *view)
{
    return pane_place(compare_pane(self(view)));
}

static bool go(struct view *view, size_t item, struct span span)
{
    struct compare_view *compare = self(view);
    for (size_t i = 0; i < compare->count; i++) {
        if (compare->columns[i].pane.item != item || compare->columns[i].hidden ||
            !pane_go(&compare->columns[i].pane, span))
            continue;
        compare->active = i;
        compare_follow(compare);
        return true;
    }
    return false;
}

static struct scroller *scroller(struct view *view)
{
    return &compare_pane(self(view))->scroller;
}

static void moved(struct view *view)
{
    compare_pane(self(view))->focus = (struct span){0};
    compare_follow(self(view));
}

static void focus(struct view *view, int *row, int *column)
{
    const struct pane *pane = compare_pane(self(view));
    pane_cursor(pane, row, column);
    *row += pane->area.y - view->area.y;
    *column += pane->area.x - view->area.x;
}

static uint32_t story(struct view *view)
{
    return collection_item(view->context->collection, compare_pane(self(view))->item)->story;
}

static size_t search_units(struct view *view)
{
    return compare_pane(self(view))->article->paragraph_count;
}

static struct text search_text(struct view *view, size_t unit)
{
    const struct pane *pane = compare_pane(self(view));
    return pane_shows(pane, (uint32_t)unit) ? pane->article->paragraphs[unit].text
                                            : (struct text){"", 0};
}

static struct view_place search_place(struct view *view)
{
    struct span place = pane_place(compare_pane(self(view)));
    return (struct view_place){place.paragraph, place.start, (size_t)place.start + 1};
}

static void search_show(struct view *view, size_t unit, size_t start, size_t end)
{
    pane_go(compare_pane(self(view)),
            (struct span){(uint32_t)unit, (uint32_t)start, (uint32_t)(end - start)});
    compare_follow(self(view));
}

static void compare_free(struct view *view)
{
    struct compare_view *compare = self(view);
    for (size_t i = 0; i < compare->count; i++)
        pane_close(&compare->columns[i].pane);
    arena_free(compare->arena);
    arena_free(compare->rows_arena);
    arena_free(compare->scratch);
    free(view);
}

/* Those that are there yet, in the reader's order, the same one active, hidden or shown; where a
 * worker must compare them first, that is waited for. */
static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct compare_view *compare = self(view);
    struct lineup lineup =
        lineup_of_set(compare->set, compare->order, compare->active, ANNOTATION_NONE);
    struct compare_manner manner = {compare->aligned, compare->maximised, compare->loose,
                                    (int)compare->cut};
    lineup.place = pane_place(compare_pane(compare));
    lineup.place.length = lineup.place.length ? lineup.place.length : 1;
    for (size_t i = 0; i < compare->count; i++)
        lineup.hidden[i] = compare->columns[compare->order[i]].hidden;
    lineup_move(&lineup, view->context, moves);
    return lineup.count < 2 ? NULL : comparing_view_new(view->context, &lineup, &manner);
}

static const struct view_ops ops = {
    .name = "compare",
    .scope = IN_COMPARE,
    .renew = renew,
    .explains_signs = true,
    .layout = layout,
    .draw = draw,
    .act = act,
    .item = item,
    .place = place,
    .pane = pane_of,
    .go = go,
    .scroller = scroller,
    .moved = moved,
    .title = title,
    .focus = focus,
    .story = story,
    .search_units = search_units,
    .search_text = search_text,
    .search_place = search_place,
    .search_show = search_show,
    .free = compare_free,
};

static void open_column(struct compare_view *compare, size_t index, uint32_t item)
{
    struct column *column = &compare->columns[index];
    pane_open(&column->pane, compare->view.context, item);
    column->pane.letters = true;
    column->pane.marker = compare_mark;
    column->pane.composer = compare_compose;
    column->pane.owner = compare;
    links_make(compare->set, index, compare->arena, &column->pane.links);
    pieces_make(&compare->set->sides[index], compare->set->groups.group_of[index], compare->arena,
                &column->pieces);
    remember_read(compare->view.context, item, true);
}

static void take_manner(struct compare_view *compare, struct compare_manner manner)
{
    compare->aligned = manner.aligned;
    compare->maximised = manner.maximised;
    compare->loose = manner.loose;
    compare->cut = (enum compare_cut)manner.cut;
}

struct view *compare_view_new(struct context *context, const struct lineup *lineup,
                              const struct compare_manner *manner)
{
    struct compare_view *compare = memory_calloc(1, sizeof(*compare));
    size_t count = lineup->count;
    compare->view = (struct view){.ops = &ops, .context = context};
    compare->wanted = lineup->place;
    compare->wanted_row = ANNOTATION_NONE;
    compare->set = collection_set(context->collection, lineup->items, count);
    compare->count = count;
    take_manner(compare, manner ? *manner : (struct compare_manner){.aligned = context->aligned});
    compare->first_beside = 1;
    compare->arena = arena_new();
    compare->rows_arena = arena_new();
    compare->scratch = arena_new();
    compare->columns = arena_array(compare->arena, count, sizeof(*compare->columns));
    compare->order = arena_array(compare->arena, count, sizeof(*compare->order));
    compare->slots = arena_array(compare->arena, count, sizeof(*compare->slots));
    for (size_t i = 0; i < count; i++) {
        compare->order[i] = i;
        open_column(compare, i, lineup->items[i]);
        compare->columns[i].hidden = lineup->hidden[i];
    }
    compare->active = lineup->active;
    if (lineup->place.length == 0)
        remember_place_in(compare_pane(compare));
    return &compare->view;
}
