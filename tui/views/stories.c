#include "tui/views/stories.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/collection/copied.h"
#include "tui/page/remember.h"
#include "tui/views/article.h"
#include "tui/views/comparing.h"
#include "tui/views/list.h"
#include "tui/views/preview.h"
#include "tui/views/stories_draw.h"
#include "tui/views/stories_order.h"
#include "tui/views/stories_words.h"

#include <stdlib.h>
#include <string.h>

enum { PREVIEW_COLUMNS = 120, NO_ITEM = -1 };
enum { NARROW_COLUMNS = 60, SAMPLE_COLUMNS = 100 }; /* below which the title leaves something out */

/* A story's line, or one of its articles'. */
struct stories_row {
    uint32_t story; /* ANNOTATION_NONE while stories have not formed */
    int64_t item;   /* NO_ITEM: the story's own line */
};

struct stories_view {
    struct list list;
    struct stories_row *rows;
    size_t count, capacity;
    size_t items;   /* that rows were made for */
    size_t stories; /* likewise; 0: rows go by items */
    enum stories_order order;
    bool *chosen; /* an item's flag */
    size_t chosen_size, chosen_count;
    struct text_builder scratch; /* for search_text */
};

/* --- rows ------------------------------------------------------------------------------------- */

static void add_row(struct stories_view *stories, uint32_t story, int64_t item)
{
    stories->rows =
        memory_grow(stories->rows, stories->count, &stories->capacity, sizeof(*stories->rows));
    stories->rows[stories->count++] = (struct stories_row){story, item};
}

static struct text words_of(struct stories_view *stories, size_t item)
{
    const struct article *article =
        collection_item(stories->list.view.context->collection, item)->article;
    text_builder_clear(&stories->scratch);
    text_builder_printf(&stories->scratch, "%s ", article->outlet);
    stories_add_title(&stories->scratch, article);
    return text_builder_text(&stories->scratch);
}

/* What is one article has one row. */
static void add_story_rows(struct stories_view *stories, uint32_t index)
{
    const struct collection *collection = stories->list.view.context->collection;
    const struct collection_story *story = collection_story(collection, index);
    add_row(stories, index, NO_ITEM);
    for (size_t i = 0; i < story->count; i++)
        if (collection_item(collection, story->members[i])->copy.kind == COPY_NONE)
            add_row(stories, index, story->members[i]);
}

static void add_ordered_rows(struct stories_view *stories)
{
    const struct collection *collection = stories->list.view.context->collection;
    uint32_t *items = memory_calloc(collection_count(collection) + 1, sizeof(*items));
    size_t count = stories_order_items(collection, stories->order, items);
    for (size_t i = 0; i < count; i++)
        add_row(stories, collection_item(collection, items[i])->story, items[i]);
    free(items);
}

/* Until stories form new items go below, in no order; nothing is made anew where nothing came. */
static void add_rows(struct stories_view *stories)
{
    struct collection *collection = stories->list.view.context->collection;
    size_t story_count = collection_story_count(collection);
    if (story_count != stories->stories)
        stories->count = stories->stories = 0;
    bool anew = stories->count == 0;
    if (anew && story_count > 0 && stories->order != STORIES_BY_STORY) {
        add_ordered_rows(stories);
        stories->stories = story_count;
    }
    for (; stories->stories < story_count; stories->stories++)
        add_story_rows(stories, (uint32_t)stories->stories);
    for (; stories->items < collection_count(collection); stories->items++)
        if (story_count == 0)
            add_row(stories, ANNOTATION_NONE, (int64_t)stories->items);
    if (anew)
        list_set_rows(&stories->list, stories->count);
    else
        list_add_rows(&stories->list, stories->count);
}

static size_t row_of_item(const struct stories_view *stories, int64_t item)
{
    size_t row = 0;
    while (row < stories->count && stories->rows[row].item != item)
        row++;
    return row;
}

/* Puts the cursor on an item's row, so many rows below the first on the screen. */
static void go_to_item(struct stories_view *stories, int64_t item, size_t on_screen)
{
    struct scroller *scroller = &stories->list.scroller;
    list_go(&stories->list, row_of_item(stories, item));
    scroller->top = scroller->cursor > on_screen ? scroller->cursor - on_screen : 0;
    scroller_fit(scroller);
}

static const struct stories_row *cursor_row(const struct stories_view *stories)
{
    size_t row = list_row(&stories->list);
    return row == SIZE_MAX ? NULL : &stories->rows[row];
}

