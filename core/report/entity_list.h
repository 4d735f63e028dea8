/* entity_list: the rows of `diptych entities`. */
#ifndef DIPTYCH_REPORT_ENTITY_LIST_H
#define DIPTYCH_REPORT_ENTITY_LIST_H

#include "core/collection/collection.h"
#include "core/report/table.h"

/* Persons, places, organisations and demonyms of a loaded collection, with their mentions
 * outside boilerplate, the most unevenly spread over the outlets first (entity_table.h). */
void entity_list_write(FILE *out, enum table_form form, struct collection *collection);

#endif
