/* Long work: what the reader shows of it, and that keys answer meanwhile. */
#include "core/base/file.h"
#include "tests/screen/pty.h"

#include <check.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char text[] =
    "Lift bridge stays shut for the winter\n\n"
    "The lift bridge at Calder Mouth stays shut until March, its keepers said on Friday.\n";

/* One article that is read at once, and standard input, of which nothing comes. */
struct waiting {
    char folder[32];
    char *file, *fifo;
    int end; /* for writing: as long as it is open there may be more */
};

static struct waiting make_waiting(void)
{
    struct waiting made = {.folder = "/tmp/diptych-scale-XXXXXX"};
    ck_assert_ptr_nonnull(mkdtemp(made.folder));
    made.file = file_join(made.folder, "bridge.txt");
    made.fifo = file_join(made.folder, "fifo");
    FILE *file = fopen(made.file, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
    ck_assert_int_eq(mkfifo(made.fifo, 0600), 0);
    made.end = open(made.fifo, O_RDWR);
    ck_assert_int_ge(made.end, 0);
    return made;
}

static void drop_waiting(struct waiting *waiting)
{
    close(waiting->end);
    remove(waiting->file);
    remove(waiting->fifo);
    remove(waiting->folder);
    free(waiting->file);
    free(waiting->fifo);
}

static struct pty *start(const struct waiting *waiting, int columns)
{
    static char shell[] = "/bin/sh", command[] = "-c", script[] = "exec \"$0\" \"$1\" - <\"$2\"";
    static char fallback[] = "build/diptych";
    char *program = getenv("DIPTYCH");
    char *arguments[] = {shell,         command,       script, program ? program : fallback,
                         waiting->file, waiting->fifo, NULL};
    return pty_start(
        (struct pty_options){.columns = columns, .term = "xterm-256color", .arguments = arguments});
}

static const struct {
    int columns;
    const char *shown, *hidden; /* of the title row */
} bars[] = {
    {80, "reading █████░░░░░ 1 of 2", "grouping"},
    {59, "reading 1 of 2", "█"},
};

/* Where one file keeps others waiting, the list can be read and left at once. */
START_TEST(shows_progress_and_quits)
{
    struct waiting waiting = make_waiting();
    struct pty *pty = start(&waiting, bars[_i].columns);
    pty_wait_text(pty, bars[_i].shown);
    pty_wait_text(pty, "Lift bridge stays shut");
    ck_assert_ptr_null(strstr(pty_row(pty, 0), bars[_i].hidden));
    pty_type(pty, "\r");
    pty_wait_text(pty, "The lift bridge at Calder");
    pty_type(pty, "qq");
    int status = pty_wait_status(pty);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    pty_assert_restored(pty);
    pty_free(pty);
    drop_waiting(&waiting);
}
END_TEST

int main(void)
{
    setlocale(LC_ALL, "");
    Suite *suite = suite_create("scale");
    TCase *tests = tcase_create("scale");
    tcase_add_loop_test(tests, shows_progress_and_quits, 0, sizeof(bars) / sizeof(bars[0]));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
