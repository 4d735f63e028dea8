/* check: every problem of configuration, manifests, watchlists and themes, with its place. */
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/yaml.h"
#include "core/collection/inputs.h"
#include "core/config/theme.h"
#include "core/watch/watchlist.h"
#include "tui/batch/batch_common.h"
#include "tui/keys/bindings.h"

#include <stdlib.h>
#include <string.h>

#define FINDING_FIELD(name, expression)                                                            \
    static struct table_value finding_##name(const void *data)                                     \
    {                                                                                              \
        const struct problem *problem = data;                                                      \
        return expression;                                                                         \
    }
FINDING_FIELD(file, table_string(problem->file))
FINDING_FIELD(severity, table_string(severity_name(problem->severity)))
FINDING_FIELD(message, table_string(problem->message))
FINDING_FIELD(hint, table_string(problem->hint))
FINDING_FIELD(line, problem->line ? table_number((double)problem->line) : table_string(NULL))
FINDING_FIELD(column, problem->column ? table_number((double)problem->column) : table_string(NULL))

static const struct table_field finding_fields[] = {
    {"file", finding_file, NULL, TABLE_FREE},
    {"line", finding_line, NULL, TABLE_FREE},
    {"column", finding_column, NULL, TABLE_FREE},
    {"severity", finding_severity, NULL, TABLE_FREE},
    {"message", finding_message, NULL, TABLE_FREE},
    {"hint", finding_hint, NULL, TABLE_FREE},
};

struct check {
    struct watchlist *list;
    struct problem_list problems;
    size_t files;
    bool prints; /* text, not JSON */
};

/* Keys at the top of a theme, ours or base16's. */
static bool looks_like_theme(const char *path)
{
    static const char *const keys[] = {"styles", "palette", "base00", "variant", "scheme"};
    struct arena *arena = arena_new();
    struct problem_list ignored = {0};
    struct yaml_document document;
    struct text source;
    bool found = false;
    if (file_read(path, YAML_SIZE_MAX, &source, &ignored) == STATUS_OK &&
        yaml_parse(arena, path, source, &document, &ignored) == STATUS_OK && document.root &&
        document.root->kind == YAML_MAP)
        for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
            found = found || yaml_get(document.root, keys[i]) != NULL;
    free((char *)source.bytes);
    problem_list_free(&ignored);
    arena_free(arena);
    return found;
}

static void check_config(struct check *check, const struct batch *batch)
{
    struct keymap *keymap = keymap_new();
    problem_list_move(&check->problems, batch->config_problems);
    bindings_apply(keymap, batch->config, &check->problems);
    keymap_free(keymap);
    check->files += batch->config->path != NULL;
}

/* How well each style can be read. */
static void print_contrast(const struct theme *theme)
{
    for (enum style style = 0; style < STYLE_COUNT; style++) {
        const struct theme_row *row = &theme->rows[style];
        bool own = row->fg.kind >= THEME_INDEX || row->bg.kind >= THEME_INDEX;
        double contrast = theme_contrast(theme, row->fg, row->bg);
        printf("%s: contrast of %s: %.1f%s\n", theme->name, theme_style_name(style), contrast,
               contrast < THEME_CONTRAST_LEAST
                   ? ", too little: the terminal's own colours are taken"
               : own ? ""
                     : ", as text");
    }
}

static void check_theme(struct check *check, const char *name)
{
    struct theme theme;
    if (theme_load(name, &theme, &check->problems) == STATUS_OK && check->prints)
        print_contrast(&theme);
    check->files++;
}

static void check_watchlist(struct check *check, const char *path)
{
    watchlist_load(check->list, path, &check->problems);
    check->files++;
}

static void check_manifest(struct check *check, const char *path)
{
    struct manifests *manifests = manifests_load(&path, 1, NULL, &check->problems);
    check->files += manifests_count(manifests);
    manifests_free(manifests);
}

static void check_path(struct check *check, const char *path)
{
    if (strcmp(file_base(path), MANIFEST_NAME) == 0) {
        check_manifest(check, path);
    } else if (file_is_folder(path)) {
        check_manifest(check, path);
        char *list = inputs_watchlist(&path, 1);
        if (list)
            check_watchlist(check, list);
        free(list);
    } else if (looks_like_theme(path)) {
        check_theme(check, path);
    } else {
        check_watchlist(check, path);
    }
}

static void print_findings(const struct batch *batch, const struct check *check)
{
    const struct problem_list *problems = &check->problems;
    if (!batch->options->json) {
        for (size_t i = 0; i < problems->count; i++)
            problem_print(&problems->items[i], stdout);
        printf("%s, %s, %s\n", TEXT_COUNTED(check->files, "file"),
               TEXT_COUNTED(watchlist_count(check->list), "term"),
               TEXT_COUNTED(problems->count, "problem"));
        return;
    }
    struct table *table = table_new(stdout, finding_fields,
                                    sizeof(finding_fields) / sizeof(finding_fields[0]), TABLE_JSON);
    for (size_t i = 0; i < problems->count; i++)
        table_row(table, &problems->items[i]);
    table_free(table);
}

/* 2 where something could not be looked at, 1 for findings worth mending. */
static int judge(const struct problem_list *problems)
{
    int status = EXIT_DONE;
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        if (problem->status == STATUS_IO || problem->status == STATUS_USAGE)
            return EXIT_ERROR;
        if (problem->severity != SEVERITY_NOTE)
            status = EXIT_NOTHING;
    }
    return status;
}

int batch_check(struct batch *batch)
{
    const struct options *options = batch->options;
    struct check check = {.list = batch->list, .prints = !options->json};
    check_config(&check, batch);
    for (size_t i = 0; i < options->watchlist_count; i++)
        check_watchlist(&check, options->watchlists[i]);
    if (batch->config->settings.theme)
        check_theme(&check, batch->config->settings.theme);
    for (size_t i = 0; i < options->path_count; i++)
        check_path(&check, options->paths[i]);
    print_findings(batch, &check);
    int status = judge(&check.problems);
    problem_list_free(&check.problems);
    return status;
}
