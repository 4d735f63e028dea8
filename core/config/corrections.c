#include "core/config/corrections.h"

#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/base/yaml_edit.h"
#include "core/config/form.h"
#include "core/config/manifests.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[CORRECTION_COUNT] = {
    [CORRECT_OUTLET] = "outlet", [CORRECT_DATE] = "date", [CORRECT_HEADLINE] = "headline"};

const char *correction_name(enum correction correction)
{
    return names[correction];
}

/* --- where ------------------------------------------------------------------------------------ */

/* How much of a source names its file: all but ":N". */
static size_t file_length(const char *source)
{
    const char *number = file_exists(source) ? NULL : file_number(source);
    return number ? (size_t)(number - source) : strlen(source);
}

/* The path that a source was found under, or NULL. */
static const char *opened_as(const char *const *paths, size_t count, const char *source)
{
    size_t length = file_length(source);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(paths[i], source) == 0 ||
            (file_is_folder(paths[i]) && file_inside(paths[i], source)))
            return paths[i];
        if (strlen(paths[i]) == length && strncmp(paths[i], source, length) == 0)
            return paths[i];
    }
    return NULL;
}

/* One value on its way into a manifest. */
struct change {
    char *path, *folder; /* of the manifest */
    const char *entry;   /* the article's file there, with its ":N" */
    struct yaml_pair pair;
    struct arena *arena;
    struct problem_list *problems;
};

static bool find_place(struct change *change, const char *const *paths, size_t count,
                       const char *source)
{
    const char *path = strcmp(source, "-") == 0 ? NULL : opened_as(paths, count, source);
    if (!path) {
        problem_add(change->problems, SEVERITY_ERROR, STATUS_USAGE, NULL,
                    "%s is no file that can be corrected", source);
        return false;
    }
    change->path = manifests_path(path);
    change->folder = memory_strdup(change->path);
    char *slash = strrchr(change->folder, '/');
    slash[slash == change->folder] = '\0';
    change->entry = file_inside(change->folder, source);
    if (!change->entry)
        problem_add(change->problems, SEVERITY_ERROR, STATUS_USAGE, change->path,
                    "this manifest does not reach %s", source);
    return change->entry != NULL;
}

/* --- what ------------------------------------------------------------------------------------- */

static bool read_value(struct change *change, enum correction correction, struct text value)
{
    struct date date;
    change->pair.key = names[correction];
    change->pair.value = text_trim(utf8_sanitize(change->arena, value, NULL));
    if (change->pair.value.length == 0) {
        problem_add(change->problems, SEVERITY_ERROR, STATUS_SCHEMA, NULL, "%s needs a text",
                    names[correction]);
        return false;
    }
    if (correction == CORRECT_DATE && !date_read(change->pair.value, &date)) {
        problem_hint(
            problem_add(change->problems, SEVERITY_ERROR, STATUS_SCHEMA, NULL, "this is no date"),
            "write year, month and day: 2022-02-21");
        return false;
    }
    return true;
}

/* --- how -------------------------------------------------------------------------------------- */

/* The item of a list of articles that is the change's, or NULL. */
static const struct yaml_node *find_in(const struct change *change, const struct yaml_node *list)
{
    for (size_t i = 0; list && list->kind == YAML_LIST && i < list->count; i++) {
        const struct yaml_node *file = yaml_get(list->items[i], "file");
        struct text text = file ? file->text : TEXT("");
        if (text_starts(text, TEXT("./")))
            text = text_slice(text, 2, text.length);
        if (text_equal(text, text_from(change->entry)))
            return list->items[i];
    }
    return NULL;
}

static const struct yaml_node *find_entry(const struct change *change, const struct yaml_node *root)
{
    const struct yaml_node *stories = yaml_get(root, "stories");
    const struct yaml_node *found = find_in(change, yaml_get(root, "articles"));
    for (size_t i = 0; !found && stories && stories->kind == YAML_LIST && i < stories->count; i++)
        found = find_in(change, yaml_get(stories->items[i], "articles"));
    return found;
}

static void edit_entry(const struct change *change, const struct yaml_document *document,
                       const struct yaml_node *entry, struct text_builder *out)
{
    struct yaml_pair pair = change->pair;
    if (strcmp(pair.key, names[CORRECT_HEADLINE]) == 0 && yaml_get(entry, "title"))
        pair.key = "title";
    yaml_edit_set(document, entry, pair, out);
}

