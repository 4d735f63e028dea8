/* matcher: where the terms of a watchlist stand in an article.
 *
 * Literals by a hash of their first folded word, regular expressions by PCRE2, entities by the
 * names handed in as spans; `exclude` and `near` by guards. A matcher is made once from a list, is
 * read-only afterwards and may be shared by threads. */
#ifndef DIPTYCH_WATCH_MATCHER_H
#define DIPTYCH_WATCH_MATCHER_H

#include "core/base/article.h"
#include "core/watch/watchlist.h"

struct matcher;

struct hit {
    struct span span;
    uint32_t term; /* index into the watchlist */
};

struct hits {
    struct hit *items; /* by place; overlapping ones are kept */
    size_t count;
};

/* A resolved name, for `entity:` terms. `name` is the canonical name. */
struct matcher_name {
    struct span span;
    struct text name;
};

/* The list must outlive the matcher. The caller frees it with matcher_free. */
struct matcher *matcher_new(const struct watchlist *list);
/* The same of terms alone: a hit's `term` is an index into them. */
struct matcher *matcher_new_of(const struct watch_term *const *terms, size_t count);
void matcher_free(struct matcher *matcher);

/* All hits in all paragraphs but boilerplate; the names are given by place. The result lives in the
 * arena. A pattern that runs away is left out from there on and told in `problems` (may be NULL).
 */
void matcher_find(const struct matcher *matcher, const struct article *article,
                  const struct matcher_name *names, size_t name_count, struct arena *arena,
                  struct hits *out, struct problem_list *problems);

#endif
