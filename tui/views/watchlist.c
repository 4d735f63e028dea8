#include "tui/views/watchlist.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/views/article.h"
#include "tui/views/list.h"

#include <stdlib.h>
#include <string.h>

enum { TERM_WIDTH = 26, COUNT_WIDTH = 5 };

/* A group's line, or one of its terms'. */
struct watch_row {
    const char *group; /* of a heading; NULL for a term */
    uint32_t term;
    size_t hits;
};

struct watchlist_view {
    struct list list;
    struct watch_row *rows;
    size_t count, capacity;
    size_t *next_hit; /* a term's: which hit Enter goes to next */
};

/* Shown where there is no list. */
static const char *const example[] = {
    "No watchlist yet. Save one beside the articles as watchlist.yaml, or give --watchlist FILE:",
    "",
    "version: 1",
    "groups:",
    "  people: {severity: high}",
    "terms:",
    "  - term: ferry                 # every \"ferry\", whatever its case",
    "    aliases: [ferries, boat]",
    "  - entity: Agnes Muir          # every mention of her, \"Muir\" too",
    "    group: people",
    "  - regex: '\\bvessels?\\b'       # PCRE2, in single quotes",
    "    severity: low",
};
enum { EXAMPLE_LINES = sizeof(example) / sizeof(example[0]) };

static struct watchlist_view *self(struct view *view)
{
    return (struct watchlist_view *)view;
}

/* --- rows ------------------------------------------------------------------------------------- */

static const char *group_name(const struct watch_term *term)
{
    return term->group ? term->group->name : "";
}

static size_t count_hits(struct collection *collection, uint32_t term, size_t item)
{
    const struct analysis *analysis = collection_item(collection, item)->analysis;
    size_t count = 0;
    for (size_t i = 0; analysis && i < analysis->hits.count; i++)
        count += analysis->hits.items[i].term == term;
    return count;
}

static size_t total_hits(struct collection *collection, uint32_t term)
{
    size_t count = 0;
    for (size_t i = 0; i < collection_count(collection); i++)
        count += count_hits(collection, term, i);
    return count;
}

static struct watch_row *add_row(struct watchlist_view *watch)
{
    watch->rows = memory_grow(watch->rows, watch->count, &watch->capacity, sizeof(*watch->rows));
    return &watch->rows[watch->count++];
}

/* Terms of one group, the most severe first, in the order of the file. */
static void add_group(struct watchlist_view *watch, const char *name)
{
    const struct watchlist *list = watch->list.view.context->watchlist;
    *add_row(watch) = (struct watch_row){.group = name};
    for (int severity = WATCH_CRITICAL; severity >= WATCH_INFO; severity--)
        for (size_t i = 0; i < watchlist_count(list); i++) {
            const struct watch_term *term = watchlist_term(list, i);
            if ((int)term->severity == severity && strcmp(group_name(term), name) == 0)
                *add_row(watch) = (struct watch_row){
                    .term = (uint32_t)i,
                    .hits = total_hits(watch->list.view.context->collection, (uint32_t)i)};
        }
}

static void build_rows(struct watchlist_view *watch)
{
    const struct watchlist *list = watch->list.view.context->watchlist;
    bool loose = false;
    watch->count = 0;
    for (size_t i = 0; i < watchlist_count(list); i++)
        loose |= watchlist_term(list, i)->group == NULL;
    for (size_t i = 0; i < watchlist_group_count(list); i++)
        add_group(watch, watchlist_group(list, i)->name);
    if (loose)
        add_group(watch, "");
    watch->list.scroller.rows = watch->count > 0 ? watch->count : EXAMPLE_LINES;
}

