#include "core/entities/annotation.h"

#include <string.h>

/* A copy of an array; its items may hold strings, which are copied after it. */
static void *copy_items(struct arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = count > 0 ? arena_array(arena, count, size) : NULL;
    if (count > 0)
        memcpy(copy, items, count * size);
    return copy;
}

static void copy_string(struct arena *arena, const char **string)
{
    if (*string)
        *string = arena_strdup(arena, *string);
}

static void copy_entities(struct arena *arena, struct annotation *out)
{
    out->entities = copy_items(arena, out->entities, out->entity_count, sizeof(*out->entities));
    for (size_t i = 0; i < out->entity_count; i++) {
        struct entity *entity = &out->entities[i];
        copy_string(arena, &entity->id);
        copy_string(arena, &entity->name);
        entity->titles =
            copy_items(arena, entity->titles, entity->title_count, sizeof(*entity->titles));
        for (size_t t = 0; t < entity->title_count; t++)
            copy_string(arena, &entity->titles[t]);
    }
}

static void copy_figures(struct arena *arena, struct annotation *out)
{
    out->figures = copy_items(arena, out->figures, out->figure_count, sizeof(*out->figures));
    for (size_t i = 0; i < out->figure_count; i++) {
        struct figure *figure = &out->figures[i];
        copy_string(arena, &figure->modifier);
        copy_string(arena, &figure->unit);
        copy_string(arena, &figure->noun);
        copy_string(arena, &figure->lemma);
    }
}

static void copy(const struct annotation *from, struct arena *arena, struct annotation *out)
{
    *out = *from;
    out->tokens = (struct tokens){0};
    out->sentences = (struct sentences){0};
    out->mentions = copy_items(arena, from->mentions, from->mention_count, sizeof(*out->mentions));
    copy_entities(arena, out);
    copy_figures(arena, out);
    out->dates = copy_items(arena, from->dates, from->date_count, sizeof(*out->dates));
    out->quotes = copy_items(arena, from->quotes, from->quote_count, sizeof(*out->quotes));
}

/* Copied twice: the first time tells how much room it takes. */
struct arena *annotation_pack(const struct annotation *from, struct shelf *shelf,
                              struct annotation *out)
{
    struct arena *scratch = arena_new();
    copy(from, scratch, out);
    struct arena *arena = arena_new_on(shelf, arena_used(scratch));
    copy(from, arena, out);
    arena_free(scratch);
    return arena;
}

void annotation_unpack(const struct article *article, struct arena *arena,
                       struct annotation *annotation)
{
    if (annotation->tokens.first_of)
        return;
    tokens_make(article, arena, &annotation->tokens);
    sentences_make(article, &annotation->tokens, arena, &annotation->sentences);
}
