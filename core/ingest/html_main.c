/* Where the article stands on a page: the smallest element that holds nearly all prose. Prose is
 * told by its density: long lines, stops, few links. */
#include "core/ingest/html_parts.h"

#include "core/ingest/line.h"

#include <string.h>

/* Of all words of prose the article's element has MAIN_SHARE hundredths; a part that holds
 * TRUSTED_SHARE hundredths of it is text, whatever its elements are called. */
enum { MAIN_SHARE = 80, TRUSTED_SHARE = 50, LINKED_MAX = 40, LINKED_LINE = 80, PROSE_WORDS = 10 };

struct page {
    struct html_lines *lines;
    size_t prose; /* words */
    const xmlNode *main;
    size_t first, end; /* lines of the main element */
    size_t headline;   /* SIZE_MAX: there is none */
};

static size_t linked_share(const struct html_line *line)
{
    return line->text.length > 0 ? line->linked * 100 / line->text.length : 0;
}

static size_t prose_words(const struct html_line *line)
{
    size_t words = line_words(line->text);
    bool prose = line->kind == PARAGRAPH_BODY && linked_share(line) <= LINKED_MAX &&
                 words >= PROSE_WORDS && line_is_prose(line->text);
    return prose ? words : 0;
}

static bool is_within(const xmlNode *node, const xmlNode *ancestor)
{
    while (node && node != ancestor)
        node = node->parent;
    return node != NULL;
}

/* The outermost element about a line that its furniture comes from. */
static const xmlNode *furniture_root(const struct html_line *line)
{
    const xmlNode *root = NULL;
    for (const xmlNode *node = line->block; node; node = node->parent)
        if (node->type == XML_ELEMENT_NODE && html_furniture_of(node) != BOILERPLATE_NONE)
            root = node;
    return root;
}

/* An element called as furniture is, but with most of the page's prose, is the article. The lines
 * of an element follow one another. */
static void trust_the_prose(struct page *page)
{
    size_t all = 0;
    for (size_t i = 0; i < page->lines->count; i++)
        all += prose_words(&page->lines->items[i]);
    for (size_t i = 0, end; i < page->lines->count; i = end) {
        const struct html_line *line = &page->lines->items[i];
        const xmlNode *root = line->furniture != BOILERPLATE_NONE ? furniture_root(line) : NULL;
        size_t words = 0;
        end = root ? i : i + 1;
        while (root && end < page->lines->count && is_within(page->lines->items[end].block, root))
            words += prose_words(&page->lines->items[end++]);
        end += end == i;
        for (size_t l = i; l < end && words * 100 > all * TRUSTED_SHARE; l++)
            page->lines->items[l].furniture = BOILERPLATE_NONE;
    }
}

static size_t text_words(const struct html_line *line)
{
    return line->furniture == BOILERPLATE_NONE ? prose_words(line) : 0;
}

/* Widens the lines of the main element to those of its parent; returns the words gained. */
static size_t widen(struct page *page)
{
    const struct html_line *items = page->lines->items;
    size_t words = 0;
    while (page->first > 0 && is_within(items[page->first - 1].block, page->main))
        words += text_words(&items[--page->first]);
    while (page->end < page->lines->count && is_within(items[page->end].block, page->main))
        words += text_words(&items[page->end++]);
    return words;
}

/* Goes up from the longest line of prose: to the smallest element that holds enough. Short
 * paragraphs stand beside it, so its parent is the first. */
static void find_main(struct page *page)
{
    size_t best = SIZE_MAX, most = 0, words;
    for (size_t i = 0; i < page->lines->count; i++) {
        words = text_words(&page->lines->items[i]);
        page->prose += words;
        best = words > most ? i : best;
        most = words > most ? words : most;
    }
    if (best == SIZE_MAX)
        return;
    page->main = page->lines->items[best].block->parent;
    page->first = best;
    page->end = best + 1;
    words = most + widen(page);
    while (page->main && page->main->parent && page->main->parent->type == XML_ELEMENT_NODE &&
           words * 100 < page->prose * MAIN_SHARE) {
        page->main = page->main->parent;
        words += widen(page);
    }
}

/* The heading that the page's title begins with, else the last of the first level above the text
 * that is no furniture. */
static void find_headline(struct page *page, struct text title)
{
    page->headline = SIZE_MAX;
    for (size_t i = 0; i < page->end; i++) {
        const struct html_line *line = &page->lines->items[i];
        if (line->level == 0 || line->level > 2 || line_words(line->text) < 2)
            continue;
        if (text_starts(title, line->text) || text_equal(title, line->text)) {
            page->headline = i;
            return;
        }
        if (line->level == 1 && line->furniture == BOILERPLATE_NONE)
            page->headline = i;
    }
}

/* A line that is a link and no sentence leads elsewhere. */
static bool leads_away(const struct html_line *line)
{
    return linked_share(line) >= LINKED_LINE && line->kind == PARAGRAPH_BODY &&
           line_words(line->text) > 3 && !line_has_stop(line->text);
}

void html_main_mark(struct html_lines *lines, struct text title)
{
    struct page page = {.lines = lines};
    trust_the_prose(&page);
    find_main(&page);
    find_headline(&page, title);
    size_t top = page.headline < page.first ? page.headline : page.first;
    for (size_t i = 0; i < lines->count; i++) {
        struct html_line *line = &lines->items[i];
        if (i == page.headline) {
            line->kind = PARAGRAPH_HEADLINE;
            line->furniture = BOILERPLATE_NONE;
            continue;
        }
        bool outside = page.main && (i < top || i >= page.end);
        if (line->furniture == BOILERPLATE_NONE && outside)
            line->furniture = i < top ? BOILERPLATE_MENU : BOILERPLATE_RELATED;
        else if (line->furniture == BOILERPLATE_NONE && leads_away(line))
            line->furniture = BOILERPLATE_RELATED;
    }
}
