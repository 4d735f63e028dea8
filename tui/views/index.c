#include "tui/views/index.h"

#include "core/base/memory.h"
#include "tui/views/list.h"

#include <stdlib.h>
#include <string.h>

enum { AIR = 2, INDENT = 2, COUNT_COLUMNS = 4, NARROWEST = 28, WIDEST = 40, LEAST_TEXT = 30 };

/* A class (no entity), or a name of it. Only what the text shows counts: not what is folded. */
struct index_row {
    enum highlight class;
    const struct entity *entity;
    size_t count;
    struct span first;
};

struct index_view {
    struct list list;
    struct view *below;
    struct pane *pane; /* its; NULL once that is gone */
    size_t item;       /* that it shows */
    struct arena *arena;
    struct index_row *rows;
    struct area names, text; /* text.width 0: there is no room for it */
    struct span origin, origin_focus;
    size_t origin_row; /* on the screen */
    bool at_top, stays;
};

static struct index_view *self(const struct view *view)
{
    return (struct index_view *)view;
}

/* --- rows ------------------------------------------------------------------------------------- */

/* Of each entity: how often the text shows it, and where first. */
static struct index_row *count_mentions(const struct index_view *index)
{
    const struct annotation *found = &index->pane->analysis->annotation;
    struct index_row *counts = arena_array(index->arena, found->entity_count, sizeof(*counts));
    for (size_t i = 0; i < found->entity_count; i++)
        counts[i] = (struct index_row){.class = highlight_of_entity(found->entities[i].class),
                                       .entity = &found->entities[i]};
    for (size_t i = 0; i < found->mention_count; i++) {
        const struct mention *mention = &found->mentions[i];
        if (mention->entity >= found->entity_count ||
            !pane_shows(index->pane, mention->span.paragraph))
            continue;
        struct index_row *row = &counts[mention->entity];
        if (row->count++ == 0)
            row->first = mention->span;
    }
    return counts;
}

/* By class; those that stand there most first; then by place. */
static int by_class(const void *a, const void *b)
{
    const struct index_row *left = a, *right = b;
    if (left->class != right->class)
        return (int)left->class - (int)right->class;
    if (left->count != right->count)
        return left->count < right->count ? 1 : -1;
    return span_compare(left->first, right->first);
}

/* A heading for each class that there is, its names below. */
static void make_rows(struct index_view *index)
{
    size_t count = index->pane->analysis->annotation.entity_count, rows = 0;
    struct index_row *names = count_mentions(index), *heading = NULL;
    qsort(names, count, sizeof(*names), by_class);
    index->rows = arena_array(index->arena, count + HIGHLIGHT_COUNT, sizeof(*index->rows));
    for (size_t i = 0; i < count; i++) {
        if (names[i].class == HIGHLIGHT_COUNT || names[i].count == 0)
            continue;
        if (!heading || heading->class != names[i].class) {
            heading = &index->rows[rows++];
            *heading = (struct index_row){.class = names[i].class};
        }
        index->rows[rows++] = names[i];
        heading->count++;
    }
    list_set_rows(&index->list, rows);
}

/* The name in focus, else the first. */
static size_t first_row(const struct index_view *index)
{
    const struct annotation *found = &index->pane->analysis->annotation;
    const struct entity *entity = NULL;
    for (size_t i = 0; i < found->mention_count && index->origin.length > 0; i++)
        if (span_compare(found->mentions[i].span, index->origin) == 0)
            entity = &found->entities[found->mentions[i].entity];
    for (size_t i = 0; entity && i < index->list.count; i++)
        if (index->rows[i].entity == entity)
            return i;
    return 1;
}

static struct text row_text(struct list *list, size_t at)
{
    const struct index_row *row = &((struct index_view *)list)->rows[at];
    return text_from(row->entity ? row->entity->name : highlight_row(row->class)->plural);
}

