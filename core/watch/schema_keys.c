#include "core/base/color.h"
#include "core/base/suggest.h"
#include "core/base/utf8.h"
#include "core/watch/schema.h"
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

struct problem *schema_report(struct schema_reader *reader, const struct yaml_node *node,
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
    if (node->plain && is_typed(text))
        problem_hint(
            schema_report(reader, node, SEVERITY_WARNING, "a word that YAML may take for a value"),
            "quote it: '%.*s'", (int)text.length, text.bytes);
}

static bool check_literal(struct schema_reader *reader, const struct yaml_node *node,
                          struct text text)
{
    const char *fault = schema_literal_fault(text);
    if (fault) {
        schema_report(reader, node, SEVERITY_ERROR, fault);
        return false;
    }
    warn_literal(reader, node, text);
    return true;
}

/* The readers of one key each; false where the value is refused. */
typedef bool key_reader(struct schema_reader *, const struct yaml_node *, struct watch_term *);

bool schema_read_term(struct schema_reader *reader, const struct yaml_node *node,
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
    problem_hint(schema_report(reader, node, SEVERITY_ERROR, "this cannot be an id"),
                 "1 to 64 of A-Z, a-z, 0-9, '_', '.' and '-'");
    term->id = NULL;
    return false;
}

/* A list of literals, shown in `example`. */
static bool read_literals(struct schema_reader *reader, const struct yaml_node *node,
                          const char *example, struct watch_texts *out)
{
    bool good = true;
    if (node->kind != YAML_LIST) {
        problem_hint(schema_report(reader, node, SEVERITY_ERROR, "a list is needed here"), "%s",
                     example);
        return false;
    }
    out->items = arena_array(reader->arena, node->count, sizeof *out->items);
    for (size_t i = 0; i < node->count; i++) {
        struct text text;
        if (read_text(reader, node->items[i], &text) && check_literal(reader, node->items[i], text))
            out->items[out->count++] = text;
        else
            good = false;
    }
    return good;
}

static bool read_aliases(struct schema_reader *reader, const struct yaml_node *node,
                         struct watch_term *term)
{
    return read_literals(reader, node, "aliases: [one, another]", &term->aliases);
}

static bool read_exclude(struct schema_reader *reader, const struct yaml_node *node,
                         struct watch_term *term)
{
    return read_literals(reader, node, "exclude: [a longer phrase]", &term->exclude);
}

static bool read_near(struct schema_reader *reader, const struct yaml_node *node,
                      struct watch_term *term)
{
    static const char *const known[] = {"any", "within", "ordered", NULL};
    const struct yaml_node *any, *within, *ordered;
    long words = WATCH_WITHIN;
    size_t errors = reader->problems->errors;
    if (node->kind == YAML_MAP)
        yaml_check_keys(reader->problems, reader->document, node, known);
    if (reader->problems->errors > errors)
        return false;
    if (node->kind != YAML_MAP || !(any = yaml_get(node, "any"))) {
        problem_hint(schema_report(reader, node, SEVERITY_ERROR, "a map with 'any' is needed here"),
                     "near: {any: [one, another], within: 10}");
        return false;
    }
    within = yaml_get(node, "within");
    ordered = yaml_get(node, "ordered");
    bool good = read_literals(reader, any, "any: [one, another]", &term->near.any);
    if (within)
        good &= yaml_as_integer(reader->problems, reader->document, within, 1, WATCH_WITHIN_MAX,
                                &words);
    if (ordered)
        good &= yaml_as_bool(reader->problems, reader->document, ordered, &term->near.ordered);
    term->near.within = (unsigned)words;
    return good;
}

static bool read_fields(struct schema_reader *reader, const struct yaml_node *node,
                        struct watch_term *term)
{
    static const char *const names[] = {"title", "body", NULL};
    size_t choice;
    bool good = node->kind == YAML_LIST && node->count > 0;
    if (!good)
        problem_hint(schema_report(reader, node, SEVERITY_ERROR, "a list is needed here"),
                     "fields: [title, body]");
    term->fields = 0;
    for (size_t i = 0; i < node->count && node->kind == YAML_LIST; i++)
        if (read_choice(reader, node->items[i], names, &choice))
            term->fields |= 1U << choice;
        else
            good = false;
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
    struct theme_color color;
    if (!read_string(reader, node, &term->color))
        return false;
    struct text text = text_from(term->color);
    if (color_palette_index(text) >= 0 || color_parse(text, &color))
        return true;
    color_hint(schema_report(reader, node, SEVERITY_ERROR, "this is no colour"), text, true);
    term->color = NULL;
    return false;
}

static bool read_note(struct schema_reader *reader, const struct yaml_node *node,
                      struct watch_term *term)
{
    return read_string(reader, node, &term->note);
}

struct key {
    const char *name;
    key_reader *read;
    bool in_defaults, in_group;
};

static const struct key keys[] = {
    {"term", schema_read_term, false, false},
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
    {"exclude", read_exclude, false, false},
    {"near", read_near, false, false},
    {"fields", read_fields, true, false},
};

enum { KEY_COUNT = sizeof keys / sizeof keys[0] };

const char *schema_nearest_key(struct text word)
{
    const char *names[KEY_COUNT];
    for (size_t i = 0; i < KEY_COUNT; i++)
        names[i] = keys[i].name;
    return suggest_nearest(word, names, KEY_COUNT);
}

static bool key_belongs(const struct key *key, enum schema_place place)
{
    return place == SCHEMA_TERM || (place == SCHEMA_DEFAULTS ? key->in_defaults : key->in_group);
}

bool schema_read_keys(struct schema_reader *reader, const struct yaml_node *map,
                      enum schema_place place, struct watch_term *term)
{
    const char *known[KEY_COUNT + 1] = {NULL};
    size_t count = 0, errors = reader->problems->errors;
    bool good = true;
    if (map->kind != YAML_MAP) {
        schema_report(reader, map, SEVERITY_ERROR, "a map is needed here");
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
