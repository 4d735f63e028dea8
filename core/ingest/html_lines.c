#include "core/ingest/html_parts.h"

#include "core/base/text.h"

#include <string.h>

enum { DEPTH_MAX = 512 };

enum part {
    PART_INLINE,
    PART_BLOCK, /* its text is a line of its own */
    PART_BREAK, /* ends a line */
    PART_HEADING,
    PART_CAPTION,
    PART_SKIPPED, /* not seen */
};

struct element {
    const char *name;
    enum part part;
};

/* Elements that are not here are inline. */
static const struct element elements[] = {
    {"address", PART_BLOCK},      {"article", PART_BLOCK},    {"aside", PART_BLOCK},
    {"blockquote", PART_BLOCK},   {"body", PART_BLOCK},       {"br", PART_BREAK},
    {"button", PART_BLOCK},       {"dd", PART_BLOCK},         {"div", PART_BLOCK},
    {"dl", PART_BLOCK},           {"dt", PART_BLOCK},         {"fieldset", PART_BLOCK},
    {"figcaption", PART_CAPTION}, {"figure", PART_BLOCK},     {"footer", PART_BLOCK},
    {"form", PART_BLOCK},         {"h1", PART_HEADING},       {"h2", PART_HEADING},
    {"h3", PART_HEADING},         {"h4", PART_HEADING},       {"h5", PART_HEADING},
    {"h6", PART_HEADING},         {"head", PART_SKIPPED},     {"header", PART_BLOCK},
    {"hr", PART_BREAK},           {"html", PART_BLOCK},       {"iframe", PART_SKIPPED},
    {"li", PART_BLOCK},           {"main", PART_BLOCK},       {"math", PART_SKIPPED},
    {"nav", PART_BLOCK},          {"noscript", PART_SKIPPED}, {"object", PART_SKIPPED},
    {"ol", PART_BLOCK},           {"p", PART_BLOCK},          {"pre", PART_BLOCK},
    {"script", PART_SKIPPED},     {"section", PART_BLOCK},    {"select", PART_SKIPPED},
    {"style", PART_SKIPPED},      {"svg", PART_SKIPPED},      {"table", PART_BLOCK},
    {"td", PART_BLOCK},           {"template", PART_SKIPPED}, {"textarea", PART_SKIPPED},
    {"th", PART_BLOCK},           {"time", PART_INLINE},      {"title", PART_SKIPPED},
    {"tr", PART_BLOCK},           {"ul", PART_BLOCK},         {"video", PART_SKIPPED},
};

struct walk {
    struct arena *arena;
    struct html_lines *out;
    struct text_builder text;
    size_t linked;
    unsigned depth;
};

/* What is inherited on the way down. */
struct around {
    const xmlNode *block;
    enum paragraph_kind kind;
    enum boilerplate furniture;
    unsigned level;
    bool link;
};

bool html_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

const char *html_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children && attribute->children->content
                       ? (const char *)attribute->children->content
                       : "";
    return NULL;
}

static enum part part_of(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
        if (strcmp((const char *)node->name, elements[i].name) == 0)
            return elements[i].part;
    return PART_INLINE;
}

/* What a reader does not see. */
static bool is_hidden(const xmlNode *node)
{
    const char *style = html_attribute(node, "style");
    if (html_attribute(node, "hidden"))
        return true;
    return style && (strstr(style, "display:none") || strstr(style, "display: none"));
}

static void end_line(struct walk *walk, const struct around *around)
{
    struct text text = text_trim(text_builder_text(&walk->text));
    if (text.length > 0) {
        struct html_lines *out = walk->out;
        out->items =
            arena_grow(walk->arena, out->items, out->count, &out->capacity, sizeof(*out->items));
        out->items[out->count++] = (struct html_line){
            .text = {arena_copy(walk->arena, text.bytes, text.length), text.length},
            .block = around->block,
            .linked = walk->linked,
            .kind = around->kind,
            .furniture = around->furniture,
            .level = around->level,
        };
    }
    text_builder_clear(&walk->text);
    walk->linked = 0;
}

/* White space of the source is one space. */
static void add_text(struct walk *walk, const char *bytes, const struct around *around)
{
    struct text_builder *text = &walk->text;
    size_t before = text->length;
    for (; *bytes; bytes++) {
        bool hard =
            (unsigned char)bytes[0] == 0xC2 && (unsigned char)bytes[1] == 0xA0; /* no-break */
        bool blank = hard || strchr(" \t\r\n\f", *bytes) != NULL;
        bytes += hard;
        if (!blank)
            text_builder_add_byte(text, *bytes);
        else if (text->length > 0 && text->bytes[text->length - 1] != ' ')
            text_builder_add_byte(text, ' ');
    }
    if (around->link)
        walk->linked += text->length - before;
}

static void visit(struct walk *walk, const xmlNode *node, const struct around *around);

static void visit_children(struct walk *walk, const xmlNode *node, const struct around *around)
{
    if (walk->depth >= DEPTH_MAX)
        return;
    walk->depth++;
    for (const xmlNode *child = node->children; child; child = child->next)
        visit(walk, child, around);
    walk->depth--;
}

static void visit_element(struct walk *walk, const xmlNode *node, const struct around *around)
{
    enum part part = part_of(node);
    struct around inner = *around;
    if (part == PART_SKIPPED || is_hidden(node))
        return;
    if (part == PART_BREAK) {
        end_line(walk, around);
        return;
    }
    bool link = html_is(node, "a");
    inner.link = inner.link || link;
    if (link && html_is(node->prev, "a")) /* side by side, with room between them on the screen */
        add_text(walk, " ", around);
    if (inner.furniture == BOILERPLATE_NONE)
        inner.furniture = html_furniture_of(node);
    if (part == PART_INLINE) {
        visit_children(walk, node, &inner);
        return;
    }
    end_line(walk, around);
    inner.block = node;
    if (part == PART_HEADING) {
        inner.kind = PARAGRAPH_HEADING;
        inner.level = (unsigned)(node->name[1] - '0');
    } else if (part == PART_CAPTION) {
        inner.kind = PARAGRAPH_CAPTION;
    }
    visit_children(walk, node, &inner);
    end_line(walk, &inner);
}

static void visit(struct walk *walk, const xmlNode *node, const struct around *around)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        if (node->content)
            add_text(walk, (const char *)node->content, around);
    } else if (node->type == XML_ELEMENT_NODE) {
        visit_element(walk, node, around);
    }
}

void html_lines_find(const xmlNode *root, struct arena *arena, struct html_lines *out)
{
    struct walk walk = {.arena = arena, .out = out};
    struct around around = {.block = root, .kind = PARAGRAPH_BODY};
    *out = (struct html_lines){0};
    for (const xmlNode *node = root; node; node = node->next)
        visit(&walk, node, &around);
    end_line(&walk, &around);
    text_builder_free(&walk.text);
}
