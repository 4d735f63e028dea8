/* line: what a line of a page is made of: words and its end. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_LINE_H
#define DIPTYCH_INGEST_LINE_H

#include "core/base/text.h"

/* How many words, parted by spaces. */
size_t line_words(struct text text);

/* The word at `from` (spaces skipped), with *next behind it; empty at the end. */
struct text line_next_word(struct text text, size_t from, size_t *next);

bool line_starts_capital(struct text word);

/* Whether the line ends as a sentence or clause does: a stop, comma or colon, closing quotation
 * marks behind it aside. */
bool line_has_stop(struct text text);

/* Whether a line is running text: of some length, and with the stop of a sentence in it or at its
 * end; or longer than any title or caption. */
bool line_is_prose(struct text text);

#endif
