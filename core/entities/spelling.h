/* spelling: names brought to a form in which transliterations and accents do not differ. */
#ifndef DIPTYCH_ENTITIES_SPELLING_H
#define DIPTYCH_ENTITIES_SPELLING_H

#include "core/base/arena.h"
#include "core/base/text.h"

enum { SPELLING_MAX = 64 };

/* The word in lower-case ASCII letters and digits where it has such a form (accents off, "ø" as
 * "o"), other letters in lower case; all else is dropped. Returns the length, cut at SPELLING_MAX
 * - 1. */
size_t spelling_plain(struct text word, char out[SPELLING_MAX]);

/* A hash under which spellings of one name are equal: Zelensky and Zelenskyy, Sergei and Sergey,
 * Mohammed and Mohamed; an article before it ("al-Assad") does not count. 0 when nothing is left.
 */
uint64_t spelling_key(struct text word);

#endif
