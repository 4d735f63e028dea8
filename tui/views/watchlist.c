#include "tui/views/watchlist.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/page/highlight.h"
#include "tui/page/watching.h"
#include "tui/views/list.h"
#include "tui/views/term_card.h"

#include <stdlib.h>
#include <string.h>

enum { TERM_WIDTH = 26, COUNT_WIDTH = 5 };

static const char no_list[] = "No watchlist yet: E makes one. An example:";

/* A group's line, one of its terms', or a line of words. */
struct watch_row {
    const char *group, *words; /* NULL both for a term */
    uint32_t term;
};

/* What one outlet has of a term, and where the next that has any is. */
struct watch_count {
    uint32_t item, count; /* item: the last of the outlet that was looked at */
    size_t next;          /* SIZE_MAX: none */
};

/* What all have of it. */
struct watch_term_counts {
    size_t hits, first, last; /* counts; SIZE_MAX: none */
    size_t recent;            /* the count of the outlet of the last hit */
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

static const char *outlet_of(const struct watchlist_view *watch, uint32_t item)
{
    return collection_item(watch->list.view.context->collection, item)->article->outlet;
}

/* The count of an item's outlet, made where there is none. */
static size_t count_of(struct watchlist_view *watch, struct watch_term_counts *counts,
                       uint32_t item)
{
    const char *outlet = outlet_of(watch, item);
    for (size_t i = counts->first; i != SIZE_MAX; i = watch->counts[i].next)
        if (strcmp(outlet_of(watch, watch->counts[i].item), outlet) == 0)
            return i;
    watch->counts = memory_grow(watch->counts, watch->count_count, &watch->count_capacity,
                                sizeof(*watch->counts));
    watch->counts[watch->count_count].next = SIZE_MAX;
    watch->counts[watch->count_count].count = 0;
    if (counts->last == SIZE_MAX)
        counts->first = watch->count_count;
    else
        watch->counts[counts->last].next = watch->count_count;
    counts->last = watch->count_count;
    return watch->count_count++;
}

/* One more hit of a term in an item; items come one after the other. */
static void count_hit(struct watchlist_view *watch, uint32_t term, uint32_t item)
{
    struct watch_term_counts *counts = &watch->terms[term];
    counts->hits++;
    watch->hits++;
    if (counts->recent == SIZE_MAX || watch->counts[counts->recent].item != item)
        counts->recent = count_of(watch, counts, item);
    watch->counts[counts->recent].item = item;
    watch->counts[counts->recent].count++;
}

static void forget_counts(struct watchlist_view *watch)
{
    size_t terms = watchlist_count(watch->list.view.context->watchlist);
    free(watch->terms);
    watch->terms = memory_calloc(terms + 1, sizeof(*watch->terms));
    for (size_t i = 0; i < terms; i++)
        watch->terms[i].first = watch->terms[i].last = watch->terms[i].recent = SIZE_MAX;
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
    const struct context *context = watch->list.view.context;
    const struct problem *problem = watching_problem(context->watching);
    char *printed = NULL, *rest, *line;
    size_t length = 0;
    if (!problem)
        return;
    FILE *out = open_memstream(&printed, &length);
    if (!out)
        return;
    problem_print(problem, out);
    fclose(out);
    for (rest = printed; rest && (line = strtok_r(rest, "\n", &rest));)
        add_words(watch, line);
    add_words(watch,
              watchlist_count(context->watchlist) == 0 ? "No term is in force: E edits the list."
              : watching_stays(context->watching)      ? "The list that was in force before stays:"
                                                       : "What is right in it is in force:");
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
    if (watchlist_count(list) == 0 && !watching_problem(watch->list.view.context->watching))
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

/* As many as a line can hold. */
static void add_outlets(struct text_builder *out, const struct watchlist_view *watch, uint32_t term)
{
    enum { CHARACTER_MAX = 4 }; /* bytes */
    size_t most = (size_t)watch->list.view.area.width * CHARACTER_MAX;
    for (size_t i = watch->terms[term].first; i != SIZE_MAX && out->length < most;
         i = watch->counts[i].next)
        text_builder_printf(out, "%s%s %u", out->length > 0 ? ", " : "",
                            outlet_of(watch, watch->counts[i].item), watch->counts[i].count);
}

static void draw_note(struct draw *draw, struct area area, int y, int column, const char *note)
{
    if (note && column < area.width - 1)
        draw_clipped(draw, area, y, column, area.width - column - 1, text_from(note),
                     draw_look(draw, STYLE_DIM));
}

/* In its own colour where it has one, else by its severity; dim where it is off. */
static struct look term_look(const struct draw *draw, const struct watch_term *term,
                             const char *off)
{
    if (off)
        return draw_look(draw, STYLE_DIM);
    return term->color || term->severity >= WATCH_HIGH
               ? highlight_term_look(draw_styles(draw), term)
               : draw_look(draw, STYLE_TEXT);
}

static void draw_term(struct watchlist_view *watch, struct draw *draw, const struct watch_row *row,
                      int y)
{
    struct context *context = watch->list.view.context;
    struct area area = watch->list.view.area;
    const struct watch_term *term = watchlist_term(context->watchlist, row->term);
    const char *off = watching_off(context->watching, row->term);
    struct text_builder outlets = {0};
    int width = area.width < 60 ? TERM_WIDTH / 2 : TERM_WIDTH;
    add_outlets(&outlets, watch, row->term);
    draw_clipped(draw, area, y, 3, width, term->text, term_look(draw, term, off));
    draw_text(draw, area, y, 4 + width, text_from(watch_severity_name(term->severity)),
              draw_look(draw, STYLE_DIM));
    int column = 13 + width;
    if (off)
        draw_printf(draw, area, y, column, draw_look(draw, STYLE_DIM), "%*s", COUNT_WIDTH, "off");
    else
        draw_printf(draw, area, y, column, draw_look(draw, STYLE_FIGURE), "%*zu", COUNT_WIDTH,
                    watch->terms[row->term].hits);
    column =
        draw_clipped(draw, area, y, column + COUNT_WIDTH + 2, area.width - column - COUNT_WIDTH - 3,
                     text_builder_text(&outlets), draw_look(draw, STYLE_TEXT));
    draw_note(draw, area, y, outlets.length > 0 ? column + 2 : column, term->note);
    text_builder_free(&outlets);
}

static void draw_group(const struct watchlist *list, struct draw *draw, struct area area,
                       const char *name, int y)
{
    int column = draw_text(draw, area, y, 1, name[0] ? text_from(name) : TEXT("without a group"),
                           draw_look(draw, STYLE_STORY));
    for (size_t i = 0; i < watchlist_group_count(list); i++)
        if (strcmp(watchlist_group(list, i)->name, name) == 0)
            draw_note(draw, area, y, column + 2, watchlist_group(list, i)->note);
}

static void draw_row(struct list *list, struct draw *draw, struct area area, size_t index, int y)
{
    struct watchlist_view *watch = (struct watchlist_view *)list;
    const struct watch_row *row = &watch->rows[index];
    if (row->words)
        draw_clipped(draw, area, y, 1, area.width - 2, text_from(row->words),
                     draw_look(draw, STYLE_TEXT));
    else if (row->group)
        draw_group(list->view.context->watchlist, draw, area, row->group, y);
    else
        draw_term(watch, draw, row, y);
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
    int percent = watching_percent(context->watching);
    if (percent >= 0)
        text_builder_printf(right, "finding hits anew: %d %%  ", percent);
    else if (watching_changed(context->watching))
        text_builder_add_string(right, "changed, R reloads  ");
    size_t terms = watchlist_count(context->watchlist), hits = self(view)->hits;
    list_add_filter(&self(view)->list, right);
    text_builder_printf(right, "%s, %s", TEXT_COUNTED(terms, "term"), TEXT_COUNTED(hits, "hit"));
}

/* --- actions ---------------------------------------------------------------------------------- */

static unsigned act(struct view *view, const struct action_call *call)
{
    struct watchlist_view *watch = self(view);
    struct context *context = view->context;
    if (call->action != ACTION_OPEN)
        return REACTION_UNHANDLED;
    size_t at = list_row(&watch->list);
    const struct watch_row *row = at == SIZE_MAX ? NULL : &watch->rows[at];
    if (!row || row->words)
        context_say(context, "Enter on a term or a group shows its hits");
    else if (!collection_progress(context->collection).loaded)
        context_say(context, "cards come when all is read");
    else
        context_open(context,
                     row->group
                         ? term_card_new(context, row->group, true, ANNOTATION_NONE)
                         : term_card_new(context, watchlist_term(context->watchlist, row->term)->id,
                                         false, ANNOTATION_NONE));
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
