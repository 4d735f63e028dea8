#include "core/base/utf8.h"
#include "tui/page/selection.h"

#include <stdlib.h>

/* Which look a kind of paragraph is set in. */
static const enum style kind_styles[PARAGRAPH_KIND_COUNT] = {
    [PARAGRAPH_HEADLINE] = STYLE_HEADLINE, [PARAGRAPH_STANDFIRST] = STYLE_STANDFIRST,
    [PARAGRAPH_BYLINE] = STYLE_BYLINE,     [PARAGRAPH_BODY] = STYLE_TEXT,
    [PARAGRAPH_CAPTION] = STYLE_CAPTION,   [PARAGRAPH_HEADING] = STYLE_HEADING,
    [PARAGRAPH_TIME] = STYLE_TIME,         [PARAGRAPH_BOILERPLATE] = STYLE_DIM,
};

/* What one frame of a pane needs, with the marks of the paragraph drawn last. */
struct frame {
    const struct pane *pane;
    struct draw *draw;
    struct flow_marks marks;
    int64_t marked; /* the paragraph that `marks` are of; -1: none yet */
    size_t next_highlight;
    bool active;
};

static void mark_hits(struct frame *frame, uint32_t paragraph)
{
    const struct pane *pane = frame->pane;
    size_t count;
    if (!(pane->context->classes >> HIGHLIGHT_WATCH & 1))
        return;
    struct hit *ranked = highlight_ranked_hits(&pane->analysis->hits, paragraph, &count);
    for (size_t i = 0; i < count; i++)
        flow_marks_add(
            &frame->marks, ranked[i].span.start, ranked[i].span.start + ranked[i].span.length,
            LAYER_WATCH,
            highlight_term_look(draw_styles(frame->draw),
                                watchlist_term(pane->context->watchlist, ranked[i].term)));
    free(ranked);
}

static void mark_highlights(struct frame *frame, uint32_t paragraph)
{
    const struct pane *pane = frame->pane;
    while (frame->next_highlight < pane->highlight_count &&
           pane->highlights[frame->next_highlight].span.paragraph < paragraph)
        frame->next_highlight++;
    for (size_t i = frame->next_highlight;
         i < pane->highlight_count && pane->highlights[i].span.paragraph == paragraph; i++) {
        const struct highlight_span *item = &pane->highlights[i];
        if (item->highlight == HIGHLIGHT_WATCH || !(pane->context->classes >> item->highlight & 1))
            continue;
        flow_marks_add(&frame->marks, item->span.start, item->span.start + item->span.length,
                       LAYER_ENTITY, draw_look(frame->draw, highlight_row(item->highlight)->style));
    }
    mark_hits(frame, paragraph);
}

static void mark_search(struct frame *frame, struct text text)
{
    const struct search *search = &frame->pane->context->search;
    size_t start, end, from = 0;
    while (search_find(search, text, from, &start, &end)) {
        flow_marks_add(&frame->marks, (uint32_t)start, (uint32_t)end, LAYER_SEARCH,
                       draw_look(frame->draw, STYLE_SEARCH));
        from = end;
    }
}

/* A name or figure in focus stands out from all; a whole sentence is lit as its partners are. */
static void mark_focus(struct frame *frame, uint32_t paragraph)
{
    const struct pane *pane = frame->pane;
    const struct sentences *sentences = &pane->analysis->annotation.sentences;
    struct span focus = pane->focus;
    if (!frame->active || focus.length == 0 || focus.paragraph != paragraph)
        return;
    size_t at = sentences_at(sentences, paragraph, focus.start);
    bool whole = at != SIZE_MAX && span_compare(sentences->items[at].span, focus) == 0;
    flow_marks_add(&frame->marks, focus.start, focus.start + focus.length,
                   whole ? LAYER_PASSAGE : LAYER_CURRENT,
                   draw_look(frame->draw, whole ? STYLE_PARTNER : STYLE_CURRENT));
}

static void mark_paragraph(struct frame *frame, uint32_t paragraph)
{
    const struct pane *pane = frame->pane;
    if (frame->marked == (int64_t)paragraph)
        return;
    frame->marked = paragraph;
    flow_marks_clear(&frame->marks);
    mark_highlights(frame, paragraph);
    if (pane->marker)
        pane->marker(pane->owner, pane, paragraph, &frame->marks);
    mark_search(frame, pane->article->paragraphs[paragraph].text);
    struct span selected = selection_in(pane, paragraph);
    if (selected.length > 0)
        flow_marks_add(&frame->marks, selected.start, selected.start + selected.length,
                       LAYER_SELECTION, draw_look(frame->draw, STYLE_SELECTION));
    mark_focus(frame, paragraph);
}

/* The first sentence that begins on a line; where none does, SIZE_MAX. */
static size_t sentence_begins(const struct pane *pane, const struct pane_line *line)
{
    const struct sentences *sentences = &pane->analysis->annotation.sentences;
    uint32_t last = line->line.end > line->line.start ? line->line.end - 1 : line->line.start;
    size_t at = sentences_at(sentences, line->paragraph, last);
    size_t first = SIZE_MAX;
    while (at != SIZE_MAX && sentences->items[at].span.paragraph == line->paragraph &&
           sentences->items[at].span.start >= line->line.start) {
        first = at;
        if (at-- == 0)
            break;
    }
    return first;
}

