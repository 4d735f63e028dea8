#include "tui/batch/batch.h"

#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/shelf.h"
#include "core/collection/inputs.h"
#include "core/collection/manifest_draft.h"
#include "core/report/article_json.h"
#include "core/report/bookmarks.h"
#include "core/report/comparison_json.h"
#include "core/report/comparison_text.h"
#include "core/report/entity_list.h"
#include "core/report/figure_list.h"
#include "core/report/lists.h"
#include "core/report/quote_list.h"
#include "tui/batch/batch_common.h"
#include "tui/batch/names0.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* --- what every subcommand needs -------------------------------------------------------------- */

static void print_problems(struct batch *batch, const struct problem_list *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        problem_print(&problems->items[i], stderr);
        batch->told[problems->items[i].severity]++;
    }
    batch->failed = batch->failed || problems->errors > 0;
}

void batch_tell(struct batch *batch, struct problem_list *problems)
{
    print_problems(batch, problems);
    problem_list_free(problems);
    *problems = (struct problem_list){0};
}

void batch_complain(struct batch *batch, const char *message, const char *hint)
{
    struct problem_list problems = {0};
    problem_hint(problem_add(&problems, SEVERITY_ERROR, STATUS_USAGE, NULL, "%s", message), "%s",
                 hint);
    batch_tell(batch, &problems);
}

enum table_form batch_form(const struct batch *batch)
{
    return batch->options->json ? TABLE_JSON : batch->options->tsv ? TABLE_TSV : TABLE_TEXT;
}

/* Reads the watchlists; a broken one is an error of every subcommand but check. */
static bool load_watchlists(struct batch *batch)
{
    const struct options *options = batch->options;
    struct problem_list problems = {0};
    for (size_t i = 0; i < options->watchlist_count; i++)
        watchlist_load(batch->list, options->watchlists[i], &problems);
    if (!options->files0_from)
        inputs_load_watchlists(options->paths, options->path_count, options->watchlists,
                               options->watchlist_count, batch->list, &problems);
    bool good = problems.errors == 0;
    batch_tell(batch, &problems);
    if (good && watchlist_count(batch->list) > 0)
        batch->matcher = matcher_new(batch->list);
    return good;
}

static struct collection *load_collection(struct batch *batch)
{
    const struct config *config = batch->config;
    struct collection_options wanted = {.workers = (int)config->settings.jobs,
                                        .source = &config->source,
                                        .names = config->names,
                                        .matcher = batch->matcher,
                                        .shelf = batch->shelf,
                                        .no_stories =
                                            batch->options->subcommand == SUBCOMMAND_COMPARE};
    struct collection *collection = collection_open(batch->paths, batch->path_count, wanted);
    collection_finish(collection);
    print_problems(batch, collection_problems(collection));
    return collection;
}

/* --- subcommands ------------------------------------------------------------------------------ */

static void annotate_one(struct batch *batch, const struct article *article,
                         const struct analysis *analysis, void *context)
{
    struct json *json = context;
    article_json_write(json, article, analysis, batch->list);
    json_line_end(json);
}

static int run_annotate(struct batch *batch)
{
    struct json json = json_on(stdout);
    batch_stream(batch, annotate_one, &json);
    return EXIT_DONE;
}

static void compare_all(const struct batch *batch, const struct collection_set *set)
{
    struct json json = json_on(stdout);
    size_t pairs = set->count * (set->count - 1) / 2;
    for (size_t i = 0; i < pairs; i++) {
        if (batch->options->json) {
            comparison_json_write(&json, set->comparisons[i]);
            json_line_end(&json);
        } else {
            comparison_text_write(stdout, set->comparisons[i]);
            putc('\n', stdout);
        }
    }
    if (set->count < 3)
        return;
    if (batch->options->json) {
        comparison_json_groups(&json, set);
        json_line_end(&json);
    } else {
        comparison_text_groups(stdout, set);
    }
}

static int run_compare(struct batch *batch)
{
    struct collection *collection = load_collection(batch);
    size_t count = collection_count(collection);
    if (count < 2) {
        batch_complain(batch,
                       count == 1 ? "compare needs two articles, there is one"
                                  : "compare needs two articles, there is none",
                       "diptych compare FILE FILE");
    } else {
        uint32_t *members = memory_calloc(count, sizeof(*members));
        for (size_t i = 0; i < count; i++)
            members[i] = (uint32_t)i;
        compare_all(batch, collection_set(collection, members, count));
        free(members);
    }
    collection_free(collection);
    return EXIT_DONE;
}

static int run_list(struct batch *batch)
{
    struct collection *collection = load_collection(batch);
    lists_write_articles(stdout, batch_form(batch), collection);
    collection_free(collection);
    return EXIT_DONE;
}

static int run_entities(struct batch *batch)
{
    struct collection *collection = load_collection(batch);
    entity_list_write(stdout, batch_form(batch), collection);
    collection_free(collection);
    return EXIT_DONE;
}

static int run_figures(struct batch *batch)
{
    struct collection *collection = load_collection(batch);
    figure_list_write(stdout, batch_form(batch), collection);
    collection_free(collection);
    return EXIT_DONE;
}

static int run_quotes(struct batch *batch)
{
    struct collection *collection = load_collection(batch);
    quote_list_write(stdout, batch_form(batch), collection);
    collection_free(collection);
    return EXIT_DONE;
}