static void changed(struct view *view)
{
    build_rows(self(view));
    scroller_fit(&self(view)->list.scroller);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void add_outlets(struct text_builder *out, struct collection *collection, uint32_t term)
{
    for (size_t i = 0; i < collection_count(collection); i++) {
        size_t count = count_hits(collection, term, i);
        if (count > 0)
            text_builder_printf(out, "%s%s %zu", out->length > 0 ? ", " : "",
                                collection_item(collection, i)->article->outlet, count);
    }
}

static void draw_term(struct watchlist_view *watch, struct draw *draw, const struct watch_row *row,
                      int y)
{
    struct area area = watch->list.view.area;
    const struct watch_term *term = watchlist_term(watch->list.view.context->watchlist, row->term);
    struct text_builder outlets = {0};
    int width = area.width < 60 ? TERM_WIDTH / 2 : TERM_WIDTH;
    enum style style = term->severity >= WATCH_HIGH ? STYLE_WATCH_HIGH : STYLE_TEXT;
    add_outlets(&outlets, watch->list.view.context->collection, row->term);
    draw_clipped(draw, area, y, 3, width, term->text, draw_look(draw, style));
    draw_text(draw, area, y, 4 + width, text_from(watch_severity_name(term->severity)),
              draw_look(draw, STYLE_DIM));
    draw_printf(draw, area, y, 13 + width, draw_look(draw, STYLE_FIGURE), "%*zu", COUNT_WIDTH,
                row->hits);
    int column = 15 + width + COUNT_WIDTH;
    draw_clipped(draw, area, y, column, area.width - column - 1, text_builder_text(&outlets),
                 draw_look(draw, STYLE_TEXT));
    text_builder_free(&outlets);
}

static void draw_row(struct list *list, struct draw *draw, struct area area, size_t index, int y)
{
    struct watchlist_view *watch = (struct watchlist_view *)list;
    if (watch->count == 0) {
        draw_clipped(draw, area, y, 1, area.width - 2, text_from(example[index]),
                     draw_look(draw, STYLE_TEXT));
        return;
    }
    const struct watch_row *row = &watch->rows[index];
    if (!row->group)
        draw_term(watch, draw, row, y);
    else
        draw_text(draw, area, y, 1, row->group[0] ? text_from(row->group) : TEXT("without a group"),
                  draw_look(draw, STYLE_STORY));
}

static void draw(struct view *view, struct draw *draw)
{
    list_draw((struct list *)view, draw, view->area, draw_row);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct context *context = view->context;
    text_builder_add_string(left, "watchlist");
    if (context->watchlist_path)
        text_builder_printf(left, "  %s", context->watchlist_path);
    text_builder_printf(right, "%zu terms", watchlist_count(context->watchlist));
}

/* --- actions ---------------------------------------------------------------------------------- */

/* Opens the article of hit number `wanted` (from 0) of a term, the hit in focus. */
static void open_hit(struct watchlist_view *watch, uint32_t term, size_t wanted, size_t total)
{
    struct context *context = watch->list.view.context;
    for (size_t i = 0, seen = 0; i < collection_count(context->collection); i++) {
        const struct analysis *analysis = collection_item(context->collection, i)->analysis;
        for (size_t h = 0; analysis && h < analysis->hits.count; h++) {
            if (analysis->hits.items[h].term != term || seen++ != wanted)
                continue;
            context_open(context, article_view_new(context, i, analysis->hits.items[h].span));
            context_say(context, "hit %zu/%zu; q, then Enter: the next", wanted + 1, total);
            return;
        }
    }
}

static unsigned act(struct view *view, const struct action_call *call)
{
    struct watchlist_view *watch = self(view);
    if (call->action == ACTION_WATCHLIST)
        return REACTION_NONE;
    if (call->action != ACTION_OPEN)
        return REACTION_UNHANDLED;
    const struct watch_row *row =
        watch->count > 0 ? &watch->rows[watch->list.scroller.cursor] : NULL;
    if (!row || row->group)
        return REACTION_NONE;
    if (row->hits == 0) {
        context_say(view->context, "no hit of this term");
        return REACTION_REDRAW;
    }
    size_t *next = &watch->next_hit[row->term];
    size_t wanted = *next < row->hits ? *next : 0;
    *next = wanted + 1;
    open_hit(watch, row->term, wanted, row->hits);
    return REACTION_REDRAW;
}

static struct text search_text(struct view *view, size_t unit)
{
    struct watchlist_view *watch = self(view);
    if (watch->count == 0)
        return text_from(example[unit]);
    const struct watch_row *row = &watch->rows[unit];
    return row->group ? text_from(row->group)
                      : watchlist_term(view->context->watchlist, row->term)->text;
}

static void watchlist_view_free(struct view *view)
{
    free(self(view)->rows);
    free(self(view)->next_hit);
    free(view);
}

static const struct view_ops ops = {
    .name = "watchlist",
    .scope = IN_WATCHLIST,
    LIST_OPS,
    .draw = draw,
    .act = act,
    .title = title,
    .changed = changed,
    .search_text = search_text,
    .free = watchlist_view_free,
};

struct view *watchlist_view_new(struct context *context)
{
    struct watchlist_view *watch = memory_calloc(1, sizeof(*watch));
    watch->list.view = (struct view){.ops = &ops, .context = context};
    watch->next_hit =
        memory_calloc(watchlist_count(context->watchlist) + 1, sizeof(*watch->next_hit));
    build_rows(watch);
    return &watch->list.view;
}
