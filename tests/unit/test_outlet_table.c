/* Things by outlets: cells, counts, orders. On stories that are written here and on the sample. */
#include "core/base/memory.h"
#include "core/tables/entity_table.h"
#include "tests/folder.h"
#include "tests/unit/suite.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* Two articles of one outlet, one of another; outlets are named by their files. */
static const struct folder_file files[] = {
    {"flood/courier.txt",
     "Flood in Morrow\n\nMayor Anna Keller spoke in Morrow on Monday. Keller was tired. She was "
     "asked about the dam by the Morrow Gazette.\n"},
    {"flood/herald.txt", "Water over Morrow\n\nThe town of Morrow lay under water on Monday. "
                         "Nobody from the town hall came to see it.\n"},
    {"vote/courier.txt", "Vote in Velmouth\n\nAnna Keller lost the vote in Velmouth on Friday, "
                         "and Jonas Brandt won it.\n"},
};

struct set {
    char folder[FOLDER_ROOM];
    struct collection *collection;
    struct arena *arena;
    struct outlet_table table;
};

static struct set open_set(void)
{
    struct set set = {.arena = arena_new()};
    folder_make(set.folder);
    folder_put_all(set.folder, files, COUNT(files));
    const char *paths[] = {set.folder};
    set.collection = collection_open(paths, 1, (struct collection_options){0});
    collection_finish(set.collection);
    ck_assert_uint_eq(collection_story_count(set.collection), 2);
    return set;
}

static void close_set(struct set *set)
{
    collection_free(set->collection);
    arena_free(set->arena);
    folder_remove(set->folder);
}

static const struct outlet_row *row_of(const struct outlet_table *table, const char *name)
{
    for (size_t i = 0; i < table->row_count; i++)
        if (strcmp(entity_of_row(&table->rows[i])->name, name) == 0)
            return &table->rows[i];
    return NULL;
}

/* Which names the table of a story has, and how often in each outlet. */
static const struct {
    uint32_t story; /* ANNOTATION_NONE: all */
    const char *name;
    int courier, herald; /* -1: no row */
} counts[] = {
    {0, "Anna Keller", 2, 0},
    {0, "Morrow", 2, 2},
    {0, "Velmouth", -1, -1},
    {1, "Anna Keller", 1, 0},
    {1, "Morrow", -1, -1},
    {ANNOTATION_NONE, "Anna Keller", 3, 0},
    {ANNOTATION_NONE, "Velmouth", 2, 0},
    {ANNOTATION_NONE, "Morrow", 2, 2},
};

static int count_in(const struct outlet_table *table, const struct outlet_row *row,
                    const char *outlet)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct outlet_cell *cell = outlet_row_cell(row, i);
        if (strcmp(table->columns[i].name, outlet) == 0)
            return cell ? (int)cell->count : 0;
    }
    return 0;
}

START_TEST(counts_by_outlet)
{
    struct set set = open_set();
    for (size_t i = 0; i < COUNT(counts); i++) {
        entity_table_make(&set.table, set.collection, counts[i].story, NULL, set.arena);
        const struct outlet_row *row = row_of(&set.table, counts[i].name);
        ck_assert_msg((row != NULL) == (counts[i].courier >= 0), "%s", counts[i].name);
        if (!row)
            continue;
        ck_assert_msg(count_in(&set.table, row, "courier") == counts[i].courier &&
                          count_in(&set.table, row, "herald") == counts[i].herald,
                      "%s: %d, %d", counts[i].name, count_in(&set.table, row, "courier"),
                      count_in(&set.table, row, "herald"));
    }
    close_set(&set);
}
END_TEST

/* An outlet with two articles has one column, by its first article. */
START_TEST(outlets_have_a_column_each)
{
    struct set set = open_set();
    outlet_table_open(&set.table, set.collection, ANNOTATION_NONE, set.arena);
    ck_assert_uint_eq(set.table.column_count, 2);
    ck_assert_str_eq(set.table.columns[0].name, "courier");
    ck_assert_uint_eq(set.table.column_of[0], set.table.column_of[2]);
    ck_assert_uint_eq(set.table.columns[0].words + set.table.columns[1].words, set.table.words);
    outlet_table_open(&set.table, set.collection, 1, set.arena);
    ck_assert_uint_eq(set.table.column_count, 1);
    ck_assert_uint_eq(set.table.column_of[0], ANNOTATION_NONE);
    close_set(&set);
}
END_TEST

