#include "core/tables/outlet_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An item's outlet on the way to its column. */
struct named {
    const char *outlet;
    uint32_t item, first; /* the first item of the outlet */
};

static int by_outlet(const void *a, const void *b)
{
    const struct named *left = a, *right = b;
    int order = strcmp(left->outlet, right->outlet);
    return order ? order : left->item < right->item ? -1 : left->item > right->item;
}

static int by_item(const void *a, const void *b)
{
    const struct named *left = a, *right = b;
    return left->item < right->item ? -1 : left->item > right->item;
}

/* Items of the table, by item, each with the first of its outlet. */
static size_t name_items(const struct collection *collection, uint32_t story, struct named *named)
{
    size_t count = collection_members(collection, story);
    for (size_t i = 0; i < count; i++) {
        uint32_t item = collection_member(collection, story, i);
        named[i] = (struct named){collection_item(collection, item)->article->outlet, item, item};
    }
    qsort(named, count, sizeof(*named), by_outlet);
    for (size_t i = 1; i < count; i++)
        if (strcmp(named[i].outlet, named[i - 1].outlet) == 0)
            named[i].first = named[i - 1].first;
    qsort(named, count, sizeof(*named), by_item);
    return count;
}

void outlet_table_open(struct outlet_table *table, const struct collection *collection,
                       uint32_t story, struct arena *arena)
{
    struct arena *scratch = arena_new();
    size_t items = collection_count(collection);
    struct named *named = arena_array(scratch, items, sizeof(*named));
    size_t count = name_items(collection, story, named);
    *table = (struct outlet_table){.arena = arena};
    table->columns = arena_array(arena, count, sizeof(*table->columns));
    table->column_of = arena_array(arena, items, sizeof(*table->column_of));
    for (size_t i = 0; i < items; i++)
        table->column_of[i] = ANNOTATION_NONE;
    for (size_t i = 0; i < count; i++) {
        if (named[i].first == named[i].item) {
            table->column_of[named[i].item] = (uint32_t)table->column_count;
            table->columns[table->column_count++].name = named[i].outlet;
        }
        uint32_t column = table->column_of[named[i].first];
        size_t words = collection_item(collection, named[i].item)->article->words;
        table->column_of[named[i].item] = column;
        table->columns[column].words += words;
        table->words += words;
    }
    arena_free(scratch);
}

/* --- rows ------------------------------------------------------------------------------------- */

/* A place on its way to its cell. */
struct placed {
    uint32_t column;
    size_t number;
};

static int by_column(const void *a, const void *b)
{
    const struct placed *left = a, *right = b;
    if (left->column != right->column)
        return left->column < right->column ? -1 : 1;
    return left->number < right->number ? -1 : left->number > right->number;
}

double outlet_table_expected(const struct outlet_table *table, const struct outlet_row *row,
                             size_t column)
{
    if (table->words == 0)
        return (double)row->place_count / (double)table->column_count;
    return (double)row->place_count * (double)table->columns[column].words / (double)table->words;
}

static double measure(const struct outlet_table *table, const struct outlet_row *row)
{
    double sum = 0;
    for (size_t i = 0; i < row->cell_count; i++) {
        double seen = (double)row->cells[i].count;
        double expected = outlet_table_expected(table, row, row->cells[i].column);
        if (expected > 0)
            sum += seen * log(seen / expected);
    }
    return 2 * sum;
}

/* Sorts places into cells: `places` is the row's own. */
static void make_cells(struct outlet_table *table, struct outlet_row *row,
                       const struct placed *sorted, const struct outlet_place *from,
                       struct outlet_place *places)
{
    size_t columns = 1;
    for (size_t i = 1; i < row->place_count; i++)
        columns += sorted[i].column != sorted[i - 1].column;
    row->cells = arena_array(table->arena, columns, sizeof(*row->cells));
    for (size_t i = 0; i < row->place_count; i++) {
        places[i] = from[sorted[i].number];
        if (i == 0 || sorted[i].column != sorted[i - 1].column)
            row->cells[row->cell_count++] = (struct outlet_cell){sorted[i].column, &places[i], 0};
        row->cells[row->cell_count - 1].count++;
    }
}

void outlet_table_add(struct outlet_table *table, const void *thing,
                      const struct outlet_place *places, size_t count, struct arena *scratch)
{
    struct outlet_row row = {.thing = thing, .number = table->row_count};
    struct placed *placed = arena_array(scratch, count, sizeof(*placed));
    for (size_t i = 0; i < count; i++) {
        uint32_t column = table->column_of[places[i].item];
        if (column != ANNOTATION_NONE)
            placed[row.place_count++] = (struct placed){column, i};
    }
    if (row.place_count == 0)
        return;
    qsort(placed, row.place_count, sizeof(*placed), by_column);
    make_cells(table, &row, placed, places,
               arena_array(table->arena, row.place_count, sizeof(*places)));
    row.uneven = measure(table, &row);
    table->rows = arena_grow(table->arena, table->rows, table->row_count, &table->row_capacity,
                             sizeof(*table->rows));
    table->rows[table->row_count++] = row;
}

const struct outlet_cell *outlet_row_cell(const struct outlet_row *row, size_t column)
{
    size_t low = 0, high = row->cell_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (row->cells[middle].column < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low < row->cell_count && row->cells[low].column == column ? &row->cells[low] : NULL;
}

int outlet_row_by_number(const struct outlet_row *a, const struct outlet_row *b)
{
    return a->number < b->number ? -1 : a->number > b->number;
}
