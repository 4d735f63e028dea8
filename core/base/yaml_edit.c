#include "core/base/yaml_edit.h"

#include "core/base/utf8.h"

#include <string.h>

/* --- places ----------------------------------------------------------------------------------- */

/* The byte of a line and column, both 1-based. */
static size_t offset_of(const struct yaml_document *document, size_t line, size_t column)
{
    if (line > document->line_count)
        return document->source.length;
    return document->lines[line - 1] + utf8_index_to_offset(yaml_line(document, line), column - 1);
}

static size_t start_of(const struct yaml_document *document, const struct yaml_node *node)
{
    return offset_of(document, node->line, node->column);
}

static size_t end_of(const struct yaml_document *document, const struct yaml_node *node)
{
    return offset_of(document, node->end_line, node->end_column);
}

/* What ends the lines of the file. */
static struct text line_end(const struct yaml_document *document)
{
    size_t at = text_find(document->source, TEXT("\n"), 0);
    bool carriage = at != SIZE_MAX && at > 0 && document->source.bytes[at - 1] == '\r';
    return carriage ? TEXT("\r\n") : TEXT("\n");
}

/* Where a new line behind a node begins: a value that ends with its line ends on the next. */
static size_t next_line(const struct yaml_document *document, const struct yaml_node *node)
{
    if (node->end_column == 1 && node->end_line > node->line)
        return offset_of(document, node->end_line, 1);
    return node->end_line < document->line_count ? document->lines[node->end_line]
                                                 : document->source.length;
}

/* --- writing ---------------------------------------------------------------------------------- */

/* Whether text without quotes is read as itself, in [] and {} too. */
static bool is_plain(struct text text)
{
    static const char *const typed[] = {"true", "false", "yes", "no", "on", "off", "null"};
    size_t size;
    if (text.length == 0 || text.bytes[text.length - 1] == ' ')
        return false;
    uint32_t first = utf8_decode(text.bytes, text.length, &size);
    if (!utf8_is_letter(first) && !utf8_is_digit(first))
        return false;
    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
        if (text_equal_ascii_case(text, text_from(typed[i])))
            return false;
    for (size_t i = 0; i < text.length; i++)
        if (strchr(",[]{}:#\"'&*!|>%@`\\", text.bytes[i]))
            return false;
    return true;
}

void yaml_write_text(struct text value, struct text_builder *out)
{
    if (is_plain(value)) {
        text_builder_add(out, value);
        return;
    }
    text_builder_add_byte(out, '\'');
    for (size_t i = 0; i < value.length; i++) {
        if (value.bytes[i] == '\'')
            text_builder_add_byte(out, '\'');
        text_builder_add_byte(out, value.bytes[i]);
    }
    text_builder_add_byte(out, '\'');
}

static void write_pair(struct yaml_pair pair, struct text_builder *out)
{
    text_builder_printf(out, "%s: ", pair.key);
    yaml_write_text(pair.value, out);
}

static void write_map(const struct yaml_pair *pairs, size_t count, struct text_builder *out)
{
    for (size_t i = 0; i < count; i++) {
        text_builder_add_string(out, i ? ", " : "{");
        write_pair(pairs[i], out);
    }
    text_builder_add_byte(out, '}');
}

/* --- changing --------------------------------------------------------------------------------- */

/* The file with bytes [start, end) replaced. */
static void splice(const struct yaml_document *document, size_t start, size_t end, struct text text,
                   struct text_builder *out)
{
    text_builder_add(out, text_slice(document->source, 0, start));
    text_builder_add(out, text);
    text_builder_add(out, text_slice(document->source, end, document->source.length));
}

/* Adds a line behind a node, indented by so many columns. */
static void add_line(const struct yaml_document *document, const struct yaml_node *behind,
                     size_t indent, struct text line, struct text_builder *out)
{
    struct text_builder whole = {0};
    size_t at = next_line(document, behind);
    bool begun = at > 0 && !memchr("\r\n", document->source.bytes[at - 1], 2);
    if (begun)
        text_builder_add(&whole, line_end(document));
    for (size_t i = 0; i < indent; i++)
        text_builder_add_byte(&whole, ' ');
    text_builder_add(&whole, line);
    text_builder_add(&whole, line_end(document));
    splice(document, at, at, text_builder_text(&whole), out);
    text_builder_free(&whole);
}

