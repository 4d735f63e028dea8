/* The lines that a column is made of, one below the other or in rows of one height. */
#include "tui/views/compare_private.h"

#include <stdio.h>

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

void compare_level(struct compare_view *compare)
{
    size_t count = compare->rows.count * 2 + 1;
    uint32_t *heights = row_heights(compare, count);
    for (size_t i = 0; i < compare->shown; i++) {
        pane_pad(&compare->columns[compare->slots[i]].pane, heights, count);
        pane_settle(&compare->columns[compare->slots[i]].pane);
    }
}
