#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/collection/collection_private.h"
#include "core/collection/inputs.h"
#include "core/collection/work.h"

#include <stdlib.h>
#include <string.h>

enum { NO_BUDGET = -1 };

/* --- opening ---------------------------------------------------------------------------------- */

static void keep_paths(struct collection *collection, const char *const *paths, size_t count)
{
    collection->paths = arena_array(collection->arena, count, sizeof(*collection->paths));
    for (size_t i = 0; i < count; i++)
        collection->paths[i] = arena_strdup(collection->arena, paths[i]);
    collection->path_count = count;
}

static const char *make_title(struct collection *collection, const char *const *paths, size_t count)
{
    if (count == 0)
        return "sample";
    if (manifests_title(collection->manifests))
        return manifests_title(collection->manifests);
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

static struct collection *open_paths(const char *const *paths, size_t count,
                                     struct collection_options options,
                                     const struct collection *before)
{
    struct collection *collection = memory_calloc(1, sizeof(*collection));
    collection->before = before;
    collection->arena = arena_new();
    collection->names = options.names;
    collection->matcher = options.matcher;
    collection->shelf = options.shelf;
    keep_paths(collection, paths, count);
    collection->manifests = manifests_load(paths, count, options.source, &collection->problems);
    collection->queue = analysis_queue_new(options.workers, manifests_source(collection->manifests),
                                           options.names, options.matcher);
    collection->title = make_title(collection, paths, count);
    collection->sample = count == 0;
    collection->workers = options.workers > 0 ? options.workers : 1;
    collection->measures = options.measures_stories;
    collection->no_stories = options.no_stories;
    collection->watchlist = count > 0 ? inputs_watchlist(paths, count) : NULL;
    collection_find_files(collection);
    return collection;
}

struct collection *collection_open(const char *const *paths, size_t count,
                                   struct collection_options options)
{
    return open_paths(paths, count, options, NULL);
}

struct collection *collection_open_after(const struct collection *before,
                                         struct collection_options options)
{
    return open_paths(before->paths, before->path_count, options, before);
}

bool collection_end(struct collection *collection, long patience_ms)
{
    return (!collection->after || collection_end(collection->after, patience_ms)) &&
           analysis_queue_end(collection->queue, patience_ms);
}

void collection_free(struct collection *collection)
{
    if (!collection)
        return;
    collection_free(collection->after);
    analysis_queue_free(collection->queue);
    work_leave((struct work *)collection->entities);
    for (size_t i = 0; i < collection->record_count; i++) {
        if (!collection->records[i]->borrowed) {
            article_free(collection->records[i]->item.article);
            analysis_free(collection->records[i]->item.analysis);
        }
        free(collection->records[i]->partners);
        free(collection->records[i]);
    }
    free(collection->records);
    free(collection->words.items);
    collection_free_found(&collection->found);
    manifests_free(collection->manifests);
    free(collection->watchlist);
    collection_free_sets(collection);
    problem_list_free(&collection->problems);
    arena_free(collection->arena);
    free(collection);
}

/* --- taking in -------------------------------------------------------------------------------- */

/* A manifest's story goes before what the record calls it, and that before its file's folder, which
 * names a story that has no title. */
static uint32_t group_of(struct collection *collection, const struct record *record)
{
    const struct file *file = &collection->found.files[record->file];
    const struct article *article = record->item.article;
    uint32_t story = manifest_story(file->facts, record->number);
    if (story == MANIFEST_NO_STORY)
        return article->story
                   ? collection_find_group(&collection->found, text_from(article->story), false)
                   : file->folder;
    if (file->folder != ANNOTATION_NONE && !collection->found.groups[story].folder)
        collection->found.groups[story].folder = collection->found.groups[file->folder].folder;
    return story;
}

static struct record *add_record(struct collection *collection, struct article *article,
                                 struct analysis *analysis, uint32_t tag)
{
    struct record *record = memory_calloc(1, sizeof(*record));
    struct file *file = &collection->found.files[tag];
    uint32_t item = (uint32_t)collection->record_count;
    record->item = (struct collection_item){.article = article,
                                            .analysis = analysis,
                                            .story = ANNOTATION_NONE,
                                            .copy = {item, item, COPY_NONE}};
    record->file = tag;
    file->articles++;
    record->number = file->only ? file->only : file->articles;
    record->group = group_of(collection, record);
    collection->records = memory_grow(collection->records, collection->record_count,
                                      &collection->record_capacity, sizeof(*collection->records));
    collection->records[collection->record_count++] = record;
    collection->hits += analysis->hits.count;
    return record;
}

/* The first record of a file among those in order. */
static size_t first_record(const struct collection *collection, uint32_t file)
{
    size_t low = 0, high = collection->record_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (collection->records[middle]->file < file)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Takes the articles of files that did not change from the collection before. */
static void borrow(struct collection *collection)
{
    const struct collection *before = collection->before;
    for (uint32_t tag = 0; before && tag < collection->found.file_count; tag++) {
        uint32_t from = collection->found.files[tag].from;
        if (from == ANNOTATION_NONE)
            continue;
        for (size_t i = first_record(before, from);
             i < before->record_count && before->records[i]->file == from; i++) {
            const struct collection_item *item = &before->records[i]->item;
            struct record *record = add_record(collection, item->article, item->analysis, tag);
            record->borrowed = true;
            record->from = (uint32_t)i;
        }
        collection->files_done++;
    }
}

static void take_in(struct collection *collection, struct analysis_result *result)
{
    if (result->task) {
        bool found = collection->is_found;
        collection_take_task(collection, result->task);
        if (collection->is_found && !found) {
            collection->begun = clock_ms();
            borrow(collection);
        }
        return;
    }
    if (result->article) {
        if (result->matcher_version != analysis_queue_matcher_version(collection->queue))
            analysis_rematch(result->analysis, result->article, NULL, collection->matcher,
                             &collection->problems);
        add_record(collection, result->article, result->analysis, result->tag);
    }
    if (result->last)
        collection->found.files[result->tag].flawed = result->problems.count > 0;
    problem_list_move(&collection->problems, &result->problems);
    if (result->last)
        collection->files_done++;
}

bool collection_step(struct collection *collection, int budget_ms)
{
    struct analysis_result result;
    bool changed = false;
    int64_t end = clock_ms() + budget_ms;
    while (analysis_queue_take(collection->queue, &result)) {
        take_in(collection, &result);
        changed = true;
        if (budget_ms != NO_BUDGET && clock_ms() >= end)
            break;
    }
    if (changed)
        collection_form_stories(collection);
    if (collection->after)
        collection_step(collection->after, budget_ms);
    return changed;
}

void collection_finish(struct collection *collection)
{
    while (!collection->formed) {
        analysis_queue_wait(collection->queue);
        collection_step(collection, NO_BUDGET);
    }
}

/* --- asking ----------------------------------------------------------------------------------- */

int collection_descriptor(const struct collection *collection)
{
    return analysis_queue_descriptor(collection->queue);
}

struct collection_progress collection_progress(const struct collection *collection)
{
    size_t all = collection->found.file_count, done = collection->files_done;
    return (struct collection_progress){all, done, collection->formed,
                                        clock_seconds_left(collection->begun, done, all)};
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
    return collection->watchlist;
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

size_t collection_members(const struct collection *collection, uint32_t story)
{
    return story == ANNOTATION_NONE ? collection->counted_count : collection->stories[story].count;
}

uint32_t collection_member(const struct collection *collection, uint32_t story, size_t number)
{
    return story == ANNOTATION_NONE ? collection->counted[number]
                                    : collection->stories[story].members[number];
}

size_t collection_hits(const struct collection *collection)
{
    return collection->hits;
}

const struct problem_list *collection_problems(const struct collection *collection)
{
    return &collection->problems;
}

/* Puts what was corrected into an article. */
static void apply_correction(struct collection *collection, size_t index,
                             enum correction correction, struct text value)
{
    struct collection_item *item = collection_item(collection, index);
    struct article *article = item->article;
    struct text clean = text_trim(utf8_sanitize(article->arena, value, NULL));
    const char *string = arena_copy(article->arena, clean.bytes, clean.length);
    struct manifest_article facts = {0};
    if (correction == CORRECT_OUTLET)
        facts.outlet = string;
    else if (correction == CORRECT_HEADLINE)
        facts.headline = string;
    else
        date_read(clean, &facts.date);
    manifest_apply(&facts, article);
    if (correction == CORRECT_DATE) {
        struct analysis *analysis = item->analysis;
        collection_analyse(collection, index);
        annotate_dates(article, analysis->arena, &analysis->annotation);
        analysis->found.dates = analysis->annotation.dates;
        analysis->found.date_count = analysis->annotation.date_count;
    }
}

enum status collection_correct(struct collection *collection, size_t index,
                               enum correction correction, struct text value, char **written,
                               struct problem_list *problems)
{
    const struct article *article = collection_item(collection, index)->article;
    if (collection->after) {
        problem_add(problems, SEVERITY_ERROR, STATUS_USAGE, NULL,
                    "the articles are being read again: try once more");
        return STATUS_USAGE;
    }
    bool stale = manifests_changed(collection->manifests);
    enum status status = correction_write(collection->paths, collection->path_count,
                                          article->source, correction, value, written, problems);
    if (status != STATUS_OK)
        return status;
    if (!stale) /* what was written is in force already */
        manifests_restamp(collection->manifests);
    if (analysis_queue_rests(collection->queue))
        apply_correction(collection, index, correction, value);
    return STATUS_OK;
}
