#include "core/ingest/archive.h"

#include "core/base/file.h"
#include "core/base/hash_map.h"
#include "core/base/memory.h"
#include "core/base/zip.h"
#include "core/ingest/json_fields.h"
#include "core/ingest/markdown.h"
#include "core/ingest/record.h"

#include <stdlib.h>
#include <string.h>

enum { ARCHIVE_BYTES_MAX = 256 << 20 };

struct archive {
    struct reading *reading;
    struct zip zip;
    struct arena *arena;
    struct zip_entry *entries;
    size_t count, capacity;
    struct hash_map by_name; /* of entries; made for Omnivore's */
};

bool archive_takes(const struct reading *reading, struct text head)
{
    (void)reading;
    return text_starts(head, TEXT("PK\003\004")) || text_starts(head, TEXT("PK\005\006"));
}

static void tell_entry(struct archive *archive, const struct zip_entry *entry, const char *why)
{
    struct text name = text_slice(entry->name, 0, 200);
    struct problem *problem =
        reading_tell(archive->reading, SEVERITY_ERROR, 0, "%.*s %s; it is left out",
                     (int)name.length, name.bytes, why);
    if (problem)
        problem->line = problem->column = 0; /* of the archive, which has no lines */
}

/* The bytes of an entry, which the caller frees; false, and told, where it cannot be unpacked. */
static bool unpack(struct archive *archive, const struct zip_entry *entry, struct text *out)
{
    const char *why;
    bool good = zip_unpack(&archive->zip, entry, reading_record_max(archive->reading), out, &why) ==
                STATUS_OK;
    if (!good)
        tell_entry(archive, entry, why);
    return good;
}

/* --- Omnivore --------------------------------------------------------------------------------- */

static bool is_metadata(struct text name)
{
    return text_starts(name, TEXT("metadata_")) && text_ends(name, TEXT(".json"));
}

/* The file of a record, "content/SLUG.html"; NULL where there is none. */
static const struct zip_entry *find_part(const struct archive *archive, const char *folder,
                                         struct text slug, const char *ending)
{
    struct text_builder name = {0};
    text_builder_printf(&name, "%s/", folder);
    text_builder_add(&name, slug);
    text_builder_add_string(&name, ending);
    uint32_t at = hash_map_find(&archive->by_name, text_hash(text_builder_text(&name)));
    const struct zip_entry *entry = at == HASH_MAP_NONE ? NULL : &archive->entries[at];
    bool same = entry && text_equal(entry->name, text_builder_text(&name));
    text_builder_free(&name);
    return same ? entry : NULL;
}

/* The text of a record, and what stands beside. */
static void add_parts(struct archive *archive, struct record *record, struct text slug)
{
    static const struct part {
        const char *folder, *ending, *field; /* no field: its text in Markdown */
    } parts[] = {{"content", ".html", "content_html"},
                 {"content", ".md", NULL},
                 {"highlights", ".md", "highlights"}};
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        const struct zip_entry *entry = find_part(archive, parts[i].folder, slug, parts[i].ending);
        struct text bytes;
        if (!entry || !unpack(archive, entry, &bytes))
            continue;
        if (parts[i].field)
            record_add(record, text_from(parts[i].field), bytes);
        else
            markdown_add_body(record, bytes);
        free((char *)bytes.bytes);
    }
}

static void read_item(struct archive *archive, json_t *object)
{
    struct reading *reading = archive->reading;
    struct text slug = json_fields_text(json_object_get(object, "slug"));
    reading->records++;
    struct record *record = record_new(reading);
    json_fields_add(record, object);
    if (slug.length > 0)
        add_parts(archive, record, slug);
    struct article *article = record_article(record, "omnivore");
    record_free(record);
    if (article)
        reading_hand_on(reading, article, false);
    else
        reading_tell(reading, SEVERITY_WARNING, 0, "record %zu has no text; it is left out",
                     reading->records);
}

static void read_metadata(struct archive *archive, const struct zip_entry *entry)
{
    struct text bytes;
    json_error_t error;
    if (!unpack(archive, entry, &bytes))
        return;
    json_t *list = json_loadb(bytes.bytes, bytes.length, JSON_ALLOW_NUL, &error);
    if (!json_is_array(list))
        tell_entry(archive, entry, "is no list of records in JSON");
    for (size_t i = 0; i < json_array_size(list) && !archive->reading->stopped; i++)
        if (json_is_object(json_array_get(list, i)))
            read_item(archive, json_array_get(list, i));
    json_decref(list);
    free((char *)bytes.bytes);
}

