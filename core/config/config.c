#include "core/config/config.h"

#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/config/form.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- sections --------------------------------------------------------------------------------- */

/* A theme that is not there is told at its place, and not looked for again; mistakes inside its
 * file are told when it is used. */
static void check_theme(struct form *form, const struct yaml_node *node, struct settings *settings)
{
    struct problem_list found = {0};
    struct theme theme;
    if (!settings->theme)
        return;
    enum status status = theme_load(settings->theme, &theme, &found);
    if (status == STATUS_USAGE || status == STATUS_IO) {
        struct problem *problem = form_problem(form, node, "%s", found.items[0].message);
        if (found.items[0].hint)
            problem_hint(problem, "%s", found.items[0].hint);
        settings->theme = NULL;
    }
    problem_list_free(&found);
}

static void read_options(struct form *form, const struct yaml_node *node, struct config *out)
{
    const char **known = arena_array(form->arena, settings_count() + 1, sizeof(*known));
    struct text_builder message = {0}, hint = {0};
    struct text text;
    for (size_t i = 0; i < settings_count(); i++)
        known[i] = settings_name(i);
    yaml_check_keys(form->problems, &form->document, node, known);
    for (size_t i = 0; i < node->count; i++) {
        int row = settings_find(node->keys[i]->text);
        if (row < 0 || !yaml_as_text(form->problems, &form->document, node->items[i], &text))
            continue;
        text_builder_clear(&message);
        text_builder_clear(&hint);
        if (settings_set(&out->settings, (size_t)row, text, form->arena, &message, &hint)) {
            if (strcmp(settings_name((size_t)row), "theme") == 0)
                check_theme(form, node->items[i], &out->settings);
            if (strcmp(settings_name((size_t)row), "collection") == 0)
                out->collection_place = node->items[i];
            continue;
        }
        struct problem *problem = form_problem(form, node->items[i], "%s", message.bytes);
        if (hint.length > 0)
            problem_hint(problem, "%s", hint.bytes);
    }
    text_builder_free(&message);
    text_builder_free(&hint);
}

static void read_key(struct form *form, const struct yaml_node *view,
                     const struct yaml_node *action, const struct yaml_node *keys,
                     struct config_key *out)
{
    bool list = keys->kind == YAML_LIST;
    const struct yaml_node *const *items = (const struct yaml_node *const *)keys->items;
    const struct yaml_node **places = arena_array(form->arena, keys->count + 1, sizeof(*places));
    const char **words = arena_array(form->arena, keys->count + 1, sizeof(*words));
    *out = (struct config_key){.view_place = view, .action_place = action};
    out->view = arena_copy(form->arena, view->text.bytes, view->text.length);
    out->action = arena_copy(form->arena, action->text.bytes, action->text.length);
    if (keys->kind == YAML_MAP)
        form_is_list(form, keys, "keys of an action are a list: down: [j, Down]");
    for (size_t i = 0; i < (list ? keys->count : keys->kind == YAML_SCALAR); i++) {
        const struct yaml_node *node = list ? items[i] : keys;
        if (!form_text(form, node, &words[out->key_count]))
            continue;
        places[out->key_count++] = node;
    }
    out->keys = words;
    out->key_places = places;
}

static void read_keys(struct form *form, const struct yaml_node *node, struct config *out)
{
    size_t count = 0;
    for (size_t v = 0; v < node->count; v++)
        count += node->items[v]->count;
    out->keys = arena_array(form->arena, count, sizeof(*out->keys));
    for (size_t v = 0; v < node->count; v++) {
        const struct yaml_node *view = node->items[v];
        if (!form_is_map(form, view, "keys of a view are a map: all: {down: [j, Down]}"))
            continue;
        for (size_t i = 0; i < view->count; i++)
            read_key(form, node->keys[v], view->keys[i], view->items[i],
                     &out->keys[out->key_count++]);
    }
}

