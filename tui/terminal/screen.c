#include "tui/terminal/screen.h"

#include "core/base/clock.h"
#include "core/base/memory.h"
#include "core/config/theme.h"
#include "tui/terminal/input.h"
#include "tui/terminal/signals.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <term.h>
#include <unistd.h>

/* term.h makes macros of its capabilities' names. */
#undef columns

enum { EXEC_FAILED = 127, READ_SIZE = 256 };

struct screen {
    SCREEN *curses;
    struct signals *signals;
    FILE *keyboard;
    bool owns_keyboard; /* /dev/tty, opened here */
    int quit_signal;
    bool colored; /* start_color was called */
    struct input input;
};

/* --- starting --------------------------------------------------------------------------------- */

static enum status refuse(struct problem_list *problems, const char *hint, const char *message)
{
    struct problem *problem = problem_add(problems, SEVERITY_ERROR, STATUS_IO, NULL, "%s", message);
    problem_hint(problem, "%s", hint);
    return STATUS_IO;
}

/* What can be known without a byte written: initscr and newterm would end the program or write to a
 * file. The terminal's description stays curses' current one. */
static enum status check_terminal(struct problem_list *problems)
{
    static const char commands[] =
        "the subcommands write text or JSON and need no terminal: diptych --help";
    static const char set_term[] =
        "set TERM to what your terminal is, for example TERM=xterm-256color";
    if (!isatty(STDOUT_FILENO))
        return refuse(problems, commands,
                      "the reader needs a terminal, and standard output is none");
    const char *term = getenv("TERM");
    if (!term || !*term)
        return refuse(problems, set_term,
                      "the reader needs to know the terminal, and TERM is not set");
    if (strcmp(term, "dumb") == 0)
        return refuse(problems, commands, "the reader cannot draw on a dumb terminal (TERM=dumb)");
    int found = 0;
    if (setupterm(term, STDOUT_FILENO, &found) == ERR) {
        struct problem *problem = problem_add(problems, SEVERITY_ERROR, STATUS_IO, NULL,
                                              "the terminal \"%s\" (TERM) is not known here", term);
        problem_hint(problem, "try TERM=xterm-256color, or install its description (ncurses-term)");
        return STATUS_IO;
    }
    const char *address = tigetstr("cup");
    return address && address != (char *)-1
               ? STATUS_OK
               : refuse(problems, set_term, "the terminal (TERM) cannot move its cursor");
}

static enum status open_keyboard(struct screen *screen, struct problem_list *problems)
{
    screen->keyboard = stdin;
    if (isatty(STDIN_FILENO))
        return STATUS_OK;
    screen->keyboard = fopen("/dev/tty", "r");
    screen->owns_keyboard = screen->keyboard != NULL;
    if (screen->keyboard)
        return STATUS_OK;
    return refuse(problems, "start it in a terminal",
                  "no keyboard: standard input is not a terminal");
}

static const char *capability(const char *name)
{
    char *value = tigetstr(name);
    return value == (char *)-1 ? NULL : value;
}

/* Xterm's modes: the mouse reported, with numbers for its cells; what is pasted marked. */
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define ASK_GROUND "\033]11;?\033\\"

/* What has a second screen is an emulator: it passes over what it does not know, where the Linux
 * console and old terminals would draw it. */
static bool is_emulator(void)
{
    return capability("rmcup") != NULL;
}

/* Curses knows nothing of these, and has nothing pending when they are written. */
static void write_modes(const char *bytes)
{
    if (!is_emulator())
        return;
    fputs(bytes, stdout);
    fflush(stdout);
}

/* Writes the sequences that undo what curses does to where nothing is shown but by a crash. Looks
 * and cursor come last: leaving the other screen takes back those of before, which a terminal has
 * not kept where it was never entered. tputs has no context for its function, so padding is left
 * out by hand: "$<5>". */
