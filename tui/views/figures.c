#include "tui/views/figures.h"

#include "core/base/utf8.h"
#include "core/report/comparison_figures.h"
#include "core/tables/figure_table.h"
#include "tui/views/grid.h"

#include <stdlib.h>

enum { VERDICT_WIDTH = 8 };

static struct collection *collection_of(const struct grid *grid)
{
    return grid->list.view.context->collection;
}

/* What is counted; where no noun says so, how it is told. */
static enum style name(const struct grid *grid, const struct outlet_row *row,
                       struct text_builder *out)
{
    const char *noun = counted_noun(collection_of(grid), counted_of_row(row));
    if (noun)
        text_builder_add_string(out, noun);
    else
        text_builder_add(out, grid_sentence(grid, row->cells[0].places[0]));
    return noun ? STYLE_TEXT : STYLE_DIM;
}

/* Where the verdict stands alone, the days between the articles are told below the table. */
static bool is_brief(const struct grid *grid)
{
    return grid->facts < grid->facts_whole;
}

static void add_days(const struct outlet_row *row, struct text_builder *out)
{
    char *note = comparison_days_note(counted_of_row(row)->apart);
    if (note)
        text_builder_printf(out, "  %s", note);
    free(note);
}

static enum style facts(const struct grid *grid, const struct outlet_row *row,
                        struct text_builder *out)
{
    const struct counted *counted = counted_of_row(row);
    text_builder_printf(out, "%-*s", VERDICT_WIDTH, verdict_name(counted->verdict));
    if (!is_brief(grid))
        add_days(row, out);
    return counted->verdict == VERDICT_CONFLICT ? STYLE_HEADING : STYLE_DIM;
}

/* Whether the first number would be cut off behind what stands before it ("more than"). */
static bool is_cut_short(const struct grid *grid, const struct outlet_cell *cell)
{
    const struct collection_item *item = collection_item(collection_of(grid), cell->places[0].item);
    const struct figure *figure = &item->analysis->annotation.figures[cell->places[0].index];
    char *first = comparison_figure_text(item->article, figure);
    int room = grid->cells - GRID_AIR - (cell->count > 1);
    bool cut = figure->modifier && utf8_width(text_from(first)) > room;
    free(first);
    return cut;
}

/* Numbers as printed, each once; where there is little room, from the number on. */
static enum style cell(const struct grid *grid, const struct outlet_row *row, size_t column,
                       const struct outlet_cell *cell, struct text_builder *out)
{
    static const enum style styles[] = {
        [VERDICT_AGREE] = STYLE_TEXT,
        [VERDICT_DIFFER] = STYLE_DIFFERENCE,
        [VERDICT_CONFLICT] = STYLE_DISPUTE,
    };
    if (!cell)
        return grid_absent(grid, row, column, out);
    char *values = comparison_cell_figures(collection_of(grid), cell, false);
    if (is_cut_short(grid, cell)) {
        char *bare = comparison_cell_figures(collection_of(grid), cell, true);
        text_builder_add(out, style_sign(grid->list.view.context->styles, SIGN_ELLIPSIS));
        text_builder_add_string(out, bare);
        free(bare);
    } else {
        text_builder_add_string(out, values);
    }
    free(values);
    return styles[counted_of_row(row)->verdict];
}

static enum sign sign(const struct grid *grid, const struct outlet_row *row)
{
    static const enum sign signs[] = {
        [VERDICT_AGREE] = SIGN_VERBATIM,
        [VERDICT_DIFFER] = SIGN_REWORDED,
        [VERDICT_CONFLICT] = SIGN_DISPUTED,
    };
    (void)grid;
    return signs[counted_of_row(row)->verdict];
}

static void detail(const struct grid *grid, const struct outlet_row *row, size_t column,
                   const struct outlet_cell *given, struct text_builder *heading,
                   struct text_builder *words)
{
    const struct outlet_cell *shown = given ? given : row->cells;
    const struct article *article =
        collection_item(collection_of(grid), shown->places[0].item)->article;
    text_builder_printf(heading, " %s  ", grid->table.columns[column].name);
    if (given) {
        char date[12], *values = comparison_cell_figures(collection_of(grid), given, false);
        date_format(article->date, date);
        text_builder_printf(heading, "%s  %s", date[0] ? date : "undated", values);
        free(values);
    } else {
        text_builder_printf(words, "No number here. %s: ", article->outlet);
    }
    if (is_brief(grid))
        add_days(row, heading);
    text_builder_add(words, grid_sentence(grid, shown->places[0]));
}

static struct span span_of(const struct annotation *annotation, uint32_t index)
{
    return annotation->figures[index].span;
}

static const struct grid_kind kind = {
    .heading = "what is counted",
    .facts_heading = "verdict",
    .facts_columns = 24,
    .facts_least = VERDICT_WIDTH,
    .name_share = 25,
    .name_least = 18,
    .name_most = 40,
    .cell_least = 15,
    .cell_most = 28,
    .narrow_cell = 50,
    .make = figure_table_make,
    .making = "comparing figures",
    .by_pairs = true,
    .at_once = 8000, /* about 10 ms */
    .name = name,
    .facts = facts,
    .cell = cell,
    .sign = sign,
    .detail = detail,
    .span = span_of,
    .singular = "figure",
    .row = "quantity",
};

static const struct view_ops ops = {
    .name = "figures",
    .scope = IN_FIGURES,
    GRID_OPS,
    .act = grid_act,
    .title = grid_title,
};

struct view *figures_view_new(struct context *context, uint32_t story)
{
    return grid_view_new(context, &ops, &kind, story);
}
