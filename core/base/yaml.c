#include "core/base/yaml.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/base/yaml_diagnosis.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* So many duplicate keys of a map are reported; the rest is dropped without a word. */
enum { DUPLICATES_MAX = 100 };

/* A list or map that is being read. */
struct frame {
    struct yaml_node *node, *key; /* the key that waits for its value */
    size_t key_capacity, item_capacity;
};

struct reader {
    yaml_parser_t parser;
    struct arena *arena;
    struct yaml_document *document;
    struct problem_list *problems;
    struct frame stack[YAML_DEPTH_MAX];
    size_t depth, documents;
    struct yaml_node *last;
    bool last_quoted;
    size_t last_end_line;
    struct yaml_cursor cursor;
};

static struct problem *report(struct reader *reader, enum severity severity, enum status status,
                              const struct yaml_node *node, const char *message)
{
    return yaml_problem_at(reader->problems, reader->document, severity, status, node->line,
                           node->column, node->length, message);
}

static struct yaml_node *node_new(struct reader *reader, enum yaml_kind kind,
                                  const yaml_event_t *event)
{
    struct yaml_node *node = arena_alloc(reader->arena, sizeof *node);

    node->kind = kind;
    node->line = event->start_mark.line + 1;
    node->column = event->start_mark.column + 1;
    return node;
}

static void set_end(struct yaml_node *node, const yaml_mark_t *mark)
{
    node->end_line = mark->line + 1;
    node->end_column = mark->column + 1;
}

/* Where a list or map begins, a scalar stands: how long it is on its first line. */
static size_t length_of(struct reader *reader, const yaml_event_t *event)
{
    const yaml_mark_t *start = &event->start_mark, *end = &event->end_mark;

    if (start->line == end->line)
        return end->column - start->column;
    size_t line_length = utf8_count(yaml_line(reader->document, start->line + 1));
    return line_length > start->column ? line_length - start->column : 0;
}

/* Puts a node where it belongs: a key, a value, an item, the root. */
static enum status place(struct reader *reader, struct yaml_node *node)
{
    if (reader->depth == 0) {
        reader->document->root = node;
        return STATUS_OK;
    }
    struct frame *frame = &reader->stack[reader->depth - 1];
    struct yaml_node *parent = frame->node;
    if (parent->kind == YAML_MAP && !frame->key) {
        if (node->kind != YAML_SCALAR) {
            report(reader, SEVERITY_ERROR, STATUS_FORMAT, node, "a key must be text");
            return STATUS_FORMAT;
        }
        if (node->plain && text_equal(node->text, TEXT("<<"))) {
            problem_hint(report(reader, SEVERITY_ERROR, STATUS_FORMAT, node,
                                "'<<' is a YAML merge key, which is not taken"),
                         "write its keys out here");
            return STATUS_FORMAT;
        }
        frame->key = node;
        return STATUS_OK;
    }
    if (parent->kind == YAML_MAP) {
        parent->keys = arena_grow(reader->arena, parent->keys, parent->count, &frame->key_capacity,
                                  sizeof(struct yaml_node *));
        parent->keys[parent->count] = frame->key;
        frame->key = NULL;
    }
    parent->items = arena_grow(reader->arena, parent->items, parent->count, &frame->item_capacity,
                               sizeof(struct yaml_node *));
    parent->items[parent->count++] = node;
    return STATUS_OK;
}

/* Aliases, anchors and tags: most who write one wanted text. */
static enum status refuse_mark(struct reader *reader, const yaml_event_t *event, const char *what)
{
    size_t line = event->start_mark.line + 1;
    struct text text = yaml_line(reader->document, line);
    struct text rest =
        text_slice(text, utf8_index_to_offset(text, event->start_mark.column), text.length);
    size_t end = 0;
    char message[160];

    while (end < rest.length && end < 40 && !strchr(" \t,[]{}", rest.bytes[end]))
        end++;
    while (end < rest.length && ((unsigned char)rest.bytes[end] & 0xC0) == 0x80)
        end++;
    struct text word = text_slice(rest, 0, end);
    snprintf(message, sizeof message, "'%.*s' is a YAML %s; quote it", (int)word.length, word.bytes,
             what);
    struct problem *problem =
        yaml_problem_at(reader->problems, reader->document, SEVERITY_ERROR, STATUS_FORMAT, line,
                        event->start_mark.column + 1, utf8_count(word), message);
    yaml_hint_quoted(problem, text);
    return STATUS_FORMAT;
}

static enum status take_scalar(struct reader *reader, const yaml_event_t *event)
{
    if (event->data.scalar.anchor)
        return refuse_mark(reader, event, "anchor");
    if (event->data.scalar.tag)
        return refuse_mark(reader, event, "tag");
    struct yaml_node *node = node_new(reader, YAML_SCALAR, event);
    const char *bytes = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    node->text = (struct text){arena_copy(reader->arena, bytes, length), length};
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->length = length_of(reader, event);
    set_end(node, &event->end_mark);
    reader->last = node;
    reader->last_quoted = event->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                          event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    reader->last_end_line = event->end_mark.line + 1;
    yaml_warn_of_slips(reader->problems, reader->document, node,
                       event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
                       &reader->cursor);
    return place(reader, node);
}

