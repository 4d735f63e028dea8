#include "tui/page/view.h"

#include "core/base/clock.h"
#include "core/base/memory.h"
#include "core/collection/work.h"

#include <stdlib.h>

enum { STEP_MS = 4 };

void view_layout(struct view *view, struct area area)
{
    view->area = area;
    view->ops->layout(view, area);
}

struct view *view_stay(struct view *view, const struct collection_moves *moves)
{
    (void)moves;
    return view;
}

struct span view_moved_place(const struct context *context, const struct collection_moves *moves,
                             size_t item, struct span span)
{
    const struct article *before = collection_item(moves->from, item)->article,
                         *after =
                             collection_item(context->collection, moves->item_of[item])->article;
    if (before->hash == after->hash)
        return span;
    struct state_place place = state_place_at(before, span);
    struct span found = {0};
    state_place_find(&place, after, &found);
    return found;
}

void view_draw(struct view *view, struct draw *draw)
{
    view->ops->draw(view, draw);
}

struct view_progress view_work_progress(const char *doing, const struct work *work)
{
    struct view_progress progress = {.doing = doing, .seconds_left = -1};
    if (!work)
        return progress;
    progress.done = atomic_load(&work->done);
    progress.all = atomic_load(&work->all);
    progress.seconds_left = work_seconds_left(work);
    return progress;
}

bool view_progress(const struct view *view, struct view_progress *out)
{
    return view->ops->progress && view->ops->progress(view, out);
}

bool view_holds_keys(const struct view *view)
{
    struct view_progress progress;
    return view->ops->awaits || view_waits(view) || view_progress(view, &progress);
}

bool view_unfinished(const struct view *view)
{
    return view_waits(view) || (view->ops->unfinished && view->ops->unfinished(view));
}

int64_t view_step_end(void)
{
    return clock_ms() + STEP_MS;
}

bool view_step_over(int64_t end)
{
    return clock_ms() >= end;
}

size_t view_item(struct view *view)
{
    return view->ops->item ? view->ops->item(view) : SIZE_MAX;
}

struct span view_spot(struct view *view)
{
    struct span (*find)(struct view *) = view->ops->place ? view->ops->place : view->ops->spot;
    return find ? find(view) : (struct span){0};
}

uint32_t view_story(struct view *view)
{
    return view->ops->story ? view->ops->story(view) : ANNOTATION_NONE;
}

/* How an action moves: by rows, by pages (in halves), or to an end. */
static const struct {
    enum action action;
    int rows, half_pages;
} moves[] = {
    {ACTION_DOWN, 1, 0},     {ACTION_UP, -1, 0},       {ACTION_HALF_DOWN, 0, 1},
    {ACTION_HALF_UP, 0, -1}, {ACTION_PAGE_DOWN, 0, 2}, {ACTION_PAGE_UP, 0, -2},
};

static void move_by(struct scroller *scroller, long distance)
{
    long row = (long)scroller->cursor + distance;
    long last = (long)scroller->rows - 1;
    scroller_go(scroller, (size_t)(row < 0 ? 0 : row > last ? (last < 0 ? 0 : last) : row));
}

/* Pages move what is seen along with the cursor, so that the eye finds its place. */
static void move_pages(struct scroller *scroller, int half_pages)
{
    int page = scroller->height > 1 ? scroller->height : 2;
    long distance = (long)half_pages * page / 2;
    long top = (long)scroller->top + distance;
    scroller->top = (size_t)(top < 0 ? 0 : top);
    move_by(scroller, distance);
}

static bool move(struct scroller *scroller, const struct action_call *call)
{
    if (call->action == ACTION_TOP || call->action == ACTION_BOTTOM) {
        size_t end = scroller->rows > 0 ? scroller->rows - 1 : 0;
        bool counted = call->count > 0;
        scroller_go(scroller, counted                      ? (size_t)call->count - 1
                              : call->action == ACTION_TOP ? 0
                                                           : end);
        return true;
    }
    for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
        if (moves[i].action != call->action)
            continue;
        if (moves[i].half_pages)
            move_pages(scroller, moves[i].half_pages * action_times(call));
        else
            move_by(scroller, (long)moves[i].rows * action_times(call));
        return true;
    }
    return false;
}

/* Why moving did not move. */
static void tell_end(struct view *view, enum action action)
{
    static const enum action up[] = {ACTION_TOP, ACTION_UP, ACTION_HALF_UP, ACTION_PAGE_UP};
    const char *end = "at the end";
    for (size_t i = 0; i < sizeof(up) / sizeof(up[0]); i++)
        end = up[i] == action ? "at the top" : end;
    context_say(view->context, "%s",
                view->ops->scroller(view)->rows == 0 ? "nothing is here" : end);
}