static void edit_tree(const struct change *change, const struct yaml_document *document,
                      struct text_builder *out)
{
    const struct yaml_pair pairs[] = {{"file", text_from(change->entry)}, change->pair};
    const struct yaml_node *root = document->root, *entry = find_entry(change, root),
                           *articles = yaml_get(root, "articles");
    if (entry)
        edit_entry(change, document, entry, out);
    else if (articles && articles->kind == YAML_LIST)
        yaml_edit_append(document, articles, pairs, 2, out);
    else if (!articles || form_is_empty(articles))
        yaml_edit_begin(document, root, articles, "articles", pairs, 2, out);
    /* else it is something that nobody knows: nothing is written, which is_good refuses */
}

/* A manifest of which nothing is there yet, but perhaps comments. */
static void begin_file(const struct change *change, struct text comments, struct text_builder *out)
{
    text_builder_add(out, comments);
    if (comments.length > 0 && !text_ends(comments, TEXT("\n")))
        text_builder_add_byte(out, '\n');
    text_builder_add_string(out, "version: 1\narticles:\n  - {file: ");
    yaml_write_text(text_from(change->entry), out);
    text_builder_printf(out, ", %s: ", change->pair.key);
    yaml_write_text(change->pair.value, out);
    text_builder_add_string(out, "}\n");
}

/* The value as the manifest has it. */
static bool has_value(const struct manifest_article *article, const struct yaml_pair *pair)
{
    char date[12];
    date_format(article->date, date);
    const char *value = strcmp(pair->key, names[CORRECT_OUTLET]) == 0     ? article->outlet
                        : strcmp(pair->key, names[CORRECT_HEADLINE]) == 0 ? article->headline
                                                                          : date;
    return value && text_equal(text_from(value), pair->value);
}

/* Whether a changed manifest says what was to be said, and no worse than before. */
static bool is_good(const struct change *change, struct text bytes, size_t errors_before)
{
    struct manifest manifest;
    struct problem_list problems = {0};
    bool good = false;
    size_t length = file_length(change->entry);
    manifest_parse(change->path, bytes, &manifest, &problems);
    for (size_t i = 0; i < manifest.article_count; i++) {
        const struct manifest_article *article = &manifest.articles[i];
        const char *file = article->file + (strncmp(article->file, "./", 2) == 0 ? 2 : 0);
        good = good || (strlen(file) == length && strncmp(file, change->entry, length) == 0 &&
                        has_value(article, &change->pair));
    }
    good = good && problems.errors <= errors_before;
    problem_list_free(&problems);
    manifest_free(&manifest);
    return good;
}

static enum status edit(const struct change *change, struct text bytes, struct text_builder *out)
{
    static const char mark[] = "\xEF\xBB\xBF";
    struct yaml_document document;
    struct problem_list problems = {0};
    struct manifest before;
    enum status status = yaml_parse(change->arena, change->path, bytes, &document, &problems);
    bool readable = status == STATUS_OK && (!document.root || document.root->kind == YAML_MAP);
    problem_list_free(&problems);
    problems = (struct problem_list){0};
    manifest_parse(change->path, bytes, &before, &problems);
    manifest_free(&before);
    size_t errors = problems.errors;
    problem_list_free(&problems);
    text_builder_add_string(out, text_starts(bytes, TEXT(mark)) ? mark : "");
    if (readable && document.root)
        edit_tree(change, &document, out);
    else if (readable)
        begin_file(change, document.source, out);
    if (readable && is_good(change, text_builder_text(out), errors))
        return STATUS_OK;
    problem_hint(problem_add(change->problems, SEVERITY_ERROR, STATUS_SCHEMA, change->path,
                             "cannot be corrected as it stands"),
                 "diptych check %s tells what to mend", change->path);
    return STATUS_SCHEMA;
}

static enum status write_change(const struct change *change)
{
    struct text bytes = {NULL, 0};
    struct text_builder out = {0};
    enum status status = STATUS_OK;
    if (file_exists(change->path))
        status = file_read(change->path, YAML_SIZE_MAX, &bytes, change->problems);
    if (status == STATUS_OK)
        status = edit(change, bytes, &out);
    if (status == STATUS_OK)
        status = file_replace(change->path, text_builder_text(&out), change->problems);
    text_builder_free(&out);
    free((void *)bytes.bytes);
    return status;
}

enum status correction_write(const char *const *paths, size_t count, const char *source,
                             enum correction correction, struct text value, char **written,
                             struct problem_list *problems)
{
    struct change change = {.arena = arena_new(), .problems = problems};
    enum status status = STATUS_USAGE;
    *written = NULL;
    if (!read_value(&change, correction, value))
        status = STATUS_SCHEMA;
    else if (find_place(&change, paths, count, source))
        status = write_change(&change);
    if (status == STATUS_OK) {
        *written = change.path;
        change.path = NULL;
    }
    free(change.path);
    free(change.folder);
    arena_free(change.arena);
    return status;
}
