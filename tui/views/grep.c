#include "tui/views/grep.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/views/article.h"
#include "tui/views/details.h"
#include "tui/views/list.h"

#include <stdlib.h>

enum { HITS_MAX = 10000, OUTLET_WIDTH = 18 };

/* In a paragraph, or in a field of the article's record. */
struct grep_hit {
    size_t item;
    struct span span; /* of the paragraph or the field */
    size_t field;     /* SIZE_MAX: in a paragraph */
    struct text text; /* where it stands */
};

struct grep_view {
    struct list list;
    struct arena *arena;  /* the texts of fields */
    struct search search; /* what is looked for: another search may follow meanwhile */
    struct grep_hit *hits;
    size_t count, capacity, articles;
    size_t next;                 /* the item to look into; those before it are done */
    bool loaded;                 /* they had their order */
    bool busy, stopped;          /* there are more to look into; Esc ended it */
    struct text_builder scratch; /* for filter_text, and fields */
};

static struct grep_view *self(struct view *view)
{
    return (struct grep_view *)view;
}

static const struct article *article_of(const struct grep_view *grep, const struct grep_hit *hit)
{
    return collection_item(grep->list.view.context->collection, hit->item)->article;
}

/* The hit in focus, or NULL. */
static const struct grep_hit *focus_of(const struct grep_view *grep)
{
    size_t row = list_row(&grep->list);
    return row == SIZE_MAX ? NULL : &grep->hits[row];
}

/* --- finding ---------------------------------------------------------------------------------- */

/* Adds what is found in a text, of which `hit` tells all else. */
static void add_hits(struct grep_view *grep, struct grep_hit hit)
{
    size_t start, end;
    for (size_t from = 0;
         grep->count < HITS_MAX && search_find(&grep->search, hit.text, from, &start, &end);
         from = end) {
        hit.span.start = (uint32_t)start;
        hit.span.length = (uint32_t)(end - start);
        grep->hits = memory_grow(grep->hits, grep->count, &grep->capacity, sizeof(*grep->hits));
        grep->hits[grep->count++] = hit;
    }
}

static void search_paragraphs(struct grep_view *grep, const struct article *article)
{
    for (uint32_t p = 0; p < article->paragraph_count; p++)
        if (article->paragraphs[p].kind != PARAGRAPH_BOILERPLATE ||
            grep->list.view.context->boilerplate)
            add_hits(grep,
                     (struct grep_hit){
                         grep->next, {.paragraph = p}, SIZE_MAX, article->paragraphs[p].text});
}

static void search_fields(struct grep_view *grep, const struct article *article)
{
    struct text_builder *text = &grep->scratch;
    size_t start, end;
    for (size_t f = 0; f < article->field_count; f++) {
        text_builder_clear(text);
        article_add_field(text, &article->fields[f]);
        if (!search_find(&grep->search, text_builder_text(text), 0, &start, &end))
            continue;
        const char *kept = arena_copy(grep->arena, text->bytes, text->length);
        add_hits(grep, (struct grep_hit){grep->next, {0}, f, {kept, text->length}});
    }
}

/* Looks into articles for a short while; all is looked into anew when the articles have taken their
 * order. */
static void find_some(struct grep_view *grep)
{
    const struct collection *collection = grep->list.view.context->collection;
    bool loaded = collection_progress(collection).loaded;
    int64_t end = view_step_end();
    if (loaded != grep->loaded)
        grep->count = grep->articles = grep->next = 0;
    grep->loaded = loaded;
    grep->busy = false;
    for (; grep->next < collection_count(collection) && grep->count < HITS_MAX; grep->next++) {
        size_t before = grep->count;
        grep->busy = view_step_over(end);
        if (grep->busy)
            break;
        const struct article *article = collection_item(collection, grep->next)->article;
        search_paragraphs(grep, article);
        search_fields(grep, article);
        grep->articles += grep->count > before;
    }
    list_set_rows(&grep->list, grep->count);
}

static void changed(struct view *view)
{
    if (!self(view)->stopped)
        find_some(self(view));
}

static bool unfinished(const struct view *view)
{
    return ((const struct grep_view *)view)->busy;
}

/* --- rows ------------------------------------------------------------------------------------- */

/* The end of a text that fits into some columns. */
static struct text tail(struct text text, int columns)
{
    while (utf8_width(text) > columns)
        text = text_slice(text, utf8_cluster(text, 0), text.length);
    return text;
}