static enum status open_collection(struct reader *reader, const yaml_event_t *event,
                                   enum yaml_kind kind)
{
    bool map = kind == YAML_MAP;

    if (map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor)
        return refuse_mark(reader, event, "anchor");
    if (map ? event->data.mapping_start.tag : event->data.sequence_start.tag)
        return refuse_mark(reader, event, "tag");
    struct yaml_node *node = node_new(reader, kind, event);
    node->flow = map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                     : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    if (reader->depth == YAML_DEPTH_MAX) {
        char message[64];
        snprintf(message, sizeof message, "nested deeper than %d levels", YAML_DEPTH_MAX);
        problem_hint(report(reader, SEVERITY_ERROR, STATUS_LIMIT, node, message),
                     "quote it if it is text");
        return STATUS_LIMIT;
    }
    enum status status = place(reader, node);
    if (status == STATUS_OK)
        reader->stack[reader->depth++] = (struct frame){.node = node};
    return status;
}

struct entry {
    const struct yaml_node *key;
    size_t index, first; /* in the map; of the first entry with this key */
};

static int by_key(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    int order = text_compare(left->key->text, right->key->text);

    return order ? order : (left->index > right->index) - (left->index < right->index);
}

static int by_index(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;

    return (left->index > right->index) - (left->index < right->index);
}

static void drop_duplicates(struct reader *reader, struct yaml_node *map)
{
    struct entry *entries = memory_calloc(map->count, sizeof *entries);
    size_t kept = 0, reported = 0;
    char message[64];

    for (size_t i = 0; i < map->count; i++)
        entries[i] = (struct entry){map->keys[i], i, i};
    qsort(entries, map->count, sizeof *entries, by_key);
    for (size_t i = 1; i < map->count; i++)
        if (text_equal(entries[i].key->text, entries[i - 1].key->text))
            entries[i].first = entries[i - 1].first;
    qsort(entries, map->count, sizeof *entries, by_index);
    for (size_t i = 0; i < map->count; i++) {
        if (entries[i].first == i) {
            map->keys[kept] = map->keys[i];
            map->items[kept++] = map->items[i];
            continue;
        }
        if (reported++ >= DUPLICATES_MAX)
            continue;
        snprintf(message, sizeof message, "this key stands already in line %zu",
                 entries[entries[i].first].key->line);
        problem_hint(report(reader, SEVERITY_ERROR, STATUS_SCHEMA, entries[i].key, message),
                     "keep one of the two");
    }
    map->count = kept;
    free(entries);
}

static void close_collection(struct reader *reader, const yaml_event_t *event)
{
    struct yaml_node *node = reader->stack[--reader->depth].node;
    const struct yaml_node *last = node->count > 0 ? node->items[node->count - 1] : node;

    set_end(node, &event->end_mark);
    if (!node->flow) {
        node->end_line = last->end_line;
        node->end_column = last->end_column;
    }
    if (node->kind == YAML_MAP && node->count > 1)
        drop_duplicates(reader, node);
}

static enum status open_document(struct reader *reader, const yaml_event_t *event)
{
    if (reader->documents++ == 0)
        return STATUS_OK;
    problem_hint(yaml_problem_at(reader->problems, reader->document, SEVERITY_ERROR, STATUS_FORMAT,
                                 event->start_mark.line + 1, event->start_mark.column + 1, 3,
                                 "a second YAML document starts here; only one is taken"),
                 "take this line out, or make two files");
    return STATUS_FORMAT;
}

static enum status take_event(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return open_document(reader, event);
    case YAML_ALIAS_EVENT:
        return refuse_mark(reader, event, "alias");
    case YAML_SCALAR_EVENT:
        return take_scalar(reader, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_collection(reader, event, YAML_LIST);
    case YAML_MAPPING_START_EVENT:
        return open_collection(reader, event, YAML_MAP);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(reader, event);
        return STATUS_OK;
    default:
        return STATUS_OK;
    }
}

static enum status fail(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;

    if (parser->error == YAML_MEMORY_ERROR)
        memory_fail();
    yaml_diagnose(&(struct yaml_failure){
        .document = reader->document,
        .problems = reader->problems,
        .problem = parser->problem ? parser->problem : "not YAML",
        .line = parser->problem_mark.line + 1,
        .column = parser->problem_mark.column + 1,
        .context_line = parser->context ? parser->context_mark.line + 1 : 0,
        .context_column = parser->context ? parser->context_mark.column + 1 : 0,
        .last = reader->last,
        .last_quoted = reader->last_quoted,
        .last_end_line = reader->last_end_line,
    });
    return STATUS_FORMAT;
}

static enum status read_events(struct reader *reader)
{
    enum status status = STATUS_OK;
    bool ended = false;