/* The first in rank of the hits that begin on a line, or NULL. */
static const struct hit *hit_on_line(const struct pane *pane, const struct pane_line *line)
{
    const struct hits *hits = &pane->analysis->hits;
    const struct hit *first = NULL;
    if (!(pane->context->classes >> HIGHLIGHT_WATCH & 1))
        return NULL;
    for (size_t i = hits_from(hits, line->paragraph);
         i < hits->count && hits->items[i].span.paragraph == line->paragraph &&
         hits->items[i].span.start < line->line.end;
         i++)
        if (hits->items[i].span.start >= line->line.start &&
            (!first || hit_rank(&hits->items[i], first) < 0))
            first = &hits->items[i];
    return first;
}

/* The first cell left of a line: that it was moved, or a watch hit (which is lit in the text as
 * well). */
static void draw_first_cell(const struct frame *frame, const struct pane_line *line, int row,
                            int column, signed char moved)
{
    const struct pane *pane = frame->pane;
    const struct hit *hit = moved == 0 ? hit_on_line(pane, line) : NULL;
    struct severity_sign shown = {moved < 0 ? SIGN_MOVED_UP : SIGN_MOVED_DOWN, STYLE_SIGN};
    if (moved == 0 && !hit)
        return;
    if (hit)
        shown = highlight_severity_sign(hit->severity);
    draw_text(frame->draw, pane->area, row, column,
              style_sign(draw_styles(frame->draw), shown.sign),
              draw_look(frame->draw, shown.style));
}

/* Signs left of a line: what other outlets have of the sentence that begins here. */
static void draw_margin(const struct frame *frame, const struct pane_line *line, int row)
{
    const struct pane *pane = frame->pane;
    int column = pane->text.x - pane->area.x - (pane->letters ? PANE_LETTER_MARGIN : PANE_MARGIN);
    size_t sentence = pane->links.count > 0 ? sentence_begins(pane, line) : SIZE_MAX;
    const struct link *link = sentence == SIZE_MAX ? NULL : &pane->links.items[sentence];
    draw_first_cell(frame, line, row, column, link ? link->moved : 0);
    enum sign sign;
    if (!link || !links_sign(link, &sign))
        return;
    struct look look = draw_look(frame->draw, sign == SIGN_DISPUTED ? STYLE_DISPUTE : STYLE_SIGN);
    column = draw_text(frame->draw, pane->area, row, column + 1,
                       style_sign(draw_styles(frame->draw), sign), look);
    char letter[4];
    links_letter(link->group, letter);
    if (pane->letters && link->group != ANNOTATION_NONE)
        draw_text(frame->draw, pane->area, row, column, text_from(letter),
                  draw_look(frame->draw, STYLE_SIGN));
}

/* Behind a line that is cut: an ellipsis, and how much more there is. */
static void draw_rest(const struct frame *frame, const struct pane_line *line, int row, int column)
{
    const struct pane *pane = frame->pane;
    struct text ellipsis = style_sign(draw_styles(frame->draw), SIGN_ELLIPSIS);
    struct look look = draw_look(frame->draw, STYLE_FOLD);
    int end = pane->text.width - utf8_width(line->words) - utf8_width(ellipsis);
    column = draw_text(frame->draw, pane->text, row, column < end ? column : end, ellipsis, look);
    draw_text(frame->draw, pane->text, row, column, line->words, look);
}

static void draw_text_line(struct frame *frame, const struct pane_line *line, int row)
{
    const struct pane *pane = frame->pane;
    const struct paragraph *paragraph = &pane->article->paragraphs[line->paragraph];
    mark_paragraph(frame, line->paragraph);
    if (!draw_styles(frame->draw)->plain)
        draw_margin(frame, line, row);
    bool cut = line->kind == PANE_CUT;
    enum style style = cut ? STYLE_FOLD : kind_styles[paragraph->kind];
    int end = flow_draw(frame->draw, pane->text, row, 0, paragraph->text, line->line,
                        draw_look(frame->draw, style), &frame->marks,
                        pane->inserts[line->paragraph], pane->insert_counts[line->paragraph]);
    if (cut)
        draw_rest(frame, line, row, end);
}

static void draw_line(struct frame *frame, const struct pane_line *line, int row)
{
    static const enum style styles[] = {
        [PANE_META] = STYLE_BYLINE, [PANE_FOLD] = STYLE_FOLD, [PANE_NOTE] = STYLE_FOLD};
    if (pane_line_is_text(line))
        draw_text_line(frame, line, row);
    else if (line->kind != PANE_GAP)
        draw_clipped(frame->draw, frame->pane->text, row, 0, frame->pane->text.width, line->words,
                     draw_look(frame->draw, styles[line->kind]));
}

void pane_draw(const struct pane *pane, struct draw *draw, bool active)
{
    struct frame frame = {.pane = pane, .draw = draw, .marked = -1, .active = active};
    const struct scroller *scroller = &pane->scroller;
    for (int row = 0; row < pane->area.height && scroller->top + (size_t)row < pane->line_count;
         row++) {
        draw_line(&frame, &pane->lines[scroller->top + (size_t)row], row);
        if (active && scroller->top + (size_t)row == scroller->cursor)
            draw_overlay(draw, pane->area, row, 0, pane->area.width, draw_look(draw, STYLE_CURSOR));
    }
    flow_marks_free(&frame.marks);
}
