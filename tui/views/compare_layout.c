/* Which columns stand where, and what of them is in focus. */
#include "tui/views/compare_private.h"

#include <string.h>

enum { TALL = 12 };

/* --- columns ---------------------------------------------------------------------------------- */

size_t compare_visible(const struct compare_view *compare, size_t *columns)
{
    size_t count = 0;
    for (size_t i = 0; i < compare->count; i++)
        if (!compare->columns[compare->order[i]].hidden)
            columns[count++] = compare->order[i];
    return count;
}

size_t compare_lead(const struct compare_view *compare)
{
    size_t at = 0;
    while (at + 1 < compare->count && compare->columns[compare->order[at]].hidden)
        at++;
    return compare->order[at];
}

static size_t how_many_fit(const struct compare_view *compare, int width)
{
    if (compare->maximised || width < COMPARE_TWO_MIN || compare->view.context->styles->plain)
        return 1;
    return (size_t)(width / COMPARE_COLUMN_MIN);
}

/* As many columns as fit: the lead stays at the left, the others move past it so that the active
 * one is seen. Where one fits alone it is the active one. Returns whether others are shown now. */
static bool choose_columns(struct compare_view *compare, int width)
{
    size_t *columns = arena_array(compare->scratch, compare->count, sizeof(*columns));
    size_t *slots = arena_array(compare->scratch, compare->count, sizeof(*slots));
    size_t count = compare_visible(compare, columns), fit = how_many_fit(compare, width), at = 0;
    size_t shown = fit < count ? fit : count, beside = shown - 1;
    while (columns[at] != compare->active)
        at++;
    if (at > 0 && at < compare->first_beside)
        compare->first_beside = at;
    if (beside > 0 && at >= compare->first_beside + beside)
        compare->first_beside = at - beside + 1;
    if (compare->first_beside + beside > count)
        compare->first_beside = count - beside;
    slots[0] = shown == 1 ? compare->active : columns[0];
    for (size_t i = 1; i < shown; i++)
        slots[i] = columns[compare->first_beside + i - 1];
    bool others =
        shown != compare->shown || memcmp(slots, compare->slots, shown * sizeof(*slots)) != 0;
    memcpy(compare->slots, slots, shown * sizeof(*slots));
    compare->shown = shown;
    return others;
}

/* --- layout ----------------------------------------------------------------------------------- */

void compare_replan(struct compare_view *compare)
{
    compare->plan++;
    compare->rows.count = 0;
}

/* Of what the lead tells several times what a column's pieces are most like. */
static void find_closest(const struct compare_view *compare, size_t index)
{
    size_t lead = compare_lead(compare);
    struct column *column = &compare->columns[index];
    for (size_t i = 0; i < column->pieces.count; i++) {
        struct piece *piece = &column->pieces.items[i];
        struct links_partner partner =
            links_partner(compare->set, &column->pane.links, index, piece->first, lead);
        piece->closest = partner.passage ? compare->columns[lead].pieces.piece_of[partner.first]
                                         : ANNOTATION_NONE;
    }
}

static void make_rows(struct compare_view *compare)
{
    struct pieces *pieces = arena_array(compare->scratch, compare->count, sizeof(*pieces));
    for (size_t i = 0; i < compare->count; i++) {
        find_closest(compare, i);
        pieces[i] = compare->columns[i].pieces;
    }
    rows_make(pieces, compare->order, compare->count, compare->set->groups.count,
              compare->rows_arena, &compare->rows);
}

int compare_header_rows(struct area area)
{
    return area.height >= TALL ? 2 : 1;
}

static void flow_columns(struct compare_view *compare, struct area area)
{
    int header = compare_header_rows(area), width = area.width / (int)compare->shown;
    struct area body = area_rows(area, header, area.height - header);
    size_t changed = 0;
    for (size_t i = 0; i < compare->shown; i++) {
        struct pane *pane = &compare->columns[compare->slots[i]].pane;
        pane->plan = compare->plan;
        bool flowed = pane_flow(pane, area_columns(body, (int)i * width, width - COMPARE_EDGE),
                                (int)compare->view.context->config->settings.width);
        if (flowed && !compare->aligned)
            pane_settle(pane);
        changed += flowed;
    }
    if (!compare->aligned || changed == 0)
        return;
    if (changed == compare->shown) {
        compare_level(compare);
    } else {
        compare->plan++; /* rows are made of all columns or of none */
        flow_columns(compare, area);
    }
}

