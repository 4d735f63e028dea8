#include "tui/views/watchlist.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/views/article.h"
#include "tui/views/list.h"
#include "tui/watching.h"

#include <stdlib.h>
#include <string.h>

enum { TERM_WIDTH = 26, COUNT_WIDTH = 5 };

static const char no_list[] = "No watchlist yet: E makes one. An example:";

/* A group's line, one of its terms', or a line of words. */
struct watch_row {
    const char *group, *words; /* NULL both for a term */
    uint32_t term;
};

/* What one article has of a term, and where the next that has any is. */
struct watch_count {
    uint32_t item, count;
    size_t next; /* SIZE_MAX: none */
};

/* What all have of it. */
struct watch_term_counts {
    size_t hits, first, last; /* counts; SIZE_MAX: none */
    size_t next_hit;          /* which hit Enter goes to next */
};

struct watchlist_view {
    struct list list;
    struct arena *arena; /* the words of rows */
    struct watch_row *rows;
    size_t count, capacity;
    unsigned version; /* of the list that was counted */
    bool loaded;      /* counted when all was */
    struct watch_term_counts *terms;
    struct watch_count *counts;
    size_t count_count, count_capacity, items, hits; /* items: those counted, the first ones */
};

static struct watchlist_view *self(struct view *view)
{
    return (struct watchlist_view *)view;
}

/* --- rows ------------------------------------------------------------------------------------- */

static const char *group_name(const struct watch_term *term)
{
    return term->group ? term->group->name : "";
}

/* One more hit of a term in an item, which is the last that was looked at. */
static void count_hit(struct watchlist_view *watch, uint32_t term, uint32_t item)
{
    struct watch_term_counts *counts = &watch->terms[term];
    counts->hits++;
    watch->hits++;
    if (counts->last != SIZE_MAX && watch->counts[counts->last].item == item) {
        watch->counts[counts->last].count++;
        return;
    }
    watch->counts = memory_grow(watch->counts, watch->count_count, &watch->count_capacity,
                                sizeof(*watch->counts));
    watch->counts[watch->count_count] = (struct watch_count){item, 1, SIZE_MAX};
    if (counts->last == SIZE_MAX)
        counts->first = watch->count_count;
    else
        watch->counts[counts->last].next = watch->count_count;
    counts->last = watch->count_count++;
}

static void forget_counts(struct watchlist_view *watch)
{
    size_t terms = watchlist_count(watch->list.view.context->watchlist);
    free(watch->terms);
    watch->terms = memory_calloc(terms + 1, sizeof(*watch->terms));
    for (size_t i = 0; i < terms; i++)
        watch->terms[i].first = watch->terms[i].last = SIZE_MAX;
    watch->count_count = watch->items = watch->hits = 0;
}

/* Counts what has come in. All is counted anew for another list, and once when the articles have
 * taken their order. */
static void count_new(struct watchlist_view *watch)
{
    struct context *context = watch->list.view.context;
    bool loaded = collection_progress(context->collection).loaded;
    if (!watch->terms || watch->version != context->watch_version || watch->loaded != loaded)
        forget_counts(watch);
    watch->version = context->watch_version;
    watch->loaded = loaded;
    for (; watch->items < collection_count(context->collection); watch->items++) {
        const struct analysis *analysis =
            collection_item(context->collection, watch->items)->analysis;
        for (size_t i = 0; analysis && i < analysis->hits.count; i++)
            count_hit(watch, analysis->hits.items[i].term, (uint32_t)watch->items);
    }
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
                *add_row(watch) = (struct watch_row){.term = (uint32_t)i};
        }
}

static void add_words(struct watchlist_view *watch, const char *words)
{
    *add_row(watch) = (struct watch_row){.words = arena_strdup(watch->arena, words)};
}

/* What is wrong with the list as it stands in its file: as `check` prints it. */
static void add_problem(struct watchlist_view *watch)
{
    const struct problem *problem = watching_problem(watch->list.view.context->watching);
    char *printed = NULL, *rest, *line;
    size_t length = 0;
    if (!problem)
        return;
    FILE *out = open_memstream(&printed, &length);
    if (!out)
        return;
    problem_print(problem, out);
    fclose(out);
    for (rest = printed; (line = strtok_r(rest, "\n", &rest));)
        add_words(watch, line);
    add_words(watch, "The list that was in force before stays:");
    free(printed);
}

static void add_example(struct watchlist_view *watch)
{
    add_words(watch, no_list);
    add_words(watch, "");
    for (size_t i = 0; watching_example(i); i++)
        add_words(watch, watching_example(i));
}

static void build_rows(struct watchlist_view *watch)
{
    const struct watchlist *list = watch->list.view.context->watchlist;
    bool loose = false;
    watch->count = 0;
    arena_reset(watch->arena);
    count_new(watch);
    add_problem(watch);
    if (watchlist_count(list) == 0)
        add_example(watch);
    for (size_t i = 0; i < watchlist_count(list); i++)
        loose |= watchlist_term(list, i)->group == NULL;
    for (size_t i = 0; i < watchlist_group_count(list); i++)
        add_group(watch, watchlist_group(list, i)->name);
    if (loose)
        add_group(watch, "");
    list_set_rows(&watch->list, watch->count);
}

