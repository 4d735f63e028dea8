#include "core/report/article_json.h"

/* What every section below is written from. */
struct source {
    const struct article *article;
    const struct annotation *annotation;
    const struct hits *hits;
    const struct watchlist *list;
    const struct code_points *points;
};

void article_json_date(struct json *json, const char *key, struct date date)
{
    char digits[12];
    date_format(date, digits);
    json_key_string(json, key, digits[0] ? digits : NULL);
}

void article_json_span(struct json *json, const struct article *article,
                       const struct code_points *points, struct span span, bool text)
{
    size_t start = code_points_at(points, span.paragraph, span.start);
    size_t end = code_points_at(points, span.paragraph, (size_t)span.start + span.length);
    json_key_integer(json, "paragraph", span.paragraph);
    json_key_integer(json, "start", (int64_t)start);
    json_key_integer(json, "end", (int64_t)end);
    if (text)
        json_key_text(json, "text", article_span_text(article, span));
}

static void write_masthead(struct json *json, const struct article *article)
{
    json_key_string(json, "source", article->source);
    json_key_string(json, "format", article->format);
    json_key_string(json, "outlet", article->outlet);
    json_key_string(json, "title", article->title);
    article_json_date(json, "date", article->date);
    json_key(json, "byline");
    json_array_begin(json);
    for (size_t i = 0; i < article->byline_count; i++)
        json_write_string(json, article->bylines[i]);
    json_array_end(json);
    json_key_string(json, "url", article->url);
    json_key_string(json, "language", article->language);
    json_key_integer(json, "words", (int64_t)article->words);
}

/* What the article's record said beside, where there was one. */
static void write_record(struct json *json, const struct article *article)
{
    if (article->story)
        json_key_string(json, "story", article->story);
    if (article->field_count == 0)
        return;
    json_key(json, "fields");
    json_array_begin(json);
    for (size_t i = 0; i < article->field_count; i++) {
        json_object_begin(json);
        json_key_string(json, "name", article->fields[i].name);
        json_key_string(json, "value", article->fields[i].value);
        json_object_end(json);
    }
    json_array_end(json);
}

static void write_place(struct json *json, const char *key, int64_t offset)
{
    json_key(json, key);
    if (offset < 0)
        json_write_null(json);
    else
        json_write_integer(json, offset);
}

static void write_paragraph(struct json *json, const struct source *from, size_t index)
{
    const struct paragraph *paragraph = &from->article->paragraphs[index];
    bool boilerplate = paragraph->boilerplate != BOILERPLATE_NONE;
    json_key_text(json, "text", paragraph->text.bytes ? paragraph->text : (struct text){"", 0});
    json_key_string(json, "kind", paragraph_kind_name(paragraph->kind));
    json_key_string(json, "boilerplate",
                    boilerplate ? boilerplate_name(paragraph->boilerplate) : NULL);
    write_place(json, "source_start", paragraph->source_start);
    write_place(json, "source_end", paragraph->source_end);
}

static void write_sentence(struct json *json, const struct source *from, size_t index)
{
    article_json_span(json, from->article, from->points,
                      from->annotation->sentences.items[index].span, false);
}

static const struct entity *entity_at(const struct source *from, uint32_t index)
{
    return index < from->annotation->entity_count ? &from->annotation->entities[index] : NULL;
}

static void write_mention(struct json *json, const struct source *from, size_t index)
{
    const struct mention *mention = &from->annotation->mentions[index];
    const struct entity *entity = entity_at(from, mention->entity);
    json_key_string(json, "type", entity_class_name(mention->class));
    article_json_span(json, from->article, from->points, mention->span, true);
    json_key_string(json, "entity", entity ? entity->id : NULL);
    json_key_string(json, "name", entity ? entity->name : NULL);
}

static void write_figure(struct json *json, const struct source *from, size_t index)
{
    const struct figure *figure = &from->annotation->figures[index];
    article_json_span(json, from->article, from->points, figure->span, true);
    json_key_number(json, "value", figure->value);
    json_key_number(json, "low", figure->low);
    json_key_number(json, "high", figure->high);
    json_key_string(json, "modifier", figure->modifier);
    json_key_string(json, "unit", figure->unit);
    json_key_string(json, "noun", figure->noun);
    json_key_string(json, "kind", figure_kind_name(figure->kind));
}

static void write_date(struct json *json, const struct source *from, size_t index)
{
    const struct date_mention *date = &from->annotation->dates[index];
    article_json_span(json, from->article, from->points, date->span, true);
    article_json_date(json, "value", date->value);
}

static void write_quote(struct json *json, const struct source *from, size_t index)
{
    const struct quote *quote = &from->annotation->quotes[index];
    const struct entity *speaker = entity_at(from, quote->speaker_entity);
    struct text named = {0};
    if (quote->speaker_span.length > 0)
        named = article_span_text(from->article, quote->speaker_span);
    article_json_span(json, from->article, from->points, quote->span, true);
    json_key_string(json, "speaker", speaker ? speaker->id : NULL);
    json_key_text(json, "speaker_text", named);
}

static void write_hit(struct json *json, const struct source *from, size_t index)
{
    const struct hit *hit = &from->hits->items[index];
    const struct watch_term *term = watchlist_term(from->list, hit->term);
    article_json_span(json, from->article, from->points, hit->span, true);
    json_key_string(json, "term", term->id);
    json_key_string(json, "group", term->group ? term->group->name : NULL);
    json_key_string(json, "severity", watch_severity_name(term->severity));
}

/* A list of objects, one an item. */
static void write_list(struct json *json, const struct source *from, const char *key, size_t count,
                       void (*write)(struct json *, const struct source *, size_t))
{
    json_key(json, key);
    json_array_begin(json);
    for (size_t i = 0; i < count; i++) {
        json_object_begin(json);
        write(json, from, i);
        json_object_end(json);
    }
    json_array_end(json);
}

/* Scare quotes are nobody's statement: they are left out. */
static void write_quotes(struct json *json, const struct source *from)
{
    json_key(json, "quotes");
    json_array_begin(json);
    for (size_t i = 0; i < from->annotation->quote_count; i++) {
        if (from->annotation->quotes[i].scare)
            continue;
        json_object_begin(json);
        write_quote(json, from, i);
        json_object_end(json);
    }
    json_array_end(json);
}

void article_json_write(struct json *json, const struct article *article,
                        const struct analysis *analysis, const struct watchlist *list)
{
    struct arena *scratch = arena_new();
    const struct annotation *annotation = &analysis->annotation;
    struct source from = {article, annotation, &analysis->hits, list,
                          code_points_count(article, scratch)};
    json_object_begin(json);
    write_masthead(json, article);
    write_record(json, article);
    write_list(json, &from, "paragraphs", article->paragraph_count, write_paragraph);
    write_list(json, &from, "sentences", annotation->sentences.count, write_sentence);
    write_list(json, &from, "entities", annotation->mention_count, write_mention);
    write_list(json, &from, "figures", annotation->figure_count, write_figure);
    write_list(json, &from, "dates", annotation->date_count, write_date);
    write_quotes(json, &from);
    write_list(json, &from, "hits", list ? analysis->hits.count : 0, write_hit);
    json_object_end(json);
    arena_free(scratch);
}
