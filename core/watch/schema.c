#include "core/watch/schema.h"
#include "core/base/utf8.h"
#include "core/base/yaml_edit.h"

/* Whether capitals stand in a pattern outside of its escapes. */
static bool pattern_has_capital(struct text text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '\\')
            i++;
        else if (text.bytes[i] >= 'A' && text.bytes[i] <= 'Z')
            return true;
    }
    return false;
}

/* Whether a scalar stands in its line as it is read: each code point of it one of the file. */
static bool stands_as_read(const struct yaml_node *node)
{
    size_t quotes = node->plain ? 0 : 2;
    return node->line == node->end_line && node->length == utf8_count(node->text) + quotes;
}

/* The caret stands where the pattern fails; where that cannot be told in the file, the message
 * counts in the pattern. */
static void report_pattern(struct schema_reader *reader, const struct yaml_node *node,
                           const struct pattern_error *error)
{
    size_t before = utf8_count(text_slice(node->text, 0, error->offset));
    struct text line = text_trim(node->text);
    struct problem *problem = yaml_problem(reader->problems, reader->document, node, SEVERITY_ERROR,
                                           "the pattern does not compile: %s", error->message);
    problem->status = STATUS_PATTERN;
    if (stands_as_read(node)) {
        problem->column += before + !node->plain;
        problem->length = 1;
    } else {
        problem_hint(problem, "behind character %zu of the pattern: %.*s", before, (int)line.length,
                     line.bytes);
    }
}

static bool compile_regex(struct schema_reader *reader, const struct yaml_node *node,
                          struct watch_term *term)
{
    struct pattern_error error;
    bool caseless = term->match_case == WATCH_CASE_IGNORE ||
                    (term->match_case == WATCH_CASE_SMART && !pattern_has_capital(term->text));
    unsigned flags =
        (caseless ? PATTERN_CASELESS : 0) | (term->pattern_whole ? PATTERN_WHOLE_WORD : 0);
    term->pattern = pattern_compile(term->text, flags, &error);
    if (!term->pattern) {
        report_pattern(reader, node, &error);
        return false;
    }
    if (!pattern_matches_empty(term->pattern))
        return true;
    schema_report(reader, node, SEVERITY_ERROR, "the pattern matches empty text")->status =
        STATUS_PATTERN;
    pattern_free(term->pattern);
    term->pattern = NULL;
    return false;
}

static void put(struct schema_reader *reader, const struct yaml_node *node, struct watch_term *term)
{
    const struct watch_term *first;
    if (watchlist_count(reader->list) >= WATCH_TERMS_MAX) {
        if (!reader->full)
            schema_report(reader, node, SEVERITY_ERROR, "more than 10,000 terms")->status =
                STATUS_LIMIT;
        reader->full = true;
        pattern_free(term->pattern);
        return;
    }
    first = watchlist_put(reader->list, term, reader->problems);
    if (!first)
        return;
    pattern_free(term->pattern);
    problem_hint(yaml_problem(reader->problems, reader->document, node, SEVERITY_ERROR,
                              "the id '%s' is already in line %zu", first->id, first->line),
                 "take one out, or give it an id of its own");
}

static void warn_short(struct schema_reader *reader, const struct yaml_node *node,
                       const struct watch_term *term)
{
    if (term->form == WATCH_TERM && utf8_count(term->text) <= 2 &&
        term->match_case != WATCH_CASE_MATCH)
        problem_hint(schema_report(reader, node, SEVERITY_WARNING, "a term this short hits often"),
                     "add 'case: match'");
}

static const struct yaml_node *form_of(const struct yaml_node *map, size_t *count)
{
    static const char *const forms[] = {"term", "regex", "entity", NULL};
    const struct yaml_node *form = NULL;
    *count = 0;
    for (size_t i = 0; forms[i]; i++) {
        const struct yaml_node *value = yaml_get(map, forms[i]);
        *count += value != NULL;
        form = value ? value : form;
    }
    return form;
}

