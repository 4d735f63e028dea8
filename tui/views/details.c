#include "tui/views/details.h"

#include "core/base/memory.h"
#include "core/collection/copied.h"
#include "tui/page/flow.h"
#include "tui/views/article.h"
#include "tui/views/comparing.h"
#include "tui/views/list.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_WIDTH = 16, NARROW = 50 };

struct detail {
    const char *name, *value;
    size_t row;  /* its first */
    size_t item; /* that it leads to, or SIZE_MAX */
};

/* A line of a detail: the whole value, or as much of it as fits. */
struct details_row {
    size_t detail;
    struct text text;
};

struct details_view {
    struct list list;
    struct arena *arena, *layout;
    struct detail *details;
    size_t count, capacity, first_field;
    size_t begin; /* the detail that the cursor begins on */
    struct details_row *rows;
    size_t row_count, row_capacity;
    struct text_builder scratch; /* for row_text */
    size_t item;
};

static struct details_view *self(struct view *view)
{
    return (struct details_view *)view;
}

static void add(struct details_view *details, const char *name, const char *value)
{
    details->details = arena_grow(details->arena, details->details, details->count,
                                  &details->capacity, sizeof(*details->details));
    details->details[details->count++] =
        (struct detail){name, value && *value ? value : "not known", 0, SIZE_MAX};
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
    text_builder_printf(&out, "%zu of %s", all, TEXT_COUNTED(article->paragraph_count, "line"));
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
        arena_printf(details->arena, "%s, %s", story->id, TEXT_COUNTED(story->outlets, "outlet")));
}

/* Where else it stands: a line each, which leads there. */
static void add_copies(struct details_view *details)
{
    static const char *const kinds[] = {[COPY_NONE] = "first found",
                                        [COPY_SAME] = "the same text",
                                        [COPY_VERSION] = "another version",
                                        [COPY_OUTLET] = "nearly the same text"};
    const struct collection *collection = details->list.view.context->collection;
    size_t count = collection_copies(collection, details->item, false, NULL, 0);
    uint32_t *items = arena_array(details->arena, count, sizeof(*items));
    collection_copies(collection, details->item, false, items, count);
    for (size_t i = 0; i < count; i++) {
        const struct collection_item *copy = collection_item(collection, items[i]);
        char date[12];
        date_format(copy->article->date, date);
        if (items[i] == details->item)
            continue;
        add(details, "also",
            arena_printf(details->arena, "%s, %s, %s%s%s", copy->article->outlet,
                         kinds[copy->copy.kind], date, date[0] ? ", " : "", copy->article->source));
        details->details[details->count - 1].item = items[i];
    }
}

static void add_found(struct details_view *details, const struct analysis *analysis)
{
    const struct annotation *found = &analysis->annotation;
    add(details, "found",
        arena_printf(details->arena, "%s, %s of %zu, %s, %s, %s, %s",
                     TEXT_COUNTED(found->sentences.count, "sentence"),
                     TEXT_COUNTED(found->mention_count, "mention"), found->entity_count,
                     TEXT_COUNTED(found->figure_count, "figure"),
                     TEXT_COUNTED(found->date_count, "date"),
                     TEXT_COUNTED(found->quote_count, "quotation"),
                     TEXT_COUNTED(analysis->hits.count, "watch hit")));
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
    add_copies(details);
    add(details, "format", article->format);
    add(details, "language", article->language);
    add(details, "words", arena_printf(details->arena, "%zu", article->words));
    add(details, "page furniture", folded(details->arena, article));
    details->first_field = details->count;
    for (size_t i = 0; i < article->field_count; i++)
        add(details, article->fields[i].name, article->fields[i].value);
    add_story(details, item);
    add_found(details, collection_analyse(context->collection, details->item));
    add(details, "hash of its text",
        arena_printf(details->arena, "%016llx", (unsigned long long)article->hash));
}

/* --- rows ------------------------------------------------------------------------------------- */

static int value_column(struct area area)
{
    return area.width < NARROW ? 2 + NAME_WIDTH / 2 : 2 + NAME_WIDTH + 2;
}

static void add_rows(struct details_view *details, size_t index, int columns)
{
    struct text value = text_from(details->details[index].value);
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0;
    flow_wrap(value, columns, NULL, 0, details->layout, &lines, &count, &capacity);
    details->details[index].row = details->row_count;
    for (size_t i = 0; i < count; i++) {
        details->rows = arena_grow(details->layout, details->rows, details->row_count,
                                   &details->row_capacity, sizeof(*details->rows));
        details->rows[details->row_count++] =
            (struct details_row){index, text_slice(value, lines[i].start, lines[i].shown)};
    }
}

/* The detail under the cursor. */
static size_t cursor_detail(const struct details_view *details)
{
    size_t row = list_row(&details->list);
    return row == SIZE_MAX ? details->begin : details->rows[row].detail;
}