static int run_bookmarks(struct batch *batch)
{
    struct problem_list problems = {0};
    struct state *state = state_open(NULL, &problems);
    bookmarks_write(stdout, batch_form(batch), state);
    state_close(state);
    batch_tell(batch, &problems);
    return EXIT_DONE;
}

static int run_init(struct batch *batch)
{
    const char *folder = batch->options->paths[0];
    struct problem_list problems = {0};
    char *path = file_join(folder, MANIFEST_NAME);
    if (batch->options->path_count > 1 || !file_is_folder(folder)) {
        batch_complain(batch, "init needs one folder", "diptych init FOLDER");
    } else if (file_exists(path)) {
        problem_hint(problem_add(&problems, SEVERITY_ERROR, STATUS_USAGE, path,
                                 "is there already, and stays as it is"),
                     "diptych check %s tells whether it is right", folder);
    } else {
        struct collection *collection = load_collection(batch);
        char *written;
        if (manifest_draft_write(collection, folder, &batch->config->source.fields, &written,
                                 &problems) == STATUS_OK)
            printf("%s: %s, %s\n", written, TEXT_COUNTED(collection_count(collection), "article"),
                   TEXT_COUNTED(collection_story_count(collection), "story"));
        free(written);
        collection_free(collection);
    }
    batch_tell(batch, &problems);
    free(path);
    return EXIT_DONE;
}

static const struct {
    int (*run)(struct batch *batch);
    bool streams; /* takes one article after another; else all together */
} runs[SUBCOMMAND_COUNT] = {
    [SUBCOMMAND_ANNOTATE] = {run_annotate, true}, [SUBCOMMAND_COMPARE] = {run_compare, false},
    [SUBCOMMAND_LIST] = {run_list, false},        [SUBCOMMAND_ENTITIES] = {run_entities, false},
    [SUBCOMMAND_QUOTES] = {run_quotes, false},    [SUBCOMMAND_FIGURES] = {run_figures, false},
    [SUBCOMMAND_WATCH] = {batch_watch, true},     [SUBCOMMAND_SHOW] = {batch_show, true},
    [SUBCOMMAND_CHECK] = {batch_check, false},    [SUBCOMMAND_BOOKMARKS] = {run_bookmarks, false},
    [SUBCOMMAND_INIT] = {run_init, false},
};

/* --- start and end ---------------------------------------------------------------------------- */

char *batch_default_watchlist(struct options *options)
{
    if (options->watchlist_count > 0)
        return NULL;
    char *path = config_file("watchlist.yaml");
    if (!path || !file_exists(path)) {
        free(path);
        return NULL;
    }
    options->watchlists =
        memory_grow(options->watchlists, 0, &options->watchlist_capacity, sizeof(char *));
    options->watchlists[options->watchlist_count++] = path;
    return path;
}

/* What was written must have arrived. */
static void finish_output(struct batch *batch)
{
    struct problem_list problems = {0};
    if (fflush(stdout) != 0 || ferror(stdout))
        problem_errno(&problems, "standard output", "write", errno);
    batch_tell(batch, &problems);
}

/* Of more than one problem: how many there were. */
static void sum_up(const struct batch *batch)
{
    size_t errors = batch->told[SEVERITY_ERROR], warnings = batch->told[SEVERITY_WARNING];
    if (errors + warnings > 1)
        fprintf(stderr, "diptych: %s, %s\n", TEXT_COUNTED(errors, "error"),
                TEXT_COUNTED(warnings, "warning"));
}

/* All names of a list, where they are needed together; false where it has none. */
static bool take_names(struct batch *batch, struct arena *arena)
{
    struct problem_list problems = {0};
    struct names0 *names = names0_open(batch->options->files0_from, &problems);
    size_t count = 0;
    batch->paths = names ? names0_take(names, SIZE_MAX, arena, &count, &problems) : NULL;
    batch->path_count = count;
    names0_free(names);
    batch_tell(batch, &problems);
    if (count == 0 && !batch->failed)
        batch_complain(batch, "the list names no file", "find FOLDER -print0 makes one");
    return count > 0;
}

static int run(struct batch *batch)
{
    enum subcommand subcommand = batch->options->subcommand;
    struct arena *arena = arena_new();
    int status = EXIT_ERROR;
    bool listed = batch->options->files0_from && !runs[subcommand].streams;
    if (!listed || take_names(batch, arena))
        status = runs[subcommand].run(batch);
    arena_free(arena);
    return status;
}

int batch_run(const struct options *options, const struct config *config,
              struct problem_list *problems)
{
    struct batch batch = {.options = options,
                          .config = config,
                          .config_problems = problems,
                          .list = watchlist_new(),
                          .shelf = shelf_new_usual(),
                          .paths = options->paths,
                          .path_count = options->path_count};
    int status = EXIT_ERROR;
    bool watches =
        options->subcommand != SUBCOMMAND_CHECK && options->subcommand != SUBCOMMAND_INIT;
    if (options->subcommand != SUBCOMMAND_CHECK)
        batch_tell(&batch, problems);
    if (!watches || load_watchlists(&batch))
        status = run(&batch);
    finish_output(&batch);
    sum_up(&batch);
    matcher_free(batch.matcher);
    watchlist_free(batch.list);
    shelf_free(batch.shelf);
    return batch.failed ? EXIT_ERROR : status;
}