/* `- Smith: the man`: a term that YAML took for a map; said if so. */
static bool found_unquoted_colon(struct schema_reader *reader, const struct yaml_node *map)
{
    if (map->count != 1 || map->flow || map->items[0]->kind != YAML_SCALAR ||
        !map->keys[0]->plain || schema_nearest_key(map->keys[0]->text))
        return false;
    const struct yaml_node *key = map->keys[0];
    struct text line = yaml_line(reader->document, key->line);
    size_t start = utf8_index_to_offset(line, key->column - 1);
    size_t colon = text_find(line, TEXT(":"), start + key->text.length);
    struct text_builder quoted = {0};
    struct problem *problem =
        schema_report(reader, key, SEVERITY_ERROR, "': ' inside an unquoted value");
    if (colon != SIZE_MAX)
        problem_at(problem, key->line, utf8_offset_to_index(line, colon) + 1, 1, line);
    yaml_write_text(text_trim(text_slice(line, start, line.length)), &quoted);
    problem_hint(problem, "%s", quoted.bytes);
    text_builder_free(&quoted);
    return true;
}

static void read_term_map(struct schema_reader *reader, const struct yaml_node *map)
{
    size_t forms;
    const struct yaml_node *form = form_of(map, &forms);
    struct watch_term term = reader->defaults;
    if (found_unquoted_colon(reader, map))
        return;
    bool good = schema_read_keys(reader, map, SCHEMA_TERM, &term);
    if (forms != 1)
        problem_hint(schema_report(reader, map, SEVERITY_ERROR,
                                   "exactly one of term, regex and entity is needed"),
                     "term: some words");
    if (forms != 1 || !good)
        return;
    if (term.group && !yaml_get(map, "severity"))
        term.severity = term.group->severity;
    if (term.group && !term.color)
        term.color = term.group->color;
    term.pattern_whole = yaml_get(map, "whole_word") && term.whole_word;
    if (term.form == WATCH_REGEX && !compile_regex(reader, form, &term))
        return;
    term.line = form->line;
    warn_short(reader, form, &term);
    put(reader, form, &term);
}

static void read_one(struct schema_reader *reader, const struct yaml_node *node)
{
    struct watch_term term = reader->defaults;
    if (node->kind == YAML_MAP) {
        read_term_map(reader, node);
    } else if (schema_read_term(reader, node, &term)) {
        term.line = node->line;
        warn_short(reader, node, &term);
        put(reader, node, &term);
    }
}

static void read_groups(struct schema_reader *reader, const struct yaml_node *groups)
{
    if (groups->kind != YAML_MAP) {
        schema_report(reader, groups, SEVERITY_ERROR, "a map of groups is needed here");
        return;
    }
    for (size_t i = 0; i < groups->count; i++) {
        struct watch_term read = reader->defaults;
        schema_read_keys(reader, groups->items[i], SCHEMA_GROUP, &read);
        struct watch_group *group = watchlist_put_group(reader->list, groups->keys[i]->text);
        group->severity = read.severity;
        group->color = read.color;
        group->note = read.note;
    }
}

void schema_read(struct schema_reader *reader)
{
    static const char *const known[] = {"version", "defaults", "groups", "terms", NULL};
    const struct yaml_node *root = reader->document->root;
    if (root->kind != YAML_MAP) {
        problem_hint(schema_report(reader, root, SEVERITY_ERROR, "a watchlist is a map"),
                     "begin with 'version: 1' and 'terms:'");
        return;
    }
    yaml_check_keys(reader->problems, reader->document, root, known);
    yaml_check_version(reader->problems, reader->document, root);
    const struct yaml_node *defaults = yaml_get(root, "defaults");
    const struct yaml_node *groups = yaml_get(root, "groups");
    const struct yaml_node *terms = yaml_get(root, "terms");
    if (defaults)
        schema_read_keys(reader, defaults, SCHEMA_DEFAULTS, &reader->defaults);
    if (groups)
        read_groups(reader, groups);
    if (!terms)
        return;
    if (terms->kind != YAML_LIST) {
        problem_hint(schema_report(reader, terms, SEVERITY_ERROR, "a list of terms is needed here"),
                     "terms: [one, another]");
        return;
    }
    for (size_t i = 0; i < terms->count; i++)
        read_one(reader, terms->items[i]);
}
