/* Where the article stands on a page: the smallest element that holds nearly all prose. Prose is
 * told by its density: long lines, stops, few links. */
#include "core/ingest/html_parts.h"

#include <string.h>

/* Of all words of prose the article's element has MAIN_SHARE hundredths; a part that holds
 * TRUSTED_SHARE hundredths of it is text, whatever its elements are called; an element called as
 * the text is has CALLED_SHARE at least. */
enum {
    MAIN_SHARE = 80,
    TRUSTED_SHARE = 50,
    COMMENTS_SHARE = 90, /* the same of what is called comments */
    TOLD_SHARE = 50,     /* of its text as its metadata have it that has to be found */
    TOLD_BYTES = 48,     /* a line is known by */
    TOLD_LINES = 4000,
    TOLD_TEXT = 256 << 10, /* bytes of it that are looked through */
    TITLE_BYTES = 1024,
    CALLED_SHARE = 35,
    HEADLINE_LEVELS = 3,
    HEADLINE_WORDS = 40,
    TITLED_WORDS = 4 /* a line of the page's title that is no heading */
};

struct page {
    struct html_lines *lines;
    struct text title, told; /* what the page calls itself; its text as its metadata have it */
    size_t prose;            /* words */
    const xmlNode *main;
    struct html_part part; /* lines of the main element */
    size_t headline;       /* SIZE_MAX: there is none */
};

/* An element called as furniture is, but with most of the page's prose, is the article. */
static void trust_the_prose(struct page *page)
{
    struct html_lines *lines = page->lines;
    size_t all = 0;
    for (size_t i = 0; i < lines->count; i++)
        all += lines->items[i].prose ? lines->items[i].words : 0;
    for (size_t i = 0, end; i < lines->count; i = end) {
        const struct html_line *line = &lines->items[i];
        const xmlNode *root = line->furnished;
        size_t words = 0;
        end = root ? i : i + 1;
        for (; root && end < lines->count && html_is_within(lines->items[end].block, root); end++)
            words += lines->items[end].prose ? lines->items[end].words : 0;
        end += end == i;
        size_t share = line->furniture == BOILERPLATE_COMMENTS ? COMMENTS_SHARE : TRUSTED_SHARE;
        for (size_t l = i; l < end && words * 100 > all * share; l++)
            lines->items[l].furniture = BOILERPLATE_NONE;
    }
}

static size_t text_words(const struct html_line *line)
{
    return line->prose && line->furniture == BOILERPLATE_NONE ? line->words : 0;
}

static void take_main(struct page *page, const xmlNode *element, size_t line)
{
    page->main = element;
    page->part = (struct html_part){.first = line, .end = line};
    html_part_widen(&page->part, page->lines, element, SIZE_MAX);
}

/* Whether two elements are called the same, what follows a blank aside. */
static bool is_called_alike(const xmlNode *a, const xmlNode *b)
{
    const char *left = markup_attribute(a, "class"), *right = markup_attribute(b, "class");
    size_t length = left ? strcspn(left, " ") : 0;
    return length > 0 && right && strcspn(right, " ") == length &&
           strncmp(left, right, length) == 0;
}

/* A text in several pieces stands in what holds them all. */
static void join_pieces(struct page *page)
{
    const xmlNode *piece = page->main, *last = page->main;
    bool alike = true;
    for (size_t i = 0; i < page->lines->count; i++) {
        const struct html_line *line = &page->lines->items[i];
        if (!line->called || text_words(line) == 0)
            continue;
        alike = line->called == last ? alike : is_called_alike(piece, line->called);
        last = line->called;
        if (!alike)
            continue;
        while (!html_is_within(line->block, page->main))
            page->main = page->main->parent;
    }
    html_part_widen(&page->part, page->lines, page->main, SIZE_MAX);
}

/* The element that is called the text and has most of it, if that is enough. */
static bool find_called(struct page *page)
{
    size_t most = 0;
    for (size_t i = 0; i < page->lines->count; i++) {
        const struct html_line *line = &page->lines->items[i];
        if (text_words(line) == 0 || (page->main && html_is_within(line->block, page->main)))
            continue;
        const xmlNode *node = line->called;
        struct html_part part = {.first = i, .end = i};
        if (!node)
            continue;
        html_part_widen(&part, page->lines, node, SIZE_MAX);
        i = part.end - 1;
        if (part.prose <= most)
            continue;
        most = part.prose;
        page->main = node;
        page->part = part;
    }
    if (page->main)
        join_pieces(page);
    return page->main && page->part.prose * 100 >= page->prose * CALLED_SHARE;
}

