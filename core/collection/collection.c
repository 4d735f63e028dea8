#include "core/collection/collection.h"

#include "core/base/embed.h"
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/ingest/source.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char sample_folder[] = "core/sample/";
static const char watchlist_name[] = "watchlist.yaml";

enum { NO_BUDGET = -1 };

/* A comparison that was made, by its right item. */
struct partner {
    uint32_t right;
    struct comparison *comparison;
};

struct record {
    struct collection_item item;
    uint32_t folder;          /* a folder of the collection is a story; or ANNOTATION_NONE */
    struct partner *partners; /* by right item */
    size_t partner_count, partner_capacity;
};

struct file {
    uint32_t folder;
};

struct set {
    struct collection_set value;
    struct set *next;
};

struct collection {
    struct arena *arena; /* stories, comparisons, sets, names */
    struct analysis_queue *queue;
    const struct matcher *matcher;
    const char *title;
    bool sample, formed;
    struct file *files;
    size_t file_count, file_capacity, files_done;
    const char **folders; /* folders that are stories; in order of finding */
    size_t folder_count, folder_capacity;
    const char **watchlists;
    size_t watchlist_count, watchlist_capacity;
    struct record **records;
    size_t record_count, record_capacity;
    struct collection_story *stories;
    size_t story_count;
    struct set *sets;
    struct problem_list problems;
};

/* --- opening ------------------------------------------------------------------------------------------------- */

/* The story's folder that a file lies in: NONE where that is the opened folder itself (of `root` bytes). */
static uint32_t story_folder(struct collection *collection, const char *path, size_t root)
{
    const char *slash = strrchr(path, '/');
    if (!slash || (size_t)(slash - path) <= root)
        return ANNOTATION_NONE;
    size_t length = (size_t)(slash - path);
    if (collection->folder_count > 0) {
        const char *last = collection->folders[collection->folder_count - 1];
        if (strlen(last) == length && memcmp(last, path, length) == 0)
            return (uint32_t)collection->folder_count - 1;
    }
    collection->folders = memory_grow(collection->folders, collection->folder_count,
                                      &collection->folder_capacity, sizeof(*collection->folders));
    collection->folders[collection->folder_count] = arena_copy(collection->arena, path, length);
    return (uint32_t)collection->folder_count++;
}

static void post(struct collection *collection, struct analysis_job job, uint32_t folder)
{
    collection->files = memory_grow(collection->files, collection->file_count,
                                    &collection->file_capacity, sizeof(*collection->files));
    collection->files[collection->file_count] = (struct file){folder};
    job.tag = (uint32_t)collection->file_count++;
    analysis_queue_post(collection->queue, job, false);
}

struct walk {
    struct collection *collection;
    size_t root; /* bytes of the opened folder's path, without slashes at its end */
};

static void visit(const char *path, void *context)
{
    struct walk *walk = context;
    if (source_takes(path))
        post(walk->collection, (struct analysis_job){.path = memory_strdup(path)},
             story_folder(walk->collection, path, walk->root));
}

static void note_watchlist(struct collection *collection, const char *folder)
{
    char *path = file_join(folder, watchlist_name);
    if (file_exists(path)) {
        collection->watchlists =
            memory_grow(collection->watchlists, collection->watchlist_count,
                        &collection->watchlist_capacity, sizeof(*collection->watchlists));
        collection->watchlists[collection->watchlist_count++] =
            arena_strdup(collection->arena, path);
    }
    free(path);
}

static void open_folder(struct collection *collection, const char *path)
{
    struct walk walk = {collection, strlen(path)};
    while (walk.root > 1 && path[walk.root - 1] == '/')
        walk.root--;
    note_watchlist(collection, path);
    file_walk(path, visit, &walk, &collection->problems);
}

/* Where the ":N" of "FILE:N" begins, when FILE exists and the whole does not; else NULL. */
static const char *article_number(const char *path)
{
    const char *colon = strrchr(path, ':');
    if (!colon || colon == path || !isdigit((unsigned char)colon[1]) ||
        colon[1 + strspn(colon + 1, "0123456789")] != '\0' || file_exists(path))
        return NULL;
    return colon;
}

static void open_file(struct collection *collection, const char *path)
{
    struct analysis_job job = {.path = memory_strdup(path)};
    const char *colon = strcmp(path, "-") == 0 ? NULL : article_number(path);
    if (colon) {
        job.path[colon - path] = '\0';
        job.only = strtoul(colon + 1, NULL, 10);
    }
    post(collection, job, ANNOTATION_NONE);
}

