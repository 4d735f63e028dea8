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

bool json_wrapping_member(struct text window, struct json_member *out)
{
    if (at_or_end(window, 0) != '"')
        return false;
    size_t end = skip_string(window, 0), colon = skip_blanks(window, end);
    if (at_or_end(window, colon) != ':')
        return false;
    size_t value = skip_blanks(window, colon + 1), inner = skip_blanks(window, value + 1);
    bool list = at_or_end(window, value) == '[' && at_or_end(window, inner) == '{';
    *out = (struct json_member){.quoted = text_slice(window, 0, end),
                                .records = list ? inner : 0,
                                .end = skip_blanks(window, skip_value(window, value))};
    return true;
}

size_t json_wrapping_find(struct text window, struct json_member *member)
{
    size_t at = skip_blanks(window, 1);
    for (bool first = true;; first = false) {
        if (!json_wrapping_member(text_slice(window, at, window.length), member))
            return 0;
        struct text name = text_slice(member->quoted, 1, member->quoted.length - 1);
        if (member->records > 0 && (first || json_wrapping_is_name(name)))
            return at + member->records;
        at += member->end;
    }
}
