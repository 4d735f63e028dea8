#include "core/collection/entities.h"

#include "core/base/ids.h"
#include "core/base/memory.h"
#include "core/base/shelf.h"
#include "core/collection/collection_private.h"
#include "core/collection/work.h"
#include "core/entities/name_parts.h"
#include "core/entities/resolve.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { TITLES_MAX = 32 };

/* An article's entity on its way to the collection's. */
struct local {
    uint64_t key;   /* what joins: its name's, or that of the one name it is short for */
    uint64_t alone; /* under what it may be short for a longer name; 0: it is not */
    uint32_t item, index, story;
    enum entity_class class;
};

/* A full name in a story, found by what may be short for it. */
struct full_name {
    uint32_t story;
    enum entity_class class;
    uint64_t carries, key;
};

struct finder {
    const struct collection *collection;
    struct arena *arena, *scratch;
    struct local *locals;
    size_t local_count;
    struct full_name *full_names;
    size_t full_name_count;
};

static const struct annotation *annotation_of(const struct collection *collection, size_t item)
{
    shelf_tend(collection->shelf);
    return &collection_item(collection, item)->analysis->found;
}

static const struct entity *entity_of(const struct finder *finder, const struct local *local)
{
    return &annotation_of(finder->collection, local->item)->entities[local->index];
}

static void gather(struct finder *finder)
{
    size_t count = 0, items = collection_count(finder->collection);
    for (size_t i = 0; i < items; i++)
        count += annotation_of(finder->collection, i)->entity_count;
    finder->locals = arena_array(finder->scratch, count, sizeof(*finder->locals));
    for (size_t i = 0; i < items; i++) {
        const struct annotation *annotation = annotation_of(finder->collection, i);
        for (size_t e = 0; e < annotation->entity_count; e++) {
            struct local *local = &finder->locals[finder->local_count++];
            local->class = annotation->entities[e].class;
            local->item = (uint32_t)i;
            local->index = (uint32_t)e;
            local->story = collection_item(finder->collection, i)->story;
        }
    }
}

/* --- names that are short for others ---------------------------------------------------------- */

/* By story and what is carried; of equal ones by key. */
static int by_carried(const void *a, const void *b)
{
    const struct full_name *left = a, *right = b;
    if (left->story != right->story)
        return left->story < right->story ? -1 : 1;
    if (left->class != right->class)
        return left->class < right->class ? -1 : 1;
    if (left->carries != right->carries)
        return left->carries < right->carries ? -1 : 1;
    return left->key < right->key ? -1 : left->key > right->key;
}

/* Sets every local's keys and notes what full names carry, each once a story. */
static void index_full_names(struct finder *finder)
{
    size_t kept = 0;
    struct full_name *names = arena_array(finder->scratch, 2 * finder->local_count, sizeof(*names));
    for (size_t i = 0; i < finder->local_count; i++) {
        struct local *local = &finder->locals[i];
        struct name_keys keys = name_keys(local->class, text_from(entity_of(finder, local)->name));
        local->key = keys.whole;
        local->alone = keys.alone;
        for (int k = 0; k < 2; k++)
            if (keys.carries[k] != 0)
                names[finder->full_name_count++] =
                    (struct full_name){local->story, local->class, keys.carries[k], keys.whole};
    }
    qsort(names, finder->full_name_count, sizeof(*names), by_carried);
    for (size_t i = 0; i < finder->full_name_count; i++)
        if (kept == 0 || by_carried(&names[kept - 1], &names[i]) != 0)
            names[kept++] = names[i];
    finder->full_names = names;
    finder->full_name_count = kept;
}

static bool carries_same(const struct full_name *name, const struct full_name *wanted)
{
    return name->story == wanted->story && name->class == wanted->class &&
           name->carries == wanted->carries;
}

