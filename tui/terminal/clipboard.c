#include "tui/terminal/clipboard.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* RFC 4648, 4. */
static void add_base64(struct text text, struct text_builder *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < text.length; i += 3) {
        size_t rest = text.length - i;
        uint32_t bits = (uint32_t)(unsigned char)text.bytes[i] << 16;
        if (rest > 1)
            bits |= (uint32_t)(unsigned char)text.bytes[i + 1] << 8;
        if (rest > 2)
            bits |= (uint32_t)(unsigned char)text.bytes[i + 2];
        for (size_t digit = 0; digit < 4; digit++)
            text_builder_add_byte(out, digit <= rest ? digits[bits >> (18 - 6 * digit) & 63] : '=');
    }
}

void clipboard_sequence(struct text text, struct text_builder *out)
{
    text_builder_add_string(out, "\x1b]52;c;");
    add_base64(text, out);
    text_builder_add_byte(out, '\a');
}

/* --- programs --------------------------------------------------------------------------------- */

/* A program that takes the text on its input, and the variable that says it can work here. */
static const struct program {
    const char *variable; /* NULL: none */
    char words[3][16];
} programs[] = {
    {"WAYLAND_DISPLAY", {"wl-copy"}},
    {"DISPLAY", {"xclip", "-selection", "clipboard"}},
    {NULL, {"pbcopy"}},
};

/* A moment for it to end: a display that does not answer must not hold the reader up. */
static bool has_done_well(pid_t child)
{
    enum { TRIES = 50, PAUSE_NS = 10 * 1000 * 1000 };
    int status;
    for (int i = 0; i < TRIES; i++) {
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended != 0)
            return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
        nanosleep(&(struct timespec){0, PAUSE_NS}, NULL);
    }
    return false;
}

static bool write_all(int descriptor, struct text text)
{
    for (size_t at = 0; at < text.length;) {
        ssize_t written = write(descriptor, text.bytes + at, text.length - at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += (size_t)written;
    }
    return true;
}

static bool feed(struct program program, struct text text)
{
    char *arguments[4] = {NULL};
    int ends[2];
    for (size_t i = 0; i < 3 && program.words[i][0]; i++)
        arguments[i] = program.words[i];
    pid_t child;
    posix_spawn_file_actions_t actions;
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    bool started = posix_spawnp(&child, arguments[0], &actions, NULL, arguments, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[0]);
    bool fed = started && write_all(ends[1], text);
    close(ends[1]);
    return started && has_done_well(child) && fed;
}

enum clipboard_result clipboard_send(struct text text, FILE *terminal)
{
    if (text.length > CLIPBOARD_BYTES_MAX)
        return CLIPBOARD_TOO_LONG;
    for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
        const char *variable = programs[i].variable;
        if ((!variable || getenv(variable)) && feed(programs[i], text))
            return CLIPBOARD_SENT_TO_PROGRAM;
    }
    struct text_builder sequence = {0};
    clipboard_sequence(text, &sequence);
    fwrite(sequence.bytes, 1, sequence.length, terminal);
    fflush(terminal);
    text_builder_free(&sequence);
    return CLIPBOARD_SENT_TO_TERMINAL;
}
