#include "tui/views/lineup.h"

#include <assert.h>
#include <string.h>

struct lineup lineup_of(const uint32_t *items, size_t count, struct span place)
{
    struct lineup lineup = {.count = count, .place = place};
    assert(count <= COMPARE_MOST);
    memcpy(lineup.items, items, count * sizeof(*items));
    return lineup;
}

struct lineup lineup_of_set(const struct collection_set *set, const size_t *order, size_t column,
                            uint32_t sentence)
{
    struct lineup lineup = {.count = set->count};
    assert(set->count <= COMPARE_MOST);
    for (size_t i = 0; i < set->count; i++) {
        lineup.items[i] = set->members[order[i]];
        if (order[i] == column)
            lineup.active = i;
    }
    if (sentence != ANNOTATION_NONE)
        lineup.place = set->sides[column].annotation->sentences.items[sentence].span;
    return lineup;
}

bool lineup_move(struct lineup *lineup, const struct context *context,
                 const struct collection_moves *moves)
{
    struct lineup before = *lineup;
    bool stays = false;
    lineup->count = lineup->active = 0;
    lineup->place = (struct span){0};
    for (size_t i = 0; i < before.count; i++) {
        uint32_t item = moves->item_of[before.items[i]];
        if (item == ANNOTATION_NONE)
            continue;
        if (i == before.active) {
            lineup->active = lineup->count;
            if (before.place.length > 0)
                lineup->place = view_moved_place(context, moves, before.items[i], before.place);
            stays = lineup->place.length > 0 || before.place.length == 0;
        }
        lineup->hidden[lineup->count] = before.hidden[i];
        lineup->items[lineup->count++] = item;
    }
    return stays;
}

const struct collection_set *lineup_ask(const struct lineup *lineup, struct context *context)
{
    return collection_ask_set(context->collection, lineup->items, lineup->count);
}

uint32_t lineup_sentence(const struct lineup *lineup, const struct collection_set *set)
{
    const struct annotation *annotation = set->sides[lineup->active].annotation;
    size_t at = sentences_at(&annotation->sentences, lineup->place.paragraph, lineup->place.start);
    return at == SIZE_MAX || lineup->place.length == 0 ? ANNOTATION_NONE : (uint32_t)at;
}