/* Goes up from the longest line of prose: to the smallest element that holds enough. Short
 * paragraphs stand beside it, so its parent is the first. */
static void find_dense(struct page *page)
{
    size_t best = SIZE_MAX, most = 0;
    for (size_t i = 0; i < page->lines->count; i++) {
        size_t words = text_words(&page->lines->items[i]);
        best = words > most ? i : best;
        most = words > most ? words : most;
    }
    page->main = NULL;
    page->part = (struct html_part){.first = 0, .end = 0};
    if (best == SIZE_MAX)
        return;
    take_main(page, page->lines->items[best].block->parent, best);
    while (page->main && page->main->parent && page->main->parent->type == XML_ELEMENT_NODE &&
           page->part.prose * 100 < page->prose * MAIN_SHARE) {
        page->main = page->main->parent;
        html_part_widen(&page->part, page->lines, page->main, SIZE_MAX);
    }
}

/* The element about the lines that the page's metadata have too, if these are enough. They stand in
 * the same order, so that each is looked for behind the last. */
static bool find_told(struct page *page)
{
    size_t at = 0, found = 0;
    for (size_t i = 0; i < page->lines->count && i < TOLD_LINES && page->told.length > 0; i++) {
        struct html_line *line = &page->lines->items[i];
        struct text lead = text_slice(line->text, 0, TOLD_BYTES);
        size_t place = line->prose ? text_find(page->told, lead, at) : SIZE_MAX;
        if (place == SIZE_MAX)
            continue;
        at = place + lead.length;
        found += line->text.length;
        line->furniture = BOILERPLATE_NONE;
        if (!page->main)
            take_main(page, line->block->parent, i);
        while (page->main && !html_is_within(line->block, page->main))
            page->main = page->main->parent;
    }
    if (page->main)
        html_part_widen(&page->part, page->lines, page->main, SIZE_MAX);
    return page->main && found * 100 >= page->told.length * TOLD_SHARE;
}

static void find_main(struct page *page)
{
    for (size_t i = 0; i < page->lines->count; i++)
        page->prose += text_words(&page->lines->items[i]);
    if (find_told(page))
        return;
    page->main = NULL;
    if (!find_called(page))
        find_dense(page);
}

/* How well a line fits to be the headline: what the page's title has in it, a heading before
 * another line, and one that is no link (which the name of the site is) before all; else the last
 * heading of the first level above the text. */
static unsigned fits_headline(const struct page *page, size_t i)
{
    const struct html_line *line = &page->lines->items[i];
    bool heading = line->level > 0 && line->level <= HEADLINE_LEVELS;
    bool titled = text_find(page->title, line->text, 0) != SIZE_MAX;
    bool link = html_line_linked(line) == 100;
    if (line->words < 2 || line->words > HEADLINE_WORDS || !(titled || line->level == 1))
        return 0;
    if (!titled)
        return line->furniture == BOILERPLATE_NONE ? 1 : 0;
    if (!heading)
        return line->words < TITLED_WORDS || link ? 0 : 2;
    return link ? 3 : 4;
}

static void find_headline(struct page *page)
{
    unsigned best = 1;
    page->headline = SIZE_MAX;
    for (size_t i = 0; i < page->part.end; i++) {
        unsigned fit = fits_headline(page, i);
        if (fit < best || (fit == best && fit > 1))
            continue;
        page->headline = i;
        best = fit;
    }
}

void html_main_mark(struct html_lines *lines, struct text title, struct text told)
{
    struct page page = {.lines = lines,
                        .title = text_slice(title, 0, TITLE_BYTES),
                        .told = text_slice(told, 0, TOLD_TEXT)};
    trust_the_prose(&page);
    html_teasers_mark(lines, page.title);
    find_main(&page);
    find_headline(&page);
    size_t top = page.headline < page.part.first ? page.headline : page.part.first;
    for (size_t i = 0; i < lines->count; i++) {
        struct html_line *line = &lines->items[i];
        if (i == page.headline) {
            line->kind = PARAGRAPH_HEADLINE;
            line->furniture = BOILERPLATE_NONE;
            continue;
        }
        bool outside = page.main && (i < top || i >= page.part.end);
        if (line->furniture == BOILERPLATE_NONE && outside)
            line->furniture = i < top ? BOILERPLATE_MENU : BOILERPLATE_RELATED;
    }
}
