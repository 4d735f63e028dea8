#include "tui/views/stories_words.h"

#include "core/base/utf8.h"
#include "core/collection/copied.h"

#include <stdio.h>

enum { WORDS_A_MINUTE = 230, FIRST_WORDS = 120, COPIES_MOST = 64 };

void stories_add_title(struct text_builder *out, const struct article *article)
{
    if (article->title) {
        text_builder_add_string(out, article->title);
        return;
    }
    text_builder_add_string(out, "(no headline) ");
    for (size_t i = 0; i < article->paragraph_count; i++) {
        if (article->paragraphs[i].kind == PARAGRAPH_BOILERPLATE)
            continue;
        text_builder_add(out, utf8_clip(article->paragraphs[i].text, FIRST_WORDS, NULL));
        return;
    }
}

/* The days of a story's articles; the first alone where not the whole is wanted. */
static void add_date_range(struct text_builder *out, struct collection *collection,
                           const struct collection_story *story, bool whole)
{
    struct date first = {0}, last = {0};
    for (size_t i = 0; i < story->count; i++) {
        struct date date = collection_item(collection, story->members[i])->article->date;
        if (!date_known(date))
            continue;
        if (!date_known(first) || date_to_days(date) < date_to_days(first))
            first = date;
        if (!date_known(last) || date_to_days(date) > date_to_days(last))
            last = date;
    }
    char from[12], to[12];
    date_format(first, from);
    date_format(last, to);
    if (!date_known(first))
        text_builder_add_string(out, "undated");
    else if (!whole || date_to_days(first) == date_to_days(last))
        text_builder_add_string(out, from);
    else
        text_builder_printf(out, "%s to %s", from, to);
}

void stories_add_facts(struct text_builder *out, struct collection *collection,
                       const struct collection_story *story, int width)
{
    char shared[24] = "";
    if (story->shared >= 0 && story->count > 1)
        snprintf(shared, sizeof(shared), ", %d %% shared", (int)(story->shared * 100 + 0.5));
    for (int days = 2; days >= 0; days--) {
        text_builder_clear(out);
        text_builder_printf(out, "%zu outlet%s", story->outlets, story->outlets == 1 ? "" : "s");
        if (days > 0) {
            text_builder_add_string(out, ", ");
            add_date_range(out, collection, story, days == 2);
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

size_t stories_minutes(const struct article *article)
{
    return (article->words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE;
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
