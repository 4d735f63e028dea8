#include "tui/views/places.h"

#include "core/base/file.h"
#include "core/base/memory.h"
#include "tui/page/remember.h"
#include "tui/views/article.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct place places_here(struct view *view)
{
    struct place place = {.item = SIZE_MAX, .view = view, .row = view->ops->scroller(view)->cursor};
    if (view->ops->place) {
        place.item = view->ops->item(view);
        place.span = view->ops->place(view);
    }
    return place;
}

bool places_equal(struct place a, struct place b)
{
    if (a.item != b.item)
        return false;
    return a.item == SIZE_MAX
               ? a.view == b.view && a.row == b.row
               : a.span.paragraph == b.span.paragraph && a.span.start == b.span.start;
}

void places_push(struct places *places, struct place place)
{
    if (places->count > 0 && places_equal(places->items[places->count - 1], place))
        return;
    if (places->count == PLACES_MAX)
        memmove(places->items, places->items + 1, --places->count * sizeof(place));
    places->items[places->count++] = place;
}

void places_forget(struct places *places, const struct view *view)
{
    size_t kept = 0;
    for (size_t i = 0; i < places->count; i++)
        if (places->items[i].item != SIZE_MAX || places->items[i].view != view)
            places->items[kept++] = places->items[i];
    places->count = kept;
}

void places_moved(struct places *places, struct context *context,
                  const struct collection_moves *moves)
{
    size_t kept = 0;
    for (size_t i = 0; i < places->count; i++) {
        struct place place = places->items[i];
        if (place.item != SIZE_MAX && moves->item_of[place.item] == ANNOTATION_NONE)
            continue;
        if (place.item != SIZE_MAX) {
            place.span = view_moved_place(context, moves, place.item, place.span);
            place.item = moves->item_of[place.item];
        }
        places->items[kept++] = place;
    }
    places->count = kept;
}

/* An article takes the place of another: going back and forth does not pile them up. */
static void open_article(struct view *view, struct place place)
{
    place.span.length = place.span.length > 0 ? place.span.length : 1;
    struct view *article = article_view_new(view->context, place.item, place.span);
    if (view->ops->scope == IN_ARTICLE)
        context_replace(view->context, article);
    else
        context_open(view->context, article);
}

bool places_go(struct view *view, struct place place)
{
    if (place.item == SIZE_MAX) {
        if (place.view != view)
            return false;
        scroller_go(view->ops->scroller(view), place.row);
        if (view->ops->moved)
            view->ops->moved(view);
    } else if (!view->ops->go || !view->ops->go(view, place.item, place.span)) {
        open_article(view, place);
    }
    return true;
}

void places_last(struct places *places, struct view *view)
{
    struct place here = places_here(view);
    if (places->count == 0 || !places_go(view, places->items[places->count - 1]))
        context_say(view->context, "no jump was made here yet");
    else {
        places->items[places->count - 1] = here;
        context_say(view->context, "to before the last jump");
    }
}

void places_back(struct places *places, struct view *view)
{
    struct place here = places_here(view);
    while (places->count > 0) {
        struct place place = places->items[--places->count];
        if (!places_equal(place, here) && places_go(view, place)) {
            context_say(view->context, "back: %zu more", places->count);
            return;
        }
    }
    context_say(view->context, "no jump further back");
}

/* --- marks ------------------------------------------------------------------------------------ */

/* The item and place in focus; a list's article at its top. */
static bool find_focus(struct view *view, size_t *item, struct span *span)
{
    *item = view_item(view);
    *span = (struct span){0};
    if (*item != SIZE_MAX)
        *span = view_spot(view);
    if (*item == SIZE_MAX)
        context_say(view->context, "no article is in focus here");
    return *item != SIZE_MAX;
}

static bool check_letter(struct view *view, char letter)
{
    if (!letter)
        context_complain(view->context, "which mark? a letter from a to z goes with it");
    return letter;
}

void places_mark(struct view *view, char letter)
{
    struct context *context = view->context;
    struct span span;
    size_t item;
    if (!check_letter(view, letter) || !find_focus(view, &item, &span))
        return;
    state_set_mark(context->state, context->opened_as, letter,
                   collection_item(context->collection, item)->article, span);
    context_say(context, "mark %c: '%c comes back here", letter, letter);
}

bool places_find_mark(struct view *view, char letter, struct place *out)
{
    struct context *context = view->context;
    struct state_mark mark;
    if (!check_letter(view, letter))
        return false;
    if (!state_find_mark(context->state, context->opened_as, letter, &mark)) {
        context_say(context, "no mark %c: m%c sets it", letter, letter);
        return false;
    }
    *out = (struct place){.item = remember_find_item(context, mark.article)};
    if (out->item == SIZE_MAX ||
        !state_place_find(&mark.place, collection_item(context->collection, out->item)->article,
                          &out->span)) {
        context_say(context, "mark %c is in an article that is not here, or has changed", letter);
        return false;
    }
    out->span.length = 0;
    context_say(context, "mark %c", letter);
    return true;
}

/* --- bookmarks -------------------------------------------------------------------------------- */

struct span places_sentence(struct context *context, size_t item, struct span span)
{
    const struct article *article = collection_item(context->collection, item)->article;
    const struct sentences *sentences =
        &collection_analyse(context->collection, item)->annotation.sentences;
    size_t found = sentences_at(sentences, span.paragraph, span.start);
    if (found != SIZE_MAX)
        return sentences->items[found].span;
    return (struct span){span.paragraph, 0,
                         (uint32_t)article->paragraphs[span.paragraph].text.length};
}

char *places_source(const struct context *context, const struct article *article)
{
    char *folder = NULL, *whole = NULL;
    bool whole_already = collection_is_sample(context->collection) || article->source[0] == '/' ||
                         strcmp(article->source, "-") == 0;
    if (!whole_already)
        folder = realpath(".", NULL);
    whole = folder ? file_join(folder, article->source) : memory_strdup(article->source);
    free(folder);
    return whole;
}

void places_bookmark(struct view *view, struct text note)
{
    struct context *context = view->context;
    struct span span;
    size_t item;
    if (!find_focus(view, &item, &span))
        return;
    const struct article *article = collection_item(context->collection, item)->article;
    if (article->paragraph_count == 0)
        return;
    char *source = places_source(context, article);
    state_add_bookmark(context->state, article, source, places_sentence(context, item, span), note);
    context_say(context, "bookmarked%s: 'M and diptych bookmarks list all",
                note.length > 0 ? " with its note" : "");
    free(source);
}
