/* markdown: Markdown and text under a header of facts. Private to core/ingest.
 *
 * The header is YAML between lines "---", or where that is not YAML, lines "name: value"; or such
 * lines alone and a blank one ("Title: …", as newsboat saves). Marks of Markdown are taken out of
 * the text. */
#ifndef DIPTYCH_INGEST_MARKDOWN_H
#define DIPTYCH_INGEST_MARKDOWN_H

#include "core/ingest/reading.h"

/* Whether a file that begins so has such a header, or begins with a heading of Markdown. */
bool markdown_takes(const struct reading *reading, struct text head);

enum status markdown_read(struct reading *reading);

/* Adds a text without a header to a record, as its paragraphs. */
struct record;
void markdown_add_body(struct record *record, struct text text);

#endif
