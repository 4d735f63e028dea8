/* glue: text that scraping ran together: where to cut it.
 *
 * Cut only where it is sure: a sentence glued to the next ("end.Next", "on WednesdayUS troops"),
 * the items of a list glued into one long line, and a caption printed twice in a row. */
#ifndef DIPTYCH_INGEST_GLUE_H
#define DIPTYCH_INGEST_GLUE_H

#include "core/base/text.h"

/* The byte offset of the first cut in a line, above 0 and below its length; 0 where there is none.
 * `seam` is kept by the caller, false at a line's start: whether the line was cut between items of
 * a list before. Linear. */
size_t glue_find(struct text line, bool *seam);

#endif
