/* instructions PROGRAM FOLDER RECORDED [record]: how many instructions the hot paths take, counted
 * by callgrind over articles made in FOLDER, and the change since the counts that the file RECORDED
 * holds; or, with a fourth word, records them there. Counts tell what times on a busy machine do
 * not; those of two compilers do not compare. */
#include "tests/bench/measure.h"
#include "tests/bench/terminal.h"
#include "tests/bench/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { ARTICLES = 100, LENGTH = 800, LONG = 10000, OUTLETS = 12, TERMS = 2000, KEYS = 200 };

struct bench {
    const char *program, *folder;
    char count[BENCH_PATH_SIZE + 64]; /* the option that names what callgrind writes */
    const char *file;                 /* the name in it */
};

/* The counts that are recorded, by name. */
struct record {
    char name[32], compiler[64];
    double count;
};
enum { RECORDS_MAX = 16 };
struct records {
    struct record items[RECORDS_MAX];
    size_t count;
};

/* --- counting ---------------------------------------------------------------------------------
 */

static FILE *open_or_die(const char *path, const char *mode)
{
    FILE *file = fopen(path, mode);
    if (!file)
        bench_die(path);
    return file;
}

static double read_count(const struct bench *bench)
{
    char line[4096];
    double count = -1;
    FILE *file = open_or_die(bench->file, "r");
    while (fgets(line, sizeof(line), file))
        if (strncmp(line, "totals: ", 8) == 0)
            count = strtod(line + 8, NULL);
    fclose(file);
    remove(bench->file);
    if (count < 0) {
        fprintf(stderr, "bench: callgrind has counted nothing\n");
        exit(2);
    }
    return count;
}

/* The arguments are those of a subcommand, with a NULL behind them. */
static double count_batch(const struct bench *bench, const char *const *arguments)
{
    const char *all[16] = {"valgrind", "--tool=callgrind", "-q", bench->count, bench->program};
    for (size_t i = 0; arguments[i]; i++)
        all[5 + i] = arguments[i];
    measure_run(all, 1, 1);
    return read_count(bench);
}

/* The reader opened on a folder until it rests; then so many keys, up and down. */
static double count_reader(const struct bench *bench, const char *folder, int keys)
{
    const char *arguments[] = {
        "valgrind", "--tool=callgrind", "-q", bench->count, bench->program, folder, NULL};
    struct terminal *terminal = terminal_start(arguments);
    terminal_wait_read(terminal);
    terminal_wait_idle(terminal);
    for (int i = 0; i < keys; i++) {
        struct look before = terminal_look(terminal);
        terminal_type(terminal, i / 30 % 2 == 0 ? 'j' : 'k');
        terminal_wait_other(terminal, &before);
    }
    terminal_end(terminal, true);
    return read_count(bench);
}

/* --- what is recorded -------------------------------------------------------------------------
 */

/* "name count compiler" a line. */
static void read_records(const char *path, struct records *records)
{
    char line[256];
    FILE *file = fopen(path, "r");
    *records = (struct records){0};
    while (file && records->count < RECORDS_MAX && fgets(line, sizeof(line), file)) {
        struct record *record = &records->items[records->count];
        char *count = strchr(line, ' '), *compiler;
        if (line[0] == '#' || !count)
            continue;
        line[strcspn(line, "\n")] = '\0';
        snprintf(record->name, sizeof(record->name), "%.*s", (int)(count - line), line);
        record->count = strtod(count, &compiler);
        snprintf(record->compiler, sizeof(record->compiler), "%s", compiler + (*compiler == ' '));
        records->count++;
    }
    if (file)
        fclose(file);
}

static void write_records(const char *path, const struct records *records)
{
    FILE *file = open_or_die(path, "w");
    fputs("# Instructions of the hot paths (instructions.c), by `make bench-record`; and by which "
          "compiler.\n",
          file);
    for (size_t i = 0; i < records->count; i++)
        fprintf(file, "%s %.0f %s\n", records->items[i].name, records->items[i].count,
                records->items[i].compiler);
    if (fclose(file) != 0)
        bench_die(path);
}

