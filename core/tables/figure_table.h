/* figure_table: counted things by outlets, with the numbers that each outlet prints. */
#ifndef DIPTYCH_TABLES_FIGURE_TABLE_H
#define DIPTYCH_TABLES_FIGURE_TABLE_H

#include "core/collection/counted.h"
#include "core/tables/outlet_table.h"

/* Makes the table of a story, or with ANNOTATION_NONE of all: each row's thing is a counted, its
 * places are figures. Conflicts come first, then what differs; of these what more outlets count.
 * Compares all articles of the stories; `work`, where it is not NULL, is told how far that is. */
void figure_table_make(struct outlet_table *table, struct collection *collection, uint32_t story,
                       struct work *work, struct arena *arena);

const struct counted *counted_of_row(const struct outlet_row *row);
/* What is counted, as the first that says so prints it; NULL where nobody does. */
const char *counted_noun(const struct collection *collection, const struct counted *counted);

#endif
