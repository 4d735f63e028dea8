#include "core/report/lists.h"

#include "core/report/code_points.h"

#include <stdlib.h>

enum { NAME_COLUMNS = 24, TITLE_COLUMNS = 60, RESERVED_COLUMNS = 16, SOURCE_COLUMNS = 32 };

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* --- articles --------------------------------------------------------------------------------- */

struct article_row {
    const struct collection_item *item;
    const struct collection_story *story;
    const char *story_title;
    const char *duplicate_of;
    char date[12];
};

#define ARTICLE_FIELD(name, expression)                                                            \
    static struct table_value article_##name(const void *data)                                     \
    {                                                                                              \
        const struct article_row *row = data;                                                      \
        return expression;                                                                         \
    }
ARTICLE_FIELD(source, table_string(row->item->article->source))
ARTICLE_FIELD(outlet, table_string(row->item->article->outlet))
ARTICLE_FIELD(title, table_string(row->item->article->title))
ARTICLE_FIELD(date, table_string(row->date[0] ? row->date : NULL))
ARTICLE_FIELD(words, table_number((double)row->item->article->words))
ARTICLE_FIELD(story, table_string(row->story->id))
ARTICLE_FIELD(story_title, table_string(row->story_title))
ARTICLE_FIELD(hits, table_number((double)row->item->analysis->hits.count))
ARTICLE_FIELD(duplicate, table_string(row->duplicate_of))

static const struct table_field article_fields[] = {
    {"source", article_source, NULL, TABLE_FREE},
    {"outlet", article_outlet, NULL, NAME_COLUMNS},
    {"title", article_title, NULL, TITLE_COLUMNS},
    {"date", article_date, NULL, TABLE_FREE},
    {"words", article_words, NULL, TABLE_FREE},
    {"story", article_story, NULL, NAME_COLUMNS},
    {"story_title", article_story_title, NULL, TABLE_HIDDEN},
    {"hits", article_hits, NULL, TABLE_FREE},
    {"duplicate_of", article_duplicate, NULL, TABLE_FREE},
};

static void write_article(struct table *table, const struct collection *collection,
                          const struct collection_story *story, uint32_t item)
{
    struct article_row row = {
        .item = collection_item(collection, item), .story = story, .story_title = story->title};
    struct copy copy = row.item->copy;
    if (copy.kind == COPY_SAME || copy.kind == COPY_OUTLET)
        row.duplicate_of = collection_item(collection, copy.of)->article->source;
    if (!story->title)
        row.story_title = collection_item(collection, story->title_item)->article->title;
    date_format(row.item->article->date, row.date);
    table_row(table, &row);
}

void lists_write_articles(FILE *out, enum table_form form, struct collection *collection)
{
    struct table *table = table_new(out, article_fields, COUNT_OF(article_fields), form);
    for (size_t s = 0; s < collection_story_count(collection); s++) {
        const struct collection_story *story = collection_story(collection, s);
        for (size_t i = 0; i < story->all_count; i++)
            write_article(table, collection, story, story->all[i]);
    }
    table_free(table);
}

/* --- hits ------------------------------------------------------------------------------------- */

struct hit_row {
    const struct article *article;
    const struct watch_term *term;
    struct span span;
    size_t start, end; /* code points */
    struct text sentence;
};

#define HIT_FIELD(name, expression)                                                                \
    static struct table_value hit_##name(const void *data)                                         \
    {                                                                                              \
        const struct hit_row *row = data;                                                          \
        return expression;                                                                         \
    }
HIT_FIELD(source, table_string(row->article->source))
HIT_FIELD(term, table_string(row->term->id))
HIT_FIELD(group, table_string(row->term->group ? row->term->group->name : NULL))
HIT_FIELD(severity, table_string(watch_severity_name(row->term->severity)))
HIT_FIELD(paragraph, table_number(row->span.paragraph))
HIT_FIELD(start, table_number((double)row->start))
HIT_FIELD(end, table_number((double)row->end))
HIT_FIELD(text, table_text(article_span_text(row->article, row->span)))
HIT_FIELD(sentence, table_text(row->sentence))

static const struct table_field hit_fields[] = {
    {"source", hit_source, NULL, TABLE_FREE},       {"term", hit_term, NULL, NAME_COLUMNS},
    {"group", hit_group, NULL, TABLE_HIDDEN},       {"severity", hit_severity, NULL, TABLE_FREE},
    {"paragraph", hit_paragraph, NULL, TABLE_FREE}, {"start", hit_start, NULL, TABLE_HIDDEN},
    {"end", hit_end, NULL, TABLE_HIDDEN},           {"text", hit_text, NULL, NAME_COLUMNS},
    {"sentence", hit_sentence, NULL, TABLE_FREE},
};

struct table *lists_hits_new(FILE *out, enum table_form form)
{
    struct table *table = table_new(out, hit_fields, COUNT_OF(hit_fields), form);
    table_reserve(table, 0, SOURCE_COLUMNS);
    for (size_t i = 1; i + 1 < COUNT_OF(hit_fields); i++)
        if (hit_fields[i].columns == NAME_COLUMNS)
            table_reserve(table, i, RESERVED_COLUMNS);
    return table;
}

static struct text sentence_of(const struct article *article, const struct annotation *annotation,
                               struct span span)
{
    size_t index = sentences_at(&annotation->sentences, span.paragraph, span.start);
    if (index == SIZE_MAX)
        return (struct text){0};
    return article_span_text(article, annotation->sentences.items[index].span);
}

