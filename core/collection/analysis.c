#include "core/collection/analysis.h"

#include "core/base/memory.h"

#include <stdlib.h>

struct analysis *analysis_make(const struct article *article, const struct known_names *names,
                               const struct matcher *matcher, struct problem_list *problems)
{
    struct analysis *analysis = memory_calloc(1, sizeof(*analysis));
    analysis->arena = arena_new();
    annotate_article(article, names, analysis->arena, &analysis->annotation);
    if (matcher)
        analysis_rematch(analysis, article, matcher, problems);
    return analysis;
}

void analysis_pack(struct analysis *analysis)
{
    struct arena *arena = annotation_pack(&analysis->annotation, &analysis->found);
    arena_free(analysis->arena);
    analysis->arena = arena;
    analysis->annotation = analysis->found;
}

void analysis_unpack(struct analysis *analysis, const struct article *article)
{
    if (analysis->annotation.tokens.first_of)
        return;
    analysis->words = arena_new();
    annotation_unpack(article, analysis->words, &analysis->annotation);
}

void analysis_drop_words(struct analysis *analysis)
{
    arena_free(analysis->words);
    analysis->words = NULL;
    analysis->annotation.tokens = (struct tokens){0};
    analysis->annotation.sentences = (struct sentences){0};
}

struct matcher_name *analysis_names(const struct annotation *annotation, struct arena *arena)
{
    struct matcher_name *names = arena_array(arena, annotation->mention_count, sizeof(*names));
    for (size_t i = 0; i < annotation->mention_count; i++) {
        const struct mention *mention = &annotation->mentions[i];
        names[i].span = mention->span;
        if (mention->entity < annotation->entity_count)
            names[i].name = text_from(annotation->entities[mention->entity].name);
    }
    return names;
}

void analysis_rematch(struct analysis *analysis, const struct article *article,
                      const struct matcher *matcher, struct problem_list *problems)
{
    analysis->hits = (struct hits){0};
    if (analysis->hits_arena)
        arena_reset(analysis->hits_arena);
    if (!matcher)
        return;
    if (!analysis->hits_arena)
        analysis->hits_arena = arena_new();
    struct arena *scratch = arena_new();
    struct matcher_name *names = analysis_names(&analysis->annotation, scratch);
    matcher_find(matcher, article, names, analysis->annotation.mention_count, analysis->hits_arena,
                 &analysis->hits, problems);
    arena_free(scratch);
    if (analysis->hits.count == 0) {
        arena_free(analysis->hits_arena);
        analysis->hits_arena = NULL;
    }
}

void analysis_free(struct analysis *analysis)
{
    if (!analysis)
        return;
    arena_free(analysis->arena);
    arena_free(analysis->words);
    arena_free(analysis->hits_arena);
    free(analysis);
}
