#include "tui/views/compare.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/jump.h"
#include "tui/views/article.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMN_MIN = 36, TEXT_COLUMNS = 76, HEADER_ROWS = 1 };

struct compare_view {
    struct view view;
    const struct collection_set *set;
    struct pane *panes; /* one a column of the set; the first leads */
    size_t count;
    size_t active;
    size_t shown;        /* how many columns fit */
    size_t first_beside; /* the first shown beside the lead */
    struct jump_memory jumps;
    struct arena *arena; /* of the links */
    struct span wanted;
    bool placed;
};

static struct compare_view *self(struct view *view)
{
    return (struct compare_view *)view;
}

static struct pane *active_pane(struct compare_view *compare)
{
    return &compare->panes[compare->active];
}

/* --- passages in focus ------------------------------------------------------------------------ */

/* The passage of the active column's sentence in another column, as that column's sentences
 * [*first, *end). */
static const struct passage *partner_in(struct compare_view *compare, size_t column,
                                        uint32_t *first, uint32_t *end)
{
    size_t sentence = pane_sentence(active_pane(compare));
    bool is_left;
    if (sentence == SIZE_MAX)
        return NULL;
    const struct passage *passage =
        links_partner(compare->set, compare->active, (uint32_t)sentence, column, &is_left);
    if (passage) {
        *first = is_left ? passage->right_first : passage->left_first;
        *end = is_left ? passage->right_end : passage->left_end;
    }
    return passage;
}

/* Columns that carry the passage scroll so that it stands level with the cursor; the others stay.
 */
static void link_columns(struct compare_view *compare)
{
    const struct pane *active = active_pane(compare);
    int row = (int)(active->scroller.cursor - active->scroller.top);
    for (size_t column = 0; column < compare->count; column++) {
        uint32_t first, end;
        if (column == compare->active || !partner_in(compare, column, &first, &end))
            continue;
        struct pane *pane = &compare->panes[column];
        struct span span = pane->analysis->annotation.sentences.items[first].span;
        size_t line = pane_line_of(pane, span.paragraph, span.start);
        if (line != SIZE_MAX)
            pane_level(pane, line, row);
        pane->focus = span;
    }
}

/* --- marks ------------------------------------------------------------------------------------ */

static void mark_sentence(const struct pane *pane, size_t sentence, uint32_t paragraph,
                          enum flow_layer layer, enum style style, struct flow_marks *marks)
{
    struct span span = pane->analysis->annotation.sentences.items[sentence].span;
    if (span.paragraph == paragraph)
        flow_marks_add(marks, span.start, span.start + span.length, layer,
                       pane->context->styles->looks[style]);
}

static void mark_change(const struct pane *pane, const struct change *change, bool is_left,
                        uint32_t paragraph, struct flow_marks *marks)
{
    const struct tokens *tokens = &pane->analysis->annotation.tokens;
    uint32_t first = is_left ? change->left_first : change->right_first;
    uint32_t end = is_left ? change->left_end : change->right_end;
    if (first >= end)
        return;
    struct span span = tokens_span(tokens, first, end);
    bool loud = change->kind == CHANGE_FIGURE || change->kind == CHANGE_NAME ||
                change->kind == CHANGE_QUOTED;
    if (span.paragraph == paragraph)
        flow_marks_add(marks, span.start, span.start + span.length, LAYER_DIFFERENCE,
                       pane->context->styles->looks[loud ? STYLE_DISPUTE : STYLE_DIFFERENCE]);
}

/* Whom a column's words are set against: the lead; the lead is set against the active column, or
 * when it is active itself against the one beside it. */
static size_t against(const struct compare_view *compare, size_t column)
{
    if (column != 0)
        return 0;
    return compare->active != 0 ? compare->active : compare->first_beside;
}

static void mark_changes(const struct compare_view *compare, const struct pane *pane, size_t column,
                         uint32_t paragraph, struct flow_marks *marks)
{
    size_t other = against(compare, column);
    bool is_left = column < other;
    const struct comparison *pair = is_left ? collection_set_pair(compare->set, column, other)
                                            : collection_set_pair(compare->set, other, column);
    for (size_t i = 0; i < pair->passage_count; i++) {
        const struct passage *passage = &pair->passages[i];
        for (uint32_t c = 0; c < passage->change_count; c++)
            mark_change(pane, &passage->changes[c], is_left, paragraph, marks);
    }
}

