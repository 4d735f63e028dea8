/* The compare view on the screen: titles, columns, the overview beside each. */
#include "core/base/utf8.h"
#include "tui/views/compare_private.h"

#include <stdio.h>
#include <string.h>

/* --- marks ------------------------------------------------------------------------------------ */

static void mark_span(const struct pane *pane, struct span span, uint32_t paragraph,
                      enum flow_layer layer, enum style style, struct flow_marks *marks)
{
    if (span.paragraph == paragraph)
        flow_marks_add(marks, span.start, span.start + span.length, layer,
                       pane->context->styles->looks[style]);
}

struct links_partner compare_reference(const struct compare_view *compare, size_t column,
                                       uint32_t sentence, size_t *other)
{
    const struct links *links = &compare->columns[column].pane.links;
    size_t lead = compare_lead(compare);
    struct links_partner partner = {0};
    *other = column == lead ? compare->active : lead;
    if (*other != column)
        partner = links_partner(compare->set, links, column, sentence, *other);
    for (size_t i = 0; !partner.passage && i < compare->shown + compare->count; i++) {
        *other = i < compare->shown ? compare->slots[i] : compare->order[i - compare->shown];
        if (*other != column)
            partner = links_partner(compare->set, links, column, sentence, *other);
    }
    return partner;
}

enum style compare_change_style(const struct change *change)
{
    static const enum style styles[] = {[LINKS_WORDING] = STYLE_DIFFERENCE,
                                        [LINKS_NAMED] = STYLE_DIFFERENCE_NAME,
                                        [LINKS_DISPUTED] = STYLE_DISPUTE};
    return styles[links_weight(change)];
}

static void mark_changes(const struct pane *pane, const struct links_partner *partner,
                         uint32_t paragraph, struct flow_marks *marks)
{
    const struct tokens *tokens = &pane->analysis->annotation.tokens;
    for (uint32_t i = 0; partner->passage && i < partner->passage->change_count; i++) {
        const struct change *change = &partner->passage->changes[i];
        uint32_t first = partner->is_left ? change->left_first : change->right_first;
        uint32_t end = partner->is_left ? change->left_end : change->right_end;
        if (first < end)
            mark_span(pane, tokens_span(tokens, first, end), paragraph, LAYER_DIFFERENCE,
                      compare_change_style(change), marks);
    }
}

/* Figures that other columns give otherwise. */
static void mark_disputes(const struct pane *pane, uint32_t paragraph, struct flow_marks *marks)
{
    const struct annotation *annotation = &pane->analysis->annotation;
    size_t low = 0, high = annotation->figure_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (annotation->figures[middle].span.paragraph < paragraph)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < annotation->figure_count && annotation->figures[low].span.paragraph == paragraph;
         low++)
        if (pane->links.disputed_figures[low])
            mark_span(pane, annotation->figures[low].span, paragraph, LAYER_DIFFERENCE,
                      STYLE_DISPUTE, marks);
}

void compare_mark(void *owner, const struct pane *pane, uint32_t paragraph,
                  struct flow_marks *marks)
{
    const struct compare_view *compare = owner;
    const struct column *column = (const struct column *)pane;
    size_t index = (size_t)(column - compare->columns), other;
    const struct sentences *sentences = &pane->analysis->annotation.sentences;
    for (size_t s = sentences_at(sentences, paragraph, UINT32_MAX);
         s != SIZE_MAX && sentences->items[s].span.paragraph == paragraph;
         s = s > 0 ? s - 1 : SIZE_MAX) {
        if (pane->links.items[s].relation == RELATION_COUNT)
            continue;
        bool lit = s >= column->focus.first && s < column->focus.end;
        mark_span(pane, sentences->items[s].span, paragraph, LAYER_PASSAGE,
                  lit ? STYLE_PARTNER : STYLE_PASSAGE, marks);
        struct links_partner partner = compare_reference(compare, index, (uint32_t)s, &other);
        mark_changes(pane, &partner, paragraph, marks);
    }
    mark_disputes(pane, paragraph, marks);
}

/* --- titles ----------------------------------------------------------------------------------- */

static size_t place_in_order(const struct compare_view *compare, size_t column)
{
    size_t at = 0;
    while (compare->order[at] != column)
        at++;
    return at + 1;
}

/* The longest way of saying how much is shared that fits. */
static void draw_counts(const struct column *column, struct draw *draw, struct area header)
{
    static const char *const forms[] = {"%zu verbatim, %zu reworded, %zu only here",
                                        "%zu same, %zu reworded, %zu only here",
                                        "%zu =  %zu ~  %zu only here", "%zu= %zu~ %zu"};
    const struct links *links = &column->pane.links;
    char words[96] = "";
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        snprintf(words, sizeof(words), forms[i], links->verbatim, links->reworded, links->only);
        if ((int)strlen(words) + 2 <= header.width)
            break;
    }
    draw_clipped(draw, header, 1, 2, header.width - 2, text_from(words),
                 draw_look(draw, STYLE_DIM));
}

