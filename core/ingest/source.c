#include "core/ingest/source.h"

#include "core/base/file.h"
#include "core/base/stream.h"
#include "core/ingest/archive.h"
#include "core/ingest/csv.h"
#include "core/ingest/feed.h"
#include "core/ingest/html.h"
#include "core/ingest/json_records.h"
#include "core/ingest/markdown.h"
#include "core/ingest/newsboat.h"
#include "core/ingest/plain.h"
#include "core/ingest/reading.h"

#include <string.h>

/* A file read whole must fit beside its article. */
enum { SOURCE_BYTES_MAX = 256 << 20, SNIFF_BYTES = 4096 };

/* A format: whether a file that begins so (or, in doubt, by its name) is of it, and how it is read.
 * The first row that takes the beginning reads the file. */
struct source_format {
    const char *name;
    bool (*takes)(const struct reading *reading, struct text head);
    enum status (*read)(struct reading *reading);
};

/* --- formats ---------------------------------------------------------------------------------- */

/* Files that hold articles in a way that is not read: what they begin with, and what to do. */
static const struct foreign {
    struct text magic;
    const char *what, *hint;
} foreigns[] = {
    {{"WARC/", 5}, "a web archive", "take the pages out of it, for example with trafilatura"},
    {{"%PDF-", 5}, "a PDF document", "give its text, for example from pdftotext"},
    {{"<!DOCTYPE NETSCAPE-Bookmark", 27}, "a list of bookmarks", "save the pages it leads to"},
};

static const struct foreign *foreign_of(struct text head)
{
    for (size_t i = 0; i < sizeof(foreigns) / sizeof(*foreigns); i++)
        if (text_equal_ascii_case(text_slice(head, 0, foreigns[i].magic.length), foreigns[i].magic))
            return &foreigns[i];
    return NULL;
}

static bool is_foreign(const struct reading *reading, struct text head)
{
    (void)reading;
    return foreign_of(head) != NULL;
}

static enum status refuse_foreign(struct reading *reading)
{
    const struct foreign *foreign = foreign_of(stream_window(reading->stream, SNIFF_BYTES));
    struct problem *problem =
        problem_add(reading->problems, SEVERITY_ERROR, STATUS_FORMAT, reading->name,
                    "this is %s, which is not read", foreign->what);
    problem_hint(problem, "%s", foreign->hint);
    return STATUS_FORMAT;
}

static bool is_binary(const struct reading *reading, struct text head)
{
    (void)reading;
    size_t odd = 0;
    for (size_t i = 0; i < head.length; i++) {
        unsigned char byte = (unsigned char)head.bytes[i];
        odd += byte == 0 || (byte < ' ' && !strchr("\t\n\v\f\r\033", byte));
    }
    return odd * 10 > head.length;
}

static enum status refuse_binary(struct reading *reading)
{
    struct problem *problem =
        problem_add(reading->problems, SEVERITY_ERROR, STATUS_FORMAT, reading->name,
                    "this is not text: more than a tenth of it is control bytes");
    problem_hint(problem, "give articles as plain text in UTF-8");
    return STATUS_FORMAT;
}

static bool takes_all(const struct reading *reading, struct text head)
{
    (void)reading;
    (void)head;
    return true;
}

static enum status read_plain(struct reading *reading)
{
    struct text bytes;
    enum status status = stream_rest(reading->stream, SOURCE_BYTES_MAX, &bytes);
    if (status == STATUS_LIMIT)
        return status;
    struct article *article = plain_read(reading->name, bytes, reading->problems);
    if (!article) {
        problem_add(reading->problems, SEVERITY_WARNING, STATUS_FORMAT, reading->name,
                    "there is no text in it");
        return status;
    }
    for (size_t i = 0; stream_is_changed(reading->stream) && i < article->paragraph_count; i++)
        article->paragraphs[i].source_start = article->paragraphs[i].source_end = -1;
    reading_finish(reading, article);
    reading_hand_on(reading, article, false);
    return status;
}

