#include "core/ingest/feed.h"

#include "core/ingest/markup.h"
#include "core/ingest/record.h"
#include "core/ingest/xml_doc.h"

#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

enum {
    FEED_BYTES_MAX = 64 << 20,
    OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET
};

bool feed_takes(const struct reading *reading, struct text head)
{
    (void)reading;
    static const char *const roots[] = {"<rss", "<rdf:RDF", "<feed", "<doc ", "<doc>", "<TEI"};
    size_t page = text_find(head, TEXT("<html"), 0);
    if (text_starts(head, TEXT("\xEF\xBB\xBF")))
        head = text_slice(head, 3, head.length);
    if (!text_starts(text_trim(head), TEXT("<")))
        return false;
    for (size_t i = 0; i < sizeof(roots) / sizeof(*roots); i++)
        if (text_find(head, text_from(roots[i]), 0) < page)
            return true;
    return false;
}

static void add_named(struct record *record, const char *name, const xmlNode *node)
{
    struct text_builder text = {0};
    markup_add_text(node, &text);
    record_add(record, text_from(name), text_builder_text(&text));
    text_builder_free(&text);
}

/* Atom: the alternate one is the article; RSS: the text. */
static void add_link(struct record *record, const xmlNode *node)
{
    const char *href = markup_attribute(node, "href"), *rel = markup_attribute(node, "rel");
    if (!href || !*href)
        add_named(record, "link", node);
    else if (!rel || !*rel || strcmp(rel, "alternate") == 0)
        record_add(record, TEXT("link"), text_from(href));
}

/* Markup in elements of its own (Atom's xhtml) is written out again. */
static void add_markup(struct record *record, const char *name, const xmlNode *node)
{
    xmlBuffer *buffer = xmlBufferCreate();
    if (!buffer)
        return;
    xmlNodeDump(buffer, node->doc, (xmlNode *)node, 0, 0);
    record_add(record, text_from(name), text_from((const char *)xmlBufferContent(buffer)));
    xmlBufferFree(buffer);
}

static void add_child(struct record *record, const xmlNode *node)
{
    const char *type = markup_attribute(node, "type");
    const char *prefix = node->ns ? (const char *)node->ns->prefix : NULL;
    struct text_builder name = {0};
    if (prefix && (strcmp(prefix, "media") == 0 || strcmp(prefix, "itunes") == 0))
        return;
    text_builder_printf(&name, "%s%s%s", prefix ? prefix : "", prefix ? ":" : "", node->name);
    if (!prefix && markup_is(node, "link"))
        add_link(record, node);
    else if (type && strcmp(type, "xhtml") == 0)
        add_markup(record, name.bytes, node);
    else if (markup_is(node, "author") && xmlFirstElementChild((xmlNode *)node))
        add_named(record, "author", xmlFirstElementChild((xmlNode *)node));
    else
        add_named(record, name.bytes, node);
    text_builder_free(&name);
}

static void read_item(struct reading *reading, const xmlNode *item, const char *outlet)
{
    struct record *record = record_new(reading);
    reading->records++;
    for (const xmlNode *node = item->children; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            add_child(record, node);
    if (outlet && !record_has(record, FIELD_OUTLET))
        record_add(record, TEXT("outlet"), text_from(outlet));
    struct article *article = record_article(record, "feed");
    record_free(record);
    if (article) {
        reading_hand_on(reading, article, false);
        return;
    }
    struct problem *problem = reading_tell(
        reading, SEVERITY_WARNING, 0, "record %zu has no text; it is left out", reading->records);
    if (problem)
        problem_at(problem, (size_t)xmlGetLineNo(item), 1, 1, (struct text){NULL, 0});
}

/* Channels are one level deep; RDF has its items beside the channel. */
static void read_items(struct reading *reading, const xmlNode *parent, struct text_builder *title,
                       bool channel)
{
    for (const xmlNode *node = parent->children; node && !reading->stopped; node = node->next) {
        if (markup_is(node, "title") && title->length == 0)
            markup_add_text(node, title);
        else if (markup_is(node, "item") || markup_is(node, "entry"))
            read_item(reading, node, title->bytes);
        else if (markup_is(node, "channel") && !channel)
            read_items(reading, node, title, true);
    }
}

static void read_document(struct reading *reading, const xmlNode *root)
{
    struct record *record = record_new(reading);
    xml_doc_add(record, root);
    struct article *article = record_has(record, FIELD_BODY) ? record_article(record, "xml") : NULL;
    record_free(record);
    reading->records += article != NULL;
    if (article)
        reading_hand_on(reading, article, false);
}

static void tell_error(struct reading *reading, const xmlError *error)
{
    if (!error || error->level < XML_ERR_ERROR || !error->message)
        return;
    struct text message = text_trim(text_from(error->message));
    struct problem *problem = problem_add(
        reading->problems, SEVERITY_ERROR, STATUS_FORMAT, reading->name,
        "%.*s; what can be read of the feed is read", (int)message.length, message.bytes);
    problem_at(problem, error->line > 0 ? (size_t)error->line : 1,
               error->int2 > 0 ? (size_t)error->int2 : 1, 1, (struct text){NULL, 0});
}

enum status feed_read(struct reading *reading)
{
    struct text bytes;
    struct text_builder title = {0};
    enum status status = stream_rest(reading->stream, FEED_BYTES_MAX, &bytes);
    if (status == STATUS_LIMIT)
        return status;
    size_t errors = reading->problems->errors;
    markup_silence();
    xmlParserCtxt *parser = xmlNewParserCtxt();
    xmlDoc *document =
        parser ? xmlCtxtReadMemory(parser, bytes.bytes, (int)bytes.length, NULL, NULL, OPTIONS)
               : NULL;
    if (parser)
        tell_error(reading, xmlCtxtGetLastError(parser));
    const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
    if (root && xml_doc_is(root))
        read_document(reading, root);
    else if (root)
        read_items(reading, root, &title, false);
    if (reading->records == 0 && reading->problems->errors == errors)
        problem_add(reading->problems, SEVERITY_WARNING, STATUS_FORMAT, reading->name,
                    "there is no article in it");
    xmlFreeDoc(document);
    xmlFreeParserCtxt(parser);
    text_builder_free(&title);
    return reading->problems->errors > errors ? STATUS_FORMAT : status;
}
