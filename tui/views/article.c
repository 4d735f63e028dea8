#include "tui/views/article.h"

#include "core/base/memory.h"
#include "core/collection/copied.h"
#include "tui/page/jump.h"
#include "tui/page/remember.h"
#include "tui/views/card.h"
#include "tui/views/comparing.h"
#include "tui/views/index.h"
#include "tui/views/term_card.h"

#include <stdlib.h>

struct article_view {
    struct view view;
    struct pane pane;
    struct arena *arena; /* of the links */
    struct span wanted;  /* where to stand after the first layout */
    bool placed;
};

static struct article_view *self(struct view *view)
{
    return (struct article_view *)view;
}

/* The story of the pane's item; NULL while stories have not formed or when it stands alone. */
static const struct collection_story *story_of(struct article_view *article)
{
    struct collection *collection = article->view.context->collection;
    uint32_t story = collection_item(collection, article->pane.item)->story;
    if (story == ANNOTATION_NONE)
        return NULL;
    const struct collection_story *found = collection_story(collection, story);
    return found->count > 1 ? found : NULL;
}

/* The article and others of its story, at most COMPARE_MOST, into `items`; returns how many. */
static size_t side_by_side(const struct article_view *article, const struct collection_story *story,
                           uint32_t items[COMPARE_MOST])
{
    size_t count = 0;
    uint32_t stands_for_it =
        collection_stand_in(article->view.context->collection, article->pane.item);
    items[count++] = (uint32_t)article->pane.item;
    for (size_t i = 0; i < story->count && count < COMPARE_MOST; i++)
        if (story->members[i] != stands_for_it)
            items[count++] = story->members[i];
    return count;
}

/* Where a worker is still comparing there are none yet: `changed` comes when it is done. */
static void make_links(struct article_view *article)
{
    const struct collection_story *story = story_of(article);
    arena_reset(article->arena);
    article->pane.links = (struct links){0};
    if (!story)
        return;
    uint32_t some[COMPARE_MOST];
    const uint32_t *members = story->members;
    size_t count = story->count;
    if (count > COMPARE_MOST ||
        collection_is_copy(article->view.context->collection, article->pane.item)) {
        count = side_by_side(article, story, some);
        members = some;
    }
    const struct collection_set *set =
        collection_ask_set(article->view.context->collection, members, count);
    for (size_t column = 0; set && column < set->count; column++)
        if (set->members[column] == article->pane.item)
            links_make(set, column, article->arena, &article->pane.links);
}

static void layout(struct view *view, struct area area)
{
    struct article_view *article = self(view);
    pane_layout(&article->pane, area, (int)view->context->config->settings.width);
    if (!article->placed && article->wanted.length > 0)
        pane_go(&article->pane, article->wanted);
    article->placed = true;
}

static void draw(struct view *view, struct draw *draw)
{
    pane_draw(&self(view)->pane, draw, true);
}

static void compare(struct article_view *article)
{
    const struct collection_story *story = story_of(article);
    struct context *context = article->view.context;
    struct span focus = pane_place(&article->pane);
    focus.length = focus.length ? focus.length : 1;
    if (!story && compare_open_versions(context, article->pane.item, focus))
        return;
    if (!story) {
        context_say(context, collection_progress(context->collection).loaded
                                 ? "only this outlet tells this story: nothing to compare"
                                 : "stories form when all is read");
        return;
    }
    uint32_t items[COMPARE_MOST];
    size_t count = side_by_side(article, story, items);
    compare_open(context, items, count, focus);
    if (count < story->count)
        context_say(context, "%zu of the %zu of this story: Space in the list chooses others",
                    count, story->count);
}

static unsigned open_line(struct article_view *article)
{
    const struct pane *pane = &article->pane;
    if (pane->line_count > 0 && pane->lines[pane->scroller.cursor].kind == PANE_FOLD) {
        pane->context->boilerplate = true;
        return REACTION_LAYOUT;
    }
    if (!card_open_focus(pane) && !term_card_open_focus(pane))
        compare(article);
    return REACTION_REDRAW;
}

static void open_index(struct article_view *article)
{
    struct context *context = article->view.context;
    if (article->pane.analysis->annotation.entity_count == 0)
        context_say(context, "no names are found in this article");
    else
        context_open(context, index_view_new(&article->pane));
}

