#include "tui/views/concordance.h"

#include "core/base/utf8.h"
#include "tui/page/flow.h"
#include "tui/views/article.h"

#include <stdlib.h>

enum { LABEL_AT = 3, FACTS_AT = 12, LEFT_PERCENT = 45 };

enum line_kind {
    LINE_FACT,   /* a label, or none, and words */
    LINE_OUTLET, /* the outlet of the places below */
    LINE_PLACE,  /* one of them, in its sentence */
};

struct concordance_line {
    enum line_kind kind;
    const char *label; /* or NULL */
    struct text words;
    const struct outlet_cell *cell;
    struct outlet_place place;
    struct span span; /* of the place */
};

static struct concordance *self(struct view *view)
{
    return (struct concordance *)view;
}

static const struct collection_item *item_of(const struct concordance *card,
                                             struct outlet_place place)
{
    return collection_item(card->list.view.context->collection, place.item);
}

static struct span span_of(const struct concordance *card, struct outlet_place place)
{
    return card->kind->span(item_of(card, place)->analysis, place.index);
}

static const struct sentences *sentences_of(const struct concordance *card,
                                            struct outlet_place place)
{
    struct collection *collection = card->list.view.context->collection;
    return &collection_analyse(collection, place.item)->annotation.sentences;
}

/* --- lines ------------------------------------------------------------------------------------ */

static struct concordance_line *add_line(struct concordance *card, enum line_kind kind)
{
    card->lines =
        arena_grow(card->layout, card->lines, card->count, &card->capacity, sizeof(*card->lines));
    card->lines[card->count] = (struct concordance_line){.kind = kind};
    return &card->lines[card->count++];
}

void concordance_add_fact(struct concordance *card, const char *label, struct text words)
{
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0;
    if (words.length == 0)
        return;
    struct text copy = {arena_copy(card->layout, words.bytes, words.length), words.length};
    flow_wrap(copy, card->list.view.area.width - FACTS_AT - 1, NULL, 0, card->layout, &lines,
              &count, &capacity);
    for (size_t i = 0; i < count; i++) {
        struct concordance_line *line = add_line(card, LINE_FACT);
        line->label = i == 0 ? label : NULL;
        line->words = text_slice(copy, lines[i].start, lines[i].shown);
    }
}

void concordance_add_string(struct concordance *card, const char *label, const char *words)
{
    if (words)
        concordance_add_fact(card, label, text_from(words));
}

void concordance_add_outlets(struct concordance *card)
{
    struct text_builder list = {0};
    for (size_t i = 0; i < card->table.column_count; i++) {
        const struct outlet_cell *cell = card->row ? outlet_row_cell(card->row, i) : NULL;
        text_builder_printf(&list, "%s%s %zu", i ? ", " : "", card->table.columns[i].name,
                            cell ? cell->count : 0);
    }
    concordance_add_fact(card, "outlets", text_builder_text(&list));
    text_builder_free(&list);
}

static void add_places(struct concordance *card, const struct outlet_cell *cell)
{
    struct concordance_line *outlet = add_line(card, LINE_OUTLET);
    outlet->cell = cell;
    outlet->place = cell->places[0];
    outlet->span = span_of(card, cell->places[0]);
    for (size_t i = 0; i < cell->count; i++) {
        struct concordance_line *line = add_line(card, LINE_PLACE);
        line->cell = cell;
        line->place = cell->places[i];
        line->span = span_of(card, cell->places[i]);
    }
}

/* --- the cursor, through other lines ---------------------------------------------------------- */

/* Remembers what the cursor is on, where it is not remembered yet. */
static void remember(struct concordance *card)
{
    size_t row = list_row(&card->list);
    if (card->sought.is_set || row == SIZE_MAX)
        return;
    const struct concordance_line *line = &card->lines[row];
    card->sought = (struct concordance_place){true, line->kind, row, line->place.item, line->span};
}

/* The line of the place that is sought, else the first of its article, else the same row; where
 * nothing is, the first place. */
