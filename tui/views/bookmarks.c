#include "tui/views/bookmarks.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/page/cite.h"
#include "tui/page/remember.h"
#include "tui/views/article.h"
#include "tui/views/list.h"
#include "tui/views/places.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { OUTLET_AT = 2, OUTLET_WIDTH = 18, AIR = 2 };

struct bookmarks_view {
    struct list list;
    struct arena *arena; /* of the rows */
    struct state_bookmark *rows;
    size_t count, capacity;
    int note_width;   /* the longest note's */
    int64_t deleting; /* the bookmark that the next "delete" takes away; 0: none */
    struct text_builder scratch;
};

static struct bookmarks_view *self(struct view *view)
{
    return (struct bookmarks_view *)view;
}

/* --- rows ------------------------------------------------------------------------------------- */

static void add_row(const struct state_bookmark *bookmark, void *view)
{
    struct bookmarks_view *bookmarks = view;
    struct arena *arena = bookmarks->arena;
    struct state_bookmark copy = *bookmark;
    int width = utf8_width(text_from(bookmark->note));
    copy.source = arena_strdup(arena, bookmark->source);
    copy.outlet = arena_strdup(arena, bookmark->outlet);
    copy.text = arena_strdup(arena, bookmark->text);
    copy.note = arena_strdup(arena, bookmark->note);
    copy.created = arena_strdup(arena, bookmark->created);
    copy.title = NULL;
    bookmarks->rows =
        arena_grow(arena, bookmarks->rows, bookmarks->count, &bookmarks->capacity, sizeof(copy));
    bookmarks->rows[bookmarks->count++] = copy;
    if (width > bookmarks->note_width)
        bookmarks->note_width = width;
}

static void build(struct bookmarks_view *bookmarks)
{
    arena_reset(bookmarks->arena);
    bookmarks->rows = NULL;
    bookmarks->count = bookmarks->capacity = 0;
    bookmarks->note_width = 0;
    state_visit_bookmarks(bookmarks->list.view.context->state, add_row, bookmarks);
    list_set_rows(&bookmarks->list, bookmarks->count);
}

static const struct state_bookmark *focus_of(const struct bookmarks_view *bookmarks)
{
    size_t row = list_row(&bookmarks->list);
    return row == SIZE_MAX ? NULL : &bookmarks->rows[row];
}

/* --- their articles --------------------------------------------------------------------------- */

/* Whether the words stand in an article where they stood. */
static bool stand_there(const struct article *article, const struct state_bookmark *bookmark,
                        struct span *span)
{
    if (bookmark->paragraph >= article->paragraph_count)
        return false;
    struct text text = article->paragraphs[bookmark->paragraph].text;
    struct text words = text_from(bookmark->text);
    size_t start = utf8_index_to_offset(text, bookmark->start);
    *span = (struct span){bookmark->paragraph, (uint32_t)start, (uint32_t)words.length};
    return text_starts(text_slice(text, start, text.length), words);
}

/* Where they stand in one that is not as it was; false: nowhere. */
static bool find_words(const struct article *article, const struct state_bookmark *bookmark,
                       struct span *span)
{
    struct text words = text_from(bookmark->text);
    for (uint32_t p = 0; p < article->paragraph_count; p++) {
        size_t at = text_find(article->paragraphs[p].text, words, 0);
        *span = (struct span){p, (uint32_t)at, (uint32_t)words.length};
        if (at != SIZE_MAX && words.length > 0)
            return true;
    }
    return false;
}

static size_t find_source(struct context *context, const char *source)
{
    for (size_t i = 0; i < collection_count(context->collection); i++) {
        char *whole = places_source(context, collection_item(context->collection, i)->article);
        bool same = strcmp(whole, source) == 0;
        free(whole);
        if (same)
            return i;
    }
    return SIZE_MAX;
}

