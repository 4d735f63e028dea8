#include "core/base/stream.h"

#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

/* Behind the window there is room for so many bytes more, so that it is moved to the buffer's start
 * once for many records. */
enum { RAW_BYTES = 64 << 10, WINDOW_FIRST = 64 << 10, ROOM = 192 << 10, GZIP_OR_ZLIB = 15 + 32 };
enum { WIDE_BYTES_MAX = 256 << 20 };

struct stream {
    char *name;
    int descriptor; /* -1: over memory */
    bool sized;     /* a file of some size when it was opened: */
    size_t left;    /* bytes of that not read yet */
    struct text memory;
    struct problem_list *problems;
    enum status status;
    /* The window: bytes [start, length) of a buffer, or of the memory where nothing is undone. */
    char *buffer;
    size_t start, length, capacity;
    bool ended;               /* there are no bytes behind the window */
    bool compressed, between; /* between two members of a gzip */
    bool wide;                /* it was UTF-16 */
    z_stream inflating;
    char *raw;
    uint64_t raw_total, total;
    size_t line;
    size_t column; /* code points before `start` in its line */
};

/* --- where bytes come from -------------------------------------------------------------------- */

static void fail(struct stream *stream, enum status status, const char *message)
{
    problem_add(stream->problems, SEVERITY_ERROR, status, stream->name, "%s", message);
    stream->status = status;
    stream->ended = true;
}

/* What was written behind the end of a file since it was opened is left out: else one that grows as
 * fast as it is read would have no end. */
static void tell_growth(struct stream *stream)
{
    char byte;
    if (read(stream->descriptor, &byte, 1) == 1)
        problem_add(stream->problems, SEVERITY_WARNING, STATUS_LIMIT, stream->name,
                    "grew while it was read; what came after is left out");
    stream->sized = false;
    stream->ended = true;
}

/* Up to `room` bytes as they are in the file; 0 at its end. */
static size_t read_raw(struct stream *stream, char *out, size_t room)
{
    if (stream->descriptor < 0) {
        size_t count = stream->memory.length < room ? stream->memory.length : room;
        if (count > 0)
            memcpy(out, stream->memory.bytes, count);
        stream->memory = text_slice(stream->memory, count, stream->memory.length);
        return count;
    }
    if (stream->ended)
        return 0;
    if (stream->sized && stream->left == 0) {
        tell_growth(stream);
        return 0;
    }
    if (stream->sized && room > stream->left)
        room = stream->left;
    for (;;) {
        ssize_t got = read(stream->descriptor, out, room);
        stream->left -= got > 0 && stream->sized ? (size_t)got : 0;
        if (got >= 0)
            return (size_t)got;
        if (errno == EINTR)
            continue;
        problem_errno(stream->problems, stream->name, "read", errno);
        stream->status = STATUS_IO;
        return 0;
    }
}

static bool fill_raw(struct stream *stream)
{
    stream->inflating.next_in = (Bytef *)stream->raw;
    stream->inflating.avail_in = (uInt)read_raw(stream, stream->raw, RAW_BYTES);
    stream->raw_total += stream->inflating.avail_in;
    return stream->inflating.avail_in > 0;
}

/* Up to `room` bytes uncompressed. Behind a member another may follow; anything else there is
 * padding. */
static size_t read_inflated(struct stream *stream, char *out, size_t room)
{
    z_stream *z = &stream->inflating;
    z->next_out = (Bytef *)out;
    z->avail_out = room > UINT_MAX ? UINT_MAX : (uInt)room;
    uInt all = z->avail_out;
    while (z->avail_out == all) {
        if (z->avail_in == 0 && !fill_raw(stream)) {
            if (!stream->between && stream->status == STATUS_OK)
                fail(stream, STATUS_FORMAT, "the gzip file ends early; what was there is read");
            break;
        }
        if (stream->between && *z->next_in != 0x1F)
            break;
        stream->between = false;
        int result = inflate(z, Z_NO_FLUSH);
        if (result == Z_STREAM_END) {
            stream->between = true;
            inflateReset(z);
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            fail(stream, STATUS_FORMAT, "the gzip file is damaged; what was before is read");
            break;
        }
    }
    stream->total += all - z->avail_out;
    if (stream->total > STREAM_FREE && stream->total / STREAM_RATIO_MAX > stream->raw_total)
        fail(stream, STATUS_LIMIT,
             "the gzip file grows more than 150 times when unpacked; the rest is left out");
    return all - z->avail_out;
}

