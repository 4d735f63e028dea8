#include "tests/screen/pty.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tests/screen/pty_rest.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 10000, STEP_MS = 20, LOOK_MS = 1, CPU_SECONDS = 60 };

struct pty {
    int master, slave; /* the terminal's two ends; master -1: closed */
    bool escape;       /* what was typed last ends in an ESC */
    int rows, columns;
    pid_t shell, program;
    int to_shell, from_shell;
    struct termios first_modes;
    VTerm *vterm;
    VTermScreen *screen;
    bool alternate, cursor_hidden, mouse;
    struct text_builder bytes, row;
    char own_state[32]; /* the folder of the state, where the test has none; else "" */
};

/* --- the process that stands for the shell ---------------------------------------------------- */

static _Noreturn void run_program(const struct pty_options *options)
{
    setpgid(0, 0);
    tcsetpgrp(STDIN_FILENO, getpid());
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL); /* Check has handlers of its own */
    if (options->ignored_signal)
        signal(options->ignored_signal, SIG_IGN);
    if (options->term)
        setenv("TERM", options->term, 1);
    else
        unsetenv("TERM");
    if (options->locale)
        setenv("LC_ALL", options->locale, 1);
    setenv("XDG_STATE_HOME", options->state_home, 1);
    if (options->without_color)
        setenv("NO_COLOR", "1", 1);
    else
        unsetenv("NO_COLOR");
    setrlimit(RLIMIT_CPU,
              &(struct rlimit){CPU_SECONDS, CPU_SECONDS}); /* it may outlive a failed test */
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
    struct termios modes;
    tcgetattr(STDIN_FILENO, &modes);
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN); /* it tells how the program ended when the terminal has closed */
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
        if (WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP)
            tcsetattr(STDIN_FILENO, TCSADRAIN, &modes); /* it could not do so itself */
        if (write(reports, &status, sizeof(status)) < 0 || !WIFSTOPPED(status) ||
            read(commands, &command, 1) != 1)
            break;
        tcsetpgrp(STDIN_FILENO, program);
        kill(-program, SIGCONT);
    }
    kill(-program, SIGKILL);
    for (;;)
        pause(); /* the terminal stays until the test is done */
}

/* --- the terminal ----------------------------------------------------------------------------- */

static int take_property(VTermProp property, VTermValue *value, void *context)
{
    struct pty *pty = context;
    if (property == VTERM_PROP_ALTSCREEN)
        pty->alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE)
        pty->cursor_hidden = !value->boolean;
    if (property == VTERM_PROP_MOUSE)
        pty->mouse = value->number != VTERM_PROP_MOUSE_NONE;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = take_property};

static void set_size(struct pty *pty, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    ioctl(pty->master, TIOCSWINSZ, &size);
}

/* Two columns at least: libvterm 0.1.4 looks for the other half of a wide character beyond a single
 * one, and crashes. */
