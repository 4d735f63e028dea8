#include "tui/views/stories_words.h"

#include "core/base/utf8.h"
#include "core/collection/copied.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_WORDS = 120, COPIES_MOST = 64 };

void stories_add_beginning(struct text_builder *out, const struct article *article)
{
    text_builder_add_string(out, "(no headline) ");
    for (size_t i = 0; i < article->paragraph_count; i++) {
        if (article->paragraphs[i].kind == PARAGRAPH_BOILERPLATE)
            continue;
        text_builder_add(out, utf8_clip(article->paragraphs[i].text, FIRST_WORDS, NULL));
        return;
    }
}

void stories_add_title(struct text_builder *out, const struct article *article)
{
    if (article->title)
        text_builder_add_string(out, article->title);
    else
        stories_add_beginning(out, article);
}

void stories_add_facts(struct text_builder *out, struct collection *collection,
                       const struct collection_story *story, int width)
{
    struct date_range days = {.first = ""};
    char shared[24] = "";
    if (story->shared >= 0 && story->count > 1)
        snprintf(shared, sizeof(shared), ", %d %% shared", (int)(story->shared * 100 + 0.5));
    for (size_t i = 0; i < story->count; i++)
        date_range_take(&days, collection_item(collection, story->members[i])->article->date);
    for (int dates = 2; dates >= 0; dates--) {
        text_builder_clear(out);
        text_builder_add_string(out, TEXT_COUNTED(story->outlets, "outlet"));
        if (dates == 1)
            memcpy(days.last, days.first, sizeof(days.last));
        if (dates > 0) {
            text_builder_add_string(out, ", ");
            date_range_add(out, &days);
        }
        text_builder_add_string(out, shared);
        if (utf8_width(text_builder_text(out)) <= width)
            return;
    }
}

void stories_add_story(struct text_builder *out, struct collection *collection,
                       const struct collection_story *story)
{
    if (story->title)
        text_builder_add_string(out, story->title);
    else
        stories_add_title(out, collection_item(collection, story->title_item)->article);
}

void stories_add_places(struct text_builder *out, const struct collection *collection, size_t item)
{
    uint32_t items[COPIES_MOST];
    size_t counts[COPY_OUTLET + 1] = {0};
    size_t count = collection_copies(collection, item, false, items, COPIES_MOST);
    for (size_t i = 0; i < count && i < COPIES_MOST; i++)
        counts[collection_item(collection, items[i])->copy.kind]++;
    if (counts[COPY_OUTLET] > 0)
        text_builder_printf(out, "%zu outlets", counts[COPY_OUTLET] + 1);
    if (counts[COPY_VERSION] > 0)
        text_builder_printf(out, "%s%zu versions", out->length > 0 ? ", " : "",
                            counts[COPY_VERSION] + 1);
    if (counts[COPY_SAME] > 0)
        text_builder_printf(out, "%s%zu times", out->length > 0 ? ", " : "", count);
}
