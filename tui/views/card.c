#include "tui/views/card.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tui/views/article.h"
#include "tui/views/entities.h"
#include "tui/views/list.h"

#include <stdlib.h>

enum { LABEL_AT = 3, FACTS_AT = 12, LEFT_PERCENT = 45 };

enum line_kind {
    LINE_FACT,    /* a label, or none, and words */
    LINE_OUTLET,  /* the outlet of the mentions below */
    LINE_MENTION, /* one of them, in its sentence */
};

struct card_line {
    enum line_kind kind;
    const char *label; /* or NULL */
    struct text words;
    const struct outlet_cell *cell;
    struct outlet_place place;
};

struct card_view {
    struct list list;
    const struct entity_over_all *entity;
    uint32_t story, home;
    struct arena *arena, *layout;
    struct outlet_table table; /* of one row, or of none where it stands in boilerplate alone */
    const struct outlet_row *row;
    struct card_line *lines;
    size_t count, capacity;
};

static struct card_view *self(struct view *view)
{
    return (struct card_view *)view;
}

static const struct collection_item *item_of(const struct card_view *card,
                                             struct outlet_place place)
{
    return collection_item(card->list.view.context->collection, place.item);
}

static struct span span_of(const struct card_view *card, struct outlet_place place)
{
    return item_of(card, place)->analysis->annotation.mentions[place.index].span;
}

static const struct sentences *sentences_of(const struct card_view *card, struct outlet_place place)
{
    struct collection *collection = card->list.view.context->collection;
    return &collection_analyse(collection, place.item)->annotation.sentences;
}

/* --- lines ------------------------------------------------------------------------------------ */

static struct card_line *add_line(struct card_view *card, enum line_kind kind)
{
    card->lines =
        arena_grow(card->layout, card->lines, card->count, &card->capacity, sizeof(*card->lines));
    card->lines[card->count] = (struct card_line){.kind = kind};
    return &card->lines[card->count++];
}

/* A fact over as many lines as it needs. */
static void add_fact(struct card_view *card, const char *label, struct text words)
{
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0;
    struct text copy = {arena_copy(card->layout, words.bytes, words.length), words.length};
    flow_wrap(copy, card->list.view.area.width - FACTS_AT - 1, NULL, 0, card->layout, &lines,
              &count, &capacity);
    for (size_t i = 0; i < count; i++) {
        struct card_line *line = add_line(card, LINE_FACT);
        line->label = i == 0 ? label : NULL;
        line->words = text_slice(copy, lines[i].start, lines[i].shown);
    }
}

static void add_facts(struct card_view *card)
{
    struct collection *collection = card->list.view.context->collection;
    struct text_builder list = {0};
    size_t count;
    const struct entity_form *forms = entity_forms(collection, card->row, card->layout, &count);
    for (size_t i = 0; i < count; i++) {
        text_builder_add(&list, i ? TEXT(", ") : TEXT(""));
        text_builder_add(&list, forms[i].text);
        text_builder_printf(&list, " %zu", forms[i].times);
    }
    add_fact(card, "forms", text_builder_text(&list));
    text_builder_clear(&list);
    for (size_t i = 0; i < card->entity->title_count; i++)
        text_builder_printf(&list, "%s%s", i ? ", " : "", card->entity->titles[i]);
    if (list.length > 0)
        add_fact(card, "titles", text_builder_text(&list));
    text_builder_clear(&list);
    for (size_t i = 0; i < card->table.column_count; i++) {
        const struct outlet_cell *cell = outlet_row_cell(card->row, i);
        text_builder_printf(&list, "%s%s %zu", i ? ", " : "", card->table.columns[i].name,
                            cell ? cell->count : 0);
    }
    add_fact(card, "outlets", text_builder_text(&list));
    text_builder_free(&list);
}

