/* xml_doc: an article as trafilatura writes it in XML: "doc" with its facts in attributes, or TEI
 * with a header. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_XML_DOC_H
#define DIPTYCH_INGEST_XML_DOC_H

#include "core/ingest/record.h"

#include <libxml/tree.h>

/* Whether the root of a document is one of the two. */
bool xml_doc_is(const xmlNode *root);

/* Adds what it says of itself, and its paragraphs. */
void xml_doc_add(struct record *record, const xmlNode *root);

#endif
