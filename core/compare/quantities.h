/* quantities: figures read for what they count, so that the same quantity can be found again in
 * another article.
 *
 * Internal to core/compare. A figure's thing is its noun, its facets (what happened to it, which
 * way, in what scope: quantity_words.h) and the names beside it. Facets are read in the figure's
 * own clause, else in the next ones that hold no figure. */
#ifndef DIPTYCH_COMPARE_QUANTITIES_H
#define DIPTYCH_COMPARE_QUANTITIES_H

#include "core/compare/quantity_words.h"
#include "core/compare/words.h"

enum {
    QUANTITY_NOUNS_MAX = 6,
    QUANTITY_WORDS_MAX = 16,
    QUANTITY_NAMES_MAX = 8,
    QUANTITIES_MAX = 8192
};

/* Names, as classes of their words' keys, so that "Russia" and "Russian" are one. */
struct quantity_names {
    uint32_t items[QUANTITY_NAMES_MAX];
    uint32_t count;
};

struct quantity {
    const struct figure *figure;
    uint32_t index, sentence, unit; /* of the annotation; its sentence and that one's unit */
    const char *measure; /* its unit; lengths are "m", seconds to weeks "hours"; NULL for a count */
    bool length;         /* of space */
    double value;        /* in `measure`; of an open range its known end, else the middle */
    double low, high;    /* in `measure`, as a reader takes them: "about 40" is 32 to 48 */
    bool open;           /* "more than 40": 40 itself is not meant */
    double rounding;     /* "about 40" is said of 38 too: by how much it may be rounded; else 0 */
    uint32_t
        nouns[QUANTITY_NOUNS_MAX]; /* keys of the counted words but names; the last is the head */
    uint32_t noun_count;
    bool own_noun; /* not that of a figure before it */
    bool anybody;  /* counts persons of any kind, or what no noun names */
    bool work;     /* counts jobs, or those who have them */
    bool former;   /* "from 12": what it was before */
    uint64_t facets;
    uint32_t words[QUANTITY_WORDS_MAX]; /* keys of the clause's other words that say something */
    uint32_t word_count;
    uint32_t year; /* or month, of another event; 1 where it is only said to be past, 0 for none */
    uint64_t person; /* whose age: hash of the last name; 0 for no age */
    /* In the counted phrase; in its clause; in its sentence. */
    struct quantity_names own_names, clause_names, sentence_names;
};

/* Fills measure, value and bounds from the figure. */
void quantity_measure(struct quantity *quantity);

/* Reads an article's figures but ordinals and scores, in order; names[i] tells whether word i
 * stands in a name. The array lives in the vocabulary's arena. */
struct quantity *quantities_read(const struct vocabulary *vocabulary, const struct words *words,
                                 const bool *names, size_t *count);

/* The same with other numbers for their keys; they live in `arena`. */
struct quantity *quantities_renumber(const struct quantity *quantities, size_t count,
                                     const uint32_t *map, struct arena *arena);

#endif
