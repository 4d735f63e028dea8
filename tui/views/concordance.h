/* concordance: a card: facts, then every place of a thing in its sentence, by outlet, the places
 * below each other. Such a view begins with a struct concordance and takes CONCORDANCE_OPS. */
#ifndef DIPTYCH_TUI_VIEWS_CONCORDANCE_H
#define DIPTYCH_TUI_VIEWS_CONCORDANCE_H

#include "core/tables/outlet_table.h"
#include "tui/views/list.h"

struct concordance;

/* What a card is of. */
struct concordance_kind {
    const char *place; /* "mention" */
    /* Fills table and row anew for the card's story; `row` NULL where there is no place. */
    void (*take)(struct concordance *card);
    /* Adds the facts. */
    void (*facts)(struct concordance *card);
    struct span (*span)(const struct analysis *analysis, uint32_t index);
    struct look (*look)(const struct concordance *card, const struct styles *styles,
                        struct outlet_place place);
    bool steps; /* opening a place leaves the cursor on the next one */
};

/* What the cursor is on, to be found again in other lines. */
struct concordance_place {
    bool is_set;
    int kind; /* of line */
    size_t row;
    uint32_t item;
    struct span span;
};

struct concordance {
    struct list list;
    const struct concordance_kind *kind;
    uint32_t story, home; /* ANNOTATION_NONE: the whole collection */
    struct arena *arena, *layout;
    struct outlet_table table;
    const struct outlet_row *row; /* or NULL */
    struct concordance_line *lines;
    size_t count, capacity;
    struct concordance_place sought;
};

/* The card must be zero but for what its kind needs. */
void concordance_open(struct concordance *card, const struct view_ops *ops, struct context *context,
                      const struct concordance_kind *kind, uint32_t story);
void concordance_free(struct view *view);
/* Takes what it shows anew; the cursor stays on its place. */
void concordance_take(struct concordance *card);
/* The articles were read again: story and cursor follow; what it shows must be taken anew. False
 * where its story is gone. */
bool concordance_move(struct concordance *card, const struct collection_moves *moves);

/* A fact over as many lines as it needs, for `facts`; nothing of an empty one. */
void concordance_add_fact(struct concordance *card, const char *label, struct text words);
void concordance_add_string(struct concordance *card, const char *label, const char *words);
/* How often each outlet has it. */
void concordance_add_outlets(struct concordance *card);
/* "3 mentions in 2 of 5 outlets". */
void concordance_title(const struct concordance *card, struct text_builder *out);

/* Operations; see struct view_ops. `draw` is the view's own, by list_draw. */
void concordance_layout(struct view *view, struct area area);
unsigned concordance_act(struct view *view, const struct action_call *call);
uint32_t concordance_story(struct view *view);
size_t concordance_item(struct view *view);
struct span concordance_spot(struct view *view);

#define CONCORDANCE_OPS_BUT_LAYOUT                                                                 \
    .scope = IN_CARD, LIST_OPS_BUT_LAYOUT, .act = concordance_act, .story = concordance_story,     \
    .item = concordance_item, .spot = concordance_spot

#define CONCORDANCE_OPS .layout = concordance_layout, CONCORDANCE_OPS_BUT_LAYOUT

#endif