static void mark_passages(void *owner, const struct pane *pane, uint32_t paragraph,
                          struct flow_marks *marks)
{
    struct compare_view *compare = owner;
    size_t column = (size_t)(pane - compare->panes);
    const struct sentences *sentences = &pane->analysis->annotation.sentences;
    for (size_t s = sentences_at(sentences, paragraph, UINT32_MAX);
         s != SIZE_MAX && sentences->items[s].span.paragraph == paragraph;
         s = s > 0 ? s - 1 : SIZE_MAX)
        if (pane->links.items[s].relation != RELATION_COUNT)
            mark_sentence(pane, s, paragraph, LAYER_PASSAGE, STYLE_PASSAGE, marks);
    mark_changes(compare, pane, column, paragraph, marks);
    uint32_t first, end;
    if (column == compare->active) {
        size_t sentence = pane_sentence(pane);
        if (sentence != SIZE_MAX && pane->links.items[sentence].relation != RELATION_COUNT)
            mark_sentence(pane, sentence, paragraph, LAYER_PASSAGE, STYLE_PARTNER, marks);
    } else if (partner_in(compare, column, &first, &end)) {
        for (uint32_t s = first; s < end; s++)
            mark_sentence(pane, s, paragraph, LAYER_PASSAGE, STYLE_PARTNER, marks);
    }
}

/* --- columns ---------------------------------------------------------------------------------- */

/* Opens a column an item, the first leading and active. */
static void open_columns(struct compare_view *compare, const uint32_t *items, size_t count)
{
    struct context *context = compare->view.context;
    compare->set = collection_set(context->collection, items, count);
    compare->count = count;
    compare->active = 0;
    compare->first_beside = 1;
    compare->placed = false;
    compare->arena = arena_new();
    compare->panes = memory_calloc(count, sizeof(*compare->panes));
    for (size_t i = 0; i < count; i++) {
        struct pane *pane = &compare->panes[i];
        pane_open(pane, context, items[i]);
        pane->letters = true;
        pane->marker = mark_passages;
        pane->owner = compare;
        links_make(compare->set, i, compare->arena, &pane->links);
        context_mark_read(context, items[i]);
    }
}

static void close_columns(struct compare_view *compare)
{
    for (size_t i = 0; i < compare->count; i++)
        pane_close(&compare->panes[i]);
    free(compare->panes);
    arena_free(compare->arena);
}

/* --- layout and drawing ----------------------------------------------------------------------- */

/* As many columns as fit: the lead stays at the left, the others move past it so that the active
 * one is seen. Where one fits alone it is the active one. */
static void choose_columns(struct compare_view *compare, int width)
{
    size_t fit = width / COLUMN_MIN > 0 ? (size_t)(width / COLUMN_MIN) : 1;
    compare->shown = fit < compare->count ? fit : compare->count;
    size_t beside = compare->shown - 1;
    if (beside == 0)
        return;
    if (compare->active > 0 && compare->active < compare->first_beside)
        compare->first_beside = compare->active;
    if (compare->active >= compare->first_beside + beside)
        compare->first_beside = compare->active - beside + 1;
    if (compare->first_beside + beside > compare->count)
        compare->first_beside = compare->count - beside;
}

/* Which column stands in a slot from the left; and whether a column is seen at all. */
static size_t column_in(const struct compare_view *compare, size_t slot)
{
    if (compare->shown == 1)
        return compare->active;
    return slot == 0 ? 0 : compare->first_beside + slot - 1;
}

