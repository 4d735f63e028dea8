#include "core/base/yaml_diagnosis.h"
#include "core/base/utf8.h"
#include <stdio.h>
#include <string.h>

enum { MESSAGE_MAX = 240, HINT_VALUE_MAX = 80 };

/* A failure with the line it was noticed in, taken apart. */
struct scene {
    const struct yaml_failure *failure;
    struct text line, rest; /* the whole line; from the mark on */
    struct yaml_line_parts parts;
};

struct problem *yaml_problem_at(struct problem_list *problems, const struct yaml_document *document,
                                enum severity severity, enum status status, size_t line,
                                size_t column, size_t length, const char *message)
{
    struct problem *problem =
        problem_add(problems, severity, status, document->file, "%s", message);

    problem_at(problem, line, column, length, yaml_line(document, line));
    return problem;
}

static bool blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static size_t skip_blanks(struct text line, size_t at)
{
    while (at < line.length && blank(line.bytes[at]))
        at++;
    return at;
}

/* Where the ':' behind a key stands, or SIZE_MAX. */
static size_t find_colon(struct text line, size_t at)
{
    char quote = at < line.length ? line.bytes[at] : '\0';

    if (quote == '"' || quote == '\'') {
        const char *end = memchr(line.bytes + at + 1, quote, line.length - at - 1);
        if (!end)
            return SIZE_MAX;
        at = (size_t)(end - line.bytes) + 1;
        return at < line.length && line.bytes[at] == ':' ? at : SIZE_MAX;
    }
    for (; at < line.length; at++)
        if (line.bytes[at] == ':' && (at + 1 == line.length || blank(line.bytes[at + 1])))
            return at;
    return SIZE_MAX;
}

struct yaml_line_parts yaml_line_parts(struct text line)
{
    struct yaml_line_parts parts = {{"", 0}, {"", 0}, 1};
    size_t start = skip_blanks(line, 0);

    while (start < line.length && line.bytes[start] == '-' &&
           (start + 1 == line.length || blank(line.bytes[start + 1])))
        start = skip_blanks(line, start + 1);
    size_t colon = find_colon(line, start), value = start;
    if (colon != SIZE_MAX) {
        parts.key = text_slice(line, start, colon);
        value = skip_blanks(line, colon + 1);
    }
    parts.value = text_trim(text_slice(line, value, line.length));
    parts.value_column = utf8_offset_to_index(line, value) + 1;
    return parts;
}

void yaml_hint_quoted(struct problem *problem, struct text line)
{
    struct yaml_line_parts parts = yaml_line_parts(line);
    struct text value = parts.value;
    struct text_builder quoted = {0};

    if (value.length == 0)
        return;
    if (value.length > HINT_VALUE_MAX || parts.key.length > HINT_VALUE_MAX) {
        problem_hint(problem, "put the value in single quotes");
        return;
    }
    char first = value.bytes[0];
    if (value.length > 1 && (first == '"' || first == '\'') &&
        value.bytes[value.length - 1] == first)
        value = text_slice(value, 1, value.length - 1);
    for (size_t i = 0; i < value.length; i++) {
        if (value.bytes[i] == '\'')
            text_builder_add_byte(&quoted, '\'');
        text_builder_add_byte(&quoted, value.bytes[i]);
    }
    struct text text = text_builder_text(&quoted);
    problem_hint(problem, "%.*s%s'%.*s'", (int)parts.key.length, parts.key.bytes,
                 parts.key.length ? ": " : "", (int)text.length, text.bytes);
    text_builder_free(&quoted);
}

static struct problem *say_at(const struct scene *scene, size_t line, size_t column, size_t length,
                              const char *message)
{
    return yaml_problem_at(scene->failure->problems, scene->failure->document, SEVERITY_ERROR,
                           STATUS_FORMAT, line, column, length, message);
}

/* At the mark, `length` code points. */
static struct problem *say(const struct scene *scene, size_t length, const char *message)
{
    return say_at(scene, scene->failure->line, scene->failure->column, length, message);
}

/* Over the line's value, with the value in quotes as the hint. */
static void say_of_value(const struct scene *scene, const char *message)
{
    struct problem *problem = say_at(scene, scene->failure->line, scene->parts.value_column,
                                     utf8_count(scene->parts.value), message);

    yaml_hint_quoted(problem, scene->line);
}

static char first_of(struct text text)
{
    return text.length ? text.bytes[0] : '\0';
}

