#include "tui/views/figures.h"

#include "core/report/comparison_figures.h"
#include "core/tables/figure_table.h"
#include "tui/views/grid.h"

#include <stdlib.h>

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

static enum style facts(const struct grid *grid, const struct outlet_row *row,
                        struct text_builder *out)
{
    const struct counted *counted = counted_of_row(row);
    (void)grid;
    char *note = comparison_days_note(counted->apart);
    text_builder_printf(out, "%-8s", verdict_name(counted->verdict));
    if (note)
        text_builder_printf(out, "  %s", note);
    free(note);
    return counted->verdict == VERDICT_CONFLICT ? STYLE_HEADING : STYLE_DIM;
}

/* Numbers as printed, each once. */
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
    char *values = comparison_cell_figures(collection_of(grid), cell);
    text_builder_add_string(out, values);
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
        struct text_builder values = {0};
        char date[12];
        date_format(article->date, date);
        cell(grid, row, column, given, &values);
        text_builder_printf(heading, "%s  %s", date[0] ? date : "undated", values.bytes);
        text_builder_free(&values);
    } else {
        text_builder_printf(words, "No number here. %s: ", article->outlet);
    }
    text_builder_add(words, grid_sentence(grid, shown->places[0]));
}

static struct span span_of(const struct annotation *annotation, uint32_t index)
{
    return annotation->figures[index].span;
}

static const struct grid_kind kind = {
    .heading = "what is counted",
    .facts_heading = "verdict",
    .facts_columns = 23,
    .name_share = 25,
    .name_least = 18,
    .name_most = 40,
    .cell_least = 16,
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
