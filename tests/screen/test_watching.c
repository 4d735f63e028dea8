/* The watchlist while one reads: changed, broken, deleted, edited, added to. */
#include "core/base/file.h"
#include "tests/screen/pty.h"

#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[32];

static const char *path_of(const char *name)
{
    static char path[80];
    snprintf(path, sizeof(path), "%s/%s", root, name);
    return path;
}

static void put(const char *name, const char *bytes)
{
    struct problem_list problems = {0};
    ck_assert_int_eq(file_replace(path_of(name), text_from(bytes), &problems), STATUS_OK);
}

static void make_files(void)
{
    strcpy(root, "/tmp/diptych-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    put("lark.txt", "The crane fell on Monday, said Ann Lee of the port, and a crane lay there.\n");
    put("watchlist.yaml", "version: 1\nterms:\n  - crane\n");
}

static void remove_files(void)
{
    static const char *const names[] = {"lark.txt", "watchlist.yaml", ".edit"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        unlink(path_of(names[i]));
    rmdir(root);
}

static struct pty *start(void)
{
    char *arguments[] = {getenv("DIPTYCH"), root, NULL};
    ck_assert_msg(arguments[0] != NULL, "DIPTYCH names the program");
    struct pty *pty = pty_start((struct pty_options){
        .columns = 120, .term = "xterm-256color", .locale = "C.UTF-8", .arguments = arguments});
    pty_wait_text(pty, "1 story");
    return pty;
}

static void type_and_wait(struct pty *pty, const char *keys, const char *text)
{
    pty_type(pty, keys);
    pty_wait_text(pty, text);
}

START_TEST(a_changed_list_is_read_again)
{
    struct pty *pty = start();
    type_and_wait(pty, "w", "1 term, 2 hits");
    put("watchlist.yaml", "version: 1\nterms:\n  - crane\n  - Monday\n");
    type_and_wait(pty, "k", "changed, R reloads");
    type_and_wait(pty, "R", "read again: 2 terms");
    pty_wait_text(pty, "2 terms, 3 hits");
    pty_wait_gone(pty, "changed, R reloads");
    /* a mistake: the old list stays, and the line is shown with a caret */
    put("watchlist.yaml", "version: 1\nterms:\n  - {term: crane, colr: red}\n");
    type_and_wait(pty, "R", "(the old list stays)");
    pty_wait_text(pty, "watchlist.yaml:3:19: error: unknown key 'colr'");
    pty_wait_text(pty, "^~~~");
    pty_wait_text(pty, "2 terms, 3 hits");
    type_and_wait(pty, "q", "!3");
    pty_free(pty);
}
END_TEST

START_TEST(hits_in_an_open_article_follow)
{
    struct pty *pty = start();
    type_and_wait(pty, "wj\r", "hit 1/2");
    type_and_wait(pty, "q", "1 term");
    put("watchlist.yaml", "version: 1\nterms: [port]\n");
    type_and_wait(pty, "R", "1 term, 1 hit");
    type_and_wait(pty, "q\r", "16 words");
    type_and_wait(pty, "g]w", "watch hit 1/1");
    pty_free(pty);
}
END_TEST

START_TEST(a_list_that_is_gone_or_shut_is_told)
{
    struct pty *pty = start();
    type_and_wait(pty, "w", "1 term, 2 hits");
    unlink(path_of("watchlist.yaml"));
    type_and_wait(pty, "k", "changed, R reloads");
    ck_assert_int_eq(mkdir(path_of("watchlist.yaml"), 0700), 0);
    type_and_wait(pty, "R", "(the old list stays)");
    pty_wait_text(pty, "1 term, 2 hits");
    rmdir(path_of("watchlist.yaml"));
    pty_free(pty);
}
END_TEST

START_TEST(a_word_in_focus_is_added)
{
    struct problem_list problems = {0};
    struct text text;
    struct pty *pty = start();
    type_and_wait(pty, "\r+", "no word or name in focus");
    type_and_wait(pty, "]p+", "+ again writes \"- Ann Lee\" into");
    type_and_wait(pty, "+", "read again: 2 terms");
    type_and_wait(pty, "]p+", "+ again writes");
    type_and_wait(pty, "+", "is in");
    pty_free(pty);
    ck_assert_int_eq(file_read(path_of("watchlist.yaml"), 1000, &text, &problems), STATUS_OK);
    ck_assert_str_eq(text.bytes, "version: 1\nterms:\n  - crane\n  - Ann Lee\n");
    free((char *)text.bytes);
}
END_TEST

START_TEST(the_editor_is_called)
{
    put(".edit", "#!/bin/sh\necho '  - port' >>\"$2\"\n");
    char editor[100];
    snprintf(editor, sizeof(editor), "sh %s -n", path_of(".edit"));
    setenv("VISUAL", editor, 1);
    struct pty *pty = start();
    type_and_wait(pty, "w", "1 term");
    type_and_wait(pty, "E", "2 terms, 3 hits");
    pty_free(pty);
    setenv("VISUAL", "false", 1);
    pty = start();
    type_and_wait(pty, "w", "2 terms");
    type_and_wait(pty, "E", "the editor failed");
    pty_free(pty);
}
END_TEST

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("XDG_CONFIG_HOME", "/nowhere", 1);
    Suite *suite = suite_create("watching");
    TCase *group = tcase_create("watching");
    tcase_set_timeout(group, 60);
    tcase_add_checked_fixture(group, make_files, remove_files);
    tcase_add_test(group, a_changed_list_is_read_again);
    tcase_add_test(group, hits_in_an_open_article_follow);
    tcase_add_test(group, a_list_that_is_gone_or_shut_is_told);
    tcase_add_test(group, a_word_in_focus_is_added);
    tcase_add_test(group, the_editor_is_called);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
