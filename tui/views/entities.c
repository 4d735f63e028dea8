#include "tui/views/entities.h"

#include "core/base/memory.h"
#include "core/tables/entity_table.h"
#include "tui/views/card.h"
#include "tui/views/grid.h"

#include <math.h>

struct entities_view {
    struct grid grid;
    enum entity_order order;
};

/* What is lit: counts that chance alone would rarely give, at so many standard deviations of a
 * Poisson count; nothing where so many would be expected. */
static const double far = 2, lacking = 3;

enum style entities_style(enum entity_class class)
{
    static const enum style styles[ENTITY_CLASS_COUNT] = {
        [ENTITY_PERSON] = STYLE_PERSON,
        [ENTITY_PLACE] = STYLE_PLACE,
        [ENTITY_ORGANIZATION] = STYLE_ORGANIZATION,
        [ENTITY_DEMONYM] = STYLE_TEXT,
    };
    return styles[class];
}

static void order(struct grid *grid)
{
    enum entity_order order = ((struct entities_view *)grid)->order;
    if (order != ENTITY_BY_UNEVENNESS)
        entity_table_sort(&grid->table, order);
}

static enum style name(const struct grid *grid, const struct outlet_row *row,
                       struct text_builder *out)
{
    (void)grid;
    text_builder_add_string(out, entity_of_row(row)->name);
    return entities_style(entity_of_row(row)->class);
}

static const char *type_of(enum entity_class class)
{
    return class == ENTITY_ORGANIZATION ? "org" : entity_class_name(class);
}

static enum style facts(const struct grid *grid, const struct outlet_row *row,
                        struct text_builder *out)
{
    (void)grid;
    text_builder_printf(out, "%-7s %5zu", type_of(entity_of_row(row)->class), row->place_count);
    return STYLE_DIM;
}

static enum style cell(const struct grid *grid, const struct outlet_row *row, size_t column,
                       const struct outlet_cell *cell, struct text_builder *out)
{
    double expected = outlet_table_expected(&grid->table, row, column);
    if (!cell) {
        text_builder_add(out, style_sign(grid->list.view.context->styles, SIGN_DASH));
        return expected >= lacking ? STYLE_DIFFERENCE_NAME : STYLE_DIM;
    }
    text_builder_printf(out, "%zu", cell->count);
    bool much = (double)cell->count - expected >= far * sqrt(expected) && cell->count > 1;
    return much ? STYLE_FIGURE : STYLE_TEXT;
}

static void detail(const struct grid *grid, const struct outlet_row *row, size_t column,
                   const struct outlet_cell *cell, struct text_builder *heading,
                   struct text_builder *words)
{
    const struct outlet_column *outlet = &grid->table.columns[column];
    text_builder_printf(heading, " %s  %s ", outlet->name, entity_of_row(row)->name);
    text_builder_printf(heading, "%zu in %zu words", cell ? cell->count : 0, outlet->words);
    if (!cell)
        text_builder_printf(words,
                            "Not named here. %s: ", grid->table.columns[row->cells[0].column].name);
    text_builder_add(words, grid_sentence(grid, (cell ? cell : row->cells)->places[0]));
}

static struct span span_of(const struct annotation *annotation, uint32_t index)
{
    return annotation->mentions[index].span;
}

static const struct grid_kind kind = {
    .heading = "name",
    .facts_heading = "type      all",
    .facts_columns = 13,
    .name_share = 25,
    .name_least = 20,
    .name_most = 36,
    .cell_least = 12,
    .cell_most = 18,
    .narrow_cell = 40,
    .numbers = true,
    .make = entity_table_make,
    .making = "counting names",
    .at_once = 100000,
    .order = order,
    .name = name,
    .facts = facts,
    .cell = cell,
    .detail = detail,
    .span = span_of,
    .singular = "mention",
    .plural = "names",
};

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    struct entities_view *entities = (struct entities_view *)view;
    grid_title(view, left, right);
    text_builder_printf(right, ", by %s", entity_order_name(entities->order));
}

static unsigned sort(struct entities_view *entities)
{
    struct grid *grid = &entities->grid;
    const struct outlet_row *row = grid_row(grid);
    const void *thing = row ? row->thing : NULL;
    entities->order = (entities->order + 1) % ENTITY_ORDER_COUNT;
    if (grid->made) {
        entity_table_sort(&grid->table, entities->order);
        grid_reorder(grid, thing);
    }
    context_say(grid->list.view.context, "by %s", entity_order_name(entities->order));
    return REACTION_REDRAW;
}

static void open_card(const struct grid *grid)
{
    const struct outlet_row *row = grid_row(grid);
    struct context *context = grid->list.view.context;
    if (row)
        context_open(context, card_view_new(context, entity_of_row(row), grid->story));
    else
        context_say(context, "no row is in focus");
}

static unsigned act(struct view *view, const struct action_call *call)
{
    if (call->action == ACTION_OPEN && ((struct grid *)view)->column == 0) {
        open_card((struct grid *)view);
        return REACTION_REDRAW;
    }
    if (call->action == ACTION_SORT)
        return sort((struct entities_view *)view);
    return grid_act(view, call);
}

static const struct view_ops ops = {
    .name = "entities",
    .scope = IN_ENTITIES,
    GRID_OPS,
    .act = act,
    .title = title,
};

struct view *entities_view_new(struct context *context, uint32_t story)
{
    struct entities_view *entities = memory_calloc(1, sizeof(*entities));
    grid_open(&entities->grid, &ops, context, &kind, story);
    return &entities->grid.list.view;
}
