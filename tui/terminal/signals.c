#include "tui/terminal/signals.h"

#include "core/base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { RESTORE_ROOM = 512, CRASH_STACK = 64 * 1024, NO_DESCRIPTOR = -1 };

/* The signal of each event that came and was not yet taken. */
static volatile sig_atomic_t came[SIGNALS_EVENT_COUNT];
/* The writing end of the pipe that wakes the loop. */
static volatile sig_atomic_t wake_descriptor = NO_DESCRIPTOR;
/* What gives the terminal back; not changed while armed. */
static struct {
    volatile sig_atomic_t armed;
    int descriptor;
    struct termios modes;
    char bytes[RESTORE_ROOM];
    size_t length;
} restore;

static void note(enum signals_event event, int number)
{
    int saved = errno;
    came[event] = number;
    if (wake_descriptor != NO_DESCRIPTOR && write(wake_descriptor, "!", 1) < 0) {
        /* the pipe is full: the loop wakes all the same */
    }
    errno = saved;
}

static void on_quit(int number)
{
    note(SIGNALS_QUIT, number);
}

static void on_resize(int number)
{
    note(SIGNALS_RESIZE, number);
}

static void on_stop(int number)
{
    note(SIGNALS_STOP, number);
}

static void on_continue(int number)
{
    note(SIGNALS_CONTINUE, number);
}

/* Curses does not look everywhere whether it got the memory it asked for: at its fault that is what
 * failed last. */
static bool lacked_memory(int number, const siginfo_t *fault)
{
    bool was_sent = fault->si_code <= 0;
    return number == SIGSEGV && !was_sent && errno == ENOMEM;
}

/* SA_RESETHAND has put the default back: raising it again ends the program as the fault would have.
 */
static void on_crash(int number, siginfo_t *fault, void *context)
{
    (void)context;
    bool lacked = lacked_memory(number, fault);
    signals_restore_terminal();
    if (lacked)
        memory_fail();
    raise(number);
}

enum { CRASH_FLAGS = (int)(SA_RESETHAND | SA_NODEFER | SA_ONSTACK | SA_SIGINFO) };

static const struct {
    int number;
    void (*handler)(int); /* NULL: on_crash */
    int flags;
} handlers[] = {
    {SIGTERM, on_quit, SA_RESTART}, {SIGHUP, on_quit, SA_RESTART},
    {SIGINT, on_quit, SA_RESTART},  {SIGWINCH, on_resize, SA_RESTART},
    {SIGTSTP, on_stop, SA_RESTART}, {SIGCONT, on_continue, SA_RESTART},
    {SIGPIPE, SIG_IGN, 0},          {SIGSEGV, NULL, CRASH_FLAGS},
    {SIGBUS, NULL, CRASH_FLAGS},    {SIGFPE, NULL, CRASH_FLAGS},
    {SIGILL, NULL, CRASH_FLAGS},    {SIGABRT, NULL, CRASH_FLAGS},
    {SIGQUIT, NULL, CRASH_FLAGS},
};
enum { HANDLER_COUNT = sizeof(handlers) / sizeof(handlers[0]) };

struct signals {
    int pipe[2];
    void *crash_stack;
    struct sigaction former[HANDLER_COUNT];
};

static void set_handler(int number, void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_flags = flags};
    if (flags & SA_SIGINFO)
        action.sa_sigaction = on_crash;
    else
        action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void install(const struct signals *signals)
{
    for (size_t i = 0; i < HANDLER_COUNT; i++)
        if (handlers[i].handler != on_quit || signals->former[i].sa_handler != SIG_IGN)
            set_handler(handlers[i].number, handlers[i].handler, handlers[i].flags);
}

/* A fault by running out of stack needs another stack for its handler. */
static void *use_crash_stack(void)
{
    void *memory = memory_alloc(CRASH_STACK);
    stack_t stack = {.ss_sp = memory, .ss_size = CRASH_STACK};
    sigaltstack(&stack, NULL);
    return memory;
}

struct signals *signals_new(void)
{
    int ends[2];
    if (pipe(ends) != 0)
        return NULL;
    struct signals *signals = memory_calloc(1, sizeof(*signals));
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
        signals->pipe[i] = ends[i];
    }
    for (int i = 0; i < SIGNALS_EVENT_COUNT; i++)
        came[i] = 0;
    wake_descriptor = ends[1];
    signals->crash_stack = use_crash_stack();
    for (size_t i = 0; i < HANDLER_COUNT; i++)
        sigaction(handlers[i].number, NULL, &signals->former[i]);
    install(signals);
    return signals;
}

void signals_reset(const struct signals *signals)
{
    for (size_t i = 0; i < HANDLER_COUNT; i++)
        sigaction(handlers[i].number, &signals->former[i], NULL);
}

void signals_free(struct signals *signals)
{
    if (!signals)
        return;
    signals_reset(signals);
    restore.armed = 0;
    wake_descriptor = NO_DESCRIPTOR;
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    free(signals->crash_stack);
    close(signals->pipe[0]);
    close(signals->pipe[1]);
    free(signals);
}

int signals_descriptor(const struct signals *signals)
{
    return signals->pipe[0];
}

void signals_drain(struct signals *signals)
{
    char bytes[64];
    while (read(signals->pipe[0], bytes, sizeof(bytes)) > 0)
        continue;
}

int signals_take(enum signals_event event)
{
    int number = came[event];
    if (number)
        came[event] = 0;
    return number;
}

void signals_stop(void)
{
    set_handler(SIGTSTP, SIG_DFL, 0);
    kill(0, SIGTSTP);
    set_handler(SIGTSTP, on_stop, SA_RESTART);
    came[SIGNALS_STOP] = came[SIGNALS_CONTINUE] = 0;
}

void signals_step_aside(const struct signals *signals, bool away)
{
    static const struct {
        int number;
        void (*meanwhile)(int);
    } aside[] = {{SIGINT, SIG_IGN}, {SIGQUIT, SIG_IGN}, {SIGTSTP, SIG_DFL}, {SIGCONT, SIG_DFL}};
    if (!away) {
        install(signals);
        return;
    }
    for (size_t i = 0; i < sizeof(aside) / sizeof(aside[0]); i++)
        set_handler(aside[i].number, aside[i].meanwhile, 0);
}

void signals_save_modes(int descriptor)
{
    restore.armed = 0;
    restore.descriptor = descriptor;
    tcgetattr(descriptor, &restore.modes);
}

void signals_arm(struct text bytes)
{
    restore.length = bytes.length < RESTORE_ROOM ? bytes.length : RESTORE_ROOM;
    memcpy(restore.bytes, bytes.bytes, restore.length);
    restore.armed = 1;
}

void signals_restore_terminal(void)
{
    if (!restore.armed)
        return;
    restore.armed = 0;
    for (size_t done = 0; done < restore.length;) {
        ssize_t count = write(restore.descriptor, restore.bytes + done, restore.length - done);
        if (count <= 0)
            break;
        done += (size_t)count;
    }
    tcsetattr(restore.descriptor, TCSANOW, &restore.modes);
}
