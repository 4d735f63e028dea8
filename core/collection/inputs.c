#include "core/collection/inputs.h"

#include "core/base/embed.h"
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/ingest/source.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char sample_folder[] = "core/sample/";
static const char watchlist_name[] = "watchlist.yaml";

struct finder {
    struct manifests *manifests;
    void (*visit)(const struct input *input, void *context);
    void *context;
    size_t root; /* bytes of the opened folder's path, without slashes at its end */
    struct problem_list *problems;
};

/* How much of a path names the folder that makes its story: nothing where it lies in the opened
 * folder itself. */
static size_t story_folder(const char *path, size_t root)
{
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : 0;
    return length > root ? length : 0;
}

static void hand_on(struct finder *finder, struct input *input)
{
    if (strcmp(input->path, "-") != 0)
        input->facts = manifests_find(finder->manifests, input->path);
    finder->visit(input, finder->context);
}

static void visit_file(const char *path, void *context)
{
    struct finder *finder = context;
    struct input input = {.path = path, .folder = story_folder(path, finder->root)};
    if (source_takes(path))
        hand_on(finder, &input);
    else if (source_takes_named(path))
        problem_hint(problem_add(finder->problems, SEVERITY_NOTE, STATUS_OK, path,
                                 "is not read as part of a folder"),
                     "name the file itself, beside the folder or alone");
}

static void visit_folder(struct finder *finder, const char *path, struct problem_list *problems)
{
    finder->root = strlen(path);
    while (finder->root > 1 && path[finder->root - 1] == '/')
        finder->root--;
    file_walk(path, visit_file, finder, problems);
}

/* Where the ":N" of "FILE:N" begins, when no file has the whole as its name; else NULL. */
static const char *article_number(const char *path)
{
    return file_exists(path) ? NULL : file_number(path);
}

static void visit_named(struct finder *finder, const char *path)
{
    const char *colon = strcmp(path, "-") == 0 ? NULL : article_number(path);
    char *file = memory_strdup(path);
    struct input input = {.path = file};
    if (colon) {
        file[colon - path] = '\0';
        input.only = strtoul(colon + 1, NULL, 10);
    }
    hand_on(finder, &input);
    free(file);
}

static void visit_sample(struct finder *finder)
{
    size_t root = sizeof(sample_folder) - 1;
    for (size_t i = 0; i < embed_count(); i++) {
        const char *name = embed_name(i);
        if (strncmp(name, sample_folder, root) != 0 || !strchr(name + root, '/'))
            continue;
        struct input input = {.path = name + root, .bytes = embed_bytes(i)};
        input.folder = story_folder(input.path, 0);
        finder->visit(&input, finder->context);
    }
}

void inputs_find(const char *const *paths, size_t count, struct manifests *manifests,
                 void (*visit)(const struct input *input, void *context), void *context,
                 struct problem_list *problems)
{
    struct finder finder = {manifests, visit, context, 0, problems};
    if (count == 0)
        visit_sample(&finder);
    for (size_t i = 0; i < count; i++) {
        if (file_is_folder(paths[i]))
            visit_folder(&finder, paths[i], problems);
        else
            visit_named(&finder, paths[i]);
    }
    for (const char *path; (path = manifests_unseen(manifests));) {
        struct input input = {.path = path};
        hand_on(&finder, &input);
    }
}

struct analysis_job inputs_job(const struct input *input)
{
    return (struct analysis_job){.path = memory_strdup(input->path),
                                 .bytes = input->bytes,
                                 .only = input->only,
                                 .facts = input->facts};
}

/* --- watchlists ------------------------------------------------------------------------------- */

static bool same_file(const char *a, const char *b)
{
    struct stat left, right;
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_dev == right.st_dev &&
           left.st_ino == right.st_ino;
}

static bool is_known(const char *path, const char *const *known, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (same_file(path, known[i]))
            return true;
    return false;
}

static void load_sample_watchlist(struct watchlist *list, struct problem_list *problems)
{
    char *name = file_join(sample_folder, watchlist_name);
    struct text source = embed_find(name);
    if (source.bytes)
        watchlist_add(list, watchlist_name, source, problems);
    free(name);
}

char *inputs_watchlist_path(const char *path)
{
    return file_is_folder(path) ? file_join(path, watchlist_name) : NULL;
}

char *inputs_watchlist(const char *const *paths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *path = inputs_watchlist_path(paths[i]);
        if (path && file_exists(path))
            return path;
        free(path);
    }
    return NULL;
}

void inputs_load_watchlists(const char *const *paths, size_t count, const char *const *known,
                            size_t known_count, struct watchlist *list,
                            struct problem_list *problems)
{
    if (count == 0)
        load_sample_watchlist(list, problems);
    for (size_t i = 0; i < count; i++) {
        char *path = inputs_watchlist(&paths[i], 1);
        if (path && !is_known(path, known, known_count)) {
            if (watchlist_count(list) > 0)
                problem_add(problems, SEVERITY_NOTE, STATUS_OK, path,
                            "merged with the other watchlist");
            watchlist_load(list, path, problems);
        }
        free(path);
    }
}
