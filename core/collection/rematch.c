/* Hits found anew: for another watchlist, and once it is known by which names all articles together
 * know what one names in part. */
#include "core/collection/rematch.h"

#include "core/base/clock.h"
#include "core/collection/collection_private.h"
#include "core/collection/entities.h"

/* By entity of an item, the name over all articles where it is another, in the arena; NULL where
 * none is, or they are not known. */
static const char **full_names(const struct collection *collection, size_t index,
                               struct arena *arena)
{
    const struct entities_over_all *all = collection_known_entities(collection);
    const struct annotation *annotation = &collection_item(collection, index)->analysis->annotation;
    const char **names = NULL;
    for (size_t e = 0; all && e < annotation->entity_count; e++) {
        const char *full = all->items[all->entity_of[index][e]].name;
        if (text_equal_ascii_case(text_from(full), text_from(annotation->entities[e].name)))
            continue;
        if (!names)
            names = arena_array(arena, annotation->entity_count, sizeof(*names));
        names[e] = full;
    }
    return names;
}

static bool is_watched(const struct matcher *matcher, const char *const *full, size_t count)
{
    for (size_t e = 0; full && e < count; e++)
        if (full[e] && matcher_has_entity(matcher, text_from(full[e])))
            return true;
    return false;
}

/* The new hits of an item, beside those that stand. */
static void match_next(struct collection *collection, size_t index)
{
    const struct rematch *rematch = &collection->rematch;
    struct collection_item *item = collection_item(collection, index);
    struct arena *arena = arena_new();
    const char **full = rematch->named ? full_names(collection, index, arena) : NULL;
    if (!rematch->renamed ||
        is_watched(rematch->matcher, full, item->analysis->annotation.entity_count))
        analysis_match_next(item->analysis, item->article, full, rematch->matcher, rematch->round,
                            &collection->problems);
    arena_free(arena);
}

void collection_set_matcher(struct collection *collection, const struct matcher *matcher)
{
    collection->matcher = matcher;
    collection->rematch.stage = REMATCH_NONE;
    collection->named = false;
    analysis_queue_set_matcher(collection->queue, matcher);
    collection->hits = 0;
    for (size_t i = 0; i < collection->record_count; i++) {
        struct collection_item *item = collection_item(collection, i);
        if (!item->analysis)
            continue;
        if (!collection->records[i]->borrowed)
            analysis_rematch(item->analysis, item->article, NULL, matcher, &collection->problems);
        collection->hits += item->analysis->hits.count;
    }
    if (collection->after)
        collection_set_matcher(collection->after, matcher);
}

static void begin(struct collection *collection, const struct matcher *matcher, bool renamed)
{
    unsigned round = collection->rematch.round + 1;
    collection->rematch = (struct rematch){
        REMATCH_FINDS, matcher, round ? round : 1, 0, collection_known_entities(collection) != NULL,
        renamed};
}

void collection_rematch(struct collection *collection, const struct matcher *matcher)
{
    begin(collection, matcher, false);
}

bool collection_rematch_names(struct collection *collection)
{
    if (collection->named || collection->rematch.stage != REMATCH_NONE || !collection->formed ||
        !collection->matcher || !matcher_has_entities(collection->matcher) ||
        !collection_known_entities(collection))
        return false;
    begin(collection, collection->matcher, true);
    return true;
}

bool collection_rematches(const struct collection *collection, size_t *done)
{
    *done = collection->rematch.stage == REMATCH_FINDS ? collection->rematch.next
                                                       : collection->record_count;
    return collection->rematch.stage != REMATCH_NONE;
}

/* Items may have come or been analysed anew behind the place that was reached: none is left out. */
static void use_new_hits(struct collection *collection)
{
    struct rematch *rematch = &collection->rematch;
    collection->matcher = rematch->matcher;
    collection->named = rematch->named;
    if (!rematch->renamed)
        analysis_queue_set_matcher(collection->queue, rematch->matcher);
    collection->hits = 0;
    for (size_t i = 0; i < collection->record_count; i++) {
        struct analysis *analysis = collection_item(collection, i)->analysis;
        if (!analysis)
            continue;
        if (analysis->next_round != rematch->round && !rematch->renamed)
            match_next(collection, i);
        if (analysis->next_round == rematch->round)
            analysis_use_next(analysis);
        collection->hits += analysis->hits.count;
    }
    if (collection->after && !rematch->renamed)
        collection_set_matcher(collection->after, rematch->matcher);
    rematch->stage = REMATCH_FREES;
    rematch->next = 0;
}

bool collection_rematch_step(struct collection *collection, int budget_ms)
{
    struct rematch *rematch = &collection->rematch;
    int64_t end = clock_ms() + budget_ms;
    while (rematch->stage != REMATCH_NONE && rematch->next < collection->record_count) {
        size_t index = rematch->next++;
        struct analysis *analysis = collection_item(collection, index)->analysis;
        if (analysis && rematch->stage == REMATCH_FREES)
            analysis_drop_next(analysis);
        else if (analysis)
            match_next(collection, index);
        if (clock_ms() >= end)
            return false;
    }
    bool found = rematch->stage == REMATCH_FINDS;
    rematch->stage = REMATCH_NONE;
    if (found)
        use_new_hits(collection);
    return found;
}