unsigned view_act(struct view *view, const struct action_call *call)
{
    unsigned reaction = view->ops->act ? view->ops->act(view, call) : REACTION_UNHANDLED;
    if (reaction != REACTION_UNHANDLED)
        return reaction;
    const struct scroller *scroller = view->ops->scroller(view);
    size_t cursor = scroller->cursor, top = scroller->top;
    if (!move(view->ops->scroller(view), call))
        return REACTION_UNHANDLED;
    if (scroller->cursor == cursor && scroller->top == top)
        tell_end(view, call->action);
    if (view->ops->moved)
        view->ops->moved(view);
    return REACTION_REDRAW;
}

/* --- searching -------------------------------------------------------------------------------- */

/* How many matches lie before a place, in it, and in all. */
struct search_counts {
    size_t before, here, all;
};

static struct search_counts count_matches(const struct search_walk *walk, struct view_place place)
{
    struct search_counts counts = {.all = walk->count};
    for (size_t i = 0; i < walk->count; i++) {
        const struct search_match *match = &walk->matches[i];
        bool same_unit = match->unit == place.unit;
        counts.before += match->unit < place.unit || (same_unit && match->start < place.start);
        counts.here += same_unit && match->start >= place.start && match->start < place.end;
    }
    return counts;
}

/* The number (from 0) of the match to go to, round the ends. */
static size_t choose_match(struct search_counts counts, const struct search_walk *walk,
                           bool *wrapped)
{
    long all = (long)counts.all, before = (long)counts.before;
    long first = walk->inclusive ? before : before + (long)counts.here;
    long number = walk->direction > 0 ? first + walk->times - 1 : before - walk->times;
    *wrapped = number < 0 || number >= all;
    return (size_t)((number % all + all) % all);
}

/* Goes to the match that was asked for, all being known. */
static void show_match(struct view *view)
{
    struct context *context = view->context;
    const struct search_walk *walk = &context->walk;
    struct text words = text_builder_text(&context->search.words);
    bool wrapped;
    if (walk->count == 0) {
        context_complain(context, "not here: %.*s", (int)words.length, words.bytes);
        return;
    }
    struct search_counts counts = count_matches(walk, view->ops->search_place(view));
    size_t number = choose_match(counts, walk, &wrapped);
    const struct search_match *match = &walk->matches[number];
    view->ops->search_show(view, match->unit, match->start, match->end);
    context->search.number = number + 1;
    context->search.all = counts.all;
    const char *round = walk->direction > 0 ? "  went on from the top" : "  went on from the end";
    context_say(context, "/%.*s  %zu/%zu%s", (int)words.length, words.bytes, number + 1, counts.all,
                wrapped ? round : "");
}

static void find_matches(struct view *view, size_t unit)
{
    struct search_walk *walk = &view->context->walk;
    struct text text = view->ops->search_text(view, unit);
    struct search_match match = {.unit = unit};
    for (size_t from = 0; search_find(&view->context->search, text, from, &match.start, &match.end);
         from = match.end) {
        walk->matches =
            memory_grow(walk->matches, walk->count, &walk->capacity, sizeof(*walk->matches));
        walk->matches[walk->count++] = match;
    }
}

/* Looks through some texts and then for a short while; at the end goes to a match. */
static void walk_on(struct view *view)
{
    enum { AT_ONCE = 64 };
    struct search_walk *walk = &view->context->walk;
    int64_t end = view_step_end();
    size_t units = view->ops->search_units(view);
    for (size_t more = 0; walk->unit < units; walk->unit++) {
        if (more++ == AT_ONCE) {
            if (view_step_over(end))
                return;
            more = 0;
        }
        find_matches(view, walk->unit);
    }
    walk->view = NULL;
    show_match(view);
}

static void begin_walk(struct view *view)
{
    struct search_walk *walk = &view->context->walk;
    walk->view = view;
    walk->unit = walk->count = 0;
}

void view_search(struct view *view, int direction, int times, bool inclusive)
{
    struct context *context = view->context;
    context->walk.view = NULL;
    context->walk.direction = direction;
    context->walk.times = times;
    context->walk.inclusive = inclusive;
    if (context->search.error.message[0]) {
        context_complain(context, "no pattern: %s", context->search.error.message);
    } else if (!search_active(&context->search)) {
        context_say(context, "nothing to search for: / asks");
    } else {
        begin_walk(view);
        walk_on(view);
    }
}

/* --- work for a key that takes several turns -------------------------------------------------- */

static bool is_searched(const struct view *view)
{
    return view->context->walk.view == view;
}

bool view_waits(const struct view *view)
{
    return is_searched(view) || (view->ops->waits && view->ops->waits(view));
}

void view_go_on(struct view *view)
{
    if (view->ops->waits && view->ops->waits(view))
        view->ops->go_on(view);
    else if (is_searched(view))
        walk_on(view);
}

/* What it shows may be other texts now. */
void view_changed(struct view *view)
{
    if (view->ops->changed)
        view->ops->changed(view);
    if (is_searched(view))
        begin_walk(view);
}

void view_free(struct view *view)
{
    if (!view)
        return;
    if (is_searched(view))
        view->context->walk.view = NULL;
    view->ops->free(view);
}
