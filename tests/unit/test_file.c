#include "core/base/file.h"
#include "tests/unit/suite.h"
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own for a test, which it leaves when it ends. */
static void enter(char folder[64])
{
    snprintf(folder, 64, "/tmp/diptych-file-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
}

static void leave(const char *folder)
{
    char command[96];

    ck_assert_int_eq(chdir("/"), 0);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    ck_assert_int_eq(system(command), 0);
}

static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(reads_files)
{
    char folder[64];
    struct problem_list problems = {0};
    struct text text;

    enter(folder);
    write_file("empty", "", 0);
    write_file("bytes", "a\0b\n", 4);
    ck_assert_int_eq(file_read("empty", FILE_SIZE_MAX, &text, &problems), STATUS_OK);
    ck_assert_uint_eq(text.length, 0);
    ck_assert_str_eq(text.bytes, "");
    free((char *)text.bytes);
    ck_assert_int_eq(file_read("bytes", 4, &text, &problems), STATUS_OK);
    ck_assert(text_equal(text, (struct text){"a\0b\n", 4}));
    ck_assert_int_eq(text.bytes[4], '\0');
    free((char *)text.bytes);
    ck_assert_int_eq(file_read("/proc/self/status", FILE_SIZE_MAX, &text, &problems), STATUS_OK);
    ck_assert_uint_gt(text.length, 0); /* a file that says its size is 0 */
    free((char *)text.bytes);
    ck_assert_uint_eq(problems.count, 0);
    leave(folder);
}
END_TEST

START_TEST(refuses_what_is_no_file)
{
    static const struct {
        const char *path;
        enum status status;
        const char *message;
    } cases[] = {
        {"gone", STATUS_IO, "cannot read: No such file or directory"},
        {"folder", STATUS_IO, "cannot read: Is a directory"},
        {"fifo", STATUS_IO, "cannot read: not a regular file"},
        {"/dev/zero", STATUS_IO, "cannot read: not a regular file"},
        {"loop", STATUS_IO, "cannot read: Too many levels of symbolic links"},
        {"large", STATUS_LIMIT, "larger than 3 bytes"},
        {"/proc/self/status", STATUS_LIMIT, "larger than 3 bytes"},
    };
    char folder[64];

    enter(folder);
    ck_assert(mkdir("folder", 0700) == 0 && mkfifo("fifo", 0600) == 0);
    ck_assert_int_eq(symlink("loop", "loop"), 0);
    write_file("large", "four", 4);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct problem_list problems = {0};
        struct text text = TEXT("x");
        ck_assert_int_eq(file_read(cases[i].path, 3, &text, &problems), cases[i].status);
        ck_assert(text.bytes == NULL && text.length == 0);
        ck_assert_uint_eq(problems.count, 1);
        ck_assert_str_eq(problems.items[0].message, cases[i].message);
        problem_list_free(&problems);
    }
    leave(folder);
}
END_TEST

START_TEST(reads_standard_input)
{
    int ends[2];
    struct problem_list problems = {0};
    struct text text;

    ck_assert_int_eq(pipe(ends), 0);
    ck_assert_int_eq(write(ends[1], "from a pipe", 11), 11);
    close(ends[1]);
    ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    ck_assert_int_eq(file_read("-", FILE_SIZE_MAX, &text, &problems), STATUS_OK);
    ck_assert_str_eq(text.bytes, "from a pipe");
    free((char *)text.bytes);
}
END_TEST

static void note(const char *path, void *context)
{
    text_builder_printf(context, "%s ", path);
}

START_TEST(walks_folders)
{
    char folder[64];
    struct problem_list problems = {0};
    struct text_builder seen = {0};

    enter(folder);
    ck_assert(mkdir("d", 0700) == 0 && mkdir("d/b", 0700) == 0 && mkdir("d/.git", 0700) == 0);
    write_file("d/c", "", 0);
    write_file("d/b/z", "", 0);
    write_file("d/b/a", "", 0);
    write_file("d/b.txt", "", 0);
    write_file("d/.hidden", "", 0);
    write_file("d/.git/config", "", 0);
    ck_assert(mkfifo("d/fifo", 0600) == 0);
    ck_assert(symlink("..", "d/b/up") == 0 && symlink("c", "d/link") == 0);
    ck_assert(symlink("nowhere", "d/dangling") == 0 && symlink("self", "d/self") == 0);
    ck_assert_int_eq(file_walk("d", note, &seen, &problems), STATUS_OK);
    ck_assert_str_eq(seen.bytes, "d/b.txt d/b/a d/b/z d/c d/link ");
    ck_assert_uint_eq(problems.count, 2); /* the links that lead nowhere */
    text_builder_clear(&seen);
    ck_assert_int_eq(file_walk("d/b/", note, &seen, &problems), STATUS_OK);
    ck_assert_str_eq(seen.bytes, "d/b/a d/b/z ");
    ck_assert_int_eq(file_walk("gone", note, &seen, &problems), STATUS_IO);
    ck_assert_int_eq(file_walk("d/c", note, &seen, &problems), STATUS_IO);
    ck_assert_uint_eq(problems.count, 4);
    text_builder_free(&seen);
    problem_list_free(&problems);
    leave(folder);
}
END_TEST

