#include "tests/screen/pty_rest.h"

#include <dirent.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUIET_MS = 20, GENERATIONS = 4 };

/* What the threads of a program do. */
struct doings {
    bool known, busy;         /* one runs, or could, or waits for a disk */
    unsigned long long turns; /* how often threads have gone to sleep so far */
};

/* The number behind a word that begins a line, 0 without it. */
static unsigned long long number_of(const char *text, const char *word)
{
    const char *found = strstr(text, word);
    return found ? strtoull(found + strlen(word), NULL, 10) : 0;
}

static bool read_small(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "r");
    size_t length = file ? fread(out, 1, size - 1, file) : 0;
    if (file)
        fclose(file);
    out[length] = '\0';
    return file != NULL;
}

static void look_at(pid_t program, int generation, struct doings *doings);

static void look_at_thread(pid_t program, const char *thread, int generation, struct doings *doings)
{
    char path[80], text[4096];
    snprintf(path, sizeof(path), "/proc/%d/task/%.10s/status", (int)program, thread);
    const char *state = read_small(path, text, sizeof(text)) ? strstr(text, "\nState:\t") : NULL;
    if (!state)
        return;
    doings->known = true;
    doings->busy = doings->busy || state[8] == 'R' || state[8] == 'D';
    doings->turns += number_of(state, "\nvoluntary_ctxt_switches:") +
                     number_of(state, "\nnonvoluntary_ctxt_switches:");
    snprintf(path, sizeof(path), "/proc/%d/task/%.10s/children", (int)program, thread);
    if (generation == 0 || !read_small(path, text, sizeof(text)))
        return;
    for (char *at = text, *end; (program = (pid_t)strtol(at, &end, 10)) > 0; at = end)
        look_at(program, generation - 1, doings);
}

static void look_at(pid_t program, int generation, struct doings *doings)
{
    char path[40];
    snprintf(path, sizeof(path), "/proc/%d/task", (int)program);
    DIR *threads = opendir(path);
    for (struct dirent *thread; threads && (thread = readdir(threads)) != NULL;)
        if (thread->d_name[0] != '.')
            look_at_thread(program, thread->d_name, generation, doings);
    if (threads)
        closedir(threads);
}

/* Asking takes what is on its way through the terminal to its other end first (Linux,
 * drivers/tty/n_tty.c, n_tty_poll). */
static bool has_bytes(int descriptor, int wait_ms)
{
    struct pollfd ready = {.fd = descriptor, .events = POLLIN};
    return poll(&ready, 1, wait_ms) > 0 && (ready.revents & POLLIN);
}

/* Threads are looked at one after the other; that none had a turn meanwhile makes it one moment. */
bool pty_at_rest(pid_t program, int slave, int master)
{
    struct doings first = {0}, second = {0};
    if (has_bytes(slave, 0))
        return false;
    look_at(program, GENERATIONS, &first);
    if (first.busy)
        return false;
    look_at(program, GENERATIONS, &second);
    if (second.busy || first.turns != second.turns)
        return false;
    return !has_bytes(master, first.known ? 0 : QUIET_MS);
}
