#include "core/ingest/json_wrapping.h"

#include <string.h>

bool json_wrapping_is_name(struct text name)
{
    static const char *const names[] = {"articles", "items", "entries", "results", "data"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (text_equal(name, text_from(names[i])))
            return true;
    return false;
}

static char at_or_end(struct text window, size_t at)
{
    return at < window.length ? window.bytes[at] : '\0';
}

static size_t skip_blanks(struct text window, size_t at)
{
    while (at < window.length && strchr(" \t\r\n,", window.bytes[at]))
        at++;
    return at;
}

/* Behind the string that begins at `at`. */
static size_t skip_string(struct text window, size_t at)
{
    for (at++; at < window.length && window.bytes[at] != '"'; at++)
        at += window.bytes[at] == '\\';
    return at + 1;
}

/* Behind the value that begins at `at`. */
static size_t skip_value(struct text window, size_t at)
{
    size_t depth = 0;
    while (at < window.length) {
        char byte = window.bytes[at];
        if (byte == '"') {
            at = skip_string(window, at);
            continue;
        }
        if (depth == 0 && (byte == ',' || byte == '}' || byte == ']'))
            return at;
        depth += byte == '{' || byte == '[';
        depth -= byte == '}' || byte == ']';
        at++;
    }
    return at;
}

size_t json_wrapping_find(struct text window, struct text *name)
{
    size_t at = skip_blanks(window, at_or_end(window, 0) == '{' ? 1 : 0);
    for (bool first = true; at_or_end(window, at) == '"'; first = false) {
        size_t end = skip_string(window, at);
        *name = text_slice(window, at + 1, end - 1);
        at = skip_blanks(window, end);
        if (at_or_end(window, at) != ':')
            return 0;
        at = skip_blanks(window, at + 1);
        size_t inner = skip_blanks(window, at + 1);
        if (at_or_end(window, at) == '[' && at_or_end(window, inner) == '{' &&
            (first || json_wrapping_is_name(*name)))
            return inner;
        at = skip_blanks(window, skip_value(window, at));
    }
    return 0;
}
