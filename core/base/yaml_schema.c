/* What a schema asks of the tree. */
#include "core/base/memory.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/base/yaml.h"
#include "core/base/yaml_diagnosis.h"
#include <stdarg.h>
#include <stdlib.h>

static const char *const kind_names[] = {
    [YAML_SCALAR] = "text",
    [YAML_LIST] = "a list",
    [YAML_MAP] = "a map",
};

struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
    struct text wanted = text_from(key);

    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (text_equal(map->keys[i]->text, wanted))
            return map->items[i];
    return NULL;
}

/* The byte of the file where a node begins, or 0. */
static char first_byte(const struct yaml_document *document, const struct yaml_node *node)
{
    struct text line = yaml_line(document, node->line);
    size_t offset = utf8_index_to_offset(line, node->column - 1);

    return offset < line.length ? line.bytes[offset] : '\0';
}

struct problem *yaml_problem(struct problem_list *problems, const struct yaml_document *document,
                             const struct yaml_node *node, enum severity severity,
                             const char *format, ...)
{
    va_list arguments, again;
    size_t length = node->length ? node->length : 1;

    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *message = memory_calloc(size > 0 ? (size_t)size + 1 : 1, 1);
    vsnprintf(message, size > 0 ? (size_t)size + 1 : 1, format, again);
    va_end(again);
    if (node->flow) {
        struct text line = yaml_line(document, node->line);
        struct text value =
            text_trim(text_slice(line, utf8_index_to_offset(line, node->column - 1), line.length));
        length = utf8_count(value);
    }
    struct problem *problem = yaml_problem_at(problems, document, severity, STATUS_SCHEMA,
                                              node->line, node->column, length, message);
    free(message);
    return problem;
}

static size_t count_names(const char *const *names)
{
    size_t count = 0;

    while (names[count])
        count++;
    return count;
}

/* "a, b, c" of a NULL-terminated list; the caller frees it. */
static char *join_names(const char *const *names)
{
    struct text_builder out = {0};

    text_builder_add(&out, TEXT(""));
    for (size_t i = 0; names[i]; i++)
        text_builder_printf(&out, "%s%s", i ? ", " : "", names[i]);
    return out.bytes;
}

static int shown(struct text text)
{
    enum { SHOWN_MAX = 60 };

    return (int)text_slice(text, 0, utf8_index_to_offset(text, SHOWN_MAX)).length;
}

void yaml_check_keys(struct problem_list *problems, const struct yaml_document *document,
                     const struct yaml_node *map, const char *const *known)
{
    size_t count = count_names(known);

    for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++) {
        struct text key = map->keys[i]->text;
        size_t at = 0;
        while (at < count && !text_equal(key, text_from(known[at])))
            at++;
        if (at < count)
            continue;
        struct problem *problem = yaml_problem(problems, document, map->keys[i], SEVERITY_ERROR,
                                               "unknown key '%.*s'", shown(key), key.bytes);
        const char *nearest = suggest_nearest(key, known, count);
        if (nearest) {
            problem_hint(problem, "did you mean '%s'?", nearest);
        } else {
            char *all = join_names(known);
            problem_hint(problem, "keys known here: %s", all);
            free(all);
        }
    }
}

/* A value that is not of the form a key needs; always false. */
static bool wrong_form(struct problem_list *problems, const struct yaml_document *document,
                       const struct yaml_node *node, const char *wanted)
{
    struct text line = yaml_line(document, node->line);
    struct text key = yaml_line_parts(line).key;
    const char *found =
        node->kind == YAML_SCALAR && node->text.length == 0 ? "nothing" : kind_names[node->kind];

    /* within a flow map the line's first key is not this value's */
    if (node->flow && key.length && key.bytes[0] != '{' && key.bytes[0] != '[') {
        struct problem *problem = yaml_problem(
            problems, document, node, SEVERITY_ERROR,
            "unquoted '%c' starts a YAML %s, but '%.*s' needs %s", first_byte(document, node),
            node->kind == YAML_LIST ? "list" : "map", shown(key), key.bytes, wanted);
        if (text_equal(text_from(wanted), TEXT("text")))
            yaml_hint_quoted(problem, line);
        return false;
    }
    yaml_problem(problems, document, node, SEVERITY_ERROR, "%s is needed here, this is %s", wanted,
                 found);
    return false;
}

