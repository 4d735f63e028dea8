/* reading: one file on its way through a reader. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_READING_H
#define DIPTYCH_INGEST_READING_H

#include "core/base/stream.h"
#include "core/ingest/source.h"

/* A record larger than this is not read. */
enum { READING_RECORD_MAX = 64 << 20 };

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
    bool stopped;
};

/* What every article still needs: kinds, masthead, language, length. */
void reading_finish(struct reading *reading, struct article *article);
/* Hands the next article on, as "name:N" where there are more than one; `own_source`: under the
 * name that it has. False to stop. */
bool reading_hand_on(struct reading *reading, struct article *article, bool own_source);
/* The last call: hands on what is held. */
void reading_end(struct reading *reading);

/* Adds a problem at byte `at` of the stream's window. */
struct problem *reading_problem(struct reading *reading, enum severity severity, size_t at,
                                const char *message);

#endif
