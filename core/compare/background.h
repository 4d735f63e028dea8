/* background: how rare a word is in news at large.
 *
 * A table of document frequencies over sentences, counted from the project's own training text by
 * the program in core/compare/background/ (`make background`). The file is text of rows of one
 * width, sorted by key, and is searched where it lies; its first row holds the number of sentences
 * that the rarest row is in, and that of all. */
#ifndef DIPTYCH_COMPARE_BACKGROUND_H
#define DIPTYCH_COMPARE_BACKGROUND_H

#include "core/base/text.h"

enum {
    BACKGROUND_KEY_WIDTH = 15,
    BACKGROUND_ROW_WIDTH = 22
}; /* key, space, five digits, newline */

struct background {
    const char *rows;
    size_t count;
    double sentences;
    double rarest; /* sentences that the rarest row is in */
};

/* The embedded table. */
struct background background_open(void);

/* log(N / df) on a scale where 1 is one sentence in 68,930 (the size of the text that the
 * coefficients of evidence.c were fitted on); 0 to 1. A key outside the table counts as four times
 * as rare as the rarest inside. */
double background_rarity(const struct background *background, struct text key);

#endif
