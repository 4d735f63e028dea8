/* quotation_table: what was said, by outlets, with how each prints it and who it names. */
#ifndef DIPTYCH_TABLES_QUOTATION_TABLE_H
#define DIPTYCH_TABLES_QUOTATION_TABLE_H

#include "core/collection/work.h"
#include "core/tables/outlet_table.h"
#include "core/tables/quotation_print.h"

/* Makes the table of a story, or with ANNOTATION_NONE of all: each row's thing is a quotation, its
 * places are quotes. What outlets print in other words or give to another speaker comes first, then
 * what more outlets print. `work`, where it is not NULL, is told how far that is. */
void quotation_table_make(struct outlet_table *table, struct collection *collection, uint32_t story,
                          struct work *work, struct arena *arena);

const struct quotation *quotation_of_row(const struct outlet_row *row);
/* The words of the longest variant. */
struct text quotation_words(const struct collection *collection, const struct quotation *quotation);
/* How an outlet prints it. */
const struct quotation_print *quotation_print_in(const struct outlet_row *row,
                                                 const struct outlet_cell *cell);
/* Who is named as the speaker of a quote: the canonical name, or as printed where it stands for no
 * known name; empty where nobody is named. */
struct text quotation_speaker(struct collection *collection, struct outlet_place place);
/* Who the longest variant names, else the first that names someone. */
struct text quotation_main_speaker(struct collection *collection,
                                   const struct quotation *quotation);
/* Whether an outlet names somebody else; who is in *other, as quotation_speaker tells. "The firm",
 * "she" and less of the same words name nobody else, nor does who names that speaker elsewhere. */
bool quotation_other_speaker(struct collection *collection, const struct outlet_row *row,
                             const struct outlet_cell *cell, struct text *other);
/* Whether outlets part over it: other words, another speaker. */
bool quotation_parts(struct collection *collection, const struct outlet_row *row);

#endif
