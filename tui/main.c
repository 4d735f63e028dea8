#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/suggest.h"
#include "core/ingest/libraries.h"
#include "tui/app.h"
#include "tui/batch/batch.h"
#include "tui/batch/version.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Characters are UTF-8 whatever the locale says; numbers stay as in C, which JSON relies on. */
static void set_locale(void)
{
    setlocale(LC_CTYPE, "");
    if (MB_CUR_MAX == 1 && !setlocale(LC_CTYPE, "C.UTF-8"))
        setlocale(LC_CTYPE, "en_US.UTF-8");
}

static void tell(struct problem_list *problems)
{
    for (size_t i = 0; i < problems->count; i++)
        problem_print(&problems->items[i], stderr);
    problem_list_free(problems);
}

static bool is_there(const char *path)
{
    return file_exists(path) || strcmp(path, "-") == 0 || strchr(path, ':') != NULL;
}

/* The reader opens where at least one path is there; a lone word that is not may be a subcommand's,
 * misspelt. */
static bool paths_are_there(const struct options *options)
{
    const char *names[SUBCOMMAND_COUNT];
    struct problem_list problems = {0};
    bool found = options->path_count == 0;
    for (size_t i = 0; i < options->path_count; i++)
        found = found || is_there(options->paths[i]);
    if (found)
        return true;
    for (enum subcommand i = SUBCOMMAND_READ + 1; i < SUBCOMMAND_COUNT; i++)
        names[i - 1] = subcommand_name(i);
    for (size_t i = 0; i < options->path_count; i++) {
        struct problem *problem = problem_errno(&problems, options->paths[i], "read", ENOENT);
        const char *nearest =
            suggest_nearest(text_from(options->paths[i]), names, SUBCOMMAND_COUNT - 1);
        if (nearest && i == 0)
            problem_hint(problem, "did you mean the subcommand %s?", nearest);
    }
    tell(&problems);
    return false;
}

/* "-" beside the keys would take them away. */
static bool input_is_piped(const struct options *options)
{
    struct problem_list problems = {0};
    for (size_t i = 0; i < options->path_count; i++) {
        if (strcmp(options->paths[i], "-") != 0 || !isatty(STDIN_FILENO))
            continue;
        problem_hint(problem_add(&problems, SEVERITY_ERROR, STATUS_USAGE, NULL,
                                 "standard input is the keyboard, not a text"),
                     "SOMETHING | diptych -");
        tell(&problems);
        return false;
    }
    return true;
}

/* Adds the configured collection where no path is given; its path in *added, which the caller
 * frees. False and a problem where it is not there; check tells that in every case. */
static bool add_collection(struct options *options, const struct config *config,
                           struct problem_list *problems, char **added)
{
    bool used = options->path_count == 0 && !options->files0_from;
    char *path = *added = config_collection(config);
    if (!path)
        return true;
    bool there = is_there(path);
    if (!there && (used || options->subcommand == SUBCOMMAND_CHECK))
        config_miss_collection(config, problems);
    if (!used || !there)
        return !used;
    options->paths =
        memory_grow(options->paths, 0, &options->path_capacity, sizeof(*options->paths));
    options->paths[options->path_count++] = path;
    return true;
}

static void reread_config(const void *given, struct config *out, struct problem_list *problems)
{
    const struct options *options = given;
    config_load(options->config, out, problems);
    options_settle(options, out);
}

static int read_articles(const struct options *options, struct config *config,
                         struct problem_list *problems)
{
    struct app_options app = {
        .paths = options->paths,
        .path_count = options->path_count,
        .watchlists = options->watchlists,
        .watchlist_count = options->watchlist_count,
        .config = config,
        .problems = problems,
        .reread = reread_config,
        .given = options,
    };
    return paths_are_there(options) && input_is_piped(options) ? app_run(&app) : EXIT_ERROR;
}

static int run_configured(struct options *options, struct config *config,
                          struct problem_list *problems)
{
    char *watchlist = batch_default_watchlist(options);
    options_settle(options, config);
    char *collection;
    int status = EXIT_ERROR;
    if (add_collection(options, config, problems, &collection) ||
        options->subcommand == SUBCOMMAND_CHECK)
        status = options->subcommand == SUBCOMMAND_READ ? read_articles(options, config, problems)
                                                        : batch_run(options, config, problems);
    free(watchlist);
    free(collection);
    return status;
}

static int run(struct options *options)
{
    if (options->help)
        options_help(options->subcommand, stdout);
    else if (options->version)
        version_print(stdout);
    if (options->help || options->version)
        return fflush(stdout) == 0 ? EXIT_DONE : EXIT_ERROR;
    struct config config;
    struct problem_list problems = {0};
    config_load(options->config, &config, &problems);
    int status = run_configured(options, &config, &problems);
    tell(&problems);
    config_free(&config);
    return status;
}

int main(int argc, char **argv)
{
    struct options options = {0};
    struct problem_list problems = {0};
    set_locale();
    libraries_use_memory();
    int status = EXIT_ERROR;
    if (options_parse(argc, argv, &options, &problems) == STATUS_OK)
        status = run(&options);
    tell(&problems);
    options_free(&options);
    return status;
}