static void add_mentions(struct card_view *card, const struct outlet_cell *cell)
{
    struct card_line *outlet = add_line(card, LINE_OUTLET);
    outlet->cell = cell;
    outlet->place = cell->places[0];
    for (size_t i = 0; i < cell->count; i++) {
        struct card_line *line = add_line(card, LINE_MENTION);
        line->cell = cell;
        line->place = cell->places[i];
    }
}

/* Facts take more or fewer lines in another width: the cursor keeps its distance from the end. It
 * begins on the first mention. */
static void build(struct card_view *card)
{
    size_t row = list_row(&card->list), behind = row == SIZE_MAX ? 0 : card->count - row;
    arena_reset(card->layout);
    card->lines = NULL;
    card->count = card->capacity = 0;
    if (card->row)
        add_facts(card);
    size_t facts = card->count;
    for (size_t i = 0; card->row && i < card->row->cell_count; i++)
        add_mentions(card, &card->row->cells[i]);
    bool kept = behind > 0 && behind <= card->count;
    list_set_rows(&card->list, card->count);
    list_go(&card->list, kept ? card->count - behind : facts + 1);
}

static void layout(struct view *view, struct area area)
{
    list_layout(view, area);
    build(self(view));
}

static void take_row(struct card_view *card)
{
    arena_reset(card->arena);
    card->count = 0;
    list_set_rows(&card->list, 0);
    entity_table_of(&card->table, card->list.view.context->collection, card->story, card->entity,
                    card->arena);
    card->row = card->table.row_count > 0 ? card->table.rows : NULL;
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* A mention in its sentence, at the same column in every line. */
static void draw_mention(const struct card_view *card, struct draw *draw, struct area area,
                         const struct card_line *mention, int line)
{
    const struct collection_item *item = item_of(card, mention->place);
    const struct sentences *sentences = sentences_of(card, mention->place);
    struct span span = span_of(card, mention->place);
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
                              draw_look(draw, entities_style(card->entity->class)));
    draw_clipped(draw, area, line, column, area.width - column - 1, after,
                 draw_look(draw, STYLE_TEXT));
}

static void draw_line(struct list *list, struct draw *draw, struct area area, size_t index,
                      int line)
{
    struct card_view *card = (struct card_view *)list;
    const struct card_line *shown = &card->lines[index];
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
    case LINE_MENTION:
        draw_mention(card, draw, area, shown, line);
        break;
    }
}

static void draw(struct view *view, struct draw *draw)
{
    if (!self(view)->row)
        draw_text(draw, view->area, 0, 1, TEXT("only in page furniture"),
                  draw_look(draw, STYLE_DIM));
    list_draw((struct list *)view, draw, view->area);
}

static void title(struct view *view, struct text_builder *left, struct text_builder *right)
{
    const struct card_view *card = self(view);
    text_builder_printf(left, "%s  %s, %s", card->entity->name,
                        entity_class_name(card->entity->class),
                        card->story == ANNOTATION_NONE ? "the whole collection" : "this story");
    list_add_filter(&card->list, right);
    if (card->row)
        text_builder_printf(right, "%zu mention%s in %zu of %zu outlet%s", card->row->place_count,
                            card->row->place_count == 1 ? "" : "s", card->row->cell_count,
                            card->table.column_count, card->table.column_count == 1 ? "" : "s");
}

/* --- actions ---------------------------------------------------------------------------------- */

static void open_line(struct card_view *card)
{
    struct context *context = card->list.view.context;
    size_t row = list_row(&card->list);
    if (row == SIZE_MAX)
        return;
    const struct card_line *line = &card->lines[row];
    if (line->kind == LINE_FACT) {
        context_say(context, "Enter on a mention goes to the text");
        return;
    }
    context_open(context, article_view_new(context, line->place.item, span_of(card, line->place)));
}

