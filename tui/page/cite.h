/* cite: words with who wrote them, when and where, as they go into other programs. */
#ifndef DIPTYCH_TUI_PAGE_CITE_H
#define DIPTYCH_TUI_PAGE_CITE_H

#include "core/compare/compare.h"

/* Appends the words, and below them outlet, date, headline and source (the URL where it is known,
 * else the file). */
void cite_add(struct text_builder *out, const struct article *article, struct text words);

/* The same for sentences [first, end) of an article. */
void cite_sentences(struct text_builder *out, const struct compare_side *side, uint32_t first,
                    uint32_t end);

#endif
