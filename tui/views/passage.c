#include "tui/views/passage.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/compare/variants.h"
#include "tui/cite.h"
#include "tui/flow.h"
#include "tui/links.h"
#include "tui/views/article.h"
#include "tui/views/list.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_COLUMNS = 22, AIR = 2 };

/* A line: a variant's words in slots [first, end), or words of the view's own. */
struct passage_line {
    bool is_variant;
    size_t variant, first, end;
    struct text words;
    enum style style;
};

struct passage_view {
    struct list list;
    const struct collection_set *set;
    size_t *columns;          /* of the set, by variant */
    struct variant *variants; /* in the order of the lines */
    struct variants lined;
    size_t *order, column;
    struct links links; /* of the column from which it was asked */
    uint32_t sentence;
    uint32_t group; /* or ANNOTATION_NONE */
    int *widths;    /* by slot */
    int names;      /* columns of the outlets' names */
    struct text lacking;
    struct arena *arena, *layout;
    struct passage_line *lines;
    size_t line_count, line_capacity;
};

static struct passage_view *self(struct view *view)
{
    return (struct passage_view *)view;
}

static const struct article *article_of(const struct passage_view *passage, size_t variant)
{
    return passage->variants[variant].side->article;
}

static struct text words_of(const struct passage_view *passage, size_t variant,
                            struct variant_cell cell)
{
    const struct compare_side *side = passage->variants[variant].side;
    if (cell.first >= cell.end)
        return (struct text){"", 0};
    return article_span_text(side->article,
                             tokens_span(&side->annotation->tokens, cell.first, cell.end));
}

static struct variant_cell cell_at(const struct passage_view *passage, size_t slot, size_t variant)
{
    return passage->lined.cells[slot * passage->lined.count + variant];
}

/* --- making ----------------------------------------------------------------------------------- */

/* Who has it, in order, and the names of those who do not. */
static void find_variants(struct passage_view *passage)
{
    const struct collection_set *set = passage->set;
    struct text_builder lacking = {0};
    size_t count = 0;
    for (size_t i = 0; i < set->count; i++) {
        size_t other = passage->order[i];
        const struct compare_side *side = &set->sides[other];
        struct stretch has =
            links_variant(set, &passage->links, passage->column, passage->sentence, other);
        if (has.first < has.end) {
            passage->columns[count] = other;
            passage->variants[count++] = (struct variant){side, has.first, has.end};
        } else {
            text_builder_printf(&lacking, "%s%s", lacking.length > 0 ? ", " : "",
                                side->article->outlet);
        }
    }
    variants_make(passage->variants, count, passage->arena, &passage->lined);
    passage->lacking = (struct text){
        arena_copy(passage->arena, lacking.length ? lacking.bytes : "", lacking.length),
        lacking.length};
    text_builder_free(&lacking);
}

static void measure(struct passage_view *passage)
{
    const struct variants *lined = &passage->lined;
    passage->names = 0;
    passage->widths = arena_array(passage->arena, lined->slot_count, sizeof(*passage->widths));
    for (size_t slot = 0; slot < lined->slot_count; slot++)
        for (size_t v = 0; v < lined->count; v++) {
            int width = utf8_width(words_of(passage, v, cell_at(passage, slot, v)));
            passage->widths[slot] = width > passage->widths[slot] ? width : passage->widths[slot];
        }
    for (size_t v = 0; v < lined->count; v++) {
        int width = utf8_width(text_from(article_of(passage, v)->outlet));
        passage->names = width > passage->names ? width : passage->names;
    }
    passage->names = passage->names < NAME_MAX_COLUMNS ? passage->names : NAME_MAX_COLUMNS;
}

static void show(struct passage_view *passage, uint32_t sentence)
{
    passage->sentence = sentence;
    passage->group = passage->links.items[sentence].group;
    find_variants(passage);
    measure(passage);
}

/* --- layout ----------------------------------------------------------------------------------- */

static struct passage_line *add_line(struct passage_view *passage)
{
    passage->lines = arena_grow(passage->layout, passage->lines, passage->line_count,
                                &passage->line_capacity, sizeof(*passage->lines));
    struct passage_line *line = &passage->lines[passage->line_count++];
    *line = (struct passage_line){.style = STYLE_DIM};
    return line;
}

static void add_words(struct passage_view *passage, struct text words, int width, enum style style)
{
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0;
    flow_wrap(words, width, NULL, 0, passage->layout, &lines, &count, &capacity);
    for (size_t i = 0; i < count; i++) {
        struct passage_line *line = add_line(passage);
        line->words = text_slice(words, lines[i].start, lines[i].shown);
        line->style = style;
    }
}

static bool has_words(const struct passage_view *passage, size_t variant, size_t first, size_t end)
{
    for (size_t slot = first; slot < end; slot++) {
        struct variant_cell cell = cell_at(passage, slot, variant);
        if (cell.first < cell.end)
            return true;
    }
    return false;
}