static void layout(struct view *view, struct area area)
{
    struct compare_view *compare = self(view);
    choose_columns(compare, area.width);
    int width = area.width / (int)compare->shown;
    struct area body = area_rows(area, HEADER_ROWS, area.height - HEADER_ROWS);
    /* Columns out of sight are laid out too, in the same width: a partner in one of them must be
     * found, and lines stay as they are when a column moves. */
    for (size_t column = 0; column < compare->count; column++)
        pane_layout(&compare->panes[column], area_columns(body, 0, width - 1), TEXT_COLUMNS);
    for (size_t slot = 0; slot < compare->shown; slot++)
        pane_layout(&compare->panes[column_in(compare, slot)],
                    area_columns(body, (int)slot * width, width - 1), TEXT_COLUMNS);
    if (!compare->placed && compare->wanted.length > 0)
        pane_go(active_pane(compare), compare->wanted);
    if (!compare->placed)
        active_pane(compare)->focus = (struct span){0};
    compare->placed = true;
    link_columns(compare);
}

static void draw_header(struct compare_view *compare, struct draw *draw, size_t column)
{
    const struct pane *pane = &compare->panes[column];
    struct area header = {compare->view.area.y, pane->area.x, HEADER_ROWS, pane->area.width};
    char date[12], words[96];
    date_format(pane->article->date, date);
    snprintf(words, sizeof(words), "(%zu of %zu)%s%s", column + 1, compare->count,
             date[0] ? " " : "", date);
    struct look look = draw_look(draw, column == compare->active ? STYLE_OUTLET : STYLE_DIM);
    if (column == compare->active)
        draw_text(draw, header, 0, 0, style_sign(draw_styles(draw), SIGN_CURSOR), look);
    int room = header.width - 3 - (int)strlen(words);
    int at = 2 + utf8_width(text_from(pane->article->outlet));
    draw_clipped(draw, header, 0, 2, room, text_from(pane->article->outlet), look);
    draw_text(draw, header, 0, (at < 2 + room ? at : 2 + room) + 1, text_from(words),
              draw_look(draw, STYLE_DIM));
}

static void draw(struct view *view, struct draw *draw)
{
    struct compare_view *compare = self(view);
    struct look rule = draw_look(draw, STYLE_DIM);
    for (size_t i = 0; i < compare->shown; i++) {
        size_t column = column_in(compare, i);
        const struct pane *pane = &compare->panes[column];
        draw_header(compare, draw, column);
        pane_draw(pane, draw, column == compare->active);
        for (int row = 0; i + 1 < compare->shown && row < view->area.height; row++)
            draw_text(draw, view->area, row, pane->area.x - view->area.x + pane->area.width,
                      style_sign(draw_styles(draw), SIGN_COLUMN), rule);
    }
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    struct compare_view *compare = self(view);
    const struct links *links = &active_pane(compare)->links;
    const char *headline = active_pane(compare)->article->title;
    text_builder_printf(left, "compare %zu outlets", compare->count);
    if (headline)
        text_builder_printf(left, "  %s", headline);
    text_builder_printf(right, "%zu verbatim, %zu reworded, %zu only here", links->verbatim,
                        links->reworded, links->only);
}

/* --- actions ---------------------------------------------------------------------------------- */

static unsigned go_to_column(struct compare_view *compare, size_t column)
{
    compare->active = column;
    context_say(compare->view.context, "%s (%zu of %zu)", active_pane(compare)->article->outlet,
                column + 1, compare->count);
    return REACTION_LAYOUT;
}

static unsigned next_column(struct compare_view *compare, int distance)
{
    long column = (long)compare->active + distance;
    long last = (long)compare->count - 1;
    return go_to_column(compare, (size_t)(column < 0 ? 0 : column > last ? last : column));
}

/* The same passage in the next outlet that carries it, and round again. */
static unsigned go_to_partner(struct compare_view *compare)
{
    for (size_t i = 1; i < compare->count; i++) {
        size_t column = (compare->active + i) % compare->count;
        uint32_t first, end;
        const struct passage *passage = partner_in(compare, column, &first, &end);
        if (!passage)
            continue;
        struct pane *pane = &compare->panes[column];
        pane_go(pane, pane->analysis->annotation.sentences.items[first].span);
        go_to_column(compare, column);
        context_say(compare->view.context, "%s: %s, %d %% alike", pane->article->outlet,
                    relation_name(passage->relation), (int)(passage->similarity * 100 + 0.5F));
        return REACTION_LAYOUT;
    }
    context_say(compare->view.context, "only this outlet has this");
    return REACTION_REDRAW;
}