static size_t find_sought(const struct concordance *card, size_t facts)
{
    struct concordance_place sought = card->sought;
    size_t nearest = SIZE_MAX;
    if (!sought.is_set)
        return facts + 1;
    for (size_t i = facts; sought.kind != LINE_FACT && i < card->count; i++) {
        const struct concordance_line *line = &card->lines[i];
        if ((int)line->kind != sought.kind || line->place.item != sought.item)
            continue;
        if (span_compare(line->span, sought.span) == 0)
            return i;
        nearest = nearest == SIZE_MAX ? i : nearest;
    }
    size_t last = card->count > 0 ? card->count - 1 : 0;
    return nearest != SIZE_MAX ? nearest : sought.row < last ? sought.row : last;
}

/* Facts take more or fewer lines in another width: the cursor stays on its place. It begins on the
 * first. */
static void build(struct concordance *card)
{
    remember(card);
    arena_reset(card->layout);
    card->lines = NULL;
    card->count = card->capacity = 0;
    card->kind->facts(card);
    size_t facts = card->count;
    for (size_t i = 0; card->row && i < card->row->cell_count; i++)
        add_places(card, &card->row->cells[i]);
    list_set_rows(&card->list, card->count);
    list_go(&card->list, find_sought(card, facts));
    card->sought.is_set = false;
}

void concordance_layout(struct view *view, struct area area)
{
    list_layout(view, area);
    build(self(view));
}

void concordance_take(struct concordance *card)
{
    remember(card);
    arena_reset(card->arena);
    card->count = 0;
    list_set_rows(&card->list, 0);
    card->row = NULL;
    card->kind->take(card);
}

