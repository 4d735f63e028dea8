/* source: files turned into articles.
 *
 * A reader a format, behind one table, chosen by content, then by name; gzip is undone first.
 * Reading never fails as a whole where a part is good: what was wrong is told in the problems. */
#ifndef DIPTYCH_INGEST_SOURCE_H
#define DIPTYCH_INGEST_SOURCE_H

#include "core/base/article.h"
#include "core/base/error.h"
#include "core/ingest/fields.h"
#include "core/ingest/outlets.h"

/* What is known before reading. */
struct source_options {
    struct known_outlets outlets;
    struct field_names fields; /* what records call their fields, beside the usual names */
    size_t record_max;         /* bytes; a larger record is left out; 0: 64 MiB */
};

/* Whether they make the same of a file. */
bool source_options_equal(const struct source_options *a, const struct source_options *b);

/* Called with each article as it is made; takes ownership of it. Returns false to stop. */
typedef bool (*source_sink)(struct article *article, void *context);

/* In both `options` may be NULL. Reads the articles of one file ("-": standard input). STATUS_OK,
 * else STATUS_IO, STATUS_FORMAT or STATUS_LIMIT with problems added. A file without any text gives
 * no article and a warning. A file with many articles is read one at a time where its format
 * allows. */
enum status source_read_file(const char *path, const struct source_options *options,
                             source_sink sink, void *context, struct problem_list *problems);

/* The same of bytes already in memory; `name` stands for the path. */
enum status source_read_bytes(const char *name, struct text bytes,
                              const struct source_options *options, source_sink sink, void *context,
                              struct problem_list *problems);

/* Whether a file of a folder is read as an article: not a watchlist, manifest, dot file or a name
 * ending in a known non-text extension. */
bool source_takes(const char *path);
/* Whether one that is not may hold articles all the same, and is read where it is named itself: a
 * zip archive, newsboat's cache.db. */
bool source_takes_named(const char *path);

#endif
