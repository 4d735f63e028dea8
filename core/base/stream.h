/* stream: the bytes of a file, a window at a time, so that a large file never sits in memory whole.
 *
 * gzip is undone on the way, known by its first bytes, and UTF-16, known by its mark. Places are
 * 1-based lines and columns of the bytes as they are read, a column counted in code points. */
#ifndef DIPTYCH_BASE_STREAM_H
#define DIPTYCH_BASE_STREAM_H

#include "core/base/error.h"

/* A compressed file may grow this many times (deflate reaches 1032; text stays below 20) once it
 * has passed STREAM_FREE bytes; more is taken for a bomb, and what follows is left out. */
enum { STREAM_RATIO_MAX = 150, STREAM_FREE = 16 << 20 };

struct stream;

struct place {
    size_t line, column;
};

/* Opens a regular file, or standard input for "-"; NULL and a problem as file_read gives.
 * `problems` must outlive the stream: what goes wrong while reading is added there. */
struct stream *stream_open(const char *path, struct problem_list *problems);
/* The same over bytes in memory, which must outlive it; never NULL. */
struct stream *stream_over(const char *name, struct text bytes, struct problem_list *problems);
void stream_close(struct stream *stream);

/* The bytes from here on, at least `wanted` of them unless the end comes first. Valid until the
 * next call on the stream. */
struct text stream_window(struct stream *stream, size_t wanted);
/* The whole rest; a problem and STATUS_LIMIT where it is more than `max` bytes. */
enum status stream_rest(struct stream *stream, size_t max, struct text *out);
/* Goes on by bytes of the last window. */
void stream_advance(struct stream *stream, size_t bytes);

/* Where the stream stands; where byte `at` of the window is. */
struct place stream_place(const struct stream *stream, size_t at);
/* Whether the bytes are not those of the file: unpacked, or UTF-16 before. */
bool stream_is_changed(const struct stream *stream);
/* STATUS_OK, or what ended it early: STATUS_IO, STATUS_FORMAT (a damaged gzip), STATUS_LIMIT. */
enum status stream_status(const struct stream *stream);

#endif
