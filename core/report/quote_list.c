#include "core/report/quote_list.h"

#include "core/report/article_json.h"
#include "core/tables/quotation_table.h"

enum { LONGEST_COLUMNS = 60, STORY_COLUMNS = 24, SPEAKER_COLUMNS = 24 };

struct quote_row {
    struct collection *collection;
    const struct outlet_row *row;
    const struct quotation *quotation;
    struct text_builder list; /* of the outlets, for text */
};

/* The outlet, how it prints it, and the speaker where it is another, with the sign of that. */
static void add_outlet(struct quote_row *row, const struct outlet_cell *cell)
{
    struct text other;
    const struct quotation_print *print = quotation_print_in(row->row, cell);
    text_builder_printf(&row->list, "%s%s: %s", row->list.length ? "; " : "",
                        collection_item(row->collection, cell->places[0].item)->article->outlet,
                        quotation_relation_name(print->relation));
    text_builder_add_string(&row->list, print->count > 0 ? ", " : "");
    quotation_print_describe(print, &row->list);
    if (quotation_other_speaker(row->collection, row->row, cell, &other))
        text_builder_printf(&row->list, " (x %.*s)", (int)other.length, other.bytes);
}

static void fill_row(struct quote_row *row, const struct outlet_row *from)
{
    row->row = from;
    row->quotation = quotation_of_row(from);
    text_builder_clear(&row->list);
    for (size_t i = 0; i < from->cell_count; i++)
        add_outlet(row, &from->cells[i]);
}

#define QUOTE_FIELD(name, expression)                                                              \
    static struct table_value quote_##name(const void *data)                                       \
    {                                                                                              \
        const struct quote_row *row = data;                                                        \
        return expression;                                                                         \
    }
QUOTE_FIELD(longest, table_text(quotation_words(row->collection, row->quotation)))
QUOTE_FIELD(story, table_string(collection_story(row->collection, row->quotation->story)->id))
QUOTE_FIELD(speaker, table_text(quotation_main_speaker(row->collection, row->quotation)))
QUOTE_FIELD(variants, table_text(text_builder_text(&row->list)))

static struct text printed_speaker(const struct article *article, const struct quote *quote)
{
    if (quote->speaker_span.length == 0)
        return (struct text){0};
    return article_span_text(article, quote->speaker_span);
}

static void write_variant(struct json *json, const struct quote_row *row,
                          const struct quotation_variant *variant)
{
    struct arena *scratch = arena_new();
    const struct collection_item *item = collection_item(row->collection, variant->item);
    const struct annotation *annotation = &item->analysis->annotation;
    const struct quote *quote = &annotation->quotes[variant->quote];
    const char *speaker = quote->speaker_entity < annotation->entity_count
                              ? annotation->entities[quote->speaker_entity].id
                              : NULL;
    json_object_begin(json);
    json_key_string(json, "source", item->article->source);
    json_key_string(json, "outlet", item->article->outlet);
    article_json_span(json, item->article, code_points_count(item->article, scratch), quote->span,
                      true);
    json_key_string(json, "speaker", speaker);
    json_key_text(json, "speaker_text", printed_speaker(item->article, quote));
    json_key_string(json, "relation", quotation_relation_name(variant->relation));
    json_object_end(json);
    arena_free(scratch);
}

static void write_variants(struct json *json, const void *data)
{
    const struct quote_row *row = data;
    json_array_begin(json);
    for (size_t i = 0; i < row->quotation->count; i++)
        write_variant(json, row, &row->quotation->variants[i]);
    json_array_end(json);
}

static const struct table_field quote_fields[] = {
    {"longest", quote_longest, NULL, LONGEST_COLUMNS},
    {"story", quote_story, NULL, STORY_COLUMNS},
    {"speaker", quote_speaker, NULL, SPEAKER_COLUMNS},
    {"variants", quote_variants, write_variants, TABLE_FREE},
};

void quote_list_write(FILE *out, enum table_form form, struct collection *collection)
{
    struct arena *arena = arena_new();
    struct outlet_table rows;
    struct table *table =
        table_new(out, quote_fields, sizeof(quote_fields) / sizeof(quote_fields[0]), form);
    struct quote_row row = {.collection = collection};
    quotation_table_make(&rows, collection, ANNOTATION_NONE, NULL, arena);
    for (size_t i = 0; i < rows.row_count; i++) {
        fill_row(&row, &rows.rows[i]);
        table_row(table, &row);
    }
    table_free(table);
    text_builder_free(&row.list);
    arena_free(arena);
}
