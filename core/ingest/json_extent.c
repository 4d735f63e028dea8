#include "core/ingest/json_extent.h"

#include <string.h>

enum { BLANKS_MAX = 256 };

enum line_start { LINE_UNKNOWN, LINE_GOES_ON, LINE_BEGINS_ANOTHER };

/* What the line behind the line feed at `at` begins with. At the margin some writers set every
 * bracket: "{" and a name are asked for there, and that no list or member is awaited. */
static enum line_start look(const struct json_extent *extent, struct text window)
{
    size_t start = extent->at + 1, at = start;
    while (at < window.length && at - start < BLANKS_MAX &&
           (window.bytes[at] == ' ' || window.bytes[at] == '\t'))
        at++;
    if (at == window.length)
        return LINE_UNKNOWN;
    if (window.bytes[at] != '{' || at - start > extent->indent)
        return LINE_GOES_ON;
    if (at > start)
        return LINE_BEGINS_ANOTHER;
    if (!extent->in_string && strchr("[,:", extent->last))
        return LINE_GOES_ON;
    for (at++; at < window.length && at - start < BLANKS_MAX && window.bytes[at] == ' '; at++)
        continue;
    if (at == window.length)
        return LINE_UNKNOWN;
    return window.bytes[at] == '"' ? LINE_BEGINS_ANOTHER : LINE_GOES_ON;
}

static void take(struct json_extent *extent, char byte)
{
    if (extent->in_string) {
        bool plain = extent->escaped || (byte != '"' && byte != '\\');
        extent->escaped = !extent->escaped && byte == '\\';
        extent->in_string = plain || byte != '"';
        return;
    }
    if (!strchr(" \t\r\n", byte))
        extent->last = byte;
    if (byte == '"') {
        extent->in_string = true;
    } else if (byte == '{' || byte == '[') {
        extent->depth++;
    } else if (byte == '}' || byte == ']') {
        extent->depth--;
    }
}

enum json_end json_extent_find(struct json_extent *extent, struct text window)
{
    while (extent->at < window.length) {
        char byte = window.bytes[extent->at];
        if (byte == '\n' && extent->indent != SIZE_MAX) {
            enum line_start start = look(extent, window);
            if (start == LINE_UNKNOWN)
                return JSON_END_MORE;
            if (start == LINE_BEGINS_ANOTHER) {
                extent->at++;
                return JSON_END_CUT;
            }
        }
        take(extent, byte);
        extent->at++;
        if (extent->depth == 0)
            return JSON_END_WHOLE;
    }
    return JSON_END_MORE;
}
