/* context: what every view may see and change of the reader. One a program, made by app, passed
 * down. */
#ifndef DIPTYCH_TUI_PAGE_CONTEXT_H
#define DIPTYCH_TUI_PAGE_CONTEXT_H

#include "core/collection/collection.h"
#include "core/config/config.h"
#include "core/state/state.h"
#include "core/watch/watchlist.h"
#include "tui/keys/keymap.h"
#include "tui/page/search.h"
#include "tui/terminal/draw.h"

struct view;
struct watching;

/* A name of an item's annotation, sought beyond that article. */
struct context_mention {
    bool sought, forward;
    size_t item;
    uint32_t entity;
};

struct context {
    const struct config *config;
    struct collection *collection;
    struct watchlist *watchlist;  /* never NULL; may be empty */
    const char *watchlist_path;   /* the file that E edits, or NULL */
    unsigned watch_version;       /* another number: another list, and all hits anew */
    struct watching *watching;    /* what reads the list (watching.h) */
    struct problem_list problems; /* of watchlists and themes; the collection keeps its own */
    const struct styles *styles;
    struct keymap *keymap;
    unsigned classes; /* highlight classes that are on, a bit each (highlight.h) */
    bool boilerplate; /* shown, not folded */
    struct search search;
    struct search_walk walk;     /* while matches are looked for */
    struct text_builder message; /* for the status row; cleared by the next key */
    bool message_is_error;
    struct text_builder copied;    /* for the clipboard: app hands it over next */
    struct context_mention beyond; /* a jump ended: app looks in the other articles next */
    struct view *opened;           /* a view that an action opened: app shows it next */
    bool replaces;                 /* it takes the place of the one on top */
    struct state *state;
    char *opened_as;     /* what is opened, as the state knows it; "" the sample */
    unsigned char *read; /* what the state says of each item (remember.c) */
    size_t read_count;
    bool aligned; /* the layout of the compare view */
    bool legend;  /* one of the first runs: what signs mean stands below the views */
};

/* Says something in the status row. */
void context_say(struct context *context, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void context_complain(struct context *context, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same of what a problem says and what to write instead, in one line. */
void context_complain_of(struct context *context, const struct problem *problem);

/* Asks app to show a view on top, or in place of the one on top; ownership passes. */
void context_open(struct context *context, struct view *view);
void context_replace(struct context *context, struct view *view);

/* The colour that the configuration gives an outlet, to lay over how its name looks. */
struct look context_outlet_color(const struct context *context, const char *outlet);

#endif
