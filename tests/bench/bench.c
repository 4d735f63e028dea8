/* bench PROGRAM FOLDER: how long the program takes over text made here, into FOLDER.
 *
 * Each row is measured at a size and at twice the size, the better of three runs: the ratio says
 * how it grows, whatever the machine. Memory is the peak of the larger run. */
#define _GNU_SOURCE /* memmem */
#include "tests/bench/text.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 3, FRAME_TIMEOUT = 10000, ARTICLES = 200, LENGTH = 800 };

/* --- measures ----------------------------------------------------------------------------------
 */

struct measure {
    double seconds;
    long kilobytes;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* From the start of a program to its end, its output thrown away. */
static struct measure run_batch(const char *const *arguments)
{
    struct rusage usage;
    double start = now();
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        int nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, STDOUT_FILENO);
        execv(arguments[0], (char **)arguments);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        bench_die(arguments[0]);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "bench: %s %s fails\n", arguments[0], arguments[1]);
        exit(2);
    }
    return (struct measure){now() - start, usage.ru_maxrss};
}

/* From the start of the reader until a headline is on its terminal. */
static struct measure run_reader(const char *const *arguments)
{
    static const char headline[] = "Benchmark report";
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    static char seen[1 << 16];
    struct rusage usage;
    size_t length = 0;
    int master;
    double start = now();
    pid_t child = forkpty(&master, NULL, NULL, &size);
    if (child == 0) {
        setenv("TERM", "xterm-256color", 1);
        execv(arguments[0], (char **)arguments);
        _exit(127);
    }
    if (child < 0)
        bench_die(arguments[0]);
    while (!memmem(seen, length, headline, sizeof(headline) - 1)) {
        struct pollfd ready = {.fd = master, .events = POLLIN};
        ssize_t size_read = poll(&ready, 1, FRAME_TIMEOUT) == 1
                                ? read(master, seen + length, sizeof(seen) - length)
                                : -1;
        if (size_read <= 0) {
            fprintf(stderr, "bench: the reader shows no headline\n");
            exit(2);
        }
        length += (size_t)size_read;
    }
    double end = now();
    kill(child, SIGTERM);
    while (read(master, seen, sizeof(seen)) > 0)
        continue;
    wait4(child, NULL, 0, &usage);
    close(master);
    return (struct measure){end - start, usage.ru_maxrss};
}

typedef struct measure run_function(const char *const *arguments);

static struct measure best_of(run_function *run, const char *const *arguments)
{
    struct measure best = run(arguments);
    for (int i = 1; i < RUNS; i++) {
        struct measure again = run(arguments);
        if (again.seconds < best.seconds)
            best = again;
    }
    return best;
}

static void print_row(const char *name, double amount, const char *unit, struct measure once,
                      struct measure twice)
{
    printf("%-12s %8.0f %-9s %9.1f ms %12.0f %s/s   twice: x%.2f  %.1f MB\n", name, amount, unit,
           once.seconds * 1e3, amount / once.seconds, unit, twice.seconds / once.seconds,
           (double)twice.kilobytes / 1024);
    fflush(stdout);
}

static void bench_annotate(const char *program, const char *small, const char *large)
{
    const char *once[] = {program, "annotate", "--jobs=1", small, NULL};
    const char *twice[] = {program, "annotate", "--jobs=1", large, NULL};
    bench_write_folder(small, ARTICLES, LENGTH);
    bench_write_folder(large, 2 * ARTICLES, LENGTH);
    print_row("annotate", ARTICLES * LENGTH, "words", best_of(run_batch, once),
              best_of(run_batch, twice));
    const char *read_once[] = {program, small, NULL}, *read_twice[] = {program, large, NULL};
    print_row("first frame", ARTICLES, "articles", best_of(run_reader, read_once),
              best_of(run_reader, read_twice));
}

/* What an article of LENGTH words takes, read and analysed: the second half of twice as many. */
static void bench_memory(const char *program, const char *small, const char *large)
{
    const char *once[] = {program, "entities", "--json", "--jobs=1", small, NULL};
    const char *twice[] = {program, "entities", "--json", "--jobs=1", large, NULL};
    long more = best_of(run_batch, twice).kilobytes - best_of(run_batch, once).kilobytes;
    printf("%-12s %8d %-9s %9.1f kB an article\n", "kept", ARTICLES, "articles",
           (double)more / ARTICLES);
    fflush(stdout);
}