/* Adds a part to a list in [] or a map in {}: behind its last, or behind the opening mark. */
static void add_part(const struct yaml_document *document, const struct yaml_node *node,
                     struct text part, struct text_builder *out)
{
    struct text_builder whole = {0};
    size_t at = start_of(document, node) + 1;
    if (node->count > 0) {
        at = end_of(document, node->items[node->count - 1]);
        text_builder_add_string(&whole, ", ");
    }
    text_builder_add(&whole, part);
    splice(document, at, at, text_builder_text(&whole), out);
    text_builder_free(&whole);
}

static void add_to(const struct yaml_document *document, const struct yaml_node *node,
                   struct text part, struct text_builder *out)
{
    if (node->flow)
        add_part(document, node, part, out);
    else
        add_line(document, node, node->column - 1, part, out);
}

/* Nothing stands behind the key: the value goes behind its colon, which may be missing too. */
static void fill(const struct yaml_document *document, const struct yaml_node *key,
                 const struct yaml_node *nothing, struct text value, struct text_builder *out)
{
    struct text_builder whole = {0};
    size_t from = end_of(document, key), to = start_of(document, nothing);
    struct text between = text_slice(document->source, from, to);
    bool colon = text_find(between, TEXT(":"), 0) != SIZE_MAX;
    text_builder_add_string(&whole, colon ? (text_ends(between, TEXT(":")) ? " " : "") : ": ");
    yaml_write_text(value, &whole);
    splice(document, colon ? to : from, colon ? to : from, text_builder_text(&whole), out);
    text_builder_free(&whole);
}

static void replace(const struct yaml_document *document, const struct yaml_node *scalar,
                    struct text value, struct text_builder *out)
{
    struct text_builder whole = {0};
    yaml_write_text(value, &whole);
    if (scalar->end_column == 1 && scalar->end_line > scalar->line)
        text_builder_add(&whole, line_end(document)); /* a block's last line end was part of it */
    splice(document, start_of(document, scalar), end_of(document, scalar),
           text_builder_text(&whole), out);
    text_builder_free(&whole);
}

void yaml_edit_set(const struct yaml_document *document, const struct yaml_node *map,
                   struct yaml_pair pair, struct text_builder *out)
{
    struct text key = text_from(pair.key);
    struct text_builder part = {0};
    size_t i = 0;
    while (i < map->count && !text_equal(map->keys[i]->text, key))
        i++;
    if (i < map->count) {
        const struct yaml_node *value = map->items[i];
        if (start_of(document, value) == end_of(document, value))
            fill(document, map->keys[i], value, pair.value, out);
        else
            replace(document, value, pair.value, out);
        return;
    }
    write_pair(pair, &part);
    add_to(document, map, text_builder_text(&part), out);
    text_builder_free(&part);
}

void yaml_edit_append(const struct yaml_document *document, const struct yaml_node *list,
                      const struct yaml_pair *pairs, size_t count, struct text_builder *out)
{
    struct text_builder part = {0};
    if (!list->flow)
        text_builder_add_string(&part, "- ");
    write_map(pairs, count, &part);
    add_to(document, list, text_builder_text(&part), out);
    text_builder_free(&part);
}

void yaml_edit_append_text(const struct yaml_document *document, const struct yaml_node *list,
                           struct text value, struct text_builder *out)
{
    struct text_builder part = {0};
    if (!list->flow)
        text_builder_add_string(&part, "- ");
    yaml_write_text(value, &part);
    add_to(document, list, text_builder_text(&part), out);
    text_builder_free(&part);
}

void yaml_edit_begin(const struct yaml_document *document, const struct yaml_node *map,
                     const struct yaml_node *node, const char *key, const struct yaml_pair *pairs,
                     size_t count, struct text_builder *out)
{
    struct text_builder part = {0};
    bool lines = !map->flow && !node;
    text_builder_printf(&part, "%s%s", node ? "" : key, node ? "" : ":");
    if (lines)
        text_builder_printf(&part, "%.*s%*s- ", (int)line_end(document).length,
                            line_end(document).bytes, (int)map->column + 1, "");
    else
        text_builder_add_string(&part, " [");
    write_map(pairs, count, &part);
    if (!lines)
        text_builder_add_byte(&part, ']');
    if (node)
        splice(document, start_of(document, node), end_of(document, node), text_builder_text(&part),
               out);
    else
        add_to(document, map, text_builder_text(&part), out);
    text_builder_free(&part);
}
