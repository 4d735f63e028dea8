/* language: which language an article is written in. */
#ifndef DIPTYCH_LANGUAGE_LANGUAGE_H
#define DIPTYCH_LANGUAGE_LANGUAGE_H

#include "core/base/article.h"

/* "en" where function words of English carry the text (share of the body's words, from a table),
 * "und" where they do not or where there are fewer than five words of body to judge by and no
 * metadata said. Static storage. */
const char *language_guess(const struct article *article);

/* Whether its list of words is in its order; for the tests. */
bool language_words_sorted(void);

#endif
