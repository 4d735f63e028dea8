#include "tui/mentions.h"

#include "core/collection/copied.h"
#include "core/collection/entities.h"
#include "tui/views/places.h"

/* What an article has of a name: those that can show. */
struct mentioned {
    size_t item, count;
    struct span first, last;
};

static bool can_show(const struct context *context, const struct collection_item *item,
                     struct span span)
{
    bool folded = item->article->paragraphs[span.paragraph].kind == PARAGRAPH_BOILERPLATE ||
                  (item->repeated && item->repeated[span.paragraph]);
    return context->boilerplate || !folded;
}

/* From a place on, which is counted up, all of its item. */
static struct mentioned take_item(const struct context *context,
                                  const struct entity_over_all *entity, size_t *place)
{
    struct mentioned out = {.item = entity->places[*place].item};
    const struct collection_item *item = collection_item(context->collection, out.item);
    for (; *place < entity->place_count && entity->places[*place].item == out.item; ++*place) {
        struct span span = item->analysis->found.mentions[entity->places[*place].mention].span;
        if (!can_show(context, item, span) || collection_is_copy(context->collection, out.item))
            continue;
        if (out.count++ == 0)
            out.first = span;
        out.last = span;
    }
    return out;
}

/* Whether the view went there: a text of one article takes the next in its place, one of several
 * shows those alone. */
static bool go(struct view *view, const struct mentioned *to, bool forward)
{
    struct span span = forward ? to->first : to->last;
    if (view->ops->scope == IN_ARTICLE)
        return places_go(view, (struct place){.item = to->item, .span = span});
    return view->ops->go && view->ops->go(view, to->item, span);
}

static void tell(const struct context_mention *from, struct context *context,
                 const struct mentioned *to, const char *name)
{
    bool round = from->forward ? to->item < from->item : to->item > from->item;
    context_say(context, "%s: %s, mention %zu/%zu%s",
                collection_item(context->collection, to->item)->article->outlet, name,
                from->forward ? (size_t)1 : to->count, to->count, round ? "  (round again)" : "");
}

/* Tries the items on one side of where one is, then those on the other. */
static bool search(struct view *view, const struct context_mention *from,
                   const struct entity_over_all *entity, struct arena *scratch)
{
    struct mentioned *items = arena_array(scratch, entity->item_count + 1, sizeof(*items));
    size_t count = 0, start = 0;
    for (size_t place = 0; place < entity->place_count;) {
        items[count] = take_item(view->context, entity, &place);
        if (items[count].count == 0 || items[count].item == from->item)
            continue;
        start += items[count].item < from->item;
        count++;
    }
    for (size_t i = 0; i < count; i++) {
        size_t at = from->forward ? (start + i) % count : (start + count - 1 - i) % count;
        if (!go(view, &items[at], from->forward))
            continue;
        tell(from, view->context, &items[at], entity->name);
        return true;
    }
    return false;
}

void mentions_go_on(struct view *view)
{
    struct context *context = view->context;
    struct context_mention from = context->beyond;
    context->beyond = (struct context_mention){0};
    const struct entities_over_all *all =
        from.sought ? collection_known_entities(context->collection) : NULL;
    if (!all)
        return;
    struct arena *scratch = arena_new();
    search(view, &from, &all->items[all->entity_of[from.item][from.entity]], scratch);
    arena_free(scratch);
}
