#include "core/collection/quotation_table.h"

#include "core/collection/entities.h"

#include <stdlib.h>

const struct quotation *quotation_of_row(const struct outlet_row *row)
{
    return row->thing;
}

static const struct quote *quote_at(const struct collection *collection, struct outlet_place place)
{
    return &collection_item(collection, place.item)->analysis->annotation.quotes[place.index];
}

static struct outlet_place place_of(const struct quotation_variant *variant)
{
    return (struct outlet_place){variant->item, variant->quote};
}

struct text quotation_words(const struct collection *collection, const struct quotation *quotation)
{
    struct outlet_place place = place_of(&quotation->variants[quotation->longest]);
    return article_span_text(collection_item(collection, place.item)->article,
                             quote_at(collection, place)->span);
}

static enum quotation_relation relation_at(const struct quotation *quotation,
                                           struct outlet_place place)
{
    size_t i = 0;
    while (quotation->variants[i].item != place.item || quotation->variants[i].quote != place.index)
        i++;
    return quotation->variants[i].relation;
}

enum quotation_relation quotation_relation_in(const struct outlet_row *row,
                                              const struct outlet_cell *cell,
                                              struct outlet_place *place)
{
    enum quotation_relation best = QUOTATION_CHANGED;
    *place = cell->places[0];
    for (size_t i = 0; i < cell->count; i++) {
        enum quotation_relation relation = relation_at(quotation_of_row(row), cell->places[i]);
        if (relation < best) {
            best = relation;
            *place = cell->places[i];
        }
    }
    return best;
}

/* --- speakers --------------------------------------------------------------------------------- */

struct text quotation_speaker(struct collection *collection, struct outlet_place place)
{
    const struct collection_item *item = collection_item(collection, place.item);
    const struct quote *quote = quote_at(collection, place);
    if (quote->speaker_entity < item->analysis->annotation.entity_count) {
        const struct entities_over_all *all = collection_entities(collection);
        return text_from(all->items[all->entity_of[place.item][quote->speaker_entity]].name);
    }
    if (quote->speaker_span.length == 0)
        return (struct text){"", 0};
    return article_span_text(item->article, quote->speaker_span);
}

struct text quotation_main_speaker(struct collection *collection, const struct quotation *quotation)
{
    struct text speaker =
        quotation_speaker(collection, place_of(&quotation->variants[quotation->longest]));
    for (size_t i = 0; speaker.length == 0 && i < quotation->count; i++)
        speaker = quotation_speaker(collection, place_of(&quotation->variants[i]));
    return speaker;
}

/* Whether a name stands in another as whole words ("Clydeway", "Clydeway Ferries"). */
static bool stands_in(struct text name, struct text other)
{
    size_t at = text_find(other, name, 0);
    size_t end = at + name.length;
    return at != SIZE_MAX && (at == 0 || other.bytes[at - 1] == ' ') &&
           (end == other.length || other.bytes[end] == ' ');
}

static bool is_same(struct text a, struct text b)
{
    return text_equal_ascii_case(a, b) || stands_in(a, b) || stands_in(b, a);
}

bool quotation_other_speaker(struct collection *collection, const struct outlet_row *row,
                             const struct outlet_cell *cell, struct text *other)
{
    struct text speaker = quotation_main_speaker(collection, quotation_of_row(row));
    for (size_t i = 0; i < cell->count; i++) {
        *other = quotation_speaker(collection, cell->places[i]);
        if (other->length > 0 && !is_same(*other, speaker))
            return true;
    }
    return false;
}

bool quotation_parts(struct collection *collection, const struct outlet_row *row)
{
    for (size_t i = 0; row->cell_count > 1 && i < row->cell_count; i++) {
        struct outlet_place place;
        struct text other;
        if (quotation_relation_in(row, &row->cells[i], &place) == QUOTATION_CHANGED ||
            quotation_other_speaker(collection, row, &row->cells[i], &other))
            return true;
    }
    return false;
}

/* --- rows ------------------------------------------------------------------------------------- */

/* What orders a row. */
struct ranked {
    struct outlet_row row;
    bool parts;
};

static int by_rank(const void *a, const void *b)
{
    const struct ranked *left = a, *right = b;
    if (left->parts != right->parts)
        return left->parts ? -1 : 1;
    if (left->row.cell_count != right->row.cell_count)
        return left->row.cell_count > right->row.cell_count ? -1 : 1;
    return outlet_row_by_number(&left->row, &right->row);
}

void quotation_table_sort(struct outlet_table *table, struct collection *collection)
{
    struct arena *scratch = arena_new();
    struct ranked *ranked = arena_array(scratch, table->row_count, sizeof(*ranked));
    for (size_t i = 0; i < table->row_count; i++)
        ranked[i] = (struct ranked){table->rows[i], quotation_parts(collection, &table->rows[i])};
    if (table->row_count > 0)
        qsort(ranked, table->row_count, sizeof(*ranked), by_rank);
    for (size_t i = 0; i < table->row_count; i++)
        table->rows[i] = ranked[i].row;
    arena_free(scratch);
}

void quotation_table_add(struct outlet_table *table, const struct collection *collection,
                         uint32_t story)
{
    struct arena *scratch = arena_new();
    size_t count;
    const struct quotation *all = quotations_find(collection, story, table->arena, &count);
    for (size_t i = 0; i < count; i++) {
        struct outlet_place *places = arena_array(scratch, all[i].count, sizeof(*places));
        for (size_t v = 0; v < all[i].count; v++)
            places[v] = place_of(&all[i].variants[v]);
        outlet_table_add(table, &all[i], places, all[i].count, scratch);
        arena_reset(scratch);
    }
    arena_free(scratch);
}

void quotation_table_make(struct outlet_table *table, struct collection *collection, uint32_t story,
                          struct arena *arena)
{
    outlet_table_open(table, collection, story, arena);
    quotation_table_add(table, collection, story);
    quotation_table_sort(table, collection);
}
