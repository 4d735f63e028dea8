/* figure_list: the rows of `diptych figures`. */
#ifndef DIPTYCH_REPORT_FIGURE_LIST_H
#define DIPTYCH_REPORT_FIGURE_LIST_H

#include "core/collection/collection.h"
#include "core/report/table.h"

/* Counted things of every story, with each outlet's number, conflicts first. Compares all articles
 * of every story.
 */
void figure_list_write(FILE *out, enum table_form form, struct collection *collection);

#endif
