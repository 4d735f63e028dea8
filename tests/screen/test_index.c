/* The names of an article beside its text: keys that move in them, and where they leave the text.
 */
#include "tests/screen/pty.h"

#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/wait.h>

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

/* The reader on its sample, in an article. */
static struct pty *start(void)
{
    char *arguments[] = {getenv("DIPTYCH"), NULL};
    ck_assert_msg(arguments[0] != NULL, "DIPTYCH names the program");
    struct pty *pty = pty_start((struct pty_options){
        .term = "xterm-256color", .locale = "C.UTF-8", .arguments = arguments});
    pty_wait_text(pty, "4 outlets");
    pty_type(pty, "gj\r");
    pty_wait_text(pty, "240 words");
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

static const struct {
    const char *keys, *shown;
} steps[] = {{"i", "index  Daily Lantern"},
             {"", "persons"},
             {"/vidin\r", "/vidin  1/1"},
             {"\r", " verbatim, "},
             {"*", "Vidin"},
             {"i", "index  Daily Lantern"},
             {"i", " verbatim, "},
             {"i&ruse", "&ruse: 1 of 19"},
             {"\r?", "help: index"}};

START_TEST(walks_through)
{
    struct pty *pty = start();
    for (int i = 0; i < COUNT(steps); i++) {
        pty_type(pty, steps[i].keys);
        pty_wait_text(pty, steps[i].shown);
    }
    quit(pty);
}
END_TEST

/* The text goes along with the index; leaving it brings the text back, Enter stays there. */
START_TEST(goes_along_with_the_index)
{
    struct pty *pty = start();
    int row, column;
    pty_type(pty, "i");
    pty_wait_text(pty, "index  Daily Lantern");
    pty_settle(pty);
    ck_assert_int_eq(pty_cursor(pty).row, 2);
    ck_assert(pty_find(pty, "Gil Farraday", &row, &column) && row == 2);
    ck_assert(pty_cell(pty, row, column).attrs.underline);
    pty_type(pty, "G");
    pty_wait_gone(pty, "240 words");
    pty_type(pty, "q");
    pty_wait_text(pty, "240 words");
    pty_type(pty, "iG\r");
    pty_wait_gone(pty, "index  Daily Lantern");
    pty_settle(pty);
    ck_assert(!pty_find(pty, "240 words", &row, &column));
    pty_type(pty, "''");
    pty_wait_text(pty, "240 words");
    quit(pty);
}
END_TEST

int main(void)
{
    setlocale(LC_ALL, "");
    Suite *suite = suite_create("index");
    TCase *group = tcase_create("index");
    tcase_set_timeout(group, 60);
    tcase_add_test(group, walks_through);
    tcase_add_test(group, goes_along_with_the_index);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
