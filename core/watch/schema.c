#include "core/watch/schema.h"
#include "core/base/utf8.h"
#include <stdio.h>
#include <string.h>

static const char *const severities[] = {"info", "low", "medium", "high", "critical", NULL};
static const char *const cases[] = {"smart", "ignore", "match", NULL};
static const char *const kinds[] = {"person", "place", "org", "figure", "topic", NULL};
/* Plain words that YAML readers take for something else. */
static const char *const typed[] = {"yes", "no", "on", "off", "null", "~", "true", "false", NULL};

const char *watch_severity_name(enum watch_severity severity)
{
    return severities[severity];
}

static struct problem *report(struct schema_reader *reader, const struct yaml_node *node,
                              enum severity severity, const char *message)
{
    return yaml_problem(reader->problems, reader->document, node, severity, "%s", message);
}

/* NFC, without control characters, trimmed; in the list's arena. */
static bool read_text(struct schema_reader *reader, const struct yaml_node *node, struct text *out)
{
    if (!yaml_as_text(reader->problems, reader->document, node, out))
        return false;
    *out = text_trim(utf8_sanitize(reader->arena, *out, NULL));
    return true;
}

static bool read_string(struct schema_reader *reader, const struct yaml_node *node,
                        const char **out)
{
    struct text text;
    if (!read_text(reader, node, &text))
        return false;
    *out = arena_copy(reader->arena, text.bytes, text.length);
    return true;
}

static bool read_choice(struct schema_reader *reader, const struct yaml_node *node,
                        const char *const *names, size_t *out)
{
    return yaml_as_choice(reader->problems, reader->document, node, names, out);
}

const char *schema_literal_fault(struct text text)
{
    size_t size, letters = 0;
    if (text.length == 0)
        return "the term is empty";
    if (utf8_count(text) > WATCH_TERM_LENGTH_MAX)
        return "the term is longer than 256 characters";
    for (size_t i = 0; i < text.length; i += size) {
        uint32_t code = utf8_decode(text.bytes + i, text.length - i, &size);
        if (code == '*' && i + 1 < text.length)
            return "'*' can only stand at the end of a term";
        letters += utf8_is_letter(code) || utf8_is_digit(code);
    }
    return letters == 0 ? "the term has no letter or digit" : NULL;
}

static bool is_typed(struct text text)
{
    for (size_t i = 0; typed[i]; i++)
        if (text_equal_ascii_case(text, text_from(typed[i])))
            return true;
    bool digits = text.length == 10 && text.bytes[4] == '-' && text.bytes[7] == '-';
    for (size_t i = 0; digits && i < text.length; i++)
        digits = strchr("0123456789-", text.bytes[i]) != NULL;
    return digits;
}

static void warn_literal(struct schema_reader *reader, const struct yaml_node *node,
                         struct text text)
{
    int length = (int)text.length;
    if (!node->plain)
        return;
    if (is_typed(text)) {
        struct problem *problem =
            report(reader, node, SEVERITY_WARNING, "a word that YAML may take for a value");
        problem_hint(problem, "quote it: '%.*s'", length, text.bytes);
    }
    if (text_starts(text, TEXT("“")) && text_ends(text, TEXT("”")))
        problem_hint(
            report(reader, node, SEVERITY_WARNING, "curly quotation marks are part of the term"),
            "use straight ones: \"…\"");
}

static bool check_literal(struct schema_reader *reader, const struct yaml_node *node,
                          struct text text)
{
    const char *fault = schema_literal_fault(text);
    if (fault) {
        report(reader, node, SEVERITY_ERROR, fault);
        return false;
    }
    warn_literal(reader, node, text);
    return true;
}

/* The readers of one key each; false where the value is refused. */
typedef bool key_reader(struct schema_reader *, const struct yaml_node *, struct watch_term *);

static bool read_term(struct schema_reader *reader, const struct yaml_node *node,
                      struct watch_term *term)
{
    term->form = WATCH_TERM;
    return read_text(reader, node, &term->text) && check_literal(reader, node, term->text);
}