void lists_add_hits(struct table *table, const struct article *article,
                    const struct analysis *analysis, const struct watchlist *list)
{
    struct arena *arena = arena_new();
    const struct code_points *points = code_points_count(article, arena);
    for (size_t i = 0; i < analysis->hits.count; i++) {
        struct span span = analysis->hits.items[i].span;
        struct hit_row row = {.article = article, .span = span};
        row.term = watchlist_term(list, analysis->hits.items[i].term);
        row.start = code_points_at(points, span.paragraph, span.start);
        row.end = code_points_at(points, span.paragraph, (size_t)span.start + span.length);
        row.sentence = sentence_of(article, &analysis->annotation, span);
        table_row(table, &row);
    }
    arena_free(arena);
}

/* --- why a term hits or not ------------------------------------------------------------------- */

struct place_row {
    const struct article *article;
    bool found;
    struct span span;
    size_t start, end; /* code points */
    const char *verdict, *reason;
    struct text sentence;
};

#define PLACE_FIELD(name, expression)                                                              \
    static struct table_value place_##name(const void *data)                                       \
    {                                                                                              \
        const struct place_row *row = data;                                                        \
        return expression;                                                                         \
    }
#define PLACE_NUMBER(name, number)                                                                 \
    PLACE_FIELD(name, row->found ? table_number((double)(number)) : table_string(NULL))
PLACE_FIELD(source, table_string(row->article->source))
PLACE_NUMBER(paragraph, row->span.paragraph)
PLACE_NUMBER(start, row->start)
PLACE_NUMBER(end, row->end)
PLACE_FIELD(verdict, table_string(row->verdict))
PLACE_FIELD(reason, table_string(row->reason))
PLACE_FIELD(text, row->found ? table_text(article_span_text(row->article, row->span))
                             : table_string(NULL))
PLACE_FIELD(sentence, table_text(row->sentence))

static const struct table_field place_fields[] = {
    {"source", place_source, NULL, TABLE_FREE},   {"paragraph", place_paragraph, NULL, TABLE_FREE},
    {"start", place_start, NULL, TABLE_HIDDEN},   {"end", place_end, NULL, TABLE_HIDDEN},
    {"verdict", place_verdict, NULL, TABLE_FREE}, {"reason", place_reason, NULL, TABLE_FREE},
    {"text", place_text, NULL, NAME_COLUMNS},     {"sentence", place_sentence, NULL, TABLE_FREE},
};

struct table *lists_places_new(FILE *out, enum table_form form)
{
    return table_new(out, place_fields, COUNT_OF(place_fields), form);
}

size_t lists_add_places(struct table *table, const struct article *article,
                        const struct analysis *analysis, const struct explainer *explainer)
{
    struct arena *arena = arena_new();
    const struct code_points *points = code_points_count(article, arena);
    size_t name_count, count, hits = 0;
    const struct matcher_name *names =
        analysis_names(&analysis->annotation, NULL, arena, &name_count);
    const struct explained *places =
        explainer_find(explainer, article, names, name_count, arena, &count);
    if (count == 0) {
        struct place_row row = {
            .article = article, .verdict = "none", .reason = "its words do not stand here"};
        table_row(table, &row);
    }
    for (size_t i = 0; i < count; i++) {
        struct span span = places[i].span;
        bool hit = places[i].reason == EXPLAIN_HIT;
        struct place_row row = {.article = article,
                                .found = true,
                                .span = span,
                                .verdict = hit ? "hit" : "none",
                                .sentence = sentence_of(article, &analysis->annotation, span)};
        row.start = code_points_at(points, span.paragraph, span.start);
        row.end = code_points_at(points, span.paragraph, (size_t)span.start + span.length);
        row.reason = hit ? explainer_how(explainer, article_span_text(article, span))
                         : explain_reason_text(places[i].reason);
        table_row(table, &row);
        hits += hit;
    }
    arena_free(arena);
    return hits;
}

/* --- counts of terms -------------------------------------------------------------------------- */

struct count_row {
    const struct watch_term *term;
    struct lists_term_count count;
};

#define COUNT_FIELD(name, expression)                                                              \
    static struct table_value count_##name(const void *data)                                       \
    {                                                                                              \
        const struct count_row *row = data;                                                        \
        return expression;                                                                         \
    }
COUNT_FIELD(hits, table_number((double)row->count.hits))
COUNT_FIELD(articles, table_number((double)row->count.articles))
COUNT_FIELD(severity, table_string(watch_severity_name(row->term->severity)))
COUNT_FIELD(term, table_string(row->term->id))
COUNT_FIELD(group, table_string(row->term->group ? row->term->group->name : NULL))

static const struct table_field count_fields[] = {
    {"hits", count_hits, NULL, TABLE_FREE},         {"articles", count_articles, NULL, TABLE_FREE},
    {"severity", count_severity, NULL, TABLE_FREE}, {"term", count_term, NULL, TABLE_FREE},
    {"group", count_group, NULL, TABLE_FREE},
};

void lists_write_term_counts(FILE *out, enum table_form form, const struct watchlist *list,
                             const struct lists_term_count *counts)
{
    struct table *table = table_new(out, count_fields, COUNT_OF(count_fields), form);
    for (size_t i = 0; i < watchlist_count(list); i++) {
        struct count_row row = {watchlist_term(list, i), counts[i]};
        table_row(table, &row);
    }
    table_free(table);
}