bool yaml_as_text(struct problem_list *problems, const struct yaml_document *document,
                  const struct yaml_node *node, struct text *out)
{
    if (node->kind != YAML_SCALAR || (node->plain && node->text.length == 0))
        return wrong_form(problems, document, node, "text");
    *out = node->text;
    return true;
}

bool yaml_as_bool(struct problem_list *problems, const struct yaml_document *document,
                  const struct yaml_node *node, bool *out)
{
    static const char *const words[] = {"false", "true"};

    if (node->kind == YAML_SCALAR && node->plain)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (text_equal_ascii_case(node->text, text_from(words[i]))) {
                *out = i == 1;
                return true;
            }
    if (node->kind != YAML_SCALAR || node->text.length == 0)
        return wrong_form(problems, document, node, "true or false");
    struct problem *problem =
        yaml_problem(problems, document, node, SEVERITY_ERROR, "'%.*s' is neither true nor false",
                     shown(node->text), node->text.bytes);
    problem_hint(problem, "write true or false, without quotes");
    return false;
}

/* A decimal number that fits; no leading zeros, which other readers of YAML take for octal. */
static bool parse_integer(struct text text, long *out)
{
    enum { DIGITS_MAX = 18 };
    bool negative = text.length > 0 && text.bytes[0] == '-';
    struct text digits = text_slice(text, negative, text.length);
    long long value = 0;

    if (digits.length == 0 || digits.length > DIGITS_MAX ||
        (digits.length > 1 && digits.bytes[0] == '0'))
        return false;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9')
            return false;
        value = value * 10 + (digits.bytes[i] - '0');
    }
    value = negative ? -value : value;
    *out = (long)value;
    return *out == value;
}

bool yaml_as_integer(struct problem_list *problems, const struct yaml_document *document,
                     const struct yaml_node *node, long minimum, long maximum, long *out)
{
    long value;

    if (node->kind != YAML_SCALAR || node->text.length == 0)
        return wrong_form(problems, document, node, "a whole number");
    if (node->plain && parse_integer(node->text, &value) && value >= minimum && value <= maximum) {
        *out = value;
        return true;
    }
    const char *format =
        minimum < maximum ? "'%.*s' is not a whole number from %ld to %ld" : "'%.*s' is not %ld";
    yaml_problem(problems, document, node, SEVERITY_ERROR, format, shown(node->text),
                 node->text.bytes, minimum, maximum);
    return false;
}

void yaml_check_version(struct problem_list *problems, const struct yaml_document *document,
                        const struct yaml_node *map)
{
    const struct yaml_node *version = yaml_get(map, "version");
    long number;

    if (version)
        yaml_as_integer(problems, document, version, 1, 1, &number);
    else
        problem_hint(
            yaml_problem(problems, document, map, SEVERITY_ERROR, "the version is missing"),
            "begin the file with 'version: 1'");
}

bool yaml_as_choice(struct problem_list *problems, const struct yaml_document *document,
                    const struct yaml_node *node, const char *const *names, size_t *out)
{
    if (node->kind != YAML_SCALAR || node->text.length == 0) {
        char *all = join_names(names);
        yaml_problem(problems, document, node, SEVERITY_ERROR, "one of these is needed here: %s",
                     all);
        free(all);
        return false;
    }
    for (size_t i = 0; names[i]; i++)
        if (text_equal(node->text, text_from(names[i]))) {
            *out = i;
            return true;
        }
    char *all = join_names(names);
    struct problem *problem =
        yaml_problem(problems, document, node, SEVERITY_ERROR, "'%.*s' is none of: %s",
                     shown(node->text), node->text.bytes, all);
    free(all);
    const char *nearest = suggest_nearest(node->text, names, count_names(names));
    if (nearest)
        problem_hint(problem, "did you mean '%s'?", nearest);
    return false;
}
