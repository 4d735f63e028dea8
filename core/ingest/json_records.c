#include "core/ingest/json_records.h"

#include "core/base/utf8.h"
#include "core/ingest/json_extent.h"
#include "core/ingest/json_fields.h"
#include "core/ingest/json_mend.h"
#include "core/ingest/json_wrapping.h"
#include "core/ingest/own_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WINDOW_BYTES = 64 << 10, OUTER_BYTES = 128 };

/* --- what a value holds ----------------------------------------------------------------------- */

struct parent {
    const char *field; /* what a container says of all its articles: a field and its value */
    struct text value;
};

static void tell_empty(struct reading *reading)
{
    reading_tell(reading, SEVERITY_WARNING, 0, "record %zu has no text; it is left out",
                 reading->records);
}

static bool hand_on(struct reading *reading, json_t *object, struct parent parent)
{
    reading->records++;
    if (own_json_is(object)) {
        struct article *own = own_json_read(reading->name, object);
        bool named = json_is_string(json_object_get(object, "source"));
        if (own)
            return reading_hand_on(reading, own, named);
        tell_empty(reading);
        return !reading->stopped;
    }
    struct record *record = record_new(reading);
    json_fields_add(record, object);
    if (parent.field && (strcmp(parent.field, "outlet") != 0 || !record_has(record, FIELD_OUTLET)))
        record_add(record, text_from(parent.field), parent.value);
    struct article *article = record_article(record, "json");
    record_free(record);
    if (!article) {
        tell_empty(reading);
        return !reading->stopped;
    }
    return reading_hand_on(reading, article, false);
}

static void hand_on_list(struct reading *reading, json_t *list, struct parent parent)
{
    for (size_t i = 0; i < json_array_size(list) && !reading->stopped; i++) {
        json_t *item = json_array_get(list, i);
        if (json_is_object(item))
            hand_on(reading, item, parent);
    }
}

/* The list of articles that an object is wrapped about, or NULL. */
static json_t *wrapped(json_t *object)
{
    const char *key;
    json_t *list;
    json_object_foreach(object, key, list)
    {
        if (json_wrapping_is_name(text_from(key)) && json_is_array(list) &&
            (json_array_size(list) == 0 || json_is_object(json_array_get(list, 0))))
            return list;
    }
    return NULL;
}

/* Whether all members are objects, or all lists of objects, that look like articles. */
static bool is_keyed(json_t *object)
{
    static const char *const signs[] = {"title", "headline", "text", "body", "url", "content"};
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        json_t *item = json_is_array(value) ? json_array_get(value, 0) : value;
        bool article = own_json_is(item);
        for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
            article = article || json_object_get(item, signs[i]);
        if (!article && !(json_is_array(value) && !item))
            return false;
    }
    return json_object_size(object) > 0;
}

static void read_object(struct reading *reading, json_t *object, struct parent outer)
{
    const char *key;
    json_t *value, *list = own_json_is(object) ? NULL : wrapped(object);
    if (list && !json_object_get(object, "text") && !json_object_get(object, "body")) {
        struct text title = json_fields_text(json_object_get(object, "title"));
        hand_on_list(reading, list, (struct parent){title.length > 0 ? "outlet" : NULL, title});
        return;
    }
    if (!is_keyed(object)) {
        hand_on(reading, object, outer);
        return;
    }
    json_object_foreach(object, key, value)
    {
        if (json_is_array(value))
            hand_on_list(reading, value, (struct parent){"outlet", text_from(key)});
        else
            hand_on(reading, value, (struct parent){"key", text_from(key)});
    }
}

/* --- a value's bytes -------------------------------------------------------------------------- */

/* The line that holds a byte of a record. Of the first line the beginning is gone when the record
 * begins within it. */
static struct text line_of(struct text record, size_t at, struct place first)
{
    size_t start = at < record.length ? at : record.length, end = start;
    while (start > 0 && record.bytes[start - 1] != '\n')
        start--;
    while (end < record.length && record.bytes[end] != '\n')
        end++;
    if (start == 0 && first.column > 1)
        return (struct text){NULL, 0};
    return text_slice(record, start, end);
}

static void tell_error(struct reading *reading, enum severity severity, const char *what,
                       const json_error_t *error, struct text bytes)
{
    struct place first = stream_place(reading->stream, 0);
    size_t line = error->line > 0 ? (size_t)error->line : 1;
    size_t column = error->column > 0 ? (size_t)error->column : 1;
    size_t at = error->position > 0 ? (size_t)error->position - 1 : 0;
    struct problem *problem = reading_tell(reading, severity, 0, "record %zu is %s: %s",
                                           reading->records + 1, what, error->text);
    if (!problem)
        return;
    problem_at(problem, first.line + line - 1, line == 1 ? first.column + column - 1 : column, 1,
               line_of(bytes, at, first));
}

