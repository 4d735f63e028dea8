/* comparison_text: comparisons as plain text, for people and pipes. */
#ifndef DIPTYCH_REPORT_COMPARISON_TEXT_H
#define DIPTYCH_REPORT_COMPARISON_TEXT_H

#include "core/collection/outlet_table.h"
#include "core/compare/story_days.h"
#include <stdio.h>

/* The passages of two articles, what only one says, the figures that differ: a sign, then each
 * side's words. */
void comparison_text_write(FILE *out, const struct comparison *comparison);
/* The passages that two articles or more of a set carry. */
void comparison_text_groups(FILE *out, const struct collection_set *set);

/* A share or similarity in thousandths: what a reader can use of it. */
double comparison_rounded(double share);
/* "more than 150,000": modifier and number as printed. The caller frees it. */
char *comparison_figure_text(const struct article *article, const struct figure *figure);
/* What an outlet has of a row of figures, as printed, each number once. The caller frees it. */
char *comparison_cell_figures(const struct collection *collection, const struct outlet_cell *cell);
/* "15 days apart", "about 3 days apart"; NULL for none. The caller frees it. */
char *comparison_days_note(struct days_apart apart);
/* What may explain that figures differ ("15 days apart"), or NULL. The caller frees it. */
char *comparison_dispute_note(const struct comparison *comparison, const struct dispute *dispute);

#endif