static void bench_compare(const char *program, const char *folder)
{
    enum { LONG = 10000 };
    char paths[4][BENCH_PATH_SIZE];
    for (int i = 0; i < 4; i++) {
        snprintf(paths[i], sizeof(paths[i]), "%s/long%d.txt", folder, i);
        bench_write_article(paths[i], i < 2 ? LONG : 2 * LONG, 7, i % 2 ? 1 : 0);
    }
    const char *once[] = {program, "compare", paths[0], paths[1], NULL};
    const char *twice[] = {program, "compare", paths[2], paths[3], NULL};
    print_row("compare", LONG, "words", best_of(run_batch, once), best_of(run_batch, twice));
}

/* Short articles: 10,000 files in a folder; 100,000 records of one file; half of each before. */
static void bench_many(const char *program, const char *folder)
{
    enum { FILES = 5000, RECORDS = 50000, SHORT = 40 };
    char paths[4][BENCH_PATH_SIZE];
    for (int i = 0; i < 4; i++)
        snprintf(paths[i], sizeof(paths[i]), "%s/many%d", folder, i);
    bench_write_folder(paths[0], FILES, SHORT);
    bench_write_folder(paths[1], 2 * FILES, SHORT);
    bench_write_records(paths[2], RECORDS, SHORT);
    bench_write_records(paths[3], 2 * RECORDS, SHORT);
    for (int i = 0; i < 4; i += 2) {
        const char *once[] = {program, "annotate", "--jobs=1", paths[i], NULL};
        const char *twice[] = {program, "annotate", "--jobs=1", paths[i + 1], NULL};
        print_row(i == 0 ? "files" : "records", i == 0 ? FILES : RECORDS,
                  i == 0 ? "files" : "records", run_batch(once), run_batch(twice));
    }
}

/* Every pair of a story of 2, 30 and 300 articles: pairs grow with the square, what is kept of an
 * article does not. The last, which takes longest, is run once. */
static void bench_story(const char *program, const char *folder)
{
    static const int outlets[] = {2, 30, 300};
    char path[BENCH_PATH_SIZE];
    for (size_t i = 0; i < sizeof(outlets) / sizeof(outlets[0]); i++) {
        int articles = outlets[i], pairs = articles * (articles - 1) / 2;
        snprintf(path, sizeof(path), "%s/story%d", folder, articles);
        bench_write_folder(path, articles, LENGTH);
        const char *arguments[] = {program, "compare", path, NULL};
        struct measure story =
            articles < 300 ? best_of(run_batch, arguments) : run_batch(arguments);
        printf("%-12s %8d %-9s %9.1f ms %12.0f pairs/s   %.1f MB\n", "story", articles, "articles",
               story.seconds * 1e3, pairs / story.seconds, (double)story.kilobytes / 1024);
        fflush(stdout);
    }
}

/* A heap of articles grouped by event, reading and names included. */
static void bench_stories(const char *program, const char *folder)
{
    enum { HEAP = 2000, SHORT = 200 };
    char paths[2][BENCH_PATH_SIZE];
    for (int i = 0; i < 2; i++) {
        snprintf(paths[i], sizeof(paths[i]), "%s/heap%d.jsonl", folder, i);
        bench_write_heap(paths[i], (1 + i) * HEAP, SHORT);
    }
    const char *once[] = {program, "list", "--jobs=1", paths[0], NULL};
    const char *twice[] = {program, "list", "--jobs=1", paths[1], NULL};
    print_row("stories", HEAP, "articles", best_of(run_batch, once), best_of(run_batch, twice));
}

int main(int argc, char **argv)
{
    char small[BENCH_PATH_SIZE], large[BENCH_PATH_SIZE];
    if (argc != 3) {
        fprintf(stderr, "usage: bench PROGRAM FOLDER\n");
        return 2;
    }
    snprintf(small, sizeof(small), "%s/small", argv[2]);
    snprintf(large, sizeof(large), "%s/large", argv[2]);
    bench_annotate(argv[1], small, large);
    bench_memory(argv[1], small, large);
    bench_many(argv[1], argv[2]);
    bench_compare(argv[1], argv[2]);
    bench_story(argv[1], argv[2]);
    bench_stories(argv[1], argv[2]);
    return 0;
}
