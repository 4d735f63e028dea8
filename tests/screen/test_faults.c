/* The reader while memory ends, files cannot be read and the terminal takes nothing, and that it
 * opens no socket. What a machine cannot do (strace, preloading) is skipped with a word. */
#include "core/base/file.h"
#include "tests/screen/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EXIT_FAULT = 2 };

static char trace[] = "/tmp/diptych-test-XXXXXX";

static struct pty *start(char *const *arguments)
{
    return pty_start((struct pty_options){
        .term = "xterm-256color", .locale = "C.UTF-8", .arguments = arguments});
}

static bool can(const char *command)
{
    bool good = system(command) == 0;
    if (!good)
        printf("test_faults: skipped, this fails here: %s\n", command);
    return good;
}

static bool can_trace(void)
{
    return can("strace -qqf -o /dev/null \"$DIPTYCH\" --version >/dev/null 2>&1");
}

/* The reader through a program: goes to an article, the watchlist and back, then out. */
static int read_and_quit(char *const *arguments, bool whole)
{
    struct pty *pty = start(arguments);
    if (whole) {
        pty_wait_text(pty, "9 articles");
        reader_type(pty, "gjj\r", "words");
    }
    pty_type(pty, "wfqqQQ");
    int status = pty_wait_status(pty), row, column;
    pty_assert_restored(pty);
    /* curses ends a program itself where it has no memory for what it knows of the terminal */
    if (WIFEXITED(status) && WEXITSTATUS(status) == 1 &&
        pty_find(pty, "Out of memory", &row, &column))
        status = EXIT_FAULT << 8;
    pty_free(pty);
    return status;
}

START_TEST(opens_no_socket)
{
    char *arguments[] = {(char *)"/usr/bin/env",
                         (char *)"strace",
                         (char *)"-qqf",
                         (char *)"-o",
                         trace,
                         (char *)"-etrace=%network",
                         getenv("DIPTYCH"),
                         NULL};
    struct problem_list problems = {0};
    struct text text;
    if (!can_trace())
        return;
    int descriptor = mkstemp(trace);
    ck_assert_int_ge(descriptor, 0);
    close(descriptor);
    ck_assert_int_eq(read_and_quit(arguments, true), 0);
    ck_assert_int_eq(file_read(trace, 1 << 20, &text, &problems), STATUS_OK);
    unlink(trace);
    ck_assert_msg(text.length == 0, "%s", text.bytes);
    free((char *)text.bytes);
}
END_TEST

/* Which allocation fails. */
static const int allocations[] = {1,   2,   5,   10,  20,  40,  60,  80,   100,  150,  200, 250,
                                  300, 400, 500, 600, 700, 800, 900, 1000, 1500, 2000, 3000};

/* The reader with one allocation failing, of all or of those of a library, ends as it should. */
static void read_without_memory(const char *library, int number)
{
    char preload[300], fault[40], of[40], probe[400];
    const char *faults = getenv("FAULTS");
    char *arguments[] = {(char *)"/usr/bin/env", preload, fault, getenv("DIPTYCH"), NULL, NULL};
    if (!faults)
        return;
    snprintf(preload, sizeof(preload), "LD_PRELOAD=%s%s", faults[0] == '/' ? "" : "./", faults);
    snprintf(probe, sizeof(probe), "test -z \"$(env %s %s --version 2>&1 >/dev/null)\"", preload,
             arguments[3]);
    snprintf(fault, sizeof(fault), "FAULT_ALLOCATION=%d", number);
    if (library) {
        snprintf(of, sizeof(of), "FAULT_LIBRARY=%s", library);
        arguments[4] = arguments[3];
        arguments[3] = of;
    }
    if (!can(probe))
        return;
    int status = read_and_quit(arguments, false);
    ck_assert_msg(WIFEXITED(status), "%s: signal %d", fault, WTERMSIG(status));
    ck_assert_msg(WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == EXIT_FAULT, "%s: status %d",
                  fault, WEXITSTATUS(status));
}

START_TEST(gives_the_terminal_back_without_memory)
{
    read_without_memory(NULL, allocations[_i]);
}
END_TEST

/* Curses crashes where it does not look what it got: the first ones are of its start. */
enum { TINFO_ALLOCATIONS = 60 };

START_TEST(ends_where_curses_gets_no_memory)
{
    read_without_memory("tinfo", _i + 1);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {
        {opens_no_socket, 1},
        {gives_the_terminal_back_without_memory, sizeof(allocations) / sizeof(allocations[0])},
        {ends_where_curses_gets_no_memory, TINFO_ALLOCATIONS}};
    return reader_suite("faults", tests, COUNT(tests), NULL, NULL);
}
