/* Parts of a page that lead elsewhere: cards with a linked title and an excerpt, one beside the
 * other, and boxes with a field to fill in. */
#include "core/ingest/html_parts.h"

#include "core/ingest/line.h"

#include <string.h>

enum {
    LINKED_LINE = 80, /* hundredths: the line is a link */
    CARD_LINES = 6,
    CARD_WORDS = 90,
    BOX_WORDS = 70,
    LIKE_STEPS = 8,
    LEADS_WORDS = 3 /* a link of so many words may be a name in a list of the text */
};

static bool is_inside_link(const struct html_line *line)
{
    for (const xmlNode *node = line->block; node; node = node->parent)
        if (markup_is(node, "a"))
            return true;
    return false;
}

/* A line that is a link and no sentence, or that a link stands about; the page's own title may link
 * to itself. */
static bool leads_away(const struct html_line *line, struct text title)
{
    bool linked = html_line_linked(line) >= LINKED_LINE;
    if (!linked || line->level == 1 || line->words <= LEADS_WORDS ||
        line->kind == PARAGRAPH_CAPTION || text_find(title, line->text, 0) != SIZE_MAX)
        return false;
    return !line_has_stop(line->text) || line->level > 0 || is_inside_link(line);
}

static bool has_same_class(const xmlNode *a, const xmlNode *b)
{
    const char *left = markup_attribute(a, "class"), *right = markup_attribute(b, "class");
    return (!left && !right) || (left && right && strcmp(left, right) == 0);
}

/* The next element of the same name and class, in one direction; not far off. */
static const xmlNode *like(const xmlNode *element, bool forwards)
{
    const xmlNode *node = element;
    for (size_t steps = 0; steps < LIKE_STEPS; steps++) {
        node = forwards ? node->next : node->prev;
        if (!node ||
            (node->type == XML_ELEMENT_NODE && markup_is(node, (const char *)element->name) &&
             has_same_class(node, element)))
            return node;
    }
    return NULL;
}

/* Whether the next card of a row, before or behind this one, has a line that leads away too. */
static bool is_one_of_many(const struct html_lines *lines, const struct html_part *card,
                           const xmlNode *element, struct text title)
{
    const xmlNode *next = like(element, true), *before = like(element, false);
    for (size_t i = card->end; next && i < lines->count; i++) {
        if (html_is_within(lines->items[i].block, next) && leads_away(&lines->items[i], title))
            return true;
        if (i > card->end + CARD_LINES)
            break;
    }
    for (size_t i = card->first; before && i-- > 0 && i + CARD_LINES >= card->first;)
        if (html_is_within(lines->items[i].block, before) && leads_away(&lines->items[i], title))
            return true;
    return false;
}

static void put_out(struct html_lines *lines, const struct html_part *part, enum boilerplate kind)
{
    for (size_t i = part->first; i < part->end; i++)
        if (lines->items[i].furniture == BOILERPLATE_NONE)
            lines->items[i].furniture = kind;
}

/* The card about a line that leads away, if it is one of many; else the line. */
static void mark_card(struct html_lines *lines, size_t line, struct text title)
{
    struct html_part part = {.first = line, .end = line + 1, .words = lines->items[line].words};
    lines->items[line].furniture = BOILERPLATE_RELATED;
    for (const xmlNode *node = lines->items[line].block; node; node = node->parent) {
        if (!html_part_widen(&part, lines, node, CARD_LINES) || part.words > CARD_WORDS)
            return;
        if (is_one_of_many(lines, &part, node, title)) {
            put_out(lines, &part, BOILERPLATE_RELATED);
            return;
        }
    }
}

static bool has_field(const xmlNode *element, unsigned depth)
{
    for (const xmlNode *node = element->children; node && depth > 0; node = node->next)
        if (markup_is(node, "input") || markup_is(node, "form") || has_field(node, depth - 1))
            return true;
    return false;
}

enum { FIELD_DEPTH = 3 };

/* What stands about a button or form, as long as it is little. */
static void mark_box(struct html_lines *lines, size_t line)
{
    struct html_part part = {.first = line, .end = line + 1, .words = lines->items[line].words};
    for (const xmlNode *node = lines->items[line].block; node; node = node->parent) {
        struct html_part wider = part;
        if (!html_part_widen(&wider, lines, node, CARD_LINES) || wider.words > BOX_WORDS)
            break;
        part = wider;
        if (has_field(node, FIELD_DEPTH))
            put_out(lines, &part, BOILERPLATE_NEWSLETTER);
    }
}

void html_teasers_mark(struct html_lines *lines, struct text title)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct html_line *line = &lines->items[i];
        if (line->furniture == BOILERPLATE_NONE && leads_away(line, title))
            mark_card(lines, i, title);
        else if (markup_is(line->block, "button"))
            mark_box(lines, i);
    }
}
