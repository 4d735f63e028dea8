#include "core/ingest/own_json.h"

#include "core/base/utf8.h"
#include "core/ingest/json_fields.h"
#include "core/ingest/plain.h"

#include <string.h>

bool own_json_is(const json_t *object)
{
    const json_t *first = json_array_get(json_object_get(object, "paragraphs"), 0);
    return json_is_string(json_object_get(first, "text")) &&
           json_is_string(json_object_get(first, "kind"));
}

/* A member's text made clean, or NULL. */
static char *text_of(struct article *article, const json_t *object, const char *key)
{
    struct text text = json_fields_text(json_object_get(object, key));
    text = text_trim(utf8_sanitize(article->arena, text, NULL));
    return text.length > 0 ? arena_copy(article->arena, text.bytes, text.length) : NULL;
}

/* Bytes of the original file, as far as they can be what they say. */
static void set_place(struct paragraph *paragraph, const json_t *item, int64_t after)
{
    const json_t *start = json_object_get(item, "source_start");
    const json_t *end = json_object_get(item, "source_end");
    paragraph->source_start = json_is_integer(start) ? json_integer_value(start) : -1;
    paragraph->source_end = json_is_integer(end) ? json_integer_value(end) : -1;
    if (paragraph->source_start < 0 || paragraph->source_start < after ||
        paragraph->source_end <= paragraph->source_start)
        paragraph->source_start = paragraph->source_end = -1;
}

static void set_kind(struct paragraph *paragraph, const json_t *item)
{
    paragraph->kind = paragraph_kind_from(json_fields_text(json_object_get(item, "kind")));
    paragraph->boilerplate = BOILERPLATE_NONE;
    if (paragraph->kind == PARAGRAPH_KIND_COUNT)
        paragraph->kind = PARAGRAPH_BODY;
    if (paragraph->kind != PARAGRAPH_BOILERPLATE)
        return;
    paragraph->boilerplate =
        boilerplate_from(json_fields_text(json_object_get(item, "boilerplate")));
    if (paragraph->boilerplate == BOILERPLATE_NONE || paragraph->boilerplate == BOILERPLATE_COUNT)
        paragraph->boilerplate = BOILERPLATE_LABEL;
}

static void set_paragraphs(struct article *article, const json_t *list)
{
    int64_t after = 0;
    size_t count = json_array_size(list);
    article->paragraphs = arena_array(article->arena, count, sizeof(*article->paragraphs));
    for (size_t i = 0; i < count; i++) {
        const json_t *item = json_array_get(list, i);
        struct paragraph *paragraph = &article->paragraphs[article->paragraph_count];
        struct text text = json_fields_text(json_object_get(item, "text"));
        paragraph->text = text_trim(utf8_sanitize(article->arena, text, NULL));
        if (paragraph->text.length == 0)
            continue;
        set_kind(paragraph, item);
        set_place(paragraph, item, after);
        after = paragraph->source_end > after ? paragraph->source_end : after;
        article->paragraph_count++;
    }
}

static void set_bylines(struct article *article, const json_t *list)
{
    size_t count = json_array_size(list);
    article->bylines = arena_array(article->arena, count, sizeof(*article->bylines));
    for (size_t i = 0; i < count; i++) {
        struct text name = json_fields_text(json_array_get(list, i));
        name = text_trim(utf8_sanitize(article->arena, name, NULL));
        if (name.length > 0)
            article->bylines[article->byline_count++] =
                arena_copy(article->arena, name.bytes, name.length);
    }
}

static void set_fields(struct article *article, const json_t *list)
{
    size_t count = json_array_size(list);
    article->fields = arena_array(article->arena, count, sizeof(*article->fields));
    for (size_t i = 0; i < count; i++) {
        const json_t *item = json_array_get(list, i);
        struct article_field field = {text_of(article, item, "name"),
                                      text_of(article, item, "value")};
        if (field.name && field.value)
            article->fields[article->field_count++] = field;
    }
}

static void set_facts(struct article *article, const json_t *object)
{
    char *outlet = text_of(article, object, "outlet"), *format = text_of(article, object, "format");
    char *language = text_of(article, object, "language");
    if (outlet)
        article->outlet = outlet;
    if (outlet)
        article->outlet_basis = OUTLET_FROM_METADATA;
    article->format = format ? format : arena_strdup(article->arena, "json");
    article->language = language ? language : "und";
    article->title = text_of(article, object, "title");
    article->url = text_of(article, object, "url");
    article->story = text_of(article, object, "story");
    date_read(json_fields_text(json_object_get(object, "date")), &article->date);
    set_bylines(article, json_object_get(object, "byline"));
    set_fields(article, json_object_get(object, "fields"));
}

struct article *own_json_read(const char *name, const json_t *object)
{
    struct article *article = plain_new(name);
    char *source = text_of(article, object, "source");
    if (source)
        article->source = source;
    set_facts(article, object);
    set_paragraphs(article, json_object_get(object, "paragraphs"));
    if (article->paragraph_count == 0) {
        article_free(article);
        return NULL;
    }
    plain_count_words(article);
    plain_hash(article);
    return article;
}
