/* What keys do in the compare view. */
#include "tui/views/card.h"
#include "tui/views/compare_private.h"
#include "tui/views/term_card.h"

#include "tui/page/cite.h"
#include "tui/page/remember.h"
#include "tui/views/missing.h"
#include "tui/views/passage.h"

#include <stdio.h>
#include <string.h>

/* --- from column to column -------------------------------------------------------------------- */

static const char *outlet(const struct compare_view *compare, size_t column)
{
    return compare->columns[column].pane.article->outlet;
}

static uint32_t cursor_row(const struct pane *pane)
{
    return pane->line_count > 0 ? pane->lines[pane->scroller.cursor].row : 0;
}

static unsigned go_to_column(struct compare_view *compare, size_t column)
{
    size_t at = 1;
    compare->active = column;
    for (size_t i = 0; compare->order[i] != column; i++)
        at++;
    context_say(compare->view.context, "%s (%zu of %zu)", outlet(compare, column), at,
                compare->count);
    return REACTION_LAYOUT;
}

static unsigned next_column(struct compare_view *compare, const struct action_call *call)
{
    size_t *columns = arena_array(compare->scratch, compare->count, sizeof(*columns)), at = 0;
    size_t count = compare_visible(compare, columns);
    int times = action_times(call), distance = call->action == ACTION_RIGHT ? times : -times;
    while (columns[at] != compare->active)
        at++;
    long to = (long)at + distance;
    to = to < 0 ? 0 : to >= (long)count ? (long)count - 1 : to;
    if (compare->aligned) {
        struct pane *pane = compare_pane(compare), *next = &compare->columns[columns[to]].pane;
        compare->wanted_row = cursor_row(pane);
        next->kept_row = pane->scroller.cursor - pane->scroller.top;
    }
    return go_to_column(compare, columns[to]);
}

/* Goes to sentences of a column, which may be out of sight. */
static void go_to_sentence(struct compare_view *compare, size_t column, uint32_t sentence)
{
    struct column *to = &compare->columns[column];
    const struct pane *from = compare_pane(compare);
    size_t on_screen = from->scroller.cursor - from->scroller.top;
    struct span span = to->pane.analysis->annotation.sentences.items[sentence].span;
    if (pane_go(&to->pane, span) && to->pane.line_count > 0)
        pane_level(&to->pane, to->pane.scroller.cursor, (int)on_screen);
    compare->active = column;
}

/* The same passage in the next outlet that carries it, and round again. */
static unsigned go_to_partner(struct compare_view *compare)
{
    struct context *context = compare->view.context;
    const struct column *active = &compare->columns[compare->active];
    size_t sentence = pane_sentence(&active->pane), at = 0;
    while (compare->order[at] != compare->active)
        at++;
    for (size_t i = 1; i < compare->count; i++) {
        size_t column = compare->order[(at + i) % compare->count];
        struct stretch focus = compare->columns[column].focus;
        if (compare->columns[column].hidden || focus.first == focus.end)
            continue;
        struct links_partner partner = links_partner(compare->set, &active->pane.links,
                                                     compare->active, (uint32_t)sentence, column);
        go_to_sentence(compare, column, focus.first);
        if (partner.passage)
            context_say(context, "%s: %s, %d %% alike", outlet(compare, column),
                        relation_name(partner.passage->relation),
                        (int)(partner.passage->similarity * 100 + 0.5F));
        else
            context_say(context, "%s: the same passage through others", outlet(compare, column));
        return REACTION_LAYOUT;
    }
    context_say(context,
                sentence == SIZE_MAX ? "no passage in focus" : "only this outlet has this");
    return REACTION_REDRAW;
}

/* --- order and layout ------------------------------------------------------------------------- */

static unsigned lead(struct compare_view *compare)
{
    size_t at = 0;
    if (compare_lead(compare) == compare->active) {
        context_say(compare->view.context, "%s leads already", outlet(compare, compare->active));
        return REACTION_REDRAW;
    }
    while (compare->order[at] != compare->active)
        at++;
    memmove(compare->order + 1, compare->order, at * sizeof(*compare->order));
    compare->order[0] = compare->active;
    compare->first_beside = 1;
    compare_replan(compare);
    context_say(compare->view.context, "%s leads", outlet(compare, compare->active));
    return REACTION_LAYOUT;
}

