#include "tui/views/missing.h"

#include "core/base/memory.h"
#include "tui/page/links.h"
#include "tui/views/lineup.h"
#include "tui/views/list.h"
#include "tui/views/passage.h"

#include <stdlib.h>
#include <string.h>

enum { AIR = 2, LETTER_COLUMNS = 4, COUNT_COLUMNS = 10, CARRIER_COLUMNS = 28, WIDE = 100 };

struct missing_view {
    struct list list;
    const struct collection_set *set; /* NULL while a worker makes it anew, of the lineup */
    size_t order[COMPARE_MOST], column;
    struct lineup lineup;
    struct lineup sought; /* its active column has the passage in focus at its place */
};

static struct missing_view *self(struct view *view)
{
    return (struct missing_view *)view;
}

static uint32_t group_at(const struct missing_view *missing, size_t index)
{
    return missing->set->groups.coverage[missing->column].missing[index];
}

/* The member whose words stand for the passage: of the wording that most have. */
static const struct group_member *speaker(const struct passage_group *group)
{
    for (size_t i = 0; i < group->count; i++)
        if (group->members[i].variant == 0)
            return &group->members[i];
    return &group->members[0];
}

static struct text words_of(const struct missing_view *missing, size_t index)
{
    const struct passage_group *group = &missing->set->groups.items[group_at(missing, index)];
    const struct group_member *member = speaker(group);
    const struct compare_side *side = &missing->set->sides[member->article];
    return article_span_text(side->article,
                             side->annotation->sentences.items[member->sentence].span);
}

static void draw_carriers(const struct missing_view *missing, const struct passage_group *group,
                          struct draw *draw, struct area area, int row)
{
    struct text_builder names = {0};
    for (size_t i = 0; i < group->count; i++) {
        uint32_t article = group->members[i].article;
        if (i == 0 || group->members[i - 1].article != article)
            text_builder_printf(&names, "%s%s", i > 0 ? ", " : "",
                                missing->set->sides[article].article->outlet);
    }
    draw_clipped(draw, area, row, 0, area.width, text_builder_text(&names),
                 draw_look(draw, STYLE_OUTLET));
    text_builder_free(&names);
}

static void draw_line(struct list *list, struct draw *draw, struct area area, size_t index, int row)
{
    const struct missing_view *missing = (const struct missing_view *)list;
    const struct passage_group *group = &missing->set->groups.items[group_at(missing, index)];
    int column = AIR + LETTER_COLUMNS + COUNT_COLUMNS;
    char letter[4];
    links_letter(group_at(missing, index), letter);
    draw_text(draw, area, row, AIR, text_from(letter), draw_look(draw, STYLE_SIGN));
    draw_printf(draw, area, row, AIR + LETTER_COLUMNS, draw_look(draw, STYLE_DIM), "%zu of %zu",
                group->article_count, missing->set->count - 1);
    if (area.width >= WIDE) {
        draw_carriers(missing, group, draw, area_columns(area, column, CARRIER_COLUMNS), row);
        column += CARRIER_COLUMNS + AIR;
    }
    draw_clipped(draw, area, row, column, area.width - column - 1, words_of(missing, index),
                 draw_look(draw, STYLE_TEXT));
}

static void draw(struct view *view, struct draw *draw)
{
    if (self(view)->set && self(view)->list.count == 0)
        draw_text(draw, view->area, 0, 1,
                  TEXT("nothing any more that at least half of the others carry"),
                  draw_look(draw, STYLE_DIM));
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct missing_view *missing = self(view);
    text_builder_add_string(left, "missing in ");
    if (!missing->set)
        return;
    text_builder_add_string(left, missing->set->sides[missing->column].article->outlet);
    list_add_filter(&missing->list, right);
    text_builder_printf(right, "%s of at least half of the others",
                        TEXT_COUNTED(missing->list.count, "passage"));
}

