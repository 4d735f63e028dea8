#include "core/tables/quotation_table.h"

#include "core/base/word_table.h"
#include "core/collection/entities.h"
#include "core/entities/speech_words.h"

#include <ctype.h>
#include <stdlib.h>

/* A row's thing. */
struct printed {
    const struct quotation *quotation;
    struct quotation_print *prints; /* by cell */
};

const struct quotation *quotation_of_row(const struct outlet_row *row)
{
    return ((const struct printed *)row->thing)->quotation;
}

const struct quotation_print *quotation_print_in(const struct outlet_row *row,
                                                 const struct outlet_cell *cell)
{
    return &((const struct printed *)row->thing)->prints[cell - row->cells];
}

static const struct quote *quote_at(const struct collection *collection, struct outlet_place place)
{
    return &collection_item(collection, place.item)->analysis->found.quotes[place.index];
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

/* --- speakers --------------------------------------------------------------------------------- */

struct text quotation_speaker(struct collection *collection, struct outlet_place place)
{
    const struct collection_item *item = collection_item(collection, place.item);
    const struct quote *quote = quote_at(collection, place);
    if (quote->speaker_entity < item->analysis->found.entity_count) {
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

static struct text next_word(struct text name, size_t *at)
{
    while (*at < name.length && name.bytes[*at] == ' ')
        ++*at;
    size_t first = *at;
    while (*at < name.length && name.bytes[*at] != ' ')
        ++*at;
    return text_slice(name, first, *at);
}

static bool is_article(struct text word)
{
    static const char *const articles[] = {"a", "an", "her", "his", "its", "the", "their"};
    return WORDS_HAVE(word, articles);
}

static bool holds(struct text name, struct text word)
{
    for (size_t at = 0; at < name.length;)
        if (text_equal_ascii_case(next_word(name, &at), word))
            return true;
    return false;
}

/* Whether a name's words all stand in another: "Clydeway" in "Clydeway Ferries", "the minister" in
 * "a minister of state". */
static bool stands_in(struct text name, struct text other)
{
    for (size_t at = 0; at < name.length;) {
        struct text word = next_word(name, &at);
        if (word.length > 0 && !is_article(word) && !holds(other, word))
            return false;
    }
    return true;
}

/* "The firm", "she": whoever was spoken of before. */
static bool refers_back(struct text name)
{
    static const char *const pronouns[] = {"he", "it", "she", "they"};
    size_t at = 0;
    struct text first = next_word(name, &at), second = next_word(name, &at);
    bool known = is_article(first) && tolower((unsigned char)first.bytes[0]) != 'a';
    return (second.length == 0 && WORDS_HAVE(first, pronouns)) ||
           (known && at == name.length && speech_is_role(second));
}

static bool is_same(struct text a, struct text b)
{
    return refers_back(a) || refers_back(b) || stands_in(a, b) || stands_in(b, a);
}

bool quotation_other_speaker(struct collection *collection, const struct outlet_row *row,
                             const struct outlet_cell *cell, struct text *other)
{
    struct text speaker = quotation_main_speaker(collection, quotation_of_row(row));
    bool found = false;
    for (size_t i = 0; i < cell->count; i++) {
        struct text named = quotation_speaker(collection, cell->places[i]);
        if (named.length == 0)
            continue;
        if (is_same(named, speaker)) /* by a role here, by name there */
            return false;
        if (!found)
            *other = named;
        found = true;
    }
    return found;
}

bool quotation_parts(struct collection *collection, const struct outlet_row *row)
{
    for (size_t i = 0; row->cell_count > 1 && i < row->cell_count; i++) {
        struct text other;
        if (quotation_print_in(row, &row->cells[i])->relation == QUOTATION_CHANGED ||
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

static void sort(struct outlet_table *table, struct collection *collection)
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

static void add_row(struct outlet_table *table, const struct collection *collection,
                    const struct quotation *quotation, const struct outlet_place *places,
                    struct arena *scratch)
{
    size_t before = table->row_count;
    struct printed *printed = arena_alloc(table->arena, sizeof(*printed));
    outlet_table_add(table, printed, places, quotation->count, scratch);
    if (table->row_count == before)
        return;
    const struct outlet_row *row = &table->rows[before];
    *printed = (struct printed){
        quotation, arena_array(table->arena, row->cell_count, sizeof(*printed->prints))};
    for (size_t i = 0; i < row->cell_count; i++)
        printed->prints[i] =
            quotation_print_read(collection, quotation, &row->cells[i], table->arena);
}

void quotation_table_make(struct outlet_table *table, struct collection *collection, uint32_t story,
                          struct work *work, struct arena *arena)
{
    struct arena *scratch = arena_new();
    size_t count;
    outlet_table_open(table, collection, story, arena);
    const struct quotation *all = quotations_find(collection, story, work, arena, &count);
    for (size_t i = 0; i < count && work_goes_on(work, i, count); i++) {
        struct outlet_place *places = arena_array(scratch, all[i].count, sizeof(*places));
        for (size_t v = 0; v < all[i].count; v++)
            places[v] = place_of(&all[i].variants[v]);
        add_row(table, collection, &all[i], places, scratch);
        arena_reset(scratch);
    }
    arena_free(scratch);
    sort(table, collection);
}
