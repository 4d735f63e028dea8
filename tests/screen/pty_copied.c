#include "tests/screen/pty.h"

#include <check.h>
#include <string.h>

static int base64_value(char digit)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = strchr(digits, digit);
    return digit && found ? (int)(found - digits) : -1;
}

void pty_read_copied(const struct pty *pty, struct text_builder *out)
{
    struct text bytes = pty_bytes(pty);
    size_t at = text_find(bytes, TEXT("\x1b]52;c;"), 0);
    uint32_t bits = 0;
    int held = 0;
    ck_assert_uint_ne(at, SIZE_MAX);
    for (at += 7; at < bytes.length && base64_value(bytes.bytes[at]) >= 0; at++) {
        bits = bits << 6 | (uint32_t)base64_value(bytes.bytes[at]);
        held += 6;
        if (held < 8)
            continue;
        held -= 8;
        text_builder_add_byte(out, (char)(bits >> held & 255));
    }
}
