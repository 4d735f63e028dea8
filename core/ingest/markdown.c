#include "core/ingest/markdown.h"

#include "core/base/yaml.h"
#include "core/ingest/markdown_inline.h"
#include "core/ingest/record.h"

#include <string.h>

/* A line longer than WRAPPED_MAX bytes is a paragraph, so that lines are where there is one. */
enum { BYTES_MAX = 64 << 20, NAME_BYTES_MAX = 32, HEADER_LINES_MAX = 64, WRAPPED_MAX = 160 };

/* --- lines ------------------------------------------------------------------------------------ */

/* The line at *at without its end, *at behind that. */
static struct text next_line(struct text text, size_t *at)
{
    size_t start = *at, end = text_find(text, TEXT("\n"), start);
    *at = end == SIZE_MAX ? text.length : end + 1;
    struct text line = text_slice(text, start, end);
    if (text_ends(line, TEXT("\r")))
        line.length--;
    return line;
}

static bool is_name_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z') ||
           strchr("_-:.", byte) != NULL;
}

/* Parts "name: value"; false where a line is none. */
static bool split_fact(struct text line, struct text *name, struct text *value)
{
    size_t colon = text_find(line, TEXT(": "), 0);
    if (colon == SIZE_MAX && text_ends(line, TEXT(":")))
        colon = line.length - 1;
    if (colon == 0 || colon > NAME_BYTES_MAX)
        return false;
    for (size_t i = 0; i < colon; i++)
        if (!line.bytes[i] || !is_name_byte(line.bytes[i]))
            return false;
    *name = text_slice(line, 0, colon);
    *value = text_trim(text_slice(line, colon + 1, line.length));
    return true;
}

static struct text without_mark(struct text text)
{
    return text_starts(text, TEXT("\xEF\xBB\xBF")) ? text_slice(text, 3, text.length) : text;
}

/* --- which header ----------------------------------------------------------------------------- */

struct header {
    struct text facts;
    size_t body; /* where the text begins */
    bool fenced;
    bool open; /* begun by a fence that nothing closes */
};

static bool is_fence(struct text line)
{
    return text_equal(text_trim(line), TEXT("---"));
}

/* Lines of facts up to a blank one, a title among them and one fact more that records have. */
static bool find_bare(struct text text, struct header *out)
{
    size_t known = 0, lines = 0;
    bool title = false;
    for (size_t at = 0; at < text.length && lines < HEADER_LINES_MAX; lines++) {
        struct text name, value, line = next_line(text, &at);
        unsigned rank;
        if (text_trim(line).length == 0) {
            *out = (struct header){text_slice(text, 0, at), at, false, false};
            return title && known >= 2;
        }
        if (!split_fact(line, &name, &value))
            return false;
        enum field field = field_find(NULL, name, &rank);
        title = title || field == FIELD_TITLE;
        known += field != FIELD_OTHER;
    }
    return false;
}

/* `whole`: the end of the header is within the text. */
static bool find_header(struct text text, bool whole, struct header *out)
{
    size_t at = 0, start;
    struct text name, value;
    if (!is_fence(next_line(text, &at)))
        return find_bare(text, out);
    start = at;
    struct text first = next_line(text, &at);
    while (at < text.length && (text_trim(first).length == 0 || text_starts(first, TEXT("#"))))
        first = next_line(text, &at);
    if (!split_fact(first, &name, &value))
        return false;
    for (size_t end = start; end < text.length;) {
        size_t next = end;
        struct text line = next_line(text, &next);
        if (is_fence(line) || text_equal(text_trim(line), TEXT("..."))) {
            *out = (struct header){text_slice(text, start, end), next, true, false};
            return true;
        }
        end = next;
    }
    /* never closed: as far as lines of facts go */
    if (!whole || !find_bare(text_slice(text, start, text.length), out))
        return !whole;
    out->body += start;
    out->open = true;
    return true;
}

bool markdown_takes(const struct reading *reading, struct text head)
{
    struct header header;
    struct text name = text_from(reading->name);
    head = without_mark(head);
    return text_ends(name, TEXT(".md")) || text_ends(name, TEXT(".markdown")) ||
           text_starts(head, TEXT("# ")) || find_header(head, false, &header);
}

/* --- facts ------------------------------------------------------------------------------------ */

static void add_node(struct record *record, struct text name, const struct yaml_node *node)
{
    if (node->kind == YAML_SCALAR) {
        record_add(record, name, node->text);
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        struct text_builder dotted = {0};
        text_builder_add(&dotted, name);
        if (node->kind == YAML_MAP) {
            text_builder_add_byte(&dotted, '.');
            text_builder_add(&dotted, node->keys[i]->text);
        }
        add_node(record, text_builder_text(&dotted), node->items[i]);
        text_builder_free(&dotted);
    }
}

static struct text unquoted(struct text value)
{
    char quote = value.length >= 2 ? value.bytes[0] : 0;
    bool quoted = (quote == '"' || quote == '\'') && value.bytes[value.length - 1] == quote;
    return quoted ? text_slice(value, 1, value.length - 1) : value;
}

/* What is no YAML (titles with a colon, unquoted) is read line by line. A line that is no fact goes
 * on with the one above. */
static void add_lines_of_facts(struct record *record, struct text facts)
{
    struct text name = {"", 0}, value;
    for (size_t at = 0; at < facts.length;) {
        struct text line = next_line(facts, &at);
        if (split_fact(line, &name, &value))
            record_add(record, name, unquoted(value));
        else if (name.length > 0 && text_starts(text_trim(line), TEXT("- ")))
            record_add(record, name, unquoted(text_trim(text_slice(text_trim(line), 2, SIZE_MAX))));
    }
}

