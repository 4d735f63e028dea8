#include "core/tables/entity_table.h"

#include "core/base/utf8.h"

#include <stdlib.h>

static const char *const order_names[ENTITY_ORDER_COUNT] = {
    [ENTITY_BY_UNEVENNESS] = "unevenness",
    [ENTITY_BY_COUNT] = "count",
    [ENTITY_BY_NAME] = "name",
    [ENTITY_BY_CLASS] = "type",
};

const char *entity_order_name(enum entity_order order)
{
    return order_names[order];
}

const struct entity_over_all *entity_of_row(const struct outlet_row *row)
{
    return row->thing;
}

/* --- order ------------------------------------------------------------------------------------ */

/* Without case, so that "von der Leyen" stands by its neighbours. */
static int compare_names(const char *a, const char *b)
{
    struct text left = text_from(a), right = text_from(b);
    size_t i = 0, k = 0, left_size, right_size;
    while (i < left.length && k < right.length) {
        uint32_t x = utf8_fold(utf8_decode(left.bytes + i, left.length - i, &left_size));
        uint32_t y = utf8_fold(utf8_decode(right.bytes + k, right.length - k, &right_size));
        if (x != y)
            return x < y ? -1 : 1;
        i += left_size;
        k += right_size;
    }
    return (i < left.length) - (k < right.length);
}

static int by_name(const void *a, const void *b)
{
    const struct outlet_row *left = a, *right = b;
    int order = compare_names(entity_of_row(left)->name, entity_of_row(right)->name);
    return order ? order : outlet_row_by_number(left, right);
}

static int by_count(const void *a, const void *b)
{
    const struct outlet_row *left = a, *right = b;
    if (left->place_count != right->place_count)
        return left->place_count > right->place_count ? -1 : 1;
    return by_name(a, b);
}

static int by_unevenness(const void *a, const void *b)
{
    const struct outlet_row *left = a, *right = b;
    if (left->uneven != right->uneven)
        return left->uneven > right->uneven ? -1 : 1;
    return by_count(a, b);
}

static int by_class(const void *a, const void *b)
{
    const struct entity_over_all *left = entity_of_row(a), *right = entity_of_row(b);
    return left->class != right->class ? (int)left->class - (int)right->class : by_count(a, b);
}

static int by_unevenness_of(const void *a, const void *b)
{
    return by_unevenness(*(const struct outlet_row *const *)a,
                         *(const struct outlet_row *const *)b);
}

static int by_count_of(const void *a, const void *b)
{
    return by_count(*(const struct outlet_row *const *)a, *(const struct outlet_row *const *)b);
}

static int by_name_of(const void *a, const void *b)
{
    return by_name(*(const struct outlet_row *const *)a, *(const struct outlet_row *const *)b);
}

static int by_class_of(const void *a, const void *b)
{
    return by_class(*(const struct outlet_row *const *)a, *(const struct outlet_row *const *)b);
}

uint32_t *entity_table_order(const struct outlet_table *table, enum entity_order order,
                             struct arena *arena)
{
    static int (*const orders[ENTITY_ORDER_COUNT])(const void *, const void *) = {
        [ENTITY_BY_UNEVENNESS] = by_unevenness_of,
        [ENTITY_BY_COUNT] = by_count_of,
        [ENTITY_BY_NAME] = by_name_of,
        [ENTITY_BY_CLASS] = by_class_of,
    };
    struct arena *scratch = arena_new();
    const struct outlet_row **sorted = arena_array(scratch, table->row_count, sizeof(*sorted));
    uint32_t *places = arena_array(arena, table->row_count, sizeof(*places));
    for (size_t i = 0; i < table->row_count; i++)
        sorted[i] = &table->rows[i];
    if (table->row_count > 0)
        qsort(sorted, table->row_count, sizeof(*sorted), orders[order]);
    for (size_t i = 0; i < table->row_count; i++)
        places[i] = (uint32_t)(sorted[i] - table->rows);
    arena_free(scratch);
    return places;
}

