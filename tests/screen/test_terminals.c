/* The reader in every terminal, size and locale: usable or a clear notice, and the terminal given
 * back whatever ends or stops it. */
#include "tests/screen/reader.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct pty *start(struct pty_options options)
{
    char *arguments[] = {getenv("DIPTYCH"), NULL};
    ck_assert_msg(arguments[0] != NULL, "DIPTYCH names the program");
    options.arguments = arguments;
    return pty_start(options);
}

/* The reader on a usual terminal, all read. */
static struct pty *start_usual(int ignored_signal)
{
    struct pty *pty = start((struct pty_options){
        .term = "xterm-256color", .locale = "C.UTF-8", .ignored_signal = ignored_signal});
    pty_wait_text(pty, "2 stories");
    return pty;
}

/* --- what ends it ----------------------------------------------------------------------------- */

static const struct ending {
    const char *keys;
    int signal; /* sent to it, and what it dies of; 0: it ends itself, with status 0 */
} endings[] = {
    {"Q", 0},      {"\003\003", 0}, {"", SIGTERM}, {"", SIGHUP}, {"", SIGINT}, {"", SIGQUIT},
    {"", SIGABRT}, {"", SIGSEGV},   {"", SIGBUS},  {"", SIGFPE}, {"", SIGILL},
};

static void end(struct pty *pty, const struct ending *ending)
{
    pty_type(pty, ending->keys);
    if (ending->signal)
        pty_signal(pty, ending->signal);
    int status = pty_wait_status(pty);
    if (ending->signal)
        ck_assert_int_eq(WIFSIGNALED(status) ? WTERMSIG(status) : 0, ending->signal);
    else
        ck_assert_int_eq(status, 0);
    pty_assert_restored(pty);
    pty_free(pty);
}

/* --- terminals, sizes, locales ---------------------------------------------------------------- */

static const struct {
    const char *term, *notice; /* NULL: usable */
} terminals[] = {
    {"xterm-256color", NULL},
    {"screen-256color", NULL},
    {"linux", NULL},
    {"vt100", NULL},
    {"dumb", "dumb terminal"},
    {NULL, "TERM is not set"},
    {"no-such-terminal", "is not known"},
};
static const struct {
    int rows, columns;
    const char *list, *columns_side_by_side; /* what shows when they are there; NULL: too small */
} sizes[] = {
    {60, 200, "2 stories", "(1 of 4)"},
    {24, 80, "2 stories", "(1 of 4)"},
    {10, 40, "Bulgaria quits Danube dam", "(1 of 4)"},
    {1, 1, NULL, NULL},
};
static const char *const locales[] = {"C.UTF-8", "C"};

static void wait_for(struct pty *pty, const char *text)
{
    pty_wait_off(pty, PTY_RAW);
    if (text)
        pty_wait_text(pty, text);
}

/* Nothing but the notice is written, and it is whole at any size. */
static void assert_refused(struct pty *pty, const char *notice)
{
    int status = pty_wait_status(pty);
    ck_assert_int_eq(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 2);
    struct text bytes = pty_bytes(pty);
    ck_assert(text_find(bytes, text_from(notice), 0) != SIZE_MAX);
    ck_assert(text_find(bytes, TEXT("help:"), 0) != SIZE_MAX);
    ck_assert(!memchr(bytes.bytes, '\x1b', bytes.length));
    pty_assert_restored(pty);
    pty_free(pty);
}

START_TEST(works_everywhere)
{
    int term = _i / (COUNT(sizes) * COUNT(locales)), size = _i / COUNT(locales) % COUNT(sizes);
    struct pty *pty = start((struct pty_options){.rows = sizes[size].rows,
                                                 .columns = sizes[size].columns,
                                                 .term = terminals[term].term,
                                                 .locale = locales[_i % COUNT(locales)]});
    if (terminals[term].notice) {
        assert_refused(pty, terminals[term].notice);
        return;
    }
    wait_for(pty, sizes[size].list);
    pty_type(pty, "gjc");
    wait_for(pty, sizes[size].columns_side_by_side);
    pty_signal(pty, SIGTSTP);
    ck_assert(WIFSTOPPED(pty_wait_status(pty)));
    pty_assert_restored(pty);
    pty_continue(pty);
    wait_for(pty, sizes[size].columns_side_by_side);
    end(pty, &endings[_i % COUNT(endings)]);
}
END_TEST

