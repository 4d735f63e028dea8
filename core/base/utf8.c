#include "core/base/utf8.h"
#include <limits.h>
#include <utf8proc.h>
#include <wchar.h>

enum { ASCII_END = 0x80, C1_END = 0xA0, SOFT_HYPHEN = 0xAD };

/* What a lead byte asks for: how many bytes follow, and what the first of these may be (which keeps
 * out overlong forms, surrogates and what lies above U+10FFFF). */
struct lead {
    unsigned char more, low, high;
};

static struct lead lead_of(unsigned char byte)
{
    if (byte < 0xE0)
        return (struct lead){byte >= 0xC2, 0x80, 0xBF};
    if (byte < 0xF0)
        return (struct lead){2, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF};
    return (struct lead){byte <= 0xF4 ? 3 : 0, byte == 0xF0 ? 0x90 : 0x80,
                         byte == 0xF4 ? 0x8F : 0xBF};
}

uint32_t utf8_decode(const char *bytes, size_t length, size_t *size)
{
    const unsigned char *at = (const unsigned char *)bytes;

    *size = 1;
    if (at[0] < ASCII_END)
        return at[0];
    struct lead lead = lead_of(at[0]);
    if (lead.more == 0 || length < 2 || at[1] < lead.low || at[1] > lead.high)
        return UTF8_REPLACEMENT;
    uint32_t code = (at[0] & (0x3Fu >> lead.more)) << 6 | (at[1] & 0x3Fu);
    for (size_t i = 2; i <= lead.more; i++) {
        *size = i;
        if (i >= length || (at[i] & 0xC0) != 0x80)
            return UTF8_REPLACEMENT;
        code = code << 6 | (at[i] & 0x3Fu);
    }
    *size = lead.more + 1u;
    return code;
}

size_t utf8_encode(uint32_t code, char *out)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = UTF8_REPLACEMENT;
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

static bool continues(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t utf8_previous(struct text text, size_t offset)
{
    size_t start = offset - 1;

    while (start > 0 && offset - start < 4 && continues(text.bytes[start]))
        start--;
    return start;
}

size_t utf8_count(struct text text)
{
    size_t count = 0;

    for (size_t i = 0; i < text.length; i++)
        count += !continues(text.bytes[i]);
    return count;
}

size_t utf8_offset_to_index(struct text text, size_t byte_offset)
{
    return utf8_count(text_slice(text, 0, byte_offset));
}

size_t utf8_index_to_offset(struct text text, size_t code_points)
{
    size_t offset = 0;

    while (offset < text.length) {
        if (!continues(text.bytes[offset]) && code_points-- == 0)
            break;
        offset++;
    }
    return offset;
}

size_t utf8_valid_length(struct text text)
{
    size_t offset = 0, size;

    while (offset < text.length) {
        const char *at = text.bytes + offset;
        if (utf8_decode(at, text.length - offset, &size) == UTF8_REPLACEMENT &&
            !(size == 3 && text_equal((struct text){at, size}, TEXT("\xEF\xBF\xBD"))))
            break;
        offset += size;
    }
    return offset;
}

size_t utf8_cluster(struct text text, size_t offset)
{
    if (offset >= text.length)
        return 0;
    const char *at = text.bytes + offset;
    size_t left = text.length - offset;
    if ((unsigned char)at[0] < ASCII_END && at[0] != '\r' &&
        (left == 1 || (unsigned char)at[1] < ASCII_END))
        return 1;

    size_t size, length;
    uint32_t code = utf8_decode(at, left, &length);
    utf8proc_int32_t state = 0;
    while (length < left) {
        uint32_t next = utf8_decode(at + length, left - length, &size);
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)code, (utf8proc_int32_t)next,
                                             &state))
            break;
        length += size;
        code = next;
    }
    return length;
}

/* libc's, but for a soft hyphen, which shows only where flow breaks a line, and for what libc does
 * not know (newer than its tables): that is drawn as U+FFFD. */
static int code_width(uint32_t code)
{
    if (code < 0x7F)
        return code >= 0x20;
    if (code < C1_END || code == SOFT_HYPHEN)
        return 0;
    int width = wcwidth((wchar_t)code);
    return width >= 0 ? width : 1;
}

/* Each cluster is as wide as its code points together, so a slice needs no look at clusters. */
int utf8_width(struct text text)
{
    int width = 0;
    size_t size;

    for (size_t i = 0; i < text.length && width < INT_MAX - 2; i += size)
        width += code_width(utf8_decode(text.bytes + i, text.length - i, &size));
    return width;
}

int utf8_cluster_width(struct text cluster)
{
    return utf8_width(cluster);
}

struct text utf8_clip(struct text text, int columns, int *width)
{
    size_t end = 0;
    int used = 0;

    while (end < text.length) {
        size_t size = utf8_cluster(text, end);
        int cluster_width = utf8_cluster_width(text_slice(text, end, end + size));
        if (cluster_width > columns - used)
            break;
        used += cluster_width;
        end += size;
    }
    if (width)
        *width = used;
    return text_slice(text, 0, end);
}
