/* comparison_text: comparisons as plain text, for people and pipes. */
#ifndef DIPTYCH_REPORT_COMPARISON_TEXT_H
#define DIPTYCH_REPORT_COMPARISON_TEXT_H

#include "core/collection/collection.h"
#include <stdio.h>

/* The passages of two articles, each with what differs in it but wording, the figures that are set
 * against each other, what only one says: a sign, then each side's words. */
void comparison_text_write(FILE *out, const struct comparison *comparison);
/* The passages that two articles or more of a set carry. */
void comparison_text_groups(FILE *out, const struct collection_set *set);

/* A share or similarity in thousandths: what a reader can use of it. */
double comparison_rounded(double share);

#endif
