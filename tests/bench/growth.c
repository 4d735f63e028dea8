/* growth PROGRAM FOLDER ARTICLES...: the reader opened on so many articles, made in FOLDER, until
 * it has read, analysed and measured all and rests: time and memory, and what an article takes of
 * each. Where growth is linear, an article takes the same of any number. */
#include "tests/bench/measure.h"
#include "tests/bench/terminal.h"
#include "tests/bench/text.h"

#include <stdio.h>
#include <stdlib.h>

enum { LENGTH = 800 };

static void grow(const char *program, const char *folder, int articles)
{
    char path[BENCH_PATH_SIZE];
    snprintf(path, sizeof(path), "%s/articles%d", folder, articles);
    bench_write_stories(path, articles, LENGTH);
    const char *arguments[] = {program, path, NULL};
    double begin = measure_now();
    struct terminal *terminal = terminal_start(arguments);
    terminal_wait_read(terminal);
    double read = measure_now() - begin;
    terminal_wait_idle(terminal);
    double worked = terminal_worked(terminal);
    double bytes = (double)terminal_end(terminal, false) * 1024;
    measure_row("growth", "linear",
                "%d articles: read after %.1f s, worked %.1f s, %.1f MB; an article: %.2f ms, %.1f "
                "kB",
                articles, read, worked / 1e3, bytes / 1e6, worked / articles,
                bytes / 1e3 / articles);
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: growth PROGRAM FOLDER ARTICLES...\n");
        return 2;
    }
    for (int i = 3; i < argc; i++)
        grow(argv[1], argv[2], (int)strtol(argv[i], NULL, 10));
    return 0;
}
