#include "core/report/quote_list.h"

#include "core/collection/quotations.h"
#include "core/report/article_json.h"

#include <stdlib.h>

enum { LONGEST_COLUMNS = 60, STORY_COLUMNS = 24 };

struct quote_row {
    const struct collection *collection;
    const struct quotation *quotation;
    struct text_builder list; /* of the variants, for text */
};

static const struct article *article_of(const struct quote_row *row, size_t index)
{
    return collection_item(row->collection, row->quotation->variants[index].item)->article;
}

static const struct annotation *annotation_of(const struct quote_row *row, size_t index)
{
    return &collection_item(row->collection, row->quotation->variants[index].item)
                ->analysis->annotation;
}

static const struct quote *quote_of(const struct quote_row *row, size_t index)
{
    return &annotation_of(row, index)->quotes[row->quotation->variants[index].quote];
}

static struct text longest_of(const struct quote_row *row)
{
    size_t longest = row->quotation->longest;
    return article_span_text(article_of(row, longest), quote_of(row, longest)->span);
}

static struct text speaker_of(const struct quote_row *row, size_t index)
{
    const struct quote *quote = quote_of(row, index);
    if (quote->speaker_span.length == 0)
        return (struct text){0};
    return article_span_text(article_of(row, index), quote->speaker_span);
}

static void fill_row(struct quote_row *row)
{
    text_builder_clear(&row->list);
    for (size_t i = 0; i < row->quotation->count; i++)
        text_builder_printf(&row->list, "%s%s: %s", i ? "; " : "", article_of(row, i)->outlet,
                            quotation_relation_name(row->quotation->variants[i].relation));
}

#define QUOTE_FIELD(name, expression)                                                              \
    static struct table_value quote_##name(const void *data)                                       \
    {                                                                                              \
        const struct quote_row *row = data;                                                        \
        return expression;                                                                         \
    }
QUOTE_FIELD(longest, table_text(longest_of(row)))
QUOTE_FIELD(story, table_string(collection_story(row->collection, row->quotation->story)->id))
QUOTE_FIELD(variants, table_text(text_builder_text(&row->list)))

static void write_variants(struct json *json, const void *data)
{
    const struct quote_row *row = data;
    json_array_begin(json);
    for (size_t i = 0; i < row->quotation->count; i++) {
        struct arena *scratch = arena_new();
        const struct article *article = article_of(row, i);
        const struct annotation *annotation = annotation_of(row, i);
        uint32_t speaker = quote_of(row, i)->speaker_entity;
        json_object_begin(json);
        json_key_string(json, "source", article->source);
        json_key_string(json, "outlet", article->outlet);
        article_json_span(json, article, code_points_count(article, scratch),
                          quote_of(row, i)->span, true);
        json_key_string(json, "speaker",
                        speaker < annotation->entity_count ? annotation->entities[speaker].id
                                                           : NULL);
        json_key_text(json, "speaker_text", speaker_of(row, i));
        json_key_string(json, "relation",
                        quotation_relation_name(row->quotation->variants[i].relation));
        json_object_end(json);
        arena_free(scratch);
    }
    json_array_end(json);
}

static const struct table_field quote_fields[] = {
    {"longest", quote_longest, NULL, LONGEST_COLUMNS},
    {"story", quote_story, NULL, STORY_COLUMNS},
    {"variants", quote_variants, write_variants, TABLE_FREE},
};

void quote_list_write(FILE *out, enum table_form form, const struct collection *collection)
{
    struct arena *arena = arena_new();
    size_t count;
    const struct quotation *all = quotations_find(collection, arena, &count);
    struct table *table =
        table_new(out, quote_fields, sizeof(quote_fields) / sizeof(quote_fields[0]), form);
    struct quote_row row = {.collection = collection};
    for (size_t i = 0; i < count; i++) {
        row.quotation = &all[i];
        fill_row(&row);
        table_row(table, &row);
    }
    table_free(table);
    text_builder_free(&row.list);
    arena_free(arena);
}