bool concordance_move(struct concordance *card, const struct collection_moves *moves)
{
    const struct context *context = card->list.view.context;
    const struct collection *after = context->collection;
    uint32_t story = collection_moved_story(moves, after, card->story);
    if (story == ANNOTATION_NONE && card->story != ANNOTATION_NONE)
        return false;
    card->story = story;
    card->home = collection_moved_story(moves, after, card->home);
    remember(card);
    struct concordance_place *sought = &card->sought;
    if (!sought->is_set || sought->kind == LINE_FACT)
        return true;
    uint32_t item = moves->item_of[sought->item];
    if (item != ANNOTATION_NONE)
        sought->span = view_moved_place(context, moves, sought->item, sought->span);
    sought->item = item;
    return true;
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* A place in its sentence, at the same column in every line. */
static void draw_place(const struct concordance *card, struct draw *draw, struct area area,
                       const struct concordance_line *shown, int line)
{
    const struct collection_item *item = item_of(card, shown->place);
    const struct sentences *sentences = sentences_of(card, shown->place);
    struct span span = span_of(card, shown->place);
    size_t index = sentences_at(sentences, span.paragraph, span.start);
    struct span whole = index == SIZE_MAX ? span : sentences->items[index].span;
    struct text text = item->article->paragraphs[span.paragraph].text;
    struct text before = text_slice(text, whole.start, span.start);
    struct text after = text_slice(text, span.start + span.length, whole.start + whole.length);
    int middle = LABEL_AT + (area.width - LABEL_AT - 1) * LEFT_PERCENT / 100;
    draw_clipped_left(draw, area, line, LABEL_AT, middle - LABEL_AT, before,
                      draw_look(draw, STYLE_TEXT));
    int column = draw_clipped(draw, area, line, middle, area.width - middle - 1,
                              article_span_text(item->article, span),
                              card->kind->look(card, draw_styles(draw), shown->place));
    draw_clipped(draw, area, line, column, area.width - column - 1, after,
                 draw_look(draw, STYLE_TEXT));
}

static void draw_line(struct list *list, struct draw *draw, struct area area, size_t index,
                      int line)
{
    struct concordance *card = (struct concordance *)list;
    const struct concordance_line *shown = &card->lines[index];
    switch (shown->kind) {
    case LINE_FACT:
        if (shown->label)
            draw_text(draw, area, line, LABEL_AT, text_from(shown->label),
                      draw_look(draw, STYLE_DIM));
        draw_text(draw, area, line, FACTS_AT, shown->words, draw_look(draw, STYLE_TEXT));
        break;
    case LINE_OUTLET:
        draw_printf(draw, area, line, 1, draw_look(draw, STYLE_OUTLET), "%s  %zu",
                    card->table.columns[shown->cell->column].name, shown->cell->count);
        break;
    case LINE_PLACE:
        draw_place(card, draw, area, shown, line);
        break;
    }
}

void concordance_title(const struct concordance *card, struct text_builder *out)
{
    size_t places = card->row ? card->row->place_count : 0;
    list_add_filter(&card->list, out);
    text_builder_printf(out, "%s in %zu of %s", TEXT_COUNTED(places, card->kind->place),
                        card->row ? card->row->cell_count : 0,
                        TEXT_COUNTED(card->table.column_count, "outlet"));
}

/* --- actions ---------------------------------------------------------------------------------- */

/* Goes from a place, the cursor's row, to the next that shows, and round; says which it was. */
static void step(struct concordance *card)
{
    struct list *list = &card->list;
    size_t at = list->scroller.cursor, number = 0;
    for (size_t i = 0; i <= list->shown[at]; i++)
        number += card->lines[i].kind == LINE_PLACE;
    do
        at = (at + 1) % list->scroller.rows;
    while (card->lines[list->shown[at]].kind != LINE_PLACE);
    list_go(list, list->shown[at]);
    context_say(list->view.context, "%s %zu/%zu; q, then Enter: the next", card->kind->place,
                number, card->row->place_count);
}

static void open_line(struct concordance *card)
{
    struct context *context = card->list.view.context;
    size_t row = list_row(&card->list);
    if (row == SIZE_MAX)
        return;
    const struct concordance_line *line = &card->lines[row];
    if (line->kind == LINE_FACT) {
        context_say(context, card->row ? "Enter on a %s goes to the text" : "no %s",
                    card->kind->place);
        return;
    }
    context_open(context, article_view_new(context, line->place.item, span_of(card, line->place)));
    if (card->kind->steps && line->kind == LINE_PLACE)
        step(card);
}

static unsigned widen(struct concordance *card)
{
    struct context *context = card->list.view.context;
    if (card->home == ANNOTATION_NONE) {
        context_say(context, "this is the whole collection");
        return REACTION_REDRAW;
    }
    card->story = card->story == ANNOTATION_NONE ? card->home : ANNOTATION_NONE;
    concordance_take(card);
    return REACTION_LAYOUT;
}

unsigned concordance_act(struct view *view, const struct action_call *call)
{
    if (call->action == ACTION_WIDEN)
        return widen(self(view));
    if (call->action != ACTION_OPEN)
        return REACTION_UNHANDLED;
    open_line(self(view));
    return REACTION_REDRAW;
}

/* The place in focus, or the first of the outlet; NULL on a fact. */
static const struct concordance_line *place_in_focus(const struct concordance *card)
{
    size_t row = list_row(&card->list);
    const struct concordance_line *line = row == SIZE_MAX ? NULL : &card->lines[row];
    return line && line->kind != LINE_FACT ? line : NULL;
}

size_t concordance_item(struct view *view)
{
    const struct concordance_line *line = place_in_focus(self(view));
    return line ? line->place.item : SIZE_MAX;
}

struct span concordance_spot(struct view *view)
{
    return span_of(self(view), place_in_focus(self(view))->place);
}

uint32_t concordance_story(struct view *view)
{
    return self(view)->story;
}

static struct text row_text(struct list *list, size_t index)
{
    const struct concordance *card = (const struct concordance *)list;
    const struct concordance_line *line = &card->lines[index];
    if (line->kind == LINE_FACT)
        return line->words;
    if (line->kind == LINE_OUTLET)
        return text_from(card->table.columns[line->cell->column].name);
    const struct collection_item *item = item_of(card, line->place);
    const struct sentences *sentences = sentences_of(card, line->place);
    struct span span = span_of(card, line->place);
    size_t at = sentences_at(sentences, span.paragraph, span.start);
    return article_span_text(item->article, at == SIZE_MAX ? span : sentences->items[at].span);
}

static bool is_head(const struct list *list, size_t index)
{
    return ((const struct concordance *)list)->lines[index].kind == LINE_OUTLET;
}

static const struct list_kind list_kind = {draw_line, row_text, NULL, is_head};

void concordance_open(struct concordance *card, const struct view_ops *ops, struct context *context,
                      const struct concordance_kind *kind, uint32_t story)
{
    list_open(&card->list, ops, context, &list_kind);
    card->kind = kind;
    card->story = card->home = story;
    card->arena = arena_new();
    card->layout = arena_new();
    concordance_take(card);
}

void concordance_free(struct view *view)
{
    list_close(&self(view)->list);
    arena_free(self(view)->arena);
    arena_free(self(view)->layout);
    free(view);
}
