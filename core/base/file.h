/* file: whole files and folders, read with limits; a file replaced as a whole. */
#ifndef DIPTYCH_BASE_FILE_H
#define DIPTYCH_BASE_FILE_H

#include "core/base/error.h"

enum { FILE_SIZE_MAX = 1 << 30 };

/* Reads a regular file, or standard input for "-", whole into malloc'ed bytes (a NUL behind them
 * that does not count). STATUS_IO (cannot open or read; a folder, socket or device; a FIFO is not
 * waited for) or STATUS_LIMIT (more than `max` bytes) with a problem added; *out is then {NULL, 0}.
 * The caller frees out->bytes. */
enum status file_read(const char *path, size_t max, struct text *out,
                      struct problem_list *problems);

/* Opens a regular file for reading, with the refusals and problems of file_read; the caller closes
 * *descriptor. */
enum status file_open(const char *path, int *descriptor, struct problem_list *problems);

/* Puts bytes in the place of a file, or makes it: written to a file beside it, which is then given
 * its name, so that the whole of the old or the new is there at every moment. Its permissions stay;
 * a symbolic link stays one. STATUS_IO with a problem where that fails. */
enum status file_replace(const char *path, struct text bytes, struct problem_list *problems);

/* Makes a file of these bytes; one that is there already is left alone: STATUS_IO with a problem.
 */
enum status file_create(const char *path, struct text bytes, struct problem_list *problems);

/* Every regular file below a folder that does not begin with a dot, in byte order of their paths,
 * symbolic links to files followed, links to folders not. Calls `visit` with each path; a folder
 * that cannot be read adds a problem and the rest goes on. STATUS_IO when `path` itself cannot be
 * read. */
enum status file_walk(const char *path, void (*visit)(const char *path, void *context),
                      void *context, struct problem_list *problems);

/* Makes the folders that lead to a path where they are not there, for their owner alone. What
 * cannot be made shows when the path is opened. */
void file_make_folders(const char *path);

/* The last component; and the last component without its extension (".txt.gz" is one), "-" as
 * "stdin". The caller frees. */
const char *file_base(const char *path);
char *file_stem(const char *path);
/* folder + "/" + name; the caller frees. */
char *file_join(const char *folder, const char *name);
/* A file as it was at a time; all zero where there was none. */
struct file_stamp {
    uint64_t device, node;
    int64_t size, seconds, nanoseconds, change_seconds, change_nanoseconds;
};
struct file_stamp file_stamp_of(const char *path);
bool file_stamp_equal(struct file_stamp a, struct file_stamp b);

/* What of a path stands behind a folder's; NULL where it lies elsewhere. */
const char *file_inside(const char *folder, const char *path);
/* Where the ":N" of "FILE:N" begins, the Nth article of a file; NULL where the path ends otherwise.
 */
const char *file_number(const char *path);
bool file_is_folder(const char *path);
bool file_exists(const char *path);

#endif
