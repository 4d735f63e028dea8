/* Which articles stand together: a folder is a story; loose articles form stories by what they
 * tell. */
#include "core/base/file.h"
#include "core/base/ids.h"
#include "core/collection/collection_private.h"
#include "core/entities/resolve.h"

#include <stdlib.h>

struct compare_side collection_side(const struct collection *collection, size_t index)
{
    const struct collection_item *item = &collection->records[index]->item;
    return (struct compare_side){item->article, &item->analysis->annotation};
}

/* Numbers the stories: `story_of` holds an item's group, or for loose ones group_count and more;
 * numbers come in the order of their first members. Returns how many there are. */
static size_t number_stories(struct collection *collection, uint32_t *story_of, size_t keys,
                             struct arena *scratch)
{
    uint32_t *number_of = arena_array(scratch, keys, sizeof(*number_of));
    size_t count = 0;
    for (size_t i = 0; i < keys; i++)
        number_of[i] = ANNOTATION_NONE;
    for (size_t i = 0; i < collection->record_count; i++) {
        if (number_of[story_of[i]] == ANNOTATION_NONE)
            number_of[story_of[i]] = (uint32_t)count++;
        collection->records[i]->item.story = number_of[story_of[i]];
    }
    return count;
}

/* Which story each item belongs to, by group, else by what the loose articles tell. */
static size_t find_stories(struct collection *collection, struct arena *scratch)
{
    size_t count = collection->record_count, loose_count = 0;
    uint32_t *story_of = arena_array(scratch, count, sizeof(*story_of));
    uint32_t *loose = arena_array(scratch, count, sizeof(*loose));
    uint32_t *loose_story = arena_array(scratch, count, sizeof(*loose_story));
    struct compare_side *sides = arena_array(scratch, count, sizeof(*sides));
    for (size_t i = 0; i < count; i++) {
        story_of[i] = collection->records[i]->group;
        if (story_of[i] != ANNOTATION_NONE)
            continue;
        sides[loose_count] = collection_side(collection, i);
        loose[loose_count++] = (uint32_t)i;
    }
    size_t keys = collection->group_count;
    if (loose_count > 0)
        keys += story_group(sides, loose_count, loose_story);
    for (size_t i = 0; i < loose_count; i++)
        story_of[loose[i]] = (uint32_t)collection->group_count + loose_story[i];
    return number_stories(collection, story_of, keys, scratch);
}

static void fill_stories(struct collection *collection)
{
    size_t *sizes = arena_array(collection->arena, collection->story_count, sizeof(*sizes));
    for (size_t i = 0; i < collection->record_count; i++)
        sizes[collection->records[i]->item.story]++;
    for (size_t i = 0; i < collection->story_count; i++) {
        collection->stories[i].members =
            arena_array(collection->arena, sizes[i], sizeof(*collection->stories[i].members));
        collection->stories[i].shared = -1;
    }
    for (size_t i = 0; i < collection->record_count; i++) {
        struct collection_story *story = &collection->stories[collection->records[i]->item.story];
        story->members[story->count++] = (uint32_t)i;
    }
}

/* What is given for an item's story, or NULL. */
static const struct group *group_of(const struct collection *collection, uint32_t item)
{
    uint32_t group = collection->records[item]->group;
    return group == ANNOTATION_NONE ? NULL : &collection->groups[group];
}

static void title_stories(struct collection *collection, struct arena *scratch)
{
    struct compare_side *sides = arena_array(scratch, collection->record_count, sizeof(*sides));
    for (size_t i = 0; i < collection->record_count; i++)
        sides[i] = collection_side(collection, i);
    for (size_t i = 0; i < collection->story_count; i++) {
        struct collection_story *story = &collection->stories[i];
        const struct group *group = group_of(collection, story->members[0]);
        story->title = group ? group->title : NULL;
        story->title_item = story->count == 1
                                ? story->members[0]
                                : (uint32_t)story_title(sides, story->members, story->count);
    }
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

/* When the last file is in: nothing renames or regroups under the reader before that. */
void collection_form_stories(struct collection *collection)
{
    if (collection->formed || collection->files_done < collection->file_count)
        return;
    struct arena *scratch = arena_new();
    if (collection->record_count > 0) {
        collection->story_count = find_stories(collection, scratch);
        collection->stories =
            arena_array(collection->arena, collection->story_count, sizeof(*collection->stories));
        fill_stories(collection);
        title_stories(collection, scratch);
        name_stories(collection);
    }
    arena_free(scratch);
    collection->formed = true;
}