/* --- the window ------------------------------------------------------------------------------- */

static void make_room(struct stream *stream, size_t wanted)
{
    memmove(stream->buffer, stream->buffer + stream->start, stream->length - stream->start);
    stream->length -= stream->start;
    stream->start = 0;
    if (wanted + ROOM > stream->capacity) {
        stream->capacity = wanted + ROOM;
        stream->buffer = memory_resize(stream->buffer, stream->capacity, 1);
    }
}

static void fill(struct stream *stream, size_t wanted)
{
    if (stream->ended || stream->length - stream->start >= wanted)
        return;
    if (stream->start + wanted > stream->capacity)
        make_room(stream, wanted);
    while (!stream->ended && stream->length - stream->start < wanted) {
        char *out = stream->buffer + stream->length;
        size_t room = stream->capacity - stream->length;
        size_t got =
            stream->compressed ? read_inflated(stream, out, room) : read_raw(stream, out, room);
        stream->ended = stream->ended || got == 0;
        stream->length += got;
    }
}

/* What was read to look for gzip goes through the inflater again. */
static void begin_inflating(struct stream *stream)
{
    size_t count = stream->length;
    stream->raw = memory_alloc(count > RAW_BYTES ? count : RAW_BYTES);
    memcpy(stream->raw, stream->buffer, count);
    if (inflateInit2(&stream->inflating, GZIP_OR_ZLIB) != Z_OK)
        memory_fail();
    stream->inflating.next_in = (Bytef *)stream->raw;
    stream->inflating.avail_in = (uInt)count;
    stream->raw_total = count;
    stream->compressed = true;
    stream->length = 0;
    stream->ended = false;
}

/* The code at a place of UTF-16, with what it takes in *size; U+FFFD for half of a pair. */
static uint32_t wide_code(struct text bytes, size_t at, bool big, size_t *size)
{
    uint32_t units[2] = {UTF8_REPLACEMENT, 0};
    for (size_t i = 0; i < 2 && at + 2 * i + 1 < bytes.length; i++) {
        unsigned char first = (unsigned char)bytes.bytes[at + 2 * i],
                      second = (unsigned char)bytes.bytes[at + 2 * i + 1];
        units[i] = big ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
    }
    bool high = units[0] >= 0xD800 && units[0] < 0xDC00;
    bool pair = high && units[1] >= 0xDC00 && units[1] < 0xE000;
    *size = pair ? 4 : 2;
    if (pair)
        return 0x10000 + ((units[0] - 0xD800) << 10) + (units[1] - 0xDC00);
    return units[0] >= 0xD800 && units[0] < 0xE000 ? (uint32_t)UTF8_REPLACEMENT : units[0];
}

/* UTF-16, which begins with its mark, as spreadsheets and editors of one system write: the whole,
 * for it is rare. */
static void decode_wide(struct stream *stream)
{
    struct text all;
    struct text_builder out = {0};
    bool big = stream->buffer[stream->start] == '\xFE';
    enum status status = stream_rest(stream, WIDE_BYTES_MAX, &all);
    text_builder_add_string(&out, "");
    for (size_t at = 2, size; status != STATUS_LIMIT && at < all.length; at += size) {
        char encoded[4];
        uint32_t code = wide_code(all, at, big, &size);
        text_builder_add(&out, (struct text){encoded, utf8_encode(code, encoded)});
    }
    if (stream->capacity > 0)
        free(stream->buffer);
    stream->buffer = out.bytes;
    stream->start = 0;
    stream->length = out.length;
    stream->capacity = out.capacity;
    stream->wide = stream->ended = true;
    stream->status = status;
}

static bool is_wide(struct stream *stream)
{
    struct text head = text_slice(stream_window(stream, 4), 0, 4);
    bool little = text_starts(head, TEXT("\xFF\xFE")) && !text_ends(head, TEXT("\0\0"));
    return little || text_starts(head, TEXT("\xFE\xFF"));
}

