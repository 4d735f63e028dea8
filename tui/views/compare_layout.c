/* Which columns stand where, and the lines they are made of. */
#include "tui/views/compare_private.h"

#include <stdio.h>
#include <string.h>

enum { TALL = 12, TALLER = 18 };

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
    if (compare->maximised || width < COMPARE_TWO_MIN)
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

/* --- lines ------------------------------------------------------------------------------------ */

/* A column's lines while they are put together. */
struct composition {
    const struct compare_view *compare;
    const struct column *column;
    struct pane *pane;
    uint32_t paragraph; /* the first that was not begun */
    uint32_t piece;     /* the next */
};

static const struct sentence *sentences_of(const struct column *column)
{
    return column->pane.analysis->annotation.sentences.items;
}

static uint32_t paragraph_of(const struct column *column, const struct piece *piece)
{
    return sentences_of(column)[piece->first].span.paragraph;
}

/* Pieces of a paragraph tile it: what stands before the first sentence belongs to the first. */
static uint32_t start_of(const struct column *column, uint32_t index)
{
    const struct piece *pieces = column->pieces.items;
    if (index == 0 ||
        paragraph_of(column, &pieces[index - 1]) != paragraph_of(column, &pieces[index]))
        return 0;
    return sentences_of(column)[pieces[index].first].span.start;
}

static uint32_t end_of(const struct column *column, uint32_t index)
{
    uint32_t paragraph = paragraph_of(column, &column->pieces.items[index]);
    if (index + 1 < column->pieces.count &&
        paragraph_of(column, &column->pieces.items[index + 1]) == paragraph)
        return start_of(column, index + 1);
    return (uint32_t)column->pane.article->paragraphs[paragraph].text.length;
}

static bool is_only(const struct column *column, uint32_t index)
{
    const struct piece *piece = &column->pieces.items[index];
    return piece->group == ANNOTATION_NONE && !piece->headline &&
           column->pane.links.items[piece->first].relation == RELATION_COUNT;
}

static bool is_cut(const struct compare_view *compare, const struct column *column, uint32_t index)
{
    const struct piece *piece = &column->pieces.items[index];
    if (compare->cut == CUT_ONLY)
        return is_only(column, index);
    return compare->cut == CUT_COMMON && piece->group != ANNOTATION_NONE &&
           compare->set->groups.items[piece->group].article_count == compare->count &&
           !column->pane.links.items[piece->first].disputed;
}

/* Whether a line of the piece before stands for this one too. */
static bool is_hidden(const struct compare_view *compare, const struct column *column,
                      uint32_t index)
{
    return compare->cut == CUT_ONLY && index > 0 && is_only(column, index) &&
           is_only(column, index - 1);
}

/* How many more pieces the line of a cut one stands for, as it says so; NULL: it is shown whole. */
static const char *rest_of(const struct composition *c)
{
    uint32_t end = c->piece + 1;
    if (!is_cut(c->compare, c->column, c->piece))
        return NULL;
    while (end < c->column->pieces.count && is_hidden(c->compare, c->column, end))
        end++;
    return end == c->piece + 1 ? "" : arena_printf(c->pane->arena, " +%u", end - c->piece - 1);
}

/* Paragraphs up to `end` of which no sentence is a piece's: boilerplate, and lines of marks. */
static void add_apart(struct composition *c, uint32_t end, bool gaps)
{
    while (c->paragraph < end) {
        uint32_t p = c->paragraph;
        if (c->compare->cut == CUT_ONLY && !pane_shows(c->pane, p)) {
            c->paragraph = p + 1;
            continue;
        }
        if (gaps && c->pane->line_count > 0)
            pane_add_gap(c->pane, p, 0);
        if (!pane_shows(c->pane, p)) {
            c->paragraph = pane_add_fold(c->pane, p);
            continue;
        }
        pane_add_text(c->pane, p, 0, (uint32_t)c->pane->article->paragraphs[p].text.length, NULL);
        c->paragraph = p + 1;
    }
}