static bool is_quote(char byte)
{
    return byte == '"' || byte == '\'';
}

/* A quote that was not closed in its line ends at the next one: the error shows only there. */
static bool found_open_quote(const struct scene *scene)
{
    const struct yaml_failure *failure = scene->failure;
    char message[MESSAGE_MAX];

    if (!failure->last_quoted || failure->last->line == failure->last_end_line ||
        failure->last_end_line != failure->line)
        return false;
    snprintf(message, sizeof message, "this quote is closed only in line %zu",
             failure->last_end_line);
    problem_hint(
        say_at(scene, failure->last->line, failure->last->column, failure->last->length, message),
        "close it where the value ends");
    return true;
}

/* Whether more stands behind a value that had ended; said if so. */
static bool found_more_text(const struct scene *scene)
{
    char first = first_of(scene->parts.value);
    char message[MESSAGE_MAX];

    if (scene->failure->column <= scene->parts.value_column)
        return false;
    if (first == '[' || first == '{') {
        snprintf(message, sizeof message,
                 "unquoted '%c' starts a YAML %s, but more text follows it", first,
                 first == '[' ? "list" : "map");
        say_of_value(scene, message);
        return true;
    }
    if (!is_quote(first))
        return false;
    struct problem *problem =
        say(scene, utf8_count(text_trim(scene->rest)), "text behind the closing quote of a value");
    yaml_hint_quoted(problem, scene->line);
    return true;
}

static void explain_tab(const struct scene *scene)
{
    const char *tab = memchr(scene->line.bytes, '\t', scene->line.length);
    size_t column = scene->failure->column;

    if (tab)
        column = utf8_offset_to_index(scene->line, (size_t)(tab - scene->line.bytes)) + 1;
    struct problem *problem =
        say_at(scene, scene->failure->line, column, 1, "tab used for indentation; use spaces");
    problem_hint(problem, "two spaces a level will do");
}

static void explain_start(const struct scene *scene)
{
    char message[MESSAGE_MAX];
    char first = first_of(scene->rest);

    if (first == '\t') {
        explain_tab(scene);
        return;
    }
    snprintf(message, sizeof message, "an unquoted value cannot start with '%c'", first);
    struct problem *problem = say(scene, utf8_count(text_trim(scene->rest)), message);
    yaml_hint_quoted(problem, scene->line);
}

static void hint_colon(struct problem *problem, struct text words)
{
    problem_hint(problem, "%s",
                 words.length && memchr(words.bytes, ':', words.length)
                     ? "a space belongs behind the ':'"
                     : "write key: value, or - before an item of a list");
}

/* A line before that was meant to be a key with its value, but has no ': ', joins the lines behind
 * it into one unquoted value; said if so. */
static bool found_joined_lines(const struct scene *scene)
{
    size_t line = scene->failure->line - 1;
    struct text text = yaml_line(scene->failure->document, line);
    struct text words = text_trim(text);

    if (words.length == 0 || words.bytes[0] == '#' || yaml_line_parts(text).key.length ||
        skip_blanks(text, 0) != skip_blanks(scene->line, 0))
        return false;
    struct problem *problem = say_at(scene, line, skip_blanks(text, 0) + 1, utf8_count(words),
                                     "no key and value: ': ' is missing here");
    hint_colon(problem, words);
    return true;
}

static void explain_colon(const struct scene *scene)
{
    struct problem *problem;

    if (found_open_quote(scene) || found_more_text(scene) || found_joined_lines(scene))
        return;
    if (scene->parts.key.length && scene->failure->column >= scene->parts.value_column) {
        problem = say(scene, 1, "': ' inside an unquoted value");
        yaml_hint_quoted(problem, scene->line);
        return;
    }
    size_t start = skip_blanks(scene->line, 0);
    problem = say_at(scene, scene->failure->line, start + 1, utf8_count(scene->parts.key),
                     "this key is indented deeper than what stands above it allows");
    problem_hint(problem, "line it up with the keys above, or quote the value above");
}

static bool begins_item(struct text line)
{
    size_t at = skip_blanks(line, 0);

    return at < line.length && line.bytes[at] == '-' &&
           (at + 1 == line.length || blank(line.bytes[at + 1]));
}

/* How far what an item holds is indented, in the nearest line above that begins one; its own `- `
 * where `dash`. SIZE_MAX without any. */
