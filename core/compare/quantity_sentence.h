/* quantity_sentence: a sentence with numbers, cut into the clauses that say what each counts.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_QUANTITY_SENTENCE_H
#define DIPTYCH_COMPARE_QUANTITY_SENTENCE_H

#include "core/entities/annotation.h"
#include "core/entities/line.h"

enum { QUANTITY_CLAUSES_MAX = 24 };

/* A part of a sentence between marks and joining words. */
struct quantity_clause {
    uint32_t first, end; /* tokens */
    uint64_t facets;     /* of its words (quantity_words.h) */
    bool has_figure;
    bool part; /* "of whom", "including" */
};

struct quantity_sentence {
    const struct article *article;
    const struct annotation *annotation;
    struct line line;
    uint32_t sentence, first, end; /* its index; its tokens */
    struct quantity_clause clauses[QUANTITY_CLAUSES_MAX];
    size_t clause_count;
    uint32_t year;  /* of struct quantity */
    size_t figures; /* in it, but ordinals */
};

/* Reads a sentence of s->annotation and s->article; figure `first` is its first of the annotation.
 */
void quantity_sentence_read(struct quantity_sentence *s, uint32_t sentence, size_t first);

/* The clause that holds a token, or NULL. */
const struct quantity_clause *quantity_sentence_clause(const struct quantity_sentence *s,
                                                       uint32_t token);

/* The facets of one of its words. */
uint64_t quantity_sentence_word(const struct quantity_sentence *s, uint32_t token);

#endif
