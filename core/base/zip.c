#include "core/base/zip.h"

#include "core/base/memory.h"
#include "core/base/stream.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
    END_BYTES = 22,
    ENTRY_BYTES = 46,
    HEADER_BYTES = 30,
    COMMENT_MAX = 0xFFFF,
    STORED = 0,
    DEFLATED = 8,
    ENCRYPTED = 1
};

static size_t number(struct text bytes, size_t at, size_t size)
{
    size_t value = 0;
    for (size_t i = size; i-- > 0;)
        value = value << 8 | (unsigned char)bytes.bytes[at + i];
    return value;
}

static bool has_mark(struct text bytes, size_t at, const char mark[4], size_t size)
{
    return at <= bytes.length && size <= bytes.length - at &&
           memcmp(bytes.bytes + at, mark, 4) == 0;
}

bool zip_open(struct text bytes, struct zip *out)
{
    size_t lowest =
        bytes.length > END_BYTES + COMMENT_MAX ? bytes.length - END_BYTES - COMMENT_MAX : 0;
    *out = (struct zip){.bytes = bytes};
    for (size_t at = bytes.length >= END_BYTES ? bytes.length - END_BYTES + 1 : 0; at-- > lowest;) {
        if (!has_mark(bytes, at, "PK\005\006", END_BYTES))
            continue;
        size_t size = number(bytes, at + 12, 4), start = number(bytes, at + 16, 4);
        if (start > at || size > at - start)
            continue;
        out->at = start;
        out->end = start + size;
        out->budget = STREAM_FREE + bytes.length * STREAM_RATIO_MAX;
        return true;
    }
    return false;
}

bool zip_next(struct zip *zip, struct zip_entry *out)
{
    struct text bytes = text_slice(zip->bytes, 0, zip->end);
    size_t at = zip->at;
    if (!has_mark(bytes, at, "PK\001\002", ENTRY_BYTES))
        return false;
    size_t name = number(bytes, at + 28, 2);
    size_t rest = number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    if (name + rest > bytes.length - at - ENTRY_BYTES)
        return false;
    *out = (struct zip_entry){
        .name = text_slice(bytes, at + ENTRY_BYTES, at + ENTRY_BYTES + name),
        .flags = (unsigned)number(bytes, at + 8, 2),
        .method = (unsigned)number(bytes, at + 10, 2),
        .check = (uint32_t)number(bytes, at + 16, 4),
        .packed = number(bytes, at + 20, 4),
        .size = number(bytes, at + 24, 4),
        .header = number(bytes, at + 42, 4),
    };
    zip->at = at + ENTRY_BYTES + name + rest;
    return true;
}

/* The bytes of an entry as they are in the archive; NULL bytes where they are not in it. */
static struct text packed_bytes(const struct zip *zip, const struct zip_entry *entry)
{
    if (!has_mark(zip->bytes, entry->header, "PK\003\004", HEADER_BYTES))
        return (struct text){NULL, 0};
    size_t start = entry->header + HEADER_BYTES + number(zip->bytes, entry->header + 26, 2) +
                   number(zip->bytes, entry->header + 28, 2);
    if (start > zip->bytes.length || entry->packed > zip->bytes.length - start)
        return (struct text){NULL, 0};
    return text_slice(zip->bytes, start, start + entry->packed);
}

/* Whether bytes unpack to exactly so many. */
static bool inflate_all(struct text packed, char *out, size_t size)
{
    z_stream z = {.next_in = (Bytef *)packed.bytes,
                  .avail_in = (uInt)packed.length,
                  .next_out = (Bytef *)out,
                  .avail_out = (uInt)size};
    if (inflateInit2(&z, -MAX_WBITS) != Z_OK)
        memory_fail();
    int result = inflate(&z, Z_FINISH);
    bool whole = result == Z_STREAM_END && z.avail_out == 0;
    inflateEnd(&z);
    return whole;
}

enum status zip_unpack(struct zip *zip, const struct zip_entry *entry, size_t max, struct text *out,
                       const char **why)
{
    struct text packed = packed_bytes(zip, entry);
    *out = (struct text){NULL, 0};
    *why = "is damaged";
    if (!packed.bytes)
        return STATUS_FORMAT;
    *why = "is encrypted";
    if (entry->flags & ENCRYPTED)
        return STATUS_FORMAT;
    *why = "is packed in a way that is not read";
    if (entry->method != STORED && entry->method != DEFLATED)
        return STATUS_FORMAT;
    *why = "is too large when unpacked";
    size_t cost = packed.length + entry->size; /* any bytes may unpack to none, for any entry */
    if (entry->size > max || cost > zip->budget)
        return STATUS_LIMIT;
    zip->budget -= cost;
    *why = "is damaged";
    char *bytes = memory_alloc(entry->size + 1);
    bool good = entry->method == DEFLATED ? inflate_all(packed, bytes, entry->size)
                                          : packed.length == entry->size;
    if (good && entry->method == STORED)
        memcpy(bytes, packed.bytes, packed.length);
    good = good && crc32(0, (const Bytef *)bytes, (uInt)entry->size) == entry->check;
    if (!good) {
        free(bytes);
        return STATUS_FORMAT;
    }
    bytes[entry->size] = '\0';
    *out = (struct text){bytes, entry->size};
    return STATUS_OK;
}
