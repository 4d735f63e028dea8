#include "core/report/figure_list.h"

#include "core/report/article_json.h"
#include "core/report/comparison_figures.h"
#include "core/tables/figure_table.h"

#include <stdlib.h>

enum { NOUN_COLUMNS = 28, STORY_COLUMNS = 24 };

struct figure_row {
    const struct collection *collection;
    const struct outlet_row *row;
    const struct counted *counted;
    const char *noun;
    char *note;
    struct text_builder list; /* of the values, for text */
};

static const struct figure *figure_of(const struct figure_row *row, struct outlet_place place)
{
    return &collection_item(row->collection, place.item)->analysis->annotation.figures[place.index];
}

static const struct article *article_of(const struct figure_row *row, struct outlet_place place)
{
    return collection_item(row->collection, place.item)->article;
}

static void add_outlet(struct figure_row *row, const struct outlet_cell *cell)
{
    char *values = comparison_cell_figures(row->collection, cell, false);
    text_builder_printf(&row->list, "%s%s: %s", row->list.length ? "; " : "",
                        article_of(row, cell->places[0])->outlet, values);
    free(values);
}

static void fill_row(struct figure_row *row, const struct outlet_row *from)
{
    row->row = from;
    row->counted = counted_of_row(from);
    row->noun = counted_noun(row->collection, row->counted);
    free(row->note);
    row->note = comparison_days_note(row->counted->apart);
    text_builder_clear(&row->list);
    for (size_t i = 0; i < from->cell_count; i++)
        add_outlet(row, &from->cells[i]);
}

#define FIGURE_FIELD(name, expression)                                                             \
    static struct table_value figure_##name(const void *data)                                      \
    {                                                                                              \
        const struct figure_row *row = data;                                                       \
        return expression;                                                                         \
    }
FIGURE_FIELD(noun, table_string(row->noun))
FIGURE_FIELD(unit, table_string(figure_of(row, row->row->cells[0].places[0])->unit))
FIGURE_FIELD(story, table_string(row->counted->story == ANNOTATION_NONE
                                     ? NULL
                                     : collection_story(row->collection, row->counted->story)->id))
FIGURE_FIELD(values, table_text(text_builder_text(&row->list)))
FIGURE_FIELD(verdict, table_string(verdict_name(row->counted->verdict)))
FIGURE_FIELD(note, table_string(row->note))

static void write_value(struct json *json, const struct figure_row *row, struct outlet_place place)
{
    struct arena *scratch = arena_new();
    const struct article *article = article_of(row, place);
    const struct figure *figure = figure_of(row, place);
    json_object_begin(json);
    json_key_string(json, "source", article->source);
    json_key_string(json, "outlet", article->outlet);
    json_key_number(json, "value", figure->value);
    json_key_number(json, "low", figure->low);
    json_key_number(json, "high", figure->high);
    article_json_span(json, article, code_points_count(article, scratch), figure->span, true);
    article_json_date(json, "date", article->date);
    json_object_end(json);
    arena_free(scratch);
}

static void write_values(struct json *json, const void *data)
{
    const struct figure_row *row = data;
    json_array_begin(json);
    for (size_t i = 0; i < row->row->cell_count; i++)
        for (size_t p = 0; p < row->row->cells[i].count; p++)
            write_value(json, row, row->row->cells[i].places[p]);
    json_array_end(json);
}

static const struct table_field figure_fields[] = {
    {"noun", figure_noun, NULL, NOUN_COLUMNS},
    {"unit", figure_unit, NULL, TABLE_FREE},
    {"story", figure_story, NULL, STORY_COLUMNS},
    {"values", figure_values, write_values, TABLE_HIDDEN},
    {"verdict", figure_verdict, NULL, TABLE_FREE},
    {"note", figure_note, NULL, TABLE_FREE},
    {"values", figure_values, NULL, TABLE_FREE},
};
/* The last field is for people: what JSON and TSV have before the verdict. */
enum { SHOWN_ONLY = 1, FIELD_COUNT = sizeof(figure_fields) / sizeof(figure_fields[0]) };

void figure_list_write(FILE *out, enum table_form form, struct collection *collection)
{
    struct arena *arena = arena_new();
    size_t fields = form == TABLE_TEXT ? FIELD_COUNT : FIELD_COUNT - SHOWN_ONLY;
    struct outlet_table rows;
    struct table *table = table_new(out, figure_fields, fields, form);
    struct figure_row row = {.collection = collection};
    figure_table_make(&rows, collection, ANNOTATION_NONE, NULL, arena);
    for (size_t i = 0; i < rows.row_count; i++) {
        fill_row(&row, &rows.rows[i]);
        table_row(table, &row);
    }
    table_free(table);
    text_builder_free(&row.list);
    free(row.note);
    arena_free(arena);
}
