#include "core/report/entity_list.h"

#include "core/collection/entities.h"
#include "core/report/article_json.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_COLUMNS = 32, FORMS_COLUMNS = 60 };

/* A text and how often it stands. */
struct count {
    struct text text;
    size_t times;
};

struct entity_row {
    const struct entity_over_all *entity;
    const struct collection *collection;
    const struct code_points *const *points; /* of each item */
    struct count *forms, *outlets;           /* the most frequent first */
    size_t form_count, outlet_count;
    struct text_builder form_list, title_list;
};

static int by_text(const void *a, const void *b)
{
    const struct count *left = a, *right = b;
    return text_compare(left->text, right->text);
}

static int by_times(const void *a, const void *b)
{
    const struct count *left = a, *right = b;
    if (left->times != right->times)
        return left->times > right->times ? -1 : 1;
    return by_text(a, b);
}

/* Joins equal texts; returns how many are left. */
static size_t tally(struct count *counts, size_t count)
{
    size_t kept = 0;
    qsort(counts, count, sizeof(*counts), by_text);
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && text_equal(counts[kept - 1].text, counts[i].text))
            counts[kept - 1].times += counts[i].times;
        else
            counts[kept++] = counts[i];
    }
    qsort(counts, kept, sizeof(*counts), by_times);
    return kept;
}

static struct span mention_span(const struct entity_row *row, const struct entity_place *place)
{
    return collection_item(row->collection, place->item)
        ->analysis->annotation.mentions[place->mention]
        .span;
}

static void fill_row(struct entity_row *row, struct arena *arena)
{
    size_t count = row->entity->place_count;
    row->forms = arena_array(arena, count, sizeof(*row->forms));
    row->outlets = arena_array(arena, count, sizeof(*row->outlets));
    for (size_t i = 0; i < count; i++) {
        const struct entity_place *place = &row->entity->places[i];
        const struct article *article = collection_item(row->collection, place->item)->article;
        row->forms[i] = (struct count){article_span_text(article, mention_span(row, place)), 1};
        row->outlets[i] = (struct count){text_from(article->outlet), 1};
    }
    row->form_count = tally(row->forms, count);
    row->outlet_count = tally(row->outlets, count);
    text_builder_clear(&row->form_list);
    for (size_t i = 0; i < row->form_count; i++) {
        text_builder_add(&row->form_list, i ? TEXT(", ") : TEXT(""));
        text_builder_add(&row->form_list, row->forms[i].text);
        text_builder_printf(&row->form_list, " %zu", row->forms[i].times);
    }
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
ENTITY_FIELD(forms, table_text(text_builder_text(&row->form_list)))
ENTITY_FIELD(titles, table_text(text_builder_text(&row->title_list)))
ENTITY_FIELD(outlets, table_number((double)row->outlet_count))
ENTITY_FIELD(mentions, table_number((double)row->entity->place_count))

static void write_counts(struct json *json, const struct count *counts, size_t count)
{
    json_object_begin(json);
    for (size_t i = 0; i < count; i++)
        json_key_text_integer(json, counts[i].text, (int64_t)counts[i].times);
    json_object_end(json);
}

static void write_forms(struct json *json, const void *data)
{
    const struct entity_row *row = data;
    write_counts(json, row->forms, row->form_count);
}

static void write_outlets(struct json *json, const void *data)
{
    const struct entity_row *row = data;
    write_counts(json, row->outlets, row->outlet_count);
}

static void write_titles(struct json *json, const void *data)
{
    const struct entity_row *row = data;
    json_array_begin(json);
    for (size_t i = 0; i < row->entity->title_count; i++)
        json_write_string(json, row->entity->titles[i]);
    json_array_end(json);
}

static void write_mentions(struct json *json, const void *data)
{
    const struct entity_row *row = data;
    json_array_begin(json);
    for (size_t i = 0; i < row->entity->place_count; i++) {
        const struct entity_place *place = &row->entity->places[i];
        const struct article *article = collection_item(row->collection, place->item)->article;
        json_object_begin(json);
        json_key_string(json, "source", article->source);
        article_json_span(json, article, row->points[place->item], mention_span(row, place), false);
        json_object_end(json);
    }
    json_array_end(json);
}

static const struct table_field entity_fields[] = {
    {"id", entity_id, NULL, TABLE_HIDDEN},
    {"type", entity_type, NULL, TABLE_FREE},
    {"name", entity_name, NULL, NAME_COLUMNS},
    {"forms", entity_forms, write_forms, FORMS_COLUMNS},
    {"titles", entity_titles, write_titles, TABLE_HIDDEN},
    {"outlets", entity_outlets, write_outlets, TABLE_FREE},
    {"mentions", entity_mentions, write_mentions, TABLE_FREE},
};

void entity_list_write(FILE *out, enum table_form form, const struct collection *collection)
{
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct entities_over_all all;
    size_t items = collection_count(collection);
    const struct code_points **points = arena_array(arena, items, sizeof(*points));
    struct table *table =
        table_new(out, entity_fields, sizeof(entity_fields) / sizeof(entity_fields[0]), form);
    struct entity_row row = {.collection = collection, .points = points};
    for (size_t i = 0; i < items; i++)
        points[i] = code_points_count(collection_item(collection, i)->article, arena);
    entities_find(collection, arena, &all);
    for (size_t i = 0; i < all.count; i++) {
        row.entity = &all.items[i];
        fill_row(&row, scratch);
        table_row(table, &row);
        arena_reset(scratch);
    }
    table_free(table);
    text_builder_free(&row.form_list);
    text_builder_free(&row.title_list);
    arena_free(scratch);
    arena_free(arena);
}