START_TEST(walks_deep_folders)
{
    char folder[64], path[8192] = "d";
    struct problem_list problems = {0};
    struct text_builder seen = {0};

    enter(folder);
    for (int i = 0; i < 200; i++) {
        ck_assert_int_eq(mkdir(path, 0700), 0);
        strcat(path, "/d");
    }
    write_file(path, "", 0);
    ck_assert_int_eq(file_walk("d", note, &seen, &problems), STATUS_OK);
    ck_assert_uint_eq(seen.length, strlen(path) + 1);
    text_builder_free(&seen);
    leave(folder);
}
END_TEST

static size_t count_files(void)
{
    size_t count = 0;
    DIR *folder = opendir(".");

    ck_assert_ptr_nonnull(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count - 2; /* . and .. */
}

START_TEST(replaces_files)
{
    char folder[64], link[16] = "";
    struct problem_list problems = {0};
    struct stat about;
    struct text text;

    enter(folder);
    write_file("old", "old", 3);
    ck_assert_int_eq(chmod("old", 0640), 0);
    ck_assert_int_eq(symlink("old", "link"), 0);
    umask(027);
    static const char *const paths[] = {"new", "old", "./link"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        ck_assert_int_eq(file_replace(paths[i], TEXT("whole\n"), &problems), STATUS_OK);
        ck_assert_int_eq(file_read(paths[i], 100, &text, &problems), STATUS_OK);
        ck_assert(text_equal(text, TEXT("whole\n")));
        free((char *)text.bytes);
        ck_assert_int_eq(stat(paths[i], &about), 0);
        ck_assert_uint_eq(about.st_mode & 07777, 0640);
    }
    ck_assert_int_eq(readlink("link", link, sizeof link - 1), 3);
    ck_assert_str_eq(link, "old");
    ck_assert_uint_eq(problems.count, 0);
    ck_assert_int_eq(file_replace("none/new", TEXT("x"), &problems), STATUS_IO);
    ck_assert_int_eq(file_replace(".", TEXT("x"), &problems), STATUS_IO);
    ck_assert_uint_eq(problems.errors, 2);
    ck_assert_uint_eq(count_files(), 3);
    problem_list_free(&problems);
    leave(folder);
}
END_TEST

START_TEST(takes_paths_apart)
{
    static const struct {
        const char *path, *base, *stem;
    } cases[] = {
        {"a/b/c.txt", "c.txt", "c"},          {"c.tar.gz", "c.tar.gz", "c"}, {"c", "c", "c"},
        {"/x/.hidden", ".hidden", ".hidden"}, {"-", "-", "stdin"},           {"a.b/c", "c", "c"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        char *stem = file_stem(cases[i].path);
        ck_assert_str_eq(file_base(cases[i].path), cases[i].base);
        ck_assert_str_eq(stem, cases[i].stem);
        free(stem);
    }
    static const char *const joins[][3] = {
        {"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"", "b", "b"}, {"/", "b", "/b"}};
    for (size_t i = 0; i < COUNT(joins); i++) {
        char *path = file_join(joins[i][0], joins[i][1]);
        ck_assert_str_eq(path, joins[i][2]);
        free(path);
    }
    ck_assert(file_is_folder("/") && file_exists("/"));
    ck_assert(!file_is_folder("/dev/null") && !file_exists("/nowhere/at/all"));
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {reads_files,      refuses_what_is_no_file, reads_standard_input,
                                  walks_folders,    walks_deep_folders,      replaces_files,
                                  takes_paths_apart};

    return suite_run("file", tests, COUNT(tests));
}
