#include "tui/views/stories_draw.h"

#include "core/base/utf8.h"
#include "tui/page/remember.h"
#include "tui/views/stories_words.h"

enum { OUTLET_WIDTH = 18, TITLE_LEAST = 16, LITTLE = 60, NARROW = 48, HALF = 80, FACTS_WIDTH = 12 };

static void draw_story(struct context *context, struct draw *draw, struct area list, int row,
                       const struct collection_story *story)
{
    struct collection *collection = context->collection;
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

static void draw_signs(struct context *context, struct draw *draw, struct area list, int row,
                       size_t item, bool chosen)
{
    struct look look = draw_look(draw, STYLE_SIGN);
    const struct styles *styles = draw_styles(draw);
    if (chosen)
        draw_text(draw, list, row, 1, style_sign(styles, SIGN_CHOSEN), look);
    else if (!remember_is_read(context, item))
        draw_text(draw, list, row, 1, style_sign(styles, SIGN_UNREAD), look);
}

/* How else it was found, left of a column, where the title keeps room; returns its columns. */
static int draw_places(struct context *context, struct draw *draw, struct area list, int row,
                       int right, int room, size_t index)
{
    struct text_builder places = {0};
    stories_add_places(&places, context->collection, index);
    int width = places.length > 0 ? utf8_width(text_builder_text(&places)) + 2 : 0;
    if (room - width < TITLE_LEAST)
        width = 0;
    if (width > 0)
        draw_text(draw, list, row, right - width + 1, text_builder_text(&places),
                  draw_look(draw, STYLE_DIM));
    text_builder_free(&places);
    return width;
}

/* The columns right of the headlines: of the order, how long it is, hits. Where there is little
 * room, what is sorted by alone. Returns how wide they are. */
static int add_facts(struct text_builder *out, const struct draw *draw, int width,
                     const struct collection_item *item, enum stories_order order)
{
    size_t hits = item->analysis ? item->analysis->hits.count : 0;
    struct text_builder key = {0};
    stories_add_key(&key, order, item->article);
    bool keyed = key.length > 0, alone = keyed && width < NARROW, dated = order == STORIES_BY_DATE;
    if (keyed && dated && !alone)
        text_builder_printf(out, "%-*s", STORIES_KEY_WIDTH, key.bytes);
    else if (keyed)
        text_builder_printf(out, "%*s", STORIES_KEY_WIDTH - 1, key.bytes);
    text_builder_free(&key);
    bool timed = !alone && order != STORIES_BY_LENGTH && !(dated && width < HALF);
    if (timed)
        text_builder_printf(out, "%zu min", article_minutes(item->article));
    if (!alone && hits > 0)
        text_builder_printf(out, " %s%zu", style_sign(draw_styles(draw), SIGN_WATCH).bytes, hits);
    return !keyed || alone  ? FACTS_WIDTH
           : dated && timed ? STORIES_KEY_WIDTH + FACTS_WIDTH
                            : STORIES_KEY_WIDTH + FACTS_WIDTH / 2;
}

static void draw_item(struct context *context, struct draw *draw, struct area list, int row,
                      size_t index, enum stories_order order, bool chosen)
{
    const struct collection_item *item = collection_item(context->collection, index);
    struct text_builder title = {0}, facts = {0};
    stories_add_title(&title, item->article);
    int outlet = list.width < LITTLE ? OUTLET_WIDTH * 2 / 3 : OUTLET_WIDTH;
    int right = list.width - add_facts(&facts, draw, list.width, item, order);
    int room = right - (4 + outlet);
    room -= draw_places(context, draw, list, row, right, room, index);
    draw_signs(context, draw, list, row, index, chosen);
    draw_clipped(draw, list, row, 3, outlet - 1, text_from(item->article->outlet),
                 look_over(draw_look(draw, STYLE_OUTLET),
                           context_outlet_color(context, item->article->outlet)));
    if (room > 4)
        draw_clipped(draw, list, row, 3 + outlet, room, text_builder_text(&title),
                     draw_look(draw, STYLE_TEXT));
    draw_text(draw, list, row, right + 1, text_builder_text(&facts), draw_look(draw, STYLE_DIM));
    text_builder_free(&title);
    text_builder_free(&facts);
}

/* A line: what it is, cut where need be, then all that the columns and signs tell, in words. */
static void draw_words(struct draw *draw, struct area list, int row, struct text title,
                       struct text facts, enum style style)
{
    int room = list.width - 4 - utf8_width(facts);
    int end = draw_clipped(draw, list, row, 1, room, title, draw_look(draw, style));
    end = draw_text(draw, list, row, end, TEXT("; "), draw_look(draw, STYLE_DIM));
    draw_text(draw, list, row, end, facts, draw_look(draw, STYLE_DIM));
}

static void add_item_words(struct text_builder *title, struct text_builder *facts,
                           struct context *context, size_t index, enum stories_order order,
                           bool chosen)
{
    const struct collection_item *item = collection_item(context->collection, index);
    size_t hits = item->analysis ? item->analysis->hits.count : 0;
    text_builder_printf(title, "%s: ", item->article->outlet);
    stories_add_title(title, item->article);
    stories_add_key(facts, order, item->article);
    text_builder_printf(facts, "%s%zu min", facts->length > 0 ? ", " : "",
                        article_minutes(item->article));
    if (hits > 0)
        text_builder_printf(facts, ", %s", TEXT_COUNTED(hits, style_sign_words(SIGN_WATCH)));
    struct text_builder places = {0};
    stories_add_places(&places, context->collection, index);
    if (places.length > 0)
        text_builder_printf(facts, ", %s", places.bytes);
    text_builder_free(&places);
    if (!remember_is_read(context, index))
        text_builder_printf(facts, ", %s", style_sign_words(SIGN_UNREAD));
    if (chosen)
        text_builder_printf(facts, ", %s", style_sign_words(SIGN_CHOSEN));
}

void stories_draw_story(struct context *context, struct draw *draw, struct area list, int row,
                        const struct collection_story *story)
{
    struct text_builder title = {0}, facts = {0};
    if (!draw_styles(draw)->plain) {
        draw_story(context, draw, list, row, story);
        return;
    }
    text_builder_add_string(&title, "story: ");
    stories_add_story(&title, context->collection, story);
    stories_add_facts(&facts, context->collection, story, list.width / 2);
    draw_words(draw, list, row, text_builder_text(&title), text_builder_text(&facts), STYLE_STORY);
    text_builder_free(&title);
    text_builder_free(&facts);
}

void stories_draw_item(struct context *context, struct draw *draw, struct area list, int row,
                       size_t index, enum stories_order order, bool chosen)
{
    struct text_builder title = {0}, facts = {0};
    if (!draw_styles(draw)->plain) {
        draw_item(context, draw, list, row, index, order, chosen);
        return;
    }
    add_item_words(&title, &facts, context, index, order, chosen);
    draw_words(draw, list, row, text_builder_text(&title), text_builder_text(&facts), STYLE_TEXT);
    text_builder_free(&title);
    text_builder_free(&facts);
}