static bool read_regex(struct schema_reader *reader, const struct yaml_node *node,
                       struct watch_term *term)
{
    struct text text;
    term->form = WATCH_REGEX;
    if (!yaml_as_text(reader->problems, reader->document, node, &text))
        return false;
    if (memchr(text.bytes, '\b', text.length))
        problem_hint(report(reader, node, SEVERITY_WARNING,
                            "\"\\b\" in double quotes is a backspace, not a word's edge"),
                     "use single quotes");
    term->text = (struct text){arena_copy(reader->arena, text.bytes, text.length), text.length};
    return true;
}

static bool read_entity(struct schema_reader *reader, const struct yaml_node *node,
                        struct watch_term *term)
{
    term->form = WATCH_ENTITY;
    return read_text(reader, node, &term->text) && check_literal(reader, node, term->text);
}

static bool read_id(struct schema_reader *reader, const struct yaml_node *node,
                    struct watch_term *term)
{
    if (!read_string(reader, node, &term->id))
        return false;
    size_t good = strspn(term->id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                   "0123456789_.-");
    if (good > 0 && good <= WATCH_ID_LENGTH_MAX && term->id[good] == '\0')
        return true;
    problem_hint(report(reader, node, SEVERITY_ERROR, "this cannot be an id"),
                 "1 to 64 of A-Z, a-z, 0-9, '_', '.' and '-'");
    term->id = NULL;
    return false;
}

static bool read_aliases(struct schema_reader *reader, const struct yaml_node *node,
                         struct watch_term *term)
{
    bool good = true;
    if (node->kind != YAML_LIST) {
        problem_hint(report(reader, node, SEVERITY_ERROR, "a list is needed here"),
                     "aliases: [one, another]");
        return false;
    }
    term->aliases = arena_array(reader->arena, node->count, sizeof *term->aliases);
    for (size_t i = 0; i < node->count; i++) {
        struct text text;
        if (read_text(reader, node->items[i], &text) && check_literal(reader, node->items[i], text))
            term->aliases[term->alias_count++] = text;
        else
            good = false;
    }
    return good;
}

static const struct watch_group *find_group(const struct watchlist *list, struct text name)
{
    for (size_t i = 0; i < watchlist_group_count(list); i++)
        if (text_equal(text_from(watchlist_group(list, i)->name), name))
            return watchlist_group(list, i);
    return NULL;
}

static bool read_group_name(struct schema_reader *reader, const struct yaml_node *node,
                            struct watch_term *term)
{
    struct text name;
    if (!read_text(reader, node, &name))
        return false;
    term->group = find_group(reader->list, name);
    if (term->group)
        return true;
    problem_hint(yaml_problem(reader->problems, reader->document, node, SEVERITY_ERROR,
                              "there is no group '%.*s'", (int)name.length, name.bytes),
                 "define it under 'groups:'");
    return false;
}

static bool read_kind(struct schema_reader *reader, const struct yaml_node *node,
                      struct watch_term *term)
{
    size_t choice;
    if (!read_choice(reader, node, kinds, &choice))
        return false;
    term->kind = kinds[choice];
    return true;
}

static bool read_case(struct schema_reader *reader, const struct yaml_node *node,
                      struct watch_term *term)
{
    size_t choice;
    if (!read_choice(reader, node, cases, &choice))
        return false;
    term->match_case = (enum watch_case)choice;
    return true;
}

static bool read_severity(struct schema_reader *reader, const struct yaml_node *node,
                          struct watch_term *term)
{
    size_t choice;
    if (!read_choice(reader, node, severities, &choice))
        return false;
    term->severity = (enum watch_severity)choice;
    return true;
}

static bool read_whole_word(struct schema_reader *reader, const struct yaml_node *node,
                            struct watch_term *term)
{
    return yaml_as_bool(reader->problems, reader->document, node, &term->whole_word);
}

