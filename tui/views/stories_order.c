#include "tui/views/stories_order.h"

#include "core/base/utf8.h"
#include "core/ingest/outlets.h"

#include <stdlib.h>
#include <string.h>

/* An article and what it is ordered by. */
struct place {
    const struct article *article;
    struct text outlet; /* folded, where that counts */
    uint32_t item;
};

static const struct {
    const char *name, *words;
} names[STORIES_ORDER_COUNT] = {
    [STORIES_BY_STORY] = {"story", "by story"},
    [STORIES_BY_DATE] = {"date", "by date, the newest first"},
    [STORIES_BY_OUTLET] = {"outlet", "by outlet"},
    [STORIES_BY_LENGTH] = {"length", "by length, the longest first"},
};

const char *stories_order_name(enum stories_order order)
{
    return names[order].name;
}

const char *stories_order_words(enum stories_order order)
{
    return names[order].words;
}

/* --- comparing -------------------------------------------------------------------------------- */

static int compare_numbers(size_t left, size_t right)
{
    return left < right ? -1 : left > right;
}

static int by_date(const void *a, const void *b)
{
    const struct place *left = a, *right = b;
    struct date l = left->article->date, r = right->article->date;
    int order = r.year != l.year     ? compare_numbers((size_t)r.year, (size_t)l.year)
                : r.month != l.month ? compare_numbers((size_t)r.month, (size_t)l.month)
                                     : compare_numbers((size_t)r.day, (size_t)l.day);
    return order ? order : compare_numbers(left->item, right->item);
}

static int by_outlet(const void *a, const void *b)
{
    const struct place *left = a, *right = b;
    int order = text_compare(left->outlet, right->outlet);
    return order ? order : by_date(a, b);
}

static int by_length(const void *a, const void *b)
{
    const struct place *left = a, *right = b;
    int order = compare_numbers(right->article->words, left->article->words);
    return order ? order : by_date(a, b);
}

/* --- sorting ---------------------------------------------------------------------------------- */

static struct text fold_outlet(struct arena *arena, struct text outlet)
{
    outlet = outlet_without_the(outlet);
    struct text_builder folded = {0};
    for (size_t at = 0, size; at < outlet.length; at += size) {
        char bytes[4];
        uint32_t code = utf8_decode(outlet.bytes + at, outlet.length - at, &size);
        text_builder_add(&folded, (struct text){bytes, utf8_encode(utf8_fold(code), bytes)});
    }
    struct text name = text_builder_text(&folded);
    name.bytes = arena_copy(arena, name.bytes, name.length);
    text_builder_free(&folded);
    return name;
}

size_t stories_order_items(const struct collection *collection, enum stories_order order,
                           uint32_t *items)
{
    static int (*const orders[STORIES_ORDER_COUNT])(const void *, const void *) = {
        [STORIES_BY_DATE] = by_date,
        [STORIES_BY_OUTLET] = by_outlet,
        [STORIES_BY_LENGTH] = by_length,
    };
    struct arena *scratch = arena_new();
    size_t all = collection_count(collection), count = 0;
    struct place *places = arena_array(scratch, all, sizeof(*places));
    for (size_t i = 0; i < all; i++) {
        const struct collection_item *item = collection_item(collection, i);
        if (item->copy.kind != COPY_NONE)
            continue;
        places[count] = (struct place){.article = item->article, .item = (uint32_t)i};
        if (order == STORIES_BY_OUTLET)
            places[count].outlet = fold_outlet(scratch, text_from(item->article->outlet));
        count++;
    }
    if (count > 0)
        qsort(places, count, sizeof(*places), orders[order]);
    for (size_t i = 0; i < count; i++)
        items[i] = places[i].item;
    arena_free(scratch);
    return count;
}

void stories_add_key(struct text_builder *out, enum stories_order order,
                     const struct article *article)
{
    char date[12];
    date_format(article->date, date);
    if (order == STORIES_BY_DATE)
        text_builder_add_string(out, date[0] ? date : "undated");
    else if (order == STORIES_BY_LENGTH)
        text_builder_add_string(out, TEXT_COUNTED(article->words, "word"));
}