START_TEST(restores_the_terminal)
{
    end(start_usual(0), &endings[_i]);
}
END_TEST

/* The same as soon as it has the terminal, while files are read; a signal before curses is done
 * with it, keys when they are keys. */
START_TEST(restores_the_terminal_early)
{
    struct pty *pty = start((struct pty_options){.term = "xterm-256color", .locale = "C.UTF-8"});
    pty_wait_off(pty, endings[_i].signal ? ICANON | ECHO : PTY_RAW);
    end(pty, &endings[_i]);
}
END_TEST

/* Without a terminal of its own there is no keyboard, though there is a screen. */
static int run_without_keyboard(void *program)
{
    char *arguments[] = {program, NULL};
    int nothing = open("/dev/null", O_RDONLY);
    if (fork() > 0) { /* a group's leader cannot leave its session */
        int status;
        wait(&status);
        return WEXITSTATUS(status);
    }
    setsid();
    dup2(nothing, STDIN_FILENO);
    execv(program, arguments);
    return 127;
}

START_TEST(refuses_to_start_without_keyboard)
{
    struct pty *pty = pty_start((struct pty_options){
        .term = "xterm-256color", .body = run_without_keyboard, .context = getenv("DIPTYCH")});
    assert_refused(pty, "no keyboard");
}
END_TEST

/* --- what stops it ---------------------------------------------------------------------------- */

static const struct {
    const char *keys;
    int signal;
    bool restores; /* SIGSTOP leaves no time to */
} stops[] = {{"\x1A", 0, true}, {"", SIGTSTP, true}, {"", SIGSTOP, false}, {"/d", SIGTSTP, true}};

START_TEST(stops_and_comes_back)
{
    struct pty *pty = start_usual(0);
    for (int round = 0; round < 2; round++) {
        pty_type(pty, stops[_i].keys);
        if (stops[_i].signal)
            pty_signal(pty, stops[_i].signal);
        ck_assert(WIFSTOPPED(pty_wait_status(pty)));
        if (stops[_i].restores)
            pty_assert_restored(pty);
        pty_show(pty, "\x1b[2J\x1b[Hwritten by another");
        pty_continue(pty);
        pty_wait_text(pty, "2 stories");
        pty_wait_gone(pty, "written by another");
        ck_assert(pty_state(pty).alternate || !stops[_i].restores);
        pty_wait_off(pty, PTY_RAW);
        pty_type(pty, "\x1b");
    }
    end(pty, &endings[0]);
}
END_TEST

/* --- the terminal closes ---------------------------------------------------------------------- */

static const struct {
    int signal, ignored; /* what the shell sends it then; what it was started to ignore */
} hang_ups[] = {{0, 0}, {SIGHUP, 0}, {0, SIGHUP}, {SIGHUP, SIGHUP}};

/* It ends, by itself or by the signal, and does not go on asking for keys for ever. */
START_TEST(ends_with_its_terminal)
{
    static const char *const places[] = {"", "gjc", "/dan"};
    struct pty *pty = start_usual(hang_ups[_i / COUNT(places)].ignored);
    pty_type(pty, places[_i % COUNT(places)]);
    pty_hang_up(pty);
    if (hang_ups[_i / COUNT(places)].signal)
        pty_signal(pty, hang_ups[_i / COUNT(places)].signal);
    int status = pty_wait_status(pty);
    ck_assert(status == 0 || (WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP));
    pty_free(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {
        {works_everywhere, COUNT(terminals) * COUNT(sizes) * COUNT(locales)},
        {restores_the_terminal, COUNT(endings)},
        {restores_the_terminal_early, COUNT(endings)},
        {refuses_to_start_without_keyboard, 1},
        {stops_and_comes_back, COUNT(stops)},
        {ends_with_its_terminal, COUNT(hang_ups) * 3}};
    return reader_suite("terminals", tests, COUNT(tests), NULL, NULL);
}
