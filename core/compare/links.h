/* links: which sentences of two articles tell the same.
 *
 * Internal to core/compare. All candidates' evidence, then one pass of company (how many strong
 * links such a pair of articles has) and competition (what better links its sentences have). */
#ifndef DIPTYCH_COMPARE_LINKS_H
#define DIPTYCH_COMPARE_LINKS_H

#include "core/compare/evidence.h"

/* A link between sentences. */
struct link {
    uint32_t left, right; /* sentences */
    uint32_t units[2];    /* theirs */
    float odds;           /* log odds */
    enum relation relation;
    float dice;
};

struct links {
    struct link *items; /* by left, then right */
    size_t count;
    double company; /* how many strong links for the articles' size: log odds, 0 as by chance */
    bool one_event; /* so many of them that the articles tell of one event */
    /* By sentence of each side: the other side has something near it, whether or not a link could
     * be made of it. */
    bool *near[2];
};

/* Links between two sides, or (the same side twice) inside one. The result lives in the
 * vocabulary's arena. */
void links_find(const struct vocabulary *vocabulary, const struct weighted *left,
                const struct weighted *right, struct links *out);

/* What kind of link it is, by its words alone: verbatim, quote or reworded. */
enum relation label_words(const struct vocabulary *vocabulary, const struct weighted *left,
                          uint32_t a, const struct weighted *right, uint32_t b);

#endif
