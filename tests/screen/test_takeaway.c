/* What leaves the reader: selection, clipboard, pipe, browser, editor; details: in a terminal, with
 * programs of our own in the place of others. */
#include "core/base/file.h"
#include "tests/folder.h"
#include "tests/screen/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STEPS_MAX = 8 };

/* "record" writes its arguments, a line each, in front of "end". */
static const struct folder_file files[] = {
    {"gull.md", "---\ntitle: Crane falls at Orle\noutlet: The Gull\ndate: 2022-02-21\n"
                "url: https://gull.example/crane?a=1&b=$(x)\n---\n\n"
                "A crane fell into the harbour on Monday.\n\n"
                "Nobody was hurt, said Ann Lee of the port.\n\n"
                "The quay stays shut until the crane is lifted.\n"},
    {"heron.md", "---\ntitle: Bells ring\nurl: file:///etc/passwd\n---\n\nThe bells ring again.\n"},
    {"tern.txt", "Nobody knows who painted the lighthouse at Hesta pink last night.\n"},
    {"record", "#!/bin/sh\nfor a; do printf '%s\\n' \"$a\"; done >\"${0%/*}/told\"\n"
               "echo end >>\"${0%/*}/told\"\n"},
    {"told", ""},
};

static char root[FOLDER_ROOM];

static char *path_of(const char *name)
{
    return file_join(root, name);
}

static void make_files(void)
{
    folder_make(root);
    folder_put_all(root, files, COUNT(files));
    char *record = path_of("record");
    chmod(record, 0755);
    setenv("BROWSER", record, 1);
    setenv("VISUAL", record, 1);
    free(record);
}

static void remove_files(void)
{
    folder_remove(root);
}

static struct pty *start(const char *name)
{
    char *path = path_of(name);
    struct pty *pty =
        reader_start((struct pty_options){.columns = 110}, READER_ON(path), "1 story");
    free(path);
    return pty;
}

/* Keys, and what must then show. */
static const struct {
    const char *file;
    struct reader_step steps[STEPS_MAX];
} walks[] = {
    /* selections; what is piped is seen before Enter goes back */
    {"gull.md",
     {{"\r", "Nobody was hurt"},
      {"v", "selecting: move, then y copies"},
      {"\033", "nothing is selected"},
      {"4jv2j|wc -w\r", "diptych: Enter goes back"},
      {"\r", "wc -w: status 0"},
      {"y", "sent to the terminal's clipboard"}}},
    {"gull.md",
     {{"\r", "Nobody was hurt"},
      {"|false\r", "diptych: Enter goes back"},
      {"\r", "false: status 1"}}},
    {"gull.md",
     {{"D", "details  The Gull"},
      {"", "https://gull.example/crane?a=1&b=$(x)"},
      {"", "2022-02-21"},
      {"q", "1 story"}}},
    {"heron.md", {{"\ro", "this article names no URL"}}},
    {"heron.md", {{"D", "details  heron"}, {"", "file:///etc/passwd"}}},
    {"tern.txt", {{"\ro", "this article names no URL"}}},
};

START_TEST(walks_through)
{
    struct pty *pty = start(walks[_i].file);
    reader_walk(pty, walks[_i].steps, STEPS_MAX);
    reader_quit(pty);
}
END_TEST

/* What a program was started with: each argument as it was, whatever a shell would make of it. */
static const struct {
    const char *keys, *told;
} programs[] = {
    {"\ro", "https://gull.example/crane?a=1&b=$(x)\nend\n"},
    {"\r3jE", "+8\nROOT/gull.md\nend\n"},
    {"\rGE", "+12\nROOT/gull.md\nend\n"},
    {":grep lifted\rE", "+12\nROOT/gull.md\nend\n"},
    {"HE", "+2\nROOT/gull.md\nend\n"},
};

static void assert_told(const char *expected)
{
    struct problem_list problems = {0};
    struct text_builder wanted = {0};
    struct text bytes;
    char *path = path_of("told");
    const char *mark = strstr(expected, "ROOT");
    if (mark)
        text_builder_printf(&wanted, "%.*s%s%s", (int)(mark - expected), expected, root, mark + 4);
    else
        text_builder_add_string(&wanted, expected);
    ck_assert_int_eq(file_read(path, 4096, &bytes, &problems), STATUS_OK);
    ck_assert_str_eq(bytes.bytes, wanted.bytes);
    text_builder_free(&wanted);
    free((void *)bytes.bytes);
    free(path);
}

START_TEST(programs_are_given_arguments)
{
    struct pty *pty = start("gull.md");
    reader_type(pty, programs[_i].keys, "record: done");
    assert_told(programs[_i].told);
    reader_quit(pty);
}
END_TEST

/* --- what goes to the clipboard --------------------------------------------------------------- */

static const char source[] =
    "\n    The Gull, 2022-02-21, Crane falls at Orle, https://gull.example/crane?a=1&b=$(x)\n";

static const struct {
    const char *keys, *words;
} copies[] = {
    {"\r5jy", "Nobody was hurt, said Ann Lee of the port."},
    {"\r5jvGy", "Nobody was hurt, said Ann Lee of the port.\n\n"
                "The quay stays shut until the crane is lifted."},
    {":grep lifted\ry", "The quay stays shut until the crane is lifted."},
    {"y", "Crane falls at Orle"},
};

START_TEST(words_are_copied_with_their_source)
{
    struct text_builder sent = {0}, wanted = {0};
    struct pty *pty = start("gull.md");
    reader_type(pty, copies[_i].keys, "sent to the terminal's clipboard");
    pty_read_copied(pty, &sent);
    text_builder_printf(&wanted, "%s%s", copies[_i].words, source);
    ck_assert_str_eq(sent.bytes, wanted.bytes);
    text_builder_free(&sent);
    text_builder_free(&wanted);
    reader_quit(pty);
}
END_TEST

int main(void)
{
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("DISPLAY");
    const struct reader_test tests[] = {{walks_through, COUNT(walks)},
                                        {words_are_copied_with_their_source, COUNT(copies)},
                                        {programs_are_given_arguments, COUNT(programs)}};
    return reader_suite("takeaway", tests, COUNT(tests), make_files, remove_files);
}
