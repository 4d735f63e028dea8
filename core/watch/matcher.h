/* matcher: where the terms of a watchlist stand in an article.
 *
 * Literals by a hash of their first folded word, regular expressions by PCRE2, entities by the
 * names handed in as spans; `exclude` and `near` by guards. A matcher is made once from a list and
 * may be shared by threads: all that changes afterwards is which patterns ran away. */
#ifndef DIPTYCH_WATCH_MATCHER_H
#define DIPTYCH_WATCH_MATCHER_H

#include "core/base/article.h"
#include "core/watch/watchlist.h"

struct matcher;

struct hit {
    struct span span;
    uint32_t term; /* index into the watchlist */
    enum watch_severity severity;
};

struct hits {
    struct hit *items; /* by start, then by hit_rank; overlapping ones are kept */
    size_t count;
};

/* Which of two hits goes before where they overlap: the more severe, then the longer, then the one
 * whose term stands first in the list. Below 0 where `a` does; for qsort. */
int hit_rank(const struct hit *a, const struct hit *b);

/* The first hit at or after a paragraph, or `count`. */
size_t hits_from(const struct hits *hits, uint32_t paragraph);

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
 * arena. A pattern that runs away is switched off for as long as the matcher lives, in all threads,
 * and told once in `problems` (may be NULL). */
void matcher_find(const struct matcher *matcher, const struct article *article,
                  const struct matcher_name *names, size_t name_count, struct arena *arena,
                  struct hits *out, struct problem_list *problems);

/* Whether there are `entity:` terms; whether one is of this canonical name. */
bool matcher_has_entities(const struct matcher *matcher);
bool matcher_has_entity(const struct matcher *matcher, struct text name);

/* Whether the pattern of a term ran away. */
bool matcher_stopped(const struct matcher *matcher, uint32_t term);

#endif
