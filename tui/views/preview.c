#include "tui/views/preview.h"

#include "core/base/utf8.h"
#include "tui/page/flow.h"

#include <stdlib.h>

enum { MAIN_ENTITIES = 6, TEXT_WIDTH_MAX = 72 };

struct preview {
    struct draw *draw;
    struct area area;
    struct arena *arena;
    int row;
};

static void add_text(struct preview *preview, struct text text, enum style style)
{
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0;
    text = utf8_clip(text, preview->area.width * preview->area.height, NULL);
    flow_wrap(text, preview->area.width, NULL, 0, preview->arena, &lines, &count, &capacity);
    for (size_t i = 0; i < count && preview->row < preview->area.height; i++)
        flow_draw(preview->draw, preview->area, preview->row++, 0, text, lines[i],
                  draw_look(preview->draw, style), NULL, NULL, 0);
}

static int by_mentions(const void *a, const void *b)
{
    const struct entity *left = *(const struct entity *const *)a,
                        *right = *(const struct entity *const *)b;
    if (left->mention_count != right->mention_count)
        return left->mention_count < right->mention_count ? 1 : -1;
    return left->first_mention < right->first_mention ? -1
                                                      : left->first_mention > right->first_mention;
}

/* The names an article is about: those mentioned most. */
static void add_entities(struct preview *preview, const struct annotation *found)
{
    const struct entity **sorted =
        arena_array(preview->arena, found->entity_count, sizeof(*sorted));
    struct text_builder line = {0};
    size_t count = 0;
    for (size_t i = 0; i < found->entity_count; i++)
        if (found->entities[i].class != ENTITY_DEMONYM)
            sorted[count++] = &found->entities[i];
    qsort(sorted, count, sizeof(*sorted), by_mentions);
    for (size_t i = 0; i < count && i < MAIN_ENTITIES; i++)
        text_builder_printf(&line, "%s%s %u", i > 0 ? ", " : "", sorted[i]->name,
                            sorted[i]->mention_count);
    if (line.length > 0)
        add_text(preview, text_builder_text(&line), STYLE_DIM);
    text_builder_free(&line);
}

void preview_draw(struct context *context, struct draw *draw, struct area area, size_t index)
{
    const struct collection_item *item = collection_item(context->collection, index);
    const struct article *article = item->article;
    struct preview preview = {
        .draw = draw, .area = area_columns(area, 1, area.width - 2), .arena = arena_new()};
    if (preview.area.width > TEXT_WIDTH_MAX)
        preview.area.width = TEXT_WIDTH_MAX;
    if (article->title)
        add_text(&preview, text_from(article->title), STYLE_HEADLINE);
    if (item->analysis)
        add_entities(&preview, &item->analysis->annotation);
    for (size_t p = 0; p < article->paragraph_count && preview.row < area.height; p++) {
        enum paragraph_kind kind = article->paragraphs[p].kind;
        if (kind != PARAGRAPH_BODY && kind != PARAGRAPH_STANDFIRST)
            continue;
        preview.row++;
        add_text(&preview, article->paragraphs[p].text,
                 kind == PARAGRAPH_BODY ? STYLE_TEXT : STYLE_STANDFIRST);
    }
    arena_free(preview.arena);
}
