#include "core/ingest/plain.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/ingest/glue.h"

#include <stdlib.h>

enum { WRAP_LINES_MIN = 8, WRAP_SPREAD = 10, WRAP_WIDTH_MIN = 40, WRAP_WIDTH_MAX = 100 };

/* A line of the file: bytes [start, end), its line break left out. */
struct line {
    size_t start, end;
};

struct reader {
    struct article *article;
    struct text bytes;
    size_t capacity; /* of paragraphs */
    struct utf8_repairs repairs;
};

static bool blank(struct text text)
{
    return text_trim(text).length == 0;
}

/* The line at `from`; CR LF, LF and CR end lines. *next is where the following one begins. */
static struct line next_line(struct text bytes, size_t from, size_t *next)
{
    size_t end = from;
    while (end < bytes.length && bytes.bytes[end] != '\n' && bytes.bytes[end] != '\r')
        end++;
    *next = end < bytes.length ? end + 1 : end;
    if (end + 1 < bytes.length && bytes.bytes[end] == '\r' && bytes.bytes[end + 1] == '\n')
        *next = end + 2;
    return (struct line){from, end};
}

/* Adds bytes [start, end) of the file as a paragraph, cut where sentences are glued; white space at
 * its ends is not part of it. */
static void add_paragraph(struct reader *reader, size_t start, size_t end)
{
    struct article *article = reader->article;
    bool seam = false;
    while (start < end) {
        size_t cut = glue_find(text_slice(reader->bytes, start, end), &seam);
        size_t stop = cut ? start + cut : end;
        struct text raw = text_slice(reader->bytes, start, stop);
        struct text trimmed = text_trim(raw);
        struct text clean = text_trim(utf8_sanitize(article->arena, trimmed, &reader->repairs));
        if (clean.length > 0) {
            article->paragraphs =
                arena_grow(article->arena, article->paragraphs, article->paragraph_count,
                           &reader->capacity, sizeof(*article->paragraphs));
            int64_t at = (int64_t)(trimmed.bytes - reader->bytes.bytes);
            article->paragraphs[article->paragraph_count++] = (struct paragraph){
                .text = clean,
                .kind = PARAGRAPH_BODY,
                .source_start = at,
                .source_end = at + (int64_t)trimmed.length,
            };
        }
        start = stop;
    }
}

/* --- hard-wrapped files ----------------------------------------------------------------------- */

static int by_size(const void *a, const void *b)
{
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return left < right ? -1 : left > right;
}

/* Whether most lines that another line follows end within ten columns of one width: the length that
 * nine in ten of them stay under is taken for that width. */
static bool hard_wrapped(struct text bytes, struct arena *scratch)
{
    size_t *widths = NULL, count = 0, capacity = 0, near = 0;
    struct line previous = {0, 0};
    for (size_t at = 0, next; at < bytes.length; at = next) {
        struct line line = next_line(bytes, at, &next);
        struct text before = text_slice(bytes, previous.start, previous.end);
        if (!blank(before) && !blank(text_slice(bytes, line.start, line.end))) {
            widths = arena_grow(scratch, widths, count, &capacity, sizeof(*widths));
            widths[count++] = utf8_count(before);
        }
        previous = line;
    }
    if (count < WRAP_LINES_MIN)
        return false;
    qsort(widths, count, sizeof(*widths), by_size);
    size_t width = widths[count * 9 / 10];
    for (size_t i = 0; i < count; i++)
        near += widths[i] + WRAP_SPREAD >= width && widths[i] <= width + WRAP_SPREAD;
    return width >= WRAP_WIDTH_MIN && width <= WRAP_WIDTH_MAX && near * 3 >= count * 2;
}

static void read_wrapped(struct reader *reader)
{
    size_t start = 0, end = 0;
    for (size_t at = 0, next; at < reader->bytes.length; at = next) {
        struct line line = next_line(reader->bytes, at, &next);
        if (!blank(text_slice(reader->bytes, line.start, line.end))) {
            start = end > start ? start : line.start;
            end = line.end;
            continue;
        }
        add_paragraph(reader, start, end);
        start = end = next;
    }
    add_paragraph(reader, start, end);
}

static void read_lines(struct reader *reader)
{
    for (size_t at = 0, next; at < reader->bytes.length; at = next) {
        struct line line = next_line(reader->bytes, at, &next);
        add_paragraph(reader, line.start, line.end);
    }
}

/* --- the article ------------------------------------------------------------------------------ */

void plain_hash(struct article *article)
{
    article->hash = text_hash(TEXT(""));
    for (size_t i = 0; i < article->paragraph_count; i++) {
        article->hash = text_hash_more(article->hash, article->paragraphs[i].text);
        article->hash = text_hash_more(article->hash, TEXT("\n"));
    }
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

void plain_count_words(struct article *article)
{
    article->words = 0;
    for (size_t i = 0; i < article->paragraph_count; i++)
        if (article->paragraphs[i].kind != PARAGRAPH_BOILERPLATE)
            article->words += count_words(article->paragraphs[i].text);
}

struct article *plain_new(const char *source)
{
    struct arena *arena = arena_new();
    struct article *article = arena_alloc(arena, sizeof(*article));
    struct utf8_repairs repairs = {0};
    char *stem = file_stem(source);
    *article =
        (struct article){.arena = arena, .language = "und", .outlet_basis = OUTLET_FROM_FILE_NAME};
    article->source = arena_strdup(arena, source);
    article->format = arena_strdup(arena, "text");
    struct text outlet = utf8_sanitize(arena, text_from(stem), &repairs);
    article->outlet = arena_copy(arena, outlet.bytes, outlet.length);
    free(stem);
    return article;
}

struct article *plain_read(const char *source, struct text bytes, struct problem_list *problems)
{
    struct reader reader = {.article = plain_new(source)};
    struct arena *scratch = arena_new();
    reader.bytes = bytes;
    if (hard_wrapped(bytes, scratch))
        read_wrapped(&reader);
    else
        read_lines(&reader);
    arena_free(scratch);
    if (reader.repairs.invalid > 0)
        problem_add(problems, SEVERITY_WARNING, STATUS_FORMAT, source,
                    "%s not UTF-8, replaced by U+FFFD",
                    TEXT_COUNTED(reader.repairs.invalid, "byte sequence"));
    if (reader.article->paragraph_count == 0) {
        article_free(reader.article);
        return NULL;
    }
    plain_hash(reader.article);
    return reader.article;
}
