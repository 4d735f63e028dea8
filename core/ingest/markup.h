/* markup: what every use of libxml2 needs. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_MARKUP_H
#define DIPTYCH_INGEST_MARKUP_H

#include "core/base/text.h"

#include <libxml/tree.h>

/* Keeps libxml2 from writing what is wrong to standard error, in this thread. */
void markup_silence(void);

/* A page as UTF-8: as it is where it is that; where it says windows-1252 or ISO 8859-1, read as the
 * former, as browsers do; other bytes that are not UTF-8 become U+FFFD, counted in *invalid.
 * *other: it says yet another encoding, which is left to libxml2. The result is `bytes` or in
 * `out`. */
struct text markup_decode(struct text bytes, struct text_builder *out, size_t *invalid,
                          bool *other);

/* Whether a node (may be NULL) is an element of that name, and an element's attribute: "" where it
 * is empty, NULL where there is none; bytes of the document. */
bool markup_is(const xmlNode *node, const char *name);
const char *markup_attribute(const xmlNode *element, const char *name);
/* Adds the text inside an element. References to what a document declares itself are left out:
 * libxml2's own calls would resolve them, and they may stand for any number of bytes. */
void markup_add_text(const xmlNode *element, struct text_builder *out);

#endif