static void arm_restore(void)
{
    static const char *const undo[] = {"rmkx", "rmcup", "sgr0", "op", "cnorm"};
    struct text_builder bytes = {0};
    if (is_emulator())
        text_builder_add_string(&bytes, MOUSE_OFF PASTE_OFF);
    for (size_t i = 0; i < sizeof(undo) / sizeof(undo[0]); i++)
        for (const char *at = capability(undo[i]); at && *at; at++) {
            const char *padding_end = at[0] == '$' && at[1] == '<' ? strchr(at, '>') : NULL;
            if (padding_end)
                at = padding_end;
            else
                text_builder_add_byte(&bytes, *at);
        }
    text_builder_add_string(&bytes, is_emulator() ? "\r" : "\r\n");
    signals_arm(text_builder_text(&bytes));
    text_builder_free(&bytes);
}

/* terminfo's no_color_video: attributes that are lost where there is colour. */
static const struct {
    attr_t curses;
    int with_color;
    unsigned attribute;
} attribute_bits[] = {
    {A_UNDERLINE, 2, THEME_UNDERLINE}, {A_REVERSE, 4, THEME_REVERSE},   {A_DIM, 16, THEME_DIM},
    {A_BOLD, 32, THEME_BOLD},          {A_ITALIC, 32768, THEME_ITALIC},
};

struct screen_traits screen_traits(struct screen *screen, struct screen_options options)
{
    struct screen_traits traits = {.ascii =
                                       options.ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0};
    if (options.color && !screen->colored && has_colors() && start_color() == OK) {
        use_default_colors();
        screen->colored = true;
    }
    if (options.color && screen->colored) {
        traits.colors = COLORS >= 1 << 24 ? 1 << 24 : COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : 8;
        if (COLORS < 8)
            traits.colors = 0;
    }
    int lost = traits.colors > 0 ? tigetnum("ncv") : 0;
    attr_t available = termattrs();
    for (size_t i = 0; i < sizeof(attribute_bits) / sizeof(attribute_bits[0]); i++)
        if ((available & attribute_bits[i].curses) &&
            (lost < 0 || !(lost & attribute_bits[i].with_color)))
            traits.attributes |= attribute_bits[i].attribute;
    return traits;
}

static const struct {
    const char *capability;
    uint32_t key;
} terminal_keys[] = {
    {"kcuu1", SCREEN_KEY_UP},      {"kcud1", SCREEN_KEY_DOWN},    {"kcub1", SCREEN_KEY_LEFT},
    {"kcuf1", SCREEN_KEY_RIGHT},   {"khome", SCREEN_KEY_HOME},    {"kend", SCREEN_KEY_END},
    {"kpp", SCREEN_KEY_PAGE_UP},   {"knp", SCREEN_KEY_PAGE_DOWN}, {"kcbt", SCREEN_KEY_BACKTAB},
    {"kbs", SCREEN_KEY_BACKSPACE}, {"kdch1", SCREEN_KEY_DELETE},  {"kf1", SCREEN_KEY_F1},
    {"kf2", SCREEN_KEY_F1 + 1},    {"kf3", SCREEN_KEY_F1 + 2},    {"kf4", SCREEN_KEY_F1 + 3},
    {"kf5", SCREEN_KEY_F1 + 4},    {"kf6", SCREEN_KEY_F1 + 5},    {"kf7", SCREEN_KEY_F1 + 6},
    {"kf8", SCREEN_KEY_F1 + 7},    {"kf9", SCREEN_KEY_F1 + 8},    {"kf10", SCREEN_KEY_F1 + 9},
    {"kf11", SCREEN_KEY_F1 + 10},  {"kf12", SCREEN_KEY_F12},
};

static void start_input(struct input *input)
{
    input->escape_ms = input_escape_ms(getenv("ESCDELAY"));
    for (size_t i = 0; i < sizeof(terminal_keys) / sizeof(terminal_keys[0]); i++)
        input_add_sequence(input, capability(terminal_keys[i].capability), terminal_keys[i].key);
}

