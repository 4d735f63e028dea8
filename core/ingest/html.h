/* html: saved web pages. Private to core/ingest.
 *
 * What a page says of itself comes from JSON-LD, Open Graph, meta elements and what SingleFile and
 * monolith leave in comments, in this order. Every visible block is a paragraph; where the article
 * stands is told by the density of prose and by what elements, roles and classes are called, and
 * what that leaves by the words of lines as in plain text. libxml2 reads the page, without network
 * or entities of its own. */
#ifndef DIPTYCH_INGEST_HTML_H
#define DIPTYCH_INGEST_HTML_H

#include "core/ingest/reading.h"
#include "core/ingest/record.h"

/* Whether a file that begins so is a web page. */
bool html_takes(const struct reading *reading, struct text head);

enum status html_read(struct reading *reading);

/* A text without tags, its references ("&amp;", "&#8217;") undone in the arena. */
struct text html_unescape(struct text text, struct arena *arena);

/* Whether a record's text is markup; adds its blocks as paragraphs. */
bool html_is_markup(struct text text);
void html_add_markup(struct record *record, struct text markup);

#endif