static bool read_omnivore(struct archive *archive)
{
    bool found = false;
    for (size_t i = 0; i < archive->count; i++)
        found = found || is_metadata(archive->entries[i].name);
    for (size_t i = 0; found && i < archive->count; i++)
        hash_map_set(&archive->by_name, text_hash(archive->entries[i].name), (uint32_t)i);
    for (size_t i = 0; found && i < archive->count && !archive->reading->stopped; i++)
        if (is_metadata(archive->entries[i].name))
            read_metadata(archive, &archive->entries[i]);
    return found;
}

/* --- files ------------------------------------------------------------------------------------ */

static bool hand_on(struct article *article, void *context)
{
    const struct reading *reading = context;
    article->source = arena_strdup(article->arena, reading->name);
    return reading_hand_on(context, article, false);
}

/* Whether a file of an archive is read: what lies in hidden folders, or in archives, is not. */
static bool is_taken(struct text name)
{
    if (name.length == 0 || text_ends(name, TEXT("/")) || memchr(name.bytes, '\0', name.length) ||
        name.bytes[0] == '.' || text_find(name, TEXT("/."), 0) != SIZE_MAX ||
        text_starts(name, TEXT("__MACOSX/")))
        return false;
    char *path = memory_calloc(name.length + 1, 1);
    memcpy(path, name.bytes, name.length);
    bool taken = source_takes(path);
    free(path);
    return taken;
}

static void read_entry(struct archive *archive, const struct zip_entry *entry)
{
    struct reading *reading = archive->reading;
    struct text bytes;
    if (!unpack(archive, entry, &bytes))
        return;
    struct text_builder name = {0};
    text_builder_printf(&name, "%s/", reading->name);
    text_builder_add(&name, entry->name);
    source_read_bytes(name.bytes, bytes, reading->options, hand_on, reading, reading->problems);
    text_builder_free(&name);
    free((char *)bytes.bytes);
}

/* Else one that is packed with gzip and packed again would grow 150 times each time. */
static enum status refuse_inner(struct reading *reading)
{
    problem_add(reading->problems, SEVERITY_ERROR, STATUS_FORMAT, reading->name,
                "is an archive in an archive; it is left out");
    return STATUS_FORMAT;
}

enum status archive_read(struct reading *reading)
{
    if (reading->sink == hand_on)
        return refuse_inner(reading);
    struct archive archive = {.reading = reading, .arena = arena_new()};
    struct zip_entry entry;
    struct text bytes;
    size_t errors = reading->problems->errors;
    enum status status = stream_rest(reading->stream, ARCHIVE_BYTES_MAX, &bytes);
    if (status == STATUS_OK && !zip_open(bytes, &archive.zip)) {
        problem_add(reading->problems, SEVERITY_ERROR, STATUS_FORMAT, reading->name,
                    "the zip archive has no directory at its end: it is damaged or cut");
        status = STATUS_FORMAT;
    }
    while (status == STATUS_OK && zip_next(&archive.zip, &entry)) {
        archive.entries = arena_grow(archive.arena, archive.entries, archive.count,
                                     &archive.capacity, sizeof(*archive.entries));
        archive.entries[archive.count++] = entry;
    }
    if (status == STATUS_OK && !read_omnivore(&archive))
        for (size_t i = 0; i < archive.count && !reading->stopped; i++)
            if (is_taken(archive.entries[i].name))
                read_entry(&archive, &archive.entries[i]);
    if (status == STATUS_OK && reading->count == 0 && reading->problems->errors == errors)
        problem_add(reading->problems, SEVERITY_WARNING, STATUS_FORMAT, reading->name,
                    "there is no article in this zip archive");
    if (reading->untold > 0)
        problem_add(reading->problems, SEVERITY_NOTE, STATUS_FORMAT, reading->name, "%s not shown",
                    TEXT_COUNTED(reading->untold, "more problem"));
    hash_map_free(&archive.by_name);
    arena_free(archive.arena);
    return status == STATUS_OK && reading->problems->errors > errors ? STATUS_FORMAT : status;
}
