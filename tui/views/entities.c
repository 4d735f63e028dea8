#include "tui/views/entities.h"

#include "core/tables/entity_table.h"
#include "tui/views/card.h"
#include "tui/views/grid.h"

#include <math.h>

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

/* With all orders: one of a hundred thousand names takes longer than a key may. */
static void make(struct outlet_table *table, struct collection *collection, uint32_t story,
                 struct work *work, struct arena *arena)
{
    entity_table_make(table, collection, story, work, arena);
    table->orders = arena_array(arena, ENTITY_ORDER_COUNT, sizeof(*table->orders));
    for (size_t i = 0; i < ENTITY_ORDER_COUNT; i++)
        table->orders[i] = entity_table_order(table, (enum entity_order)i, arena);
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
    text_builder_printf(heading, "%zu in %s", cell ? cell->count : 0,
                        TEXT_COUNTED(outlet->words, "word"));
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
    .make = make,
    .making = "counting names",
    .at_once = 100000,
    .name = name,
    .facts = facts,
    .cell = cell,
    .detail = detail,
    .span = span_of,
    .singular = "mention",
    .row = "name",
};

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    grid_title(view, left, right);
    text_builder_printf(right, ", by %s",
                        entity_order_name((enum entity_order)((struct grid *)view)->order));
}

static unsigned sort(struct grid *grid)
{
    grid_set_order(grid, (grid->order + 1) % ENTITY_ORDER_COUNT);
    context_say(grid->list.view.context, "by %s",
                entity_order_name((enum entity_order)grid->order));
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
        return sort((struct grid *)view);
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
    return grid_view_new(context, &ops, &kind, story);
}