/* Page furniture names what other stories are about: it is left out, as it is of the words. */
static bool counts(const struct collection *collection, struct entity_place place)
{
    const struct collection_item *item = collection_item(collection, place.item);
    struct span span = item->analysis->found.mentions[place.mention].span;
    return item->article->paragraphs[span.paragraph].kind != PARAGRAPH_BOILERPLATE;
}

static void add(struct outlet_table *table, const struct collection *collection,
                const struct entity_over_all *entity, struct arena *scratch)
{
    struct outlet_place *places = arena_array(scratch, entity->place_count, sizeof(*places));
    size_t count = 0;
    for (size_t p = 0; p < entity->place_count; p++)
        if (table->column_of[entity->places[p].item] != ANNOTATION_NONE &&
            counts(collection, entity->places[p]))
            places[count++] =
                (struct outlet_place){entity->places[p].item, entity->places[p].mention};
    outlet_table_add(table, entity, places, count, scratch);
}

/* Which entities a story names; all where it is ANNOTATION_NONE. */
static bool *named_in(const struct collection *collection, const struct entities_over_all *all,
                      uint32_t story, struct arena *arena)
{
    bool *named = arena_array(arena, all->count, sizeof(*named));
    for (size_t i = 0; i < collection_members(collection, story); i++) {
        uint32_t item = collection_member(collection, story, i);
        size_t count = collection_item(collection, item)->analysis->found.entity_count;
        for (size_t e = 0; e < count; e++)
            named[all->entity_of[item][e]] = true;
    }
    return named;
}

void entity_table_make(struct outlet_table *table, struct collection *collection, uint32_t story,
                       struct work *work, struct arena *arena)
{
    const struct entities_over_all *all = collection_entities(collection);
    struct arena *once = arena_new(), *scratch = arena_new();
    const bool *named = named_in(collection, all, story, once);
    outlet_table_open(table, collection, story, arena);
    for (size_t i = 0; i < all->count && work_goes_on(work, i, all->count); i++) {
        if (!named[i])
            continue;
        add(table, collection, &all->items[i], scratch);
        arena_reset(scratch);
    }
    arena_free(scratch);
    arena_free(once);
    if (table->row_count > 0)
        qsort(table->rows, table->row_count, sizeof(*table->rows), by_unevenness);
}

void entity_table_of(struct outlet_table *table, const struct collection *collection,
                     uint32_t story, const struct entity_over_all *entity, struct arena *arena)
{
    struct arena *scratch = arena_new();
    outlet_table_open(table, collection, story, arena);
    add(table, collection, entity, scratch);
    arena_free(scratch);
}

/* --- forms ------------------------------------------------------------------------------------ */

static int by_text(const void *a, const void *b)
{
    const struct entity_form *left = a, *right = b;
    return text_compare(left->text, right->text);
}

static int by_times(const void *a, const void *b)
{
    const struct entity_form *left = a, *right = b;
    if (left->times != right->times)
        return left->times > right->times ? -1 : 1;
    return by_text(a, b);
}

struct entity_form *entity_forms(const struct collection *collection, const struct outlet_row *row,
                                 struct arena *arena, size_t *count)
{
    struct entity_form *forms = arena_array(arena, row->place_count, sizeof(*forms));
    size_t seen = 0, kept = 0;
    for (size_t c = 0; c < row->cell_count; c++)
        for (size_t p = 0; p < row->cells[c].count; p++) {
            struct outlet_place place = row->cells[c].places[p];
            const struct collection_item *item = collection_item(collection, place.item);
            struct span span = item->analysis->annotation.mentions[place.index].span;
            forms[seen++] = (struct entity_form){article_span_text(item->article, span), 1};
        }
    qsort(forms, seen, sizeof(*forms), by_text);
    for (size_t i = 0; i < seen; i++) {
        if (kept > 0 && text_equal(forms[kept - 1].text, forms[i].text))
            forms[kept - 1].times++;
        else
            forms[kept++] = forms[i];
    }
    qsort(forms, kept, sizeof(*forms), by_times);
    *count = kept;
    return forms;
}