/* Bytes that are not UTF-8 would make the whole record unreadable: they become U+FFFD. */
static struct text mend(struct reading *reading, struct text bytes, struct text_builder *out)
{
    size_t size, invalid = 0;
    if (utf8_valid_length(bytes) == bytes.length)
        return bytes;
    for (size_t at = 0; at < bytes.length; at += size) {
        char encoded[4];
        uint32_t code = utf8_decode(bytes.bytes + at, bytes.length - at, &size);
        invalid += code == UTF8_REPLACEMENT && size < 3;
        text_builder_add(out, (struct text){encoded, utf8_encode(code, encoded)});
    }
    reading_tell(reading, SEVERITY_WARNING, 0, "record %zu: %s not UTF-8, replaced by U+FFFD",
                 reading->records + 1, TEXT_COUNTED(invalid, "byte sequence"));
    return text_builder_text(out);
}

/* What other tools take for JSON, with a warning; NULL where it is none either. */
static json_t *load_loosely(struct reading *reading, struct text bytes, const json_error_t *error)
{
    struct text_builder mended = {0};
    json_error_t other;
    json_t *value = json_mend(bytes, &mended)
                        ? json_loadb(mended.bytes, mended.length, JSON_ALLOW_NUL, &other)
                        : NULL;
    text_builder_free(&mended);
    if (value)
        tell_error(reading, SEVERITY_WARNING, "no strict JSON, but read", error, bytes);
    return value;
}

static void read_value(struct reading *reading, struct text bytes, struct parent outer)
{
    json_error_t error;
    struct text_builder mended = {0};
    struct text good = mend(reading, bytes, &mended);
    json_t *value = json_loadb(good.bytes, good.length, JSON_ALLOW_NUL, &error);
    if (!value)
        value = load_loosely(reading, good, &error);
    if (value) {
        read_object(reading, value, outer);
    } else {
        tell_error(reading, SEVERITY_ERROR, "skipped", &error, good);
        reading->records++;
    }
    json_decref(value);
    text_builder_free(&mended);
}

static void tell_cut(struct reading *reading, const char *message)
{
    reading->records++;
    reading_tell(reading, SEVERITY_ERROR, 0, "record %zu %s", reading->records, message);
}

/* An object that is gone into, for it has no end or is too large: what it calls the records in it
 * now. */
struct wrapping {
    bool inside;
    char name[OUTER_BYTES];
};

static struct parent outer_of(const struct wrapping *wrapping)
{
    struct text name = text_from(wrapping->name);
    bool outlet = name.length > 0 && !json_wrapping_is_name(name);
    return (struct parent){outlet ? "outlet" : NULL, name};
}

/* Goes to the first record of a list, `at` bytes on. */
static void go_into(struct reading *reading, const struct json_member *list, size_t at,
                    struct wrapping *wrapping)
{
    json_t *string = json_loadb(list->quoted.bytes, list->quoted.length, JSON_DECODE_ANY, NULL);
    struct text name =
        string ? json_fields_text(string) : text_slice(list->quoted, 1, list->quoted.length - 1);
    wrapping->inside = true;
    snprintf(wrapping->name, sizeof(wrapping->name), "%.*s", (int)name.length, name.bytes);
    json_decref(string);
    stream_advance(reading->stream, at);
}

/* Behind a list that was gone into: into the member at the window's start, or past it where it is
 * none. False where it does not end in the window. */
static bool take_member(struct reading *reading, struct text window, struct wrapping *wrapping)
{
    struct json_member member;
    window = text_slice(window, 0, WINDOW_BYTES);
    if (!json_wrapping_member(window, &member))
        return false;
    if (member.records > 0)
        go_into(reading, &member, member.records, wrapping);
    else if (member.end < window.length)
        stream_advance(reading->stream, member.end);
    return member.records > 0 || member.end < window.length;
}

/* Behind a record without end: to the next line that begins with "{"; false where there is none. */
static bool resume(struct reading *reading, struct text window)
{
    if (!reading_goes_on(reading, window.length))
        return false;
    for (;;) {
        size_t next = text_find(window, TEXT("\n{"), 0);
        if (next != SIZE_MAX) {
            stream_advance(reading->stream, next + 1);
            return true;
        }
        if (window.length < 2)
            return false;
        stream_advance(reading->stream, window.length - 1);
        window = stream_window(reading->stream, WINDOW_BYTES);
    }
}

/* Reads the object at the window's start and goes behind it; false where nothing more can be read.
 */
