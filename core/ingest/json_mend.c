#include "core/ingest/json_mend.h"

#include "core/base/utf8.h"

#include <string.h>

enum { DIGITS_MAX = 18, EXPONENT_MAX = 2, ESCAPE_BYTES = 6 };

struct mending {
    struct text value;
    size_t at;
    struct text_builder *out;
    bool mended;
};

static struct text rest(const struct mending *mending)
{
    return text_slice(mending->value, mending->at, mending->value.length);
}

static void copy(struct mending *mending, size_t bytes)
{
    text_builder_add(mending->out, text_slice(rest(mending), 0, bytes));
    mending->at += bytes;
}

static void put(struct mending *mending, struct text instead, size_t bytes)
{
    text_builder_add(mending->out, instead);
    mending->at += bytes;
    mending->mended = true;
}

/* The code of an escape "\uXXXX" at the start of a text; UINT32_MAX where there is none. */
static uint32_t escaped_code(struct text text)
{
    uint32_t code = 0;
    if (text.length < ESCAPE_BYTES || !text_starts(text, TEXT("\\u")))
        return UINT32_MAX;
    for (size_t i = 2; i < ESCAPE_BYTES; i++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *digit = memchr(digits, text.bytes[i], sizeof(digits) - 1);
        if (!digit)
            return UINT32_MAX;
        code = code << 4 | ((uint32_t)(digit - digits) & 15);
    }
    return code;
}

static void take_escape(struct mending *mending)
{
    uint32_t code = escaped_code(rest(mending));
    uint32_t next = escaped_code(text_slice(rest(mending), ESCAPE_BYTES, 2 * ESCAPE_BYTES));
    bool high = code >= 0xD800 && code < 0xDC00, low = code >= 0xDC00 && code < 0xE000;
    if (high && next >= 0xDC00 && next < 0xE000)
        copy(mending, 2 * (size_t)ESCAPE_BYTES);
    else if (high || low)
        put(mending, TEXT("\\uFFFD"), ESCAPE_BYTES);
    else
        copy(mending, 2);
}

static void take_string(struct mending *mending)
{
    copy(mending, 1);
    while (mending->at < mending->value.length) {
        unsigned char byte = (unsigned char)mending->value.bytes[mending->at];
        if (byte == '\\') {
            take_escape(mending);
        } else if (byte < 0x20) {
            text_builder_printf(mending->out, "\\u%04X", byte);
            put(mending, TEXT(""), 1);
        } else {
            copy(mending, 1);
            if (byte == '"')
                return;
        }
    }
}

static void take_number(struct mending *mending)
{
    struct text text = rest(mending);
    size_t length = 0, digits = 0, exponent = 0;
    bool behind = false; /* the "e" */
    for (; length < text.length && strchr("0123456789+-.eE", text.bytes[length]) &&
           text.bytes[length] != '\0';
         length++) {
        behind = behind || text.bytes[length] == 'e' || text.bytes[length] == 'E';
        *(behind ? &exponent : &digits) +=
            text.bytes[length] >= '0' && text.bytes[length] <= '9' ? 1 : 0;
    }
    bool point = text_find(text_slice(text, 0, length), TEXT("."), 0) != SIZE_MAX || behind;
    if (exponent <= EXPONENT_MAX && (point || digits <= DIGITS_MAX)) {
        copy(mending, length);
        return;
    }
    text_builder_add_byte(mending->out, '"');
    copy(mending, length);
    put(mending, TEXT("\""), 0);
}

static bool take_word(struct mending *mending)
{
    static const char *const words[] = {"NaN", "-Infinity", "Infinity", "-NaN"};
    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (text_starts(rest(mending), text_from(words[i]))) {
            put(mending, TEXT("null"), strlen(words[i]));
            return true;
        }
    return false;
}

bool json_mend(struct text value, struct text_builder *out)
{
    struct mending mending = {.value = value, .out = out};
    while (mending.at < value.length) {
        char byte = value.bytes[mending.at];
        if (byte == '"')
            take_string(&mending);
        else if (take_word(&mending))
            continue;
        else if (byte == '-' || (byte >= '0' && byte <= '9'))
            take_number(&mending);
        else
            copy(&mending, 1);
    }
    return mending.mended;
}
