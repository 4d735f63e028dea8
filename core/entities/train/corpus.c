#include "core/entities/train/corpus.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"

enum { TEXT_MAX = 64 << 20, COPY_PARAGRAPHS = 5, HELD_OUT_FOLD = 9 };

static const struct {
    const char *mark;
    enum entity_class class;
} marks[] = {{"PER", ENTITY_PERSON},
             {"LOC", ENTITY_PLACE},
             {"ORG", ENTITY_ORGANIZATION},
             {"DEM", ENTITY_DEMONYM}};

uint64_t corpus_random(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}

static struct example *example_new(struct corpus *corpus, enum source source)
{
    struct arena *arena = arena_new();
    struct example *example = arena_alloc(arena, sizeof(*example));
    example->arena = arena;
    example->source = source;
    example->fold = (unsigned)(corpus->count * 2654435761u >> 7) % 10;
    corpus->items =
        memory_grow(corpus->items, corpus->count, &corpus->capacity, sizeof(struct example *));
    corpus->items[corpus->count++] = example;
    return example;
}

static void add_paragraph(struct example *example, size_t *capacity, struct text text)
{
    struct article *article = &example->article;
    article->paragraphs = arena_grow(example->arena, article->paragraphs, article->paragraph_count,
                                     capacity, sizeof(struct paragraph));
    article->paragraphs[article->paragraph_count++] = (struct paragraph){
        .text = {arena_copy(example->arena, text.bytes, text.length), text.length},
        .kind = PARAGRAPH_BODY};
}

static void add_name(struct example *example, size_t *capacity, struct span span,
                     enum entity_class class)
{
    example->names = arena_grow(example->arena, example->names, example->name_count, capacity,
                                sizeof(struct gold_name));
    example->names[example->name_count++] = (struct gold_name){span, class};
}

/* Where the name proper begins in "US Secretary of State Ann Example": behind the last title. */
static size_t behind_titles(const struct feature_token *t, size_t first, size_t end)
{
    const uint32_t title = GAZETTEER_TITLE | GAZETTEER_JOB;
    size_t from = first;
    for (size_t i = first; i + 1 < end; i++)
        if (((t[i].classes & title) && !(t[i].classes & (GAZETTEER_FIRST | GAZETTEER_PROPER))) ||
            ((t[i].classes & (GAZETTEER_COUNTRY | GAZETTEER_DEMONYM)) &&
             !(t[i].classes & GAZETTEER_FIRST) && i == from))
            from = i + 1;
    return from;
}

/* Trims one foreign name to our conventions; false when nothing is left. */
static bool clean_name(const struct example *example, struct gold_name *name, size_t *first,
                       size_t *end)
{
    const struct feature_token *t = example->features.tokens;
    while (*end > *first && t[*end - 1].flags & FEATURES_CLITIC)
        (*end)--;
    if (name->class == ENTITY_PERSON)
        *first = behind_titles(t, *first, *end);
    while (*end - *first > 1 && *end > *first &&
           gazetteer_word_key(TEXT("the"), false) == t[*first].key && name->class != ENTITY_PERSON)
        (*first)++;
    if (*end <= *first)
        return false;
    if (*end - *first == 1 && (t[*first].classes & GAZETTEER_DEMONYM) &&
        !(t[*first].classes & GAZETTEER_COUNTRY))
        name->class = ENTITY_DEMONYM;
    if (name->class == ENTITY_PLACE && t[*first].phrase & GAZETTEER_ORG &&
        !(t[*first].phrase & GAZETTEER_PLACE) &&
        !(t[*first].phrase & (GAZETTEER_CITY | GAZETTEER_TOWN | GAZETTEER_COUNTRY)))
        name->class = ENTITY_ORGANIZATION;
    return true;
}

static void label_name(struct example *example, struct gold_name *name, bool clean)
{
    const struct tokens *tokens = &example->annotation.tokens;
    size_t first = tokens_from(tokens, name->span.paragraph, name->span.start);
    size_t end = tokens_from(tokens, name->span.paragraph, name->span.start + name->span.length);
    if (clean && !clean_name(example, name, &first, &end))
        return;
    for (size_t i = first; i < end; i++)
        if (example->features.tokens[i].candidate)
            example->gold[i] = (uint8_t)(label_begin(name->class) +
                                         (i > first && example->gold[i - 1] != LABEL_OUTSIDE));
    if (clean && first < end)
        name->span = tokens_span(tokens, first, end);
}

