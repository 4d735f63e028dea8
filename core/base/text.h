/* text: slices of bytes that are pointed at, and a builder that makes them.
 *
 * A slice does not own its bytes and need not end in NUL. Lengths are bytes. */
#ifndef DIPTYCH_BASE_TEXT_H
#define DIPTYCH_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text {
    const char *bytes;
    size_t length;
};

/* A slice of a string literal or of a C string. */
#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})
static inline struct text text_from(const char *string)
{
    return (struct text){string, string ? strlen(string) : 0};
}

/* The part [start, end) of a slice, clamped to it. */
static inline struct text text_slice(struct text text, size_t start, size_t end)
{
    if (end > text.length)
        end = text.length;
    if (start > end)
        start = end;
    return (struct text){text.bytes ? text.bytes + start : NULL, end - start};
}

static inline bool text_equal(struct text a, struct text b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

/* The same of strings, of which both may be NULL. */
bool text_strings_equal(const char *a, const char *b);
/* The same but for the case of ASCII letters. */
bool text_equal_ascii_case(struct text a, struct text b);
static inline bool text_starts(struct text text, struct text prefix)
{
    return text.length >= prefix.length && text_equal(text_slice(text, 0, prefix.length), prefix);
}

static inline bool text_ends(struct text text, struct text suffix)
{
    return text.length >= suffix.length &&
           text_equal(text_slice(text, text.length - suffix.length, text.length), suffix);
}

/* Order by bytes, as strcmp: below, at or above 0. */
int text_compare(struct text a, struct text b);
/* Byte offset of the first occurrence at or after `from`, or SIZE_MAX. */
size_t text_find(struct text text, struct text needle, size_t from);
/* Without ASCII white space at both ends. */
struct text text_trim(struct text text);
/* A 64-bit hash (FNV-1a, Fowler, Noll and Vo), and one that continues from `seed`. */
uint64_t text_hash(struct text text);
uint64_t text_hash_more(uint64_t seed, struct text text);

/* "1 story", "2 stories": a count with what is counted, in English, cut where the room ends.
 * Returns `out`. TEXT_COUNTED lives as long as the block that it is written in. */
enum { TEXT_COUNTED_SIZE = 64 };
const char *text_counted(char out[TEXT_COUNTED_SIZE], size_t count, const char *thing);
#define TEXT_COUNTED(count, thing) text_counted((char[TEXT_COUNTED_SIZE]){0}, count, thing)

/* Grows by doubling; `bytes` always ends in NUL once anything was added. Zero-initialise to start.
 */
struct text_builder {
    char *bytes;
    size_t length, capacity;
};

void text_builder_add(struct text_builder *builder, struct text text);
void text_builder_add_string(struct text_builder *builder, const char *string);
void text_builder_add_byte(struct text_builder *builder, char byte);
void text_builder_printf(struct text_builder *builder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The bytes so far, valid until the next call on the builder. */
struct text text_builder_text(const struct text_builder *builder);
/* Forgets the bytes, keeps the room. */
void text_builder_clear(struct text_builder *builder);
void text_builder_free(struct text_builder *builder);

#endif
