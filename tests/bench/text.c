#include "tests/bench/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

_Noreturn void bench_die(const char *what)
{
    fprintf(stderr, "bench: %s: %s\n", what, strerror(errno));
    exit(2);
}

static const char *const words[] = {
    "the",     "a",       "of",        "in",      "said",     "harbour", "council", "after",
    "bridge",  "was",     "were",      "ferry",   "to",       "on",      "night",   "repairs",
    "workers", "and",     "strike",    "would",   "storm",    "cost",    "people",  "had",
    "closed",  "reports", "inquiry",   "evening", "minister", "for",     "with",    "budget",
    "school",  "by",      "residents", "warned",  "flooding", "from",    "line",    "trains",
};
static const char *const names[] = {
    "Ilinca Dobrescu", "Tomas Wendelin", "Port Averill",  "Vestland Bulk",
    "Greta Holmqvist", "Sable Harbour",  "Lake Merrowin", "Orsolya Finch",
};

static const char *const outlet_names[] = {"courier", "ledger", "beacon", "herald", "tribune"};
enum { OUTLETS_MAX = sizeof(outlet_names) / sizeof(outlet_names[0]) };

/* Knuth's MMIX generator: the same text on every machine. */
static unsigned next_random(uint64_t *state, unsigned below)
{
    *state = *state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(*state >> 33) % below;
}

/* A sentence of 12 to 19 words. `change` makes one word in ten another, the rest the same. */
static int write_sentence(FILE *out, uint64_t *state, unsigned change)
{
    int length = 12 + (int)next_random(state, 8);
    fputs(names[next_random(state, sizeof(names) / sizeof(names[0]))], out);
    for (int i = 1; i < length; i++) {
        unsigned word = next_random(state, sizeof(words) / sizeof(words[0]));
        unsigned kind = next_random(state, 20);
        if (kind == 0)
            fprintf(out, " %u", 2 + word * 7);
        else if (kind <= 2)
            fprintf(out, " %s", words[(word + change) % (sizeof(words) / sizeof(words[0]))]);
        else if (kind <= 6) /* rare words, made of the state: most of a text's vocabulary */
            fprintf(out, " %s%s%x", words[word], "on", next_random(state, 4096));
        else
            fprintf(out, " %s", words[word]);
    }
    fputs(". ", out);
    return length;
}

void bench_write_article(const char *path, int length, uint64_t seed, unsigned change)
{
    FILE *out = fopen(path, "w");
    if (!out)
        bench_die(path);
    fprintf(out, "Benchmark report of number %u\n\n", (unsigned)seed);
    for (int written = 0, sentence = 1; written < length; sentence++) {
        written += write_sentence(out, &seed, change);
        if (sentence % 4 == 0)
            fputs("\n\n", out);
    }
    if (fclose(out) != 0)
        bench_die(path);
}

void bench_write_folder(const char *folder, int articles, int length)
{
    char path[BENCH_PATH_SIZE];
    if (mkdir(folder, 0777) != 0)
        bench_die(folder);
    for (int i = 0; i < articles; i++) {
        snprintf(path, sizeof(path), "%s/%06d.txt", folder, i);
        bench_write_article(path, length, (uint64_t)i + 1, 0);
    }
}

void bench_write_stories(const char *folder, int articles, int length)
{
    char path[BENCH_PATH_SIZE];
    uint64_t state = 1;
    if (mkdir(folder, 0777) != 0)
        bench_die(folder);
    for (int story = 0, written = 0; written < articles; story++) {
        int outlets = 1 + (int)next_random(&state, OUTLETS_MAX);
        snprintf(path, sizeof(path), "%s/%06d", folder, story);
        if (mkdir(path, 0777) != 0)
            bench_die(path);
        for (int i = 0; i < outlets && written < articles; i++, written++) {
            snprintf(path, sizeof(path), "%s/%06d/%s.txt", folder, story, outlet_names[i]);
            bench_write_article(path, length, (uint64_t)story + 1, (unsigned)i);
        }
    }
}

void bench_write_terms(const char *path, int terms)
{
    uint64_t state = 5;
    FILE *out = fopen(path, "w");
    if (!out)
        bench_die(path);
    fputs("version: 1\nterms:\n", out);
    for (int i = 0; i < terms; i++) {
        const char *first = words[next_random(&state, sizeof(words) / sizeof(words[0]))];
        const char *second = words[next_random(&state, sizeof(words) / sizeof(words[0]))];
        fprintf(out, "  - {term: '%son%x %s', id: t%d}\n", first, next_random(&state, 4096), second,
                i);
    }
    if (fclose(out) != 0)
        bench_die(path);
}

/* An article as a record; its text is that of its seed. */
static void write_record(FILE *out, int number, uint64_t seed, unsigned change, int length)
{
    fprintf(out, "{\"title\": \"Benchmark report of number %d\", \"text\": \"", number);
    for (int written = 0; written < length;)
        written += write_sentence(out, &seed, change);
    fprintf(out, "\", \"date\": \"2024-02-%02d\", \"section\": \"harbour\"}\n", 1 + number % 28);
}

static FILE *open_records(const char *path)
{
    FILE *out = fopen(path, "w");
    if (!out)
        bench_die(path);
    return out;
}

void bench_write_records(const char *path, int records, int length)
{
    FILE *out = open_records(path);
    for (int i = 0; i < records; i++)
        write_record(out, i, (uint64_t)i + 1, 0, length);
    if (fclose(out) != 0)
        bench_die(path);
}

void bench_write_heap(const char *path, int articles, int length)
{
    FILE *out = open_records(path);
    for (int i = 0; i < articles; i++) {
        int event = i / BENCH_EVENT;
        write_record(out, event, (uint64_t)event + 1, (unsigned)(i % BENCH_EVENT), length);
    }
    if (fclose(out) != 0)
        bench_die(path);
}