static void draw_header(const struct compare_view *compare, struct draw *draw, size_t index)
{
    const struct column *column = &compare->columns[index];
    const struct pane *pane = &column->pane;
    int rows = compare_header_rows(compare->view.area);
    struct area header = {compare->view.area.y, pane->area.x, rows, pane->area.width};
    char date[12], words[96];
    date_format(pane->article->date, date);
    snprintf(words, sizeof(words), "(%zu of %zu)  %s", place_in_order(compare, index),
             compare->count, date[0] ? date : "undated");
    bool active = index == compare->active;
    struct look look = draw_look(draw, STYLE_DIM);
    if (active)
        look = look_over(look_over(draw_look(draw, STYLE_OUTLET), draw_look(draw, STYLE_TITLE)),
                         context_outlet_color(compare->view.context, pane->article->outlet));
    if (active && !draw_styles(draw)->plain)
        draw_text(draw, header, 0, 0, style_sign(draw_styles(draw), SIGN_CURSOR), look);
    int room = header.width - 3 - (int)strlen(words);
    int end = draw_clipped(draw, header, 0, 2, room, text_from(pane->article->outlet), look);
    draw_text(draw, header, 0, end + 1, text_from(words), draw_look(draw, STYLE_DIM));
    if (rows > 1)
        draw_counts(column, draw, header);
}

/* --- overview --------------------------------------------------------------------------------- */

enum shade { SHADE_ONLY, SHADE_REWORDED, SHADE_SHARED, SHADE_DISPUTED, SHADE_COUNT };

static enum shade shade_of(const struct column *column, const struct piece *piece)
{
    const struct link *link = &column->pane.links.items[piece->first];
    for (uint32_t s = piece->first; s < piece->end; s++)
        if (column->pane.links.items[s].disputed)
            return SHADE_DISPUTED;
    return link->relation == RELATION_COUNT      ? SHADE_ONLY
           : link->relation == RELATION_VERBATIM ? SHADE_SHARED
                                                 : SHADE_REWORDED;
}

/* What most of the pieces [first, end) are; one that is disputed tells of all. */
static enum shade shade_of_cell(const struct column *column, size_t first, size_t end)
{
    size_t counts[SHADE_COUNT] = {0};
    enum shade most = SHADE_ONLY;
    for (size_t i = first; i < end; i++)
        counts[shade_of(column, &column->pieces.items[i])]++;
    for (enum shade shade = SHADE_ONLY; shade < SHADE_DISPUTED; shade++)
        most = counts[shade] > counts[most] ? shade : most;
    return counts[SHADE_DISPUTED] > 0 ? SHADE_DISPUTED : most;
}

/* Pieces that are on screen: [*first, *end). */
static void seen_pieces(const struct column *column, size_t *first, size_t *end)
{
    const struct pane *pane = &column->pane;
    const struct sentences *sentences = &pane->analysis->annotation.sentences;
    *first = *end = 0;
    for (int row = 0; row < pane->area.height; row++) {
        size_t at = pane->scroller.top + (size_t)row;
        if (at >= pane->line_count || !pane_line_is_text(&pane->lines[at]))
            continue;
        const struct pane_line *line = &pane->lines[at];
        size_t sentence = sentences_at(sentences, line->paragraph, line->line.start);
        uint32_t piece = sentence == SIZE_MAX ? ANNOTATION_NONE : column->pieces.piece_of[sentence];
        if (piece == ANNOTATION_NONE)
            continue;
        *first = *end == 0 ? piece : *first;
        *end = piece + 1;
    }
}

/* The whole column beside what is seen of it: a cell a piece, or several where they are too many.
 */
static void draw_overview(const struct column *column, struct draw *draw, struct area edge)
{
    static const enum sign signs[SHADE_COUNT] = {SIGN_SHADE_0, SIGN_SHADE_1, SIGN_SHADE_2,
                                                 SIGN_SHADE_3};
    size_t count = column->pieces.count, height = edge.height > 0 ? (size_t)edge.height : 0;
    size_t cells = count < height ? count : height, seen, seen_end;
    size_t focus = column->focus.end > column->focus.first
                       ? column->pieces.piece_of[column->focus.first]
                       : SIZE_MAX;
    seen_pieces(column, &seen, &seen_end);
    for (size_t row = 0; row < height; row++) {
        size_t first = row < cells ? row * count / cells : count;
        size_t end = row < cells ? (row + 1) * count / cells : count;
        bool is_seen = row < cells && first < seen_end && end > seen;
        enum sign rule = is_seen ? SIGN_COLUMN_SEEN : SIGN_COLUMN;
        draw_text(draw, edge, (int)row, 1, style_sign(draw_styles(draw), rule),
                  draw_look(draw, is_seen ? STYLE_SIGN : STYLE_DIM));
        if (row >= cells)
            continue;
        enum shade shade = shade_of_cell(column, first, end);
        bool lit = focus >= first && focus < end;
        enum style style = lit ? STYLE_CURRENT : shade == SHADE_DISPUTED ? STYLE_ERROR : STYLE_DIM;
        draw_text(draw, edge, (int)row, 0, style_sign(draw_styles(draw), signs[shade]),
                  draw_look(draw, style));
    }
}

/* --- all -------------------------------------------------------------------------------------- */

void compare_draw(struct compare_view *compare, struct draw *draw)
{
    for (size_t i = 0; i < compare->shown; i++) {
        size_t index = compare->slots[i];
        const struct column *column = &compare->columns[index];
        const struct pane *pane = &column->pane;
        draw_header(compare, draw, index);
        pane_draw(pane, draw, index == compare->active);
        if (draw_styles(draw)->plain)
            continue;
        draw_overview(column, draw,
                      (struct area){pane->area.y, pane->area.x + pane->area.width,
                                    pane->area.height, COMPARE_EDGE});
    }
}
