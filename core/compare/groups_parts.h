/* groups_parts: the steps that groups_make takes once the groups stand.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_GROUPS_PARTS_H
#define DIPTYCH_COMPARE_GROUPS_PARTS_H

#include "core/compare/groups.h"

/* Where the members of one article end that begin at `first`. */
size_t groups_article_end(const struct passage_group *group, size_t first);

/* Numbers the wordings of each group. */
void groups_number_variants(const struct compare_side *sides, struct passage_groups *groups);

/* Makes the coverage of each article, with its words alone. It lives in the arena. */
void groups_count_words(const struct compare_side *sides, size_t count, struct arena *arena,
                        struct passage_groups *groups);

/* The same with all else of it. */
void groups_find_coverage(const struct compare_side *sides, size_t count,
                          const struct comparison *comparisons, struct arena *arena,
                          struct passage_groups *groups);

/* Finds whose copy each group likely is. */
void groups_find_agencies(const struct compare_side *sides, size_t count,
                          struct passage_groups *groups);

#endif