/* As many slots as fit, a line for each variant that has words there. */
static size_t add_slots(struct passage_view *passage, size_t first, int room)
{
    size_t end = first;
    int width = 0;
    while (end < passage->lined.slot_count &&
           (end == first || width + passage->widths[end] <= room))
        width += passage->widths[end++] + 1;
    for (size_t v = 0; v < passage->lined.count; v++) {
        if (!has_words(passage, v, first, end))
            continue;
        struct passage_line *line = add_line(passage);
        line->is_variant = true;
        line->variant = v;
        line->first = first;
        line->end = end;
    }
    add_line(passage);
    return end;
}

static int text_column(const struct passage_view *passage)
{
    return AIR + passage->names + AIR;
}

static void layout(struct view *view, struct area area)
{
    struct passage_view *passage = self(view);
    size_t cursor = passage->list.scroller.cursor;
    int room = area.width - text_column(passage) - 1;
    arena_reset(passage->layout);
    passage->lines = NULL;
    passage->line_count = passage->line_capacity = 0;
    for (size_t slot = 0; slot < passage->lined.slot_count;)
        slot = add_slots(passage, slot, room);
    if (passage->lacking.length > 0) {
        char *words = arena_printf(passage->layout, "Not in: %.*s", (int)passage->lacking.length,
                                   passage->lacking.bytes);
        add_words(passage, text_from(words), area.width - AIR - 1, STYLE_TEXT);
    }
    list_set_rows(&passage->list, passage->line_count);
    passage->list.scroller.cursor = cursor;
    list_layout(view, area);
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* Figures are the loudest, then names, then wording; words that some lack are set apart calmly. */
static enum style cell_style(const struct passage_view *passage, size_t slot, size_t variant)
{
    enum variant_slot state = passage->lined.slots[slot];
    const struct tokens *tokens = &passage->variants[variant].side->annotation->tokens;
    struct variant_cell cell = cell_at(passage, slot, variant);
    enum style style = STYLE_DIFFERENCE;
    if (state == SLOT_SAME)
        return STYLE_TEXT;
    for (uint32_t t = cell.first; state == SLOT_DIFFERS && t < cell.end; t++) {
        if (tokens->items[t].kind == TOKEN_NUMBER)
            return STYLE_DISPUTE;
        if (tokens->items[t].flags & TOKEN_CAPITAL)
            style = STYLE_DIFFERENCE_NAME;
    }
    return style;
}

static void draw_line(struct list *list, struct draw *draw, struct area area, size_t index, int row)
{
    const struct passage_view *passage = (const struct passage_view *)list;
    const struct passage_line *line = &passage->lines[index];
    if (!line->is_variant) {
        draw_clipped(draw, area, row, AIR, area.width - AIR, line->words,
                     draw_look(draw, line->style));
        return;
    }
    const char *outlet = article_of(passage, line->variant)->outlet;
    int column = text_column(passage);
    draw_clipped(
        draw, area, row, AIR, passage->names, text_from(outlet),
        look_over(draw_look(draw, STYLE_OUTLET), context_outlet_color(list->view.context, outlet)));
    for (size_t slot = line->first; slot < line->end; slot++) {
        struct text words = words_of(passage, line->variant, cell_at(passage, slot, line->variant));
        draw_clipped(draw, area, row, column, area.width - column, words,
                     look_over(draw_look(draw, STYLE_TEXT),
                               draw_look(draw, cell_style(passage, slot, line->variant))));
        column += passage->widths[slot] + 1;
    }
}

static void draw(struct view *view, struct draw *draw)
{
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct passage_view *passage = self(view);
    char letter[4] = "";
    if (passage->group != ANNOTATION_NONE)
        links_letter(passage->group, letter);
    text_builder_printf(left, "passage%s%s  %zu of %zu outlets", letter[0] ? " " : "", letter,
                        passage->lined.count, passage->set->count);
    if (passage->group == ANNOTATION_NONE)
        return;
    const struct passage_group *group = &passage->set->groups.items[passage->group];
    text_builder_printf(right, "%u wording%s", group->variant_count,
                        group->variant_count == 1 ? "" : "s");
    if (group->agency)
        text_builder_printf(right, ", likely copy of %s",
                            strcmp(group->agency, AGENCY_UNNAMED) == 0 ? "an agency"
                                                                       : group->agency);
}

/* --- actions ---------------------------------------------------------------------------------- */

static struct span span_of(const struct passage_view *passage, size_t variant)
{
    const struct variant *v = &passage->variants[variant];
    return v->side->annotation->sentences.items[v->first].span;
}

static unsigned read_article(struct passage_view *passage)
{
    struct context *context = passage->list.view.context;
    size_t row = list_row(&passage->list);
    if (row == SIZE_MAX || !passage->lines[row].is_variant) {
        context_say(context, "Enter on a line reads that article there");
        return REACTION_REDRAW;
    }
    size_t variant = passage->lines[row].variant;
    context_open(context,
                 article_view_new(context, passage->set->members[passage->columns[variant]],
                                  span_of(passage, variant)));
    return REACTION_REDRAW;
}

/* Of a line of an outlet's words its article, and where they begin. */
static const struct passage_line *words_in_focus(const struct passage_view *passage)
{
    size_t row = list_row(&passage->list);
    return row == SIZE_MAX || !passage->lines[row].is_variant ? NULL : &passage->lines[row];
}

static size_t item(struct view *view)
{
    const struct passage_line *line = words_in_focus(self(view));
    return line ? self(view)->set->members[self(view)->columns[line->variant]] : SIZE_MAX;
}

static struct span spot(struct view *view)
{
    return span_of(self(view), words_in_focus(self(view))->variant);
}

static unsigned yank(struct passage_view *passage)
{
    struct context *context = passage->list.view.context;
    for (size_t v = 0; v < passage->lined.count; v++) {
        const struct variant *variant = &passage->variants[v];
        cite_sentences(&context->copied, variant->side, variant->first, variant->end);
    }
    return REACTION_REDRAW;
}

static bool same_passage(const struct passage_view *passage, uint32_t sentence)
{
    uint32_t group = passage->links.items[sentence].group;
    return sentence == passage->sentence || (group != ANNOTATION_NONE && group == passage->group);
}

/* The next passage of the column that others share. */
static unsigned next_passage(struct passage_view *passage, int step)
{
    const struct links *links = &passage->links;
    uint32_t sentence = passage->sentence;
    do
        sentence = (uint32_t)((int64_t)sentence + step);
    while (sentence < links->count &&
           (same_passage(passage, sentence) || links->items[sentence].relation == RELATION_COUNT));
    if (sentence >= links->count) {
        context_say(passage->list.view.context, "no shared passage %s",
                    step > 0 ? "below" : "above");
        return REACTION_REDRAW;
    }
    passage->list.scroller.cursor = 0;
    show(passage, sentence);
    return REACTION_LAYOUT;
}

static unsigned act(struct view *view, const struct action_call *call)
{
    if (call->action == ACTION_NEXT_SHARED || call->action == ACTION_PREVIOUS_SHARED)
        return next_passage(self(view), call->action == ACTION_NEXT_SHARED ? 1 : -1);
    if (call->action == ACTION_OPEN)
        return read_article(self(view));
    if (call->action == ACTION_YANK)
        return yank(self(view));
    return REACTION_UNHANDLED;
}

static struct text row_text(struct list *list, size_t index)
{
    const struct passage_view *passage = (const struct passage_view *)list;
    const struct passage_line *line = &passage->lines[index];
    struct variant_cell all = {0, 0};
    for (size_t slot = line->first; line->is_variant && slot < line->end; slot++) {
        struct variant_cell cell = cell_at(passage, slot, line->variant);
        if (cell.first >= cell.end)
            continue;
        all.first = all.end == 0 ? cell.first : all.first;
        all.end = cell.end;
    }
    return line->is_variant ? words_of(passage, line->variant, all) : line->words;
}

static void passage_free(struct view *view)
{
    list_close(&self(view)->list);
    arena_free(self(view)->arena);
    arena_free(self(view)->layout);
    free(view);
}

static const struct list_kind kind = {.draw_row = draw_line, .row_text = row_text};

static const struct view_ops ops = {
    .name = "passage",
    .scope = IN_PASSAGE,
    .layout = layout,
    .scroller = list_scroller,
    .focus = list_focus,
    .search_units = list_search_units,
    .search_place = list_search_place,
    .search_show = list_search_show,
    .draw = draw,
    .act = act,
    .title = title,
    .item = item,
    .spot = spot,
    .search_text = list_search_text,
    .free = passage_free,
};

struct view *passage_view_new(struct context *context, const struct collection_set *set,
                              const size_t *order, size_t column, uint32_t sentence)
{
    struct passage_view *passage = memory_calloc(1, sizeof(*passage));
    list_open(&passage->list, &ops, context, &kind);
    passage->set = set;
    passage->arena = arena_new();
    passage->layout = arena_new();
    passage->column = column;
    passage->order = arena_array(passage->arena, set->count, sizeof(*order));
    memcpy(passage->order, order, set->count * sizeof(*order));
    passage->columns = arena_array(passage->arena, set->count, sizeof(*passage->columns));
    passage->variants = arena_array(passage->arena, set->count, sizeof(*passage->variants));
    links_make(set, column, passage->arena, &passage->links);
    show(passage, sentence);
    return &passage->list.view;
}
