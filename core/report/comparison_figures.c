#include "core/report/comparison_figures.h"

#include "core/base/union.h"

#include <stdlib.h>

char *comparison_figure_text(const struct article *article, const struct figure *figure)
{
    struct text_builder out = {0};
    if (figure->modifier)
        text_builder_printf(&out, "%s ", figure->modifier);
    text_builder_add(&out, article_span_text(article, figure->span));
    return out.bytes;
}

static char *place_text(const struct collection *collection, struct outlet_place place, bool bare)
{
    const struct collection_item *item = collection_item(collection, place.item);
    struct figure figure = item->analysis->annotation.figures[place.index];
    if (bare)
        figure.modifier = NULL;
    return comparison_figure_text(item->article, &figure);
}

/* Whether a number stands in the cell before its place `index`. */
static bool is_told(const struct collection *collection, const struct outlet_cell *cell,
                    size_t index, const char *text, bool bare)
{
    bool told = false;
    for (size_t i = 0; i < index && !told; i++) {
        char *other = place_text(collection, cell->places[i], bare);
        told = text_equal_ascii_case(text_from(other), text_from(text));
        free(other);
    }
    return told;
}

char *comparison_cell_figures(const struct collection *collection, const struct outlet_cell *cell,
                              bool bare)
{
    struct text_builder out = {0};
    for (size_t i = 0; i < cell->count; i++) {
        char *text = place_text(collection, cell->places[i], bare);
        if (!is_told(collection, cell, i, text, bare))
            text_builder_printf(&out, "%s%s", out.length > 0 ? ", " : "", text);
        free(text);
    }
    return out.bytes;
}

char *comparison_days_note(struct days_apart apart)
{
    struct text_builder out = {0};
    if (apart.days > 0)
        text_builder_printf(&out, "%s%s apart", apart.about ? "about " : "",
                            TEXT_COUNTED((size_t)apart.days, "day"));
    return out.bytes;
}

/* --- of two articles -------------------------------------------------------------------------- */

struct grouper {
    const struct comparison *comparison;
    struct arena *arena, *scratch;
    uint32_t *sets;    /* of the left figures, then the right */
    uint32_t *numbers; /* 1 + the quantity of a set, by its first member */
    struct comparison_figures *items;
    size_t count, capacity;
};

static const struct compare_side *side_of(const struct grouper *g, int side)
{
    return side == 0 ? &g->comparison->left : &g->comparison->right;
}

static void join(struct grouper *g)
{
    uint32_t right = (uint32_t)g->comparison->left.annotation->figure_count;
    size_t count = right + g->comparison->right.annotation->figure_count;
    g->sets = union_new(g->scratch, count);
    g->numbers = arena_array(g->scratch, count, sizeof(*g->numbers));
    for (size_t i = 0; i < g->comparison->dispute_count; i++) {
        const struct dispute *dispute = &g->comparison->disputes[i];
        union_join(g->sets, dispute->left, right + dispute->right);
    }
}

/* The quantity of a dispute, made when it is met first. */
static struct comparison_figures *quantity_of(struct grouper *g, const struct dispute *dispute)
{
    uint32_t root = union_find(g->sets, dispute->left);
    if (g->numbers[root] == 0) {
        g->items = arena_grow(g->arena, g->items, g->count, &g->capacity, sizeof(*g->items));
        g->items[g->count++] = (struct comparison_figures){.verdict = dispute->verdict};
        g->numbers[root] = (uint32_t)g->count;
    }
    return &g->items[g->numbers[root] - 1];
}

static void add_figure(struct grouper *g, struct comparison_figures *to, int side, uint32_t index)
{
    const struct figure *figure = &side_of(g, side)->annotation->figures[index];
    char *text = comparison_figure_text(side_of(g, side)->article, figure);
    bool told = false;
    to->noun = to->noun ? to->noun : figure->noun;
    to->unit = to->unit ? to->unit : figure->unit;
    for (size_t i = 0; i < to->counts[side] && !told; i++)
        told = text_equal_ascii_case(text_from(to->texts[side][i]), text_from(text));
    if (!told) {
        to->texts[side] = arena_grow(g->arena, to->texts[side], to->counts[side],
                                     &to->capacities[side], sizeof(char *));
        to->texts[side][to->counts[side]++] = arena_strdup(g->arena, text);
    }
    free(text);
}

/* Says what may explain that they differ: how far the articles lie apart. */
static void add_notes(struct grouper *g)
{
    const struct compare_side sides[2] = {g->comparison->left, g->comparison->right};
    char *note = comparison_days_note(story_days_apart(story_dates_read(sides, 2, g->scratch), 2));
    const char *kept = note ? arena_strdup(g->arena, note) : NULL;
    for (size_t i = 0; i < g->count; i++)
        g->items[i].note = g->items[i].verdict == VERDICT_AGREE ? NULL : kept;
    free(note);
}

struct comparison_figures *comparison_figures_find(const struct comparison *comparison,
                                                   struct arena *arena, size_t *count)
{
    struct grouper g = {.comparison = comparison, .arena = arena, .scratch = arena_new()};
    join(&g);
    for (size_t i = 0; i < comparison->dispute_count; i++) {
        const struct dispute *dispute = &comparison->disputes[i];
        struct comparison_figures *quantity = quantity_of(&g, dispute);
        add_figure(&g, quantity, 0, dispute->left);
        add_figure(&g, quantity, 1, dispute->right);
        if (dispute->verdict > quantity->verdict)
            quantity->verdict = dispute->verdict;
    }
    add_notes(&g);
    arena_free(g.scratch);
    *count = g.count;
    return g.items;
}
