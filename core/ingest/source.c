#include "core/ingest/source.h"

#include "core/base/file.h"
#include "core/ingest/boilerplate.h"
#include "core/ingest/masthead.h"
#include "core/ingest/plain.h"
#include "core/language/language.h"

#include <stdlib.h>
#include <string.h>

/* A file read whole must fit beside its article. */
enum { SOURCE_BYTES_MAX = 256 << 20, SNIFF_BYTES = 4096 };

/* A format: whether bytes are of it, and how they are read. The first row that takes the bytes
 * reads them. */
struct source_format {
    const char *name;
    bool (*takes)(struct text bytes);
    enum status (*read)(const char *name, struct text bytes, const struct source_options *options,
                        source_sink sink, void *context, struct problem_list *problems);
};

/* --- formats ---------------------------------------------------------------------------------- */

static bool is_binary(struct text bytes)
{
    struct text head = text_slice(bytes, 0, SNIFF_BYTES);
    size_t odd = 0;
    for (size_t i = 0; i < head.length; i++) {
        unsigned char byte = (unsigned char)head.bytes[i];
        odd += byte == 0 || (byte < ' ' && !strchr("\t\n\v\f\r\033", byte));
    }
    return odd * 10 > head.length;
}

static enum status refuse_binary(const char *name, struct text bytes,
                                 const struct source_options *options, source_sink sink,
                                 void *context, struct problem_list *problems)
{
    (void)bytes;
    (void)options;
    (void)sink;
    (void)context;
    struct problem *problem =
        problem_add(problems, SEVERITY_ERROR, STATUS_FORMAT, name,
                    "this is not text: more than a tenth of it is control bytes");
    problem_hint(problem, "give articles as plain text in UTF-8");
    return STATUS_FORMAT;
}

static bool takes_all(struct text bytes)
{
    (void)bytes;
    return true;
}

static size_t count_words(struct text text)
{
    size_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < text.length; i++) {
        bool space = text.bytes[i] == ' ';
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

/* What every format's article still needs: kinds, masthead, language, length. */
static void finish_article(struct article *article, const struct source_options *options)
{
    boilerplate_mark(article);
    masthead_read(article, options ? &options->outlets : NULL);
    article->language = language_guess(article);
    article->words = 0;
    for (size_t i = 0; i < article->paragraph_count; i++)
        if (article->paragraphs[i].kind != PARAGRAPH_BOILERPLATE)
            article->words += count_words(article->paragraphs[i].text);
}

static enum status read_plain(const char *name, struct text bytes,
                              const struct source_options *options, source_sink sink, void *context,
                              struct problem_list *problems)
{
    struct article *article = plain_read(name, bytes, problems);
    if (!article) {
        problem_add(problems, SEVERITY_WARNING, STATUS_FORMAT, name, "there is no text in it");
        return STATUS_OK;
    }
    finish_article(article, options);
    sink(article, context);
    return STATUS_OK;
}

static const struct source_format formats[] = {
    {"binary", is_binary, refuse_binary},
    {"text", takes_all, read_plain},
};

/* --- files ------------------------------------------------------------------------------------ */

enum status source_read_bytes(const char *name, struct text bytes,
                              const struct source_options *options, source_sink sink, void *context,
                              struct problem_list *problems)
{
    size_t row = 0;
    while (!formats[row].takes(bytes))
        row++;
    return formats[row].read(name, bytes, options, sink, context, problems);
}

enum status source_read_file(const char *path, const struct source_options *options,
                             source_sink sink, void *context, struct problem_list *problems)
{
    struct text bytes;
    enum status status = file_read(path, SOURCE_BYTES_MAX, &bytes, problems);
    if (status == STATUS_OK)
        status = source_read_bytes(path, bytes, options, sink, context, problems);
    free((void *)bytes.bytes);
    return status;
}

/* Files that lie beside articles and are none. */
static const char *const other_extensions[] = {
    ".yaml", ".yml",   ".png",  ".jpg", ".jpeg", ".gif", ".webp",   ".svg", ".ico",
    ".pdf",  ".zip",   ".gz",   ".bz2", ".xz",   ".zst", ".tar",    ".mp3", ".mp4",
    ".wav",  ".doc",   ".docx", ".odt", ".epub", ".db",  ".sqlite", ".css", ".js",
    ".woff", ".woff2", ".ttf",  ".bin", ".o",    ".so",  ".py",     ".sh",  ".bak",
};

bool source_takes(const char *path)
{
    const char *base = file_base(path);
    const char *dot = strrchr(base, '.');
    struct text name = text_from(base);
    if (base[0] == '.' || text_ends(name, TEXT("~")))
        return false;
    for (size_t i = 0; dot && i < sizeof(other_extensions) / sizeof(other_extensions[0]); i++)
        if (text_equal_ascii_case(text_from(dot), text_from(other_extensions[i])))
            return false;
    return !text_equal_ascii_case(name, TEXT("README.md")) &&
           !text_equal_ascii_case(name, TEXT("README"));
}
