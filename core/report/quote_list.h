/* quote_list: the rows of `diptych quotes`. */
#ifndef DIPTYCH_REPORT_QUOTE_LIST_H
#define DIPTYCH_REPORT_QUOTE_LIST_H

#include "core/collection/collection.h"
#include "core/report/table.h"

/* Quotations of every story of a loaded collection, with how each outlet prints them, in the
 * order of quotation_table.h. */
void quote_list_write(FILE *out, enum table_form form, struct collection *collection);

#endif
