/* quantity_facets: what a sentence says happened to what a number counts, which way, in what scope,
 * and whether it is the whole of it.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_QUANTITY_FACETS_H
#define DIPTYCH_COMPARE_QUANTITY_FACETS_H

#include "core/compare/quantities.h"
#include "core/compare/quantity_sentence.h"

/* The facets that can be said of a figure of this kind and measure. */
uint64_t quantity_facets_that_fit(const struct quantity *quantity);

/* Fills facets, former, and what a verb says of the bounds, of the figure of tokens [first, end) in
 * a clause of the sentence. */
void quantity_facets_read(const struct quantity_sentence *s, const struct quantity_clause *clause,
                          uint32_t first, uint32_t end, struct quantity *quantity);

#endif
