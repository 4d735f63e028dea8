/* zip: the files in a zip archive that lies in memory (PKWARE's APPNOTE, stored and deflated ones;
 * neither encrypted nor of the 64-bit kind). Nothing is written to disk; no length in it is
 * trusted. */
#ifndef DIPTYCH_BASE_ZIP_H
#define DIPTYCH_BASE_ZIP_H

#include "core/base/error.h"

struct zip {
    struct text bytes;
    size_t at;     /* in the directory: the next entry … */
    size_t end;    /* … and where it ends */
    size_t budget; /* bytes that may yet be gone through, packed and unpacked: 16 MiB and 150 times
                      the archive */
};

struct zip_entry {
    struct text name; /* its path; a folder's ends in "/" */
    unsigned flags, method;
    uint32_t check; /* CRC-32 of the file */
    size_t packed, size, header;
};

/* Finds the directory at the archive's end; false where there is none. The bytes must outlive it.
 */
bool zip_open(struct text bytes, struct zip *out);
/* The next entry; false behind the last, or where the directory is damaged. */
bool zip_next(struct zip *zip, struct zip_entry *out);

/* Unpacks a file of at most `max` bytes; the caller frees out->bytes. STATUS_FORMAT (damaged) or
 * STATUS_LIMIT (larger, or the budget is spent), *out is {NULL, 0} then. *why: what is the matter,
 * "is damaged". */
enum status zip_unpack(struct zip *zip, const struct zip_entry *entry, size_t max, struct text *out,
                       const char **why);

#endif
