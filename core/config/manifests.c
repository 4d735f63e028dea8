#include "core/config/manifests.h"

#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/ingest/outlet_index.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MANIFEST_BYTES_MAX = 4 << 20, PLACES_MAX = 64 };

/* Where a manifest is or may come to be, and what was there. */
struct manifest_place {
    char *path;
    struct file_stamp was;
};

/* A file that a manifest knows, however it is reached. */
struct listed {
    dev_t device;
    ino_t node;
    char *path;
    const struct manifest_article *article;
    uint32_t story;    /* over all manifests */
    bool opened, seen; /* its manifest lies in an opened folder; manifests_find was asked for it */
};

struct manifests {
    struct manifest *items;
    char **paths; /* of the manifests */
    size_t count, capacity, path_capacity;
    struct listed *files; /* in the order of the manifests */
    size_t file_count, file_capacity, unseen;
    struct listed **sorted;         /* by device, node and number */
    struct manifest_article *facts; /* of the sorted */
    const char **titles;            /* of all stories */
    size_t story_count, story_capacity;
    struct known_outlet *outlets;
    size_t outlet_capacity;
    struct outlet_index *index;
    struct field_name *fields;
    size_t field_capacity;
    struct source_options source;
    struct manifest_place places[PLACES_MAX];
    size_t place_count;
};

/* --- finding manifests ------------------------------------------------------------------------ */

/* The folder of a path, without a slash at its end; the caller frees it. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = memory_strdup(slash ? path : ".");
    if (slash)
        folder[slash == path ? 1 : slash - path] = '\0';
    return folder;
}

static char *base_of(const char *path)
{
    if (!file_is_folder(path))
        return folder_of(path);
    char *base = memory_strdup(path);
    for (size_t length = strlen(base); length > 1 && base[length - 1] == '/'; length--)
        base[length - 1] = '\0';
    return base;
}

static char *above_of(const char *base)
{
    const char *name = file_base(base);
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || strcmp(base, "/") == 0)
        return NULL;
    return folder_of(base);
}

/* The manifest that lies in a folder, or NULL. The caller frees it. */
static char *manifest_in(const char *folder)
{
    char *path = folder ? file_join(folder, MANIFEST_NAME) : NULL;
    if (path && file_exists(path) && !file_is_folder(path))
        return path;
    free(path);
    return NULL;
}

char *manifests_path(const char *path)
{
    char *base = base_of(path), *above = above_of(base);
    char *found = manifest_in(base);
    if (!found)
        found = manifest_in(above);
    if (!found)
        found = file_join(base, MANIFEST_NAME);
    free(above);
    free(base);
    return found;
}

/* --- what they list --------------------------------------------------------------------------- */

static void add_file(struct manifests *manifests, const struct manifest *manifest,
                     const struct manifest_article *article, const char *folder, bool opened,
                     struct problem_list *problems)
{
    struct stat about;
    char *path = file_join(folder, article->file);
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode)) {
        manifest_problem(manifest, article, problems, "there is no such file in %s", folder);
        free(path);
        return;
    }
    manifests->files = memory_grow(manifests->files, manifests->file_count,
                                   &manifests->file_capacity, sizeof(*manifests->files));
    struct listed *file = &manifests->files[manifests->file_count++];
    *file = (struct listed){.device = about.st_dev,
                            .node = about.st_ino,
                            .path = path,
                            .article = article,
                            .story = article->story,
                            .opened = opened};
    if (article->story != MANIFEST_NO_STORY)
        file->story += (uint32_t)manifests->story_count;
}

static void add_outlets(struct manifests *manifests, const struct known_outlets *more)
{
    size_t *count = &manifests->source.outlets.count;
    for (size_t i = 0; i < more->count; i++) {
        manifests->outlets = memory_grow(manifests->outlets, *count, &manifests->outlet_capacity,
                                         sizeof(*manifests->outlets));
        manifests->outlets[(*count)++] = more->rows[i];
    }
}

