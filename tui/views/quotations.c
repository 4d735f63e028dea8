#include "tui/views/quotations.h"

#include "core/collection/quotation_table.h"
#include "tui/views/grid.h"

static struct collection *collection_of(const struct grid *grid)
{
    return grid->list.view.context->collection;
}

static bool add(struct grid *grid, uint32_t story)
{
    quotation_table_add(&grid->table, collection_of(grid), story);
    return true;
}

static void finish(struct grid *grid)
{
    quotation_table_sort(&grid->table, collection_of(grid));
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

static enum style cell(const struct grid *grid, const struct outlet_row *row, size_t column,
                       const struct outlet_cell *cell, struct text_builder *out)
{
    static const enum style styles[] = {
        [QUOTATION_WHOLE] = STYLE_TEXT,
        [QUOTATION_TRIMMED] = STYLE_DIFFERENCE,
        [QUOTATION_CHANGED] = STYLE_DISPUTE,
    };
    struct outlet_place place;
    struct text other;
    if (!cell)
        return grid_absent(grid, row, column, out);
    enum quotation_relation relation = quotation_relation_in(row, cell, &place);
    text_builder_add_string(out, quotation_relation_name(relation));
    if (!quotation_other_speaker(collection_of(grid), row, cell, &other))
        return styles[relation];
    text_builder_printf(out, " (%.*s)", (int)other.length, other.bytes);
    return relation == QUOTATION_CHANGED ? STYLE_DISPUTE : STYLE_DIFFERENCE_NAME;
}

static enum sign sign(const struct grid *grid, const struct outlet_row *row)
{
    return quotation_parts(collection_of(grid), row) ? SIGN_DISPUTED
           : row->cell_count > 1                     ? SIGN_QUOTE
                                                     : SIGN_COUNT;
}

/* The words as this outlet prints them, and who says them there. */
static void detail(const struct grid *grid, const struct outlet_row *row, size_t column,
                   const struct outlet_cell *cell, struct text_builder *heading,
                   struct text_builder *words)
{
    struct outlet_place place;
    struct collection *collection = collection_of(grid);
    text_builder_printf(heading, " %s  ", grid->table.columns[column].name);
    if (!cell) {
        text_builder_add_string(words, "Absent here. The longest: ");
        text_builder_add(words, quotation_words(collection, quotation_of_row(row)));
        return;
    }
    enum quotation_relation relation = quotation_relation_in(row, cell, &place);
    struct text speaker = quotation_speaker(collection, place);
    text_builder_printf(heading, "%s, ", quotation_relation_name(relation));
    text_builder_add(heading, speaker.length > 0 ? speaker : TEXT("nobody named"));
    const struct collection_item *item = collection_item(collection, place.item);
    text_builder_add(words, article_span_text(item->article,
                                              item->analysis->annotation.quotes[place.index].span));
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
    .add = add,
    .finish = finish,
    .name = name,
    .facts = facts,
    .cell = cell,
    .sign = sign,
    .detail = detail,
    .span = span_of,
    .singular = "quotation",
    .plural = "quotations",
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
