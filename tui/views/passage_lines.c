/* The lines of the passage view. */
#include "core/base/utf8.h"
#include "tui/page/flow.h"
#include "tui/views/passage_private.h"

#include <stdlib.h>
#include <string.h>

enum { AIR = 2 };

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

/* The same of words that are freed here. */
static void add_copied(struct passage_view *passage, struct text_builder *words, int width,
                       enum style style)
{
    struct text copy = {
        arena_copy(passage->layout, words->bytes ? words->bytes : "", words->length),
        words->length};
    if (copy.length > 0)
        add_words(passage, copy, width, style);
    text_builder_free(words);
}

static bool has_words(const struct passage_view *passage, size_t variant, size_t first, size_t end)
{
    for (size_t slot = first; slot < end; slot++) {
        struct variant_cell cell = passage_cell(passage, slot, variant);
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

/* In words alone: the outlets below each other, each with its sentences and what it words
 * otherwise.
 */
static void add_variant(struct passage_view *passage, size_t variant, int width)
{
    const struct variant *has = &passage->variants[variant];
    struct text_builder words = {0}, own = {0};
    size_t first = passage->line_count;
    for (uint32_t s = has->first; s < has->end; s++) {
        text_builder_add_string(&words, s > has->first ? " " : "");
        text_builder_add(&words, article_span_text(has->side->article,
                                                   has->side->annotation->sentences.items[s].span));
    }
    for (size_t slot = 0, last = 0; slot < passage->lined.slot_count; slot++) {
        struct variant_cell cell = passage_cell(passage, slot, variant);
        if (passage->lined.slots[slot] == SLOT_SAME || cell.first >= cell.end)
            continue;
        text_builder_add_string(&own, own.length == 0 ? "Differs in: " : slot == last ? " " : "; ");
        text_builder_add(&own, passage_words(passage, variant, cell));
        last = slot + 1;
    }
    add_words(passage, text_from(has->side->article->outlet), width, STYLE_OUTLET);
    add_copied(passage, &words, width, STYLE_TEXT);
    add_copied(passage, &own, width, STYLE_DIM);
    for (size_t i = first; i < passage->line_count; i++) {
        passage->lines[i].is_variant = true;
        passage->lines[i].variant = variant;
    }
    add_line(passage);
}

/* The line that is sought, or the last before it of its item. */
static size_t find_line(const struct passage_view *passage)
{
    size_t found = 0, nth = 0;
    for (size_t i = 0; i < passage->line_count && nth <= passage->nth; i++)
        if (passage->lines[i].is_variant &&
            passage_item(passage, &passage->lines[i]) == passage->sought) {
            found = i;
            nth++;
        }
    return found;
}

void passage_layout(struct view *view, struct area area)
{
    struct passage_view *passage = (struct passage_view *)view;
    size_t cursor = passage->list.scroller.cursor;
    int room = area.width - text_column(passage) - 1;
    arena_reset(passage->layout);
    passage->lines = NULL;
    passage->line_count = passage->line_capacity = 0;
    if (view->context->styles->plain)
        for (size_t v = 0; v < passage->lined.count; v++)
            add_variant(passage, v, area.width - AIR - 1);
    else
        for (size_t slot = 0; slot < passage->lined.slot_count;)
            slot = add_slots(passage, slot, room);
    if (passage->lacking.length > 0) {
        struct text_builder words = {0};
        text_builder_add_string(&words, "Not in: ");
        text_builder_add(&words, passage->lacking);
        add_copied(passage, &words, area.width - AIR - 1, STYLE_TEXT);
    }
    list_set_rows(&passage->list, passage->line_count);
    passage->list.scroller.cursor =
        passage->sought == ANNOTATION_NONE ? cursor : find_line(passage);
    list_layout(view, area);
    if (passage->set)
        passage->sought = ANNOTATION_NONE;
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* Figures are the loudest, then names, then wording; words that some lack are set apart calmly. */
static enum style cell_style(const struct passage_view *passage, size_t slot, size_t variant)
{
    enum variant_slot state = passage->lined.slots[slot];
    const struct tokens *tokens = &passage->variants[variant].side->annotation->tokens;
    struct variant_cell cell = passage_cell(passage, slot, variant);
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

void passage_draw_line(struct list *list, struct draw *draw, struct area area, size_t index,
                       int row)
{
    const struct passage_view *passage = (const struct passage_view *)list;
    const struct passage_line *line = &passage->lines[index];
    if (line->first >= line->end) {
        draw_clipped(draw, area, row, AIR, area.width - AIR, line->words,
                     draw_look(draw, line->style));
        return;
    }
    const char *outlet = passage_article(passage, line->variant)->outlet;
    int column = text_column(passage);
    draw_clipped(
        draw, area, row, AIR, passage->names, text_from(outlet),
        look_over(draw_look(draw, STYLE_OUTLET), context_outlet_color(list->view.context, outlet)));
    for (size_t slot = line->first; slot < line->end; slot++) {
        struct text words =
            passage_words(passage, line->variant, passage_cell(passage, slot, line->variant));
        draw_clipped(draw, area, row, column, area.width - column, words,
                     look_over(draw_look(draw, STYLE_TEXT),
                               draw_look(draw, cell_style(passage, slot, line->variant))));
        column += passage->widths[slot] + 1;
    }
}