static struct stream *open_bytes(const char *name, int descriptor, struct text memory,
                                 struct problem_list *problems)
{
    struct stream *stream = memory_calloc(1, sizeof(*stream));
    stream->name = memory_strdup(name);
    stream->descriptor = descriptor;
    stream->memory = memory;
    stream->problems = problems;
    stream->line = 1;
    struct stat about;
    if (descriptor >= 0 && fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) &&
        about.st_size > 0) {
        stream->sized = true;
        stream->left = (size_t)about.st_size;
    }
    bool packed = memory.length >= 2 && memcmp(memory.bytes, "\x1F\x8B", 2) == 0;
    if (descriptor < 0 && !packed) {
        stream->buffer = (char *)memory.bytes;
        stream->length = memory.length;
        stream->ended = true;
        return stream;
    }
    stream->capacity = WINDOW_FIRST + ROOM;
    stream->buffer = memory_alloc(stream->capacity);
    fill(stream, 2);
    if (stream->length >= 2 && memcmp(stream->buffer, "\x1F\x8B", 2) == 0)
        begin_inflating(stream);
    return stream;
}

static struct stream *begin(const char *name, int descriptor, struct text memory,
                            struct problem_list *problems)
{
    struct stream *stream = open_bytes(name, descriptor, memory, problems);
    if (is_wide(stream))
        decode_wide(stream);
    return stream;
}

struct stream *stream_open(const char *path, struct problem_list *problems)
{
    int descriptor = STDIN_FILENO;
    if (strcmp(path, "-") == 0)
        return begin("stdin", descriptor, (struct text){NULL, 0}, problems);
    if (file_open(path, &descriptor, problems) != STATUS_OK)
        return NULL;
    return begin(path, descriptor, (struct text){NULL, 0}, problems);
}

struct stream *stream_over(const char *name, struct text bytes, struct problem_list *problems)
{
    return begin(name, -1, bytes, problems);
}

void stream_close(struct stream *stream)
{
    if (!stream)
        return;
    if (stream->descriptor > STDIN_FILENO)
        close(stream->descriptor);
    if (stream->compressed)
        inflateEnd(&stream->inflating);
    if (stream->capacity > 0)
        free(stream->buffer);
    free(stream->raw);
    free(stream->name);
    free(stream);
}

struct text stream_window(struct stream *stream, size_t wanted)
{
    fill(stream, wanted);
    if (stream->length == stream->start)
        return (struct text){"", 0};
    return (struct text){stream->buffer + stream->start, stream->length - stream->start};
}

enum status stream_rest(struct stream *stream, size_t max, struct text *out)
{
    size_t wanted = WINDOW_FIRST;
    while (!stream->ended && stream->length - stream->start <= max) {
        fill(stream, wanted);
        wanted = wanted > max / 2 ? max + 1 : wanted * 2;
    }
    *out = stream_window(stream, 0);
    if (out->length > max) {
        problem_add(stream->problems, SEVERITY_ERROR, STATUS_LIMIT, stream->name,
                    "larger than %zu MiB", max >> 20);
        return STATUS_LIMIT;
    }
    return stream->status;
}

/* --- places ----------------------------------------------------------------------------------- */

struct place stream_place(const struct stream *stream, size_t at)
{
    struct place place = {stream->line, stream->column};
    const char *from = stream->buffer + stream->start, *end = from + at;
    for (const char *next; from < end && (next = memchr(from, '\n', (size_t)(end - from)));
         from = next + 1)
        place = (struct place){place.line + 1, 0};
    if (from < end)
        place.column += utf8_count((struct text){from, (size_t)(end - from)});
    place.column++;
    return place;
}

void stream_advance(struct stream *stream, size_t bytes)
{
    struct place place = stream_place(stream, bytes);
    stream->line = place.line;
    stream->column = place.column - 1;
    stream->start += bytes;
}

bool stream_is_changed(const struct stream *stream)
{
    return stream->compressed || stream->wide;
}

enum status stream_status(const struct stream *stream)
{
    return stream->status;
}
