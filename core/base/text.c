#define _GNU_SOURCE /* memmem */
#include "core/base/text.h"
#include "core/base/memory.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BUILDER_FIRST = 64 };

static const uint64_t fnv_offset = UINT64_C(0xcbf29ce484222325);
static const uint64_t fnv_prime = UINT64_C(0x100000001b3);

static unsigned char ascii_lower(char byte)
{
    unsigned char value = (unsigned char)byte;

    return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
}

bool text_strings_equal(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool text_equal_ascii_case(struct text a, struct text b)
{
    if (a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (ascii_lower(a.bytes[i]) != ascii_lower(b.bytes[i]))
            return false;
    return true;
}

int text_compare(struct text a, struct text b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.bytes, b.bytes, shorter) : 0;

    return order ? order : (a.length > b.length) - (a.length < b.length);
}

size_t text_find(struct text text, struct text needle, size_t from)
{
    if (from > text.length || needle.length > text.length - from)
        return SIZE_MAX;
    if (needle.length == 0)
        return from;
    const char *found = memmem(text.bytes + from, text.length - from, needle.bytes, needle.length);
    return found ? (size_t)(found - text.bytes) : SIZE_MAX;
}

static bool ascii_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct text text_trim(struct text text)
{
    size_t start = 0, end = text.length;

    while (start < end && ascii_space(text.bytes[start]))
        start++;
    while (end > start && ascii_space(text.bytes[end - 1]))
        end--;
    return text_slice(text, start, end);
}

uint64_t text_hash(struct text text)
{
    return text_hash_more(fnv_offset, text);
}

uint64_t text_hash_more(uint64_t seed, struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        seed = (seed ^ (unsigned char)text.bytes[i]) * fnv_prime;
    return seed;
}

const char *text_counted(char out[TEXT_COUNTED_SIZE], size_t count, const char *thing)
{
    struct text one = text_from(thing);
    int stem = (int)one.length;
    const char *ending = "s";
    if (count == 1) {
        ending = "";
    } else if (text_ends(one, TEXT("ch")) || text_ends(one, TEXT("s"))) {
        ending = "es";
    } else if (text_ends(one, TEXT("y")) && one.length > 1 && !strchr("aeou", thing[stem - 2])) {
        ending = "ies";
        stem--;
    }
    snprintf(out, TEXT_COUNTED_SIZE, "%zu %.*s%s", count, stem, thing, ending);
    return out;
}

/* Room for `more` bytes and the NUL. */
static void reserve(struct text_builder *builder, size_t more)
{
    if (more >= SIZE_MAX - builder->length)
        memory_fail();
    size_t needed = builder->length + more + 1;
    if (needed <= builder->capacity)
        return;
    size_t wanted = builder->capacity ? builder->capacity : (size_t)BUILDER_FIRST;
    while (wanted < needed)
        wanted = wanted > SIZE_MAX / 2 ? needed : wanted * 2;
    builder->bytes = memory_resize(builder->bytes, wanted, 1);
    builder->capacity = wanted;
}

void text_builder_add(struct text_builder *builder, struct text text)
{
    reserve(builder, text.length);
    if (text.length)
        memcpy(builder->bytes + builder->length, text.bytes, text.length);
    builder->length += text.length;
    builder->bytes[builder->length] = '\0';
}

void text_builder_add_string(struct text_builder *builder, const char *string)
{
    text_builder_add(builder, text_from(string));
}

void text_builder_add_byte(struct text_builder *builder, char byte)
{
    reserve(builder, 1);
    builder->bytes[builder->length++] = byte;
    builder->bytes[builder->length] = '\0';
}

void text_builder_printf(struct text_builder *builder, const char *format, ...)
{
    va_list arguments, again;

    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
        reserve(builder, (size_t)length);
        vsnprintf(builder->bytes + builder->length, (size_t)length + 1, format, again);
        builder->length += (size_t)length;
    }
    va_end(again);
}

struct text text_builder_text(const struct text_builder *builder)
{
    return (struct text){builder->bytes ? builder->bytes : "", builder->length};
}

void text_builder_clear(struct text_builder *builder)
{
    builder->length = 0;
    if (builder->bytes)
        builder->bytes[0] = '\0';
}

void text_builder_free(struct text_builder *builder)
{
    free(builder->bytes);
    *builder = (struct text_builder){0};
}