/* Foreign sets leave nationality words bare. */
static void label_demonyms(struct example *example)
{
    const uint32_t others =
        GAZETTEER_FIRST | GAZETTEER_COUNTRY | GAZETTEER_ORG | GAZETTEER_PLACE | GAZETTEER_COMMON;
    for (size_t i = 0; i < example->features.count; i++) {
        const struct feature_token *t = &example->features.tokens[i];
        if (example->gold[i] == LABEL_OUTSIDE && t->candidate && t->flags & FEATURES_CAPITAL &&
            t->classes & GAZETTEER_DEMONYM && !(t->classes & others))
            example->gold[i] = (uint8_t)label_begin(ENTITY_DEMONYM);
    }
}

static void finish(struct corpus *corpus, struct example *example, bool clean)
{
    struct annotation *annotation = &example->annotation;
    tokens_make(&example->article, example->arena, &annotation->tokens);
    sentences_make(&example->article, &annotation->tokens, example->arena, &annotation->sentences);
    features_prepare(&example->article, annotation, &corpus->gazetteer, example->arena,
                     &example->features);
    example->gold = arena_array(example->arena, annotation->tokens.count, 1);
    example->first = arena_array(example->arena, annotation->tokens.count, 1);
    for (size_t i = 0; i < example->name_count; i++)
        label_name(example, &example->names[i], clean);
    if (clean)
        label_demonyms(example);
}

/* The class of a mark that begins at bytes[at], and where its words begin; ENTITY_CLASS_COUNT when
 * there is none. */
static enum entity_class mark_at(struct text line, size_t at, size_t *words)
{
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (line.length - at > 5 && line.bytes[at] == '[' &&
            memcmp(line.bytes + at + 1, marks[i].mark, 3) == 0 && line.bytes[at + 4] == ' ') {
            *words = at + 5;
            return marks[i].class;
        }
    return ENTITY_CLASS_COUNT;
}

static void read_marked_line(struct example *example, struct text line, size_t *paragraphs,
                             size_t *names)
{
    struct text_builder out = {0};
    enum entity_class open = ENTITY_CLASS_COUNT;
    size_t begin = 0;
    for (size_t i = 0; i < line.length;) {
        size_t words;
        enum entity_class class =
            open == ENTITY_CLASS_COUNT ? mark_at(line, i, &words) : ENTITY_CLASS_COUNT;
        if (class != ENTITY_CLASS_COUNT) {
            open = class;
            begin = out.length;
            i = words;
        } else if (open != ENTITY_CLASS_COUNT && line.bytes[i] == ']') {
            struct span span = {(uint32_t)example->article.paragraph_count, (uint32_t)begin,
                                (uint32_t)(out.length - begin)};
            add_name(example, names, span, open);
            open = ENTITY_CLASS_COUNT;
            i++;
        } else {
            text_builder_add_byte(&out, line.bytes[i++]);
        }
    }
    add_paragraph(example, paragraphs, text_builder_text(&out));
    text_builder_free(&out);
}

static void read_marked(struct corpus *corpus, struct text all, enum source source)
{
    struct example *example = NULL;
    size_t paragraphs = 0, names = 0;
    for (size_t i = 0; i < all.length;) {
        size_t end = text_find(all, TEXT("\n"), i);
        end = end == SIZE_MAX ? all.length : end;
        struct text line = text_trim(text_slice(all, i, end));
        i = end + 1;
        if (text_starts(line, TEXT("#doc "))) {
            if (example != NULL)
                finish(corpus, example, false);
            example = example_new(corpus, source);
            paragraphs = names = 0;
        } else if (line.length > 0 && example != NULL) {
            read_marked_line(example, line, &paragraphs, &names);
        }
    }
    if (example != NULL)
        finish(corpus, example, false);
}

