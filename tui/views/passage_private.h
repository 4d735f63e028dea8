/* passage_private: what the files of the passage view share. */
#ifndef DIPTYCH_TUI_VIEWS_PASSAGE_PRIVATE_H
#define DIPTYCH_TUI_VIEWS_PASSAGE_PRIVATE_H

#include "core/compare/variants.h"
#include "tui/page/links.h"
#include "tui/views/lineup.h"
#include "tui/views/list.h"

/* A line: of a variant its words in slots [first, end), or, where these are none, words about it;
 * else words of the view's own. */
struct passage_line {
    bool is_variant;
    size_t variant, first, end;
    struct text words;
    enum style style;
};

struct passage_view {
    struct list list;
    const struct collection_set *set; /* NULL while a worker makes it anew, of the lineup */
    struct lineup lineup;
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
    size_t row;      /* where the cursor was, through reading again */
    uint32_t sought; /* the item whose line the cursor is to go to; ANNOTATION_NONE: none */
    size_t nth;      /* of its lines */
};

/* The article of a variant; its words in a cell; its cell in a slot. */
const struct article *passage_article(const struct passage_view *passage, size_t variant);
struct text passage_words(const struct passage_view *passage, size_t variant,
                          struct variant_cell cell);
struct variant_cell passage_cell(const struct passage_view *passage, size_t slot, size_t variant);
/* The item whose words a line has. */
uint32_t passage_item(const struct passage_view *passage, const struct passage_line *line);

/* --- passage_lines ---------------------------------------------------------------------------- */

/* Operations; see struct view_ops and struct list_kind. */
void passage_layout(struct view *view, struct area area);
void passage_draw_line(struct list *list, struct draw *draw, struct area area, size_t index,
                       int row);

#endif