/* Where the reader goes by row, not by place: from a column to the one beside it. */
static void go_to_row(struct compare_view *compare)
{
    struct pane *pane = compare_pane(compare);
    if (compare->wanted_row == ANNOTATION_NONE)
        return;
    size_t line = 0, on_screen = pane->kept_row;
    while (line < pane->line_count && pane->lines[line].row < compare->wanted_row)
        line++;
    pane->focus = (struct span){0};
    pane_level(pane, line, (int)on_screen);
    compare->wanted_row = ANNOTATION_NONE;
}

/* In rows an arrow stands where a passage is not level with the lead's, and leads there. */
static void point_rows(struct compare_view *compare, size_t index)
{
    struct column *column = &compare->columns[index];
    struct link *links = column->pane.links.items;
    for (size_t s = 0; s < column->pane.links.count; s++)
        links[s].moved = 0;
    for (size_t row = 0; row < compare->rows.count; row++) {
        uint32_t pointer = rows_pointer(&compare->rows, row, index);
        if (pointer == ANNOTATION_NONE)
            continue;
        const struct piece *piece = &column->pieces.items[pointer];
        for (uint32_t s = piece->first; s < piece->end; s++)
            links[s].moved = row < piece->row ? -1 : 1;
    }
}

/* Whose order a column's is set against: the lead's; of the lead the active column's or that of the
 * one beside it. */
static size_t beside(const struct compare_view *compare, size_t column)
{
    size_t lead = compare_lead(compare);
    if (column != lead)
        return lead;
    if (compare->active != lead)
        return compare->active;
    return compare->shown > 1 ? compare->slots[1] : lead;
}

static void point_columns(struct compare_view *compare)
{
    for (size_t i = 0; i < compare->shown; i++) {
        size_t column = compare->slots[i];
        if (compare->aligned)
            point_rows(compare, column);
        else
            links_point(compare->set, column, beside(compare, column),
                        &compare->columns[column].pane.links);
    }
}

void compare_lay_out(struct compare_view *compare, struct area area)
{
    arena_reset(compare->scratch);
    if (choose_columns(compare, area.width) && compare->aligned)
        compare->plan++;
    if (compare->aligned && compare->rows.count == 0) {
        arena_reset(compare->rows_arena);
        make_rows(compare);
    }
    flow_columns(compare, area);
    if (!compare->placed && compare->wanted.length > 0)
        pane_go(compare_pane(compare), compare->wanted);
    if (!compare->placed)
        compare_pane(compare)->focus = (struct span){0};
    compare->placed = true;
    go_to_row(compare);
    point_columns(compare);
    compare_follow(compare);
}

/* --- what is in focus ------------------------------------------------------------------------- */

static struct stretch focus_in(struct compare_view *compare, size_t column, uint32_t sentence)
{
    const struct column *active = &compare->columns[compare->active];
    const struct links *links = &active->pane.links;
    if (column == compare->active) {
        if (links->items[sentence].relation == RELATION_COUNT)
            return (struct stretch){0};
        const struct piece *piece = &active->pieces.items[active->pieces.piece_of[sentence]];
        return piece->group == ANNOTATION_NONE ? (struct stretch){sentence, sentence + 1}
                                               : (struct stretch){piece->first, piece->end};
    }
    return links_stretch(compare->set, links, compare->active, sentence, column);
}

/* Columns that carry the passage scroll so that it stands level with the cursor; others stay. */
static void scroll_to_focus(struct compare_view *compare)
{
    const struct scroller *active = &compare_pane(compare)->scroller;
    for (size_t i = 0; i < compare->shown; i++) {
        struct column *column = &compare->columns[compare->slots[i]];
        struct pane *pane = &column->pane;
        if (compare->slots[i] == compare->active || column->focus.first == column->focus.end)
            continue;
        struct span span =
            column->pane.analysis->annotation.sentences.items[column->focus.first].span;
        size_t line = pane_line_of(pane, span.paragraph, span.start);
        if (line != SIZE_MAX)
            pane_level(pane, line, (int)(active->cursor - active->top));
        pane->focus = span;
    }
}

static void scroll_rows(struct compare_view *compare)
{
    for (size_t i = 0; i < compare->shown; i++)
        if (compare->slots[i] != compare->active)
            compare->columns[compare->slots[i]].pane.scroller = compare_pane(compare)->scroller;
}

void compare_follow(struct compare_view *compare)
{
    size_t sentence = pane_sentence(compare_pane(compare));
    const struct column *active = &compare->columns[compare->active];
    bool is_piece = sentence != SIZE_MAX && active->pieces.piece_of[sentence] != ANNOTATION_NONE;
    for (size_t column = 0; column < compare->count; column++)
        compare->columns[column].focus =
            is_piece ? focus_in(compare, column, (uint32_t)sentence) : (struct stretch){0};
    if (compare->loose)
        return;
    if (compare->aligned)
        scroll_rows(compare);
    else
        scroll_to_focus(compare);
}
