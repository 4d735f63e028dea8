#include "tui/views/term_card.h"

#include "core/base/date.h"
#include "core/base/memory.h"
#include "tui/page/highlight.h"
#include "tui/page/watching.h"
#include "tui/views/concordance.h"

#include <stdlib.h>
#include <string.h>

struct term_card {
    struct concordance card;
    char *id; /* of the term; or the name of the group */
    bool group;
    unsigned version; /* of the list it was taken from */
};

static struct term_card *self(struct view *view)
{
    return (struct term_card *)view;
}

static const struct watchlist *list_of(const struct concordance *card)
{
    return card->list.view.context->watchlist;
}

/* Whether a term of the list is one of the card's. */
static bool has_term(const struct term_card *card, const struct watch_term *term)
{
    if (!card->group)
        return strcmp(term->id, card->id) == 0;
    return strcmp(term->group ? term->group->name : "", card->id) == 0;
}

/* The card's one term, or the first of its group; ANNOTATION_NONE where the list has none any more.
 */
static uint32_t first_term(const struct term_card *card)
{
    const struct watchlist *list = list_of(&card->card);
    for (uint32_t i = 0; i < watchlist_count(list); i++)
        if (has_term(card, watchlist_term(list, i)))
            return i;
    return ANNOTATION_NONE;
}

/* --- what it shows ---------------------------------------------------------------------------- */

static void take(struct concordance *base)
{
    struct term_card *card = (struct term_card *)base;
    const struct watchlist *list = list_of(base);
    const struct collection *collection = base->list.view.context->collection;
    struct arena *scratch = arena_new();
    struct outlet_place *places = NULL;
    size_t count = 0, capacity = 0;
    card->version = base->list.view.context->watch_version;
    for (uint32_t i = 0; i < collection_count(collection); i++) {
        const struct analysis *analysis = collection_item(collection, i)->analysis;
        for (uint32_t h = 0; analysis && h < analysis->hits.count; h++) {
            if (!has_term(card, watchlist_term(list, analysis->hits.items[h].term)))
                continue;
            places = arena_grow(scratch, places, count, &capacity, sizeof(*places));
            places[count++] = (struct outlet_place){i, h};
        }
    }
    outlet_table_open(&base->table, collection, base->story, base->arena);
    outlet_table_add(&base->table, card, places, count, scratch);
    base->row = base->table.row_count > 0 ? base->table.rows : NULL;
    arena_free(scratch);
}

static void add_texts(struct concordance *card, const char *label, const struct watch_texts *texts)
{
    struct text_builder list = {0};
    for (size_t i = 0; i < texts->count; i++) {
        text_builder_add_string(&list, i ? ", " : "");
        text_builder_add(&list, texts->items[i]);
    }
    concordance_add_fact(card, label, text_builder_text(&list));
    text_builder_free(&list);
}

static void add_near(struct concordance *card, const struct watch_near *near)
{
    char words[96];
    if (near->any.count == 0)
        return;
    add_texts(card, "near", &near->any);
    snprintf(words, sizeof(words), "at most %s away%s", TEXT_COUNTED(near->within, "word"),
             near->ordered ? ", behind it" : "");
    concordance_add_string(card, NULL, words);
}

/* The days of the first and the last article that has a hit. */
static void add_dates(struct concordance *card)
{
    const struct collection *collection = card->list.view.context->collection;
    struct date_range days = {.first = ""};
    struct text_builder words = {0};
    if (!card->row)
        return;
    for (size_t c = 0; c < card->row->cell_count; c++)
        for (size_t p = 0; p < card->row->cells[c].count; p++)
            date_range_take(
                &days,
                collection_item(collection, card->row->cells[c].places[p].item)->article->date);
    date_range_add(&words, &days);
    concordance_add_fact(card, "dates", text_builder_text(&words));
    text_builder_free(&words);
}

static void add_term(struct concordance *card, uint32_t index)
{
    const struct watch_term *term = watchlist_term(list_of(card), index);
    static const char *const forms[] = {
        [WATCH_TERM] = "term", [WATCH_REGEX] = "regex", [WATCH_ENTITY] = "entity"};
    struct text_builder words = {0};
    concordance_add_fact(card, forms[term->form], term->text);
    add_texts(card, "aliases", &term->aliases);
    concordance_add_string(card, "note", term->note);
    if (term->group) {
        text_builder_printf(&words, "%s%s%s", term->group->name, term->group->note ? ": " : "",
                            term->group->note ? term->group->note : "");
        concordance_add_fact(card, "group", text_builder_text(&words));
    }
    concordance_add_string(card, "severity", watch_severity_name(term->severity));
    concordance_add_string(card, "color", term->color);
    concordance_add_string(card, "kind", term->kind);
    add_texts(card, "exclude", &term->exclude);
    add_near(card, &term->near);
    concordance_add_string(card, "off", watching_off(card->list.view.context->watching, index));
    text_builder_clear(&words);
    text_builder_printf(&words, "%s:%zu", term->file, term->line);
    concordance_add_fact(card, "defined", text_builder_text(&words));
    text_builder_free(&words);
}