static bool read_enabled(struct schema_reader *reader, const struct yaml_node *node,
                         struct watch_term *term)
{
    return yaml_as_bool(reader->problems, reader->document, node, &term->enabled);
}

static bool read_color(struct schema_reader *reader, const struct yaml_node *node,
                       struct watch_term *term)
{
    return read_string(reader, node, &term->color);
}

static bool read_note(struct schema_reader *reader, const struct yaml_node *node,
                      struct watch_term *term)
{
    return read_string(reader, node, &term->note);
}

static bool read_unsupported(struct schema_reader *reader, const struct yaml_node *node,
                             struct watch_term *term)
{
    (void)term;
    problem_hint(report(reader, node, SEVERITY_WARNING, "this key is not supported yet"),
                 "the term is matched without it");
    return true;
}

struct key {
    const char *name;
    key_reader *read;
    bool in_defaults, in_group;
};

static const struct key keys[] = {
    {"term", read_term, false, false},
    {"regex", read_regex, false, false},
    {"entity", read_entity, false, false},
    {"id", read_id, false, false},
    {"aliases", read_aliases, false, false},
    {"group", read_group_name, false, false},
    {"kind", read_kind, false, false},
    {"case", read_case, true, false},
    {"whole_word", read_whole_word, true, false},
    {"severity", read_severity, true, true},
    {"color", read_color, false, true},
    {"note", read_note, false, true},
    {"enabled", read_enabled, false, false},
    {"exclude", read_unsupported, false, false},
    {"near", read_unsupported, false, false},
    {"fields", read_unsupported, true, false},
};

enum { KEY_COUNT = sizeof keys / sizeof keys[0], FORM_COUNT = 3 };

enum place { IN_TERM, IN_DEFAULTS, IN_GROUP };

static bool key_belongs(const struct key *key, enum place place)
{
    return place == IN_TERM || (place == IN_DEFAULTS ? key->in_defaults : key->in_group);
}

/* Reads a map's keys into a term, in the table's order; false when any is refused. */
static bool read_keys(struct schema_reader *reader, const struct yaml_node *map, enum place place,
                      struct watch_term *term)
{
    const char *known[KEY_COUNT + 1] = {NULL};
    size_t count = 0, errors = reader->problems->errors;
    bool good = true;
    if (map->kind != YAML_MAP) {
        report(reader, map, SEVERITY_ERROR, "a map is needed here");
        return false;
    }
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (key_belongs(&keys[i], place))
            known[count++] = keys[i].name;
    yaml_check_keys(reader->problems, reader->document, map, known);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        const struct yaml_node *value = yaml_get(map, keys[i].name);
        if (value && key_belongs(&keys[i], place))
            good &= keys[i].read(reader, value, term);
    }
    return good && reader->problems->errors == errors;
}

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

static void report_pattern(struct schema_reader *reader, const struct yaml_node *node,
                           const struct pattern_error *error)
{
    struct text before = text_slice(node->text, 0, error->offset);
    struct problem *problem = yaml_problem(reader->problems, reader->document, node, SEVERITY_ERROR,
                                           "the pattern does not compile: %s", error->message);
    problem->status = STATUS_PATTERN;
    problem->column += utf8_count(before) + !node->plain;
    problem->length = 1;
}

static bool compile_regex(struct schema_reader *reader, const struct yaml_node *node, bool whole,
                          struct watch_term *term)
{
    struct pattern_error error;
    bool caseless = term->match_case == WATCH_CASE_IGNORE ||
                    (term->match_case == WATCH_CASE_SMART && !pattern_has_capital(term->text));
    unsigned flags = (caseless ? PATTERN_CASELESS : 0) | (whole ? PATTERN_WHOLE_WORD : 0);
    term->pattern = pattern_compile(term->text, flags, &error);
    if (!term->pattern) {
        report_pattern(reader, node, &error);
        return false;
    }
    if (!pattern_matches_empty(term->pattern))
        return true;
    report(reader, node, SEVERITY_ERROR, "the pattern matches empty text")->status = STATUS_PATTERN;
    pattern_free(term->pattern);
    term->pattern = NULL;
    return false;
}