/* Of two names that stand equally often the one that one outlet alone has is the more uneven. */
START_TEST(tells_what_is_uneven)
{
    struct collection *collection = collection_open(NULL, 0, (struct collection_options){0});
    struct arena *arena = arena_new();
    struct outlet_table table;
    collection_finish(collection);
    outlet_table_open(&table, collection, 1, arena);
    ck_assert_uint_ge(table.column_count, 3);
    uint32_t item = 0;
    while (table.column_of[item] != 0)
        item++;
    const struct outlet_place here[] = {{item, 0}, {item, 1}, {item, 2}};
    const struct outlet_place there[] = {{item, 0}, {item + 1, 0}, {item + 2, 0}};
    outlet_table_add(&table, here, here, COUNT(here), arena);
    outlet_table_add(&table, there, there, COUNT(there), arena);
    outlet_table_add(&table, there, there, 0, arena);
    ck_assert_uint_eq(table.row_count, 2);
    ck_assert_double_gt(table.rows[0].uneven, table.rows[1].uneven);
    ck_assert_double_ge(table.rows[1].uneven, 0);
    ck_assert_uint_eq(table.rows[0].cell_count, 1);
    ck_assert_uint_eq(table.rows[1].cell_count, 3);
    ck_assert_ptr_null(outlet_row_cell(&table.rows[0], table.rows[1].cells[2].column));
    double expected = 0;
    for (size_t i = 0; i < table.column_count; i++)
        expected += outlet_table_expected(&table, &table.rows[0], i);
    ck_assert_double_eq_tol(expected, 3, 1e-9);
    arena_free(arena);
    collection_free(collection);
}
END_TEST

static bool in_order(const struct outlet_row *a, const struct outlet_row *b,
                     enum entity_order order)
{
    const struct entity_over_all *left = entity_of_row(a), *right = entity_of_row(b);
    switch (order) {
    case ENTITY_BY_UNEVENNESS:
        return a->uneven >= b->uneven;
    case ENTITY_BY_COUNT:
        return a->place_count >= b->place_count;
    case ENTITY_BY_NAME:
        return strcasecmp(left->name, right->name) <= 0;
    case ENTITY_BY_CLASS:
        return left->class < right->class ||
               (left->class == right->class && a->place_count >= b->place_count);
    case ENTITY_ORDER_COUNT:
        break;
    }
    return false;
}

START_TEST(puts_names_in_order)
{
    struct collection *collection = collection_open(NULL, 0, (struct collection_options){0});
    struct arena *arena = arena_new();
    struct outlet_table table;
    collection_finish(collection);
    entity_table_make(&table, collection, ANNOTATION_NONE, NULL, arena);
    ck_assert_uint_gt(table.row_count, 10);
    for (enum entity_order order = 0; order < ENTITY_ORDER_COUNT; order++) {
        const uint32_t *places = entity_table_order(&table, order, arena);
        bool *seen = arena_array(arena, table.row_count, sizeof(*seen));
        for (size_t i = 0; i < table.row_count; i++) {
            const struct outlet_row *row = &table.rows[places[i]];
            const struct outlet_row *before = &table.rows[places[i > 0 ? i - 1 : 0]];
            ck_assert(!seen[places[i]]);
            seen[places[i]] = true;
            ck_assert_msg(in_order(before, row, order), "%s: %s, %s", entity_order_name(order),
                          entity_of_row(before)->name, entity_of_row(row)->name);
            ck_assert(order != ENTITY_BY_UNEVENNESS || places[i] == i);
        }
    }
    arena_free(arena);
    collection_free(collection);
}
END_TEST

/* A table of one name has the row that the whole table has. */
START_TEST(one_name_alone_is_the_same)
{
    struct collection *collection = collection_open(NULL, 0, (struct collection_options){0});
    struct arena *arena = arena_new();
    struct outlet_table table, one;
    collection_finish(collection);
    entity_table_make(&table, collection, 1, NULL, arena);
    for (size_t i = 0; i < table.row_count; i++) {
        entity_table_of(&one, collection, 1, entity_of_row(&table.rows[i]), arena);
        ck_assert_uint_eq(one.row_count, 1);
        ck_assert_uint_eq(one.rows[0].place_count, table.rows[i].place_count);
        ck_assert_uint_eq(one.rows[0].cell_count, table.rows[i].cell_count);
        ck_assert_double_eq(one.rows[0].uneven, table.rows[i].uneven);
    }
    arena_free(arena);
    collection_free(collection);
}
END_TEST

START_TEST(forms_add_up)
{
    struct set set = open_set();
    size_t count;
    entity_table_make(&set.table, set.collection, 0, NULL, set.arena);
    const struct outlet_row *row = row_of(&set.table, "Anna Keller");
    const struct entity_form *forms = entity_forms(set.collection, row, set.arena, &count);
    ck_assert_uint_eq(count, 2);
    ck_assert(text_equal(forms[0].text, TEXT("Anna Keller")));
    ck_assert(text_equal(forms[1].text, TEXT("Keller")));
    close_set(&set);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {counts_by_outlet,           outlets_have_a_column_each,
                                  tells_what_is_uneven,       puts_names_in_order,
                                  one_name_alone_is_the_same, forms_add_up};

    return suite_run("outlet_table", tests, COUNT(tests));
}
