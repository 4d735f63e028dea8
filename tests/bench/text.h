/* text: articles made here, the same on every machine: what the measures of tests/bench read. */
#ifndef DIPTYCH_TESTS_BENCH_TEXT_H
#define DIPTYCH_TESTS_BENCH_TEXT_H

#include <stdint.h>

enum { BENCH_PATH_SIZE = 4096 };

/* Says what failed, by errno, and ends. */
_Noreturn void bench_die(const char *what);
/* An article of about `length` words. The same seed gives the same text, in which `change` makes
 * one word in ten another. */
void bench_write_article(const char *path, int length, uint64_t seed, unsigned change);
/* A new folder of loose articles; and one of stories, each in a folder, of one to five outlets. */
void bench_write_folder(const char *folder, int articles, int length);
void bench_write_stories(const char *folder, int articles, int length);
/* A watchlist of so many names, of which few stand in the articles. */
void bench_write_terms(const char *path, int terms);
/* A file of JSON Lines, an article a record. */
void bench_write_records(const char *path, int records, int length);
/* The same of events that BENCH_EVENT outlets each tell in their own words. */
enum { BENCH_EVENT = 4 };
void bench_write_heap(const char *path, int articles, int length);

#endif
