/* Tokens and sentences of what was looked at last. */
#include "core/base/memory.h"
#include "core/collection/collection_private.h"

#include <stdlib.h>

/* About 2,000 articles of 800 words: whatever a screen shows, and what one goes back to. Making
 * them again takes a tenth of a millisecond an article. */
enum { WORDS_BYTES_MAX = 32 << 20 };

struct use {
    unsigned long used;
    uint32_t item;
};

static int by_use(const void *a, const void *b)
{
    const struct use *left = a, *right = b;
    return (left->used > right->used) - (left->used < right->used);
}

static void drop(struct collection *collection, uint32_t item)
{
    struct analysis *analysis = collection->records[item]->item.analysis;
    collection->words.bytes -= arena_footprint(analysis->words);
    analysis_drop_words(analysis);
}

/* Drops the longest unused until half of the room is free: so this is seldom done. */
static void make_room(struct collection *collection)
{
    struct words_kept *words = &collection->words;
    struct use *uses = memory_calloc(words->count, sizeof(*uses));
    size_t count = words->count, kept = 0;
    for (size_t i = 0; i < count; i++)
        uses[i] = (struct use){collection->records[words->items[i]]->used, words->items[i]};
    qsort(uses, count, sizeof(*uses), by_use);
    for (size_t i = 0; i < count; i++) {
        bool spared =
            i + COLLECTION_WORDS_SPARED >= count || collection->records[uses[i].item]->holds > 0;
        if (words->bytes > WORDS_BYTES_MAX / 2 && !spared)
            drop(collection, uses[i].item);
        else
            words->items[kept++] = uses[i].item;
    }
    words->count = kept;
    free(uses);
}

const struct analysis *collection_analyse(struct collection *collection, size_t index)
{
    struct record *record = collection->records[index];
    struct words_kept *words = &collection->words;
    struct analysis *analysis = record->item.analysis;
    record->used = ++words->uses;
    if (analysis->annotation.tokens.first_of)
        return analysis;
    analysis_unpack(analysis, record->item.article);
    words->bytes += arena_footprint(analysis->words);
    words->items = memory_grow(words->items, words->count, &words->capacity, sizeof(*words->items));
    words->items[words->count++] = (uint32_t)index;
    if (words->bytes > WORDS_BYTES_MAX)
        make_room(collection);
    return analysis;
}

const struct analysis *collection_hold(struct collection *collection, size_t index)
{
    collection->records[index]->holds++;
    return collection_analyse(collection, index);
}

void collection_release(struct collection *collection, size_t index)
{
    collection->records[index]->holds--;
}

void collection_move_words(struct collection *from, struct collection *to, const uint32_t *item_of)
{
    struct words_kept *words = &to->words;
    for (size_t i = 0; i < from->words.count; i++) {
        uint32_t item = item_of[from->words.items[i]];
        if (item == ANNOTATION_NONE)
            continue;
        words->bytes += arena_footprint(to->records[item]->item.analysis->words);
        words->items =
            memory_grow(words->items, words->count, &words->capacity, sizeof(*words->items));
        words->items[words->count++] = item;
    }
}
