/* shelf: room for what is kept long and seldom looked at.
 *
 * The first bytes are plain memory. What comes beyond lies in a file that has no name, mapped:
 * addresses stay, and where pages of files take more memory than a limit a thread of the shelf lets
 * them go (madvise, MADV_DONTNEED); they are read again when they are touched. Where there is no
 * such file, or no more of it (no folder, a full disk), what comes is plain memory too. On a tmpfs
 * nothing is gained. Any thread may call. */
#ifndef DIPTYCH_BASE_SHELF_H
#define DIPTYCH_BASE_SHELF_H

#include <stddef.h>

struct shelf;

/* In bytes. */
struct shelf_limits {
    size_t plain;    /* of plain memory, before the file is made */
    size_t resident; /* of files that the process has in memory (program and libraries too), before
                        they go */
    size_t growth;   /* of the file, at a time: what is larger gets so many of them */
};

/* The file is made in `folder`, and the folder for its owner alone, when it is needed; NULL: never.
 * The caller frees the shelf with shelf_free, after all that was taken from it was given back. */
struct shelf *shelf_new(const char *folder, struct shelf_limits limits);
/* The same in XDG_CACHE_HOME/diptych, else ~/.cache/diptych: beyond 128 MB, of which 64 MB stay in
 * memory. */
struct shelf *shelf_new_usual(void);
/* NULL is allowed. */
void shelf_free(struct shelf *shelf);

/* `bytes` bytes, aligned for any type; never NULL (memory.h). */
void *shelf_take(struct shelf *shelf, size_t bytes);
void shelf_give_back(struct shelf *shelf, void *memory);

/* Lets all pages of the file go that are in memory, at once. */
void shelf_put_away(struct shelf *shelf);

/* For who goes through many pieces faster than the shelf's thread looks: called at each of them, it
 * looks now and then. NULL is allowed. */
void shelf_tend(struct shelf *shelf);

/* Bytes that are taken, with what each is headed by: of plain memory, and of the file. */
struct shelf_use {
    size_t plain, filed;
};
struct shelf_use shelf_use(struct shelf *shelf);

#endif