/* What the command line says comes first. */
static void add_fields(struct manifests *manifests, const struct field_names *more)
{
    size_t *count = &manifests->source.fields.count;
    for (size_t i = 0; i < more->count; i++) {
        manifests->fields = memory_grow(manifests->fields, *count, &manifests->field_capacity,
                                        sizeof(*manifests->fields));
        manifests->fields[(*count)++] = more->rows[i];
    }
}

static void add_parts(struct manifests *manifests, const struct manifest *manifest,
                      const char *folder, bool opened, struct problem_list *problems)
{
    for (size_t i = 0; i < manifest->article_count; i++)
        add_file(manifests, manifest, &manifest->articles[i], folder, opened, problems);
    for (size_t i = 0; i < manifest->story_count; i++) {
        manifests->titles = memory_grow(manifests->titles, manifests->story_count,
                                        &manifests->story_capacity, sizeof(*manifests->titles));
        manifests->titles[manifests->story_count++] = manifest->stories[i];
    }
    add_outlets(manifests, &manifest->outlets);
    add_fields(manifests, &manifest->map);
}

/* Reads a manifest once; takes its path. */
static void add_manifest(struct manifests *manifests, char *path, bool opened,
                         struct problem_list *problems)
{
    struct text bytes = {NULL, 0};
    bool known = false;
    for (size_t i = 0; i < manifests->count; i++)
        known = known || strcmp(manifests->paths[i], path) == 0;
    if (known || file_read(path, MANIFEST_BYTES_MAX, &bytes, problems) != STATUS_OK) {
        free(path);
        return;
    }
    manifests->items = memory_grow(manifests->items, manifests->count, &manifests->capacity,
                                   sizeof(*manifests->items));
    manifests->paths = memory_grow(manifests->paths, manifests->count, &manifests->path_capacity,
                                   sizeof(*manifests->paths));
    struct manifest *manifest = &manifests->items[manifests->count];
    manifests->paths[manifests->count++] = path;
    manifest_parse(path, bytes, manifest, problems);
    free((void *)bytes.bytes);
    char *folder = folder_of(path);
    add_parts(manifests, manifest, folder, opened, problems);
    free(folder);
}

/* Remembers where the manifest of a folder is looked for. */
static void add_place(struct manifests *manifests, const char *folder)
{
    char *path = folder ? file_join(folder, MANIFEST_NAME) : NULL;
    bool known = !path || manifests->place_count == PLACES_MAX;
    for (size_t i = 0; i < manifests->place_count && !known; i++)
        known = strcmp(manifests->places[i].path, path) == 0;
    if (known)
        free(path);
    else
        manifests->places[manifests->place_count++] =
            (struct manifest_place){path, file_stamp_of(path)};
}

static void add_places(struct manifests *manifests, const char *base)
{
    char *above = above_of(base);
    add_place(manifests, base);
    add_place(manifests, above);
    free(above);
}

static void add_path(struct manifests *manifests, const char *path, struct problem_list *problems)
{
    if (strcmp(path, "-") == 0)
        return;
    char *base = base_of(path), *found = manifests_path(path), *folder = folder_of(found);
    bool opened = file_is_folder(path) && strcmp(folder, base) == 0;
    add_places(manifests, base);
    if (file_exists(found))
        add_manifest(manifests, found, opened, problems);
    else
        free(found);
    free(folder);
    free(base);
}

static int compare_identity(const struct listed *left, dev_t device, ino_t node)
{
    if (left->device != device)
        return left->device < device ? -1 : 1;
    return (left->node > node) - (left->node < node);
}

static int by_identity(const void *a, const void *b)
{
    const struct listed *left = *(struct listed *const *)a, *right = *(struct listed *const *)b;
    int order = compare_identity(left, right->device, right->node);
    return order ? order
                 : (left->article->number > right->article->number) -
                       (left->article->number < right->article->number);
}

