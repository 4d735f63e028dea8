/* reading: one file on its way through a reader. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_READING_H
#define DIPTYCH_INGEST_READING_H

#include "core/base/stream.h"
#include "core/ingest/source.h"

/* A record larger than this is not read; behind a broken one the file is taken up again, until so
 * much was searched in vain; so many problems of one severity are told, the others counted. */
enum { READING_RECORD_MAX = 64 << 20, READING_WASTE_MAX = 1 << 30, READING_TOLD_MAX = 20 };

struct reading {
    const char *name;
    struct stream *stream;
    const struct source_options *options; /* or NULL */
    struct problem_list *problems;
    source_sink sink;
    void *context;
    struct article *held; /* the first, until it is known whether it is the only one */
    size_t count;         /* articles so far */
    size_t records;       /* records so far, broken ones counted */
    size_t wasted;        /* bytes searched in vain for the end of a broken record */
    size_t told[SEVERITY_COUNT], untold;
    bool stopped;
};

/* What every article still needs: kinds, masthead, language, length. */
void reading_finish(struct reading *reading, struct article *article);
/* Hands the next article on, as "name:N" where there are more than one; `own_source`: under the
 * name that it has. False to stop. */
bool reading_hand_on(struct reading *reading, struct article *article, bool own_source);
/* The last call: hands on what is held. */
void reading_end(struct reading *reading);

size_t reading_record_max(const struct reading *reading);

/* Adds a problem of a record at byte `at` of the stream's window; NULL where there were so many
 * that this one is only counted. */
struct problem *reading_tell(struct reading *reading, enum severity severity, size_t at,
                             const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Counts bytes searched in vain; false, with a problem, where they are too many to go on. */
bool reading_goes_on(struct reading *reading, size_t wasted);
/* The last call of a reader of records: tells how many were read where some were not. STATUS_FORMAT
 * where there were errors. */
enum status reading_sum_up(struct reading *reading);

#endif
