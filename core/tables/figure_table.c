#include "core/tables/figure_table.h"

#include <stdlib.h>

const struct counted *counted_of_row(const struct outlet_row *row)
{
    return row->thing;
}

static int by_verdict(const void *a, const void *b)
{
    const struct outlet_row *left = a, *right = b;
    const struct counted *one = counted_of_row(left), *other = counted_of_row(right);
    if (one->verdict != other->verdict)
        return one->verdict > other->verdict ? -1 : 1;
    if (left->cell_count != right->cell_count)
        return left->cell_count > right->cell_count ? -1 : 1;
    return outlet_row_by_number(left, right);
}

void figure_table_make(struct outlet_table *table, struct collection *collection, uint32_t story,
                       struct work *work, struct arena *arena)
{
    struct arena *scratch = arena_new();
    size_t count;
    outlet_table_open(table, collection, story, arena);
    const struct counted *all = counted_find(collection, story, work, arena, &count);
    for (size_t i = 0; i < count; i++) {
        struct outlet_place *places = arena_array(scratch, all[i].count, sizeof(*places));
        for (size_t v = 0; v < all[i].count; v++)
            places[v] = (struct outlet_place){all[i].values[v].item, all[i].values[v].figure};
        outlet_table_add(table, &all[i], places, all[i].count, scratch);
        arena_reset(scratch);
    }
    arena_free(scratch);
    if (table->row_count > 0)
        qsort(table->rows, table->row_count, sizeof(*table->rows), by_verdict);
}

const char *counted_noun(const struct collection *collection, const struct counted *counted)
{
    for (size_t i = 0; i < counted->count; i++) {
        const struct counted_value *value = &counted->values[i];
        const char *noun = collection_item(collection, value->item)
                               ->analysis->annotation.figures[value->figure]
                               .noun;
        if (noun)
            return noun;
    }
    return NULL;
}
