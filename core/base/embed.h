/* embed: files of the repository that are part of the program: themes, sample, weights, gazetteers.
 *
 * The Makefile's EMBED list names them; core/base/embed.sh makes the table. A file's name is its
 * path in the repository. */
#ifndef DIPTYCH_BASE_EMBED_H
#define DIPTYCH_BASE_EMBED_H

#include "core/base/text.h"

/* How many files there are; the name of one, in byte order of names; NULL past the end. */
size_t embed_count(void);
const char *embed_name(size_t index);

/* The bytes of a file, 16-byte aligned, read-only, a NUL behind them that does not count; {NULL, 0}
 * past the end. */
struct text embed_bytes(size_t index);

/* The same by name; {NULL, 0} where no file has that name. */
struct text embed_find(const char *name);

#endif
