#include "core/report/json.h"

#include "core/base/utf8.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Integers up to here are exact in a double and are written without an exponent. */
static const double integer_max = 1e15;

struct json json_on(FILE *out)
{
    return (struct json){.out = out};
}

/* What must stand before a value or key: nothing behind a key, else a comma behind another item. */
static void separate(struct json *json)
{
    if (json->after_key)
        json->after_key = false;
    else if (json->has_items[json->depth])
        fputs(", ", json->out);
    json->has_items[json->depth] = true;
}

static void begin(struct json *json, char mark)
{
    separate(json);
    putc(mark, json->out);
    assert(json->depth + 1 < JSON_DEPTH_MAX);
    json->has_items[++json->depth] = false;
}

static void end(struct json *json, char mark)
{
    assert(json->depth > 0 && !json->after_key);
    json->depth--;
    putc(mark, json->out);
}

void json_object_begin(struct json *json)
{
    begin(json, '{');
}

void json_object_end(struct json *json)
{
    end(json, '}');
}

void json_array_begin(struct json *json)
{
    begin(json, '[');
}

void json_array_end(struct json *json)
{
    end(json, ']');
}

void json_line_end(struct json *json)
{
    assert(json->depth == 0);
    putc('\n', json->out);
    json->has_items[0] = false;
}

static const char *escape_of(unsigned char byte)
{
    static const char *const escapes[] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n", ['\t'] = "\\t",
        ['\r'] = "\\r", ['\b'] = "\\b",  ['\f'] = "\\f",
    };
    return byte < sizeof(escapes) / sizeof(escapes[0]) ? escapes[byte] : NULL;
}

static void write_escaped(FILE *out, uint32_t code)
{
    const char *escape = code < 0x80 ? escape_of((unsigned char)code) : NULL;
    if (escape)
        fputs(escape, out);
    else if (code < 0x10000)
        fprintf(out, "\\u%04" PRIx32, code);
    else
        fprintf(out, "\\u%04" PRIx32 "\\u%04" PRIx32, 0xD800 + ((code - 0x10000) >> 10),
                0xDC00 + (code & 0x3FF));
}

/* Whether a byte of ASCII stands for itself. */
static bool is_plain(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

static void write_quoted(FILE *out, struct text text)
{
    size_t plain = 0, at = 0, size;
    putc('"', out);
    for (; at < text.length; at += size) {
        size = 1;
        if (is_plain((unsigned char)text.bytes[at]))
            continue;
        uint32_t code = utf8_decode(text.bytes + at, text.length - at, &size);
        bool invalid = code == UTF8_REPLACEMENT &&
                       !(size == 3 && memcmp(text.bytes + at, "\xEF\xBF\xBD", 3) == 0);
        if (!invalid && code >= 0x80 && utf8_clean(code) == code)
            continue;
        fwrite(text.bytes + plain, 1, at - plain, out);
        if (invalid)
            fputs("\xEF\xBF\xBD", out);
        else
            write_escaped(out, code);
        plain = at + size;
    }
    if (at > plain)
        fwrite(text.bytes + plain, 1, at - plain, out);
    putc('"', out);
}

static void write_key(struct json *json, struct text key)
{
    separate(json);
    write_quoted(json->out, key);
    fputs(": ", json->out);
    json->after_key = true;
}

void json_key(struct json *json, const char *key)
{
    write_key(json, text_from(key));
}

static void write_word(struct json *json, const char *word)
{
    separate(json);
    fputs(word, json->out);
}

void json_write_text(struct json *json, struct text text)
{
    if (!text.bytes) {
        json_write_null(json);
        return;
    }
    separate(json);
    write_quoted(json->out, text);
}

void json_write_string(struct json *json, const char *string)
{
    json_write_text(json, string ? text_from(string) : (struct text){0});
}

bool json_format_number(double number, char out[32])
{
    out[0] = '\0';
    if (!isfinite(number))
        return false;
    if (number == floor(number) && fabs(number) < integer_max) {
        snprintf(out, 32, "%.0f", number == 0 ? 0.0 : number);
        return true;
    }
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(out, 32, "%.*g", digits, number);
        if (strtod(out, NULL) == number)
            break;
    }
    return true;
}

void json_write_number(struct json *json, double number)
{
    char digits[32];
    write_word(json, json_format_number(number, digits) ? digits : "null");
}

void json_write_integer(struct json *json, int64_t number)
{
    separate(json);
    fprintf(json->out, "%" PRId64, number);
}

void json_write_bool(struct json *json, bool value)
{
    write_word(json, value ? "true" : "false");
}

void json_write_null(struct json *json)
{
    write_word(json, "null");
}

void json_key_text(struct json *json, const char *key, struct text text)
{
    json_key(json, key);
    json_write_text(json, text);
}

void json_key_string(struct json *json, const char *key, const char *string)
{
    json_key(json, key);
    json_write_string(json, string);
}

void json_key_number(struct json *json, const char *key, double number)
{
    json_key(json, key);
    json_write_number(json, number);
}

void json_key_integer(struct json *json, const char *key, int64_t number)
{
    json_key(json, key);
    json_write_integer(json, number);
}

void json_key_bool(struct json *json, const char *key, bool value)
{
    json_key(json, key);
    json_write_bool(json, value);
}

void json_key_text_integer(struct json *json, struct text key, int64_t number)
{
    write_key(json, key);
    json_write_integer(json, number);
}