/* The next column is gone to, at what it has of the passage in focus. */
static unsigned hide(struct compare_view *compare)
{
    size_t *columns = arena_array(compare->scratch, compare->count, sizeof(*columns)), at = 0;
    size_t count = compare_visible(compare, columns);
    if (count == 1) {
        context_say(compare->view.context, "the last column stays");
        return REACTION_REDRAW;
    }
    while (columns[at] != compare->active)
        at++;
    context_say(compare->view.context, "%s hidden: Esc shows it again",
                outlet(compare, compare->active));
    compare->columns[compare->active].hidden = true;
    size_t next = columns[at + 1 < count ? at + 1 : at - 1];
    struct stretch focus = compare->columns[next].focus;
    if (focus.first < focus.end)
        go_to_sentence(compare, next, focus.first);
    compare->active = next;
    compare_replan(compare);
    return REACTION_LAYOUT;
}

/* Back from one column, then from hidden ones. */
static unsigned cancel(struct compare_view *compare)
{
    bool any = compare->maximised;
    if (compare_pane(compare)->selecting)
        return REACTION_UNHANDLED;
    for (size_t i = 0; !compare->maximised && i < compare->count; i++) {
        any |= compare->columns[i].hidden;
        compare->columns[i].hidden = false;
    }
    if (!any)
        return REACTION_UNHANDLED;
    compare->maximised = false;
    compare_replan(compare);
    context_say(compare->view.context, "all columns");
    return REACTION_LAYOUT;
}

static unsigned maximise(struct compare_view *compare)
{
    compare->maximised = !compare->maximised;
    context_say(compare->view.context,
                compare->maximised ? "%s alone: O shows the others again" : "%s among the others",
                outlet(compare, compare->active));
    return REACTION_LAYOUT;
}

static unsigned change_layout(struct compare_view *compare)
{
    struct context *context = compare->view.context;
    compare->aligned = !compare->aligned;
    remember_layout(context, compare->aligned);
    compare_replan(compare);
    if (compare->aligned)
        context_say(context, "aligned: what tells the same stands level, in the order of %s",
                    outlet(compare, compare_lead(compare)));
    else
        context_say(context, "linked: each in its own order, scrolled to what is in focus");
    return REACTION_LAYOUT;
}

static unsigned lock(struct compare_view *compare)
{
    compare->loose = !compare->loose;
    context_say(compare->view.context, compare->loose ? "the other columns stay where they are"
                                                      : "the columns scroll together");
    return REACTION_LAYOUT;
}

static unsigned fold(struct compare_view *compare)
{
    static const char *const told[] = {
        [CUT_NOTHING] = "everything is shown",
        [CUT_COMMON] = "what all share is cut, but where it differs: z cuts what only one has",
        [CUT_ONLY] = "what only one has is cut: z shows everything",
    };
    compare->cut = compare->cut == CUT_ONLY ? CUT_NOTHING : compare->cut + 1;
    compare_replan(compare);
    context_say(compare->view.context, "%s", told[compare->cut]);
    return REACTION_LAYOUT;
}

/* --- differences ------------------------------------------------------------------------------ */

static struct text words_of(const struct pane *pane, uint32_t first, uint32_t end)
{
    if (first >= end)
        return TEXT("(left out)");
    return article_span_text(pane->article,
                             tokens_span(&pane->analysis->annotation.tokens, first, end));
}

/* The change that matters most: in the order of their looks. */
static const struct change *loudest(const struct passage *passage)
{
    const struct change *best = NULL;
    for (uint32_t i = 0; i < passage->change_count; i++)
        if (!best || links_weight(&passage->changes[i]) > links_weight(best))
            best = &passage->changes[i];
    return best;
}

