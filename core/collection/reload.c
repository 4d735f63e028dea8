#include "core/collection/reload.h"

#include "core/base/memory.h"
#include "core/collection/collection_private.h"
#include "core/collection/entities.h"

#include <stdlib.h>
#include <string.h>

bool collection_reload(struct collection *collection, struct collection_options options)
{
    if (!collection->formed || collection->after)
        return false;
    options.matcher = collection->matcher;
    options.shelf = collection->shelf;
    collection->after = collection_open_after(collection, options);
    return true;
}

bool collection_reloading(const struct collection *collection)
{
    return collection->after != NULL;
}

bool collection_stale(const struct collection *collection, size_t index)
{
    const struct file *file = &collection->found.files[collection->records[index]->file];
    struct file_stamp none = {0};
    return !file_stamp_equal(file->stamp, none) &&
           !file_stamp_equal(file->stamp, file_stamp_of(file->path));
}

bool collection_manifest_stale(const struct collection *collection)
{
    return manifests_changed(collection->manifests);
}

/* --- what became of the articles -------------------------------------------------------------- */

/* Articles of the collection before that have no place yet, by what they may be known by. */
struct waiting {
    struct hash_map first; /* of a key */
    uint32_t *next;        /* by item: the next of the same key */
};

static const char *path_of(const struct collection *collection, uint32_t item)
{
    return collection->found.files[collection->records[item]->file].path;
}

enum { SEEN_MAX = 64 }; /* of the same key, before the first is taken */
enum { KEY_TEXT, KEY_URL, KEY_TITLE, KEY_NUMBER, KEY_COUNT };

/* What an article is known by; 0 where it has none such. */
static uint64_t key_of(const struct collection *collection, uint32_t item, int kind)
{
    const struct record *record = collection->records[item];
    const struct article *article = record->item.article;
    const char *name = kind == KEY_URL ? article->url : kind == KEY_TITLE ? article->title : NULL;
    uint64_t hash = text_hash(text_from(path_of(collection, item)));
    if (kind == KEY_TEXT)
        return article->hash;
    if (kind == KEY_NUMBER)
        return text_hash_more(hash, (struct text){(const char *)&record->number, sizeof(size_t)});
    return name ? text_hash_more(hash, text_from(name)) : 0;
}

static void wait_all(struct waiting *waiting, const struct collection_moves *moves, int kind)
{
    for (uint32_t i = (uint32_t)moves->from->record_count; i-- > 0;) {
        uint64_t key = moves->item_of[i] == ANNOTATION_NONE ? key_of(moves->from, i, kind) : 0;
        if (key == 0)
            continue;
        waiting->next[i] = hash_map_find(&waiting->first, key);
        hash_map_set(&waiting->first, key, i);
    }
}

/* The first that waits under a key, of the same file where there is one; it waits no longer. */
static uint32_t take_waiting(struct waiting *waiting, const struct collection_moves *moves,
                             uint64_t key, const char *path)
{
    uint32_t first = key ? hash_map_find(&waiting->first, key) : HASH_MAP_NONE, found = first;
    if (first == HASH_MAP_NONE)
        return first;
    if (strcmp(path_of(moves->from, first), path) != 0)
        for (uint32_t at = first, seen = 0; waiting->next[at] != HASH_MAP_NONE && seen < SEEN_MAX;
             at = waiting->next[at], seen++)
            if (strcmp(path_of(moves->from, waiting->next[at]), path) == 0) {
                found = waiting->next[at];
                waiting->next[at] = waiting->next[found];
                return found;
            }
    if (waiting->next[first] == HASH_MAP_NONE)
        hash_map_drop(&waiting->first, key);
    else
        hash_map_set(&waiting->first, key, waiting->next[first]);
    return found;
}

