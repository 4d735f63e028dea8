#include "core/collection/analysis.h"

#include "core/base/memory.h"

#include <stdlib.h>
#include <string.h>

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

void analysis_pack(struct analysis *analysis, struct shelf *shelf)
{
    struct arena *arena = annotation_pack(&analysis->annotation, shelf, &analysis->found);
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

/* Finds hits into an arena of their size, NULL where there are none, in the place of another. */
static void find_hits(const struct analysis *analysis, const struct article *article,
                      const struct matcher *matcher, struct arena **arena, struct hits *hits,
                      struct problem_list *problems)
{
    arena_free(*arena);
    *arena = NULL;
    *hits = (struct hits){0};
    if (!matcher)
        return;
    struct arena *scratch = arena_new();
    struct matcher_name *names = analysis_names(&analysis->annotation, scratch);
    struct hits found;
    matcher_find(matcher, article, names, analysis->annotation.mention_count, scratch, &found,
                 problems);
    if (found.count > 0) {
        size_t bytes = found.count * sizeof(*found.items);
        *arena = arena_new_for(bytes);
        *hits = (struct hits){memcpy(arena_alloc(*arena, bytes), found.items, bytes), found.count};
    }
    arena_free(scratch);
}

void analysis_rematch(struct analysis *analysis, const struct article *article,
                      const struct matcher *matcher, struct problem_list *problems)
{
    find_hits(analysis, article, matcher, &analysis->hits_arena, &analysis->hits, problems);
}

void analysis_match_next(struct analysis *analysis, const struct article *article,
                         const struct matcher *matcher, unsigned round,
                         struct problem_list *problems)
{
    find_hits(analysis, article, matcher, &analysis->next_arena, &analysis->next_hits, problems);
    analysis->next_round = round;
}

void analysis_use_next(struct analysis *analysis)
{
    struct arena *arena = analysis->hits_arena;
    analysis->hits_arena = analysis->next_arena;
    analysis->hits = analysis->next_hits;
    analysis->next_arena = arena;
    analysis->next_hits = (struct hits){0};
    analysis->next_round = 0;
}

void analysis_drop_next(struct analysis *analysis)
{
    arena_free(analysis->next_arena);
    analysis->next_arena = NULL;
    analysis->next_hits = (struct hits){0};
    analysis->next_round = 0;
}

void analysis_free(struct analysis *analysis)
{
    if (!analysis)
        return;
    analysis_drop_next(analysis);
    arena_free(analysis->arena);
    arena_free(analysis->words);
    arena_free(analysis->hits_arena);
    free(analysis);
}
