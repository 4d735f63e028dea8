#include "tui/page/highlight.h"

#include "core/base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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
    if (order == 0 && left->highlight == right->highlight)
        return (left->index > right->index) - (left->index < right->index);
    return order ? order : (int)left->highlight - (int)right->highlight;
}

struct severity_sign highlight_severity_sign(enum watch_severity severity)
{
    static const struct severity_sign signs[WATCH_SEVERITY_COUNT] = {
        [WATCH_INFO] = {SIGN_WATCH_INFO, STYLE_SIGN},
        [WATCH_LOW] = {SIGN_WATCH_LOW, STYLE_SIGN},
        [WATCH_MEDIUM] = {SIGN_WATCH, STYLE_WATCH},
        [WATCH_HIGH] = {SIGN_WATCH, STYLE_WATCH_HIGH},
        [WATCH_CRITICAL] = {SIGN_WATCH_MOST, STYLE_WATCH_HIGH},
    };
    return signs[severity];
}

struct look highlight_term_look(const struct styles *styles, const struct watch_term *term)
{
    struct look look = styles->looks[term->severity >= WATCH_HIGH ? STYLE_WATCH_HIGH : STYLE_WATCH];
    return term->color ? look_over(look, style_ground(styles, text_from(term->color))) : look;
}

static int by_rank_from_last(const void *left, const void *right)
{
    return hit_rank(right, left);
}

struct hit *highlight_ranked_hits(const struct hits *hits, uint32_t paragraph, size_t *count)
{
    size_t first = hits_from(hits, paragraph);
    *count = hits_from(hits, paragraph + 1) - first;
    struct hit *ranked = memory_calloc(*count + 1, sizeof(*ranked));
    if (*count > 0)
        memcpy(ranked, hits->items + first, *count * sizeof(*ranked));
    qsort(ranked, *count, sizeof(*ranked), by_rank_from_last);
    return ranked;
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
