/* entity_table: names by outlets, with how often each outlet has them. */
#ifndef DIPTYCH_TABLES_ENTITY_TABLE_H
#define DIPTYCH_TABLES_ENTITY_TABLE_H

#include "core/collection/entities.h"
#include "core/collection/work.h"
#include "core/tables/outlet_table.h"

enum entity_order {
    ENTITY_BY_UNEVENNESS, /* the most uneven first */
    ENTITY_BY_COUNT,
    ENTITY_BY_NAME,
    ENTITY_BY_CLASS, /* then by count */
    ENTITY_ORDER_COUNT
};
/* "unevenness", "count", "name", "type". */
const char *entity_order_name(enum entity_order order);

/* Makes the table of a story, or with ANNOTATION_NONE of the whole collection, by unevenness: each
 * row's thing is an entity_over_all, its places are the mentions outside boilerplate. */
void entity_table_make(struct outlet_table *table, struct collection *collection, uint32_t story,
                       struct work *work, struct arena *arena);
/* The same of one entity: one row, or none where it stands in boilerplate alone. */
void entity_table_of(struct outlet_table *table, const struct collection *collection,
                     uint32_t story, const struct entity_over_all *entity, struct arena *arena);
/* Which row stands at each place in another order; lives in the arena. May run on any thread. */
uint32_t *entity_table_order(const struct outlet_table *table, enum entity_order order,
                             struct arena *arena);

const struct entity_over_all *entity_of_row(const struct outlet_row *row);

/* A name as printed, and how often. */
struct entity_form {
    struct text text;
    size_t times;
};
/* The forms that a row's places print, the most frequent first. They live in the arena. */
struct entity_form *entity_forms(const struct collection *collection, const struct outlet_row *row,
                                 struct arena *arena, size_t *count);

#endif