static unsigned lead(struct compare_view *compare)
{
    struct context *context = compare->view.context;
    if (compare->active == 0) {
        context_say(context, "%s leads already", active_pane(compare)->article->outlet);
        return REACTION_REDRAW;
    }
    uint32_t *items = memory_calloc(compare->count, sizeof(*items));
    items[0] = compare->set->members[compare->active];
    for (size_t i = 0, at = 1; i < compare->count; i++)
        if (i != compare->active)
            items[at++] = compare->set->members[i];
    struct span place = pane_place(active_pane(compare));
    place.length = place.length ? place.length : 1;
    close_columns(compare);
    open_columns(compare, items, compare->count);
    compare->wanted = place;
    free(items);
    context_say(context, "%s leads", active_pane(compare)->article->outlet);
    return REACTION_LAYOUT;
}

static unsigned open_focus(struct compare_view *compare)
{
    struct pane *pane = active_pane(compare);
    if (pane->line_count > 0 && pane->lines[pane->scroller.cursor].kind == PANE_FOLD) {
        pane->context->boilerplate = true;
        return REACTION_LAYOUT;
    }
    struct span focus = pane_place(pane);
    focus.length = focus.length ? focus.length : 1;
    context_open(pane->context, article_view_new(pane->context, pane->item, focus));
    return REACTION_REDRAW;
}

static unsigned act_here(struct compare_view *compare, const struct action_call *call)
{
    switch (call->action) {
    case ACTION_RIGHT:
        return next_column(compare, action_times(call));
    case ACTION_LEFT:
        return next_column(compare, -action_times(call));
    case ACTION_PARTNER:
        return go_to_partner(compare);
    case ACTION_LEAD:
        return lead(compare);
    case ACTION_OPEN:
        return open_focus(compare);
    default:
        return jump_act(active_pane(compare), &compare->jumps, call);
    }
}

static unsigned act(struct view *view, const struct action_call *call)
{
    unsigned reaction = act_here(self(view), call);
    if (reaction == REACTION_REDRAW)
        link_columns(self(view));
    return reaction;
}

static struct scroller *scroller(struct view *view)
{
    return &active_pane(self(view))->scroller;
}

static void moved(struct view *view)
{
    active_pane(self(view))->focus = (struct span){0};
    link_columns(self(view));
}

static void focus(struct view *view, int *row, int *column)
{
    const struct pane *pane = active_pane(self(view));
    pane_cursor(pane, row, column);
    *row += HEADER_ROWS;
    *column += pane->area.x - view->area.x;
}

static size_t search_units(struct view *view)
{
    return active_pane(self(view))->article->paragraph_count;
}

static struct text search_text(struct view *view, size_t unit)
{
    const struct pane *pane = active_pane(self(view));
    return pane_shows(pane, (uint32_t)unit) ? pane->article->paragraphs[unit].text
                                            : (struct text){"", 0};
}

static struct view_place search_place(struct view *view)
{
    struct span place = pane_place(active_pane(self(view)));
    return (struct view_place){place.paragraph, place.start, (size_t)place.start + 1};
}

static void search_show(struct view *view, size_t unit, size_t start, size_t end)
{
    pane_go(active_pane(self(view)),
            (struct span){(uint32_t)unit, (uint32_t)start, (uint32_t)(end - start)});
    link_columns(self(view));
}

static void compare_free(struct view *view)
{
    close_columns(self(view));
    free(view);
}

static const struct view_ops ops = {
    .name = "compare",
    .scope = IN_COMPARE,
    .layout = layout,
    .draw = draw,
    .act = act,
    .scroller = scroller,
    .moved = moved,
    .title = title,
    .focus = focus,
    .search_units = search_units,
    .search_text = search_text,
    .search_place = search_place,
    .search_show = search_show,
    .free = compare_free,
};

struct view *compare_view_new(struct context *context, const uint32_t *items, size_t count,
                              struct span focus)
{
    struct compare_view *compare = memory_calloc(1, sizeof(*compare));
    compare->view = (struct view){.ops = &ops, .context = context};
    compare->wanted = focus;
    open_columns(compare, items, count);
    return &compare->view;
}