/* The words found stand below each other. */
static void draw_row(struct list *list, struct draw *draw, struct area area, size_t index, int line)
{
    struct grep_view *grep = (struct grep_view *)list;
    const struct grep_hit *hit = &grep->hits[index];
    int outlet = area.width < 60 ? OUTLET_WIDTH / 2 : OUTLET_WIDTH, end = area.width - 1;
    int middle = outlet + (area.width - outlet) / 3;
    struct text text = hit->text;
    size_t found_end = hit->span.start + hit->span.length;
    size_t far = hit->span.start > (size_t)area.width * 4 ? hit->span.start - area.width * 4 : 0;
    while (far > 0 && (text.bytes[far] & 0xC0) == 0x80)
        far--;
    struct text before = tail(text_slice(text, far, hit->span.start), middle - outlet - 1);
    draw_clipped(draw, area, line, 2, outlet - 3, text_from(article_of(grep, hit)->outlet),
                 draw_look(draw, STYLE_OUTLET));
    draw_text(draw, area, line, middle - utf8_width(before), before, draw_look(draw, STYLE_DIM));
    int at =
        draw_clipped(draw, area, line, middle, end - middle,
                     text_slice(text, hit->span.start, found_end), draw_look(draw, STYLE_SEARCH));
    if (at < end)
        draw_clipped(draw, area, line, at, end - at, text_slice(text, found_end, text.length),
                     draw_look(draw, STYLE_TEXT));
}

static void draw(struct view *view, struct draw *draw)
{
    const struct grep_view *grep = self(view);
    if (grep->count == 0)
        draw_text(draw, view->area, 0, 1,
                  grep->busy ? TEXT("looking") : TEXT("nowhere in the collection"),
                  draw_look(draw, STYLE_DIM));
    list_draw(&self(view)->list, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct grep_view *grep = self(view);
    size_t all = collection_count(view->context->collection);
    text_builder_printf(left, "grep  %s", grep->search.words.bytes);
    list_add_filter(&grep->list, right);
    text_builder_printf(right, "%s%zu in %s", grep->count == HITS_MAX ? "the first " : "",
                        grep->count, TEXT_COUNTED(grep->articles, "article"));
    if (grep->busy)
        text_builder_printf(right, ", %zu %% searched", grep->next * 100 / all);
    if (grep->stopped)
        text_builder_printf(right, ", stopped after %zu of %zu", grep->next, all);
}

static size_t item(struct view *view)
{
    const struct grep_hit *hit = focus_of(self(view));
    return hit ? hit->item : SIZE_MAX;
}

static struct span spot(struct view *view)
{
    return focus_of(self(view))->span;
}

static unsigned act(struct view *view, const struct action_call *call)
{
    struct grep_view *grep = self(view);
    const struct grep_hit *hit = focus_of(grep);
    if (call->action == ACTION_CANCEL && grep->busy) {
        grep->busy = false;
        grep->stopped = true;
        context_say(view->context, "stopped");
        return REACTION_REDRAW;
    }
    if (call->action != ACTION_OPEN || !hit)
        return REACTION_UNHANDLED;
    context_open(view->context, hit->field == SIZE_MAX
                                    ? article_view_new(view->context, hit->item, hit->span)
                                    : details_view_new(view->context, hit->item, hit->field));
    return REACTION_REDRAW;
}

static struct text row_text(struct list *list, size_t index)
{
    return ((const struct grep_view *)list)->hits[index].text;
}

static struct text filter_text(struct list *list, size_t index)
{
    struct grep_view *grep = (struct grep_view *)list;
    text_builder_clear(&grep->scratch);
    text_builder_printf(&grep->scratch, "%s ", article_of(grep, &grep->hits[index])->outlet);
    text_builder_add(&grep->scratch, row_text(list, index));
    return text_builder_text(&grep->scratch);
}

static void grep_free(struct view *view)
{
    list_close(&self(view)->list);
    arena_free(self(view)->arena);
    search_clear(&self(view)->search);
    text_builder_free(&self(view)->scratch);
    free(self(view)->hits);
    free(view);
}

/* All is looked into anew. */
static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct grep_view *grep = self(view);
    (void)moves;
    grep->count = grep->articles = grep->next = 0;
    grep->stopped = false;
    arena_reset(grep->arena);
    changed(view);
    return view;
}

static const struct list_kind kind = {draw_row, row_text, filter_text, NULL};

static const struct view_ops ops = {
    .name = "grep",
    .scope = IN_GREP,
    .renew = renew,
    LIST_OPS,
    .draw = draw,
    .act = act,
    .item = item,
    .spot = spot,
    .title = title,
    .changed = changed,
    .unfinished = unfinished,
    .free = grep_free,
};

struct view *grep_view_new(struct context *context, struct text words)
{
    struct grep_view *grep = memory_calloc(1, sizeof(*grep));
    list_open(&grep->list, &ops, context, &kind);
    grep->arena = arena_new();
    search_set(&context->search, words);
    search_set(&grep->search, words);
    find_some(grep);
    if (grep->count > 0 || grep->busy)
        return &grep->list.view;
    if (grep->search.error.message[0])
        context_complain(context, "no pattern: %s", grep->search.error.message);
    else
        context_complain(context, "nowhere in the collection: %.*s", (int)words.length,
                         words.bytes);
    grep_free(&grep->list.view);
    return NULL;
}
