/* bookmarks: the rows of `diptych bookmarks`. */
#ifndef DIPTYCH_REPORT_BOOKMARKS_H
#define DIPTYCH_REPORT_BOOKMARKS_H

#include "core/report/table.h"
#include "core/state/state.h"

/* All bookmarks, the oldest first. */
void bookmarks_write(FILE *out, enum table_form form, struct state *state);

#endif
