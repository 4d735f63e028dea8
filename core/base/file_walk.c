/* Walking a folder: what is found is gathered first, then visited in order, so that the order does
 * not hang on the file system and a visitor may change the folder. */
#include "core/base/file.h"
#include "core/base/memory.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct paths {
    char **items;
    size_t count, capacity;
};

struct walk {
    struct paths files, folders; /* found; still to be read */
    struct problem_list *problems;
};

static void push(struct paths *paths, char *path)
{
    paths->items = memory_grow(paths->items, paths->count, &paths->capacity, sizeof *paths->items);
    paths->items[paths->count++] = path;
}

static void paths_free(struct paths *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        free(paths->items[i]);
    free(paths->items);
}

/* Takes the path: kept where it is a file or a folder, else freed. Folders behind links are not
 * entered, which is what keeps a loop of links out. Most file systems tell the kind with the name.
 */
static void sort_in(struct walk *walk, char *path, unsigned char kind)
{
    struct stat about;

    if (kind == DT_REG || kind == DT_DIR) {
        push(kind == DT_DIR ? &walk->folders : &walk->files, path);
        return;
    }
    if (lstat(path, &about) != 0) {
        problem_errno(walk->problems, path, "read", errno);
    } else if (S_ISDIR(about.st_mode)) {
        push(&walk->folders, path);
        return;
    } else if (S_ISREG(about.st_mode)) {
        push(&walk->files, path);
        return;
    } else if (S_ISLNK(about.st_mode)) {
        if (stat(path, &about) != 0) {
            problem_errno(walk->problems, path, "follow the link", errno);
        } else if (S_ISREG(about.st_mode)) {
            push(&walk->files, path);
            return;
        }
    }
    free(path);
}

static int read_folder(struct walk *walk, const char *path, int flags)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC | flags);
    if (descriptor < 0)
        return errno;
    DIR *folder = fdopendir(descriptor);
    if (!folder) {
        int number = errno;
        close(descriptor);
        return number;
    }
    int number = 0;
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry) {
            number = errno;
            break;
        }
        if (entry->d_name[0] != '.')
            sort_in(walk, file_join(path, entry->d_name), entry->d_type);
    }
    closedir(folder);
    return number;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

enum status file_walk(const char *path, void (*visit)(const char *path, void *context),
                      void *context, struct problem_list *problems)
{
    struct walk walk = {.problems = problems};

    int number = read_folder(&walk, path, 0);
    if (number)
        problem_errno(problems, path, "read", number);
    while (walk.folders.count) {
        char *folder = walk.folders.items[--walk.folders.count];
        int failed = read_folder(&walk, folder, O_NOFOLLOW);
        if (failed)
            problem_errno(problems, folder, "read", failed);
        free(folder);
    }
    if (walk.files.count)
        qsort(walk.files.items, walk.files.count, sizeof *walk.files.items, by_bytes);
    for (size_t i = 0; i < walk.files.count; i++)
        visit(walk.files.items[i], context);
    paths_free(&walk.files);
    paths_free(&walk.folders);
    return number ? STATUS_IO : STATUS_OK;
}
