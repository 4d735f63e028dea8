/* sink: what a writer wrote, to be compared. */
#ifndef DIPTYCH_TESTS_UNIT_SINK_H
#define DIPTYCH_TESTS_UNIT_SINK_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

struct sink {
    char *bytes;
    size_t length;
    FILE *file;
};

static inline FILE *sink_open(struct sink *sink)
{
    *sink = (struct sink){0};
    return sink->file = open_memstream(&sink->bytes, &sink->length);
}

static inline void sink_expect(struct sink *sink, const char *expected)
{
    fclose(sink->file);
    ck_assert_str_eq(sink->bytes, expected);
    free(sink->bytes);
}

#endif
