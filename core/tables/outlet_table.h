/* outlet_table: things that a story or the whole collection tells, a row each, and what each outlet
 * has of them, a column each. The reader's tables and those of the subcommands are made of these
 * rows, in their order. */
#ifndef DIPTYCH_TABLES_OUTLET_TABLE_H
#define DIPTYCH_TABLES_OUTLET_TABLE_H

#include "core/collection/collection.h"

/* Where a thing stands: an item, and the place in the list of its annotation that holds such things
 * (mentions, figures, quotes). */
struct outlet_place {
    uint32_t item, index;
};

/* What one outlet has of a thing: never nothing. */
struct outlet_cell {
    uint32_t column;
    const struct outlet_place *places; /* by item, then place */
    size_t count;
};

struct outlet_row {
    const void *thing;
    size_t number;             /* as added, from 0 */
    struct outlet_cell *cells; /* by column */
    size_t cell_count;         /* outlets that have it */
    size_t place_count;        /* in all of them */
    /* How far the counts are from what the outlets' lengths let expect: the log-likelihood ratio
     * (Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993). */
    double uneven;
};

struct outlet_column {
    const char *name;
    size_t words; /* of its articles */
};

struct outlet_table {
    struct arena *arena;
    struct outlet_column *columns; /* by first article */
    size_t column_count;
    uint32_t *column_of; /* by item; ANNOTATION_NONE: not in the table */
    size_t words;
    struct outlet_row *rows;
    size_t row_count, row_capacity;
    const uint32_t *
        *orders; /* of what made it, where it can show them so: which row stands where */
};

/* A table without rows over the articles of a story, or with ANNOTATION_NONE of all. The collection
 * must be loaded. Everything lives in the arena. */
void outlet_table_open(struct outlet_table *table, const struct collection *collection,
                       uint32_t story, struct arena *arena);

/* Adds a thing; its places stand by item, then place, and those in no column are left out. A thing
 * without places gives no row. */
void outlet_table_add(struct outlet_table *table, const void *thing,
                      const struct outlet_place *places, size_t count, struct arena *scratch);

/* The cell of a row in a column; NULL where the outlet has nothing of it. */
const struct outlet_cell *outlet_row_cell(const struct outlet_row *row, size_t column);

/* How often an outlet would have it if all spoke of it as often in as many words. */
double outlet_table_expected(const struct outlet_table *table, const struct outlet_row *row,
                             size_t column);

/* What orders rows that are else equal. */
int outlet_row_by_number(const struct outlet_row *a, const struct outlet_row *b);

#endif
