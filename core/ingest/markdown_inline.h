/* markdown_inline: a paragraph of Markdown without its marks. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_MARKDOWN_INLINE_H
#define DIPTYCH_INGEST_MARKDOWN_INLINE_H

#include "core/base/text.h"

/* Adds the text: of links and images what they are called, of emphasis and code what is inside;
 * marks that have no partner stay. */
void markdown_inline_add(struct text_builder *out, struct text text);

#endif
