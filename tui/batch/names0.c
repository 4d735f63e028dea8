#include "tui/batch/names0.h"

#include "core/base/memory.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct names0 {
    FILE *file;
    const char *path;
    size_t number; /* of the name read last */
    bool ended;
    char name[PATH_MAX];
};

struct names0 *names0_open(const char *path, struct problem_list *problems)
{
    bool piped = strcmp(path, "-") == 0;
    FILE *file = piped ? stdin : fopen(path, "re");
    if (!file) {
        problem_errno(problems, path, "open", errno);
        return NULL;
    }
    struct names0 *names = memory_calloc(1, sizeof(*names));
    names->file = file;
    names->path = piped ? "standard input" : path;
    return names;
}

void names0_free(struct names0 *names)
{
    if (names && names->file != stdin)
        fclose(names->file);
    free(names);
}

static void refuse(struct names0 *names, struct problem_list *problems, const char *message,
                   const char *hint)
{
    struct problem *problem = problem_add(problems, SEVERITY_ERROR, STATUS_USAGE, names->path,
                                          "name %zu %s", names->number, message);
    problem_hint(problem, "%s", hint);
}

/* Reads one name; false at the end of the list. */
static bool read_name(struct names0 *names, struct problem_list *problems)
{
    size_t length = 0;
    int byte;
    while ((byte = getc(names->file)) != EOF && byte != '\0') {
        if (length + 1 < sizeof(names->name)) {
            names->name[length++] = (char)byte;
            continue;
        }
        names->number++;
        refuse(names, problems, "is longer than a path can be", "find -print0 parts names by NUL");
        return false;
    }
    names->name[length] = '\0';
    if (ferror(names->file))
        problem_errno(problems, names->path, "read", errno);
    names->number += byte == '\0' || length > 0;
    return !ferror(names->file) && (byte == '\0' || length > 0);
}

static bool is_good(struct names0 *names, struct problem_list *problems)
{
    if (names->name[0] == '\0')
        refuse(names, problems, "is empty", "find -print0 parts names by NUL");
    else if (names->file == stdin && strcmp(names->name, "-") == 0)
        refuse(names, problems, "is -, but standard input is the list", "./- names such a file");
    else
        return true;
    return false;
}

const char **names0_take(struct names0 *names, size_t most, struct arena *arena, size_t *count,
                         struct problem_list *problems)
{
    const char **taken = NULL;
    size_t capacity = 0;
    *count = 0;
    while (!names->ended && *count < most) {
        names->ended = !read_name(names, problems);
        if (names->ended || !is_good(names, problems))
            continue;
        taken = arena_grow(arena, taken, *count, &capacity, sizeof(*taken));
        taken[(*count)++] = arena_strdup(arena, names->name);
    }
    return taken;
}
