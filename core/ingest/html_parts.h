/* html_parts: the parts of the reader of web pages, one file each. Private to core/ingest/html*. */
#ifndef DIPTYCH_INGEST_HTML_PARTS_H
#define DIPTYCH_INGEST_HTML_PARTS_H

#include "core/base/arena.h"
#include "core/ingest/markup.h"
#include "core/ingest/record.h"

#include <libxml/HTMLparser.h>

/* A line of a page as it is seen: the text of a block. */
struct html_line {
    struct text text;
    const xmlNode *block;       /* the element whose text it is */
    const xmlNode *furnished;   /* the outermost element that its furniture comes from, or NULL */
    const xmlNode *called;      /* the nearest about it that is called the text, or NULL */
    size_t linked, bold;        /* bytes of it in links; in bold type */
    enum paragraph_kind kind;   /* heading and caption by their elements, else body */
    enum boilerplate furniture; /* by the elements and names around it */
    unsigned level;             /* of a heading: 1 to 6 */
    size_t words;
    bool prose; /* running text: of some length, few links, with the stops of sentences */
};

struct html_lines {
    struct html_line *items;
    size_t count, capacity;
};

/* Every visible line below a node, in the arena. */
void html_lines_find(const xmlNode *root, struct arena *arena, struct html_lines *out);

/* How many hundredths of a line stand in links. */
size_t html_line_linked(const struct html_line *line);

bool html_is_within(const xmlNode *node, const xmlNode *ancestor);

/* Lines [first, end) of one element: those of an element follow one another. */
struct html_part {
    size_t first, end;
    size_t words, prose; /* of all lines; of those of running text that are no furniture */
};

/* Widens a part to the lines of an element that holds it; false where these are more than `most`,
 * and the part then has so many. */
bool html_part_widen(struct html_part *part, const struct html_lines *lines, const xmlNode *element,
                     size_t most);

/* What an element is, by its tag, role, class and id: BOILERPLATE_NONE where it may be text. */
enum boilerplate html_furniture_of(const xmlNode *element);

/* Whether an element is called as those below pictures are. */
bool html_is_called_caption(const xmlNode *element);

/* Whether an element is called as those are that hold the text: "article-body", itemprop
 * "articleBody". */
bool html_is_called_text(const xmlNode *element);

/* Marks cards that lead to other stories (a linked title, an excerpt below it) and boxes that ask
 * for an address. `title` (may be empty) is what the page calls itself. */
void html_teasers_mark(struct html_lines *lines, struct text title);

/* Tells text from what is about it: sets furniture and kinds of lines. `title` is what the page
 * calls itself, `told` its text as its metadata have it (either may be empty). */
void html_main_mark(struct html_lines *lines, struct text title, struct text told);

/* Adds what JSON-LD, Open Graph, other meta elements, links and comments of savers say. */
void html_meta_add(struct record *record, xmlDoc *document);

#endif
