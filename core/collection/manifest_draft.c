#include "core/collection/manifest_draft.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/base/yaml_edit.h"
#include "core/collection/collection_private.h"

#include <stdlib.h>
#include <string.h>

static const char head[] = "# What diptych found in this folder: correct what is wrong. What "
                           "stands here goes before what\n"
                           "# the files say; a line that is taken out leaves it to the file. \"man "
                           "diptych-collection\" says\n"
                           "# what else can stand here, \"diptych check\" whether it is right.\n"
                           "version: 1\n";

static const char outlets_example[] =
    "# What outlets are called, by domain, by a name or by a file's name without its extension:\n"
    "# outlets:\n"
    "#   post.example: Larkfield Post\n";

static const char map_example[] = "# What records call their fields:\n"
                                  "# map:\n"
                                  "#   body: main_text\n";

struct draft {
    const struct collection *collection;
    const char *folder;
    struct text_builder out;
    struct problem_list *problems;
};

static void add_pair(struct draft *draft, const char *begin, const char *key, const char *value)
{
    text_builder_printf(&draft->out, "%s%s: ", begin, key);
    yaml_write_text(text_from(value), &draft->out);
    text_builder_add_byte(&draft->out, '\n');
}

/* --- articles --------------------------------------------------------------------------------- */

/* A name can be any bytes, YAML holds characters that can be seen. */
static bool is_writable(struct text name)
{
    for (size_t at = 0, size; at < name.length; at += size) {
        uint32_t code = utf8_decode(name.bytes + at, name.length - at, &size);
        if (code == UTF8_REPLACEMENT || utf8_clean(code) != code)
            return false;
    }
    return true;
}

/* The file as a manifest names it: from the folder, with the number where it holds many, and where
 * its own name ends like one. */
static void add_file(struct draft *draft, const struct record *record)
{
    const struct file *file = &draft->collection->found.files[record->file];
    struct text_builder entry = {0};
    text_builder_add_string(&entry, file_inside(draft->folder, file->path));
    if (file->articles > 1 || file_number(entry.bytes))
        text_builder_printf(&entry, ":%zu", record->number);
    add_pair(draft, "      - ", "file", entry.bytes);
    text_builder_free(&entry);
}

static void add_article(struct draft *draft, uint32_t item)
{
    const struct record *record = draft->collection->records[item];
    const struct article *article = record->item.article;
    const char *path = draft->collection->found.files[record->file].path;
    char date[12];
    if (!is_writable(text_from(path))) {
        problem_add(draft->problems, SEVERITY_WARNING, STATUS_FORMAT, path,
                    "left out: such a name cannot stand in a manifest");
        return;
    }
    add_file(draft, record);
    add_pair(draft, "        ", "outlet", article->outlet);
    date_format(article->date, date);
    if (date[0])
        text_builder_printf(&draft->out, "        date: %s\n", date);
    else
        text_builder_add_string(&draft->out, "        # date: is not known\n");
    if (article->title)
        add_pair(draft, "        # ", "headline", article->title);
}

/* --- stories ---------------------------------------------------------------------------------- */

/* A folder goes on naming its story: a title would take its place. */
static void add_story(struct draft *draft, const struct collection_story *story)
{
    const struct record *first = draft->collection->records[story->members[0]];
    const struct article *named = draft->collection->records[story->title_item]->item.article;
    const char *title = story->title ? story->title : named->title;
    bool own_folder =
        first->group != ANNOTATION_NONE && draft->collection->found.groups[first->group].folder;
    if (!title)
        text_builder_add_string(&draft->out, "  - articles:\n");
    else if (own_folder && !story->title)
        add_pair(draft, "  - # ", "title", title);
    else
        add_pair(draft, "  - ", "title", title);
    if (title)
        text_builder_add_string(&draft->out, "    articles:\n");
    for (size_t i = 0; i < story->all_count; i++)
        add_article(draft, story->all[i]);
}

/* The collection's title: a manifest's goes before the folder's name. */
static void add_title(struct draft *draft)
{
    char *real = realpath(draft->folder, NULL);
    struct text_builder visible = {0};
    utf8_add_visible(&visible, text_from(file_base(real ? real : draft->folder)));
    if (visible.length > 0)
        add_pair(draft, "", "title", visible.bytes);
    text_builder_free(&visible);
    free(real);
}

static void add_fields(struct draft *draft, const struct field_names *fields)
{
    if (!fields || fields->count == 0) {
        text_builder_add_string(&draft->out, map_example);
        return;
    }
    text_builder_add_string(&draft->out, "map:\n");
    for (size_t i = 0; i < fields->count; i++)
        add_pair(draft, "  ", fields->rows[i].field, fields->rows[i].name);
}

static void add_stories(struct draft *draft)
{
    size_t before = draft->out.length, count = draft->collection->story_count;
    text_builder_add_string(&draft->out, "stories:\n");
    for (size_t i = 0; i < count && draft->out.length <= YAML_SIZE_MAX; i++)
        add_story(draft, &draft->collection->stories[i]);
    if (draft->out.length <= YAML_SIZE_MAX)
        return;
    draft->out.length = before;
    text_builder_printf(&draft->out,
                        "# %zu articles are more than this file can list. Those that need it:\n"
                        "# articles:\n"
                        "#   - {file: records.jsonl:12, outlet: Larkfield Post}\n",
                        draft->collection->record_count);
}

enum status manifest_draft_write(const struct collection *collection, const char *folder,
                                 const struct field_names *fields, char **written,
                                 struct problem_list *problems)
{
    struct draft draft = {.collection = collection, .folder = folder, .problems = problems};
    *written = NULL;
    if (collection->record_count == 0) {
        problem_add(problems, SEVERITY_ERROR, STATUS_USAGE, folder, "no article was found here");
        return STATUS_USAGE;
    }
    text_builder_add_string(&draft.out, head);
    add_title(&draft);
    text_builder_add_string(&draft.out, outlets_example);
    add_fields(&draft, fields);
    add_stories(&draft);
    char *path = file_join(folder, MANIFEST_NAME);
    enum status status = file_create(path, text_builder_text(&draft.out), problems);
    text_builder_free(&draft.out);
    if (status == STATUS_OK)
        *written = path;
    else
        free(path);
    return status;
}
