/* bench PROGRAM FOLDER: how long the program takes over text made here, into FOLDER.
 *
 * Each row is measured at a size and at twice the size, the better of three runs: the ratio says
 * how it grows, whatever the machine. Times are of one core at work, which other programs on the
 * machine lengthen least; memory is the peak of the larger run. */
#include "tests/bench/measure.h"
#include "tests/bench/peers.h"
#include "tests/bench/text.h"

#include <stdio.h>
#include <sys/stat.h>

enum { RUNS = 3, ARTICLES = 200, LENGTH = 800, LONG = 10000 };

static struct measure run_batch(const char *const *arguments)
{
    return measure_run(arguments, 1, 0);
}

static struct measure best_of(const char *const *arguments)
{
    return measure_run(arguments, RUNS, 0);
}

static void print_row(const char *what, const char *reach, double amount, const char *unit,
                      struct measure once, struct measure twice)
{
    measure_row(what, reach, "%.0f %s in %.1f ms, %.0f %s/s; twice as many: x%.2f, %.1f MB", amount,
                unit, once.worked * 1e3, amount / once.worked, unit, twice.worked / once.worked,
                (double)twice.kilobytes * 1.024 / 1e3);
}

static void bench_annotate(const char *program, const char *small, const char *large)
{
    const char *once[] = {program, "annotate", "--jobs=1", small, NULL};
    const char *twice[] = {program, "annotate", "--jobs=1", large, NULL};
    bench_write_folder(small, ARTICLES, LENGTH);
    bench_write_folder(large, 2 * ARTICLES, LENGTH);
    print_row("annotate", "400000 words/s", ARTICLES * LENGTH, "words", best_of(once),
              best_of(twice));
    peers_annotate(small, ARTICLES * LENGTH);
}

/* What an article of LENGTH words takes, read and analysed: the second half of twice as many, so
 * many that the words kept of those looked at last (32 MB at most) are in both. */
static void bench_memory(const char *program, const char *folder)
{
    enum { MANY = 1000 };
    char paths[2][BENCH_PATH_SIZE];
    long kilobytes[2];
    for (int i = 0; i < 2; i++) {
        snprintf(paths[i], sizeof(paths[i]), "%s/memory%d", folder, i);
        bench_write_folder(paths[i], (i + 1) * MANY, LENGTH);
        const char *arguments[] = {program, "entities", "--json", "--jobs=1", paths[i], NULL};
        kilobytes[i] = run_batch(arguments).kilobytes;
    }
    measure_row("memory", "60 kB", "%.1f kB an article of %d words, analysed",
                (double)(kilobytes[1] - kilobytes[0]) * 1.024 / MANY, LENGTH);
}

static void bench_compare(const char *program, const char *folder)
{
    char paths[4][BENCH_PATH_SIZE];
    for (int i = 0; i < 4; i++) {
        snprintf(paths[i], sizeof(paths[i]), "%s/long%d.txt", folder, i);
        bench_write_article(paths[i], i < 2 ? LONG : 2 * LONG, 7, i % 2 ? 1 : 0);
    }
    const char *once[] = {program, "compare", paths[0], paths[1], NULL};
    const char *twice[] = {program, "compare", paths[2], paths[3], NULL};
    print_row("compare", "50 ms", LONG, "words", best_of(once), best_of(twice));
    peers_compare(paths[0], paths[1]);
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
        print_row(i == 0 ? "files" : "records", "", i == 0 ? FILES : RECORDS,
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
        struct measure story = measure_run(arguments, articles < 300 ? RUNS : 1, 0);
        measure_row("story", "", "%d articles in %.1f ms, %.0f pairs/s, %.1f MB", articles,
                    story.worked * 1e3, pairs / story.worked,
                    (double)story.kilobytes * 1.024 / 1e3);
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
    print_row("stories", "", HEAP, "articles", best_of(once), best_of(twice));
}

static double megabytes_of(const char *path)
{
    struct stat file;
    if (stat(path, &file) != 0)
        bench_die(path);
    return (double)file.st_size / 1e6;
}

static void bench_sizes(const char *program, const char *folder)
{
    char stripped[BENCH_PATH_SIZE];
    snprintf(stripped, sizeof(stripped), "%s/stripped", folder);
    const char *strip[] = {"strip", "-o", stripped, program, NULL};
    measure_run(strip, 1, 0);
    measure_row("size", "3.5 MB; 1 MB; 1 MB",
                "the program, stripped, with all that is embedded, %.2f MB; weights %.2f MB; "
                "gazetteer %.2f MB",
                megabytes_of(stripped), megabytes_of("core/entities/names.bin"),
                megabytes_of("core/entities/gazetteer/gazetteer.bin"));
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
    bench_memory(argv[1], argv[2]);
    bench_many(argv[1], argv[2]);
    bench_compare(argv[1], argv[2]);
    bench_story(argv[1], argv[2]);
    bench_stories(argv[1], argv[2]);
    bench_sizes(argv[1], argv[2]);
    return 0;
}
