#include "core/report/entity_list.h"

#include "core/report/article_json.h"
#include "core/tables/entity_table.h"

enum { NAME_COLUMNS = 32, OUTLETS_COLUMNS = 72 };

struct entity_row {
    const struct collection *collection;
    const struct outlet_table *table;
    const struct outlet_row *row;
    const struct entity_over_all *entity;
    const struct code_points *const *points; /* of each item */
    struct entity_form *forms;
    size_t form_count;
    struct text_builder form_list, title_list, outlet_list;
};

static struct text outlet_name(const struct entity_row *row, size_t cell)
{
    return text_from(row->table->columns[row->row->cells[cell].column].name);
}

/* Appends "what 3" to a list. */
static void add_count(struct text_builder *list, struct text what, size_t times)
{
    text_builder_add(list, list->length ? TEXT(", ") : TEXT(""));
    text_builder_add(list, what);
    text_builder_printf(list, " %zu", times);
}

static void fill_row(struct entity_row *row, struct arena *arena)
{
    row->entity = entity_of_row(row->row);
    row->forms = entity_forms(row->collection, row->row, arena, &row->form_count);
    text_builder_clear(&row->form_list);
    for (size_t i = 0; i < row->form_count; i++)
        add_count(&row->form_list, row->forms[i].text, row->forms[i].times);
    text_builder_clear(&row->outlet_list);
    for (size_t i = 0; i < row->row->cell_count; i++)
        add_count(&row->outlet_list, outlet_name(row, i), row->row->cells[i].count);
    text_builder_clear(&row->title_list);
    for (size_t i = 0; i < row->entity->title_count; i++)
        text_builder_printf(&row->title_list, "%s%s", i ? ", " : "", row->entity->titles[i]);
}

#define ENTITY_FIELD(name, expression)                                                             \
    static struct table_value entity_##name(const void *data)                                      \
    {                                                                                              \
        const struct entity_row *row = data;                                                       \
        return expression;                                                                         \
    }
ENTITY_FIELD(id, table_string(row->entity->id))
ENTITY_FIELD(type, table_string(entity_class_name(row->entity->class)))
ENTITY_FIELD(name, table_string(row->entity->name))
ENTITY_FIELD(forms_list, table_text(text_builder_text(&row->form_list)))
ENTITY_FIELD(titles, table_text(text_builder_text(&row->title_list)))
ENTITY_FIELD(outlets, table_text(text_builder_text(&row->outlet_list)))
ENTITY_FIELD(mentions, table_number((double)row->row->place_count))

static void write_forms(struct json *json, const void *data)
{
    const struct entity_row *row = data;
    json_object_begin(json);
    for (size_t i = 0; i < row->form_count; i++)
        json_key_text_integer(json, row->forms[i].text, (int64_t)row->forms[i].times);
    json_object_end(json);
}

static void write_outlets(struct json *json, const void *data)
{
    const struct entity_row *row = data;
    json_object_begin(json);
    for (size_t i = 0; i < row->row->cell_count; i++)
        json_key_text_integer(json, outlet_name(row, i), (int64_t)row->row->cells[i].count);
    json_object_end(json);
}

static void write_titles(struct json *json, const void *data)
{
    const struct entity_row *row = data;
    json_array_begin(json);
    for (size_t i = 0; i < row->entity->title_count; i++)
        json_write_string(json, row->entity->titles[i]);
    json_array_end(json);
}

static void write_place(struct json *json, const struct entity_row *row, struct outlet_place place)
{
    const struct collection_item *item = collection_item(row->collection, place.item);
    struct span span = item->analysis->annotation.mentions[place.index].span;
    json_object_begin(json);
    json_key_string(json, "source", item->article->source);
    article_json_span(json, item->article, row->points[place.item], span, false);
    json_object_end(json);
}

static void write_mentions(struct json *json, const void *data)
{
    const struct entity_row *row = data;
    json_array_begin(json);
    for (size_t i = 0; i < row->row->cell_count; i++)
        for (size_t p = 0; p < row->row->cells[i].count; p++)
            write_place(json, row, row->row->cells[i].places[p]);
    json_array_end(json);
}

static const struct table_field entity_fields[] = {
    {"id", entity_id, NULL, TABLE_HIDDEN},
    {"type", entity_type, NULL, TABLE_FREE},
    {"name", entity_name, NULL, NAME_COLUMNS},
    {"mentions", entity_mentions, write_mentions, TABLE_FREE},
    {"outlets", entity_outlets, write_outlets, OUTLETS_COLUMNS},
    {"forms", entity_forms_list, write_forms, TABLE_FREE},
    {"titles", entity_titles, write_titles, TABLE_HIDDEN},
};

void entity_list_write(FILE *out, enum table_form form, struct collection *collection)
{
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct outlet_table rows;
    size_t items = collection_count(collection);
    const struct code_points **points = arena_array(arena, items, sizeof(*points));
    struct table *table =
        table_new(out, entity_fields, sizeof(entity_fields) / sizeof(entity_fields[0]), form);
    struct entity_row row = {.collection = collection, .table = &rows, .points = points};
    for (size_t i = 0; i < items; i++)
        points[i] = code_points_count(collection_item(collection, i)->article, arena);
    entity_table_make(&rows, collection, ANNOTATION_NONE, NULL, arena);
    for (size_t i = 0; i < rows.row_count; i++) {
        row.row = &rows.rows[i];
        fill_row(&row, scratch);
        table_row(table, &row);
        arena_reset(scratch);
    }
    table_free(table);
    text_builder_free(&row.form_list);
    text_builder_free(&row.title_list);
    text_builder_free(&row.outlet_list);
    arena_free(scratch);
    arena_free(arena);
}