static unsigned act(struct view *view, const struct action_call *call)
{
    struct article_view *article = self(view);
    if (call->action == ACTION_COMPARE) {
        compare(article);
        return REACTION_REDRAW;
    }
    if (call->action == ACTION_OPEN)
        return open_line(article);
    if (call->action == ACTION_INDEX) {
        open_index(article);
        return REACTION_REDRAW;
    }
    return jump_act(&article->pane, call);
}

static size_t item(struct view *view)
{
    return self(view)->pane.item;
}

static struct pane *pane_of(struct view *view)
{
    return &self(view)->pane;
}

static struct span place(struct view *view)
{
    return pane_place(&self(view)->pane);
}

static bool go(struct view *view, size_t item, struct span span)
{
    struct pane *pane = &self(view)->pane;
    return item == pane->item && pane_go(pane, span);
}

static struct scroller *scroller(struct view *view)
{
    return &self(view)->pane.scroller;
}

static void moved(struct view *view)
{
    self(view)->pane.focus = (struct span){0};
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct pane *pane = &self(view)->pane;
    text_builder_add_string(left, pane->article->outlet);
    if (pane->article->title)
        text_builder_printf(left, "  %s", pane->article->title);
    if (pane->links.count > 0)
        text_builder_printf(right, "%zu verbatim, %zu reworded, %zu only here",
                            pane->links.verbatim, pane->links.reworded, pane->links.only);
}

static void focus(struct view *view, int *row, int *column)
{
    pane_cursor(&self(view)->pane, row, column);
}

static void changed(struct view *view)
{
    struct article_view *article = self(view);
    article->pane.analysis = collection_analyse(view->context->collection, article->pane.item);
    make_links(article);
}

static uint32_t story(struct view *view)
{
    return collection_item(view->context->collection, self(view)->pane.item)->story;
}

static size_t search_units(struct view *view)
{
    return self(view)->pane.article->paragraph_count;
}

static struct text search_text(struct view *view, size_t unit)
{
    const struct pane *pane = &self(view)->pane;
    return pane_shows(pane, (uint32_t)unit) ? pane->article->paragraphs[unit].text
                                            : (struct text){"", 0};
}

static struct view_place search_place(struct view *view)
{
    struct span place = pane_place(&self(view)->pane);
    return (struct view_place){place.paragraph, place.start, (size_t)place.start + 1};
}

static void search_show(struct view *view, size_t unit, size_t start, size_t end)
{
    struct span span = {(uint32_t)unit, (uint32_t)start, (uint32_t)(end - start)};
    pane_go(&self(view)->pane, span);
}

static void article_view_free(struct view *view)
{
    pane_close(&self(view)->pane);
    arena_free(self(view)->arena);
    free(view);
}

/* The text that did not change stays as it is seen. */
static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct article_view *article = self(view);
    struct context *context = view->context;
    uint32_t item = moves->item_of[article->pane.item];
    if (item == ANNOTATION_NONE)
        return NULL;
    if (collection_item(context->collection, item)->article != article->pane.article) {
        struct span place = pane_place(&article->pane);
        place.length = place.length ? place.length : 1;
        return article_view_new(context, item,
                                view_moved_place(context, moves, article->pane.item, place));
    }
    pane_move(&article->pane, item);
    changed(view);
    return view;
}

static const struct view_ops ops = {
    .name = "article",
    .scope = IN_ARTICLE,
    .renew = renew,
    .layout = layout,
    .draw = draw,
    .act = act,
    .item = item,
    .place = place,
    .pane = pane_of,
    .go = go,
    .scroller = scroller,
    .moved = moved,
    .title = title,
    .focus = focus,
    .changed = changed,
    .story = story,
    .search_units = search_units,
    .search_text = search_text,
    .search_place = search_place,
    .search_show = search_show,
    .free = article_view_free,
};

static bool is_boilerplate(const struct context *context, size_t item, struct span span)
{
    const struct article *article = collection_item(context->collection, item)->article;
    return article->paragraphs[span.paragraph].kind == PARAGRAPH_BOILERPLATE;
}

struct view *article_view_new(struct context *context, size_t item, struct span focus)
{
    struct article_view *article = memory_calloc(1, sizeof(*article));
    article->view = (struct view){.ops = &ops, .context = context};
    article->arena = arena_new();
    article->wanted = focus;
    if (focus.length > 0 && is_boilerplate(context, item, focus))
        context->boilerplate = true;
    pane_open(&article->pane, context, item);
    article->pane.repeated = collection_item(context->collection, item)->repeated;
    make_links(article);
    remember_read(context, item, true);
    if (focus.length == 0)
        remember_place_in(&article->pane);
    return &article->view;
}
