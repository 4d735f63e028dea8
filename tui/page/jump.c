#include "tui/page/jump.h"

#include "core/base/utf8.h"
#include "tui/page/selection.h"
#include "tui/page/watching.h"

#include <math.h>
#include <string.h>

/* --- sentences by what others have of them ---------------------------------------------------- */

static bool is_shared(const struct link *link)
{
    return link->relation != RELATION_COUNT;
}

static bool is_changed(const struct link *link)
{
    return link->changed;
}

static bool is_only(const struct link *link)
{
    return link->only;
}

static const struct sentence_jump {
    enum action next, previous;
    bool (*takes)(const struct link *link);
    const char *name;
} sentence_jumps[] = {
    {ACTION_NEXT_SHARED, ACTION_PREVIOUS_SHARED, is_shared, "shared passage"},
    {ACTION_NEXT_CHANGE, ACTION_PREVIOUS_CHANGE, is_changed, "passage with differences"},
    {ACTION_NEXT_ONLY, ACTION_PREVIOUS_ONLY, is_only, "passage only here"},
};

/* Steps `times` over candidates in order: index of the target among `count` spans given by `at`, or
 * SIZE_MAX. */
struct candidates {
    const struct pane *pane;
    bool (*takes)(const struct candidates *candidates, size_t index);
    struct span (*at)(const struct candidates *candidates, size_t index);
    size_t count;
    unsigned classes;                 /* of highlights */
    const struct sentence_jump *jump; /* of sentences */
    uint32_t entity;                  /* of mentions */
};

/* Where a jump came to: which candidate, and that it is number `number` of `total`. */
struct landing {
    size_t index, number, total;
};

static bool beyond(struct span span, struct span place, bool forward)
{
    if (span.paragraph != place.paragraph)
        return forward ? span.paragraph > place.paragraph : span.paragraph < place.paragraph;
    return forward ? span.start > place.start : span.start < place.start;
}

static struct landing step(const struct candidates *candidates, struct span place, bool forward,
                           int times)
{
    struct landing landing = {SIZE_MAX, 0, 0};
    /* A place without length is a line's start: what begins right there lies ahead. */
    bool inclusive = forward && place.length == 0;
    int ahead = 0;
    size_t behind_last = SIZE_MAX;
    for (size_t i = 0; i < candidates->count; i++) {
        if (!candidates->takes(candidates, i))
            continue;
        landing.total++;
        struct span span = candidates->at(candidates, i);
        bool here = span.paragraph == place.paragraph && span.start == place.start;
        if (forward && ahead < times && (beyond(span, place, true) || (inclusive && here))) {
            ahead++;
            landing.index = i;
            landing.number = landing.total;
        } else if (!forward && beyond(span, place, false)) {
            behind_last = landing.total;
        }
    }
    if (forward || behind_last == SIZE_MAX)
        return landing;
    size_t wanted = behind_last >= (size_t)times ? behind_last - (size_t)times + 1 : 1;
    size_t seen = 0;
    for (size_t i = 0; i < candidates->count; i++)
        if (candidates->takes(candidates, i) && ++seen == wanted)
            return (struct landing){i, wanted, landing.total};
    return landing;
}

/* --- highlights ------------------------------------------------------------------------------- */

static bool takes_highlight(const struct candidates *candidates, size_t index)
{
    return candidates->classes >> candidates->pane->highlights[index].highlight & 1;
}

static struct span highlight_at(const struct candidates *candidates, size_t index)
{
    return candidates->pane->highlights[index].span;
}

static void explain_figure(const struct pane *pane, const struct figure *figure,
                           struct text_builder *out)
{
    struct text printed = article_span_text(pane->article, figure->span);
    if (figure->modifier)
        text_builder_printf(out, "%s ", figure->modifier);
    text_builder_add(out, printed);
    if (figure->noun)
        text_builder_printf(out, " %s", figure->noun);
}

static void explain_date(const struct pane *pane, const struct date_mention *date,
                         struct text_builder *out)
{
    char value[16];
    date_format_words(date->value, value);
    text_builder_add(out, article_span_text(pane->article, date->span));
    if (value[0])
        text_builder_printf(out, ": %s", value);
}

