/* What leaves the reader: selection, clipboard, pipe, browser, editor; details: in a terminal, with
 * programs of our own in the place of others. */
#include "core/base/file.h"
#include "tests/screen/pty.h"

#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

enum { STEPS_MAX = 8 };

/* "record" writes its arguments, a line each, in front of "end". */
static const struct {
    const char *name, *text;
} files[] = {
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

static char root[32];

static char *path_of(const char *name)
{
    return file_join(root, name);
}

static void each_file(bool write)
{
    for (int i = 0; i < COUNT(files); i++) {
        char *path = path_of(files[i].name);
        FILE *out = write ? fopen(path, "w") : NULL;
        if (out) {
            fputs(files[i].text, out);
            fclose(out);
            chmod(path, 0755);
        } else {
            unlink(path);
        }
        free(path);
    }
}

static void make_files(void)
{
    strcpy(root, "/tmp/diptych-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    each_file(true);
    char *record = path_of("record");
    setenv("BROWSER", record, 1);
    setenv("VISUAL", record, 1);
    free(record);
}

static void remove_files(void)
{
    each_file(false);
    rmdir(root);
}

static struct pty *start(const char *name)
{
    char *path = path_of(name), *arguments[] = {getenv("DIPTYCH"), path, NULL};
    ck_assert_msg(arguments[0] != NULL, "DIPTYCH names the program");
    struct pty *pty = pty_start((struct pty_options){
        .columns = 110, .term = "xterm-256color", .locale = "C.UTF-8", .arguments = arguments});
    free(path);
    pty_wait_text(pty, "1 story");
    return pty;
}

static void quit(struct pty *pty)
{
    pty_type(pty, "Q");
    int status = pty_wait_status(pty);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    pty_assert_restored(pty);
    pty_free(pty);
}

/* Keys, and what must then show. */
static const struct {
    const char *file;
    struct {
        const char *keys, *shown;
    } steps[STEPS_MAX];
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
    for (int i = 0; i < STEPS_MAX && walks[_i].steps[i].shown; i++) {
        pty_type(pty, walks[_i].steps[i].keys);
        pty_wait_text(pty, walks[_i].steps[i].shown);
    }
    quit(pty);
}
END_TEST

/* What a program was started with: each argument as it was, whatever a shell would make of it. */
static const struct {
    const char *keys, *told;
} programs[] = {
    {"\ro", "https://gull.example/crane?a=1&b=$(x)\nend\n"},
    {"\r4jE", "+8\nROOT/gull.md\nend\n"},
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
    pty_type(pty, programs[_i].keys);
    pty_wait_text(pty, "record: done");
    assert_told(programs[_i].told);
    quit(pty);
}
END_TEST

/* --- what goes to the clipboard --------------------------------------------------------------- */

static const char source[] =
    "\n    The Gull, 2022-02-21, Crane falls at Orle, https://gull.example/crane?a=1&b=$(x)\n";

static const struct {
    const char *keys, *words;
} copies[] = {
    {"\r6jy", "Nobody was hurt, said Ann Lee of the port."},
    {"\r6jvGy", "Nobody was hurt, said Ann Lee of the port.\n\n"
                "The quay stays shut until the crane is lifted."},
    {":grep lifted\ry", "The quay stays shut until the crane is lifted."},
    {"y", "Crane falls at Orle"},
};

START_TEST(words_are_copied_with_their_source)
{
    struct text_builder sent = {0}, wanted = {0};
    struct pty *pty = start("gull.md");
    pty_type(pty, copies[_i].keys);
    pty_wait_text(pty, "sent to the terminal's clipboard");
    pty_read_copied(pty, &sent);
    text_builder_printf(&wanted, "%s%s", copies[_i].words, source);
    ck_assert_str_eq(sent.bytes, wanted.bytes);
    text_builder_free(&sent);
    text_builder_free(&wanted);
    quit(pty);
}
END_TEST

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("XDG_CONFIG_HOME", "/nowhere", 1);
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("DISPLAY");
    Suite *suite = suite_create("takeaway");
    TCase *group = tcase_create("takeaway");
    tcase_set_timeout(group, 60);
    tcase_add_checked_fixture(group, make_files, remove_files);
    tcase_add_loop_test(group, walks_through, 0, COUNT(walks));
    tcase_add_loop_test(group, words_are_copied_with_their_source, 0, COUNT(copies));
    tcase_add_loop_test(group, programs_are_given_arguments, 0, COUNT(programs));
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