static bool is_head(const struct list *list, size_t at)
{
    return !((const struct index_view *)list)->rows[at].entity;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void layout(struct view *view, struct area area)
{
    struct index_view *index = self(view);
    int width = area.width / 3;
    width = width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
    if (area.width - width < LEAST_TEXT || view->context->styles->plain)
        width = area.width;
    index->names = area_columns(area, 0, width);
    index->text = area_columns(area, width, area.width - width);
    list_layout(view, index->names);
    if (index->text.width > 0)
        pane_layout(index->pane, index->text, (int)view->context->config->settings.width);
}

static void draw_row(struct list *list, struct draw *draw, struct area area, size_t at, int line)
{
    const struct index_row *row = &((struct index_view *)list)->rows[at];
    int column = row->entity ? AIR + INDENT : AIR;
    int end = area.width - COUNT_COLUMNS - 1;
    struct look look =
        draw_look(draw, row->entity ? highlight_row(row->class)->style : STYLE_HEADLINE);
    draw_clipped(draw, area, line, column, end - column, row_text(list, at), look);
    draw_printf(draw, area, line, end, draw_look(draw, STYLE_DIM), "%*zu", COUNT_COLUMNS,
                row->count);
}

static void draw(struct view *view, struct draw *draw)
{
    struct index_view *index = self(view);
    list_draw(&index->list, draw, index->names);
    if (index->text.width > 0)
        pane_draw(index->pane, draw, true);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct index_view *index = self(view);
    size_t names = 0;
    for (size_t i = 0; i < index->list.count; i++)
        names += !is_head(&index->list, i);
    text_builder_printf(left, "index  %s", index->pane->article->outlet);
    if (index->pane->article->title)
        text_builder_printf(left, "  %s", index->pane->article->title);
    list_add_filter(&index->list, right);
    text_builder_add_string(right, TEXT_COUNTED(names, "name"));
}

/* --- moving ----------------------------------------------------------------------------------- */

static void moved(struct view *view)
{
    struct index_view *index = self(view);
    size_t row = list_row(&index->list);
    if (row < index->list.count && !is_head(&index->list, row))
        pane_go(index->pane, index->rows[row].first);
}

static void search_show(struct view *view, size_t unit, size_t start, size_t end)
{
    list_search_show(view, unit, start, end);
    moved(view);
}

static bool filter(struct view *view, struct text words)
{
    bool was = list_filter(view, words);
    moved(view);
    return was;
}

static unsigned act(struct view *view, const struct action_call *call)
{
    struct index_view *index = self(view);
    if (call->action != ACTION_OPEN && call->action != ACTION_INDEX)
        return REACTION_UNHANDLED;
    index->stays = call->action == ACTION_OPEN;
    return REACTION_CLOSE;
}

static size_t item(struct view *view)
{
    return self(view)->item;
}

/* The reader is where the index was opened until Enter goes elsewhere. */
static struct span place(struct view *view)
{
    return self(view)->origin;
}

static void go_back(struct index_view *index)
{
    struct pane *pane = index->pane;
    size_t line = pane_line_of(pane, index->origin.paragraph, index->origin.start);
    pane_level(pane, index->at_top || line == SIZE_MAX ? 0 : line, (int)index->origin_row);
    pane->focus = index->origin_focus;
}

static void index_free(struct view *view)
{
    if (self(view)->pane && !self(view)->stays)
        go_back(self(view));
    arena_free(self(view)->arena);
    list_close(&self(view)->list);
    free(view);
}

/* --- another collection ----------------------------------------------------------------------- */

static void stand_on(struct view *view, struct view *below)
{
    self(view)->below = below;
    self(view)->pane = below && below->ops->pane ? below->ops->pane(below) : NULL;
}

/* The row of the same name, or heading; else the same number. */
static size_t find_row(const struct index_view *index, struct index_row sought, const char *name,
                       size_t number)
{
    for (size_t i = 0; i < index->list.count; i++) {
        const struct entity *entity = index->rows[i].entity;
        if (index->rows[i].class == sought.class && !entity == !name &&
            (!name || strcmp(entity->name, name) == 0))
            return i;
    }
    return number;
}

/* Makes the rows anew, and puts the cursor where it was. */
static void rebuild(struct index_view *index)
{
    size_t row = list_row(&index->list);
    struct index_row sought = {0};
    if (row != SIZE_MAX)
        sought = index->rows[row];
    char *name = sought.entity ? memory_strdup(sought.entity->name) : NULL;
    arena_reset(index->arena);
    make_rows(index);
    list_go(&index->list, find_row(index, sought, name, row));
    free(name);
}

static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct index_view *index = self(view);
    size_t before = index->item, item = moves->item_of[before];
    if (item == ANNOTATION_NONE || !index->pane || index->pane->item != item ||
        index->pane->analysis->annotation.entity_count == 0) {
        index->pane = NULL;
        return NULL;
    }
    if (index->below->area.height == 0) /* it was opened anew, and has a place to go to first */
        view_layout(index->below, view->area);
    index->item = item;
    index->origin = view_moved_place(view->context, moves, before, index->origin);
    if (index->origin_focus.length > 0)
        index->origin_focus = view_moved_place(view->context, moves, before, index->origin_focus);
    rebuild(index);
    moved(view);
    return view;
}

static const struct view_ops ops = {
    .name = "index",
    .scope = IN_INDEX,
    .renew = renew,
    .stand_on = stand_on,
    .layout = layout,
    .draw = draw,
    .act = act,
    .scroller = list_scroller,
    .moved = moved,
    .item = item,
    .place = place,
    .title = title,
    .focus = list_focus,
    .filter = filter,
    .search_units = list_search_units,
    .search_text = list_search_text,
    .search_place = list_search_place,
    .search_show = search_show,
    .free = index_free,
};

static const struct list_kind kind = {
    .draw_row = draw_row, .row_text = row_text, .is_head = is_head};

struct view *index_view_new(struct pane *pane)
{
    struct index_view *index = memory_calloc(1, sizeof(*index));
    list_open(&index->list, &ops, pane->context, &kind);
    index->pane = pane;
    index->item = pane->item;
    index->arena = arena_new();
    index->origin = pane_place(pane);
    index->origin_focus = pane->focus;
    index->origin_row = pane->scroller.cursor - pane->scroller.top;
    index->at_top = pane->scroller.cursor == 0;
    make_rows(index);
    list_go(&index->list, first_row(index));
    moved(&index->list.view);
    return &index->list.view;
}
