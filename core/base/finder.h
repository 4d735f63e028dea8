/* finder: words found in text however they are typed.
 *
 * A letter finds itself with any accent, a capital typed makes case matter, an accent typed makes
 * accents matter. Composed and decomposed characters are the same (NFC, NFD), so are ß and ss,
 * straight and curly quotes, the dashes, the spaces, and … and three dots. */
#ifndef DIPTYCH_BASE_FINDER_H
#define DIPTYCH_BASE_FINDER_H

#include "core/base/text.h"

/* Zero-initialise; finder_set again and again, finder_free at the end. */
struct finder {
    uint32_t *codes; /* what is looked for, folded and decomposed */
    size_t count, capacity;
    bool cases, marks; /* they matter */
};

/* Whether there is a capital letter. */
bool finder_has_capital(struct text words);

/* No words: finds nothing. */
void finder_set(struct finder *finder, struct text words);
void finder_free(struct finder *finder);

/* The first match at or after `from`, in bytes, whole characters. */
bool finder_find(const struct finder *finder, struct text text, size_t from, size_t *start,
                 size_t *end);

#endif
