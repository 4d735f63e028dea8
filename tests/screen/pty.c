#include "tests/screen/pty.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 10000, STEP_MS = 20, QUIET_MS = 40 };

struct pty {
    int master;
    pid_t shell, program;
    int to_shell, from_shell;
    struct termios first_modes;
    VTerm *vterm;
    VTermScreen *screen;
    bool alternate, cursor_hidden;
    struct text_builder bytes, row;
};

/* --- the process that stands for the shell ---------------------------------------------------- */

static _Noreturn void run_program(const struct pty_options *options)
{
    setpgid(0, 0);
    tcsetpgrp(STDIN_FILENO, getpid());
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL); /* Check has handlers of its own */
    if (options->term)
        setenv("TERM", options->term, 1);
    else
        unsetenv("TERM");
    if (options->locale)
        setenv("LC_ALL", options->locale, 1);
    if (options->without_color)
        setenv("NO_COLOR", "1", 1);
    else
        unsetenv("NO_COLOR");
    if (options->arguments) {
        execv(options->arguments[0], options->arguments);
        _exit(127);
    }
    _exit(options->body(options->context));
}

static _Noreturn void run_shell(const struct pty_options *options, const char *terminal,
                                int commands, int reports)
{
    setsid();
    int slave = open(terminal, O_RDWR);
    ioctl(slave, TIOCSCTTY, 0);
    for (int i = 0; i < 3; i++)
        dup2(slave, i);
    close(slave);
    signal(SIGTTOU, SIG_IGN);
    pid_t program = fork();
    if (program == 0)
        run_program(options);
    setpgid(program, program);
    tcsetpgrp(STDIN_FILENO, program);
    if (write(reports, &program, sizeof(program)) < 0)
        _exit(1);
    int status;
    while (waitpid(program, &status, WUNTRACED) == program) {
        char command;
        tcsetpgrp(STDIN_FILENO, getpid());
        if (write(reports, &status, sizeof(status)) < 0 || !WIFSTOPPED(status) ||
            read(commands, &command, 1) != 1)
            break;
        tcsetpgrp(STDIN_FILENO, program);
        kill(-program, SIGCONT);
    }
    kill(-program, SIGKILL);
    while (read(commands, &status, 1) > 0) /* the terminal stays until the test is done */
        continue;
    _exit(0);
}

/* --- the terminal ----------------------------------------------------------------------------- */

static int take_property(VTermProp property, VTermValue *value, void *context)
{
    struct pty *pty = context;
    if (property == VTERM_PROP_ALTSCREEN)
        pty->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        pty->cursor_hidden = !value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = take_property};

static void set_size(struct pty *pty, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    ioctl(pty->master, TIOCSWINSZ, &size);
}

static void make_terminal(struct pty *pty, int rows, int columns)
{
    pty->vterm = vterm_new(rows, columns);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_reset(pty->screen, 1);
}

struct pty *pty_start(struct pty_options options)
{
    struct pty *pty = memory_calloc(1, sizeof(*pty));
    int commands[2], reports[2];
    int rows = options.rows ? options.rows : 24, columns = options.columns ? options.columns : 80;
    pty->master = posix_openpt(O_RDWR | O_NOCTTY);
    ck_assert_int_ge(pty->master, 0);
    ck_assert(grantpt(pty->master) == 0 && unlockpt(pty->master) == 0);
    ck_assert(pipe(commands) == 0 && pipe(reports) == 0);
    set_size(pty, rows, columns);
    make_terminal(pty, rows, columns);
    tcgetattr(pty->master, &pty->first_modes);
    const char *terminal = ptsname(pty->master);
    pty->shell = fork();
    ck_assert_int_ge(pty->shell, 0);
    if (pty->shell == 0) {
        close(pty->master);
        close(commands[1]);
        close(reports[0]);
        run_shell(&options, terminal, commands[0], reports[1]);
    }
    close(commands[0]);
    close(reports[1]);
    pty->to_shell = commands[1];
    pty->from_shell = reports[0];
    ck_assert(read(pty->from_shell, &pty->program, sizeof(pty->program)) == sizeof(pty->program));
    return pty;
}

void pty_free(struct pty *pty)
{
    kill(-pty->program, SIGKILL);
    close(pty->to_shell);
    close(pty->master);
    close(pty->from_shell);
    waitpid(pty->shell, NULL, 0);
    vterm_free(pty->vterm);
    text_builder_free(&pty->bytes);
    text_builder_free(&pty->row);
    free(pty);
}

/* Gives what the program wrote to the terminal, waiting a little for more; false when nothing came.
 */
static bool pump(struct pty *pty, int wait_ms)
{
    char bytes[4096];
    struct pollfd ready = {.fd = pty->master, .events = POLLIN};
    if (poll(&ready, 1, wait_ms) <= 0)
        return false;
    ssize_t count = read(pty->master, bytes, sizeof(bytes));
    if (count <= 0)
        return false;
    vterm_input_write(pty->vterm, bytes, (size_t)count);
    text_builder_add(&pty->bytes, (struct text){bytes, (size_t)count});
    return true;
}

