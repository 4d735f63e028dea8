#include "tests/bench/measure.h"
#include "tests/bench/text.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double read_clock(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

double measure_now(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

double measure_worked(void)
{
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* The status it ends with, 256 for a signal. */
static int run_once(const char *const *arguments, struct measure *out)
{
    struct rusage usage;
    double start = measure_now();
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        int nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, STDOUT_FILENO);
        dup2(nothing, STDERR_FILENO);
        execvp(arguments[0], (char **)arguments);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        bench_die(arguments[0]);
    *out =
        (struct measure){measure_now() - start,
                         seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime), usage.ru_maxrss};
    return WIFEXITED(status) ? WEXITSTATUS(status) : 256;
}

struct measure measure_run(const char *const *arguments, int runs, int most_status)
{
    struct measure best = {0};
    for (int i = 0; i < runs; i++) {
        struct measure again;
        if (run_once(arguments, &again) > most_status) {
            fprintf(stderr, "bench: %s %s fails\n", arguments[0], arguments[1]);
            exit(2);
        }
        if (i == 0 || again.worked < best.worked)
            best = again;
    }
    return best;
}

bool measure_tries(const char *const *arguments, struct measure *out)
{
    return run_once(arguments, out) == 0;
}

bool measure_finds(const char *program)
{
    const char *from = getenv("PATH");
    while (from && *from) {
        char path[BENCH_PATH_SIZE];
        size_t length = strcspn(from, ":");
        snprintf(path, sizeof(path), "%.*s/%s", (int)length, from, program);
        if (access(path, X_OK) == 0)
            return true;
        from += length + (from[length] == ':');
    }
    measure_row(program, "", "  is not installed: left out");
    return false;
}

void measure_row(const char *what, const char *reach, const char *format, ...)
{
    char figures[512];
    va_list list;
    va_start(list, format);
    vsnprintf(figures, sizeof(figures), format, list);
    va_end(list);
    printf("%-16s %s%s%s\n", what, figures, *reach ? "; to reach: " : "", reach);
    fflush(stdout);
}