static unsigned widen(struct card_view *card)
{
    struct context *context = card->list.view.context;
    if (card->home == ANNOTATION_NONE) {
        context_say(context, "this is the whole collection");
        return REACTION_REDRAW;
    }
    card->story = card->story == ANNOTATION_NONE ? card->home : ANNOTATION_NONE;
    take_row(card);
    return REACTION_LAYOUT;
}

static unsigned act(struct view *view, const struct action_call *call)
{
    if (call->action == ACTION_WIDEN)
        return widen(self(view));
    if (call->action != ACTION_OPEN)
        return REACTION_UNHANDLED;
    open_line(self(view));
    return REACTION_REDRAW;
}

/* The mention in focus, or the first of the outlet; NULL on a fact. */
static const struct card_line *mention_in_focus(const struct card_view *card)
{
    size_t row = list_row(&card->list);
    const struct card_line *line = row == SIZE_MAX ? NULL : &card->lines[row];
    return line && line->kind != LINE_FACT ? line : NULL;
}

static size_t item(struct view *view)
{
    const struct card_line *line = mention_in_focus(self(view));
    return line ? line->place.item : SIZE_MAX;
}

static struct span spot(struct view *view)
{
    return span_of(self(view), mention_in_focus(self(view))->place);
}

static uint32_t story(struct view *view)
{
    return self(view)->story;
}

static struct text row_text(struct list *list, size_t row)
{
    const struct card_view *card = (const struct card_view *)list;
    const struct card_line *line = &card->lines[row];
    if (line->kind == LINE_FACT)
        return line->words;
    if (line->kind == LINE_OUTLET)
        return text_from(card->table.columns[line->cell->column].name);
    const struct collection_item *item = item_of(card, line->place);
    const struct sentences *sentences = sentences_of(card, line->place);
    struct span span = span_of(card, line->place);
    size_t index = sentences_at(sentences, span.paragraph, span.start);
    return article_span_text(item->article,
                             index == SIZE_MAX ? span : sentences->items[index].span);
}

static bool is_head(const struct list *list, size_t index)
{
    return ((const struct card_view *)list)->lines[index].kind == LINE_OUTLET;
}

static void card_free(struct view *view)
{
    list_close(&self(view)->list);
    arena_free(self(view)->arena);
    arena_free(self(view)->layout);
    free(view);
}

static const struct list_kind kind = {draw_line, row_text, NULL, is_head};

static const struct view_ops ops = {
    .name = "a name's card",
    .scope = IN_CARD,
    .layout = layout,
    LIST_OPS_BUT_LAYOUT,
    .draw = draw,
    .act = act,
    .title = title,
    .story = story,
    .item = item,
    .spot = spot,
    .free = card_free,
};

struct view *card_view_new(struct context *context, const struct entity_over_all *entity,
                           uint32_t story)
{
    struct card_view *card = memory_calloc(1, sizeof(*card));
    list_open(&card->list, &ops, context, &kind);
    card->entity = entity;
    card->story = card->home = story;
    card->arena = arena_new();
    card->layout = arena_new();
    take_row(card);
    return &card->list.view;
}

bool card_open_focus(const struct pane *pane)
{
    struct collection *collection = pane->context->collection;
    const struct annotation *annotation = &pane->analysis->annotation;
    struct span focus = pane->focus;
    if (focus.length == 0 || !collection_progress(collection).loaded ||
        !collection_has_entities(collection))
        return false;
    for (size_t i = 0; i < annotation->mention_count; i++) {
        const struct mention *mention = &annotation->mentions[i];
        if (mention->span.paragraph != focus.paragraph || mention->span.start > focus.start ||
            mention->span.start + mention->span.length < focus.start + focus.length ||
            mention->entity >= annotation->entity_count)
            continue;
        const struct entities_over_all *all = collection_entities(collection);
        uint32_t entity = all->entity_of[pane->item][mention->entity];
        context_open(pane->context, card_view_new(pane->context, &all->items[entity],
                                                  collection_item(collection, pane->item)->story));
        return true;
    }
    return false;
}