static const struct source_format formats[] = {
    {"foreign", is_foreign, refuse_foreign},
    {"zip", archive_takes, archive_read},
    {"newsboat", newsboat_takes, newsboat_read},
    {"binary", is_binary, refuse_binary},
    {"json", json_records_take, json_records_read},
    {"feed", feed_takes, feed_read},
    {"html", html_takes, html_read},
    {"markdown", markdown_takes, markdown_read},
    {"csv", csv_takes, csv_read},
    {"text", takes_all, read_plain},
};

/* --- files ------------------------------------------------------------------------------------ */

static enum status read_stream(struct reading *reading)
{
    size_t row = 0;
    struct text head = text_slice(stream_window(reading->stream, SNIFF_BYTES), 0, SNIFF_BYTES);
    while (!formats[row].takes(reading, head))
        row++;
    enum status status = formats[row].read(reading);
    reading_end(reading);
    if (status == STATUS_OK)
        status = stream_status(reading->stream);
    stream_close(reading->stream);
    return status;
}

enum status source_read_bytes(const char *name, struct text bytes,
                              const struct source_options *options, source_sink sink, void *context,
                              struct problem_list *problems)
{
    struct reading reading = {.name = name,
                              .stream = stream_over(name, bytes, problems),
                              .options = options,
                              .problems = problems,
                              .sink = sink,
                              .context = context};
    return read_stream(&reading);
}

enum status source_read_file(const char *path, const struct source_options *options,
                             source_sink sink, void *context, struct problem_list *problems)
{
    struct reading reading = {.name = path,
                              .stream = stream_open(path, problems),
                              .options = options,
                              .problems = problems,
                              .sink = sink,
                              .context = context};
    return reading.stream ? read_stream(&reading) : STATUS_IO;
}

/* Files that lie beside articles and are none. */
static const char *const other_extensions[] = {
    ".yaml", ".yml",   ".png",  ".jpg", ".jpeg", ".gif", ".webp",   ".svg", ".ico",
    ".pdf",  ".zip",   ".tgz",  ".bz2", ".xz",   ".zst", ".tar",    ".mp3", ".mp4",
    ".wav",  ".doc",   ".docx", ".odt", ".epub", ".db",  ".sqlite", ".css", ".js",
    ".woff", ".woff2", ".ttf",  ".bin", ".o",    ".so",  ".py",     ".sh",  ".bak",
};

bool source_options_equal(const struct source_options *a, const struct source_options *b)
{
    bool same = a->outlets.count == b->outlets.count && a->record_max == b->record_max &&
                field_names_equal(&a->fields, &b->fields);
    for (size_t i = 0; same && i < a->outlets.count; i++)
        same = strcmp(a->outlets.rows[i].key, b->outlets.rows[i].key) == 0 &&
               strcmp(a->outlets.rows[i].name, b->outlets.rows[i].name) == 0;
    return same;
}

static bool ends_with(struct text name, const char *extension)
{
    struct text wanted = text_from(extension);
    return name.length >= wanted.length &&
           text_equal_ascii_case(text_slice(name, name.length - wanted.length, name.length),
                                 wanted);
}

bool source_takes(const char *path)
{
    struct text name = text_from(file_base(path));
    if (text_starts(name, TEXT(".")) || text_ends(name, TEXT("~")))
        return false;
    if (ends_with(name, ".gz")) /* what it is called without */
        name = text_slice(name, 0, name.length - 3);
    for (size_t i = 0; i < sizeof(other_extensions) / sizeof(other_extensions[0]); i++)
        if (ends_with(name, other_extensions[i]))
            return false;
    return !text_equal_ascii_case(name, TEXT("README.md")) &&
           !text_equal_ascii_case(name, TEXT("README"));
}

bool source_takes_named(const char *path)
{
    struct text name = text_from(file_base(path));
    return !text_starts(name, TEXT(".")) &&
           (ends_with(name, ".zip") || text_equal(name, TEXT("cache.db")));
}
