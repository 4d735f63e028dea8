/* comparison_figures: what two articles count, a quantity each, of the figures that a comparison
 * sets against each other. */
#ifndef DIPTYCH_REPORT_COMPARISON_FIGURES_H
#define DIPTYCH_REPORT_COMPARISON_FIGURES_H

#include "core/compare/story_days.h"
#include "core/tables/outlet_table.h"

/* A quantity: the figures of each side, as printed, each number once. */
struct comparison_figures {
    const char *noun, *unit; /* of the first that has one; NULL for none */
    char **texts[2];
    size_t counts[2], capacities[2];
    enum verdict verdict; /* the worst of any two */
    const char *note;     /* what may explain that they differ ("15 days apart"), or NULL */
};

/* By the first left figure. Lives in the arena. */
struct comparison_figures *comparison_figures_find(const struct comparison *comparison,
                                                   struct arena *arena, size_t *count);

/* "more than 150,000": modifier and number as printed. The caller frees it. */
char *comparison_figure_text(const struct article *article, const struct figure *figure);
/* What an outlet has of a row of figures, as printed, each number once; bare: without what stands
 * before the numbers ("more than"). The caller frees it. */
char *comparison_cell_figures(const struct collection *collection, const struct outlet_cell *cell,
                              bool bare);
/* "15 days apart", "about 3 days apart"; NULL for none. The caller frees it. */
char *comparison_days_note(struct days_apart apart);

#endif