/* The window as the system knows it; curses would rather believe $LINES and $COLUMNS. */
static void take_size(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
        return;
    int rows, columns;
    getmaxyx(stdscr, rows, columns);
    if (rows != size.ws_row || columns != size.ws_col)
        resize_term(size.ws_row, size.ws_col);
}

static void set_modes(void)
{
    raw(); /* ^C and ^Z are keys */
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    typeahead(-1);
    take_size();
}

static void release(struct screen *screen)
{
    signals_free(screen->signals);
    if (screen->owns_keyboard)
        fclose(screen->keyboard);
    free(screen);
}

/* Before anything of curses, which may crash for want of memory. */
static enum status start_signals(struct screen *screen, struct problem_list *problems)
{
    signals_save_modes(STDOUT_FILENO);
    screen->signals = signals_new();
    if (!screen->signals)
        return refuse(problems, "raise ulimit -n", "no descriptors are left for a pipe");
    memory_set_failure_hook(signals_restore_terminal);
    return STATUS_OK;
}

static enum status start_curses(struct screen *screen, struct problem_list *problems)
{
    TERMINAL *checked = cur_term; /* newterm makes one of its own */
    arm_restore();                /* newterm sets modes already */
    screen->curses = newterm(NULL, stdout, screen->keyboard);
    del_curterm(checked);
    if (!screen->curses)
        return refuse(problems, "try another TERM", "curses cannot use this terminal");
    return STATUS_OK;
}

enum status screen_start(struct screen **out, struct problem_list *problems)
{
    *out = NULL;
    struct screen *screen = memory_calloc(1, sizeof(*screen));
    if (start_signals(screen, problems) != STATUS_OK || check_terminal(problems) != STATUS_OK ||
        open_keyboard(screen, problems) != STATUS_OK ||
        start_curses(screen, problems) != STATUS_OK) {
        release(screen);
        return STATUS_IO;
    }
    start_input(&screen->input);
    set_modes();
    write_modes(PASTE_ON);
    *out = screen;
    return STATUS_OK;
}

/* Leaves the terminal to others: its modes as they were. */
static void leave(const struct screen *screen)
{
    write_modes(screen->input.mouse ? MOUSE_OFF PASTE_OFF : PASTE_OFF);
    endwin();
}

void screen_end(struct screen *screen)
{
    if (!screen)
        return;
    leave(screen);
    if (!is_emulator())
        putp("\n");
    fflush(stdout);
    delscreen(screen->curses);
    release(screen);
}

void screen_size(const struct screen *screen, int *rows, int *columns)
{
    (void)screen;
    getmaxyx(stdscr, *rows, *columns);
}

