/* entity_list: the rows of `diptych entities`. */
#ifndef DIPTYCH_REPORT_ENTITY_LIST_H
#define DIPTYCH_REPORT_ENTITY_LIST_H

#include "core/collection/collection.h"
#include "core/report/table.h"

/* Persons, places, organisations and demonyms of a loaded collection, by first mention. */
void entity_list_write(FILE *out, enum table_form form, const struct collection *collection);

#endif
