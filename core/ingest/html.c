#include "core/ingest/html.h"

#include "core/base/utf8.h"
#include "core/ingest/html_parts.h"
#include "core/ingest/markup.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE_BYTES_MAX = 64 << 20, REFERENCE_MAX = 16, CODE_MAX = 0x10FFFF };
enum {
    OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
};

/* Whether a text begins with one of some tags. */
static bool begins_with(struct text text, const char *const *tags, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct text tag = text_from(tags[i]);
        if (text_equal_ascii_case(text_slice(text, 0, tag.length), tag))
            return true;
    }
    return false;
}

/* Whether one of them stands in it. */
static bool has_tag(struct text text, const char *const *tags, size_t count)
{
    for (size_t at = text_find(text, TEXT("<"), 0); at != SIZE_MAX;
         at = text_find(text, TEXT("<"), at + 1))
        if (begins_with(text_slice(text, at, text.length), tags, count))
            return true;
    return false;
}

bool html_takes(const struct reading *reading, struct text head)
{
    struct text name = text_from(reading->name);
    static const char *const anywhere[] = {"<!doctype html", "<html", "<head>", "<body"};
    static const char *const first[] = {"<div",  "<p>",      "<p ", "<article",
                                        "<main", "<section", "<h1"};
    if (text_starts(head, TEXT("\xEF\xBB\xBF")))
        head = text_slice(head, 3, head.length);
    head = text_trim(head);
    if (!text_starts(head, TEXT("<")))
        return false;
    if (text_ends(name, TEXT(".html")) || text_ends(name, TEXT(".htm")))
        return true;
    return has_tag(head, anywhere, sizeof(anywhere) / sizeof(*anywhere)) ||
           begins_with(head, first, sizeof(first) / sizeof(*first));
}

/* What was left out or replaced while reading. */
struct losses {
    bool deep;      /* elements nested deeper than libxml2 takes (256), and what follows */
    size_t invalid; /* byte sequences that are not UTF-8 */
};

static xmlDoc *parse(struct text bytes, struct losses *losses)
{
    struct text_builder decoded = {0};
    bool other;
    xmlDoc *document = NULL;
    *losses = (struct losses){0};
    markup_silence();
    bytes = markup_decode(bytes, &decoded, &losses->invalid, &other);
    htmlParserCtxt *parser = bytes.length < INT_MAX ? htmlNewParserCtxt() : NULL;
    if (parser) {
        document = htmlCtxtReadMemory(parser, bytes.bytes, (int)bytes.length, NULL,
                                      other ? NULL : "UTF-8", OPTIONS);
        const xmlError *error = xmlCtxtGetLastError(parser);
        losses->deep = error && error->message && strstr(error->message, "depth");
    }
    htmlFreeParserCtxt(parser);
    text_builder_free(&decoded);
    return document;
}

static void tell_losses(struct reading *reading, const struct losses *losses)
{
    if (losses->deep)
        problem_add(reading->problems, SEVERITY_WARNING, STATUS_LIMIT, reading->name,
                    "elements are nested more than 256 deep; what follows is left out");
    if (losses->invalid > 0)
        problem_add(reading->problems, SEVERITY_WARNING, STATUS_FORMAT, reading->name,
                    "%s not UTF-8, replaced by U+FFFD",
                    TEXT_COUNTED(losses->invalid, "byte sequence"));
}

static void add_lines(struct record *record, const struct html_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        record_add_paragraph(record, lines->items[i].kind, lines->items[i].furniture,
                             lines->items[i].text);
}

static void read_page(struct record *record, xmlDoc *document)
{
    struct arena *arena = arena_new();
    struct html_lines lines;
    html_meta_add(record, document);
    html_lines_find(document->children, arena, &lines);
    html_main_mark(&lines, record_value(record, FIELD_TITLE), record_value(record, FIELD_BODY));
    for (size_t i = 0; i < lines.count; i++)
        if (lines.items[i].kind == PARAGRAPH_HEADLINE)
            record_add(record, TEXT("h1"), lines.items[i].text);
    add_lines(record, &lines);
    record_mark_kinds(record);
    arena_free(arena);
}

enum status html_read(struct reading *reading)
{
    struct text bytes;
    enum status status = stream_rest(reading->stream, PAGE_BYTES_MAX, &bytes);
    if (status == STATUS_LIMIT)
        return status;
    struct losses losses;
    xmlDoc *document = parse(bytes, &losses);
    struct record *record = record_new(reading);
    if (document)
        read_page(record, document);
    xmlFreeDoc(document);
    /* A page without text may still name itself. */
    struct article *article =
        record_has(record, FIELD_BODY) ? record_article(record, "html") : NULL;
    record_free(record);
    tell_losses(reading, &losses);
    if (article)
        reading_hand_on(reading, article, false);
    else
        problem_add(reading->problems, SEVERITY_WARNING, STATUS_FORMAT, reading->name,
                    "there is no text in this web page");
    return status;
}

/* --- references ------------------------------------------------------------------------------- */

/* The character of a reference behind its "&", 0 where it is none; *used are its bytes. */
static uint32_t reference(struct text text, size_t *used)
{
    char name[REFERENCE_MAX];
    size_t end = text_find(text_slice(text, 0, REFERENCE_MAX), TEXT(";"), 0);
    if (end == SIZE_MAX || end == 0)
        return 0;
    memcpy(name, text.bytes, end);
    name[end] = '\0';
    *used = end + 1;
    if (name[0] == '#') {
        bool hex = (name[1] | 32) == 'x';
        char *rest;
        unsigned long code = strtoul(name + (hex ? 2 : 1), &rest, hex ? 16 : 10);
        return *rest == '\0' && code <= CODE_MAX ? (uint32_t)code : 0;
    }
    if (strcmp(name, "apos") == 0)
        return '\'';
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
    return entity ? entity->value : 0;
}

struct text html_unescape(struct text text, struct arena *arena)
{
    char *out = arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t at = 0; at < text.length; at++) {
        size_t used = 0;
        uint32_t code = 0;
        if (text.bytes[at] == '&')
            code = reference(text_slice(text, at + 1, text.length), &used);
        if (code == 0)
            out[length++] = text.bytes[at];
        else
            length += utf8_encode(code, out + length);
        at += code == 0 ? 0 : used;
    }
    return (struct text){out, length};
}

/* --- markup in records ------------------------------------------------------------------------ */

bool html_is_markup(struct text text)
{
    static const char *const tags[] = {"<p>", "<p ",  "</p>",      "<br",   "<div", "</a>",
                                       "<h2", "<li>", "</strong>", "</em>", "</b>", "</i>"};
    return has_tag(text, tags, sizeof(tags) / sizeof(*tags));
}

void html_add_markup(struct record *record, struct text markup)
{
    struct html_lines lines;
    struct losses losses;
    xmlDoc *document = parse(markup, &losses);
    if (!document)
        return;
    struct arena *arena = arena_new();
    html_lines_find(document->children, arena, &lines);
    add_lines(record, &lines);
    arena_free(arena);
    xmlFreeDoc(document);
}
