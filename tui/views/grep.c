#include "tui/views/grep.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/views/article.h"
#include "tui/views/list.h"

#include <stdlib.h>

enum { HITS_MAX = 10000, OUTLET_WIDTH = 18 };

struct grep_hit {
    size_t item;
    struct span span;
};

struct grep_view {
    struct list list;
    struct grep_hit *hits; /* all */
    size_t count, capacity, articles;
    uint32_t *shown; /* those that pass the filter, as many as there are rows */
    struct search filter;
};

static struct grep_view *self(struct view *view)
{
    return (struct grep_view *)view;
}

static const struct article *article_of(const struct grep_view *grep, const struct grep_hit *hit)
{
    return collection_item(grep->list.view.context->collection, hit->item)->article;
}

static const struct grep_hit *hit_at(const struct grep_view *grep, size_t row)
{
    return &grep->hits[grep->shown[row]];
}

static struct text paragraph_of(const struct grep_view *grep, const struct grep_hit *hit)
{
    return article_of(grep, hit)->paragraphs[hit->span.paragraph].text;
}

/* --- finding ---------------------------------------------------------------------------------- */

static void add_hits(struct grep_view *grep, size_t item, uint32_t paragraph)
{
    const struct context *context = grep->list.view.context;
    const struct paragraph *here =
        &collection_item(context->collection, item)->article->paragraphs[paragraph];
    size_t start, end;
    if (here->kind == PARAGRAPH_BOILERPLATE && !context->boilerplate)
        return;
    for (size_t from = 0;
         grep->count < HITS_MAX && search_find(&context->search, here->text, from, &start, &end);
         from = end) {
        grep->hits = memory_grow(grep->hits, grep->count, &grep->capacity, sizeof(*grep->hits));
        grep->hits[grep->count++] =
            (struct grep_hit){item, {paragraph, (uint32_t)start, (uint32_t)(end - start)}};
    }
}

static void find_all(struct grep_view *grep)
{
    const struct collection *collection = grep->list.view.context->collection;
    for (size_t item = 0; item < collection_count(collection); item++) {
        size_t before = grep->count;
        for (uint32_t p = 0; p < collection_item(collection, item)->article->paragraph_count; p++)
            add_hits(grep, item, p);
        grep->articles += grep->count > before;
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

static void show_rows(struct grep_view *grep)
{
    size_t rows = 0, start, end;
    for (size_t i = 0; i < grep->count; i++)
        if (!search_active(&grep->filter) ||
            search_find(&grep->filter, paragraph_of(grep, &grep->hits[i]), 0, &start, &end) ||
            search_find(&grep->filter, text_from(article_of(grep, &grep->hits[i])->outlet), 0,
                        &start, &end))
            grep->shown[rows++] = (uint32_t)i;
    grep->list.scroller.rows = rows;
    scroller_go(&grep->list.scroller, 0);
}

static void filter(struct view *view, struct text words)
{
    search_set(&self(view)->filter, words);
    show_rows(self(view));
}

/* The end of a text that fits into some columns. */
static struct text tail(struct text text, int columns)
{
    while (utf8_width(text) > columns)
        text = text_slice(text, utf8_cluster(text, 0), text.length);
    return text;
}

/* The words found stand below each other. */
static void draw_row(struct list *list, struct draw *draw, struct area area, size_t row, int line)
{
    struct grep_view *grep = (struct grep_view *)list;
    const struct grep_hit *hit = hit_at(grep, row);
    int outlet = area.width < 60 ? OUTLET_WIDTH / 2 : OUTLET_WIDTH, end = area.width - 1;
    int middle = outlet + (area.width - outlet) / 3;
    struct text text = paragraph_of(grep, hit);
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
    list_draw((struct list *)view, draw, view->area, draw_row);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct grep_view *grep = self(view);
    text_builder_printf(left, "grep  %s", view->context->search.words.bytes);
    if (search_active(&grep->filter))
        text_builder_printf(right, "&%s: %zu of ", grep->filter.words.bytes,
                            grep->list.scroller.rows);
    text_builder_printf(right, "%s%zu in %zu article%s",
                        grep->count == HITS_MAX ? "the first " : "", grep->count, grep->articles,
                        grep->articles == 1 ? "" : "s");
}

static size_t item(struct view *view)
{
    const struct grep_view *grep = self(view);
    const struct scroller *scroller = &grep->list.scroller;
    return scroller->rows > 0 ? hit_at(grep, scroller->cursor)->item : SIZE_MAX;
}

static unsigned act(struct view *view, const struct action_call *call)
{
    const struct grep_view *grep = self(view);
    if (call->action != ACTION_OPEN || grep->list.scroller.rows == 0)
        return REACTION_UNHANDLED;
    const struct grep_hit *hit = hit_at(grep, grep->list.scroller.cursor);
    context_open(view->context, article_view_new(view->context, hit->item, hit->span));
    return REACTION_REDRAW;
}

static struct text search_text(struct view *view, size_t unit)
{
    return paragraph_of(self(view), hit_at(self(view), unit));
}

static void grep_free(struct view *view)
{
    search_clear(&self(view)->filter);
    free(self(view)->hits);
    free(self(view)->shown);
    free(view);
}

static const struct view_ops ops = {
    .name = "grep",
    .scope = IN_GREP,
    LIST_OPS,
    .draw = draw,
    .act = act,
    .item = item,
    .filter = filter,
    .title = title,
    .search_text = search_text,
    .free = grep_free,
};

struct view *grep_view_new(struct context *context, struct text words)
{
    struct grep_view *grep = memory_calloc(1, sizeof(*grep));
    grep->list.view = (struct view){.ops = &ops, .context = context};
    search_set(&context->search, words);
    find_all(grep);
    grep->shown = memory_calloc(grep->count, sizeof(*grep->shown));
    show_rows(grep);
    if (grep->count > 0)
        return &grep->list.view;
    if (context->search.error.message[0])
        context_complain(context, "no pattern: %s", context->search.error.message);
    else
        context_complain(context, "nowhere in the collection: %.*s", (int)words.length,
                         words.bytes);
    grep_free(&grep->list.view);
    return NULL;
}