static void make_terminal(struct pty *pty, int rows, int columns)
{
    pty->rows = rows;
    pty->columns = columns;
    pty->vterm = vterm_new(rows, columns < 2 ? 2 : columns);
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
    if (!options.state_home) {
        strcpy(pty->own_state, "/tmp/diptych-test-XXXXXX");
        options.state_home = mkdtemp(pty->own_state);
        ck_assert_ptr_nonnull(options.state_home);
    }
    if (!options.first_run)
        pty_skip_first_runs(options.state_home);
    const char *terminal = ptsname(pty->master);
    pty->shell = fork();
    ck_assert_int_ge(pty->shell, 0);
    if (pty->shell == 0) {
        close(pty->master);
        close(commands[1]);
        close(reports[0]);
        run_shell(&options, terminal, commands[0], reports[1]);
    }
    pty->slave = open(terminal, O_RDWR | O_NOCTTY | O_CLOEXEC);
    ck_assert_int_ge(pty->slave, 0);
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
    kill(pty->shell, SIGKILL);
    close(pty->to_shell);
    pty_hang_up(pty);
    close(pty->slave);
    close(pty->from_shell);
    waitpid(pty->shell, NULL, 0);
    if (pty->own_state[0])
        pty_remove_state(pty->own_state);
    vterm_free(pty->vterm);
    text_builder_free(&pty->bytes);
    text_builder_free(&pty->row);
    free(pty);
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* When a wait that begins now has taken too long: where make says that all takes longer, later. */
static int64_t wait_end(void)
{
    enum { TIMES_MS = 2000 };
    const char *times = getenv("CK_TIMEOUT_MULTIPLIER");
    int64_t wait = times ? strtol(times, NULL, 10) * TIMES_MS : 0;
    return now_ms() + (wait > WAIT_MS ? wait : WAIT_MS);
}

/* Takes what the program wrote, waiting a little for it; false when nothing came. */
static bool take_output(struct pty *pty, int wait_ms)
{
    char bytes[4096];
    struct pollfd ready = {.fd = pty->master, .events = POLLIN};
    if (poll(&ready, 1, wait_ms) <= 0)
        return false;
    ssize_t count = read(pty->master, bytes, sizeof(bytes));
    if (count <= 0)
        return false;
    text_builder_add(&pty->bytes, (struct text){bytes, (size_t)count});
    return true;
}

static void show(struct pty *pty, size_t from, size_t end)
{
    vterm_input_write(pty->vterm, pty->bytes.bytes + from, end - from);
}

/* The same, and gives it to the terminal. */
static bool pump(struct pty *pty, int wait_ms)
{
    size_t from = pty->bytes.length;
    if (!take_output(pty, wait_ms))
        return false;
    show(pty, from, pty->bytes.length);
    return true;
}

/* How long a lone ESC may be the beginning of a key. */
static int escape_ms(void)
{
    enum { USUAL_MS = 100 };
    const char *delay = getenv("ESCDELAY");
    return delay ? (int)strtol(delay, NULL, 10) : USUAL_MS;
}

void pty_settle(struct pty *pty)
{
    for (int64_t end = wait_end();;) {
        ck_assert_msg(now_ms() < end, "the program does not come to rest");
        while (pump(pty, 0))
            continue;
        bool rests = pty_at_rest(pty->program, pty->slave, pty->master);
        if (rests && !pty->escape)
            return;
        /* it has read the ESC, and looks whether more comes */
        pump(pty, rests ? escape_ms() + LOOK_MS : LOOK_MS);
        pty->escape = pty->escape && !rests;
    }
}

void pty_type(struct pty *pty, const char *keys)
{
    size_t length = strlen(keys);
    pty->escape = length > 0 && keys[length - 1] == '\x1b';
    ck_assert(write(pty->master, keys, strlen(keys)) == (ssize_t)strlen(keys));
}

void pty_signal(struct pty *pty, int number)
{
    kill(pty->program, number);
}

void pty_hang_up(struct pty *pty)
{
    if (pty->master >= 0)
        close(pty->master);
    pty->master = -1;
}

/* Where the screen is cleared after `from`; SIZE_MAX when it is not. */
static size_t find_clearing(struct text bytes, size_t from)
{
    static const char *const sequences[] = {"\x1b[H\x1b[2J", "\x1b[H\x1b[J"};
    for (size_t i = 0; i < sizeof(sequences) / sizeof(sequences[0]); i++) {
        size_t found = text_find(bytes, text_from(sequences[i]), from);
        if (found != SIZE_MAX)
            return found;
    }
    return SIZE_MAX;
}

void pty_resize(struct pty *pty, int rows, int columns)
{
    size_t from = pty->bytes.length, clearing;
    int64_t end = wait_end();
    set_size(pty, rows, columns);
    while ((clearing = find_clearing(pty_bytes(pty), from)) == SIZE_MAX) {
        ck_assert_msg(now_ms() < end, "nothing was drawn for the new size");
        take_output(pty, STEP_MS);
    }
    show(pty, from, clearing);
    bool alternate = pty->alternate, hidden = pty->cursor_hidden;
    vterm_free(pty->vterm);
    make_terminal(pty, rows, columns);
    if (alternate)
        vterm_input_write(pty->vterm, "\x1b[?1049h", 8);
    if (hidden)
        vterm_input_write(pty->vterm, "\x1b[?25l", 6);
    show(pty, clearing, pty->bytes.length);
}

static void wait_until(struct pty *pty, const char *text, bool there)
{
    int row, column;
    for (int64_t end = wait_end(); pty_find(pty, text, &row, &column) != there;) {
        if (now_ms() > end) {
            for (int i = 0; i < pty->rows; i++)
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

void pty_wait_off(struct pty *pty, tcflag_t modes_off)
{
    struct termios modes;
    for (int64_t end = wait_end();;) {
        if (tcgetattr(pty->master, &modes) == 0 && !(modes.c_lflag & modes_off))
            return;
        ck_assert_msg(now_ms() < end, "the terminal's modes are not the reader's");
        pump(pty, STEP_MS);
    }
}

void pty_wait_cursor(struct pty *pty, int row, int column)
{
    for (int64_t end = wait_end();;) {
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
    struct pollfd ready[] = {{.fd = pty->from_shell, .events = POLLIN},
                             {.fd = pty->master, .events = POLLIN}};
    for (int64_t end = wait_end(); !ready[0].revents;) {
        if (now_ms() > end)
            ck_abort_msg("the program neither ended nor stopped");
        poll(ready, 2, STEP_MS);
        pump(pty, 0);
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
    text_builder_clear(&pty->row);
    text_builder_add_string(&pty->row, "");
    for (int column = 0; column < pty->columns;) {
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
    for (*row = 0; *row < pty->rows; ++*row) {
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
    struct pty_state state = {pty->alternate, pty->mouse, {0}};
    tcgetattr(pty->master, &state.modes);
    return state;
}

void pty_show(struct pty *pty, const char *bytes)
{
    vterm_input_write(pty->vterm, bytes, strlen(bytes));
}

static void assert_plain_pen(struct pty *pty)
{
    static const VTermAttr attributes[] = {VTERM_ATTR_BOLD, VTERM_ATTR_UNDERLINE, VTERM_ATTR_ITALIC,
                                           VTERM_ATTR_REVERSE};
    const VTermState *state = vterm_obtain_state(pty->vterm);
    VTermValue value = {0};
    for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++) {
        vterm_state_get_penattr(state, attributes[i], &value);
        ck_assert_msg(!value.boolean && !value.number, "attribute %d is left on", attributes[i]);
    }
    vterm_state_get_penattr(state, VTERM_ATTR_FOREGROUND, &value);
    ck_assert_msg(VTERM_COLOR_IS_DEFAULT_FG(&value.color), "a colour is left on");
    vterm_state_get_penattr(state, VTERM_ATTR_BACKGROUND, &value);
    ck_assert_msg(VTERM_COLOR_IS_DEFAULT_BG(&value.color), "a ground is left on");
}

/* Bracketed paste, which libvterm keeps to itself: whatever turned it on was turned off again. */
static void assert_paste_off(struct pty *pty)
{
    struct text bytes = pty_bytes(pty);
    for (size_t on = 0; (on = text_find(bytes, TEXT("\x1b[?2004h"), on)) != SIZE_MAX; on++)
        ck_assert_msg(text_find(bytes, TEXT("\x1b[?2004l"), on) != SIZE_MAX,
                      "bracketed paste is left on");
}

void pty_assert_restored(struct pty *pty)
{
    struct termios modes;
    ck_assert(tcgetattr(pty->master, &modes) == 0);
    ck_assert_msg(!pty->alternate, "the alternate screen is left on");
    ck_assert_msg(!pty->cursor_hidden, "the cursor is left hidden");
    ck_assert_msg(!pty->mouse, "the mouse is left on");
    ck_assert_uint_eq(modes.c_lflag, pty->first_modes.c_lflag);
    ck_assert_uint_eq(modes.c_iflag, pty->first_modes.c_iflag);
    ck_assert_uint_eq(modes.c_oflag, pty->first_modes.c_oflag);
    ck_assert_uint_eq(modes.c_cflag, pty->first_modes.c_cflag);
    ck_assert(memcmp(modes.c_cc, pty->first_modes.c_cc, sizeof(modes.c_cc)) == 0);
    assert_plain_pen(pty);
    assert_paste_off(pty);
}

struct text pty_bytes(const struct pty *pty)
{
    return text_builder_text(&pty->bytes);
}