static void open_sample(struct collection *collection)
{
    size_t root = sizeof(sample_folder) - 1;
    collection->sample = true;
    for (size_t i = 0; i < embed_count(); i++) {
        const char *name = embed_name(i);
        if (strncmp(name, sample_folder, root) != 0 || !strchr(name + root, '/'))
            continue;
        struct analysis_job job = {.path = memory_strdup(name + root), .bytes = embed_bytes(i)};
        post(collection, job, story_folder(collection, job.path, 0));
    }
}

static const char *make_title(struct collection *collection, char *const *paths, size_t count)
{
    if (count == 0)
        return "sample";
    if (count > 1)
        return arena_printf(collection->arena, "%zu files and folders", count);
    if (strcmp(paths[0], "-") == 0)
        return "standard input";
    size_t length = strlen(paths[0]);
    while (length > 1 && paths[0][length - 1] == '/')
        length--;
    char *path = arena_copy(collection->arena, paths[0], length);
    struct text_builder visible = {0};
    utf8_add_visible(&visible, text_from(length > 1 ? file_base(path) : path));
    char *title = arena_copy(collection->arena, visible.bytes, visible.length);
    text_builder_free(&visible);
    return title;
}

static void form_when_loaded(struct collection *collection);

struct collection *collection_open(char *const *paths, size_t count,
                                   struct collection_options options)
{
    struct collection *collection = memory_calloc(1, sizeof(*collection));
    collection->arena = arena_new();
    collection->matcher = options.matcher;
    collection->queue = analysis_queue_new(options.workers, options.matcher);
    collection->title = make_title(collection, paths, count);
    if (count == 0)
        open_sample(collection);
    for (size_t i = 0; i < count; i++) {
        if (file_is_folder(paths[i]))
            open_folder(collection, paths[i]);
        else
            open_file(collection, paths[i]);
    }
    form_when_loaded(collection);
    return collection;
}

void collection_free(struct collection *collection)
{
    if (!collection)
        return;
    analysis_queue_free(collection->queue);
    for (size_t i = 0; i < collection->record_count; i++) {
        article_free(collection->records[i]->item.article);
        analysis_free(collection->records[i]->item.analysis);
        free(collection->records[i]->partners);
        free(collection->records[i]);
    }
    free(collection->records);
    free(collection->files);
    free(collection->folders);
    free(collection->watchlists);
    problem_list_free(&collection->problems);
    arena_free(collection->arena);
    free(collection);
}

/* --- stories -------------------------------------------------------------------------------------------------- */

static struct compare_side side_of(const struct collection *collection, size_t index)
{
    const struct collection_item *item = &collection->records[index]->item;
    return (struct compare_side){item->article, &item->analysis->annotation};
}

/* Numbers the stories: `story_of` holds an item's folder, or for loose ones folder_count and more; numbers come in the order of
 * their first members. Returns how many there are. */
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

/* Which story each item belongs to, by folder, else by what the loose articles tell. */
static size_t find_stories(struct collection *collection, struct arena *scratch)
{
    size_t count = collection->record_count, loose_count = 0;
    uint32_t *story_of = arena_array(scratch, count, sizeof(*story_of));
    uint32_t *loose = arena_array(scratch, count, sizeof(*loose));
    uint32_t *loose_story = arena_array(scratch, count, sizeof(*loose_story));
    struct compare_side *sides = arena_array(scratch, count, sizeof(*sides));
    for (size_t i = 0; i < count; i++) {
        story_of[i] = collection->records[i]->folder;
        if (story_of[i] != ANNOTATION_NONE)
            continue;
        sides[loose_count] = side_of(collection, i);
        loose[loose_count++] = (uint32_t)i;
    }
    size_t keys = collection->folder_count;
    if (loose_count > 0)
        keys += story_group(sides, loose_count, scratch, loose_story);
    for (size_t i = 0; i < loose_count; i++)
        story_of[loose[i]] = (uint32_t)collection->folder_count + loose_story[i];
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
        struct collection_story *story =
            &collection->stories[collection->records[i]->item.story];
        story->members[story->count++] = (uint32_t)i;
    }
}

static void title_stories(struct collection *collection, struct arena *scratch)
{
    struct compare_side *sides =
        arena_array(scratch, collection->record_count, sizeof(*sides));
    for (size_t i = 0; i < collection->record_count; i++)
        sides[i] = side_of(collection, i);
    for (size_t i = 0; i < collection->story_count; i++) {
        struct collection_story *story = &collection->stories[i];
        story->title_item =
            story->count == 1 ? story->members[0]
                              : (uint32_t)story_title(sides, story->members, story->count);
    }
}

