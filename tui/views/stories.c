#include "tui/views/stories.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/remember.h"
#include "tui/views/article.h"
#include "tui/views/comparing.h"
#include "tui/views/list.h"
#include "tui/views/preview.h"
#include "tui/views/stories_words.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_A_MINUTE = 230, PREVIEW_COLUMNS = 120, NO_ITEM = -1, OUTLET_WIDTH = 18 };

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
    bool *chosen;   /* an item's flag */
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

static void add_story_rows(struct stories_view *stories, uint32_t index)
{
    const struct collection_story *story =
        collection_story(stories->list.view.context->collection, index);
    add_row(stories, index, NO_ITEM);
    for (size_t i = 0; i < story->count; i++)
        add_row(stories, index, story->members[i]);
}

/* Until stories form new items go below; nothing is made anew where nothing came. */
static void add_rows(struct stories_view *stories)
{
    struct collection *collection = stories->list.view.context->collection;
    size_t story_count = collection_story_count(collection);
    if (story_count != stories->stories)
        stories->count = stories->stories = 0;
    bool anew = stories->count == 0;
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
    if (at_start && stories->count > 1 && stories->rows[0].item == NO_ITEM) {
        size_t last = remember_last_item(stories->list.view.context);
        item = last == SIZE_MAX ? stories->rows[1].item : (int64_t)last;
        on_screen = 1;
    }
    if (item == NO_ITEM)
        return;
    list_go(&stories->list, row_of_item(stories, item));
    size_t cursor = stories->list.scroller.cursor;
    stories->list.scroller.top = cursor > on_screen ? cursor - on_screen : 0;
    scroller_fit(&stories->list.scroller);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void draw_story(struct stories_view *stories, struct draw *draw, struct area list, int row,
                       const struct collection_story *story)
{
    struct collection *collection = stories->list.view.context->collection;
    struct text_builder title = {0}, facts = {0};
    stories_add_story(&title, collection, story);
    stories_add_facts(&facts, collection, story, list.width - list.width / 2 - 4);
    int facts_width = utf8_width(text_builder_text(&facts));
    int room = list.width - facts_width - 4;
    if (room < list.width / 2)
        room = list.width - 2;
    else
        draw_text(draw, list, row, list.width - 1 - facts_width, text_builder_text(&facts),
                  draw_look(draw, STYLE_DIM));
    draw_clipped(draw, list, row, 1, room, text_builder_text(&title), draw_look(draw, STYLE_STORY));
    text_builder_free(&title);
    text_builder_free(&facts);
}

static void draw_signs(struct stories_view *stories, struct draw *draw, struct area list, int row,
                       size_t item)
{
    struct look look = draw_look(draw, STYLE_SIGN);
    const struct styles *styles = draw_styles(draw);
    if (item < stories->chosen_size && stories->chosen[item])
        draw_text(draw, list, row, 1, style_sign(styles, SIGN_CHOSEN), look);
    else if (!remember_is_read(stories->list.view.context, item))
        draw_text(draw, list, row, 1, style_sign(styles, SIGN_UNREAD), look);
}

static void draw_item(struct stories_view *stories, struct draw *draw, struct area list, int row,
                      size_t index)
{
    const struct collection_item *item =
        collection_item(stories->list.view.context->collection, index);
    struct text_builder title = {0}, facts = {0};
    size_t hits = item->analysis ? item->analysis->hits.count : 0;
    stories_add_title(&title, item->article);
    text_builder_printf(&facts, "%zu min", stories_minutes(item->article));
    if (hits > 0)
        text_builder_printf(&facts, " %s%zu", style_sign(draw_styles(draw), SIGN_WATCH).bytes,
                            hits);
    int outlet = list.width < 60 ? OUTLET_WIDTH * 2 / 3 : OUTLET_WIDTH;
    int right = list.width - 12, room = right - (4 + outlet);
    draw_signs(stories, draw, list, row, index);
    draw_clipped(
        draw, list, row, 3, outlet - 1, text_from(item->article->outlet),
        look_over(draw_look(draw, STYLE_OUTLET),
                  context_outlet_color(stories->list.view.context, item->article->outlet)));
    if (room > 4)
        draw_clipped(draw, list, row, 3 + outlet, room, text_builder_text(&title),
                     draw_look(draw, STYLE_TEXT));
    draw_text(draw, list, row, right + 1, text_builder_text(&facts), draw_look(draw, STYLE_DIM));
    text_builder_free(&title);
    text_builder_free(&facts);
}

static void add_story_words(struct text_builder *title, struct text_builder *facts,
                            struct collection *collection, uint32_t index, int width)
{
    const struct collection_story *story = collection_story(collection, index);
    text_builder_add_string(title, "story: ");
    stories_add_story(title, collection, story);
    stories_add_facts(facts, collection, story, width / 2);
}

static void add_item_words(struct text_builder *title, struct text_builder *facts,
                           const struct stories_view *stories, size_t index)
{
    struct context *context = stories->list.view.context;
    const struct collection_item *item = collection_item(context->collection, index);
    size_t hits = item->analysis ? item->analysis->hits.count : 0;
    text_builder_printf(title, "%s: ", item->article->outlet);
    stories_add_title(title, item->article);
    text_builder_printf(facts, "%zu min", stories_minutes(item->article));
    if (hits > 0)
        text_builder_printf(facts, ", %zu %s%s", hits, style_sign_words(SIGN_WATCH),
                            hits == 1 ? "" : "s");
    if (!remember_is_read(context, index))
        text_builder_printf(facts, ", %s", style_sign_words(SIGN_UNREAD));
    if (index < stories->chosen_size && stories->chosen[index])
        text_builder_printf(facts, ", %s", style_sign_words(SIGN_CHOSEN));
}

/* A line: what it is, cut where need be, then all that the columns and signs tell, in words. */
static void draw_plain(struct stories_view *stories, struct draw *draw, struct area list, int row,
                       const struct stories_row *entry)
{
    struct context *context = stories->list.view.context;
    struct text_builder title = {0}, facts = {0};
    if (entry->item == NO_ITEM)
        add_story_words(&title, &facts, context->collection, entry->story, list.width);
    else
        add_item_words(&title, &facts, stories, (size_t)entry->item);
    int room = list.width - 4 - utf8_width(text_builder_text(&facts));
    int end = draw_clipped(draw, list, row, 1, room, text_builder_text(&title),
                           draw_look(draw, entry->item == NO_ITEM ? STYLE_STORY : STYLE_TEXT));
    end = draw_text(draw, list, row, end, TEXT("; "), draw_look(draw, STYLE_DIM));
    draw_text(draw, list, row, end, text_builder_text(&facts), draw_look(draw, STYLE_DIM));
    text_builder_free(&title);
    text_builder_free(&facts);
}

static void draw_row(struct list *list, struct draw *draw, struct area area, size_t index, int row)
{
    struct stories_view *stories = (struct stories_view *)list;
    const struct stories_row *entry = &stories->rows[index];
    if (entry->story != ANNOTATION_NONE)
        collection_show_story(list->view.context->collection, entry->story);
    if (draw_styles(draw)->plain)
        draw_plain(stories, draw, area, row, entry);
    else if (entry->item == NO_ITEM)
        draw_story(stories, draw, area, row,
                   collection_story(list->view.context->collection, entry->story));
    else
        draw_item(stories, draw, area, row, (size_t)entry->item);
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
    if (collection_is_sample(collection))
        text_builder_add_string(left, "diptych  sample: open yours with diptych FOLDER");
    else
        text_builder_printf(left, "diptych  %s", collection_title(collection));
    size_t articles = collection_count(collection), stories = collection_story_count(collection);
    list_add_filter(&((struct stories_view *)view)->list, right);
    text_builder_printf(right, "%zu article%s", articles, articles == 1 ? "" : "s");
    if (stories > 0)
        text_builder_printf(right, ", %zu stor%s", stories, stories == 1 ? "y" : "ies");
    if (watchlist_count(view->context->watchlist) > 0)
        text_builder_printf(right, ", %zu watch hits", collection_hits(collection));
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
    default:
        return REACTION_UNHANDLED;
    }
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

static bool is_head(const struct list *list, size_t index)
{
    return ((const struct stories_view *)list)->rows[index].item == NO_ITEM;
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

static const struct list_kind kind = {draw_row, row_text, NULL, is_head};

static const struct view_ops ops = {
    .name = "stories",
    .scope = IN_STORIES,
    LIST_OPS,
    .draw = draw,
    .act = act,
    .item = item,
    .title = title,
    .changed = changed,
    .story = story,
    .free = stories_free,
};

struct view *stories_view_new(struct context *context)
{
    struct stories_view *stories = memory_calloc(1, sizeof(*stories));
    list_open(&stories->list, &ops, context, &kind);
    add_rows(stories);
    return &stories->list.view;
}
