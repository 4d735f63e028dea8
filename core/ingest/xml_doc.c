#include "core/ingest/xml_doc.h"

#include "core/ingest/markup.h"

#include <string.h>

bool xml_doc_is(const xmlNode *root)
{
    return markup_is(root, "doc") || markup_is(root, "TEI");
}

/* The text of an element, its white space as one blank each; the caller frees the builder. */
static struct text text_of(const xmlNode *element, struct text_builder *out)
{
    struct text_builder content = {0};
    markup_add_text(element, &content);
    for (size_t i = 0; i < content.length; i++) {
        bool blank = strchr(" \t\r\n", content.bytes[i]) != NULL;
        if (!blank)
            text_builder_add_byte(out, content.bytes[i]);
        else if (out->length > 0 && out->bytes[out->length - 1] != ' ')
            text_builder_add_byte(out, ' ');
    }
    text_builder_free(&content);
    return text_trim(text_builder_text(out));
}

/* --- paragraphs ------------------------------------------------------------------------------- */

/* Elements whose text is a paragraph; others are gone into. */
static const struct block {
    const char *name;
    enum paragraph_kind kind;
} blocks[] = {
    {"p", PARAGRAPH_BODY},     {"ab", PARAGRAPH_HEADING}, {"head", PARAGRAPH_HEADING},
    {"item", PARAGRAPH_BODY},  {"quote", PARAGRAPH_BODY}, {"cell", PARAGRAPH_BODY},
    {"label", PARAGRAPH_BODY},
};

static const struct block *block_of(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof(blocks) / sizeof(*blocks); i++)
        if (markup_is(node, blocks[i].name))
            return &blocks[i];
    return NULL;
}

static bool has_blocks(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (block_of(child) || markup_is(child, "list"))
            return true;
    return false;
}

static bool holds_comments(const xmlNode *node)
{
    const char *type = markup_attribute(node, "type");
    return markup_is(node, "comments") || (type && strcmp(type, "comments") == 0);
}

static void add_blocks(struct record *record, const xmlNode *parent, enum boilerplate furniture)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        const struct block *block = block_of(node);
        if (block && !has_blocks(node)) {
            struct text_builder out = {0};
            record_add_paragraph(record, block->kind, furniture, text_of(node, &out));
            text_builder_free(&out);
        } else if (node->type == XML_ELEMENT_NODE && !markup_is(node, "teiHeader")) {
            add_blocks(record, node, holds_comments(node) ? BOILERPLATE_COMMENTS : furniture);
        }
    }
}

/* --- facts ------------------------------------------------------------------------------------ */

static void add_attributes(struct record *record, const xmlNode *element)
{
    for (const xmlAttr *at = element->properties; at; at = at->next)
        if (at->children && at->children->content)
            record_add(record, text_from((const char *)at->name),
                       text_from((const char *)at->children->content));
}

/* Of a TEI header each element without others inside, under its own name; of references also where
 * they lead. */
static void add_header(struct record *record, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const char *target = markup_attribute(node, "target");
        if (target)
            record_add(record, TEXT("url"), text_from(target));
        if (xmlFirstElementChild((xmlNode *)node)) {
            add_header(record, node);
            continue;
        }
        struct text_builder out = {0};
        const xmlChar *name = markup_is(node, "ref") ? parent->name : node->name;
        record_add(record, text_from((const char *)name), text_of(node, &out));
        text_builder_free(&out);
    }
}

void xml_doc_add(struct record *record, const xmlNode *root)
{
    add_attributes(record, root);
    for (const xmlNode *node = root->children; node; node = node->next)
        if (markup_is(node, "teiHeader"))
            add_header(record, node);
    add_blocks(record, root, BOILERPLATE_NONE);
    record_mark_kinds(record);
}
