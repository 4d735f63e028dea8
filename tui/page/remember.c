#include "tui/page/remember.h"

#include "core/base/memory.h"
#include "tui/page/legend.h"

#include <stdlib.h>
#include <string.h>

enum { UNKNOWN, UNREAD, READ };

/* What is opened as one string: the paths as the system knows them, a line each. */
static char *name_opened(const char *const *paths, size_t count)
{
    struct text_builder name = {0};
    text_builder_add_string(&name, "");
    for (size_t i = 0; i < count; i++) {
        char *whole = realpath(paths[i], NULL);
        text_builder_printf(&name, "%s%s", i > 0 ? "\n" : "", whole ? whole : paths[i]);
        free(whole);
    }
    return name.bytes;
}

void remember_start(struct context *context, const char *const *paths, size_t count)
{
    context->state = state_open(NULL, &context->problems);
    context->opened_as = name_opened(paths, count);
    context->aligned = state_fact(context->state, "", "aligned", 0) != 0;
    int64_t runs = state_fact(context->state, "", "runs", 0);
    context->legend = runs < LEGEND_RUNS;
    if (context->legend)
        state_set_fact(context->state, "", "runs", runs + 1);
}

void remember_end(struct context *context)
{
    state_close(context->state);
    free(context->opened_as);
    free(context->read);
}

/* --- read ------------------------------------------------------------------------------------- */

static const struct article *article_of(const struct context *context, size_t item)
{
    return collection_item(context->collection, item)->article;
}

/* What is known of an item; each is asked for once. */
static unsigned char *flag_of(struct context *context, size_t item)
{
    if (item >= context->read_count) {
        size_t count = collection_count(context->collection);
        context->read = memory_resize(context->read, count, 1);
        memset(context->read + context->read_count, UNKNOWN, count - context->read_count);
        context->read_count = count;
    }
    return &context->read[item];
}

bool remember_is_read(struct context *context, size_t item)
{
    unsigned char *flag = flag_of(context, item);
    if (*flag == UNKNOWN)
        *flag = state_is_read(context->state, article_of(context, item)) ? READ : UNREAD;
    return *flag == READ;
}

void remember_read(struct context *context, size_t item, bool read)
{
    if (remember_is_read(context, item) == read)
        return;
    *flag_of(context, item) = read ? READ : UNREAD;
    state_set_read(context->state, article_of(context, item), read);
}

/* --- places ----------------------------------------------------------------------------------- */

void remember_view(struct view *view)
{
    struct context *context = view->context;
    size_t item = view_item(view);
    if (item == SIZE_MAX)
        return;
    const struct article *article = article_of(context, item);
    if (view->ops->place)
        state_set_place(context->state, article, view->ops->place(view));
    else if (view->ops->scope == IN_STORIES)
        state_set_fact(context->state, context->opened_as, "article", (int64_t)article->hash);
}

void remember_place_in(struct pane *pane)
{
    struct context *context = pane->context;
    struct span place;
    if (!state_find_place(context->state, pane->article, &place) ||
        (place.paragraph == 0 && place.start == 0))
        return;
    place.length = 0;
    if (pane_go(pane, place))
        context_say(context, "where it was left  (g: to the top)");
}

size_t remember_find_item(const struct context *context, uint64_t hash)
{
    for (size_t i = 0; i < collection_count(context->collection); i++)
        if (article_of(context, i)->hash == hash)
            return i;
    return SIZE_MAX;
}

size_t remember_last_item(struct context *context)
{
    int64_t hash = state_fact(context->state, context->opened_as, "article", 0);
    return remember_find_item(context, (uint64_t)hash);
}

void remember_layout(struct context *context, bool aligned)
{
    context->aligned = aligned;
    state_set_fact(context->state, "", "aligned", aligned);
}

void remember_order(struct context *context, unsigned order)
{
    state_set_fact(context->state, context->opened_as, "order", order);
}

unsigned remember_last_order(struct context *context, unsigned orders)
{
    int64_t order = state_fact(context->state, context->opened_as, "order", 0);
    return order > 0 && order < orders ? (unsigned)order : 0;
}

static void move_mark(struct context *context, char letter, const struct collection_moves *moves)
{
    struct state_mark mark;
    struct span place;
    if (!state_find_mark(context->state, context->opened_as, letter, &mark))
        return;
    for (size_t i = 0; i < collection_count(moves->from); i++) {
        if (moves->item_of[i] == ANNOTATION_NONE ||
            collection_item(moves->from, i)->article->hash != mark.article)
            continue;
        const struct article *article = article_of(context, moves->item_of[i]);
        if (article->hash != mark.article && state_place_find(&mark.place, article, &place))
            state_set_mark(context->state, context->opened_as, letter, article, place);
        return;
    }
}

void remember_moved(struct context *context, const struct collection_moves *moves)
{
    free(context->read);
    context->read = NULL;
    context->read_count = 0;
    for (int letter = 'a'; letter <= 'z'; letter++)
        move_mark(context, (char)letter, moves);
}