static bool read_extent(struct reading *reading, size_t indent, struct wrapping *wrapping)
{
    struct json_extent extent = {.indent = indent};
    size_t wanted = WINDOW_BYTES;
    for (;;) {
        struct text window = stream_window(reading->stream, wanted);
        enum json_end end = json_extent_find(&extent, window);
        if (end == JSON_END_WHOLE) {
            read_value(reading, text_slice(window, 0, extent.at), outer_of(wrapping));
            stream_advance(reading->stream, extent.at);
            return true;
        }
        if (end == JSON_END_CUT) {
            tell_cut(reading, "is skipped: another begins before it ends");
            stream_advance(reading->stream, extent.at);
            return true;
        }
        bool ends = window.length < wanted;
        bool large = window.length > reading_record_max(reading);
        struct json_member list;
        size_t at = 0;
        if ((ends || large) && !wrapping->inside)
            at = json_wrapping_find(text_slice(window, 0, WINDOW_BYTES), &list);
        if (at > 0) {
            go_into(reading, &list, at, wrapping);
            return reading_goes_on(reading, window.length);
        }
        if (ends) {
            tell_cut(reading, "is skipped: the file ends before it does");
            return resume(reading, window);
        }
        if (large) {
            tell_cut(reading, "is skipped: it is larger than a record may be (64 MiB)");
            return resume(reading, window);
        }
        wanted = window.length * 2;
    }
}

/* --- the file --------------------------------------------------------------------------------- */

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* What may stand between records: blanks, brackets and commas of a list, record separators, NUL. */
static bool is_between(char byte)
{
    return is_blank(byte) || strchr("\r\n[],\x1E", byte) != NULL;
}

/* Skips what is no record: to the end of its line or the next "{". */
static void skip_other(struct reading *reading, struct text window)
{
    size_t at = 0;
    while (at < window.length && window.bytes[at] != '\n' && window.bytes[at] != '{')
        at++;
    struct problem *problem =
        reading_tell(reading, SEVERITY_ERROR, 0, "this is no record: an object in { } is needed");
    if (problem)
        problem_hint(problem,
                     "one JSON object for each article, in a list or on lines of their own");
    stream_advance(reading->stream, at);
}

static void read_all(struct reading *reading)
{
    struct wrapping wrapping = {.inside = false};
    size_t indent = 0; /* blanks so far in a line that has nothing else */
    struct text window;
    while (!reading->stopped &&
           (window = stream_window(reading->stream, WINDOW_BYTES)).length > 0) {
        size_t at = 0;
        for (; at < window.length && is_between(window.bytes[at]); at++) {
            bool first = window.bytes[at] == '\n' || window.bytes[at] == '\r';
            indent = first                                              ? 0
                     : is_blank(window.bytes[at]) && indent != SIZE_MAX ? indent + 1
                                                                        : SIZE_MAX;
        }
        if (at > 0) {
            stream_advance(reading->stream, at);
        } else if (wrapping.inside && window.bytes[0] == '}') {
            stream_advance(reading->stream, 1);
        } else if (wrapping.inside && window.bytes[0] == '"' &&
                   take_member(reading, window, &wrapping)) {
            continue;
        } else if (window.bytes[0] == '{') {
            if (!read_extent(reading, indent, &wrapping))
                return;
            struct text after = stream_window(reading->stream, 1);
            indent = after.length > 0 && after.bytes[0] == '{' ? 0 : SIZE_MAX;
        } else {
            if (wrapping.inside && window.bytes[0] == '"' &&
                !reading_goes_on(reading, WINDOW_BYTES)) /* looked through for its end */
                return;
            skip_other(reading, window);
            indent = SIZE_MAX;
        }
    }
}

enum status json_records_read(struct reading *reading)
{
    struct text head = stream_window(reading->stream, 3);
    if (text_starts(head, TEXT("\xEF\xBB\xBF")))
        stream_advance(reading->stream, 3);
    read_all(reading);
    return reading_sum_up(reading);
}

static size_t skip_blanks(struct text head, size_t at)
{
    while (at < head.length && (is_blank(head.bytes[at]) || head.bytes[at] == '\n' ||
                                head.bytes[at] == '\r' || head.bytes[at] == '\x1E'))
        at++;
    return at;
}

bool json_records_take(const struct reading *reading, struct text head)
{
    (void)reading;
    if (text_starts(head, TEXT("\xEF\xBB\xBF")))
        head = text_slice(head, 3, head.length);
    size_t at = skip_blanks(head, 0);
    if (at < head.length && head.bytes[at] == '[')
        at = skip_blanks(head, at + 1);
    if (at < head.length && at > 0 && head.bytes[at] == ']')
        return skip_blanks(head, at + 1) == head.length;
    if (at >= head.length || head.bytes[at] != '{')
        return false;
    at = skip_blanks(head, at + 1);
    return at < head.length && (head.bytes[at] == '"' || head.bytes[at] == '}');
}
