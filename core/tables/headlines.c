#include "core/tables/headlines.h"

#include "core/base/utf8.h"
#include "core/compare/background.h"
#include "core/language/stems.h"
#include "core/tables/outlet_table.h"

#include <stdlib.h>

/* How rare in news at large a word is that tells something: "says" and "after" are not. */
static const double telling = 0.45;

/* A word on the way to its count. */
struct found {
    uint32_t story, column;
    uint64_t key;
    struct headline_word *word;
};

struct finder {
    struct arena *arena, *scratch;
    struct background background;
    const struct outlet_table *table;
    struct found *found;
    size_t count, capacity;
};

static bool in_word(uint32_t code)
{
    return utf8_is_letter(code) || utf8_is_digit(code);
}

/* The next word at or behind *at; apostrophes stand in it. False where there is none. */
static bool next_word(struct text text, size_t *at, struct headline_word *word)
{
    size_t size, start = *at;
    while (start < text.length &&
           !in_word(utf8_decode(text.bytes + start, text.length - start, &size)))
        start += size;
    size_t end = start;
    for (size_t i = start; i < text.length; i += size) {
        uint32_t code = utf8_decode(text.bytes + i, text.length - i, &size);
        if (!in_word(code) && utf8_fold(code) != '\'')
            break;
        if (in_word(code))
            end = i + size;
    }
    *word = (struct headline_word){.start = (uint32_t)start, .end = (uint32_t)end};
    *at = end;
    return end > start;
}

static void take_word(struct finder *finder, const struct headline *headline,
                      struct headline_word *word)
{
    char key[STEM_LENGTH_MAX];
    size_t length = stem_fold(text_slice(headline->text, word->start, word->end), key);
    length = stem_reduce(key, length);
    struct text text = {key, length};
    word->tells = background_rarity(&finder->background, text) >= telling;
    finder->found = arena_grow(finder->scratch, finder->found, finder->count, &finder->capacity,
                               sizeof(*finder->found));
    finder->found[finder->count++] = (struct found){
        headline->story, finder->table->column_of[headline->item], text_hash(text), word};
}

static void read_words(struct finder *finder, struct headline *headline)
{
    struct headline_word word;
    size_t at = 0;
    while (next_word(headline->text, &at, &word))
        headline->count++;
    headline->words = arena_array(finder->arena, headline->count, sizeof(word));
    at = 0;
    for (size_t i = 0; i < headline->count; i++) {
        next_word(headline->text, &at, &headline->words[i]);
        take_word(finder, headline, &headline->words[i]);
    }
}

static int by_key(const void *a, const void *b)
{
    const struct found *left = a, *right = b;
    if (left->story != right->story)
        return left->story < right->story ? -1 : 1;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return left->column < right->column ? -1 : left->column > right->column;
}

static void count_outlets(struct finder *finder)
{
    struct found *found = finder->found;
    if (finder->count > 0)
        qsort(found, finder->count, sizeof(*found), by_key);
    for (size_t first = 0, end; first < finder->count; first = end) {
        uint32_t outlets = 0;
        for (end = first; end < finder->count && found[end].story == found[first].story &&
                          found[end].key == found[first].key;
             end++)
            outlets += end == first || found[end].column != found[end - 1].column;
        for (size_t i = first; i < end; i++)
            found[i].word->outlets = outlets;
    }
}

struct headline *headlines_find(const struct collection *collection, uint32_t only,
                                struct arena *arena, size_t *count)
{
    struct outlet_table table;
    struct finder finder = {.arena = arena, .scratch = arena_new(), .table = &table};
    struct headline *headlines =
        arena_array(arena, collection_members(collection, only), sizeof(*headlines));
    size_t first = only == ANNOTATION_NONE ? 0 : only;
    size_t end = only == ANNOTATION_NONE ? collection_story_count(collection) : first + 1;
    finder.background = background_open();
    outlet_table_open(&table, collection, only, finder.scratch);
    *count = 0;
    for (size_t s = first; s < end; s++) {
        const struct collection_story *story = collection_story(collection, s);
        for (size_t m = 0; m < story->count; m++) {
            const char *title = collection_item(collection, story->members[m])->article->title;
            struct headline *headline = &headlines[(*count)++];
            *headline = (struct headline){.item = story->members[m],
                                          .story = (uint32_t)s,
                                          .text = text_from(title ? title : "")};
            read_words(&finder, headline);
        }
    }
    count_outlets(&finder);
    arena_free(finder.scratch);
    return headlines;
}
