/* Which articles stand together: a folder is a story; loose articles form stories by what they
 * tell. */
#include "core/base/file.h"
#include "core/base/hash_map.h"
#include "core/base/ids.h"
#include "core/collection/collection_private.h"
#include "core/collection/repeats.h"
#include "core/entities/resolve.h"

#include <stdlib.h>
#include <string.h>

struct compare_side collection_side(const struct collection *collection, size_t index)
{
    const struct collection_item *item = &collection->records[index]->item;
    return (struct compare_side){item->article, &item->analysis->found};
}

/* Stories as a worker forms them: it touches nothing of the collection but articles and their
 * annotations. */
struct story_task {
    struct analysis_task task;
    struct arena *arena;
    struct shelf *shelf;
    struct compare_side *sides; /* by item */
    uint32_t *story_of;         /* by item: its group, or ANNOTATION_NONE; then its story */
    struct copy *copies;        /* by item */
    size_t count, group_count;
    struct formed_story *stories;
    size_t story_count;
    struct repeat *repeats;
    size_t repeat_count;
};

struct formed_story {
    uint32_t *members, *all;
    size_t count, all_count, outlets;
    uint32_t title_item;
};

/* Numbers the stories in the order of their first members; `story_of` holds groups, and for loose
 * articles group_count and more, below `keys`. */
static void number_stories(struct story_task *task, size_t keys)
{
    uint32_t *number_of = arena_array(task->arena, keys, sizeof(*number_of));
    for (size_t i = 0; i < keys; i++)
        number_of[i] = ANNOTATION_NONE;
    for (size_t i = 0; i < task->count; i++) {
        uint32_t *number = &number_of[task->story_of[i]];
        if (*number == ANNOTATION_NONE)
            *number = (uint32_t)task->story_count++;
        task->story_of[i] = *number;
    }
}

/* Loose articles form stories by what they tell; what is one article stands in one. */
static void find_stories(struct story_task *task)
{
    size_t loose_count = 0, keys = task->group_count;
    uint32_t *loose = arena_array(task->arena, task->count, sizeof(*loose));
    uint32_t *loose_story = arena_array(task->arena, task->count, sizeof(*loose_story));
    struct compare_side *sides = arena_array(task->arena, task->count, sizeof(*sides));
    for (size_t i = 0; i < task->count; i++) {
        if (task->story_of[i] != ANNOTATION_NONE || task->copies[i].kind != COPY_NONE)
            continue;
        sides[loose_count] = task->sides[i];
        loose[loose_count++] = (uint32_t)i;
    }
    if (loose_count > 0)
        keys += story_group(sides, loose_count, task->shelf, loose_story);
    for (size_t i = 0; i < loose_count; i++)
        task->story_of[loose[i]] = (uint32_t)task->group_count + loose_story[i];
    for (size_t i = 0; i < task->count; i++)
        task->story_of[i] = task->story_of[task->copies[i].of];
    number_stories(task, keys);
}

/* How many outlets the members of a story are of. */
static size_t count_outlets(const struct story_task *task, const struct formed_story *story)
{
    struct hash_map seen = {0};
    for (size_t i = 0; i < story->count; i++) {
        const char *outlet = task->sides[story->members[i]].article->outlet;
        hash_map_set(&seen, text_hash(text_from(outlet)), 0);
    }
    size_t count = seen.count;
    hash_map_free(&seen);
    return count;
}

static void fill_stories(struct story_task *task)
{
    task->stories = arena_array(task->arena, task->story_count, sizeof(*task->stories));
    for (size_t i = 0; i < task->count; i++)
        task->stories[task->story_of[i]].all_count++;
    for (size_t i = 0; i < task->story_count; i++) {
        struct formed_story *story = &task->stories[i];
        story->members = arena_array(task->arena, story->all_count, sizeof(*story->members));
        story->all = arena_array(task->arena, story->all_count, sizeof(*story->all));
        story->all_count = 0;
    }
    for (uint32_t i = 0; i < task->count; i++) {
        struct formed_story *story = &task->stories[task->story_of[i]];
        story->all[story->all_count++] = i;
        if (!copy_is_own(task->copies[i]))
            story->members[story->count++] = i;
    }
    for (size_t i = 0; i < task->story_count; i++)
        task->stories[i].outlets = count_outlets(task, &task->stories[i]);
}

static void run_stories(struct analysis_task *base, struct analysis_queue *queue)
{
    struct story_task *task = (struct story_task *)base;
    task->copies = copies_find(task->sides, task->story_of, task->count, task->arena);
    find_stories(task);
    fill_stories(task);
    for (size_t i = 0; i < task->story_count && !analysis_queue_ends(queue); i++) {
        struct formed_story *story = &task->stories[i];
        story->title_item = story->members[0];
        if (story->count > 1)
            story->title_item = (uint32_t)story_title(task->sides, story->members, story->count);
    }
    if (!analysis_queue_ends(queue))
        task->repeat_count = repeats_find(task->sides, task->story_of, task->count, task->shelf,
                                          task->arena, &task->repeats);
}

static void drop_stories(struct analysis_task *base)
{
    arena_free(((struct story_task *)base)->arena);
}

/* The group that an item belongs to, or NULL. */
static const struct group *group_of(const struct collection *collection, uint32_t item)
{
    uint32_t group = collection->records[item]->group;
    return group == ANNOTATION_NONE ? NULL : &collection->found.groups[group];
}

