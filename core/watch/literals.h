/* literals: many literal terms found in one pass over folded text.
 *
 * Each literal is filed under one of its words, the one that fewest literals share; a literal that
 * ends in "*" and has no other word, under the beginning of it; one that need not stand at a word's
 * edge, under its first two bytes. The text is read once, each word looked up, and what is filed
 * there compared byte by byte. */
#ifndef DIPTYCH_WATCH_LITERALS_H
#define DIPTYCH_WATCH_LITERALS_H

#include "core/watch/fold.h"

enum literal_case { LITERAL_ANY_CASE, LITERAL_SAME_CASE, LITERAL_SAME_OR_CAPITALS };

struct literal {
    uint32_t term;    /* what the caller calls it, */
    uint8_t role;     /* and what it is to it */
    struct text text; /* folded; without the "*" */
    struct text kept; /* folded but for case; compared where match_case asks for it */
    uint8_t match_case;
    bool whole_word;
    bool prefix;   /* the last word may go on */
    uint32_t key;  /* filled by literals_new: hash of the word it is filed under, */
    uint32_t lead; /* and the bytes before that word */
};

struct literals;

/* Takes the items' order, not the items: they are copied; what they point to must outlive the
 * result. Literals must not be empty. The caller frees it with literals_free. */
struct literals *literals_new(const struct literal *items, size_t count);
void literals_free(struct literals *literals);

/* Called with a literal and where it stands in the folded text. */
typedef void literals_visit(void *context, const struct literal *literal, size_t start, size_t end);

/* Every place of every literal, in the order of the words they are filed under; one that is not of
 * whole words does not overlap itself. `source` is what was folded. */
void literals_find(const struct literals *literals, const struct fold *fold, struct text source,
                   literals_visit *visit, void *context);

#endif