static void add_group(struct concordance *card, const struct watch_group *group)
{
    const struct watchlist *list = list_of(card);
    struct text_builder terms = {0};
    for (size_t i = 0; i < watchlist_count(list); i++)
        if (has_term((struct term_card *)card, watchlist_term(list, i))) {
            text_builder_add_string(&terms, terms.length > 0 ? ", " : "");
            text_builder_add(&terms, watchlist_term(list, i)->text);
        }
    concordance_add_fact(card, "terms", text_builder_text(&terms));
    text_builder_free(&terms);
    if (!group)
        return;
    concordance_add_string(card, "note", group->note);
    concordance_add_string(card, "severity", watch_severity_name(group->severity));
    concordance_add_string(card, "color", group->color);
}

static void add_facts(struct concordance *card)
{
    uint32_t first = first_term((struct term_card *)card);
    if (first == ANNOTATION_NONE) {
        concordance_add_string(card, NULL, "no longer in the watchlist");
        return;
    }
    if (((struct term_card *)card)->group)
        add_group(card, watchlist_term(list_of(card), first)->group);
    else
        add_term(card, first);
    add_dates(card);
    concordance_add_outlets(card);
}

static struct span hit_span(const struct analysis *analysis, uint32_t index)
{
    return analysis->hits.items[index].span;
}

static struct look hit_look(const struct concordance *card, const struct styles *styles,
                            struct outlet_place place)
{
    const struct analysis *analysis =
        collection_item(card->list.view.context->collection, place.item)->analysis;
    return highlight_term_look(
        styles, watchlist_term(list_of(card), analysis->hits.items[place.index].term));
}

static const struct concordance_kind kind = {
    .place = "hit",
    .steps = true,
    .take = take,
    .facts = add_facts,
    .span = hit_span,
    .look = hit_look,
};

/* --- the view --------------------------------------------------------------------------------- */

/* Another list is in force: its hits have other numbers. */
static void changed(struct view *view)
{
    if (self(view)->version != view->context->watch_version)
        concordance_take(&self(view)->card);
}

static void layout(struct view *view, struct area area)
{
    changed(view);
    concordance_layout(view, area);
}

static void draw(struct view *view, struct draw *draw)
{
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct term_card *card = self(view);
    text_builder_printf(left, "%s  %s, %s", card->id[0] ? card->id : "without a group",
                        card->group ? "a group watched for" : "watched for",
                        card->card.story == ANNOTATION_NONE ? "the whole collection"
                                                            : "this story");
    concordance_title(&card->card, right);
}

static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    if (!concordance_move(&self(view)->card, moves))
        return NULL;
    concordance_take(&self(view)->card);
    return view;
}

static void term_card_free(struct view *view)
{
    free(self(view)->id);
    concordance_free(view);
}

static const struct view_ops ops = {
    .name = "a term's card",
    .renew = renew,
    CONCORDANCE_OPS_BUT_LAYOUT,
    .layout = layout,
    .draw = draw,
    .title = title,
    .changed = changed,
    .free = term_card_free,
};

struct view *term_card_new(struct context *context, const char *id, bool group, uint32_t story)
{
    struct term_card *card = memory_calloc(1, sizeof(*card));
    card->id = memory_strdup(id);
    card->group = group;
    concordance_open(&card->card, &ops, context, &kind, story);
    return &card->card.list.view;
}

bool term_card_open_focus(const struct pane *pane)
{
    struct collection *collection = pane->context->collection;
    const struct hits *hits = &pane->analysis->hits;
    const struct hit *first = NULL;
    struct span focus = pane->focus;
    if (focus.length == 0 || !collection_progress(collection).loaded)
        return false;
    for (size_t i = hits_from(hits, focus.paragraph);
         i < hits->count && hits->items[i].span.paragraph == focus.paragraph; i++)
        if (span_compare(hits->items[i].span, focus) == 0 &&
            (!first || hit_rank(&hits->items[i], first) < 0))
            first = &hits->items[i];
    if (!first)
        return false;
    const struct watch_term *term = watchlist_term(pane->context->watchlist, first->term);
    context_open(pane->context, term_card_new(pane->context, term->id, false,
                                              collection_item(collection, pane->item)->story));
    return true;
}