/* When the last file is in: nothing renames or regroups under the reader before that. */
static void form_when_loaded(struct collection *collection)
{
    if (collection->formed || collection->files_done < collection->file_count)
        return;
    struct arena *scratch = arena_new();
    if (collection->record_count > 0) {
        collection->story_count = find_stories(collection, scratch);
        collection->stories = arena_array(collection->arena, collection->story_count,
                                          sizeof(*collection->stories));
        fill_stories(collection);
        title_stories(collection, scratch);
    }
    arena_free(scratch);
    collection->formed = true;
}

/* --- taking in ------------------------------------------------------------------------------------------------ */

static void take_problems(struct collection *collection, struct problem_list *problems)
{
    problem_list_move(&collection->problems, problems);
}

static void take_in(struct collection *collection, struct analysis_result *result)
{
    if (result->article) {
        struct record *record = memory_calloc(1, sizeof(*record));
        record->item = (struct collection_item){result->article, result->analysis, ANNOTATION_NONE};
        record->folder = collection->files[result->tag].folder;
        if (result->matcher_version != analysis_queue_matcher_version(collection->queue))
            analysis_rematch(result->analysis, result->article, collection->matcher,
                             &collection->problems);
        collection->records =
            memory_grow(collection->records, collection->record_count,
                        &collection->record_capacity, sizeof(*collection->records));
        collection->records[collection->record_count++] = record;
    }
    take_problems(collection, &result->problems);
    if (result->last)
        collection->files_done++;
}

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool collection_step(struct collection *collection, int budget_ms)
{
    struct analysis_result result;
    bool changed = false;
    long end = now_ms() + budget_ms;
    while (analysis_queue_take(collection->queue, &result)) {
        take_in(collection, &result);
        changed = true;
        if (budget_ms != NO_BUDGET && now_ms() >= end)
            break;
    }
    if (changed)
        form_when_loaded(collection);
    return changed;
}

void collection_finish(struct collection *collection)
{
    while (!collection->formed) {
        analysis_queue_wait(collection->queue);
        collection_step(collection, NO_BUDGET);
    }
}

/* --- asking --------------------------------------------------------------------------------------------------- */

int collection_descriptor(const struct collection *collection)
{
    return analysis_queue_descriptor(collection->queue);
}

struct collection_progress collection_progress(const struct collection *collection)
{
    return (struct collection_progress){collection->file_count, collection->files_done,
                                        collection->formed};
}

const char *collection_title(const struct collection *collection)
{
    return collection->title;
}

bool collection_is_sample(const struct collection *collection)
{
    return collection->sample;
}

const char *collection_watchlist_path(const struct collection *collection)
{
    return collection->watchlist_count > 0 ? collection->watchlists[0] : NULL;
}

enum status collection_load_watchlists(const struct collection *collection, struct watchlist *list,
                                       struct problem_list *problems)
{
    enum status worst = STATUS_OK;
    if (collection->sample) {
        char *name = file_join(sample_folder, watchlist_name);
        struct text source = embed_find(name);
        if (source.bytes)
            worst = watchlist_add(list, watchlist_name, source, problems);
        free(name);
    }
    for (size_t i = 0; i < collection->watchlist_count; i++) {
        enum status status = watchlist_load(list, collection->watchlists[i], problems);
        worst = status != STATUS_OK ? status : worst;
    }
    return worst;
}

size_t collection_count(const struct collection *collection)
{
    return collection->record_count;
}

struct collection_item *collection_item(const struct collection *collection, size_t index)
{
    return &collection->records[index]->item;
}

size_t collection_story_count(const struct collection *collection)
{
    return collection->story_count;
}

const struct collection_story *collection_story(const struct collection *collection, size_t index)
{
    return &collection->stories[index];
}

const struct problem_list *collection_problems(const struct collection *collection)
{
    return &collection->problems;
}

const struct analysis *collection_analyse(struct collection *collection, size_t index)
{
    struct collection_item *item = collection_item(collection, index);
    if (!item->analysis)
        item->analysis = analysis_make(item->article, collection->matcher, &collection->problems);
    return item->analysis;
}

void collection_set_matcher(struct collection *collection, const struct matcher *matcher)
{
    collection->matcher = matcher;
    analysis_queue_set_matcher(collection->queue, matcher);
    for (size_t i = 0; i < collection->record_count; i++) {
        struct collection_item *item = collection_item(collection, i);
        if (item->analysis)
            analysis_rematch(item->analysis, item->article, matcher, &collection->problems);
    }
}
