/* folder: a folder of a test's own. */
#ifndef DIPTYCH_TESTS_FOLDER_H
#define DIPTYCH_TESTS_FOLDER_H

#include "core/base/file.h"
#include "core/base/text.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_ROOM = 32, FOLDER_PATH = 512 };

/* A file that a test writes into it. */
struct folder_file {
    const char *name, *text;
};

static inline void folder_make(char folder[FOLDER_ROOM])
{
    strcpy(folder, "/tmp/diptych-test-XXXXXX");
    ck_assert_msg(mkdtemp(folder) != NULL, "%s", folder);
}

/* Writes a file anew, and the folders that its name has ("news/story/lark.txt"). */
static inline void folder_put(const char *folder, const char *name, const char *text)
{
    char path[FOLDER_PATH];
    for (const char *slash = name; (slash = strchr(slash, '/')) != NULL; slash++) {
        snprintf(path, sizeof(path), "%s/%.*s", folder, (int)(slash - name), name);
        mkdir(path, 0700);
    }
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *out = fopen(path, "w");
    ck_assert_msg(out && fputs(text, out) >= 0 && fclose(out) == 0, "%s", path);
}

static inline void folder_put_all(const char *folder, const struct folder_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++)
        folder_put(folder, files[i].name, files[i].text);
}

/* Removes it with all that is in it; a file alone too. */
static inline void folder_remove(const char *folder) /* NOLINT(misc-no-recursion) */
{
    DIR *entries = opendir(folder);
    for (struct dirent *entry; entries && (entry = readdir(entries)) != NULL;) {
        char path[FOLDER_PATH];
        snprintf(path, sizeof(path), "%.200s/%.255s", folder, entry->d_name);
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            folder_remove(path);
    }
    if (entries)
        closedir(entries);
    remove(folder);
}

#endif
