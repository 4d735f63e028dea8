/* What is opened, looked through on a worker: a folder of many files keeps nobody waiting. */
#include "core/collection/collection_private.h"
#include "core/collection/inputs.h"

#include "core/base/memory.h"

#include <stdlib.h>
#include <string.h>

/* It touches nothing of the collection but its paths and, alone until it is taken in, its
 * manifests. */
struct find_task {
    struct analysis_task task;
    struct analysis_queue *queue;
    const char *const *paths;
    size_t path_count;
    struct manifests *manifests;
    const struct collection *before; /* of which only what was found is looked at; or NULL */
    bool same_names;                 /* known ones, that is */
    struct shelf *shelf;
    struct hash_map before_of; /* its files by path: the first that is not taken yet … */
    uint32_t *before_next;     /* … and by file the next of the same path */
    struct found found;
    struct problem_list problems;
};

static uint32_t add_group(struct found *found, struct group group)
{
    found->groups = memory_grow(found->groups, found->group_count, &found->group_capacity,
                                sizeof(*found->groups));
    found->groups[found->group_count] = group;
    return (uint32_t)found->group_count++;
}

uint32_t collection_find_group(struct found *found, struct text name, bool folder)
{
    uint64_t hash = text_hash_more(text_hash(folder ? TEXT("folder") : TEXT("title")), name);
    uint32_t number = hash_map_find(&found->group_of, hash);
    if (number != HASH_MAP_NONE)
        return number;
    struct group group = {0};
    *(folder ? &group.folder : &group.title) = arena_copy(found->arena, name.bytes, name.length);
    number = add_group(found, group);
    hash_map_set(&found->group_of, hash, number);
    return number;
}

/* The group of the folder that makes a file's story. */
static uint32_t folder_group(struct found *found, const struct input *input)
{
    struct text folder = {input->path, input->folder};
    return folder.length == 0 ? ANNOTATION_NONE : collection_find_group(found, folder, true);
}

/* It can be read once only. */
static bool is_standard_input(const struct file *file)
{
    return strcmp(file->path, "-") == 0;
}

/* The file of the collection before that this one is, where nothing of it changed; else
 * ANNOTATION_NONE. A path that was opened twice is two files, each of which is taken once. */
static uint32_t unchanged(struct find_task *task, const struct file *file)
{
    uint64_t path = text_hash(text_from(file->path));
    uint32_t at = hash_map_find(&task->before_of, path);
    if (at == HASH_MAP_NONE)
        return ANNOTATION_NONE;
    hash_map_set(&task->before_of, path, task->before_next[at]);
    const struct file *old = &task->before->found.files[at];
    bool same = !old->flawed && old->only == file->only &&
                file_stamp_equal(old->stamp, file->stamp) &&
                manifest_facts_equal(old->facts, file->facts);
    return same || is_standard_input(file) ? at : ANNOTATION_NONE;
}

/* What makes another of a file makes another of all. */
static void index_before(struct find_task *task, const struct source_options *now)
{
    const struct found *found = &task->before->found;
    bool same =
        task->same_names && source_options_equal(manifests_source(task->before->manifests), now);
    task->before_next = arena_array(task->found.arena, found->file_count, sizeof(uint32_t));
    for (size_t i = found->file_count; i-- > 0;) {
        uint64_t path = text_hash(text_from(found->files[i].path));
        if (!same && !is_standard_input(&found->files[i]))
            continue;
        task->before_next[i] = hash_map_find(&task->before_of, path);
        hash_map_set(&task->before_of, path, (uint32_t)i);
    }
}

static void take_input(const struct input *input, void *context)
{
    struct find_task *task = context;
    struct found *found = &task->found;
    struct analysis_job job = inputs_job(input);
    found->files =
        memory_grow(found->files, found->file_count, &found->file_capacity, sizeof(*found->files));
    struct file *file = &found->files[found->file_count];
    *file = (struct file){.path = arena_strdup(found->arena, input->path),
                          .folder = folder_group(found, input),
                          .facts = input->facts,
                          .only = input->only};
    if (!input->bytes.bytes && !is_standard_input(file))
        file->stamp = file_stamp_of(input->path);
    file->from = unchanged(task, file);
    job.tag = (uint32_t)found->file_count++;
    job.packs = true;
    job.shelf = task->shelf;
    if (file->from == ANNOTATION_NONE)
        analysis_queue_post(task->queue, job, false);
    else
        free(job.path);
}

/* The manifests' stories are the first groups, under their own numbers. */
static void run_find(struct analysis_task *base, struct analysis_queue *queue)
{
    struct find_task *task = (struct find_task *)base;
    task->queue = queue;
    for (size_t i = 0; i < manifests_story_count(task->manifests); i++)
        add_group(&task->found, (struct group){.title = manifests_story_title(task->manifests, i)});
    if (task->before)
        index_before(task, manifests_source(task->manifests));
    inputs_find(task->paths, task->path_count, task->manifests, take_input, task, &task->problems);
}

static void drop_find(struct analysis_task *base)
{
    struct find_task *task = (struct find_task *)base;
    collection_free_found(&task->found);
    hash_map_free(&task->before_of);
    problem_list_free(&task->problems);
    free(task);
}

void collection_find_files(struct collection *collection)
{
    struct find_task *task = memory_calloc(1, sizeof(*task));
    task->task = (struct analysis_task){run_find, drop_find};
    task->paths = collection->paths;
    task->path_count = collection->path_count;
    task->manifests = collection->manifests;
    task->shelf = collection->shelf;
    task->before = collection->before;
    task->same_names = task->before && task->before->names == collection->names;
    task->found.arena = arena_new();
    analysis_queue_post(collection->queue, (struct analysis_job){.task = &task->task}, false);
}

bool collection_take_found(struct collection *collection, struct analysis_task *base)
{
    struct find_task *task = (struct find_task *)base;
    if (base->run != run_find)
        return false;
    collection->found = task->found;
    collection->is_found = true;
    task->found = (struct found){0};
    problem_list_move(&collection->problems, &task->problems);
    base->drop(base);
    return true;
}

void collection_free_found(struct found *found)
{
    free(found->files);
    free(found->groups);
    hash_map_free(&found->group_of);
    arena_free(found->arena);
}
