#include "core/base/embed.h"
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/collection/collection_private.h"
#include "core/ingest/source.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char sample_folder[] = "core/sample/";
static const char watchlist_name[] = "watchlist.yaml";

enum { NO_BUDGET = -1 };

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
    collection_form_stories(collection);
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

/* --- taking in ------------------------------------------------------------------------------------------------ */

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
            memory_grow(collection->records, collection->record_count, &collection->record_capacity,
                        sizeof(*collection->records));
        collection->records[collection->record_count++] = record;
    }
    problem_list_move(&collection->problems, &result->problems);
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
        collection_form_stories(collection);
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