static unsigned act(struct view *view, const struct action_call *call)
{
    const struct missing_view *missing = self(view);
    size_t row = list_row(&missing->list);
    if (call->action != ACTION_OPEN || row == SIZE_MAX)
        return REACTION_UNHANDLED;
    const struct group_member *member =
        speaker(&missing->set->groups.items[group_at(missing, row)]);
    context_open(view->context, passage_view_new(view->context, missing->set, missing->order,
                                                 member->article, member->sentence));
    return REACTION_REDRAW;
}

static struct text row_text(struct list *list, size_t index)
{
    return words_of((const struct missing_view *)list, index);
}

static void missing_free(struct view *view)
{
    list_close((struct list *)view);
    free(view);
}

/* --- another collection ----------------------------------------------------------------------- */

static void show(struct missing_view *missing, const struct collection_set *set,
                 const size_t *order, size_t column)
{
    missing->set = set;
    missing->column = column;
    memcpy(missing->order, order, set->count * sizeof(*order));
    list_set_rows(&missing->list, set->groups.coverage[column].missing_count);
}

/* The row of the passage that holds a sentence of a member; SIZE_MAX: none. */
static size_t find_row(const struct missing_view *missing, size_t article, uint32_t sentence)
{
    for (size_t i = 0; i < missing->list.count; i++) {
        const struct passage_group *group = &missing->set->groups.items[group_at(missing, i)];
        for (size_t m = 0; m < group->count; m++)
            if (group->members[m].article == article && group->members[m].sentence == sentence)
                return i;
    }
    return SIZE_MAX;
}

/* Shows the set once it is there. */
static void changed(struct view *view)
{
    struct missing_view *missing = self(view);
    size_t order[COMPARE_MOST];
    const struct collection_set *set =
        missing->set ? NULL : lineup_ask(&missing->lineup, view->context);
    if (!set)
        return;
    for (size_t i = 0; i < set->count; i++)
        order[i] = i;
    show(missing, set, order, missing->lineup.active);
    uint32_t sentence = lineup_sentence(&missing->sought, set);
    size_t row = find_row(missing, missing->sought.active, sentence);
    if (row != SIZE_MAX)
        list_go(&missing->list, row);
}

static bool progress(const struct view *view, struct view_progress *out)
{
    *out = view_work_progress("comparing", NULL);
    return !((const struct missing_view *)view)->set;
}

/* Where the passage in focus stands: in one that has it yet. */
static void seek(struct missing_view *missing, const struct collection_moves *moves)
{
    size_t row = list_row(&missing->list);
    const struct passage_group *group =
        row == SIZE_MAX ? NULL : &missing->set->groups.items[group_at(missing, row)];
    bool found = false;
    missing->sought = (struct lineup){0};
    for (size_t i = 0; group && i < group->count && !found; i++) {
        missing->sought = lineup_of_set(missing->set, missing->order, group->members[i].article,
                                        group->members[i].sentence);
        found = lineup_move(&missing->sought, missing->list.view.context, moves);
    }
}

static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct missing_view *missing = self(view);
    if (missing->set) {
        seek(missing, moves);
        missing->lineup =
            lineup_of_set(missing->set, missing->order, missing->column, ANNOTATION_NONE);
    } else {
        lineup_move(&missing->sought, view->context, moves);
    }
    if (!lineup_move(&missing->lineup, view->context, moves) || missing->lineup.count < 2)
        return NULL;
    size_t cursor = missing->list.scroller.cursor;
    missing->set = NULL;
    list_set_rows(&missing->list, 0);
    changed(view);
    if (missing->set && missing->sought.place.length == 0)
        scroller_go(&missing->list.scroller, cursor);
    return view;
}

static const struct list_kind kind = {.draw_row = draw_line, .row_text = row_text};

static const struct view_ops ops = {
    .name = "missing here",
    .scope = IN_MISSING,
    .renew = renew,
    .changed = changed,
    .progress = progress,
    LIST_OPS,
    .draw = draw,
    .act = act,
    .title = title,
    .free = missing_free,
};

struct view *missing_view_new(struct context *context, const struct collection_set *set,
                              const size_t *order, size_t column)
{
    struct missing_view *missing = memory_calloc(1, sizeof(*missing));
    list_open(&missing->list, &ops, context, &kind);
    show(missing, set, order, column);
    return &missing->list.view;
}
