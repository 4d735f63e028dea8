#include "tui/views/details.h"

#include "core/base/memory.h"
#include "tui/views/list.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_WIDTH = 16 };

struct detail {
    const char *name, *value;
};

struct details_view {
    struct list list;
    struct arena *arena;
    struct detail *rows;
    size_t count, capacity;
    size_t item;
    struct text_builder scratch; /* for filter_text */
};

static struct details_view *self(struct view *view)
{
    return (struct details_view *)view;
}

static void add(struct details_view *details, const char *name, const char *value)
{
    details->rows = arena_grow(details->arena, details->rows, details->count, &details->capacity,
                               sizeof(struct detail));
    details->rows[details->count++] = (struct detail){name, value && *value ? value : "not known"};
}

/* How many lines are folded, and of which kinds. */
static char *folded(struct arena *arena, const struct article *article)
{
    size_t counts[BOILERPLATE_COUNT] = {0}, all = 0;
    struct text_builder out = {0};
    for (size_t i = 0; i < article->paragraph_count; i++)
        if (article->paragraphs[i].kind == PARAGRAPH_BOILERPLATE) {
            counts[article->paragraphs[i].boilerplate]++;
            all++;
        }
    text_builder_printf(&out, "%zu of %zu lines", all, article->paragraph_count);
    for (enum boilerplate kind = 0; kind < BOILERPLATE_COUNT; kind++)
        if (counts[kind] > 0)
            text_builder_printf(&out, ", %s %zu", boilerplate_name(kind), counts[kind]);
    char *copy = arena_strdup(arena, out.bytes);
    text_builder_free(&out);
    return copy;
}

static void add_story(struct details_view *details, const struct collection_item *item)
{
    struct collection *collection = details->list.view.context->collection;
    if (item->story == ANNOTATION_NONE)
        return;
    const struct collection_story *story = collection_story(collection, item->story);
    add(details, "story",
        arena_printf(details->arena, "%s, %zu outlet%s", story->id, story->count,
                     story->count == 1 ? "" : "s"));
}

static void add_found(struct details_view *details, const struct analysis *analysis)
{
    const struct annotation *found = &analysis->annotation;
    add(details, "found",
        arena_printf(details->arena,
                     "%zu sentences, %zu names of %zu, %zu figures, %zu dates, %zu quotations, %zu "
                     "watch hits",
                     found->sentences.count, found->mention_count, found->entity_count,
                     found->figure_count, found->date_count, found->quote_count,
                     analysis->hits.count));
}

static void build(struct details_view *details)
{
    static const char *const bases[] = {
        [OUTLET_FROM_TEXT] = "said in the text",
        [OUTLET_FROM_METADATA] = "said by the file or a manifest",
        [OUTLET_FROM_FILE_NAME] = "by the file's name",
    };
    struct context *context = details->list.view.context;
    const struct collection_item *item = collection_item(context->collection, details->item);
    const struct article *article = item->article;
    char date[12];
    date_format(article->date, date);
    add(details, "headline", article->title);
    add(details, "outlet",
        arena_printf(details->arena, "%s, %s", article->outlet, bases[article->outlet_basis]));
    add(details, "date", arena_strdup(details->arena, date));
    for (size_t i = 0; i < article->byline_count; i++)
        add(details, "byline", article->bylines[i]);
    add(details, "url", article->url);
    add(details, "source", article->source);
    add(details, "format", article->format);
    add(details, "language", article->language);
    add(details, "words", arena_printf(details->arena, "%zu", article->words));
    add(details, "page furniture", folded(details->arena, article));
    for (size_t i = 0; i < article->field_count; i++)
        add(details, article->fields[i].name, article->fields[i].value);
    add_story(details, item);
    add_found(details, collection_analyse(context->collection, details->item));
    add(details, "hash of its text",
        arena_printf(details->arena, "%016llx", (unsigned long long)article->hash));
}

static void draw_row(struct list *list, struct draw *draw, struct area area, size_t index, int row)
{
    const struct detail *detail = &((struct details_view *)list)->rows[index];
    int column = area.width < 50 ? 2 + NAME_WIDTH / 2 : 2 + NAME_WIDTH + 2;
    draw_clipped(draw, area, row, 2, column - 3, text_from(detail->name),
                 draw_look(draw, STYLE_KEY));
    draw_clipped(draw, area, row, column, area.width - column - 1, text_from(detail->value),
                 draw_look(draw, STYLE_TEXT));
}

static void draw(struct view *view, struct draw *draw)
{
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    text_builder_printf(
        left, "details  %s",
        collection_item(view->context->collection, self(view)->item)->article->outlet);
    list_add_filter(&self(view)->list, right);
    text_builder_printf(right, "%zu lines", self(view)->count);
}

static size_t item(struct view *view)
{
    return self(view)->item;
}

static struct text row_text(struct list *list, size_t index)
{
    return text_from(((struct details_view *)list)->rows[index].value);
}

static struct text filter_text(struct list *list, size_t index)
{
    struct details_view *details = (struct details_view *)list;
    text_builder_clear(&details->scratch);
    text_builder_printf(&details->scratch, "%s %s", details->rows[index].name,
                        details->rows[index].value);
    return text_builder_text(&details->scratch);
}

static void details_free(struct view *view)
{
    list_close(&self(view)->list);
    text_builder_free(&self(view)->scratch);
    arena_free(self(view)->arena);
    free(view);
}

static const struct list_kind kind = {draw_row, row_text, filter_text, NULL};

static const struct view_ops ops = {
    .name = "details",
    .scope = IN_DETAILS,
    LIST_OPS,
    .draw = draw,
    .item = item,
    .title = title,
    .free = details_free,
};

struct view *details_view_new(struct context *context, size_t item)
{
    struct details_view *details = memory_calloc(1, sizeof(*details));
    list_open(&details->list, &ops, context, &kind);
    details->arena = arena_new();
    details->item = item;
    build(details);
    list_set_rows(&details->list, details->count);
    return &details->list.view;
}