/* Tells a count beside the one recorded under its name, and takes its place. */
static void tell(struct records *records, const char *name, const char *what, double count)
{
    size_t i = 0;
    while (i < records->count && strcmp(records->items[i].name, name) != 0)
        i++;
    struct record *record = &records->items[i];
    char since[64] = "nothing is recorded";
    if (i == RECORDS_MAX)
        bench_die("too many records");
    if (i < records->count && strcmp(record->compiler, __VERSION__) != 0)
        snprintf(since, sizeof(since), "recorded with another compiler");
    else if (i < records->count)
        snprintf(since, sizeof(since), "%+.1f %% since recorded",
                 100 * (count / record->count - 1));
    measure_row(name, "", "%.2f million instructions, %s: %s", count / 1e6, since, what);
    records->count += i == records->count;
    snprintf(record->name, sizeof(record->name), "%s", name);
    snprintf(record->compiler, sizeof(record->compiler), "%s", __VERSION__);
    record->count = count;
}

/* --- the hot paths ----------------------------------------------------------------------------
 */

static void path_in(char out[BENCH_PATH_SIZE], const struct bench *bench, const char *name)
{
    snprintf(out, BENCH_PATH_SIZE, "%s/%s", bench->folder, name);
}

static void count_articles(const struct bench *bench, struct records *records)
{
    char folder[BENCH_PATH_SIZE], terms[BENCH_PATH_SIZE], option[BENCH_PATH_SIZE + 16];
    path_in(folder, bench, "articles");
    path_in(terms, bench, "terms.yaml");
    bench_write_folder(folder, ARTICLES, LENGTH);
    bench_write_terms(terms, TERMS);
    snprintf(option, sizeof(option), "--watchlist=%s", terms);
    const char *annotate[] = {"annotate", "--jobs=1", folder, NULL};
    const char *watch[] = {"watch", "--count", "--jobs=1", option, folder, NULL};
    tell(records, "annotate", "100 articles of 800 words", count_batch(bench, annotate));
    tell(records, "watch", "the same, with 2,000 terms", count_batch(bench, watch));
}

static void count_comparisons(const struct bench *bench, struct records *records)
{
    char left[BENCH_PATH_SIZE], right[BENCH_PATH_SIZE], folder[BENCH_PATH_SIZE];
    path_in(left, bench, "left.txt");
    path_in(right, bench, "right.txt");
    path_in(folder, bench, "story");
    bench_write_article(left, LONG, 7, 0);
    bench_write_article(right, LONG, 7, 1);
    bench_write_folder(folder, OUTLETS, LENGTH);
    const char *pair[] = {"compare", "--jobs=1", left, right, NULL};
    const char *story[] = {"compare", "--jobs=1", folder, NULL};
    tell(records, "compare", "two articles of 10,000 words", count_batch(bench, pair));
    tell(records, "story", "12 articles, every pair", count_batch(bench, story));
}

static void count_readings(const struct bench *bench, struct records *records)
{
    char folder[BENCH_PATH_SIZE];
    path_in(folder, bench, "stories");
    bench_write_stories(folder, ARTICLES, LENGTH);
    double opening = count_reader(bench, folder, 0);
    double typing = count_reader(bench, folder, KEYS);
    tell(records, "opening", "100 articles read, analysed, put into stories and measured", opening);
    tell(records, "drawing", "a key that moves the cursor", (typing - opening) / KEYS);
}

int main(int argc, char **argv)
{
    struct records records;
    if (argc != 4 && argc != 5) {
        fprintf(stderr, "usage: instructions PROGRAM FOLDER RECORDED [record]\n");
        return 2;
    }
    if (!measure_finds("valgrind"))
        return 0;
    struct bench bench = {.program = argv[1], .folder = argv[2]};
    if (mkdir(bench.folder, 0777) != 0)
        bench_die(bench.folder);
    snprintf(bench.count, sizeof(bench.count), "--callgrind-out-file=%s/counts", bench.folder);
    bench.file = strchr(bench.count, '=') + 1;
    read_records(argv[3], &records);
    count_articles(&bench, &records);
    count_comparisons(&bench, &records);
    count_readings(&bench, &records);
    if (argc == 5)
        write_records(argv[3], &records);
    return 0;
}
