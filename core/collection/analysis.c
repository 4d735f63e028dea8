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
        analysis_rematch(analysis, article, NULL, matcher, problems);
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

struct matcher_name *analysis_names(const struct annotation *annotation, const char *const *full,
                                    struct arena *arena, size_t *count)
{
    size_t most = annotation->mention_count * (full ? 2 : 1);
    struct matcher_name *names = arena_array(arena, most, sizeof(*names));
    *count = 0;
    for (size_t i = 0; i < annotation->mention_count; i++) {
        const struct mention *mention = &annotation->mentions[i];
        if (mention->entity >= annotation->entity_count)
            continue;
        names[(*count)++] = (struct matcher_name){
            mention->span, text_from(annotation->entities[mention->entity].name)};
        if (full && full[mention->entity])
            names[(*count)++] =
                (struct matcher_name){mention->span, text_from(full[mention->entity])};
    }
    return names;
}

/* Finds hits into an arena that is made when there are none yet. */
static void find_hits(const struct analysis *analysis, const struct article *article,
                      const char *const *full, const struct matcher *matcher, struct arena **arena,
                      struct hits *hits, struct problem_list *problems)
{
    size_t count;
    *hits = (struct hits){0};
    if (*arena)
        arena_reset(*arena);
    if (!matcher)
        return;
    if (!*arena)
        *arena = arena_new();
    struct arena *scratch = arena_new();
    struct matcher_name *names = analysis_names(&analysis->annotation, full, scratch, &count);
    matcher_find(matcher, article, names, count, *arena, hits, problems);
    arena_free(scratch);
    if (hits->count == 0) {
        arena_free(*arena);
        *arena = NULL;
    }
}

void analysis_rematch(struct analysis *analysis, const struct article *article,
                      const char *const *full, const struct matcher *matcher,
                      struct problem_list *problems)
{
    find_hits(analysis, article, full, matcher, &analysis->hits_arena, &analysis->hits, problems);
}

void analysis_match_next(struct analysis *analysis, const struct article *article,
                         const char *const *full, const struct matcher *matcher, unsigned round,
                         struct problem_list *problems)
{
    find_hits(analysis, article, full, matcher, &analysis->next_arena, &analysis->next_hits,
              problems);
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
