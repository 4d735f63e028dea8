#include "core/collection/entities.h"

#include "core/base/ids.h"
#include "core/entities/resolve.h"

#include <stdlib.h>
#include <string.h>

/* An article's entity on its way to the collection's. */
struct local {
    const char *slug; /* of its canonical name */
    const char *
        key; /* what joins: the slug; of a lone name with its story, or the slug of the full name */
    uint32_t item, index, story;
    enum entity_class class;
};

/* A person's full name in a story, found by its last word. */
struct full_name {
    uint32_t story;
    const char *surname, *slug;
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
    return &collection_item(collection, item)->analysis->annotation;
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
            local->slug = local->key =
                resolve_slug(finder->arena, text_from(annotation->entities[e].name));
            local->class = annotation->entities[e].class;
            local->item = (uint32_t)i;
            local->index = (uint32_t)e;
            local->story = collection_item(finder->collection, i)->story;
        }
    }
}

/* --- lone names ------------------------------------------------------------------------------- */

static int by_surname(const void *a, const void *b)
{
    const struct full_name *left = a, *right = b;
    if (left->story != right->story)
        return left->story < right->story ? -1 : 1;
    int order = strcmp(left->surname, right->surname);
    return order ? order : strcmp(left->slug, right->slug);
}

/* All full names of persons, each once a story. */
static void index_full_names(struct finder *finder)
{
    size_t kept = 0;
    struct full_name *names = arena_array(finder->scratch, finder->local_count, sizeof(*names));
    for (size_t i = 0; i < finder->local_count; i++) {
        const struct local *local = &finder->locals[i];
        const char *dash = strrchr(local->slug, '-');
        if (local->class == ENTITY_PERSON && dash)
            names[finder->full_name_count++] =
                (struct full_name){local->story, dash + 1, local->slug};
    }
    qsort(names, finder->full_name_count, sizeof(*names), by_surname);
    for (size_t i = 0; i < finder->full_name_count; i++)
        if (kept == 0 || by_surname(&names[kept - 1], &names[i]) != 0)
            names[kept++] = names[i];
    finder->full_names = names;
    finder->full_name_count = kept;
}

/* The slug of the one full name of a story that ends in a name, or NULL. */
static const char *only_full_name(const struct finder *finder, uint32_t story, const char *surname)
{
    const struct full_name wanted = {story, surname, ""};
    size_t low = 0, high = finder->full_name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_surname(&finder->full_names[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const struct full_name *found = &finder->full_names[low];
    size_t left = finder->full_name_count - low;
    if (left == 0 || found[0].story != story || strcmp(found[0].surname, surname) != 0)
        return NULL;
    if (left > 1 && found[1].story == story && strcmp(found[1].surname, surname) == 0)
        return NULL;
    return found[0].slug;
}

static void resolve_lone_names(struct finder *finder)
{
    index_full_names(finder);
    for (size_t i = 0; i < finder->local_count; i++) {
        struct local *local = &finder->locals[i];
        if (local->class != ENTITY_PERSON || strchr(local->slug, '-'))
            continue;
        const char *full = only_full_name(finder, local->story, local->slug);
        local->key = full ? full
                          : arena_printf(finder->scratch, "%s %lu", local->slug,
                                         (unsigned long)local->story);
    }
}

/* --- joining ---------------------------------------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    const struct local *left = *(const struct local *const *)a;
    const struct local *right = *(const struct local *const *)b;
    int order = strcmp(left->key, right->key);
    if (order)
        return order;
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
        bool same = i > 0 && strcmp(sorted[i]->key, sorted[i - 1]->key) == 0 &&
                    sorted[i]->class == sorted[i - 1]->class;
        size_t at = (size_t)(sorted[i] - finder->locals);
        first_of[at] = same ? first_of[sorted[i - 1] - finder->locals] : (uint32_t)at;
    }
    for (size_t i = 0; i < count; i++)
        number_of[i] = first_of[i] == i ? (uint32_t)entities++ : number_of[first_of[i]];
    return entities;
}

static void take_names(struct finder *finder, const uint32_t *number_of,
                       struct entities_over_all *out)
{
    for (size_t i = 0; i < finder->local_count; i++) {
        const struct local *local = &finder->locals[i];
        struct entity_over_all *entity = &out->items[number_of[i]];
        const struct entity *from =
            &annotation_of(finder->collection, local->item)->entities[local->index];
        entity->class = local->class;
        entity->place_count += from->mention_count;
        if (!entity->name || strlen(from->name) > strlen(entity->name)) {
            entity->name = from->name;
            entity->id = local->slug;
        }
        out->entity_of[local->item][local->index] = number_of[i];
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
    take_places(collection, arena, out);
    struct ids *ids = ids_new(arena, out->count);
    for (size_t i = 0; i < out->count; i++)
        out->items[i].id = ids_claim(ids, out->items[i].id);
    arena_free(finder.scratch);
}
