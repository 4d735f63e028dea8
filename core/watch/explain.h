/* explain: why a term hits where it does, and not where its words stand all the same.
 *
 * The term is matched as it is, then again and again with one demand less; where a hit appears, the
 * demand just dropped had kept it away. So an explanation is never other than what the matcher
 * does. */
#ifndef DIPTYCH_WATCH_EXPLAIN_H
#define DIPTYCH_WATCH_EXPLAIN_H

#include "core/watch/matcher.h"

/* In the order in which demands are dropped. */
enum explain_reason {
    EXPLAIN_HIT,
    EXPLAIN_DISABLED,
    EXPLAIN_FIELD,       /* a headline, or none */
    EXPLAIN_NOT_NEAR,    /* none of the words that must be near */
    EXPLAIN_EXCLUDED,    /* part of an excluded phrase */
    EXPLAIN_CASE,        /* other capitals */
    EXPLAIN_INSIDE_WORD, /* part of a longer word */
    EXPLAIN_OTHER_NAME,  /* of an entity: the name is not read as this one here */
    EXPLAIN_BOILERPLATE, /* page furniture is not searched */
    EXPLAIN_REASON_COUNT
};
/* In words, for messages and tables. */
const char *explain_reason_text(enum explain_reason reason);

struct explained {
    struct span span;
    enum explain_reason reason;
};

struct explainer;

/* Of a term, which must outlive it. The caller frees it with explainer_free. */
struct explainer *explainer_new(const struct watch_term *term);
void explainer_free(struct explainer *explainer);

/* Every place by place; the result lives in the arena. The names are those that matcher_find is
 * given. */
struct explained *explainer_find(const struct explainer *explainer, const struct article *article,
                                 const struct matcher_name *names, size_t name_count,
                                 struct arena *arena, size_t *count);

/* How a text that hits does: "as written", "by folding" (case, marks, spaces, ligatures), "as a
 * form of the word" (a trailing asterisk), "by the pattern", "as a mention of the name". */
const char *explainer_how(const struct explainer *explainer, struct text hit);

/* The term of a list that is called so by its id, else by its text, else by an alias; or NULL. */
const struct watch_term *explain_find_term(const struct watchlist *list, struct text name);

#endif
