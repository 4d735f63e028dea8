/* lists: the rows of `diptych list` and `diptych watch`. */
#ifndef DIPTYCH_REPORT_LISTS_H
#define DIPTYCH_REPORT_LISTS_H

#include "core/collection/collection.h"
#include "core/report/table.h"
#include "core/watch/explain.h"

/* The articles of a loaded collection, story by story as the reader lists them. */
void lists_write_articles(FILE *out, enum table_form form, struct collection *collection);

/* A table that takes the hits of one article after another. */
struct table *lists_hits_new(FILE *out, enum table_form form);
void lists_add_hits(struct table *table, const struct article *article,
                    const struct analysis *analysis, const struct watchlist *list);

/* A table that takes the places of a term in one article after another, each with why it hits there
 * or not (core/watch/explain.h); returns how many hit. */
struct table *lists_places_new(FILE *out, enum table_form form);
size_t lists_add_places(struct table *table, const struct article *article,
                        const struct analysis *analysis, const struct explainer *explainer);

/* How often a term stands, and in how many articles. */
struct lists_term_count {
    size_t hits, articles;
};
void lists_write_term_counts(FILE *out, enum table_form form, const struct watchlist *list,
                             const struct lists_term_count *counts);

#endif
