#include "core/report/figure_list.h"

#include "core/collection/counted.h"
#include "core/report/article_json.h"
#include "core/report/comparison_text.h"

#include <stdlib.h>

enum { NOUN_COLUMNS = 28, STORY_COLUMNS = 24 };

struct figure_row {
    const struct collection *collection;
    const struct counted *counted;
    const char *noun;
    struct text_builder list; /* of the values, for text */
};

static const struct figure *figure_of(const struct figure_row *row, size_t index)
{
    const struct counted_value *value = &row->counted->values[index];
    return &collection_item(row->collection, value->item)
                ->analysis->annotation.figures[value->figure];
}

static const struct article *article_of(const struct figure_row *row, size_t index)
{
    return collection_item(row->collection, row->counted->values[index].item)->article;
}

static void fill_row(struct figure_row *row)
{
    row->noun = NULL;
    text_builder_clear(&row->list);
    for (size_t i = 0; i < row->counted->count; i++) {
        const struct figure *figure = figure_of(row, i);
        char *text = comparison_figure_text(article_of(row, i), figure);
        row->noun = row->noun ? row->noun : figure->noun;
        text_builder_printf(&row->list, "%s%s: %s", i ? "; " : "", article_of(row, i)->outlet,
                            text);
        free(text);
    }
}

#define FIGURE_FIELD(name, expression)                                                             \
    static struct table_value figure_##name(const void *data)                                      \
    {                                                                                              \
        const struct figure_row *row = data;                                                       \
        return expression;                                                                         \
    }
FIGURE_FIELD(noun, table_string(row->noun))
FIGURE_FIELD(unit, table_string(figure_of(row, 0)->unit))
FIGURE_FIELD(story, table_string(collection_story(row->collection, row->counted->story)->id))
FIGURE_FIELD(values, table_text(text_builder_text(&row->list)))
FIGURE_FIELD(verdict, table_string(verdict_name(row->counted->verdict)))

static void write_values(struct json *json, const void *data)
{
    const struct figure_row *row = data;
    json_array_begin(json);
    for (size_t i = 0; i < row->counted->count; i++) {
        struct arena *scratch = arena_new();
        const struct article *article = article_of(row, i);
        const struct figure *figure = figure_of(row, i);
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
    json_array_end(json);
}

static const struct table_field figure_fields[] = {
    {"noun", figure_noun, NULL, NOUN_COLUMNS},
    {"unit", figure_unit, NULL, TABLE_FREE},
    {"story", figure_story, NULL, STORY_COLUMNS},
    {"values", figure_values, write_values, TABLE_HIDDEN},
    {"verdict", figure_verdict, NULL, TABLE_FREE},
    {"values", figure_values, NULL, TABLE_FREE},
};
/* The last field is for people: what JSON and TSV have before the verdict. */
enum { SHOWN_ONLY = 1, FIELD_COUNT = sizeof(figure_fields) / sizeof(figure_fields[0]) };

void figure_list_write(FILE *out, enum table_form form, struct collection *collection)
{
    struct arena *arena = arena_new();
    size_t count, fields = form == TABLE_TEXT ? FIELD_COUNT : FIELD_COUNT - SHOWN_ONLY;
    const struct counted *all = counted_find(collection, arena, &count);
    struct table *table = table_new(out, figure_fields, fields, form);
    struct figure_row row = {.collection = collection};
    for (size_t i = 0; i < count; i++) {
        row.counted = &all[i];
        fill_row(&row);
        table_row(table, &row);
    }
    table_free(table);
    text_builder_free(&row.list);
    arena_free(arena);
}
