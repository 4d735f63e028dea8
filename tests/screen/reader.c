#include "tests/screen/reader.h"

#include <locale.h>
#include <stdlib.h>
#include <sys/wait.h>

enum { ARGUMENTS_MAX = 12, TIMEOUT_SECONDS = 60 };

char *reader_program(void)
{
    static char usual[] = "build/diptych";
    char *path = getenv("DIPTYCH");
    return path ? path : usual;
}

struct pty *reader_start(struct pty_options options, const char *const *arguments,
                         const char *shown)
{
    char *all[ARGUMENTS_MAX + 2] = {reader_program()};
    for (int i = 0; arguments && arguments[i]; i++) {
        ck_assert_int_lt(i, ARGUMENTS_MAX);
        all[i + 1] = (char *)arguments[i];
    }
    options.arguments = all;
    options.term = options.term ? options.term : "xterm-256color";
    options.locale = options.locale ? options.locale : "C.UTF-8";
    struct pty *pty = pty_start(options);
    if (shown)
        pty_wait_text(pty, shown);
    return pty;
}

void reader_end(struct pty *pty)
{
    int status = pty_wait_status(pty);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    pty_assert_restored(pty);
    pty_free(pty);
}

void reader_quit(struct pty *pty)
{
    pty_type(pty, "Q");
    reader_end(pty);
}

void reader_type(struct pty *pty, const char *keys, const char *shown)
{
    pty_type(pty, keys);
    pty_wait_text(pty, shown);
}

void reader_walk(struct pty *pty, const struct reader_step *steps, int most)
{
    for (int i = 0; i < most && steps[i].keys; i++) {
        pty_type(pty, steps[i].keys);
        if (steps[i].shown[0] == READER_NOT[0])
            pty_wait_gone(pty, steps[i].shown + 1);
        else
            pty_wait_text(pty, steps[i].shown);
    }
}

int reader_suite(const char *name, const struct reader_test *tests, int count, SFun before,
                 SFun after)
{
    Suite *suite = suite_create(name);
    TCase *group = tcase_create(name);
    setlocale(LC_ALL, "C.UTF-8");
    setenv("XDG_CONFIG_HOME", "/nowhere", 1);
    tcase_set_timeout(group, TIMEOUT_SECONDS);
    tcase_add_checked_fixture(group, before, after);
    for (int i = 0; i < count; i++)
        tcase_add_loop_test(group, tests[i].test, 0, tests[i].times);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