/* Whether two say the same of themselves. */
static bool same_article(const struct article *a, const struct article *b)
{
    bool same = a->hash == b->hash && text_strings_equal(a->outlet, b->outlet) &&
                text_strings_equal(a->title, b->title) && text_strings_equal(a->url, b->url) &&
                memcmp(&a->date, &b->date, sizeof(a->date)) == 0 &&
                a->byline_count == b->byline_count && a->field_count == b->field_count;
    for (size_t i = 0; same && i < a->byline_count; i++)
        same = text_strings_equal(a->bylines[i], b->bylines[i]);
    for (size_t i = 0; same && i < a->field_count; i++)
        same = text_strings_equal(a->fields[i].name, b->fields[i].name) &&
               text_strings_equal(a->fields[i].value, b->fields[i].value);
    return same;
}

/* Finds what is left by one kind of key. */
static void match(struct collection *after, struct collection_moves *moves, bool *placed, int kind)
{
    struct arena *scratch = arena_new();
    struct waiting waiting = {
        .next = arena_array(scratch, moves->from->record_count, sizeof(*waiting.next))};
    wait_all(&waiting, moves, kind);
    for (uint32_t i = 0; i < after->record_count; i++) {
        if (placed[i])
            continue;
        uint32_t old = take_waiting(&waiting, moves, key_of(after, i, kind), path_of(after, i));
        if (old == HASH_MAP_NONE)
            continue;
        placed[i] = true;
        moves->item_of[old] = i;
        moves->changed +=
            !same_article(moves->from->records[old]->item.article, after->records[i]->item.article);
    }
    hash_map_free(&waiting.first);
    arena_free(scratch);
}

static void find_moves(struct collection *after, struct collection_moves *moves)
{
    struct arena *scratch = arena_new();
    bool *placed = arena_array(scratch, after->record_count, sizeof(*placed));
    size_t count = moves->from->record_count;
    moves->item_of = arena_array(after->arena, count, sizeof(*moves->item_of));
    for (size_t i = 0; i < count; i++)
        moves->item_of[i] = ANNOTATION_NONE;
    for (uint32_t i = 0; i < after->record_count; i++)
        if (after->records[i]->borrowed) {
            moves->item_of[after->records[i]->from] = i;
            placed[i] = true;
        }
    for (int kind = 0; kind < KEY_COUNT; kind++)
        match(after, moves, placed, kind);
    for (size_t i = 0; i < after->record_count; i++)
        moves->added += !placed[i];
    for (size_t i = 0; i < count; i++)
        moves->removed += moves->item_of[i] == ANNOTATION_NONE;
    arena_free(scratch);
}

struct collection *collection_reloaded(struct collection *collection,
                                       struct collection_moves *moves)
{
    struct collection *after = collection->after;
    if (!after || !after->formed || !collection_has_entities(after))
        return NULL;
    *moves = (struct collection_moves){.from = collection};
    find_moves(after, moves);
    return after;
}

uint32_t collection_moved_story(const struct collection_moves *moves,
                                const struct collection *after, uint32_t story)
{
    if (story == ANNOTATION_NONE)
        return story;
    const struct collection_story *from = &moves->from->stories[story];
    for (size_t i = 0; i < from->all_count; i++) {
        uint32_t item = moves->item_of[from->all[i]];
        if (item != ANNOTATION_NONE)
            return after->records[item]->item.story;
    }
    return ANNOTATION_NONE;
}

void collection_replace(struct collection *before, struct collection *by)
{
    struct arena *scratch = arena_new();
    uint32_t *item_of = arena_array(scratch, before->record_count, sizeof(*item_of));
    for (size_t i = 0; i < before->record_count; i++)
        item_of[i] = ANNOTATION_NONE;
    for (uint32_t i = 0; i < by->record_count; i++) {
        if (!by->records[i]->borrowed)
            continue;
        by->records[i]->borrowed = false;
        before->records[by->records[i]->from]->borrowed = true;
        item_of[by->records[i]->from] = i;
    }
    collection_move_words(before, by, item_of);
    arena_free(scratch);
    by->before = NULL;
    before->after = NULL;
    collection_free(before);
}
