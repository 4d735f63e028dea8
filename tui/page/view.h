/* view: operations plus an instance; moving and searching are written here once for all views.
 *
 * A view shows rows of which one is the cursor's (a scroller). An action is first offered to the
 * view; what it does not take is done here (moving, searching) or in app (help, quit, …). */
#ifndef DIPTYCH_TUI_PAGE_VIEW_H
#define DIPTYCH_TUI_PAGE_VIEW_H

#include "core/collection/reload.h"
#include "tui/page/context.h"
#include "tui/page/scroller.h"

/* What an action did. */
enum reaction {
    REACTION_NONE = 0,
    REACTION_REDRAW = 1,
    REACTION_LAYOUT = 2,    /* lay out again, then draw */
    REACTION_UNHANDLED = 4, /* not this view's: do the general thing */
    REACTION_CLOSE = 8      /* the view has done its work: back to the one below */
};

/* A place for searching: bytes [start, end) of text `unit` of the view (a row, a paragraph). A
 * match that begins in it is where one is; in a list that is the whole row. */
struct view_place {
    size_t unit, start, end;
};

/* Long work on a worker: steps done, of how many; as struct work tells. */
struct view_progress {
    const char *doing;
    size_t done, all;
    long seconds_left;
};

struct pane;
struct work;
struct view_ops {
    const char *name; /* as help names it */
    enum action_scope scope;
    /* Lays the view out in an area; keeps the reader's place. */
    void (*layout)(struct view *view, struct area area);
    void (*draw)(struct view *view, struct draw *draw);
    /* Does an action: reaction bits. May be NULL. */
    unsigned (*act)(struct view *view, const struct action_call *call);
    /* The rows that moving moves in; never NULL. */
    struct scroller *(*scroller)(struct view *view);
    /* The cursor was moved by general moving. May be NULL. */
    void (*moved)(struct view *view);
    /* The item of the collection in focus; SIZE_MAX where none is. May be NULL. */
    size_t (*item)(struct view *view);
    /* Where in its text the reader is, and going to a place of an item's; false where it shows none
     * such. NULL in views of no text. */
    struct span (*place)(struct view *view);
    /* In a list, where in the item's text the focus is. NULL, and length 0: at its top. */
    struct span (*spot)(struct view *view);
    bool (*go)(struct view *view, size_t item, struct span span);
    /* The article that the reader is in. NULL in views of no text. */
    struct pane *(*pane)(struct view *view);
    /* The two sides of the title row, sanitised. */
    void (*title)(struct view *view, struct text_builder *left, struct text_builder *right);
    /* Where the hardware cursor stands: row and column of the view's area. */
    void (*focus)(struct view *view, int *row, int *column);
    /* The collection changed (articles came in, stories formed). May be NULL. */
    void (*changed)(struct view *view);
    /* The articles were read again, and context->collection is the new one: the view that goes on
     * (itself, or another, and this one is freed), NULL where what it shows is gone. Those below it
     * were asked before. */
    struct view *(*renew)(struct view *view, const struct collection_moves *moves);
    /* Where it uses what the view below holds: which that is now, before `renew`; NULL: none. May
     * be NULL. */
    void (*stand_on)(struct view *view, struct view *below);
    /* Replaces the word that the status row has for an action by one that tells more of what it
     * would do now; false: it would do nothing. May be NULL. */
    bool (*hint)(struct view *view, enum action action, struct text_builder *word);
    /* What its signs mean always stands below it, not on the first runs alone. */
    bool explains_signs;
    /* It waits for a view of this scope, which takes its place: keys are held for that, but those
     * that leave. 0: it waits for none. */
    unsigned awaits;
    /* Whether there is more of long work to do: `changed` is called again between two keys, and
     * does a few milliseconds of it. NULL: never. */
    bool (*unfinished)(const struct view *view);
    /* Whether what a key asked of it takes longer than a key may: `go_on` is called until it is
     * done and does a few milliseconds of it; keys are held meanwhile. NULL: never. */
    bool (*waits)(const struct view *view);
    void (*go_on)(struct view *view);
    /* How far what it waits for is, while keys are held for that; false where it waits for nothing.
     * NULL: never. */
    bool (*progress)(const struct view *view, struct view_progress *out);
    /* The story in focus; ANNOTATION_NONE: none. NULL where no view of one. */
    uint32_t (*story)(struct view *view);
    /* Shows only what holds these words; none: all. Returns whether some were left out before. NULL
     * where nothing can be. */
    bool (*filter)(struct view *view, struct text words);
    /* Searching: how many texts, one of them, where the cursor is, and going to a match. */
    size_t (*search_units)(struct view *view);
    struct text (*search_text)(struct view *view, size_t unit);
    struct view_place (*search_place)(struct view *view);
    void (*search_show)(struct view *view, size_t unit, size_t start, size_t end);
    void (*free)(struct view *view);
};

/* The beginning of every view's own structure. */
struct view {
    const struct view_ops *ops;
    struct context *context;
    struct area area; /* set by view_layout */
};

/* `renew` of a view that holds nothing of the collection. */
struct view *view_stay(struct view *view, const struct collection_moves *moves);
/* A place in an article before, in what it is now. */
struct span view_moved_place(const struct context *context, const struct collection_moves *moves,
                             size_t item, struct span span);

void view_layout(struct view *view, struct area area);
void view_draw(struct view *view, struct draw *draw);
void view_changed(struct view *view);
/* NULL is allowed. */
void view_free(struct view *view);

bool view_unfinished(const struct view *view);
/* The same of what a key asked for, a search too; and a step of it. */
bool view_waits(const struct view *view);
void view_go_on(struct view *view);
/* What work tells of itself; NULL: it has not begun. */
struct view_progress view_work_progress(const char *doing, const struct work *work);
bool view_progress(const struct view *view, struct view_progress *out);
/* Whether it, or what it will show, waits for a worker: keys are held, but those that leave. */
bool view_holds_keys(const struct view *view);
/* When a step of long work that begins now is to end, and whether it is to. */
int64_t view_step_end(void);
bool view_step_over(int64_t end);
/* The item in focus; SIZE_MAX where there is none. Where in its text the focus is. */
size_t view_item(struct view *view);
struct span view_spot(struct view *view);
/* The story in focus; ANNOTATION_NONE where there is none. */
uint32_t view_story(struct view *view);

/* Offers the action to the view, then does general moving, or says that it is at its end. */
unsigned view_act(struct view *view, const struct action_call *call);

/* Goes `times` matches on in a direction (1, -1) from the cursor (`inclusive`: one that begins
 * there counts), round the end, and says "3/14": at once, or as the view goes on. */
void view_search(struct view *view, int direction, int times, bool inclusive);

#endif