/* The article of a bookmark and the place in it; false, and said why, where it is not open. */
static bool find_place(struct context *context, const struct state_bookmark *bookmark, size_t *item,
                       struct span *span)
{
    *item = remember_find_item(context, bookmark->article);
    if (*item == SIZE_MAX)
        *item = find_source(context, bookmark->source);
    if (*item == SIZE_MAX) {
        context_say(context, "not open here: %s", bookmark->source);
        return false;
    }
    const struct article *article = collection_item(context->collection, *item)->article;
    if (stand_there(article, bookmark, span) || find_words(article, bookmark, span))
        return true;
    context_say(context, "the article has changed: these words are no longer in it");
    *span = (struct span){0};
    return false;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void draw_row(struct list *list, struct draw *draw, struct area area, size_t index, int line)
{
    const struct bookmarks_view *bookmarks = (struct bookmarks_view *)list;
    const struct state_bookmark *row = &bookmarks->rows[index];
    bool here = remember_find_item(list->view.context, row->article) != SIZE_MAX;
    int outlet = area.width < 60 ? OUTLET_WIDTH / 2 : OUTLET_WIDTH;
    int note = bookmarks->note_width < area.width / 3 ? bookmarks->note_width : area.width / 3;
    int column = OUTLET_AT + outlet;
    draw_clipped(draw, area, line, OUTLET_AT, outlet - AIR, text_from(row->outlet),
                 draw_look(draw, STYLE_OUTLET));
    if (note > 0) {
        draw_clipped(draw, area, line, column, note, text_from(row->note),
                     draw_look(draw, STYLE_KEY));
        column += note + AIR;
    }
    if (!here)
        column = draw_text(draw, area, line, column, TEXT("(not open here) "),
                           draw_look(draw, STYLE_DIM));
    draw_clipped(draw, area, line, column, area.width - column - 1, text_from(row->text),
                 draw_look(draw, here ? STYLE_TEXT : STYLE_DIM));
}

static void draw(struct view *view, struct draw *draw)
{
    if (self(view)->count == 0)
        draw_text(draw, view->area, 0, 1,
                  TEXT("no bookmarks yet: in a text M keeps the sentence in focus"),
                  draw_look(draw, STYLE_DIM));
    list_draw(&self(view)->list, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct bookmarks_view *bookmarks = self(view);
    text_builder_add_string(left, "bookmarks");
    list_add_filter(&bookmarks->list, right);
    text_builder_add_string(right, TEXT_COUNTED(bookmarks->count, "bookmark"));
}

/* --- actions ---------------------------------------------------------------------------------- */

static size_t item(struct view *view)
{
    const struct state_bookmark *bookmark = focus_of(self(view));
    return bookmark ? remember_find_item(view->context, bookmark->article) : SIZE_MAX;
}

static struct span spot(struct view *view)
{
    struct span span = {0};
    size_t found;
    find_place(view->context, focus_of(self(view)), &found, &span);
    return span;
}

static void open_bookmark(struct context *context, const struct state_bookmark *bookmark)
{
    struct span span;
    size_t found;
    if (find_place(context, bookmark, &found, &span))
        context_open(context, article_view_new(context, found, span));
}

static void yank(struct context *context, const struct state_bookmark *bookmark)
{
    struct span span;
    size_t found;
    if (find_place(context, bookmark, &found, &span))
        cite_add(&context->copied, collection_item(context->collection, found)->article,
                 text_from(bookmark->text));
}

/* Asked twice: there is no way back. */
static void delete_bookmark(struct bookmarks_view *bookmarks, const struct state_bookmark *bookmark,
                            bool again)
{
    struct context *context = bookmarks->list.view.context;
    if (again) {
        state_remove_bookmark(context->state, bookmark->id);
        build(bookmarks);
        context_say(context, "deleted");
        return;
    }
    bookmarks->deleting = bookmark->id;
    context_say(context, "once more deletes this bookmark");
}

static unsigned act(struct view *view, const struct action_call *call)
{
    struct bookmarks_view *bookmarks = self(view);
    const struct state_bookmark *bookmark = focus_of(bookmarks);
    bool again = bookmark && bookmarks->deleting == bookmark->id;
    bookmarks->deleting = 0;
    if (call->action != ACTION_OPEN && call->action != ACTION_YANK && call->action != ACTION_DELETE)
        return REACTION_UNHANDLED;
    if (!bookmark)
        context_say(view->context, "no bookmark is in focus");
    else if (call->action == ACTION_OPEN)
        open_bookmark(view->context, bookmark);
    else if (call->action == ACTION_YANK)
        yank(view->context, bookmark);
    else
        delete_bookmark(bookmarks, bookmark, again);
    return REACTION_REDRAW;
}

bool bookmarks_note(struct view *view, struct text *out)
{
    const struct state_bookmark *bookmark = focus_of(self(view));
    if (bookmark)
        *out = text_from(bookmark->note);
    return bookmark != NULL;
}

void bookmarks_set_note(struct view *view, struct text note)
{
    const struct state_bookmark *bookmark = focus_of(self(view));
    if (!bookmark)
        return;
    state_set_note(view->context->state, bookmark->id, note);
    build(self(view));
    context_say(view->context, note.length > 0 ? "noted" : "without a note now");
}

/* --- beginning and end ------------------------------------------------------------------------ */

static struct text row_text(struct list *list, size_t index)
{
    struct bookmarks_view *bookmarks = (struct bookmarks_view *)list;
    const struct state_bookmark *row = &bookmarks->rows[index];
    text_builder_clear(&bookmarks->scratch);
    text_builder_printf(&bookmarks->scratch, "%s %s %s", row->outlet, row->note, row->text);
    return text_builder_text(&bookmarks->scratch);
}

static void changed(struct view *view)
{
    build(self(view));
}

static void bookmarks_free(struct view *view)
{
    list_close(&self(view)->list);
    text_builder_free(&self(view)->scratch);
    arena_free(self(view)->arena);
    free(view);
}

static const struct list_kind kind = {.draw_row = draw_row, .row_text = row_text};

static const struct view_ops ops = {
    .name = "bookmarks",
    .scope = IN_BOOKMARKS,
    .renew = view_stay,
    LIST_OPS,
    .draw = draw,
    .act = act,
    .item = item,
    .spot = spot,
    .title = title,
    .changed = changed,
    .free = bookmarks_free,
};

struct view *bookmarks_view_new(struct context *context)
{
    struct bookmarks_view *bookmarks = memory_calloc(1, sizeof(*bookmarks));
    list_open(&bookmarks->list, &ops, context, &kind);
    bookmarks->arena = arena_new();
    build(bookmarks);
    return &bookmarks->list.view;
}