static void put(struct schema_reader *reader, const struct yaml_node *node, struct watch_term *term)
{
    const struct watch_term *first;
    if (watchlist_count(reader->list) >= WATCH_TERMS_MAX) {
        if (!reader->full)
            report(reader, node, SEVERITY_ERROR, "more than 10,000 terms")->status = STATUS_LIMIT;
        reader->full = true;
        pattern_free(term->pattern);
        return;
    }
    first = watchlist_put(reader->list, term, reader->problems);
    if (!first)
        return;
    pattern_free(term->pattern);
    yaml_problem(reader->problems, reader->document, node, SEVERITY_ERROR,
                 "the id '%s' is already in line %zu", first->id, first->line);
}

static void warn_short(struct schema_reader *reader, const struct yaml_node *node,
                       const struct watch_term *term)
{
    if (term->form == WATCH_TERM && utf8_count(term->text) <= 2 &&
        term->match_case != WATCH_CASE_MATCH)
        problem_hint(report(reader, node, SEVERITY_WARNING, "a term this short hits often"),
                     "add 'case: match'");
}

static const struct yaml_node *form_of(const struct yaml_node *map, size_t *count)
{
    const struct yaml_node *form = NULL;
    *count = 0;
    for (size_t i = 0; i < FORM_COUNT; i++) {
        const struct yaml_node *value = yaml_get(map, keys[i].name);
        *count += value != NULL;
        form = value ? value : form;
    }
    return form;
}

static void read_term_map(struct schema_reader *reader, const struct yaml_node *map)
{
    size_t forms;
    const struct yaml_node *form = form_of(map, &forms);
    struct watch_term term = reader->defaults;
    bool good = read_keys(reader, map, IN_TERM, &term);
    if (forms != 1)
        report(reader, map, SEVERITY_ERROR, "exactly one of term, regex and entity is needed");
    if (forms != 1 || !good)
        return;
    if (term.group && !yaml_get(map, "severity"))
        term.severity = term.group->severity;
    if (term.group && !term.color)
        term.color = term.group->color;
    bool whole = yaml_get(map, "whole_word") && term.whole_word;
    if (term.form == WATCH_REGEX && !compile_regex(reader, form, whole, &term))
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
    } else if (read_term(reader, node, &term)) {
        term.line = node->line;
        warn_short(reader, node, &term);
        put(reader, node, &term);
    }
}

static void read_groups(struct schema_reader *reader, const struct yaml_node *groups)
{
    if (groups->kind != YAML_MAP) {
        report(reader, groups, SEVERITY_ERROR, "a map of groups is needed here");
        return;
    }
    for (size_t i = 0; i < groups->count; i++) {
        struct watch_term read = reader->defaults;
        read_keys(reader, groups->items[i], IN_GROUP, &read);
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
        problem_hint(report(reader, root, SEVERITY_ERROR, "a watchlist is a map"),
                     "begin with 'version: 1' and 'terms:'");
        return;
    }
    yaml_check_keys(reader->problems, reader->document, root, known);
    yaml_check_version(reader->problems, reader->document, root);
    const struct yaml_node *defaults = yaml_get(root, "defaults");
    const struct yaml_node *groups = yaml_get(root, "groups");
    const struct yaml_node *terms = yaml_get(root, "terms");
    if (defaults)
        read_keys(reader, defaults, IN_DEFAULTS, &reader->defaults);
    if (groups)
        read_groups(reader, groups);
    if (!terms)
        return;
    if (terms->kind != YAML_LIST) {
        report(reader, terms, SEVERITY_ERROR, "a list of terms is needed here");
        return;
    }
    for (size_t i = 0; i < terms->count; i++)
        read_one(reader, terms->items[i]);
}