static void sort_files(struct manifests *manifests)
{
    size_t count = manifests->file_count;
    manifests->sorted = memory_calloc(count, sizeof(*manifests->sorted));
    manifests->facts = memory_calloc(count, sizeof(*manifests->facts));
    for (size_t i = 0; i < count; i++)
        manifests->sorted[i] = &manifests->files[i];
    if (count > 0)
        qsort(manifests->sorted, count, sizeof(*manifests->sorted), by_identity);
    for (size_t i = 0; i < count; i++) {
        manifests->facts[i] = *manifests->sorted[i]->article;
        manifests->facts[i].story = manifests->sorted[i]->story;
    }
}

struct manifests *manifests_load(const char *const *paths, size_t count,
                                 const struct source_options *below, struct problem_list *problems)
{
    struct manifests *manifests = memory_calloc(1, sizeof(*manifests));
    if (below)
        add_fields(manifests, &below->fields);
    for (size_t i = 0; i < count; i++)
        add_path(manifests, paths[i], problems);
    if (below)
        add_outlets(manifests, &below->outlets);
    manifests->source.outlets.rows = manifests->outlets;
    manifests->index = outlet_index_new(manifests->outlets, manifests->source.outlets.count);
    manifests->source.outlets.index = manifests->index;
    manifests->source.fields.rows = manifests->fields;
    sort_files(manifests);
    return manifests;
}

void manifests_free(struct manifests *manifests)
{
    if (!manifests)
        return;
    for (size_t i = 0; i < manifests->count; i++) {
        manifest_free(&manifests->items[i]);
        free(manifests->paths[i]);
    }
    for (size_t i = 0; i < manifests->file_count; i++)
        free(manifests->files[i].path);
    for (size_t i = 0; i < manifests->place_count; i++)
        free(manifests->places[i].path);
    free(manifests->items);
    free(manifests->paths);
    free(manifests->files);
    free(manifests->sorted);
    free(manifests->facts);
    free(manifests->titles);
    free(manifests->outlets);
    outlet_index_free(manifests->index);
    free(manifests->fields);
    free(manifests);
}

/* --- asking ----------------------------------------------------------------------------------- */

const struct source_options *manifests_source(const struct manifests *manifests)
{
    return &manifests->source;
}

struct manifest_facts manifests_find(struct manifests *manifests, const char *path)
{
    struct stat about;
    struct manifest_facts found = {0};
    if (manifests->file_count == 0 || stat(path, &about) != 0)
        return found;
    size_t low = 0, high = manifests->file_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_identity(manifests->sorted[middle], about.st_dev, about.st_ino) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    found.rows = &manifests->facts[low];
    for (size_t i = low; i < manifests->file_count; i++, found.count++) {
        if (compare_identity(manifests->sorted[i], about.st_dev, about.st_ino) != 0)
            break;
        manifests->sorted[i]->seen = true;
    }
    return found;
}

const char *manifests_unseen(struct manifests *manifests)
{
    for (; manifests->unseen < manifests->file_count; manifests->unseen++) {
        const struct listed *file = &manifests->files[manifests->unseen];
        if (file->opened && !file->seen)
            return file->path;
    }
    return NULL;
}

bool manifests_changed(const struct manifests *manifests)
{
    for (size_t i = 0; i < manifests->place_count; i++)
        if (!file_stamp_equal(manifests->places[i].was, file_stamp_of(manifests->places[i].path)))
            return true;
    return false;
}

void manifests_restamp(struct manifests *manifests)
{
    for (size_t i = 0; i < manifests->place_count; i++)
        manifests->places[i].was = file_stamp_of(manifests->places[i].path);
}

size_t manifests_count(const struct manifests *manifests)
{
    return manifests->count;
}

size_t manifests_story_count(const struct manifests *manifests)
{
    return manifests->story_count;
}

const char *manifests_story_title(const struct manifests *manifests, size_t story)
{
    return manifests->titles[story];
}

const char *manifests_title(const struct manifests *manifests)
{
    return manifests->count == 1 ? manifests->items[0].title : NULL;
}