/* The slug of the given title or folder's name, else of the title, else of the source. */
static const char *plain_id(struct collection *collection, const struct collection_story *story)
{
    const struct article *article = collection->records[story->title_item]->item.article;
    const struct group *group = group_of(collection, story->title_item);
    if (story->title)
        return resolve_slug(collection->arena, text_from(story->title));
    if (group && group->folder)
        return resolve_slug(collection->arena, text_from(file_base(group->folder)));
    if (article->title)
        return resolve_slug(collection->arena, text_from(article->title));
    char *stem = file_stem(article->source);
    const char *id = resolve_slug(collection->arena, text_from(stem));
    free(stem);
    return id;
}

/* Stories of one slug are told apart in their order. */
static void name_stories(struct collection *collection)
{
    struct ids *ids = ids_new(collection->arena, collection->story_count);
    for (size_t i = 0; i < collection->story_count; i++) {
        struct collection_story *story = &collection->stories[i];
        story->id = ids_claim(ids, plain_id(collection, story));
    }
}

static void take_repeats(struct collection *collection, const struct story_task *task)
{
    for (size_t i = 0; i < task->repeat_count; i++) {
        struct collection_item *item = &collection->records[task->repeats[i].item]->item;
        if (!item->repeated)
            item->repeated = arena_array(collection->arena, item->article->paragraph_count,
                                         sizeof(*item->repeated));
        item->repeated[task->repeats[i].paragraph] = true;
    }
}

static uint32_t *keep_items(struct collection *collection, const uint32_t *items, size_t count)
{
    uint32_t *kept = arena_array(collection->arena, count, sizeof(*kept));
    if (count > 0)
        memcpy(kept, items, count * sizeof(*kept));
    return kept;
}

static void take_stories(struct collection *collection, const struct story_task *task)
{
    collection->story_count = task->story_count;
    collection->given =
        arena_array(collection->arena, task->story_count, sizeof(*collection->given));
    collection->stories =
        arena_array(collection->arena, task->story_count, sizeof(*collection->stories));
    for (size_t i = 0; i < task->story_count; i++) {
        const struct formed_story *from = &task->stories[i];
        struct collection_story *story = &collection->stories[i];
        *story = (struct collection_story){
            .count = from->count, .all_count = from->all_count, .outlets = from->outlets};
        story->members = keep_items(collection, from->members, from->count);
        story->all = keep_items(collection, from->all, from->all_count);
        const struct group *group = group_of(collection, from->members[0]);
        story->title = group ? group->title : NULL;
        story->title_item = from->title_item;
        story->shared = -1;
    }
    collection->counted = arena_array(collection->arena, task->count, sizeof(*collection->counted));
    for (size_t i = 0; i < task->count; i++) {
        collection->records[i]->item.story = task->story_of[i];
        collection->records[i]->item.copy = task->copies[i];
        collection->copies += task->copies[i].kind != COPY_NONE;
        if (!copy_is_own(task->copies[i]))
            collection->counted[collection->counted_count++] = (uint32_t)i;
    }
    name_stories(collection);
    take_repeats(collection, task);
    collection->formed = true;
}

static int by_place(const void *a, const void *b)
{
    const struct record *left = *(struct record *const *)a, *right = *(struct record *const *)b;
    if (left->file != right->file)
        return left->file < right->file ? -1 : 1;
    return (left->number > right->number) - (left->number < right->number);
}

/* Those that were borrowed came before those that were read. */
static void sort_records(struct collection *collection)
{
    if (collection->before && collection->record_count > 0)
        qsort(collection->records, collection->record_count, sizeof(*collection->records),
              by_place);
}

/* When the last file is in: nothing renames or regroups under the reader before that. */
void collection_form_stories(struct collection *collection)
{
    if (collection->forming || !collection->is_found ||
        collection->files_done < collection->found.file_count)
        return;
    collection->forming = true;
    sort_records(collection);
    collection->formed = collection->record_count == 0 || collection->no_stories;
    if (collection->formed)
        return;
    struct arena *arena = arena_new();
    struct story_task *task = arena_alloc(arena, sizeof(*task));
    *task = (struct story_task){.task = {run_stories, drop_stories},
                                .arena = arena,
                                .shelf = collection->shelf,
                                .count = collection->record_count,
                                .group_count = collection->found.group_count};
    task->sides = arena_array(arena, task->count, sizeof(*task->sides));
    task->story_of = arena_array(arena, task->count, sizeof(*task->story_of));
    for (size_t i = 0; i < task->count; i++) {
        task->sides[i] = collection_side(collection, i);
        task->story_of[i] = collection->records[i]->group;
    }
    analysis_queue_post(collection->queue, (struct analysis_job){.task = &task->task}, true);
}

void collection_take_task(struct collection *collection, struct analysis_task *task)
{
    if (task->run == run_stories) {
        take_stories(collection, (const struct story_task *)task);
        task->drop(task);
        if (collection->measures)
            collection_ask_entities(collection);
        for (int i = 0; i < collection->workers; i++)
            collection_measure_next(collection);
    } else if (!collection_take_found(collection, task) && !collection_take_work(task)) {
        collection_take_set(collection, (struct set_task *)task);
    }
}