static void read_color(struct form *form, const struct yaml_node *node, const char *name,
                       struct config *out)
{
    struct theme_color color;
    if (node->kind == YAML_SCALAR && color_parse(node->text, &color)) {
        uint64_t hash = text_hash(text_from(name));
        if (hash_map_find(&out->color_of, hash) == HASH_MAP_NONE) /* the first counts */
            hash_map_set(&out->color_of, hash, (uint32_t)out->color_count);
        out->colors[out->color_count++] = (struct outlet_color){name, color};
    } else {
        color_hint(form_problem(form, node, "this is no colour"),
                   node->kind == YAML_SCALAR ? node->text : TEXT("list"), false);
    }
}

/* `independent.co.uk: The Independent`, or a map with name and color. */
static void read_outlet(struct form *form, const struct yaml_node *key,
                        const struct yaml_node *node, struct config *out)
{
    static const char *const known[] = {"name", "color", NULL};
    struct known_outlet row;
    if (!form_text(form, key, &row.key))
        return;
    row.name = row.key;
    const struct yaml_node *name = node->kind == YAML_MAP ? yaml_get(node, "name") : node;
    if (name && !form_text(form, name, &row.name))
        return;
    if (node->kind == YAML_MAP) {
        yaml_check_keys(form->problems, &form->document, node, known);
        const struct yaml_node *color = yaml_get(node, "color");
        if (color)
            read_color(form, color, row.name, out);
    }
    ((struct known_outlet *)out->source.outlets.rows)[out->source.outlets.count++] = row;
}

static void read_outlets(struct form *form, const struct yaml_node *node, struct config *out)
{
    out->source.outlets.rows =
        arena_array(form->arena, node->count, sizeof(*out->source.outlets.rows));
    out->colors = arena_array(form->arena, node->count, sizeof(*out->colors));
    for (size_t i = 0; i < node->count; i++)
        read_outlet(form, node->keys[i], node->items[i], out);
}

/* A row that takes part of what is wanted would name the wrong thing: it is left out whole. */
static void read_name(struct form *form, const struct yaml_node *node, struct config *out)
{
    static const char *const known[] = {"name", "type", "aliases", "not", NULL};
    static const char *const types[] = {"person", "place", "organization", "org", "demonym", NULL};
    struct known_name row = {.class = ENTITY_CLASS_COUNT};
    size_t errors = form->problems->errors, type;
    const char **aliases;
    if (!form_is_map(form, node, "a name is a map: {name: Ann Lee, type: person}"))
        return;
    const struct yaml_node *name = yaml_get(node, "name"), *kind = yaml_get(node, "type"),
                           *other = yaml_get(node, "aliases"), *not_node = yaml_get(node, "not");
    yaml_check_keys(form->problems, &form->document, node, known);
    if (name)
        form_text(form, name, &row.name);
    else
        form_problem(form, node, "the name is missing");
    if (other) {
        row.alias_count = form_texts(form, other, "aliases are a list: [Anne Lee, Lee]", &aliases);
        row.aliases = aliases;
    }
    if (not_node)
        yaml_as_bool(form->problems, &form->document, not_node, &row.not );
    if (kind && yaml_as_choice(form->problems, &form->document, kind, types, &type))
        row.class = entity_class_from(text_from(types[type]));
    if (!kind && !row.not &&form->problems->errors == errors)
        problem_hint(form_problem(form, node, "the type is missing"),
                     "type: person, place, organization or demonym");
    if (form->problems->errors == errors)
        out->name_rows[out->name_count++] = row;
}

static void read_names(struct form *form, const struct yaml_node *node, struct config *out)
{
    out->name_rows = arena_array(form->arena, node->count, sizeof(*out->name_rows));
    for (size_t i = 0; i < node->count; i++)
        read_name(form, node->items[i], out);
}

static const struct {
    const char *name;
    enum yaml_kind kind;
    const char *example;
    void (*read)(struct form *form, const struct yaml_node *node, struct config *out);
} sections[] = {
    {"options", YAML_MAP, "options: {theme: light, width: 90}", read_options},
    {"keys", YAML_MAP, "keys: {all: {down: [j, Down]}}", read_keys},
    {"outlets", YAML_MAP, "outlets: {larkfield.example: Larkfield Post}", read_outlets},
    {"names", YAML_LIST, "names: [{name: Ann Lee, type: person}]", read_names},
};
enum { SECTION_COUNT = sizeof(sections) / sizeof(sections[0]) };