static void add_facts(struct reading *reading, struct record *record, const struct header *header)
{
    struct arena *arena = arena_new();
    struct yaml_document document = {0};
    struct problem_list unheard = {0};
    bool good = header->fenced &&
                yaml_parse(arena, reading->name, header->facts, &document, &unheard) == STATUS_OK &&
                unheard.errors == 0 && document.root && document.root->kind == YAML_MAP;
    if (!good)
        add_lines_of_facts(record, header->facts);
    for (size_t i = 0; good && i < document.root->count; i++)
        add_node(record, document.root->keys[i]->text, document.root->items[i]);
    problem_list_free(&unheard);
    arena_free(arena);
}

/* --- text ------------------------------------------------------------------------------------- */

struct block {
    struct record *record;
    struct text_builder text;
    enum paragraph_kind kind;
    bool wrapped; /* lines follow each other in one paragraph */
};

static void end_block(struct block *block)
{
    struct text_builder clean = {0};
    markdown_inline_add(&clean, text_builder_text(&block->text));
    record_add_paragraph(block->record, block->kind, BOILERPLATE_NONE, text_builder_text(&clean));
    text_builder_free(&clean);
    text_builder_clear(&block->text);
    block->kind = PARAGRAPH_BODY;
}

/* Takes the marks off a line's beginning; whether it begins a block of its own. */
static bool take_lead(struct text *line, enum paragraph_kind *kind)
{
    static const char *const leads[] = {"- ", "* ", "+ "};
    size_t marks = 0;
    *line = text_trim(*line);
    while (text_starts(*line, TEXT(">")))
        *line = text_trim(text_slice(*line, 1, line->length));
    while (marks < line->length && line->bytes[marks] == '#')
        marks++;
    if (marks > 0 && marks <= 6 && marks < line->length && line->bytes[marks] == ' ') {
        *line = text_trim(text_slice(*line, marks, line->length));
        *kind = marks == 1 ? PARAGRAPH_HEADLINE : PARAGRAPH_HEADING;
        return true;
    }
    if (text_starts(*line, TEXT("!["))) {
        *kind = PARAGRAPH_CAPTION;
        return true;
    }
    for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++)
        if (text_starts(*line, text_from(leads[i]))) {
            *line = text_trim(text_slice(*line, 2, line->length));
            return true;
        }
    return false;
}

/* A line of one mark only: a rule, or the line under a heading. */
static bool is_rule(struct text line, char *mark)
{
    line = text_trim(line);
    *mark = line.length > 0 ? line.bytes[0] : 0;
    if (line.length < 3 || !strchr("-=*_", *mark))
        return false;
    for (size_t i = 0; i < line.length; i++)
        if (line.bytes[i] != *mark && line.bytes[i] != ' ')
            return false;
    return true;
}

static void add_line(struct block *block, struct text line)
{
    char mark;
    enum paragraph_kind kind = PARAGRAPH_BODY;
    if (is_rule(line, &mark)) {
        if (block->text.length > 0 && (mark == '=' || mark == '-'))
            block->kind = mark == '=' ? PARAGRAPH_HEADLINE : PARAGRAPH_HEADING;
        end_block(block);
        return;
    }
    bool own = take_lead(&line, &kind);
    if (own || !block->wrapped || line.length == 0 || block->kind != PARAGRAPH_BODY)
        end_block(block);
    if (own)
        block->kind = kind;
    if (block->text.length > 0)
        text_builder_add_byte(&block->text, ' ');
    text_builder_add(&block->text, line);
}

static bool is_wrapped(struct text text)
{
    for (size_t at = 0; at < text.length;)
        if (next_line(text, &at).length > WRAPPED_MAX)
            return false;
    return text_find(text, TEXT("\n\n"), 0) != SIZE_MAX ||
           text_find(text, TEXT("\n\r\n"), 0) != SIZE_MAX;
}

/* The first heading of the first level is the headline where the header has none; all others are
 * headings. */
void markdown_add_body(struct record *record, struct text text)
{
    record_mark_kinds(record);
    struct block block = {.record = record, .kind = PARAGRAPH_BODY, .wrapped = is_wrapped(text)};
    for (size_t at = 0; at < text.length;)
        add_line(&block, next_line(text, &at));
    end_block(&block);
    text_builder_free(&block.text);
}

enum status markdown_read(struct reading *reading)
{
    struct text bytes;
    struct header header = {.body = 0};
    enum status status = stream_rest(reading->stream, BYTES_MAX, &bytes);
    if (status == STATUS_LIMIT)
        return status;
    bytes = without_mark(bytes);
    struct record *record = record_new(reading);
    if (find_header(bytes, true, &header))
        add_facts(reading, record, &header);
    else
        header.body = 0;
    if (header.open)
        problem_add(reading->problems, SEVERITY_WARNING, STATUS_FORMAT, reading->name,
                    "the header is not closed by '---'; it is taken to end at the blank line");
    markdown_add_body(record, text_slice(bytes, header.body, bytes.length));
    struct article *article = record_article(record, "markdown");
    record_free(record);
    if (article)
        reading_hand_on(reading, article, false);
    else
        problem_add(reading->problems, SEVERITY_WARNING, STATUS_FORMAT, reading->name,
                    "there is no text in it");
    return status;
}
