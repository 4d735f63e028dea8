#include "tui/views/passage.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/page/cite.h"
#include "tui/views/article.h"
#include "tui/views/passage_private.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_COLUMNS = 22 };

static struct passage_view *self(struct view *view)
{
    return (struct passage_view *)view;
}

const struct article *passage_article(const struct passage_view *passage, size_t variant)
{
    return passage->variants[variant].side->article;
}

struct text passage_words(const struct passage_view *passage, size_t variant,
                          struct variant_cell cell)
{
    const struct compare_side *side = passage->variants[variant].side;
    if (cell.first >= cell.end)
        return (struct text){"", 0};
    return article_span_text(side->article,
                             tokens_span(&side->annotation->tokens, cell.first, cell.end));
}

struct variant_cell passage_cell(const struct passage_view *passage, size_t slot, size_t variant)
{
    return passage->lined.cells[slot * passage->lined.count + variant];
}

uint32_t passage_item(const struct passage_view *passage, const struct passage_line *line)
{
    return passage->set->members[passage->columns[line->variant]];
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
            int width = utf8_width(passage_words(passage, v, passage_cell(passage, slot, v)));
            passage->widths[slot] = width > passage->widths[slot] ? width : passage->widths[slot];
        }
    for (size_t v = 0; v < lined->count; v++) {
        int width = utf8_width(text_from(passage_article(passage, v)->outlet));
        passage->names = width > passage->names ? width : passage->names;
    }
    passage->names = passage->names < NAME_MAX_COLUMNS ? passage->names : NAME_MAX_COLUMNS;
}

static void take_set(struct passage_view *passage, const struct collection_set *set,
                     const size_t *order, size_t column)
{
    arena_reset(passage->arena);
    passage->set = set;
    passage->column = column;
    passage->order = arena_array(passage->arena, set->count, sizeof(*order));
    memcpy(passage->order, order, set->count * sizeof(*order));
    passage->columns = arena_array(passage->arena, set->count, sizeof(*passage->columns));
    passage->variants = arena_array(passage->arena, set->count, sizeof(*passage->variants));
    links_make(set, column, passage->arena, &passage->links);
}

static void show(struct passage_view *passage, uint32_t sentence)
{
    passage->sentence = sentence;
    passage->group = passage->links.items[sentence].group;
    find_variants(passage);
    measure(passage);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static void draw(struct view *view, struct draw *draw)
{
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct passage_view *passage = self(view);
    char letter[4] = "";
    if (!passage->set) {
        text_builder_add_string(left, "passage");
        return;
    }
    if (passage->group != ANNOTATION_NONE)
        links_letter(passage->group, letter);
    text_builder_printf(left, "passage%s%s  %zu of %zu outlets", letter[0] ? " " : "", letter,
                        passage->lined.count, passage->set->count);
    if (passage->group == ANNOTATION_NONE)
        return;
    const struct passage_group *group = &passage->set->groups.items[passage->group];
    text_builder_add_string(right, TEXT_COUNTED(group->variant_count, "wording"));
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
    context_open(context, article_view_new(context, passage_item(passage, &passage->lines[row]),
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
    return line ? passage_item(self(view), line) : SIZE_MAX;
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
    for (size_t slot = line->first; slot < line->end; slot++) {
        struct variant_cell cell = passage_cell(passage, slot, line->variant);
        if (cell.first >= cell.end)
            continue;
        all.first = all.end == 0 ? cell.first : all.first;
        all.end = cell.end;
    }
    return line->first < line->end ? passage_words(passage, line->variant, all) : line->words;
}

/* --- another collection ----------------------------------------------------------------------- */

/* Shows the set once it is there. */
static void changed(struct view *view)
{
    struct passage_view *passage = self(view);
    size_t order[COMPARE_MOST];
    const struct collection_set *set =
        passage->set ? NULL : lineup_ask(&passage->lineup, view->context);
    if (!set)
        return;
    for (size_t i = 0; i < set->count; i++)
        order[i] = i;
    take_set(passage, set, order, passage->lineup.active);
    passage->list.scroller.cursor = passage->row;
    show(passage, lineup_sentence(&passage->lineup, set));
}

static bool progress(const struct view *view, struct view_progress *out)
{
    *out = view_work_progress("comparing", NULL);
    return !((const struct passage_view *)view)->set;
}

/* Whether the passage begins a sentence of the column's article yet. */
static bool follow(struct lineup *lineup, struct context *context,
                   const struct collection_moves *moves)
{
    if (!lineup_move(lineup, context, moves) || lineup->count < 2)
        return false;
    const struct analysis *analysis =
        collection_analyse(context->collection, lineup->items[lineup->active]);
    return sentences_at(&analysis->annotation.sentences, lineup->place.paragraph,
                        lineup->place.start) != SIZE_MAX;
}

/* The passage where it was asked for, else in another outlet that has it yet. */
static bool seek(struct passage_view *passage, const struct collection_moves *moves)
{
    struct context *context = passage->list.view.context;
    if (!passage->set)
        return follow(&passage->lineup, context, moves);
    passage->lineup =
        lineup_of_set(passage->set, passage->order, passage->column, passage->sentence);
    bool found = follow(&passage->lineup, context, moves);
    for (size_t v = 0; v < passage->lined.count && !found; v++) {
        passage->lineup = lineup_of_set(passage->set, passage->order, passage->columns[v],
                                        passage->variants[v].first);
        found = follow(&passage->lineup, context, moves);
    }
    return found;
}

static struct view *renew(struct view *view, const struct collection_moves *moves)
{
    struct passage_view *passage = self(view);
    const struct passage_line *focus = words_in_focus(passage);
    if (passage->set)
        passage->row = passage->list.scroller.cursor;
    if (focus) {
        passage->sought = passage_item(passage, focus);
        passage->nth = 0;
        for (const struct passage_line *line = passage->lines; line < focus; line++)
            passage->nth += line->is_variant && line->variant == focus->variant;
    }
    if (passage->sought != ANNOTATION_NONE)
        passage->sought = moves->item_of[passage->sought];
    if (!seek(passage, moves))
        return NULL;
    passage->set = NULL;
    passage->lined = (struct variants){0};
    passage->lacking = (struct text){0};
    list_set_rows(&passage->list, 0);
    changed(view);
    return view;
}

static void passage_free(struct view *view)
{
    list_close(&self(view)->list);
    arena_free(self(view)->arena);
    arena_free(self(view)->layout);
    free(view);
}

static const struct list_kind kind = {.draw_row = passage_draw_line, .row_text = row_text};

static const struct view_ops ops = {
    .name = "passage",
    .scope = IN_PASSAGE,
    .renew = renew,
    .changed = changed,
    .progress = progress,
    .layout = passage_layout,
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
    passage->arena = arena_new();
    passage->layout = arena_new();
    passage->sought = ANNOTATION_NONE;
    take_set(passage, set, order, column);
    show(passage, sentence);
    return &passage->list.view;
}
