#include "tui/view.h"

#include "core/base/clock.h"
#include "core/collection/work.h"

#include <stdlib.h>

enum { STEP_MS = 4 };

static size_t context_rows(const struct scroller *scroller)
{
    int quarter = scroller->height / 4;
    return (size_t)(quarter < scroller->margin ? quarter : scroller->margin);
}

void scroller_fit(struct scroller *scroller)
{
    size_t height = scroller->height > 0 ? (size_t)scroller->height : 1;
    size_t margin = context_rows(scroller);
    if (scroller->cursor >= scroller->rows)
        scroller->cursor = scroller->rows > 0 ? scroller->rows - 1 : 0;
    size_t highest = scroller->cursor > margin ? scroller->cursor - margin : 0;
    size_t lowest = scroller->cursor + margin + 1;
    if (lowest > scroller->rows)
        lowest = scroller->rows;
    if (scroller->top > highest)
        scroller->top = highest;
    if (scroller->top + height < lowest)
        scroller->top = lowest - height;
    if (scroller->top + height > scroller->rows)
        scroller->top = scroller->rows > height ? scroller->rows - height : 0;
}

void scroller_go(struct scroller *scroller, size_t row)
{
    scroller->cursor = row;
    scroller_fit(scroller);
}

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

void view_changed(struct view *view)
{
    if (view->ops->changed)
        view->ops->changed(view);
}

void view_free(struct view *view)
{
    if (view)
        view->ops->free(view);
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
    return view->ops->awaits || view_progress(view, &progress);
}

bool view_unfinished(const struct view *view)
{
    return view->ops->unfinished && view->ops->unfinished(view);
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

/* How many matches lie before a place, in it, and in all. */
struct search_counts {
    size_t before, here, all;
};

struct match {
    size_t unit, start, end;
};

static void count_match(struct search_counts *counts, struct match match, struct view_place place)
{
    bool same_unit = match.unit == place.unit;
    counts->all++;
    counts->before += match.unit < place.unit || (same_unit && match.start < place.start);
    counts->here += same_unit && match.start >= place.start && match.start < place.end;
}

/* Walks over all matches: counts them about a place, and takes out the one of a number (from 0;
 * SIZE_MAX: none). */
static struct search_counts walk_matches(struct view *view, struct view_place place, size_t wanted,
                                         struct match *found)
{
    struct search_counts counts = {0};
    size_t units = view->ops->search_units(view);
    for (size_t unit = 0; unit < units; unit++) {
        struct text text = view->ops->search_text(view, unit);
        struct match match = {.unit = unit};
        size_t from = 0;
        while (search_find(&view->context->search, text, from, &match.start, &match.end)) {
            if (counts.all == wanted) {
                *found = match;
                return counts;
            }
            count_match(&counts, match, place);
            from = match.end;
        }
    }
    return counts;
}

/* The number (from 0) of the match to go to, round the ends. */
static size_t choose_match(struct search_counts counts, int direction, int times, bool inclusive,
                           bool *wrapped)
{
    long all = (long)counts.all, before = (long)counts.before;
    long first = inclusive ? before : before + (long)counts.here;
    long number = direction > 0 ? first + times - 1 : before - times;
    *wrapped = number < 0 || number >= all;
    return (size_t)((number % all + all) % all);
}

unsigned view_search(struct view *view, int direction, int times, bool inclusive)
{
    struct context *context = view->context;
    struct text words = text_builder_text(&context->search.words);
    struct match match = {0};
    bool wrapped;
    if (context->search.error.message[0]) {
        context_complain(context, "no pattern: %s", context->search.error.message);
        return REACTION_REDRAW;
    }
    if (!search_active(&context->search)) {
        context_say(context, "nothing to search for: / asks");
        return REACTION_REDRAW;
    }
    struct view_place place = view->ops->search_place(view);
    struct search_counts counts = walk_matches(view, place, SIZE_MAX, &match);
    if (counts.all == 0) {
        context_complain(context, "not here: %.*s", (int)words.length, words.bytes);
        return REACTION_REDRAW;
    }
    size_t number = choose_match(counts, direction, times, inclusive, &wrapped);
    walk_matches(view, place, number, &match);
    view->ops->search_show(view, match.unit, match.start, match.end);
    context->search.number = number + 1;
    context->search.all = counts.all;
    const char *round = direction > 0 ? "  went on from the top" : "  went on from the end";
    context_say(context, "/%.*s  %zu/%zu%s", (int)words.length, words.bytes, number + 1, counts.all,
                wrapped ? round : "");
    return REACTION_REDRAW;
}
