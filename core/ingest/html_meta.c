#include "core/ingest/html_parts.h"

#include "core/base/memory.h"
#include "core/ingest/json_fields.h"

#include <stdlib.h>
#include <string.h>

enum { GRAPH_DEPTH_MAX = 4, DEPTH_MAX = 512 };

/* --- JSON-LD ---------------------------------------------------------------------------------- */

static bool is_article_type(struct text type)
{
    return text_ends(type, TEXT("Article")) || text_ends(type, TEXT("BlogPosting"));
}

static bool is_article(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    for (size_t i = 0; i < json_array_size(type); i++)
        if (is_article_type(json_fields_text(json_array_get(type, i))))
            return true;
    return is_article_type(json_fields_text(type));
}

/* The first article in a value, in its lists and graphs. */
static json_t *find_article(json_t *value, unsigned depth)
{
    static const char *const members[] = {"@graph", "mainEntity", "mainEntityOfPage"};
    json_t *found = NULL;
    if (depth > GRAPH_DEPTH_MAX || is_article(value))
        return depth > GRAPH_DEPTH_MAX ? NULL : value;
    for (size_t i = 0; i < json_array_size(value) && !found; i++)
        found = find_article(json_array_get(value, i), depth + 1);
    for (size_t i = 0; i < sizeof(members) / sizeof(*members) && !found; i++)
        found = find_article(json_object_get(value, members[i]), depth + 1);
    return found;
}

/* Pages often have line breaks in strings, which JSON has not: they are tried as blanks. */
static json_t *load(const char *bytes)
{
    json_error_t error;
    json_t *value = json_loads(bytes, JSON_ALLOW_NUL, &error);
    if (value)
        return value;
    char *copy = memory_strdup(bytes);
    for (char *at = copy; *at; at++)
        if ((unsigned char)*at < ' ')
            *at = ' ';
    value = json_loads(copy, JSON_ALLOW_NUL, &error);
    free(copy);
    return value;
}

static void add_linked_data(struct record *record, const xmlNode *script)
{
    const char *type = markup_attribute(script, "type");
    if (!type || strcmp(type, "application/ld+json") != 0 || !script->children ||
        !script->children->content)
        return;
    json_t *value = load((const char *)script->children->content);
    json_t *article = find_article(value, 0);
    if (article)
        json_fields_add(record, article);
    json_decref(value);
}

/* --- meta and links --------------------------------------------------------------------------- */

/* Of the many names of meta elements those that tell of an article. */
static bool is_telling(struct text name)
{
    static const char *const starts[] = {"og:", "article:", "parsely-",  "dc.",
                                         "DC.", "dcterms.", "sailthru.", "citation_"};
    static const char *const names[] = {"author",        "date",     "description", "keywords",
                                        "news_keywords", "language", "pubdate"};
    for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
        if (text_starts(name, text_from(starts[i])))
            return true;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (text_equal_ascii_case(name, text_from(names[i])))
            return true;
    return false;
}

static void add_meta(struct record *record, const xmlNode *meta)
{
    const char *name = markup_attribute(meta, "property");
    const char *content = markup_attribute(meta, "content");
    struct text_builder own = {0};
    name = name ? name : markup_attribute(meta, "name");
    if (!name || !content || !is_telling(text_from(name)))
        return;
    /* What has no prefix of its own says less than a record's field of that name. */
    text_builder_printf(&own, "%s%s", strpbrk(name, ":.-_") ? "" : "meta:", name);
    record_add(record, text_builder_text(&own), text_from(content));
    text_builder_free(&own);
}

static void add_link(struct record *record, const xmlNode *link)
{
    const char *rel = markup_attribute(link, "rel"), *href = markup_attribute(link, "href");
    if (rel && href && strcmp(rel, "canonical") == 0)
        record_add(record, TEXT("canonical_link"), text_from(href));
}

static void add_content(struct record *record, struct text name, const xmlNode *node)
{
    if (node->children && node->children->content)
        record_add(record, name, text_from((const char *)node->children->content));
}

static void add_attribute(struct record *record, struct text name, const xmlNode *node,
                          const char *attribute)
{
    const char *value = markup_attribute(node, attribute);
    if (value)
        record_add(record, name, text_from(value));
}

/* --- what savers write ------------------------------------------------------------------------ */

static struct text line_after(struct text comment, struct text lead)
{
    size_t at = text_find(comment, lead, 0), end;
    if (at == SIZE_MAX)
        return (struct text){"", 0};
    end = text_find(comment, TEXT("\n"), at);
    return text_trim(text_slice(comment, at + lead.length, end));
}

/* SingleFile: "url: …", "saved date: …"; monolith: "Saved from URL at TIME using monolith". */
static void add_comment(struct record *record, const xmlNode *node)
{
    struct text comment = text_from(node->content ? (const char *)node->content : "");
    size_t at = text_find(comment, TEXT(" at "), 0),
           end = text_find(comment, TEXT(" using mono"), 0);
    struct text from = line_after(comment, TEXT("Saved from "));
    if (text_find(comment, TEXT("SingleFile"), 0) != SIZE_MAX) {
        record_add(record, TEXT("saved_url"), line_after(comment, TEXT(" url: ")));
        record_add(record, TEXT("saved_date"), line_after(comment, TEXT("saved date: ")));
    } else if (from.length > 0 && at < end && end != SIZE_MAX) {
        struct text url = text_slice(from, 0, text_find(from, TEXT(" "), 0));
        record_add(record, TEXT("saved_url"), url);
        record_add(record, TEXT("saved_date"), text_slice(comment, at + 4, end));
    }
}

/* --- the document ----------------------------------------------------------------------------- */

static void visit(struct record *record, const xmlNode *node, bool article, unsigned depth)
{
    for (; node && depth < DEPTH_MAX; node = node->next) {
        bool inside = article || markup_is(node, "article") || markup_is(node, "main");
        if (node->type == XML_COMMENT_NODE)
            add_comment(record, node);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (markup_is(node, "script"))
            add_linked_data(record, node);
        else if (markup_is(node, "meta"))
            add_meta(record, node);
        else if (markup_is(node, "link"))
            add_link(record, node);
        else if (markup_is(node, "title") && markup_is(node->parent, "head"))
            add_content(record, TEXT("meta:title"), node);
        else if (markup_is(node, "html"))
            add_attribute(record, TEXT("lang"), node, "lang");
        else if (inside && markup_is(node, "time") && !record_has(record, FIELD_DATE))
            add_attribute(record, TEXT("meta:time"), node, "datetime");
        visit(record, node->children, inside, depth + 1);
    }
}

void html_meta_add(struct record *record, xmlDoc *document)
{
    visit(record, document->children, false, 0);
}
