#include "core/ingest/html_parts.h"

#include "core/base/text.h"
#include "core/ingest/line.h"

#include <string.h>

enum {
    DEPTH_MAX = 512,
    LINKED_MAX = 40, /* hundredths of running text that may be links */
    BOLD_LINE = 95,
    HEADING_WORDS = 14,
    CAPTION_WORDS = 60,
    PROSE_WORDS = 10,
    WORD_BYTES = 9,    /* of scripts that have blanks between words, and some more */
    UNSPACED_BYTES = 6 /* two characters of a script that has none */
};

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
    size_t linked, bold;
    unsigned depth;
};

/* What is inherited on the way down. */
struct around {
    const xmlNode *block, *furnished;
    const xmlNode *called;  /* the nearest element about the block that is called the text, */
    const xmlNode *nearest; /* and, inline ones too, about what is in it */
    enum paragraph_kind kind;
    enum boilerplate furniture;
    unsigned level;
    bool link, bold;
    bool words; /* stand beside it */
};

/* An element of the page's own making ("nm-lead") is a block, unless words stand beside it. */
static enum part part_of(const xmlNode *node, bool words)
{
    for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
        if (strcmp((const char *)node->name, elements[i].name) == 0)
            return elements[i].part;
    return strchr((const char *)node->name, '-') && !words ? PART_BLOCK : PART_INLINE;
}

/* What a reader does not see. SingleFile marks what a page's own rules hide. */
static bool is_hidden(const xmlNode *node)
{
    const char *style = markup_attribute(node, "style"), *names = markup_attribute(node, "class");
    if (markup_attribute(node, "hidden") || (names && strstr(names, "sf-hidden")))
        return true;
    return style && (strstr(style, "display:none") || strstr(style, "display: none"));
}

/* Words; of a script without blanks between them, as many as its characters may be. */
static size_t count_words(struct text text)
{
    size_t words = line_words(text);
    return text.length > words * WORD_BYTES * 2 ? text.length / UNSPACED_BYTES : words;
}

size_t html_line_linked(const struct html_line *line)
{
    return line->text.length > 0 ? line->linked * 100 / line->text.length : 0;
}

/* A short line in bold type that is no item of a list, nor a sentence. */
static bool heads_text(const struct html_line *line)
{
    static const char *const items[] = {"li", "td", "th", "dt", "dd"};
    for (size_t i = 0; i < sizeof(items) / sizeof(*items); i++)
        if (markup_is(line->block, items[i]))
            return false;
    return line->kind == PARAGRAPH_BODY && line->bold * 100 >= line->text.length * BOLD_LINE &&
           line->words <= HEADING_WORDS && !line_has_stop(line->text);
}

static void measure(struct html_line *line)
{
    line->words = count_words(line->text);
    if (line->kind == PARAGRAPH_CAPTION && line->words > CAPTION_WORDS)
        line->kind = PARAGRAPH_BODY;
    if (heads_text(line))
        line->kind = PARAGRAPH_HEADING;
    bool unspaced = line->words > line_words(line->text);
    line->prose = line->kind == PARAGRAPH_BODY && line->words >= PROSE_WORDS &&
                  html_line_linked(line) <= LINKED_MAX &&
                  (line_is_prose(line->text) || (unspaced && line_has_stop(line->text)));
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
            .furnished = around->furnished,
            .called = around->called,
            .linked = walk->linked,
            .bold = walk->bold,
            .kind = around->kind,
            .furniture = around->furniture,
            .level = around->level,
        };
        measure(&out->items[out->count - 1]);
    }
    text_builder_clear(&walk->text);
    walk->linked = walk->bold = 0;
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
    walk->linked += around->link ? text->length - before : 0;
    walk->bold += around->bold ? text->length - before : 0;
}

static void visit(struct walk *walk, const xmlNode *node, const struct around *around);

static bool has_words(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_TEXT_NODE && !xmlIsBlankNode(child))
            return true;
    return false;
}

static void visit_children(struct walk *walk, const xmlNode *node, struct around *around)
{
    if (walk->depth >= DEPTH_MAX)
        return;
    walk->depth++;
    around->words = has_words(node);
    for (const xmlNode *child = node->children; child; child = child->next)
        visit(walk, child, around);
    walk->depth--;
}

static void visit_element(struct walk *walk, const xmlNode *node, const struct around *around)
{
    enum part part = part_of(node, around->words);
    struct around inner = *around;
    if (part == PART_SKIPPED || is_hidden(node))
        return;
    if (part == PART_BREAK) {
        end_line(walk, around);
        return;
    }
    bool link = markup_is(node, "a");
    inner.link = inner.link || link;
    if (link && markup_is(node->prev, "a")) /* side by side, with room between them on the screen */
        add_text(walk, " ", around);
    if (inner.furniture == BOILERPLATE_NONE) {
        inner.furniture = html_furniture_of(node);
        inner.furnished = inner.furniture != BOILERPLATE_NONE ? node : NULL;
    }
    inner.nearest = html_is_called_text(node) ? node : inner.nearest;
    if (part == PART_INLINE) {
        visit_children(walk, node, &inner);
        return;
    }
    end_line(walk, around);
    inner.block = node;
    inner.called = inner.nearest;
    if (part == PART_HEADING) {
        inner.kind = PARAGRAPH_HEADING;
        inner.level = (unsigned)(node->name[1] - '0');
    } else if (part == PART_CAPTION || html_is_called_caption(node)) {
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

/* --- parts ------------------------------------------------------------------------------------ */

bool html_is_within(const xmlNode *node, const xmlNode *ancestor)
{
    while (node && node != ancestor)
        node = node->parent;
    return node != NULL;
}

static void take_line(struct html_part *part, const struct html_line *line)
{
    part->words += line->words;
    if (line->prose && line->furniture == BOILERPLATE_NONE)
        part->prose += line->words;
}

bool html_part_widen(struct html_part *part, const struct html_lines *lines, const xmlNode *element,
                     size_t most)
{
    while (part->first > 0 && html_is_within(lines->items[part->first - 1].block, element)) {
        if (part->end - part->first >= most)
            return false;
        take_line(part, &lines->items[--part->first]);
    }
    while (part->end < lines->count && html_is_within(lines->items[part->end].block, element)) {
        if (part->end - part->first >= most)
            return false;
        take_line(part, &lines->items[part->end++]);
    }
    return true;
}