/* The key of the one full name of its story that a lone name may be short for, or 0. */
static uint64_t only_full_name(const struct finder *finder, const struct local *local)
{
    const struct full_name wanted = {local->story, local->class, local->alone, 0};
    size_t low = 0, high = finder->full_name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_carried(&finder->full_names[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const struct full_name *found = &finder->full_names[low];
    size_t left = finder->full_name_count - low;
    if (left == 0 || !carries_same(&found[0], &wanted))
        return 0;
    return left > 1 && carries_same(&found[1], &wanted) ? 0 : found[0].key;
}

/* A person of whom no full name is known is one only within a story. */
static void resolve_lone_names(struct finder *finder)
{
    index_full_names(finder);
    for (size_t i = 0; i < finder->local_count; i++) {
        struct local *local = &finder->locals[i];
        uint64_t full = local->alone ? only_full_name(finder, local) : 0;
        if (full != 0)
            local->key = full;
        else if (local->alone != 0 && local->class == ENTITY_PERSON)
            local->key += (local->story + 1ull) * 0x9E3779B97F4A7C15;
    }
}

/* --- joining ---------------------------------------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    const struct local *left = *(const struct local *const *)a;
    const struct local *right = *(const struct local *const *)b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    if (left->class != right->class)
        return left->class < right->class ? -1 : 1;
    return left < right ? -1 : left > right;
}

/* Numbers what joins, by first mention: `number_of` each local. Returns how many entities there
 * are. */
static size_t join(struct finder *finder, uint32_t *number_of)
{
    size_t count = finder->local_count, entities = 0;
    const struct local **sorted = arena_array(finder->scratch, count, sizeof(*sorted));
    uint32_t *first_of = arena_array(finder->scratch, count, sizeof(*first_of));
    for (size_t i = 0; i < count; i++)
        sorted[i] = &finder->locals[i];
    qsort(sorted, count, sizeof(*sorted), by_key);
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && sorted[i]->key == sorted[i - 1]->key &&
                    sorted[i]->class == sorted[i - 1]->class;
        size_t at = (size_t)(sorted[i] - finder->locals);
        first_of[at] = same ? first_of[sorted[i - 1] - finder->locals] : (uint32_t)at;
    }
    for (size_t i = 0; i < count; i++)
        number_of[i] = first_of[i] == i ? (uint32_t)entities++ : number_of[first_of[i]];
    return entities;
}

static size_t word_count(const char *name)
{
    return name_read(text_from(name)).count;
}

/* Whether one article's name for an entity is a better one to show: more words, or named more often
 * there. */
static bool is_better(const struct entity *a, const struct entity *b)
{
    size_t left = word_count(a->name), right = word_count(b->name);
    return left != right ? left > right : a->mention_count > b->mention_count;
}

static void take_names(struct finder *finder, const uint32_t *number_of,
                       struct entities_over_all *out)
{
    const struct entity **best = arena_array(finder->scratch, out->count, sizeof(*best));
    for (size_t i = 0; i < finder->local_count; i++) {
        const struct local *local = &finder->locals[i];
        struct entity_over_all *entity = &out->items[number_of[i]];
        const struct entity *from = entity_of(finder, local);
        entity->class = local->class;
        entity->place_count += from->mention_count;
        entity->title_count += from->title_count;
        if (!best[number_of[i]] || is_better(from, best[number_of[i]])) {
            best[number_of[i]] = from;
            entity->name = from->name;
        }
        out->entity_of[local->item][local->index] = number_of[i];
    }
}

/* Titles of all articles, each once whatever its case. */
static void take_titles(struct finder *finder, const uint32_t *number_of,
                        struct entities_over_all *out)
{
    for (size_t i = 0; i < out->count; i++) {
        out->items[i].titles =
            arena_array(finder->arena, out->items[i].title_count, sizeof(*out->items[i].titles));
        out->items[i].title_count = 0;
    }
    for (size_t i = 0; i < finder->local_count; i++) {
        struct entity_over_all *entity = &out->items[number_of[i]];
        const struct entity *from = entity_of(finder, &finder->locals[i]);
        for (size_t t = 0; t < from->title_count; t++) {
            size_t known = 0;
            while (known < entity->title_count &&
                   !text_equal_ascii_case(text_from(entity->titles[known]),
                                          text_from(from->titles[t])))
                known++;
            if (known == entity->title_count && known < TITLES_MAX)
                entity->titles[entity->title_count++] = from->titles[t];
        }
    }
}

static void take_places(const struct collection *collection, struct arena *arena,
                        struct entities_over_all *out)
{
    for (size_t i = 0; i < out->count; i++) {
        out->items[i].places =
            arena_array(arena, out->items[i].place_count, sizeof(*out->items[i].places));
        out->items[i].place_count = 0;
    }
    for (size_t i = 0; i < collection_count(collection); i++) {
        const struct annotation *annotation = annotation_of(collection, i);
        for (size_t m = 0; m < annotation->mention_count; m++) {
            uint32_t index = annotation->mentions[m].entity;
            if (index >= annotation->entity_count)
                continue;
            struct entity_over_all *entity = &out->items[out->entity_of[i][index]];
            const struct entity_place *last =
                entity->place_count ? &entity->places[entity->place_count - 1] : NULL;
            entity->item_count += !last || last->item != i;
            entity->story_count += !last || collection_item(collection, last->item)->story !=
                                                collection_item(collection, i)->story;
            entity->places[entity->place_count++] = (struct entity_place){(uint32_t)i, (uint32_t)m};
        }
    }
}

void entities_find(const struct collection *collection, struct arena *arena,
                   struct entities_over_all *out)
{
    struct finder finder = {.collection = collection, .arena = arena, .scratch = arena_new()};
    size_t items = collection_count(collection);
    *out = (struct entities_over_all){0};
    gather(&finder);
    resolve_lone_names(&finder);
    uint32_t *number_of = arena_array(finder.scratch, finder.local_count, sizeof(*number_of));
    out->count = join(&finder, number_of);
    out->items = arena_array(arena, out->count, sizeof(*out->items));
    out->entity_of = arena_array(arena, items, sizeof(*out->entity_of));
    for (size_t i = 0; i < items; i++)
        out->entity_of[i] = arena_array(arena, annotation_of(collection, i)->entity_count,
                                        sizeof(**out->entity_of));
    take_names(&finder, number_of, out);
    take_titles(&finder, number_of, out);
    take_places(collection, arena, out);
    struct ids *ids = ids_new(arena, out->count);
    for (size_t i = 0; i < out->count; i++)
        out->items[i].id = ids_claim(ids, resolve_slug(arena, text_from(out->items[i].name)));
    arena_free(finder.scratch);
}

/* --- those of a collection, kept -------------------------------------------------------------- */

struct entities_work {
    struct work work;
    struct arena *arena;
    struct entities_over_all all;
};

static void make_entities(struct work *work)
{
    struct entities_work *made = (struct entities_work *)work;
    entities_find(work->collection, made->arena, &made->all);
}

static void free_entities(struct work *work)
{
    arena_free(((struct entities_work *)work)->arena);
    free(work);
}

static void start_entities(struct collection *collection, bool at_once)
{
    struct entities_work *made = memory_calloc(1, sizeof(*made));
    made->work.make = make_entities;
    made->work.free = free_entities;
    made->arena = arena_new_on(collection->shelf, 0);
    collection->entities = made;
    work_start(&made->work, collection, at_once);
}

void collection_ask_entities(struct collection *collection)
{
    start_entities(collection, false);
}

bool collection_has_entities(const struct collection *collection)
{
    return !collection->measures || (collection->entities && collection->entities->work.finished);
}

const struct entities_over_all *collection_known_entities(const struct collection *collection)
{
    const struct entities_work *made = collection->entities;
    return made && made->work.finished ? &made->all : NULL;
}

const struct entities_over_all *collection_entities(struct collection *collection)
{
    assert(collection->formed);
    if (!collection->entities)
        start_entities(collection, true);
    assert(collection_has_entities(collection));
    return &collection->entities->all;
}