static void add_piece(struct composition *c)
{
    uint32_t paragraph = paragraph_of(c->column, &c->column->pieces.items[c->piece]);
    if (!is_hidden(c->compare, c->column, c->piece))
        pane_add_text(c->pane, paragraph, start_of(c->column, c->piece),
                      end_of(c->column, c->piece), rest_of(c));
    c->paragraph = paragraph + 1;
    c->piece++;
}

/* One below the other; each passage begins on a line of its own, so that its sign stands by it. */
static void compose_linked(struct composition *c)
{
    while (c->piece < c->column->pieces.count) {
        uint32_t paragraph = paragraph_of(c->column, &c->column->pieces.items[c->piece]);
        bool begins = paragraph >= c->paragraph;
        add_apart(c, paragraph, true);
        if (begins && c->pane->line_count > 0 && !is_hidden(c->compare, c->column, c->piece))
            pane_add_gap(c->pane, paragraph, 0);
        add_piece(c);
    }
    add_apart(c, (uint32_t)c->pane->article->paragraph_count, true);
}

/* The place of what comes next. */
static struct span next_place(const struct composition *c)
{
    const struct pieces *pieces = &c->column->pieces;
    if (c->piece < pieces->count &&
        paragraph_of(c->column, &pieces->items[c->piece]) < c->paragraph)
        return (struct span){c->paragraph - 1, start_of(c->column, c->piece), 0};
    if (c->paragraph < c->pane->article->paragraph_count)
        return (struct span){c->paragraph, 0, 0};
    return pane_bottom(c->pane);
}

/* In place of a moved passage: its letter, and which way it is. */
static void add_pointer(struct composition *c, size_t row, uint32_t pointer)
{
    const struct piece *piece = &c->column->pieces.items[pointer];
    const struct styles *styles = c->pane->context->styles;
    struct span place = next_place(c);
    bool above = piece->row < row;
    struct text arrow = style_sign(styles, above ? SIGN_MOVED_UP : SIGN_MOVED_DOWN);
    char letter[4];
    links_letter(piece->group, letter);
    char words[64];
    snprintf(words, sizeof(words), "%.*s %s stands %s", (int)arrow.length, arrow.bytes, letter,
             above ? "above" : "below");
    pane_add_note(c->pane, place.paragraph, place.start, words);
}

/* Each row of the comparison has two here: what stands apart before it, and itself. */
static void compose_aligned(struct composition *c)
{
    const struct rows *rows = &c->compare->rows;
    size_t column = (size_t)(c->column - c->compare->columns);
    for (uint32_t row = 0; row < rows->count; row++) {
        uint32_t piece = rows_cell(rows, row, column), pointer = rows_pointer(rows, row, column);
        if (piece != ANNOTATION_NONE) {
            pane_begin_row(c->pane, row * 2);
            add_apart(c, paragraph_of(c->column, &c->column->pieces.items[piece]), false);
            pane_begin_row(c->pane, row * 2 + 1);
            add_piece(c);
        } else if (pointer != ANNOTATION_NONE) {
            pane_begin_row(c->pane, row * 2 + 1);
            add_pointer(c, row, pointer);
        }
    }
    pane_begin_row(c->pane, (uint32_t)rows->count * 2);
    add_apart(c, (uint32_t)c->pane->article->paragraph_count, false);
}

void compare_compose(void *owner, struct pane *pane)
{
    const struct compare_view *compare = owner;
    const struct column *column = (const struct column *)pane;
    struct composition c = {.compare = compare, .column = column, .pane = pane};
    if (compare->aligned)
        compose_aligned(&c);
    else
        compose_linked(&c);
}

/* --- rows of one height ----------------------------------------------------------------------- */