int screen_quit_signal(const struct screen *screen)
{
    return screen->quit_signal;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* Back from where the terminal was another's: modes set, size taken, all cells to be written again.
 */
static void come_back(const struct screen *screen)
{
    clearok(curscr, TRUE);
    refresh();
    take_size();
    write_modes(screen->input.mouse ? MOUSE_ON PASTE_ON : PASTE_ON);
}

void screen_suspend(struct screen *screen)
{
    leave(screen);
    signals_stop();
    come_back(screen);
}

void screen_set_mouse(struct screen *screen, bool on)
{
    if (screen->input.mouse != on)
        write_modes(on ? MOUSE_ON : MOUSE_OFF);
    screen->input.mouse = on;
}

void screen_clicked(const struct screen *screen, int *row, int *column)
{
    *row = screen->input.row;
    *column = screen->input.column;
}

void screen_ask_ground(struct screen *screen)
{
    (void)screen;
    write_modes(ASK_GROUND);
}

uint32_t screen_ground(const struct screen *screen)
{
    return screen->input.ground;
}

/* What signals ask for, the most pressing first. */
static uint32_t take_signals(struct screen *screen)
{
    signals_drain(screen->signals);
    int quit = signals_take(SIGNALS_QUIT);
    if (quit) {
        screen->quit_signal = quit;
        return SCREEN_KEY_QUIT;
    }
    if (signals_take(SIGNALS_STOP)) {
        screen_suspend(screen);
        return SCREEN_KEY_SUSPENDED;
    }
    if (signals_take(SIGNALS_CONTINUE)) {
        leave(screen);
        come_back(screen);
        return SCREEN_KEY_SUSPENDED;
    }
    if (signals_take(SIGNALS_RESIZE)) {
        take_size();
        clearok(curscr, TRUE); /* what was on its way was drawn by the new size */
        return SCREEN_KEY_RESIZE;
    }
    return SCREEN_KEY_NONE;
}

/* Reads what the keyboard has; false when the terminal is gone. */
static bool read_keyboard(struct screen *screen)
{
    char bytes[READ_SIZE];
    size_t room = INPUT_ROOM - screen->input.length;
    ssize_t count =
        read(fileno(screen->keyboard), bytes, room < sizeof(bytes) ? room : sizeof(bytes));
    if (count > 0)
        input_push(&screen->input, bytes, (size_t)count, clock_ms());
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

static int shorter_wait(int64_t a, int64_t b)
{
    int64_t wait = a < 0 ? b : b < 0 ? a : a < b ? a : b;
    return wait > INT_MAX ? INT_MAX : (int)wait;
}

uint32_t screen_read_key(struct screen *screen, int descriptor, int timeout_ms)
{
    int64_t deadline = timeout_ms < 0 ? -1 : clock_ms() + timeout_ms;
    for (;;) {
        uint32_t key = take_signals(screen);
        if (key == SCREEN_KEY_NONE)
            key = input_next(&screen->input, clock_ms());
        if (key != SCREEN_KEY_NONE)
            return key;
        int64_t now = clock_ms();
        int64_t left = deadline < 0 ? -1 : deadline > now ? deadline - now : 0;
        struct pollfd ready[] = {
            {.fd = fileno(screen->keyboard), .events = POLLIN},
            {.fd = signals_descriptor(screen->signals), .events = POLLIN},
            {.fd = descriptor, .events = POLLIN}, /* poll passes over -1 */
        };
        int count = poll(ready, 3, shorter_wait(left, input_wait(&screen->input, now)));
        if (count > 0 && ready[0].revents && !read_keyboard(screen))
            return SCREEN_KEY_QUIT;
        if (count > 0 && ready[2].revents && !ready[0].revents && !ready[1].revents)
            return SCREEN_KEY_NONE;
        if (count == 0 && left == 0)
            return SCREEN_KEY_NONE;
    }
}

/* --- other programs --------------------------------------------------------------------------- */

static _Noreturn void become(struct screen *screen, char *const argv[], int input)
{
    signals_reset(screen->signals);
    if (input >= 0)
        dup2(input, STDIN_FILENO);
    else if (screen->owns_keyboard)
        dup2(fileno(screen->keyboard), STDIN_FILENO);
    execvp(argv[0], argv);
    _exit(EXEC_FAILED);
}

/* In the modes of the shell: a line at a time. */
static void wait_for_enter(struct screen *screen)
{
    static const char told[] = "\ndiptych: Enter goes back\n";
    char byte = 0;
    if (write(STDOUT_FILENO, told, sizeof(told) - 1) < 0)
        return;
    while (byte != '\n' && read(fileno(screen->keyboard), &byte, 1) == 1)
        continue;
}

static int run(struct screen *screen, char *const argv[], int input)
{
    int result = 0;
    leave(screen);
    signals_step_aside(screen->signals, true);
    pid_t child = fork();
    if (child == 0)
        become(screen, argv, input);
    while (child > 0 && waitpid(child, &result, 0) < 0 && errno == EINTR)
        continue;
    if (input >= 0)
        wait_for_enter(screen);
    signals_step_aside(screen->signals, false);
    come_back(screen);
    return child > 0 && WIFEXITED(result) && WEXITSTATUS(result) != EXEC_FAILED
               ? WEXITSTATUS(result)
               : -1;
}

int screen_run(struct screen *screen, char *const argv[])
{
    return run(screen, argv, -1);
}

int screen_filter(struct screen *screen, char *const argv[], int input)
{
    return run(screen, argv, input);
}