/* Says, behind where the jump landed, what differs there most. */
static void tell_change(struct compare_view *compare)
{
    const struct pane *pane = compare_pane(compare);
    size_t sentence = pane_sentence(pane), other;
    if (sentence == SIZE_MAX || pane->links.items[sentence].relation == RELATION_COUNT)
        return;
    struct links_partner partner =
        compare_reference(compare, compare->active, (uint32_t)sentence, &other);
    const struct change *change = partner.passage ? loudest(partner.passage) : NULL;
    if (!change)
        return;
    const struct pane *against = &compare->columns[other].pane;
    bool left = partner.is_left;
    struct text here = words_of(pane, left ? change->left_first : change->right_first,
                                left ? change->left_end : change->right_end);
    struct text there = words_of(against, left ? change->right_first : change->left_first,
                                 left ? change->right_end : change->left_end);
    char *landed = arena_strdup(compare->scratch, compare->view.context->message.bytes);
    context_say(compare->view.context, "%s: %s: %.*s; %s: %.*s", landed,
                change_kind_name(change->kind), (int)here.length, here.bytes,
                against->article->outlet, (int)there.length, there.bytes);
}

/* --- acting ----------------------------------------------------------------------------------- */

/* A pointer leads to what it points at, a fold opens; of a passage all that outlets have. */
static unsigned open_focus(struct compare_view *compare)
{
    struct pane *pane = compare_pane(compare);
    struct context *context = pane->context;
    const struct pane_line *line =
        pane->line_count > 0 ? &pane->lines[pane->scroller.cursor] : NULL;
    if (line && line->kind == PANE_FOLD) {
        context->boilerplate = true;
        return REACTION_LAYOUT;
    }
    if (card_open_focus(pane) || term_card_open_focus(pane))
        return REACTION_REDRAW;
    if (line && line->kind == PANE_NOTE) {
        uint32_t piece = rows_pointer(&compare->rows, line->row / 2, compare->active);
        uint32_t to = compare->columns[compare->active].pieces.items[piece].first;
        pane_go(pane, pane->analysis->annotation.sentences.items[to].span);
        return REACTION_REDRAW;
    }
    size_t sentence = pane_sentence(pane);
    if (sentence == SIZE_MAX)
        context_say(context, "no passage in focus");
    else
        context_open(context, passage_view_new(context, compare->set, compare->order,
                                               compare->active, (uint32_t)sentence));
    return REACTION_REDRAW;
}

/* What every outlet has of the passage in focus, each with its source. */
static unsigned yank(struct compare_view *compare)
{
    struct context *context = compare->view.context;
    size_t sentence = pane_sentence(compare_pane(compare));
    if (compare_pane(compare)->selecting)
        return REACTION_UNHANDLED;
    for (size_t i = 0; sentence != SIZE_MAX && i < compare->count; i++) {
        size_t column = compare->order[i];
        struct stretch has = links_variant(compare->set, &compare_pane(compare)->links,
                                           compare->active, (uint32_t)sentence, column);
        if (has.first < has.end)
            cite_sentences(&context->copied, &compare->set->sides[column], has.first, has.end);
    }
    if (context->copied.length == 0)
        context_say(context, "no passage in focus");
    return REACTION_REDRAW;
}

static unsigned list_missing(struct compare_view *compare)
{
    struct context *context = compare->view.context;
    const struct group_coverage *coverage = compare->set->groups.coverage;
    if (coverage[compare->active].missing_count == 0)
        context_say(context, "%s lacks nothing that at least half of the others carry",
                    outlet(compare, compare->active));
    else
        context_open(context,
                     missing_view_new(context, compare->set, compare->order, compare->active));
    return REACTION_REDRAW;
}

static const struct {
    enum action action;
    unsigned (*run)(struct compare_view *compare);
} acts[] = {
    {ACTION_PARTNER, go_to_partner},
    {ACTION_LEAD, lead},
    {ACTION_HIDE, hide},
    {ACTION_MAXIMISE, maximise},
    {ACTION_LAYOUT, change_layout},
    {ACTION_LOCK, lock},
    {ACTION_FOLD, fold},
    {ACTION_OPEN, open_focus},
    {ACTION_CANCEL, cancel},
    {ACTION_YANK, yank},
    {ACTION_MISSING, list_missing},
};

unsigned compare_act(struct compare_view *compare, const struct action_call *call)
{
    arena_reset(compare->scratch);
    if (call->action == ACTION_RIGHT || call->action == ACTION_LEFT)
        return next_column(compare, call);
    for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
        if (acts[i].action == call->action)
            return acts[i].run(compare);
    unsigned reaction = jump_act(compare_pane(compare), call);
    if (call->action == ACTION_NEXT_CHANGE || call->action == ACTION_PREVIOUS_CHANGE)
        tell_change(compare);
    return reaction;
}
