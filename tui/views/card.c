#include "tui/views/card.h"

#include "core/base/memory.h"
#include "tui/views/concordance.h"
#include "tui/views/entities.h"

#include <string.h>

struct card_view {
    struct concordance card;
    const struct entity_over_all *entity; /* NULL: the names of all articles are not found yet */
    uint32_t item;                        /* and then where it is named */
    struct span span;
};

static struct card_view *self(struct view *view)
{
    return (struct card_view *)view;
}

static void take(struct concordance *card)
{
    const struct entity_over_all *entity = ((struct card_view *)card)->entity;
    if (!entity)
        return;
    entity_table_of(&card->table, card->list.view.context->collection, card->story, entity,
                    card->arena);
    card->row = card->table.row_count > 0 ? card->table.rows : NULL;
}

static void add_facts(struct concordance *card)
{
    const struct entity_over_all *entity = ((struct card_view *)card)->entity;
    struct collection *collection = card->list.view.context->collection;
    struct text_builder list = {0};
    size_t count;
    if (!card->row)
        return;
    const struct entity_form *forms = entity_forms(collection, card->row, card->layout, &count);
    for (size_t i = 0; i < count; i++) {
        text_builder_add(&list, i ? TEXT(", ") : TEXT(""));
        text_builder_add(&list, forms[i].text);
        text_builder_printf(&list, " %zu", forms[i].times);
    }
    concordance_add_fact(card, "forms", text_builder_text(&list));
    text_builder_clear(&list);
    for (size_t i = 0; i < entity->title_count; i++)
        text_builder_printf(&list, "%s%s", i ? ", " : "", entity->titles[i]);
    concordance_add_fact(card, "titles", text_builder_text(&list));
    text_builder_free(&list);
    concordance_add_outlets(card);
}

static struct span mention_span(const struct analysis *analysis, uint32_t index)
{
    return analysis->annotation.mentions[index].span;
}

static struct look mention_look(const struct concordance *card, const struct styles *styles,
                                struct outlet_place place)
{
    (void)place;
    return styles->looks[entities_style(((const struct card_view *)card)->entity->class)];
}

static const struct concordance_kind kind = {
    .place = "mention",
    .take = take,
    .facts = add_facts,
    .span = mention_span,
    .look = mention_look,
};

static void draw(struct view *view, struct draw *draw)
{
    const struct card_view *card = self(view);
    if (!card->entity)
        draw_text(draw, view->area, 0, 1, TEXT("names are still being found in all articles"),
                  draw_look(draw, STYLE_DIM));
    else if (!card->card.row)
        draw_text(draw, view->area, 0, 1, TEXT("only in page furniture"),
                  draw_look(draw, STYLE_DIM));
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct card_view *card = self(view);
    if (!card->entity) {
        const struct collection_item *item = collection_item(view->context->collection, card->item);
        text_builder_add(left, article_span_text(item->article, card->span));
        return;
    }
    text_builder_printf(
        left, "%s  %s, %s", card->entity->name, entity_class_name(card->entity->class),
        card->card.story == ANNOTATION_NONE ? "the whole collection" : "this story");
    if (card->card.row)
        concordance_title(&card->card, right);
}

/* --- before all names are found --------------------------------------------------------------- */

static bool names_are_found(struct collection *collection)
{
    return collection_progress(collection).loaded && collection_has_entities(collection);
}

static bool progress(const struct view *view, struct view_progress *out)
{
    *out = view_work_progress("finding names", NULL);
    return !((const struct card_view *)view)->entity;
}

/* --- another collection ----------------------------------------------------------------------- */

/* The name of a mention that stands there, or NULL. */
static const struct entity_over_all *named_at(struct collection *collection, uint32_t item,
                                              struct span span)
{
    const struct entities_over_all *all = collection_entities(collection);
    const struct annotation *found = &collection_item(collection, item)->analysis->annotation;
    for (size_t i = 0; i < found->mention_count; i++)
        if (span_compare(found->mentions[i].span, span) == 0 &&
            found->mentions[i].entity < found->entity_count)
            return &all->items[all->entity_of[item][found->mentions[i].entity]];
    return NULL;
}

/* Who it is now: what is named where it was in a text that did not change, else who has the name.
 */
static const struct entity_over_all *find_again(struct collection *collection,
                                                const struct entity_over_all *before,
                                                const struct collection_moves *moves)
{
    const struct entities_over_all *all = collection_entities(collection);
    const struct entity_over_all *found = NULL;
    for (size_t i = 0; i < before->place_count && !found; i++) {
        struct entity_place place = before->places[i];
        uint32_t item = moves->item_of[place.item];
        const struct collection_item *was = collection_item(moves->from, place.item);
        if (item != ANNOTATION_NONE &&
            collection_item(collection, item)->article->hash == was->article->hash)
            found = named_at(collection, item, mention_span(was->analysis, place.mention));
    }
    for (size_t i = 0; i < all->count && !found; i++)
        if (all->items[i].class == before->class && strcmp(all->items[i].name, before->name) == 0)
            found = &all->items[i];
    return found;
}

static void changed(struct view *view)
{
    struct card_view *card = self(view);
    struct collection *collection = view->context->collection;
    if (card->entity || !names_are_found(collection))
        return;
    card->entity = named_at(collection, card->item, card->span);
    card->card.story = card->card.home = collection_item(collection, card->item)->story;
    concordance_take(&card->card);
}

static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct card_view *card = self(view);
    if (!card->entity)
        return NULL;
    bool shown = card->card.row != NULL;
    card->entity = find_again(view->context->collection, card->entity, moves);
    if (!card->entity || !concordance_move(&card->card, moves))
        return NULL;
    concordance_take(&card->card);
    return card->card.row || !shown ? view : NULL;
}

static const struct view_ops ops = {
    .name = "a name's card",
    .renew = renew,
    CONCORDANCE_OPS,
    .changed = changed,
    .progress = progress,
    .draw = draw,
    .title = title,
    .free = concordance_free,
};

struct view *card_view_new(struct context *context, const struct entity_over_all *entity,
                           uint32_t story)
{
    struct card_view *card = memory_calloc(1, sizeof(*card));
    card->entity = entity;
    concordance_open(&card->card, &ops, context, &kind, story);
    return &card->card.list.view;
}

/* The card of whoever is named there, as soon as it is known who that is in all articles. */
static struct view *card_view_at(const struct pane *pane, struct span span)
{
    struct card_view *card = memory_calloc(1, sizeof(*card));
    card->item = (uint32_t)pane->item;
    card->span = span;
    concordance_open(&card->card, &ops, pane->context, &kind, ANNOTATION_NONE);
    changed(&card->card.list.view);
    return &card->card.list.view;
}

bool card_open_focus(const struct pane *pane)
{
    const struct annotation *annotation = &pane->analysis->annotation;
    struct span focus = pane->focus;
    if (focus.length == 0)
        return false;
    for (size_t i = 0; i < annotation->mention_count; i++) {
        const struct mention *mention = &annotation->mentions[i];
        if (mention->span.paragraph != focus.paragraph || mention->span.start > focus.start ||
            mention->span.start + mention->span.length < focus.start + focus.length ||
            mention->entity >= annotation->entity_count)
            continue;
        context_open(pane->context, card_view_at(pane, mention->span));
        return true;
    }
    return false;
}
