/* quoted_words: the words of a quotation as others are compared with them. */
#ifndef DIPTYCH_TABLES_QUOTED_WORDS_H
#define DIPTYCH_TABLES_QUOTED_WORDS_H

#include "core/entities/annotation.h"

/* Words without marks: each a hash of its folded form, and its token. */
struct quoted_words {
    const struct article *quotation; /* its words alone */
    const struct tokens *tokens;     /* of that */
    uint64_t *hashes;
    uint32_t *places; /* tokens */
    uint32_t count;
};

/* Reads quote `index` of an annotation, which may be packed; lives in the arena. */
void quoted_words_read(const struct article *article, const struct annotation *annotation,
                       uint32_t index, struct arena *arena, struct quoted_words *out);

/* Words [first, end) as printed, first < end. */
struct text quoted_words_text(const struct quoted_words *words, uint32_t first, uint32_t end);

/* Where all of `part` stands in `whole` as one run; UINT32_MAX where it does not. */
uint32_t quoted_words_find(const struct quoted_words *whole, const struct quoted_words *part);

enum { QUOTED_WORDS_MAX = 256 }; /* of either that are matched; those behind them match none */

/* Matches the words of two quotations in order, as many as there are: match[i] is the word of `b`
 * that word i of `a` is, or UINT32_MAX; `match` has room for all of a's. Returns how many match. */
uint32_t quoted_words_match(const struct quoted_words *a, const struct quoted_words *b,
                            uint32_t *match);

#endif