static void changed(struct view *view)
{
    build_rows(self(view));
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void add_outlets(struct text_builder *out, const struct watchlist_view *watch, uint32_t term)
{
    const struct collection *collection = watch->list.view.context->collection;
    for (size_t i = watch->terms[term].first; i != SIZE_MAX; i = watch->counts[i].next)
        text_builder_printf(out, "%s%s %u", out->length > 0 ? ", " : "",
                            collection_item(collection, watch->counts[i].item)->article->outlet,
                            watch->counts[i].count);
}

static void draw_term(struct watchlist_view *watch, struct draw *draw, const struct watch_row *row,
                      int y)
{
    struct area area = watch->list.view.area;
    const struct watch_term *term = watchlist_term(watch->list.view.context->watchlist, row->term);
    struct text_builder outlets = {0};
    int width = area.width < 60 ? TERM_WIDTH / 2 : TERM_WIDTH;
    enum style style = term->severity >= WATCH_HIGH ? STYLE_WATCH_HIGH : STYLE_TEXT;
    add_outlets(&outlets, watch, row->term);
    draw_clipped(draw, area, y, 3, width, term->text, draw_look(draw, style));
    draw_text(draw, area, y, 4 + width, text_from(watch_severity_name(term->severity)),
              draw_look(draw, STYLE_DIM));
    draw_printf(draw, area, y, 13 + width, draw_look(draw, STYLE_FIGURE), "%*zu", COUNT_WIDTH,
                watch->terms[row->term].hits);
    int column = 15 + width + COUNT_WIDTH;
    draw_clipped(draw, area, y, column, area.width - column - 1, text_builder_text(&outlets),
                 draw_look(draw, STYLE_TEXT));
    text_builder_free(&outlets);
}

static void draw_row(struct list *list, struct draw *draw, struct area area, size_t index, int y)
{
    struct watchlist_view *watch = (struct watchlist_view *)list;
    const struct watch_row *row = &watch->rows[index];
    if (row->words)
        draw_clipped(draw, area, y, 1, area.width - 2, text_from(row->words),
                     draw_look(draw, STYLE_TEXT));
    else if (!row->group)
        draw_term(watch, draw, row, y);
    else
        draw_text(draw, area, y, 1, row->group[0] ? text_from(row->group) : TEXT("without a group"),
                  draw_look(draw, STYLE_STORY));
}

static void draw(struct view *view, struct draw *draw)
{
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct context *context = view->context;
    text_builder_add_string(left, "watchlist");
    if (context->watchlist_path)
        text_builder_printf(left, "  %s", context->watchlist_path);
    if (watching_changed(context->watching))
        text_builder_add_string(right, "changed, R reloads  ");
    size_t terms = watchlist_count(context->watchlist), hits = self(view)->hits;
    list_add_filter(&self(view)->list, right);
    text_builder_printf(right, "%zu term%s, %zu hit%s", terms, terms == 1 ? "" : "s", hits,
                        hits == 1 ? "" : "s");
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
    if (call->action != ACTION_OPEN)
        return REACTION_UNHANDLED;
    size_t at = list_row(&watch->list);
    const struct watch_row *row = at == SIZE_MAX ? NULL : &watch->rows[at];
    if (!row || row->group || row->words) {
        context_say(view->context, "Enter on a term goes to its hits");
        return REACTION_REDRAW;
    }
    struct watch_term_counts *counts = &watch->terms[row->term];
    if (counts->hits == 0) {
        context_say(view->context, "no hit of this term");
        return REACTION_REDRAW;
    }
    size_t wanted = counts->next_hit < counts->hits ? counts->next_hit : 0;
    counts->next_hit = wanted + 1;
    open_hit(watch, row->term, wanted, counts->hits);
    return REACTION_REDRAW;
}

static struct text row_text(struct list *list, size_t index)
{
    const struct watch_row *row = &((struct watchlist_view *)list)->rows[index];
    if (row->words)
        return text_from(row->words);
    return row->group ? text_from(row->group)
                      : watchlist_term(list->view.context->watchlist, row->term)->text;
}

static bool is_head(const struct list *list, size_t index)
{
    return ((const struct watchlist_view *)list)->rows[index].group != NULL;
}

static void watchlist_view_free(struct view *view)
{
    list_close(&self(view)->list);
    free(self(view)->rows);
    free(self(view)->terms);
    free(self(view)->counts);
    arena_free(self(view)->arena);
    free(view);
}

static const struct list_kind kind = {draw_row, row_text, NULL, is_head};

static const struct view_ops ops = {
    .name = "watchlist",
    .scope = IN_WATCHLIST,
    .renew = view_stay,
    LIST_OPS,
    .draw = draw,
    .act = act,
    .title = title,
    .changed = changed,
    .free = watchlist_view_free,
};

struct view *watchlist_view_new(struct context *context)
{
    struct watchlist_view *watch = memory_calloc(1, sizeof(*watch));
    list_open(&watch->list, &ops, context, &kind);
    watch->arena = arena_new();
    build_rows(watch);
    return &watch->list.view;
}