static void layout(struct view *view, struct area area)
{
    struct details_view *details = self(view);
    size_t cursor = cursor_detail(details), row = list_row(&details->list);
    size_t below = row == SIZE_MAX ? 0 : row - details->details[cursor].row;
    int columns = area.width - value_column(area) - 1;
    arena_reset(details->layout);
    details->rows = NULL;
    details->row_count = details->row_capacity = 0;
    for (size_t i = 0; i < details->count; i++)
        add_rows(details, i, columns);
    list_set_rows(&details->list, details->row_count);
    row = details->details[cursor].row;
    while (below-- > 0 && row + 1 < details->row_count && details->rows[row + 1].detail == cursor)
        row++;
    list_go(&details->list, row);
    list_layout(view, area);
}

static void draw_row(struct list *list, struct draw *draw, struct area area, size_t index, int row)
{
    const struct details_view *details = (struct details_view *)list;
    const struct details_row *line = &details->rows[index];
    const struct detail *detail = &details->details[line->detail];
    int column = value_column(area);
    if (detail->row == index)
        draw_clipped(draw, area, row, 2, column - 3, text_from(detail->name),
                     draw_look(draw, STYLE_KEY));
    draw_clipped(draw, area, row, column, area.width - column - 1, line->text,
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
    text_builder_add_string(right, TEXT_COUNTED(self(view)->row_count, "line"));
}

static size_t item(struct view *view)
{
    return self(view)->item;
}

static unsigned act(struct view *view, const struct action_call *call)
{
    struct details_view *details = self(view);
    struct context *context = view->context;
    size_t item = details->details[cursor_detail(details)].item;
    if (call->action == ACTION_OPEN && item != SIZE_MAX)
        context_open(context, article_view_new(context, item, (struct span){0}));
    else if (call->action == ACTION_OPEN)
        context_say(context, "nothing to open here");
    else if (call->action != ACTION_COMPARE)
        return REACTION_UNHANDLED;
    else if (!compare_open_versions(context, details->item, (struct span){0}))
        context_say(context, "there is one version only");
    return REACTION_REDRAW;
}

/* A detail with its name is found as a whole, at its first line. */
static struct text filter_text(struct list *list, size_t index)
{
    struct details_view *details = (struct details_view *)list;
    const struct detail *detail = &details->details[details->rows[index].detail];
    text_builder_clear(&details->scratch);
    text_builder_printf(&details->scratch, "%s: %s", detail->name, detail->value);
    return text_builder_text(&details->scratch);
}

static struct text row_text(struct list *list, size_t index)
{
    const struct details_view *details = (struct details_view *)list;
    bool first = details->details[details->rows[index].detail].row == index;
    return first ? filter_text(list, index) : (struct text){"", 0};
}

static void details_free(struct view *view)
{
    list_close(&self(view)->list);
    arena_free(self(view)->arena);
    text_builder_free(&self(view)->scratch);
    arena_free(self(view)->layout);
    free(view);
}

/* How many details before one have a name. */
static size_t same_before(const struct details_view *details, const char *name, size_t detail)
{
    size_t count = 0;
    for (size_t i = 0; i < detail; i++)
        count += strcmp(details->details[i].name, name) == 0;
    return count;
}

/* The cursor stays on the detail of the same name. */
static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct details_view *details = self(view);
    uint32_t item = moves->item_of[details->item];
    if (item == ANNOTATION_NONE)
        return NULL;
    size_t nth, cursor = cursor_detail(details);
    char *name = memory_strdup(details->details[cursor].name);
    nth = same_before(details, name, cursor);
    arena_reset(details->arena);
    details->details = NULL;
    details->count = details->capacity = 0;
    details->item = item;
    build(details);
    list_set_rows(&details->list, 0);
    details->begin = 0;
    for (size_t i = 0; i < details->count && details->begin == 0; i++)
        if (strcmp(details->details[i].name, name) == 0 && same_before(details, name, i) == nth)
            details->begin = i;
    free(name);
    return view;
}

static const struct list_kind kind = {draw_row, row_text, filter_text, NULL};

static const struct view_ops ops = {
    .name = "details",
    .scope = IN_DETAILS,
    .renew = renew,
    LIST_OPS_BUT_LAYOUT,
    .layout = layout,
    .draw = draw,
    .act = act,
    .item = item,
    .title = title,
    .free = details_free,
};

struct view *details_view_new(struct context *context, size_t item, size_t field)
{
    struct details_view *details = memory_calloc(1, sizeof(*details));
    list_open(&details->list, &ops, context, &kind);
    details->arena = arena_new();
    details->layout = arena_new();
    details->item = item;
    build(details);
    if (field != SIZE_MAX)
        details->begin = details->first_field + field;
    return &details->list.view;
}
