#include "core/ingest/json_fields.h"

#include <stdlib.h>
#include <string.h>

enum { NESTED_BYTES_MAX = 4096 };

struct text json_fields_text(const json_t *value)
{
    if (!json_is_string(value))
        return (struct text){"", 0};
    return (struct text){json_string_value(value), json_string_length(value)};
}

static void add_scalar(struct text_builder *out, const json_t *value)
{
    if (json_is_string(value))
        text_builder_add(out, json_fields_text(value));
    else if (json_is_integer(value))
        text_builder_printf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else if (json_is_real(value))
        text_builder_printf(out, "%.15g", json_real_value(value));
    else if (json_is_boolean(value))
        text_builder_add_string(out, json_is_true(value) ? "true" : "false");
}

static void add_nested(struct record *record, struct text name, const json_t *value)
{
    char *dump = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    if (dump)
        record_add(record, name, text_slice(text_from(dump), 0, NESTED_BYTES_MAX));
    free(dump);
}

/* A text, or the name that an object gives itself. */
static const json_t *plain_item(const json_t *item)
{
    return json_is_object(item) ? json_object_get(item, "name") : item;
}

/* A person as CSL-JSON has it, given name before family name; false where it is none. */
static bool add_person(struct record *record, struct text name, const json_t *item)
{
    struct text family = json_fields_text(json_object_get(item, "family"));
    struct text given = json_fields_text(json_object_get(item, "given"));
    struct text_builder whole = {0};
    if (family.length == 0)
        return false;
    text_builder_add(&whole, given);
    text_builder_add_byte(&whole, ' ');
    text_builder_add(&whole, family);
    record_add(record, name, text_builder_text(&whole));
    text_builder_free(&whole);
    return true;
}

static int whole_number(const json_t *value)
{
    return json_is_string(value) ? (int)strtol(json_string_value(value), NULL, 10)
                                 : (int)json_integer_value(value);
}

/* A date as CSL-JSON has it, [[2024, 2, 9]] or less, some of it in quotation marks. */
static bool add_date_parts(struct record *record, struct text name, const json_t *list)
{
    const json_t *parts = json_array_get(list, 0);
    struct text_builder date = {0};
    for (size_t i = 0; i < json_array_size(parts) && i < 3; i++)
        text_builder_printf(&date, i == 0 ? "%04d" : "-%02d",
                            whole_number(json_array_get(parts, i)));
    record_add(record, name, text_builder_text(&date));
    bool added = date.length > 0;
    text_builder_free(&date);
    return added;
}

static bool is_plain(const json_t *item)
{
    return item && !json_is_object(item) && !json_is_array(item);
}

/* Names stay apart, lines of a body are lines, all else is one text. */
static void add_list(struct record *record, struct text name, const json_t *list)
{
    unsigned rank;
    enum field field = field_find(NULL, name, &rank);
    struct text_builder joined = {0};
    if (field == FIELD_DATE && add_date_parts(record, name, list))
        return;
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (field == FIELD_BYLINE && add_person(record, name, json_array_get(list, i)))
            continue;
        const json_t *item = plain_item(json_array_get(list, i));
        if (!is_plain(item)) {
            text_builder_free(&joined);
            add_nested(record, name, list);
            return;
        }
        if (field == FIELD_BYLINE) {
            record_add(record, name, json_fields_text(item));
            continue;
        }
        if (joined.length > 0)
            text_builder_add_string(&joined, field == FIELD_BODY ? "\n" : "; ");
        add_scalar(&joined, item);
    }
    record_add(record, name, text_builder_text(&joined));
    text_builder_free(&joined);
}

/* --- fundus: the body in parts ---------------------------------------------------------------- */

static void add_lines(struct record *record, enum paragraph_kind kind, const json_t *lines)
{
    for (size_t i = 0; i < json_array_size(lines); i++)
        record_add_paragraph(record, kind, BOILERPLATE_NONE,
                             json_fields_text(json_array_get(lines, i)));
    if (json_is_string(lines))
        record_add_paragraph(record, kind, BOILERPLATE_NONE, json_fields_text(lines));
}

static bool add_sections(struct record *record, const json_t *body)
{
    const json_t *sections = json_object_get(body, "sections");
    if (!json_is_array(sections))
        return false;
    add_lines(record, PARAGRAPH_STANDFIRST, json_object_get(body, "summary"));
    for (size_t i = 0; i < json_array_size(sections); i++) {
        const json_t *section = json_array_get(sections, i);
        add_lines(record, PARAGRAPH_HEADING, json_object_get(section, "headline"));
        add_lines(record, PARAGRAPH_BODY, json_object_get(section, "paragraphs"));
    }
    return true;
}

/* --- members ---------------------------------------------------------------------------------- */

static void add_value(struct record *record, struct text name, const json_t *value)
{
    if (json_is_array(value)) {
        add_list(record, name, value);
        return;
    }
    struct text_builder text = {0};
    add_scalar(&text, value);
    record_add(record, name, text_builder_text(&text));
    text_builder_free(&text);
}

static void add_object(struct record *record, const char *name, json_t *object)
{
    const char *key;
    json_t *value;
    struct text_builder dotted = {0};
    if (add_sections(record, object))
        return;
    json_object_foreach(object, key, value)
    {
        text_builder_clear(&dotted);
        text_builder_printf(&dotted, "%s.%s", name, key);
        if (json_is_object(value))
            add_nested(record, text_builder_text(&dotted), value);
        else
            add_value(record, text_builder_text(&dotted), value);
    }
    text_builder_free(&dotted);
}

void json_fields_add(struct record *record, json_t *object)
{
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        if (json_is_object(value))
            add_object(record, key, value);
        else
            add_value(record, text_from(key), value);
    }
}
