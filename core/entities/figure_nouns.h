/* figure_nouns: what stands beside a number: the noun that is counted, and the words that bound it.
 */
#ifndef DIPTYCH_ENTITIES_FIGURE_NOUNS_H
#define DIPTYCH_ENTITIES_FIGURE_NOUNS_H

#include "core/entities/figure_tables.h"
#include "core/entities/line.h"

/* The counted noun phrase behind a number that ends at token `end`: its tokens [*first, *last),
 * false where none is sure. `single`: the number is one, so the noun need not be a plural. */
bool figure_noun_behind(const struct line *line, size_t end, bool single, size_t *first,
                        size_t *last);

/* The head of a noun phrase, singular and in lower case; in the arena. */
const char *figure_lemma(struct text head, struct arena *arena);

/* The modifier right before token `first`, or NULL; the one right behind `end` ("or more", "+"). */
const struct figure_modifier *figure_modifier_before(const struct line *line, size_t first);
const struct figure_modifier *figure_modifier_behind(const struct line *line, size_t end);

/* A word that reads as a plural noun. */
bool figure_is_plural(struct text word);

#endif
