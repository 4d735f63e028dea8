/* quotation_print: what an outlet makes of a quotation, against the longest form in its story. */
#ifndef DIPTYCH_TABLES_QUOTATION_PRINT_H
#define DIPTYCH_TABLES_QUOTATION_PRINT_H

#include "core/tables/outlet_table.h"
#include "core/tables/quotations.h"

/* Words of the longest form, and what the outlet has for them; one of both may be of no length. */
struct quotation_difference {
    struct text longest, own;
    uint32_t at; /* word of the longest */
};

struct quotation_print {
    /* Of all that the outlet prints of it: whole where nothing is missing, trimmed where words are
     * cut, changed where others stand in the marks. */
    enum quotation_relation relation;
    struct quotation_difference *differences; /* by place in the longest */
    uint32_t count;
};

/* Reads a cell whose places are variants of the quotation. Lives in the arena. */
struct quotation_print quotation_print_read(const struct collection *collection,
                                            const struct quotation *quotation,
                                            const struct outlet_cell *cell, struct arena *arena);

/* "“bank” for “side”, cut “We were promised”"; nothing for a whole one. */
void quotation_print_describe(const struct quotation_print *print, struct text_builder *out);

#endif
