#include "tests/bench/terminal.h"
#include "tests/bench/measure.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { IDLE_MS = 1000 }; /* a busy machine may leave a program without a turn for long */

struct terminal {
    int master;
    pid_t child;
    VTerm *vterm;
    VTermScreen *screen;
};

static _Noreturn void die(const char *what)
{
    fprintf(stderr, "bench: %s\n", what);
    exit(2);
}

struct terminal *terminal_start(const char *const *arguments)
{
    struct winsize size = {.ws_row = TERMINAL_ROWS, .ws_col = TERMINAL_COLUMNS};
    struct terminal *terminal = calloc(1, sizeof(*terminal));
    if (!terminal)
        die("no memory");
    terminal->vterm = vterm_new(TERMINAL_ROWS, TERMINAL_COLUMNS);
    vterm_set_utf8(terminal->vterm, 1);
    terminal->screen = vterm_obtain_screen(terminal->vterm);
    vterm_screen_reset(terminal->screen, 1);
    terminal->child = forkpty(&terminal->master, NULL, NULL, &size);
    if (terminal->child == 0) {
        setenv("TERM", "xterm-256color", 1);
        execvp(arguments[0], (char **)arguments);
        _exit(127);
    }
    if (terminal->child < 0)
        die("no pty");
    return terminal;
}

bool terminal_take(struct terminal *terminal, int wait_ms)
{
    char bytes[1 << 14];
    struct pollfd ready = {.fd = terminal->master, .events = POLLIN};
    if (poll(&ready, 1, wait_ms) != 1)
        return false;
    ssize_t length = read(terminal->master, bytes, sizeof(bytes));
    if (length <= 0)
        die("the reader has ended");
    vterm_input_write(terminal->vterm, bytes, (size_t)length);
    return true;
}

void terminal_take_for(struct terminal *terminal, double wait_ms)
{
    for (double end = measure_now() * 1e3 + wait_ms; measure_now() * 1e3 < end;)
        terminal_take(terminal, 1);
}

static void row_text(const struct terminal *terminal, int row, struct look *look)
{
    VTermRect rect = {row, row + 1, 0, TERMINAL_COLUMNS};
    size_t length = vterm_screen_get_text(terminal->screen, look->row, sizeof(look->row) - 1, rect);
    look->row[length] = '\0';
}

bool terminal_shows(const struct terminal *terminal, int row, int end, const char *text)
{
    struct look look;
    for (; row < end; row++) {
        row_text(terminal, row, &look);
        if (strstr(look.row, text))
            return true;
    }
    return false;
}

void terminal_type(const struct terminal *terminal, char key)
{
    if (write(terminal->master, &key, 1) != 1)
        die("no key goes in");
}

long terminal_end(struct terminal *terminal, bool by_key)
{
    struct rusage usage;
    char bytes[1 << 14];
    if (by_key)
        terminal_type(terminal, 'Q');
    else
        kill(terminal->child, SIGTERM);
    while (read(terminal->master, bytes, sizeof(bytes)) > 0)
        continue;
    wait4(terminal->child, NULL, 0, &usage);
    close(terminal->master);
    vterm_free(terminal->vterm);
    free(terminal);
    return usage.ru_maxrss;
}

struct look terminal_look(const struct terminal *terminal)
{
    struct look look = {.row = ""};
    vterm_state_get_cursorpos(vterm_obtain_state(terminal->vterm), &look.cursor);
    row_text(terminal, look.cursor.row, &look);
    return look;
}

bool terminal_looks_same(const struct look *a, const struct look *b)
{
    return a->cursor.row == b->cursor.row && a->cursor.col == b->cursor.col &&
           strcmp(a->row, b->row) == 0;
}

void terminal_wait_other(struct terminal *terminal, const struct look *before)
{
    struct look after;
    do {
        if (!terminal_take(terminal, TERMINAL_PATIENCE_MS)) {
            fprintf(stderr, "bench: no answer at row %d: %s\n", before->cursor.row, before->row);
            for (int row = 0; row < TERMINAL_ROWS; row++) {
                row_text(terminal, row, &after);
                fprintf(stderr, "%s\n", after.row);
            }
            exit(2);
        }
        after = terminal_look(terminal);
    } while (terminal_looks_same(before, &after));
}

double terminal_loop_worked(const struct terminal *terminal)
{
    char path[64];
    char line[64] = "";
    snprintf(path, sizeof(path), "/proc/%d/task/%d/schedstat", (int)terminal->child,
             (int)terminal->child);
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    if (!fgets(line, sizeof(line), file))
        line[0] = '\0';
    fclose(file);
    return strtod(line, NULL) / 1e6; /* it begins with nanoseconds */
}

double terminal_worked(const struct terminal *terminal)
{
    clockid_t clock;
    struct timespec time = {0};
    if (clock_getcpuclockid(terminal->child, &clock) != 0 || clock_gettime(clock, &time) != 0)
        die("no clock of the reader");
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

bool terminal_is_reading(const struct terminal *terminal)
{
    return terminal_shows(terminal, 0, 1, "reading ");
}

void terminal_wait_read(struct terminal *terminal)
{
    while (!terminal_is_reading(terminal))
        terminal_take(terminal, TERMINAL_PATIENCE_MS);
    while (terminal_is_reading(terminal))
        terminal_take(terminal, TERMINAL_PATIENCE_MS);
}

void terminal_wait_idle(struct terminal *terminal)
{
    double before, worked = terminal_worked(terminal);
    do {
        before = worked;
        terminal_take_for(terminal, IDLE_MS);
        worked = terminal_worked(terminal);
    } while (worked - before > IDLE_MS / 100.0);
}
