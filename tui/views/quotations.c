#include "tui/views/quotations.h"

#include "core/tables/quotation_table.h"
#include "tui/views/grid.h"

static struct collection *collection_of(const struct grid *grid)
{
    return grid->list.view.context->collection;
}

static enum style name(const struct grid *grid, const struct outlet_row *row,
                       struct text_builder *out)
{
    text_builder_add(out, quotation_words(collection_of(grid), quotation_of_row(row)));
    return STYLE_QUOTE;
}

static enum style facts(const struct grid *grid, const struct outlet_row *row,
                        struct text_builder *out)
{
    struct text speaker = quotation_main_speaker(collection_of(grid), quotation_of_row(row));
    text_builder_add(out, speaker.length > 0 ? speaker : TEXT("nobody named"));
    return STYLE_DIM;
}

/* Somebody else is named for the same words. */
static void add_other(const struct grid *grid, struct text other, struct text_builder *out)
{
    text_builder_add_byte(out, ' ');
    text_builder_add(out, style_sign(grid->list.view.context->styles, SIGN_DISPUTED));
    text_builder_add_byte(out, ' ');
    text_builder_add(out, other);
}

static enum style cell(const struct grid *grid, const struct outlet_row *row, size_t column,
                       const struct outlet_cell *cell, struct text_builder *out)
{
    static const enum style styles[] = {
        [QUOTATION_WHOLE] = STYLE_TEXT,
        [QUOTATION_TRIMMED] = STYLE_DIFFERENCE,
        [QUOTATION_CHANGED] = STYLE_DISPUTE,
    };
    struct text other;
    if (!cell)
        return grid_absent(grid, row, column, out);
    enum quotation_relation relation = quotation_print_in(row, cell)->relation;
    text_builder_add_string(out, quotation_relation_name(relation));
    if (!quotation_other_speaker(collection_of(grid), row, cell, &other))
        return styles[relation];
    add_other(grid, other, out);
    return relation == QUOTATION_CHANGED ? STYLE_DISPUTE : STYLE_DIFFERENCE_NAME;
}

static enum sign sign(const struct grid *grid, const struct outlet_row *row)
{
    return quotation_parts(collection_of(grid), row) ? SIGN_DISPUTED
           : row->cell_count > 1                     ? SIGN_QUOTE
                                                     : SIGN_COUNT;
}

static void add_words(const struct grid *grid, const struct outlet_cell *cell,
                      struct text_builder *words)
{
    for (size_t i = 0; i < cell->count; i++) {
        const struct collection_item *item =
            collection_item(collection_of(grid), cell->places[i].item);
        const struct quote *quote = &item->analysis->annotation.quotes[cell->places[i].index];
        text_builder_add_string(words, i > 0 ? " / " : "");
        text_builder_add(words, article_span_text(item->article, quote->span));
    }
}

/* What the outlet cut and changed, its words, and who says them there. */
static void detail(const struct grid *grid, const struct outlet_row *row, size_t column,
                   const struct outlet_cell *cell, struct text_builder *heading,
                   struct text_builder *words)
{
    struct text other;
    struct collection *collection = collection_of(grid);
    text_builder_printf(heading, " %s  ", grid->table.columns[column].name);
    if (!cell) {
        text_builder_add_string(words, "Absent here. The longest: ");
        text_builder_add(words, quotation_words(collection, quotation_of_row(row)));
        return;
    }
    const struct quotation_print *print = quotation_print_in(row, cell);
    struct text speaker = quotation_speaker(collection, cell->places[0]);
    text_builder_printf(heading, "%s,", quotation_relation_name(print->relation));
    if (quotation_other_speaker(collection, row, cell, &other)) {
        add_other(grid, other, heading);
    } else {
        text_builder_add_byte(heading, ' ');
        text_builder_add(heading, speaker.length > 0 ? speaker : TEXT("nobody named"));
    }
    quotation_print_describe(print, words);
    text_builder_add_string(words, print->count > 0 ? ". Here: " : "");
    add_words(grid, cell, words);
}

static struct span span_of(const struct annotation *annotation, uint32_t index)
{
    return annotation->quotes[index].span;
}

static const struct grid_kind kind = {
    .heading = "quotation",
    .facts_heading = "speaker",
    .facts_columns = 16,
    .name_share = 33,
    .name_least = 24,
    .name_most = 72,
    .cell_least = 12,
    .cell_most = 28,
    .narrow_cell = 40,
    .make = quotation_table_make,
    .making = "comparing quotations",
    .at_once = 50000,
    .name = name,
    .facts = facts,
    .cell = cell,
    .sign = sign,
    .detail = detail,
    .span = span_of,
    .singular = "quotation",
    .row = "quotation",
};

static const struct view_ops ops = {
    .name = "quotations",
    .scope = IN_QUOTATIONS,
    GRID_OPS,
    .act = grid_act,
    .title = grid_title,
};

struct view *quotations_view_new(struct context *context, uint32_t story)
{
    return grid_view_new(context, &ops, &kind, story);
}