/* What the status row says of a highlight: the canonical name, the quantity, the day. */
static void explain(const struct pane *pane, const struct highlight_span *item,
                    struct text_builder *out)
{
    const struct annotation *found = &pane->analysis->annotation;
    switch (item->highlight) {
    case HIGHLIGHT_FIGURE:
        explain_figure(pane, &found->figures[item->index], out);
        break;
    case HIGHLIGHT_DATE:
        explain_date(pane, &found->dates[item->index], out);
        break;
    case HIGHLIGHT_WATCH: {
        const struct watch_term *term =
            watchlist_term(pane->context->watchlist, pane->analysis->hits.items[item->index].term);
        text_builder_printf(out, "%s (%s)", term->id, watch_severity_name(term->severity));
        break;
    }
    case HIGHLIGHT_QUOTE: {
        const struct quote *quote = &found->quotes[item->index];
        if (quote->speaker_entity != ANNOTATION_NONE)
            text_builder_add_string(out, found->entities[quote->speaker_entity].name);
        else if (quote->speaker_span.length > 0)
            text_builder_add(out, article_span_text(pane->article, quote->speaker_span));
        else
            text_builder_add_string(out, "nobody named");
        break;
    }
    default:
        text_builder_add_string(out, found->entities[found->mentions[item->index].entity].name);
    }
}

static void say_landing(struct pane *pane, const char *name, struct landing landing,
                        struct text_builder *detail)
{
    if (detail->length > 0)
        context_say(pane->context, "%s %zu/%zu: %s", name, landing.number, landing.total,
                    detail->bytes);
    else
        context_say(pane->context, "%s %zu/%zu", name, landing.number, landing.total);
}

static void say_none(struct pane *pane, const char *name, size_t total, bool forward,
                     const char *hint)
{
    if (total == 0)
        context_say(pane->context, "no %s here%s", name, hint);
    else
        context_say(pane->context, "no %s %s%s", name, forward ? "below" : "above", hint);
}

static unsigned jump_highlight(struct pane *pane, unsigned classes, const char *name, bool forward,
                               int times)
{
    struct candidates candidates = {.pane = pane,
                                    .takes = takes_highlight,
                                    .at = highlight_at,
                                    .count = pane->highlight_count,
                                    .classes = classes};
    struct landing landing = step(&candidates, pane_place(pane), forward, times);
    if (landing.index == SIZE_MAX) {
        say_none(pane, name, landing.total, forward, (classes & (classes - 1)) ? "" : "; Tab: all");
        return REACTION_REDRAW;
    }
    const struct highlight_span *item = &pane->highlights[landing.index];
    struct text_builder detail = {0};
    explain(pane, item, &detail);
    pane_go(pane, item->span);
    say_landing(pane, highlight_row(item->highlight)->singular, landing, &detail);
    text_builder_free(&detail);
    return REACTION_REDRAW;
}

/* --- sentences and mentions ------------------------------------------------------------------- */

static bool takes_sentence(const struct candidates *candidates, size_t index)
{
    uint32_t paragraph = candidates->at(candidates, index).paragraph;
    return candidates->jump->takes(&candidates->pane->links.items[index]) &&
           pane_shows(candidates->pane, paragraph);
}

static struct span sentence_at(const struct candidates *candidates, size_t index)
{
    return candidates->pane->analysis->annotation.sentences.items[index].span;
}

static unsigned jump_sentence(struct pane *pane, const struct sentence_jump *jump, bool forward,
                              int times)
{
    struct candidates candidates = {.pane = pane,
                                    .takes = takes_sentence,
                                    .at = sentence_at,
                                    .count = pane->links.count,
                                    .jump = jump};
    struct landing landing = step(&candidates, pane_place(pane), forward, times);
    if (pane->links.count == 0) {
        context_say(pane->context, "only this outlet tells this story");
    } else if (landing.index == SIZE_MAX) {
        say_none(pane, jump->name, landing.total, forward, "");
    } else {
        struct text_builder none = {0};
        pane_go(pane, sentence_at(&candidates, landing.index));
        say_landing(pane, jump->name, landing, &none);
    }
    return REACTION_REDRAW;
}

static bool takes_mention(const struct candidates *candidates, size_t index)
{
    const struct mention *mention = &candidates->pane->analysis->annotation.mentions[index];
    return mention->entity == candidates->entity &&
           pane_shows(candidates->pane, mention->span.paragraph);
}

static struct span mention_at(const struct candidates *candidates, size_t index)
{
    return candidates->pane->analysis->annotation.mentions[index].span;
}

/* The mention at the focus, or the first on the cursor's line; NULL when there is none. */
static const struct mention *focused_mention(const struct pane *pane)
{
    const struct annotation *found = &pane->analysis->annotation;
    struct span place = pane_place(pane);
    for (size_t i = 0; i < found->mention_count; i++) {
        struct span span = found->mentions[i].span;
        if (span.paragraph == place.paragraph && span.start + span.length > place.start &&
            (place.length == 0 || span.start < place.start + place.length))
            return &found->mentions[i];
    }
    return NULL;
}