/* The item under the cursor, the first of the story on a story's line, or NO_ITEM. */
static int64_t cursor_item(const struct stories_view *stories)
{
    const struct stories_row *row = cursor_row(stories);
    if (!row)
        return NO_ITEM;
    if (row->item != NO_ITEM)
        return row->item;
    return collection_story(stories->list.view.context->collection, row->story)->members[0];
}

static size_t item(struct view *view)
{
    int64_t found = cursor_item((struct stories_view *)view);
    return found == NO_ITEM ? SIZE_MAX : (size_t)found;
}

/* The row under the cursor keeps its place on the screen. A cursor that was not moved before
 * stories formed stands on the first article, however much of the loading was seen. */
static void changed(struct view *view)
{
    struct stories_view *stories = (struct stories_view *)view;
    const struct stories_row *row = cursor_row(stories);
    int64_t item = row ? row->item : NO_ITEM;
    size_t on_screen = stories->list.scroller.cursor - stories->list.scroller.top;
    bool at_start = stories->list.scroller.cursor == 0 && (!row || row->story == ANNOTATION_NONE);
    size_t before = stories->stories;
    add_rows(stories);
    if (stories->stories == before && row)
        return;
    if (at_start && stories->stories > 0 && stories->count > 0) {
        size_t last = remember_last_item(stories->list.view.context);
        size_t first = stories->rows[0].item == NO_ITEM ? 1 : 0;
        item = last == SIZE_MAX ? stories->rows[first].item : (int64_t)last;
        on_screen = first;
    }
    if (item != NO_ITEM)
        go_to_item(stories, item, on_screen);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void draw_row(struct list *list, struct draw *draw, struct area area, size_t index, int row)
{
    struct stories_view *stories = (struct stories_view *)list;
    struct context *context = list->view.context;
    const struct stories_row *entry = &stories->rows[index];
    if (entry->story != ANNOTATION_NONE)
        collection_show_story(context->collection, entry->story);
    if (entry->item == NO_ITEM)
        stories_draw_story(context, draw, area, row,
                           collection_story(context->collection, entry->story));
    else
        stories_draw_item(context, draw, area, row, (size_t)entry->item, stories->order,
                          (size_t)entry->item < stories->chosen_size &&
                              stories->chosen[entry->item]);
}

static void draw(struct view *view, struct draw *draw)
{
    struct stories_view *stories = (struct stories_view *)view;
    struct area list = view->area;
    int64_t item = cursor_item(stories);
    if (list.width >= PREVIEW_COLUMNS && item != NO_ITEM && !draw_styles(draw)->plain) {
        list.width = list.width / 2;
        preview_draw(view->context, draw,
                     area_columns(view->area, list.width + 1, view->area.width - list.width - 1),
                     (size_t)item);
    }
    if (stories->count == 0)
        draw_text(draw, list, 0, 1,
                  collection_progress(view->context->collection).loaded
                      ? TEXT("no articles here: ! tells why")
                      : TEXT("reading"),
                  draw_look(draw, STYLE_DIM));
    list_draw(&stories->list, draw, list);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    struct collection *collection = view->context->collection;
    enum stories_order order = ((struct stories_view *)view)->order;
    bool sample = collection_is_sample(collection), narrow = view->area.width < NARROW_COLUMNS;
    if (sample)
        text_builder_printf(left, "%ssample: open yours with diptych FOLDER",
                            narrow ? "" : "diptych  ");
    else
        text_builder_printf(left, "diptych  %s", collection_title(collection));
    if (sample && narrow)
        return;
    size_t copies = collection_copy_count(collection),
           articles = collection_count(collection) - copies,
           stories = collection_story_count(collection);
    list_add_filter(&((struct stories_view *)view)->list, right);
    text_builder_add_string(right, TEXT_COUNTED(articles, "article"));
    if (copies > 0)
        text_builder_printf(right, " + %s", TEXT_COUNTED(copies, "copy"));
    if (stories > 0)
        text_builder_printf(right, ", %s", TEXT_COUNTED(stories, "story"));
    if (watchlist_count(view->context->watchlist) > 0 &&
        !(sample && view->area.width < SAMPLE_COLUMNS))
        text_builder_printf(right, ", %s", TEXT_COUNTED(collection_hits(collection), "watch hit"));
    if (order != STORIES_BY_STORY)
        text_builder_printf(right, ", by %s", stories_order_name(order));
}

/* --- actions ---------------------------------------------------------------------------------- */

static void choose(struct stories_view *stories)
{
    const struct stories_row *row = cursor_row(stories);
    if (!row)
        return;
    if (row->item == NO_ITEM) {
        context_say(stories->list.view.context, "Space chooses articles; c here compares them all");
        return;
    }
    size_t item = (size_t)row->item,
           count = collection_count(stories->list.view.context->collection);
    if (stories->chosen_size < count) {
        stories->chosen = memory_resize(stories->chosen, count, sizeof(*stories->chosen));
        for (size_t i = stories->chosen_size; i < count; i++)
            stories->chosen[i] = false;
        stories->chosen_size = count;
    }
    stories->chosen[item] = !stories->chosen[item];
    if (stories->chosen[item])
        stories->chosen_count++;
    else
        stories->chosen_count--;
    scroller_go(&stories->list.scroller, stories->list.scroller.cursor + 1);
    context_say(stories->list.view.context, "%zu chosen%s", stories->chosen_count,
                stories->chosen_count > 1 ? ": c compares them" : "");
}

/* The chosen items, the one under the cursor first when it is among them. */
static size_t chosen_items(const struct stories_view *stories, uint32_t *items)
{
    size_t count = 0;
    int64_t cursor = cursor_item(stories);
    if (cursor >= 0 && (size_t)cursor < stories->chosen_size && stories->chosen[cursor])
        items[count++] = (uint32_t)cursor;
    for (size_t i = 0; i < stories->chosen_size; i++)
        if (stories->chosen[i] && (int64_t)i != cursor)
            items[count++] = (uint32_t)i;
    return count;
}

/* The story under the cursor, the article under it leading. */
static size_t story_items(const struct stories_view *stories, uint32_t *items)
{
    const struct stories_row *row = cursor_row(stories);
    if (!row || row->story == ANNOTATION_NONE)
        return 0;
    const struct collection_story *story =
        collection_story(stories->list.view.context->collection, row->story);
    size_t count = 0;
    if (row->item != NO_ITEM)
        items[count++] = (uint32_t)row->item;
    for (size_t i = 0; i < story->count; i++)
        if ((int64_t)story->members[i] != row->item)
            items[count++] = story->members[i];
    return count;
}

static void compare(struct stories_view *stories)
{
    struct context *context = stories->list.view.context;
    uint32_t *items = memory_calloc(collection_count(context->collection) + 1, sizeof(*items));
    size_t count =
        stories->chosen_count > 0 ? chosen_items(stories, items) : story_items(stories, items);
    if (count > COMPARE_MOST)
        context_say(context, "%zu are too many side by side: choose up to %d with Space, then c",
                    count, COMPARE_MOST);
    else if (count > 1)
        compare_open(context, items, count, (struct span){0});
    else if (count == 1 && compare_open_versions(context, items[0], (struct span){0}))
        ; /* the story's only article, but edited */
    else if (stories->chosen_count == 1)
        context_say(context, "one is chosen: Space on another, then c");
    else if (!collection_progress(context->collection).loaded)
        context_say(context, "stories form when all is read");
    else
        context_say(context, "only this outlet tells this story: choose others with Space, then c");
    free(items);
}

static void open_row(struct stories_view *stories)
{
    const struct stories_row *row = cursor_row(stories);
    struct context *context = stories->list.view.context;
    if (!row)
        return;
    if (row->item == NO_ITEM && collection_story(context->collection, row->story)->count > 1) {
        compare(stories);
        return;
    }
    size_t item = (size_t)cursor_item(stories);
    context_open(context, article_view_new(context, item, (struct span){0}));
}

/* The article under the cursor keeps its place on the screen. */
static void sort(struct stories_view *stories)
{
    struct scroller *scroller = &stories->list.scroller;
    size_t on_screen = scroller->cursor - scroller->top;
    int64_t item = cursor_item(stories);
    stories->order = (stories->order + 1) % STORIES_ORDER_COUNT;
    stories->count = stories->stories = stories->items = 0;
    add_rows(stories);
    if (item != NO_ITEM)
        go_to_item(stories, item, on_screen);
    remember_order(stories->list.view.context, stories->order);
    context_say(stories->list.view.context, "%s%s", stories_order_words(stories->order),
                stories->stories > 0 ? "" : ", when all is read");
}

static unsigned act(struct view *view, const struct action_call *call)
{
    struct stories_view *stories = (struct stories_view *)view;
    switch (call->action) {
    case ACTION_OPEN:
        open_row(stories);
        return REACTION_REDRAW;
    case ACTION_COMPARE:
        compare(stories);
        return REACTION_REDRAW;
    case ACTION_CHOOSE:
        choose(stories);
        return REACTION_REDRAW;
    case ACTION_SORT:
        sort(stories);
        return REACTION_REDRAW;
    default:
        return REACTION_UNHANDLED;
    }
}

static bool hint(struct view *view, enum action action, struct text_builder *word)
{
    const struct stories_view *stories = (struct stories_view *)view;
    const struct stories_row *row = cursor_row(stories);
    if (action == ACTION_OPEN && row && row->item != NO_ITEM) {
        text_builder_clear(word);
        text_builder_add_string(word, "read");
    }
    if (action != ACTION_COMPARE || !row || row->story == ANNOTATION_NONE)
        return true;
    const struct collection *collection = view->context->collection;
    size_t count = stories->chosen_count > 0 ? stories->chosen_count
                                             : collection_story(collection, row->story)->count;
    if (count > 1)
        text_builder_printf(word, " %s%zu", stories->chosen_count > 0 ? "the " : "these ", count);
    return count > 1 || collection_copies(collection, (size_t)cursor_item(stories), true, NULL,
                                          COMPARE_MOST) > 1;
}

static uint32_t story(struct view *view)
{
    const struct stories_row *row = cursor_row((struct stories_view *)view);
    return row ? row->story : ANNOTATION_NONE;
}

static struct text row_text(struct list *list, size_t index)
{
    struct stories_view *stories = (struct stories_view *)list;
    const struct stories_row *row = &stories->rows[index];
    text_builder_clear(&stories->scratch);
    if (row->item == NO_ITEM)
        return (struct text){"", 0};
    return words_of(stories, (size_t)row->item);
}

/* What its record says beside counts too. */
static struct text filter_text(struct list *list, size_t index)
{
    struct stories_view *stories = (struct stories_view *)list;
    const struct stories_row *row = &stories->rows[index];
    if (row->item == NO_ITEM || row_text(list, index).length == 0)
        return (struct text){"", 0};
    const struct article *article =
        collection_item(list->view.context->collection, (size_t)row->item)->article;
    for (size_t i = 0; i < article->field_count; i++) {
        text_builder_add_byte(&stories->scratch, ' ');
        article_add_field(&stories->scratch, &article->fields[i]);
    }
    return text_builder_text(&stories->scratch);
}

static bool is_head(const struct list *list, size_t index)
{
    return ((const struct stories_view *)list)->rows[index].item == NO_ITEM;
}

bool stories_view_on_several(const struct view *view)
{
    if (view->ops->scope != IN_STORIES)
        return false;
    const struct stories_row *row = cursor_row((const struct stories_view *)view);
    return row && row->item == NO_ITEM &&
           collection_story(view->context->collection, row->story)->count > 1;
}

static void stories_free(struct view *view)
{
    struct stories_view *stories = (struct stories_view *)view;
    text_builder_free(&stories->scratch);
    list_close(&stories->list);
    free(stories->rows);
    free(stories->chosen);
    free(stories);
}

/* What is chosen and the cursor follow their articles. */
static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct stories_view *stories = (struct stories_view *)view;
    size_t count = collection_count(view->context->collection), chosen = 0;
    size_t cursor = stories->list.scroller.cursor, top = stories->list.scroller.top;
    int64_t item = cursor_row(stories) ? cursor_row(stories)->item : NO_ITEM;
    bool *flags = memory_calloc(count, sizeof(*flags));
    for (size_t i = 0; i < stories->chosen_size; i++)
        if (stories->chosen[i] && moves->item_of[i] != ANNOTATION_NONE)
            chosen += flags[moves->item_of[i]] = true;
    free(stories->chosen);
    stories->chosen = flags;
    stories->chosen_size = count;
    stories->chosen_count = chosen;
    stories->count = stories->stories = stories->items = 0;
    add_rows(stories);
    if (item != NO_ITEM)
        item = moves->item_of[item] == ANNOTATION_NONE ? NO_ITEM : (int64_t)moves->item_of[item];
    scroller_go(&stories->list.scroller, cursor);
    if (item != NO_ITEM && row_of_item(stories, item) < stories->count)
        list_go(&stories->list, row_of_item(stories, item));
    size_t now = stories->list.scroller.cursor;
    stories->list.scroller.top = now > cursor - top ? now - (cursor - top) : 0;
    scroller_fit(&stories->list.scroller);
    return view;
}

static const struct list_kind kind = {draw_row, row_text, filter_text, is_head};

static const struct view_ops ops = {
    .name = "stories",
    .scope = IN_STORIES,
    .renew = renew,
    LIST_OPS,
    .draw = draw,
    .act = act,
    .item = item,
    .title = title,
    .changed = changed,
    .story = story,
    .hint = hint,
    .free = stories_free,
};

struct view *stories_view_new(struct context *context)
{
    struct stories_view *stories = memory_calloc(1, sizeof(*stories));
    list_open(&stories->list, &ops, context, &kind);
    stories->order = remember_last_order(context, STORIES_ORDER_COUNT);
    add_rows(stories);
    return &stories->list.view;
}
