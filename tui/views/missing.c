#include "tui/views/missing.h"

#include "core/base/memory.h"
#include "tui/links.h"
#include "tui/views/list.h"
#include "tui/views/passage.h"

#include <stdlib.h>
#include <string.h>

enum { AIR = 2, LETTER_COLUMNS = 4, COUNT_COLUMNS = 10, CARRIER_COLUMNS = 28, WIDE = 100 };

struct missing_view {
    struct list list;
    const struct collection_set *set;
    size_t *order, column;
};

static const struct missing_view *self(const struct view *view)
{
    return (const struct missing_view *)view;
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
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct missing_view *missing = self(view);
    text_builder_printf(left, "missing in %s",
                        missing->set->sides[missing->column].article->outlet);
    list_add_filter(&missing->list, right);
    text_builder_printf(right, "%zu passages of at least half of the others", missing->list.count);
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
    free(self(view)->order);
    free(view);
}

static const struct list_kind kind = {.draw_row = draw_line, .row_text = row_text};

static const struct view_ops ops = {
    .name = "missing here",
    .scope = IN_MISSING,
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
    missing->set = set;
    missing->column = column;
    missing->order = memory_calloc(set->count, sizeof(*missing->order));
    memcpy(missing->order, order, set->count * sizeof(*order));
    list_set_rows(&missing->list, set->groups.coverage[column].missing_count);
    return &missing->list.view;
}