static unsigned jump_mention(struct pane *pane, bool forward, int times)
{
    const struct annotation *found = &pane->analysis->annotation;
    const struct mention *mention = focused_mention(pane);
    if (!mention) {
        context_say(pane->context, "no name in focus: ]p, ]l and ]o go to one");
        return REACTION_REDRAW;
    }
    struct candidates candidates = {.pane = pane,
                                    .takes = takes_mention,
                                    .at = mention_at,
                                    .count = found->mention_count,
                                    .entity = mention->entity};
    struct landing landing = step(&candidates, mention->span, forward, times);
    const char *name = found->entities[mention->entity].name;
    if (landing.index == SIZE_MAX) {
        context_say(pane->context, "%s: no mention %s", name, forward ? "below" : "above");
        pane->context->beyond =
            (struct context_mention){true, forward, pane->item, mention->entity};
    } else {
        pane_go(pane, found->mentions[landing.index].span);
        context_say(pane->context, "%s: mention %zu/%zu", name, landing.number, landing.total);
    }
    return REACTION_REDRAW;
}

/* --- toggles and dispatch --------------------------------------------------------------------- */

static unsigned toggle(struct pane *pane, unsigned classes, const char *name)
{
    unsigned *on = &pane->context->classes;
    bool all_on = (*on & classes) == classes;
    *on = all_on ? *on & ~classes : *on | classes;
    context_say(pane->context, "%s %s", name, all_on ? "off" : "on");
    return REACTION_LAYOUT;
}

static unsigned act_on_class(struct pane *pane, const struct action_call *call)
{
    for (enum highlight h = 0; h < HIGHLIGHT_COUNT; h++) {
        const struct highlight_row *row = highlight_row(h);
        if (call->action == row->next || call->action == row->previous)
            return jump_highlight(pane, 1u << h, row->singular, call->action == row->next,
                                  action_times(call));
        if (call->action == row->toggle)
            return toggle(pane, 1u << h, row->plural);
    }
    return REACTION_UNHANDLED;
}

static unsigned act_on_sentences(struct pane *pane, const struct action_call *call)
{
    for (size_t i = 0; i < sizeof(sentence_jumps) / sizeof(sentence_jumps[0]); i++) {
        const struct sentence_jump *jump = &sentence_jumps[i];
        if (call->action == jump->next || call->action == jump->previous)
            return jump_sentence(pane, jump, call->action == jump->next, action_times(call));
    }
    return REACTION_UNHANDLED;
}

/* What is selected, else what a jump or a search went to, as a term of the watchlist. */
static void watch_focus(struct pane *pane)
{
    enum { TERM_MAX = 200 };
    struct text_builder words = {0};
    if (pane->selecting)
        selection_add(pane, &words);
    else if (pane->focus.length <= TERM_MAX)
        text_builder_add(&words, article_span_text(pane->article, pane->focus));
    struct text term = text_trim(text_builder_text(&words));
    if (pane->selecting && (term.length > TERM_MAX || text_find(term, TEXT("\n"), 0) != SIZE_MAX))
        context_say(pane->context, "too long for a term: select some words of one paragraph");
    else if (term.length == 0)
        context_say(pane->context, "no word or name in focus: Tab or / goes to one, v selects");
    else if (watching_add(pane->context->watching, term))
        pane->selecting = false;
    text_builder_free(&words);
}

unsigned jump_act(struct pane *pane, const struct action_call *call)
{
    unsigned reaction = act_on_class(pane, call);
    if (reaction == REACTION_UNHANDLED)
        reaction = act_on_sentences(pane, call);
    if (reaction != REACTION_UNHANDLED)
        return reaction;
    bool forward = call->action == ACTION_NEXT_HIGHLIGHT || call->action == ACTION_NEXT_MENTION;
    switch (call->action) {
    case ACTION_NEXT_HIGHLIGHT:
    case ACTION_PREVIOUS_HIGHLIGHT:
        return jump_highlight(pane, pane->context->classes, "highlight", forward,
                              action_times(call));
    case ACTION_NEXT_MENTION:
    case ACTION_PREVIOUS_MENTION:
        return jump_mention(pane, forward, action_times(call));
    case ACTION_WATCH_TERM:
        watch_focus(pane);
        return REACTION_REDRAW;
    case ACTION_TOGGLE_ALL:
        return toggle(pane, HIGHLIGHT_ALL, "all highlights");
    case ACTION_BOILERPLATE:
        pane->context->boilerplate = !pane->context->boilerplate;
        context_say(pane->context, "boilerplate %s",
                    pane->context->boilerplate ? "shown" : "folded");
        return REACTION_LAYOUT;
    default:
        return REACTION_UNHANDLED;
    }
}