void pty_settle(struct pty *pty)
{
    while (pump(pty, QUIET_MS))
        continue;
}

void pty_type(struct pty *pty, const char *keys)
{
    ck_assert(write(pty->master, keys, strlen(keys)) == (ssize_t)strlen(keys));
}

void pty_signal(struct pty *pty, int number)
{
    kill(pty->program, number);
}

void pty_resize(struct pty *pty, int rows, int columns)
{
    /* libvterm 0.1.4 may crash on what was written for a larger screen: let the program finish
     * first. The reader repaints all after a new size, so a new terminal shows the same. */
    pty_settle(pty);
    vterm_free(pty->vterm);
    make_terminal(pty, rows, columns);
    set_size(pty, rows, columns);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void wait_until(struct pty *pty, const char *text, bool there)
{
    int row, column;
    for (int64_t end = now_ms() + WAIT_MS; pty_find(pty, text, &row, &column) != there;) {
        if (now_ms() > end) {
            for (int i = 0; i < 6; i++)
                fprintf(stderr, "|%s\n", pty_row(pty, i));
            ck_abort_msg("waited for \"%s\" %s", text, there ? "to show" : "to go");
        }
        pump(pty, STEP_MS);
    }
}

void pty_wait_text(struct pty *pty, const char *text)
{
    wait_until(pty, text, true);
}

void pty_wait_gone(struct pty *pty, const char *text)
{
    wait_until(pty, text, false);
}

void pty_wait_cursor(struct pty *pty, int row, int column)
{
    for (int64_t end = now_ms() + WAIT_MS;;) {
        VTermPos position = pty_cursor(pty);
        if (position.row == row && position.col == column)
            return;
        if (now_ms() > end)
            ck_abort_msg("the cursor stands at %d, %d, not %d, %d", position.row, position.col, row,
                         column);
        pump(pty, STEP_MS);
    }
}

int pty_wait_status(struct pty *pty)
{
    int status;
    struct pollfd report = {.fd = pty->from_shell, .events = POLLIN};
    for (int64_t end = now_ms() + WAIT_MS; poll(&report, 1, 0) == 0;) {
        if (now_ms() > end)
            ck_abort_msg("the program neither ended nor stopped");
        pump(pty, STEP_MS);
    }
    ck_assert(read(pty->from_shell, &status, sizeof(status)) == sizeof(status));
    while (pump(pty, 0))
        continue;
    return status;
}

void pty_continue(struct pty *pty)
{
    ck_assert(write(pty->to_shell, "c", 1) == 1);
}

VTermScreenCell pty_cell(struct pty *pty, int row, int column)
{
    VTermScreenCell cell = {.width = 1};
    vterm_screen_get_cell(pty->screen, (VTermPos){.row = row, .col = column}, &cell);
    return cell;
}

/* A row with the column of each of its bytes, where wanted. */
static void read_row(struct pty *pty, int row, int byte_limit, int *column_at_limit)
{
    int rows, columns;
    vterm_get_size(pty->vterm, &rows, &columns);
    text_builder_clear(&pty->row);
    text_builder_add_string(&pty->row, "");
    for (int column = 0; column < columns;) {
        VTermScreenCell cell = pty_cell(pty, row, column);
        if (column_at_limit && (int)pty->row.length <= byte_limit)
            *column_at_limit = column;
        if (cell.chars[0] == 0)
            text_builder_add_byte(&pty->row, ' ');
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++) {
            char bytes[4];
            text_builder_add(&pty->row, (struct text){bytes, utf8_encode(cell.chars[i], bytes)});
        }
        column += cell.width > 0 ? cell.width : 1;
    }
    while (pty->row.length > 0 && pty->row.bytes[pty->row.length - 1] == ' ')
        pty->row.bytes[--pty->row.length] = '\0';
}

const char *pty_row(struct pty *pty, int row)
{
    read_row(pty, row, 0, NULL);
    return pty->row.bytes;
}

bool pty_find(struct pty *pty, const char *text, int *row, int *column)
{
    int rows, columns;
    vterm_get_size(pty->vterm, &rows, &columns);
    for (*row = 0; *row < rows; ++*row) {
        const char *line = pty_row(pty, *row);
        const char *found = line ? strstr(line, text) : NULL;
        if (found) {
            read_row(pty, *row, (int)(found - line), column);
            return true;
        }
    }
    return false;
}

VTermPos pty_cursor(struct pty *pty)
{
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &position);
    return position;
}

struct pty_state pty_state(struct pty *pty)
{
    struct pty_state state = {pty->alternate, pty->cursor_hidden, {0}, pty->first_modes};
    tcgetattr(pty->master, &state.modes);
    return state;
}

struct text pty_bytes(const struct pty *pty)
{
    return text_builder_text(&pty->bytes);
}