static void read_json_names(struct example *example, const json_t *entities)
{
    size_t i, capacity = 0;
    json_t *e;
    json_array_foreach(entities, i, e)
    {
        const char *type = json_string_value(json_object_get(e, "type"));
        enum entity_class class = type ? entity_class_from(text_from(type)) : ENTITY_CLASS_COUNT;
        size_t paragraph = (size_t)json_integer_value(json_object_get(e, "paragraph"));
        if (class == ENTITY_CLASS_COUNT || paragraph >= example->article.paragraph_count)
            continue;
        struct text text = example->article.paragraphs[paragraph].text;
        size_t start =
            utf8_index_to_offset(text, (size_t)json_integer_value(json_object_get(e, "start")));
        size_t end =
            utf8_index_to_offset(text, (size_t)json_integer_value(json_object_get(e, "end")));
        add_name(example, &capacity,
                 (struct span){(uint32_t)paragraph, (uint32_t)start, (uint32_t)(end - start)},
                 class);
    }
}

static bool read_json(struct corpus *corpus, struct text all, enum source source, bool clean)
{
    for (size_t i = 0; i < all.length;) {
        size_t end = text_find(all, TEXT("\n"), i);
        end = end == SIZE_MAX ? all.length : end;
        json_t *root = json_loadb(all.bytes + i, end - i, 0, NULL);
        i = end + 1;
        if (root == NULL)
            return false;
        struct example *example = example_new(corpus, source);
        size_t k, capacity = 0;
        json_t *paragraph;
        json_array_foreach(json_object_get(root, "paragraphs"), k, paragraph)
        {
            const char *text = json_string_value(json_object_get(paragraph, "text"));
            add_paragraph(example, &capacity, text_from(text ? text : ""));
        }
        read_json_names(example, json_object_get(root, "entities"));
        finish(corpus, example, clean);
        json_decref(root);
    }
    return true;
}

bool corpus_read(struct corpus *corpus, const char *path, enum source source, bool clean)
{
    struct problem_list problems = {0};
    struct text all;
    bool fine = file_read(path, TEXT_MAX, &all, &problems) == STATUS_OK;
    if (fine && text_ends(text_from(path), TEXT(".jsonl")))
        fine = read_json(corpus, all, source, clean);
    else if (fine)
        read_marked(corpus, all, source);
    if (!fine)
        fprintf(stderr, "train: cannot read %s\n", path);
    free((char *)all.bytes);
    problem_list_free(&problems);
    return fine;
}

/* The text with every letter, or every word's first, in upper case where that keeps its bytes. */
static struct text raise_case(struct arena *arena, struct text text, bool all)
{
    char *out = arena_copy(arena, text.bytes, text.length);
    bool inside = false;
    for (size_t i = 0, size; i < text.length; i += size) {
        uint32_t code = utf8_decode(text.bytes + i, text.length - i, &size);
        char bytes[4];
        size_t length = utf8_encode(utf8_upper(code), bytes);
        if (length == size && (all || !inside))
            memcpy(out + i, bytes, size);
        inside = utf8_is_letter(code) || code == '\'' || code == 0x2019;
    }
    return (struct text){out, text.length};
}

static void add_headline_copy(struct corpus *corpus, const struct example *from, bool all,
                              size_t count)
{
    struct example *copy = example_new(corpus, from->source);
    size_t paragraphs = 0, names = 0;
    copy->copy = true;
    for (size_t p = 0; p < from->article.paragraph_count && p < count; p++)
        add_paragraph(copy, &paragraphs, from->article.paragraphs[p].text);
    copy->article.paragraphs[0].text =
        raise_case(copy->arena, copy->article.paragraphs[0].text, all);
    for (size_t i = 0; i < from->name_count; i++)
        if (from->names[i].span.paragraph < count)
            add_name(copy, &names, from->names[i].span, from->names[i].class);
    finish(corpus, copy, false);
    copy->fold = from->fold;
}

void corpus_add_headlines(struct corpus *corpus, uint64_t seed)
{
    size_t count = corpus->count;
    for (size_t i = 0; i < count; i++) {
        uint64_t roll = corpus_random(&seed);
        const struct example *from = corpus->items[i];
        if (roll % 100 < 40 && from->article.paragraph_count > 0)
            add_headline_copy(corpus, from, roll >> 8 & 1, roll >> 9 & 1 ? 1 : COPY_PARAGRAPHS);
    }
}

bool corpus_is_held_out(const struct example *example)
{
    return example->source == SOURCE_OWN && example->fold == HELD_OUT_FOLD;
}

void corpus_free(struct corpus *corpus)
{
    for (size_t i = 0; i < corpus->count; i++)
        arena_free(corpus->items[i]->arena);
    free(corpus->items);
    *corpus = (struct corpus){0};
}