static size_t item_above(const struct scene *scene, bool dash)
{
    for (size_t line = scene->failure->line - 1; line > 0; line--) {
        struct text text = yaml_line(scene->failure->document, line);
        if (begins_item(text))
            return dash ? skip_blanks(text, 0) : skip_blanks(text, skip_blanks(text, 0) + 1);
    }
    return SIZE_MAX;
}

/* How far the nearest key above is indented, behind any `- `. */
static size_t key_above(const struct scene *scene)
{
    for (size_t line = scene->failure->line - 1; line > 0; line--) {
        struct text text = yaml_line(scene->failure->document, line);
        struct text key = yaml_line_parts(text).key;
        if (key.length > 0 && key.bytes[0] != '#')
            return (size_t)(key.bytes - text.bytes);
    }
    return SIZE_MAX;
}

/* As far in as the list or map above begins, but not of its kind. */
static void explain_kind(const struct scene *scene, bool list)
{
    size_t item = item_above(scene, false);
    struct problem *problem = say(scene, 1,
                                  list ? "a key where the list goes on; list items begin with '- '"
                                       : "a list item where a key should stand");

    if (!list)
        problem_hint(problem, "write the list below a key of its own");
    else if (item != SIZE_MAX)
        problem_hint(problem, "indent it by %zu to belong to the item above", item);
}

static void explain_indent(const struct scene *scene)
{
    const struct yaml_failure *failure = scene->failure;
    bool list = strstr(failure->problem, "'-'") != NULL, item = begins_item(scene->line);
    size_t key = utf8_count(scene->parts.key), above = SIZE_MAX;
    char message[MESSAGE_MAX];

    if (found_open_quote(scene) || found_more_text(scene))
        return;
    if (failure->column == failure->context_column) {
        explain_kind(scene, list);
        return;
    }
    if (item || key > 0)
        above = item ? item_above(scene, true) : key_above(scene);
    if (above == SIZE_MAX || above + 1 == failure->column) {
        snprintf(message, sizeof message, "indented by %zu, but the %s above by %zu",
                 failure->column - 1, list ? "list items" : "keys", failure->context_column - 1);
        say(scene, 1, message);
        return;
    }
    snprintf(message, sizeof message, "this %s is indented by %zu, the one above by %zu",
             item ? "item" : "key", failure->column - 1, above);
    problem_hint(say(scene, item ? 1 : key, message), "line it up with the %s it belongs to",
                 item ? "items" : "keys");
}

static void explain_open_quote(const struct scene *scene)
{
    const struct yaml_failure *failure = scene->failure;
    struct problem *problem = say_at(scene, failure->context_line, failure->context_column, 1,
                                     "this quote is never closed");

    problem_hint(problem, "close it; inside '…' a ' is written '', inside \"…\" a \" is \\\"");
}

static void explain_missing_colon(const struct scene *scene)
{
    const struct yaml_failure *failure = scene->failure;
    struct text line = yaml_line(failure->document, failure->context_line);
    struct text rest = text_trim(
        text_slice(line, utf8_index_to_offset(line, failure->context_column - 1), line.length));

    if (found_open_quote(scene))
        return;
    struct problem *problem = say_at(scene, failure->context_line, failure->context_column,
                                     utf8_count(rest), "no key and value: ': ' is missing here");
    hint_colon(problem, rest);
}

static void explain_open_flow(const struct scene *scene)
{
    const struct yaml_failure *failure = scene->failure;
    struct text line = yaml_line(failure->document, failure->context_line);
    bool list = strchr(failure->problem, ']') != NULL;
    struct text rest = text_trim(
        text_slice(line, utf8_index_to_offset(line, failure->context_column - 1), line.length));

    struct problem *problem =
        say_at(scene, failure->context_line, failure->context_column, utf8_count(rest),
               list ? "unquoted '[' starts a YAML list, which is not closed as one"
                    : "unquoted '{' starts a YAML map, which is not closed as one");
    yaml_hint_quoted(problem, line);
}

static void explain_item(const struct scene *scene)
{
    struct problem *problem =
        say(scene, utf8_count(text_trim(scene->rest)),
            scene->parts.key.length ? "'- ' right behind a key; a list begins in the next line"
                                    : "'- ' is not in line with the list or key above");

    if (scene->parts.key.length)
        yaml_hint_quoted(problem, scene->line);
}