/* Whether a paragraph runs on from one row to another in some column on screen. */
static bool runs_on(const struct compare_view *compare, size_t row, size_t next)
{
    for (size_t i = 0; i < compare->shown; i++) {
        const struct column *column = &compare->columns[compare->slots[i]];
        uint32_t a = rows_cell(&compare->rows, row, compare->slots[i]);
        uint32_t b = rows_cell(&compare->rows, next, compare->slots[i]);
        if (a != ANNOTATION_NONE && b != ANNOTATION_NONE &&
            paragraph_of(column, &column->pieces.items[a]) ==
                paragraph_of(column, &column->pieces.items[b]))
            return true;
    }
    return false;
}

/* The tallest column makes the row; a blank line parts rows but where a paragraph runs on. */
static uint32_t *row_heights(struct compare_view *compare, size_t count)
{
    uint32_t *heights = arena_array(compare->scratch, count, sizeof(*heights));
    for (size_t i = 0; i < compare->shown; i++) {
        const struct pane *pane = &compare->columns[compare->slots[i]].pane;
        for (size_t first = 0, end = 0; first < pane->line_count; first = end) {
            uint32_t row = pane->lines[first].row;
            while (end < pane->line_count && pane->lines[end].row == row)
                end++;
            if (end - first > heights[row])
                heights[row] = (uint32_t)(end - first);
        }
    }
    size_t before = SIZE_MAX;
    for (size_t row = 0; row < count; row++) {
        if (heights[row] == 0)
            continue;
        bool both = before != SIZE_MAX && before % 2 == 1 && row % 2 == 1;
        if (before != SIZE_MAX && !(both && runs_on(compare, before / 2, row / 2)))
            heights[before]++;
        before = row;
    }
    return heights;
}

static void level_rows(struct compare_view *compare)
{
    size_t count = compare->rows.count * 2 + 1;
    uint32_t *heights = row_heights(compare, count);
    for (size_t i = 0; i < compare->shown; i++) {
        pane_pad(&compare->columns[compare->slots[i]].pane, heights, count);
        pane_settle(&compare->columns[compare->slots[i]].pane);
    }
}

/* --- layout ----------------------------------------------------------------------------------- */

void compare_replan(struct compare_view *compare)
{
    compare->plan++;
    compare->rows.count = 0;
}

static void make_rows(struct compare_view *compare)
{
    struct pieces *pieces = arena_array(compare->scratch, compare->count, sizeof(*pieces));
    for (size_t i = 0; i < compare->count; i++)
        pieces[i] = compare->columns[i].pieces;
    rows_make(pieces, compare->order, compare->count, compare->set->groups.count,
              compare->rows_arena, &compare->rows);
}

int compare_header_rows(struct area area)
{
    return area.height >= TALL ? 2 : 1;
}

int compare_legend_rows(struct area area)
{
    return area.height >= TALLER ? 1 : 0;
}

static void flow_columns(struct compare_view *compare, struct area area)
{
    int header = compare_header_rows(area), width = area.width / (int)compare->shown;
    struct area body = area_rows(area, header, area.height - header - compare_legend_rows(area));
    size_t changed = 0;
    for (size_t i = 0; i < compare->shown; i++) {
        struct pane *pane = &compare->columns[compare->slots[i]].pane;
        pane->plan = compare->plan;
        bool flowed = pane_flow(pane, area_columns(body, (int)i * width, width - COMPARE_EDGE),
                                (int)compare->view.context->settings->width);
        if (flowed && !compare->aligned)
            pane_settle(pane);
        changed += flowed;
    }
    if (!compare->aligned || changed == 0)
        return;
    if (changed == compare->shown) {
        level_rows(compare);
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
    size_t lead = compare_lead(compare);
    for (size_t i = 0; i < compare->shown; i++) {
        size_t column = compare->slots[i];
        size_t other = column != lead            ? lead
                       : compare->active != lead ? compare->active
                       : compare->shown > 1      ? compare->slots[1]
                                                 : lead;
        links_point(compare->set, column, other, &compare->columns[column].pane.links);
    }
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
        struct span span = sentences_of(column)[column->focus.first].span;
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