    if (!yaml_parser_initialize(&reader->parser))
        memory_fail();
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader->parser,
                                 (const unsigned char *)reader->document->source.bytes,
                                 reader->document->source.length);
    while (status == STATUS_OK && !ended) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) {
            status = fail(reader);
            break;
        }
        status = take_event(reader, &event);
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&reader->parser);
    return status;
}

/* How many bytes end a line at `at`, 0 where it goes on: as libyaml counts lines. */
static size_t line_end(struct text text, size_t at)
{
    unsigned char byte = (unsigned char)text.bytes[at];

    if (byte == '\n')
        return 1;
    if (byte == '\r')
        return at + 1 < text.length && text.bytes[at + 1] == '\n' ? 2 : 1;
    if (byte != 0xC2 && byte != 0xE2)
        return 0;
    struct text rest = text_slice(text, at, text.length);
    if (text_starts(rest, TEXT("\xC2\x85")))
        return 2;
    return text_starts(rest, TEXT("\xE2\x80\xA8")) || text_starts(rest, TEXT("\xE2\x80\xA9")) ? 3
                                                                                              : 0;
}

static void find_lines(struct arena *arena, struct yaml_document *document)
{
    size_t capacity = 0;

    document->lines = arena_grow(arena, NULL, 0, &capacity, sizeof *document->lines);
    document->line_count = 1;
    for (size_t i = 0, size; i < document->source.length; i += size ? size : 1) {
        size = line_end(document->source, i);
        if (size == 0)
            continue;
        document->lines = arena_grow(arena, document->lines, document->line_count, &capacity,
                                     sizeof *document->lines);
        document->lines[document->line_count++] = i + size;
    }
}

struct text yaml_line(const struct yaml_document *document, size_t line)
{
    if (line == 0 || line > document->line_count)
        return (struct text){"", 0};
    size_t start = document->lines[line - 1];
    size_t end = line < document->line_count ? document->lines[line] : document->source.length;
    struct text text = text_slice(document->source, start, end);
    for (size_t i = text.length > 3 ? text.length - 3 : 0; i < text.length; i++)
        if (line_end(text, i))
            return text_slice(text, 0, i);
    return text;
}

/* The first byte that YAML does not take: invalid UTF-8 or a control character; the length where
 * there is none. */
static size_t first_unwelcome(struct text source)
{
    size_t valid = utf8_valid_length(source);

    for (size_t i = 0; i < valid; i++) {
        unsigned char byte = (unsigned char)source.bytes[i];
        if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F)
            return i;
        struct text rest = text_slice(source, i, i + 3);
        if ((byte == 0xC2 && (unsigned char)rest.bytes[1] < 0xA0 &&
             (unsigned char)rest.bytes[1] != 0x85) ||
            (byte == 0xEF &&
             (text_equal(rest, TEXT("\xEF\xBB\xBF")) || text_equal(rest, TEXT("\xEF\xBF\xBE")) ||
              text_equal(rest, TEXT("\xEF\xBF\xBF")))))
            return i;
    }
    return valid;
}

static enum status refuse_byte(const struct yaml_document *document, size_t offset,
                               struct problem_list *problems)
{
    size_t line = 1, size;
    char message[96];

    while (line < document->line_count && document->lines[line] <= offset)
        line++;
    struct text before = text_slice(document->source, document->lines[line - 1], offset);
    const char *at = document->source.bytes + offset;
    uint32_t code = utf8_decode(at, document->source.length - offset, &size);
    if (code == UTF8_REPLACEMENT)
        snprintf(message, sizeof message, "byte 0x%02X is not UTF-8", (unsigned char)*at);
    else
        snprintf(message, sizeof message, "control character U+%04X is not allowed",
                 (unsigned)code);
    struct problem *problem = yaml_problem_at(problems, document, SEVERITY_ERROR, STATUS_FORMAT,
                                              line, utf8_count(before) + 1, 1, message);
    if (code == UTF8_REPLACEMENT)
        problem_hint(problem, "save the file as UTF-8");
    return STATUS_FORMAT;
}

enum status yaml_parse(struct arena *arena, const char *file, struct text source,
                       struct yaml_document *document, struct problem_list *problems)
{
    static const char mark[] = "\xEF\xBB\xBF";

    if (!source.bytes)
        source = TEXT("");
    if (text_starts(source, TEXT(mark)))
        source = text_slice(source, sizeof mark - 1, source.length);
    *document = (struct yaml_document){.file = file, .source = source};
    if (source.length > YAML_SIZE_MAX) {
        problem_add(problems, SEVERITY_ERROR, STATUS_LIMIT, file, "larger than %d MiB",
                    YAML_SIZE_MAX >> 20);
        return STATUS_LIMIT;
    }
    find_lines(arena, document);
    size_t unwelcome = first_unwelcome(source);
    if (unwelcome < source.length)
        return refuse_byte(document, unwelcome, problems);
    struct reader *reader = memory_calloc(1, sizeof *reader);
    reader->arena = arena;
    reader->document = document;
    reader->problems = problems;
    enum status status = read_events(reader);
    free(reader);
    if (status != STATUS_OK)
        document->root = NULL;
    return status;
}