static void explain_escape(const struct scene *scene)
{
    const char *slash =
        scene->rest.length ? memchr(scene->rest.bytes, '\\', scene->rest.length) : NULL;
    size_t column = scene->failure->column, size = 1;
    struct text escape = {"\\", 1};
    char message[MESSAGE_MAX];

    if (slash) {
        size_t offset = (size_t)(slash - scene->line.bytes);
        column = utf8_offset_to_index(scene->line, offset) + 1;
        if (offset + 1 < scene->line.length)
            utf8_decode(slash + 1, scene->line.length - offset - 1, &size);
        escape = text_slice(scene->line, offset, offset + 1 + size);
    }
    snprintf(message, sizeof message, "'%.*s' is no escape in double quotes; use single quotes",
             (int)escape.length, escape.bytes);
    struct problem *problem =
        say_at(scene, scene->failure->line, column, utf8_count(escape), message);
    yaml_hint_quoted(problem, scene->line);
}

/* An indicator that begins a value and means more than itself. */
static void explain_indicator(const struct scene *scene)
{
    static const struct {
        char indicator;
        const char *what;
    } indicators[] = {
        {'*', "an alias"},     {'&', "an anchor"},    {'!', "a tag"},
        {'|', "a text block"}, {'>', "a text block"}, {'?', "a key"},
        {'%', "a directive"},  {'[', "a list"},       {'{', "a map"},
    };
    char first = first_of(scene->parts.value);
    char message[MESSAGE_MAX];

    for (size_t i = 0; i < sizeof indicators / sizeof *indicators; i++)
        if (indicators[i].indicator == first) {
            snprintf(message, sizeof message, "unquoted '%c' starts %s in YAML", first,
                     indicators[i].what);
            say_of_value(scene, message);
            return;
        }
    if (text_trim(scene->rest).length == 0) {
        say(scene, 1, "the list or map that was begun is not closed");
        return;
    }
    struct problem *problem = say(scene, 1, "this cannot stand here unquoted");
    yaml_hint_quoted(problem, scene->line);
}

static void explain_document(const struct scene *scene)
{
    if (first_of(scene->line) == '%') {
        explain_indicator(scene);
        return;
    }
    if (found_open_quote(scene) || found_more_text(scene))
        return;
    say(scene, utf8_count(text_trim(scene->rest)), "this does not belong to what stands above it");
}

struct explanation {
    const char *problem; /* how libyaml's words begin */
    void (*explain)(const struct scene *scene);
};

static const struct explanation explanations[] = {
    {"found character that cannot start any token", explain_start},
    {"found a tab character", explain_tab},
    {"mapping values are not allowed", explain_colon},
    {"mapping keys are not allowed", explain_indicator},
    {"block sequence entries are not allowed", explain_item},
    {"did not find expected key", explain_indent},
    {"did not find expected '-' indicator", explain_indent},
    {"found unexpected end of stream", explain_open_quote},
    {"found unexpected document indicator", explain_open_quote},
    {"could not find expected ':'", explain_missing_colon},
    {"did not find expected ',' or ", explain_open_flow},
    {"found unknown escape character", explain_escape},
    {"did not find expected hexdecimal number", explain_escape},
    {"found invalid Unicode character escape code", explain_escape},
    {"did not find expected alphabetic or numeric character", explain_indicator},
    {"did not find expected comment or line break", explain_indicator},
    {"found an indentation indicator equal to 0", explain_indicator},
    {"found undefined tag handle", explain_indicator},
    {"did not find expected tag URI", explain_indicator},
    {"did not find expected whitespace or line break", explain_indicator},
    {"did not find expected node content", explain_indicator},
    {"found unknown directive name", explain_indicator},
    {"could not find expected directive name", explain_document},
    {"did not find expected <document start>", explain_document},
};

void yaml_diagnose(const struct yaml_failure *failure)
{
    struct text line = yaml_line(failure->document, failure->line);
    struct scene scene = {
        .failure = failure,
        .line = line,
        .rest = text_slice(line, utf8_index_to_offset(line, failure->column - 1), line.length),
        .parts = yaml_line_parts(line),
    };
    char message[MESSAGE_MAX];

    for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++)
        if (text_starts(text_from(failure->problem), text_from(explanations[i].problem))) {
            explanations[i].explain(&scene);
            return;
        }
    snprintf(message, sizeof message, "this is not YAML: %s", failure->problem);
    say(&scene, 1, message);
}