static void read_root(struct form *form, const struct yaml_node *root, struct config *out)
{
    const char *known[SECTION_COUNT + 2] = {"version"};
    if (!form_is_map(form, root, "begin with 'version: 1' and 'options:'"))
        return;
    for (size_t i = 0; i < SECTION_COUNT; i++)
        known[i + 1] = sections[i].name;
    yaml_check_keys(form->problems, &form->document, root, known);
    yaml_check_version(form->problems, &form->document, root);
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        const struct yaml_node *node = yaml_get(root, sections[i].name);
        if (!node || form_is_empty(node))
            continue;
        bool fits = sections[i].kind == YAML_MAP ? form_is_map(form, node, sections[i].example)
                                                 : form_is_list(form, node, sections[i].example);
        if (fits)
            sections[i].read(form, node, out);
    }
}

/* --- files ------------------------------------------------------------------------------------ */

enum status config_parse(const char *path, struct text bytes, struct config *out,
                         struct problem_list *problems)
{
    struct problem_list own = {0};
    struct form *form = form_open(path, bytes, &own);
    *out = (struct config){.form = form, .path = form->document.file};
    settings_init(&out->settings);
    if (form->document.root)
        read_root(form, form->document.root, out);
    form->problems = NULL;
    out->names = known_names_new(out->name_rows, out->name_count);
    return problem_list_move_some(problems, &own, path);
}

enum status config_load(const char *path, struct config *out, struct problem_list *problems)
{
    struct text bytes = {NULL, 0};
    char *own = config_file("config.yaml");
    const char *file = path ? path : own && file_exists(own) ? own : NULL;
    enum status status = STATUS_OK;
    if (file)
        status = file_read(file, YAML_SIZE_MAX, &bytes, problems);
    enum status parsed = config_parse(file, bytes, out, problems);
    free((void *)bytes.bytes);
    free(own);
    return status == STATUS_OK ? parsed : status;
}

void config_free(struct config *config)
{
    known_names_free(config->names);
    hash_map_free(&config->color_of);
    form_close(config->form);
    *config = (struct config){0};
}

char *config_file(const char *name)
{
    const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    struct text_builder path = {0};
    if (folder && folder[0] == '/')
        text_builder_printf(&path, "%s/diptych/%s", folder, name);
    else if (home && *home)
        text_builder_printf(&path, "%s/.config/diptych/%s", home, name);
    return path.bytes;
}

bool config_set(struct config *config, size_t row, struct text value, struct text_builder *message,
                struct text_builder *hint)
{
    return settings_set(&config->settings, row, value, config->form->arena, message, hint);
}

/* --- asking ----------------------------------------------------------------------------------- */

struct problem *config_problem(const struct config *config, const struct yaml_node *place,
                               struct problem_list *problems, enum severity severity,
                               const char *format, ...)
{
    va_list arguments;
    char message[512];
    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    return yaml_problem(problems, &config->form->document, place, severity, "%s", message);
}

struct theme_color config_outlet_color(const struct config *config, const char *outlet)
{
    uint32_t found = hash_map_find(&config->color_of, text_hash(text_from(outlet)));
    return found == HASH_MAP_NONE ? (struct theme_color){THEME_UNSET, 0}
                                  : config->colors[found].color;
}

char *config_collection(const struct config *config)
{
    const char *home = getenv("HOME"), *path = config->settings.collection;
    if (!path)
        return NULL;
    bool at_home = strncmp(path, "~/", 2) == 0 && home;
    return at_home ? file_join(home, path + 2) : memory_strdup(path);
}

void config_miss_collection(const struct config *config, struct problem_list *problems)
{
    struct problem *problem = config_problem(config, config->collection_place, problems,
                                             SEVERITY_ERROR, "there is no such file or folder");
    if (!strchr("/~", config->settings.collection[0]))
        problem_hint(problem, "it is looked for in the folder where diptych is started; begin it "
                              "with / or ~/");
}
