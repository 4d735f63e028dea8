#include "tui/highlight.h"

#include <assert.h>
#include <stdlib.h>

static const struct highlight_row rows[HIGHLIGHT_COUNT] = {
    [HIGHLIGHT_PERSON] = {"person", "persons", STYLE_PERSON, ACTION_NEXT_PERSON,
                          ACTION_PREVIOUS_PERSON, ACTION_TOGGLE_PERSON},
    [HIGHLIGHT_PLACE] = {"place", "places", STYLE_PLACE, ACTION_NEXT_PLACE, ACTION_PREVIOUS_PLACE,
                         ACTION_TOGGLE_PLACE},
    [HIGHLIGHT_ORGANIZATION] = {"organisation", "organisations", STYLE_ORGANIZATION,
                                ACTION_NEXT_ORGANIZATION, ACTION_PREVIOUS_ORGANIZATION,
                                ACTION_TOGGLE_ORGANIZATION},
    [HIGHLIGHT_FIGURE] = {"figure", "figures", STYLE_FIGURE, ACTION_NEXT_FIGURE,
                          ACTION_PREVIOUS_FIGURE, ACTION_TOGGLE_FIGURE},
    [HIGHLIGHT_DATE] = {"date", "dates", STYLE_DATE, ACTION_NEXT_DATE, ACTION_PREVIOUS_DATE,
                        ACTION_TOGGLE_DATE},
    [HIGHLIGHT_WATCH] = {"watch hit", "watch hits", STYLE_WATCH, ACTION_NEXT_WATCH,
                         ACTION_PREVIOUS_WATCH, ACTION_TOGGLE_WATCH},
    [HIGHLIGHT_QUOTE] = {"quotation", "quotations", STYLE_QUOTE, ACTION_NEXT_QUOTE,
                         ACTION_PREVIOUS_QUOTE, ACTION_NONE},
};

const struct highlight_row *highlight_row(enum highlight highlight)
{
    assert(highlight < HIGHLIGHT_COUNT);
    return &rows[highlight];
}

enum highlight highlight_of_entity(enum entity_class class)
{
    static const enum highlight classes[ENTITY_CLASS_COUNT] = {
        [ENTITY_PERSON] = HIGHLIGHT_PERSON,
        [ENTITY_PLACE] = HIGHLIGHT_PLACE,
        [ENTITY_ORGANIZATION] = HIGHLIGHT_ORGANIZATION,
        [ENTITY_DEMONYM] = HIGHLIGHT_COUNT,
    };
    assert(class < ENTITY_CLASS_COUNT);
    return classes[class];
}

struct collector {
    struct highlight_span *items;
    size_t count;
    unsigned classes;
};

static void collect(struct collector *collector, enum highlight highlight, struct span span,
                    size_t index)
{
    if (highlight < HIGHLIGHT_COUNT && (collector->classes >> highlight & 1))
        collector->items[collector->count++] =
            (struct highlight_span){span, highlight, (uint32_t)index};
}

static int by_place(const void *a, const void *b)
{
    const struct highlight_span *left = a, *right = b;
    int order = span_compare(left->span, right->span);
    return order ? order : (int)left->highlight - (int)right->highlight;
}

struct highlight_span *highlight_collect(const struct analysis *analysis, unsigned classes,
                                         struct arena *arena, size_t *count)
{
    const struct annotation *found = &analysis->annotation;
    size_t most = found->mention_count + found->figure_count + found->date_count +
                  found->quote_count + analysis->hits.count;
    struct collector collector = {.items = arena_array(arena, most, sizeof(*collector.items)),
                                  .classes = classes};
    for (size_t i = 0; i < found->mention_count; i++)
        collect(&collector, highlight_of_entity(found->mentions[i].class), found->mentions[i].span,
                i);
    for (size_t i = 0; i < found->figure_count; i++)
        collect(&collector, HIGHLIGHT_FIGURE, found->figures[i].span, i);
    for (size_t i = 0; i < found->date_count; i++)
        collect(&collector, HIGHLIGHT_DATE, found->dates[i].span, i);
    for (size_t i = 0; i < analysis->hits.count; i++)
        collect(&collector, HIGHLIGHT_WATCH, analysis->hits.items[i].span, i);
    for (size_t i = 0; i < found->quote_count; i++)
        collect(&collector, HIGHLIGHT_QUOTE, found->quotes[i].span, i);
    qsort(collector.items, collector.count, sizeof(*collector.items), by_place);
    *count = collector.count;
    return collector.items;
}
