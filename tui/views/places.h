/* places: going back: the jumps, marks and bookmarks of the whole reader. */
#ifndef DIPTYCH_TUI_VIEWS_PLACES_H
#define DIPTYCH_TUI_VIEWS_PLACES_H

#include "tui/page/view.h"

enum { PLACES_MAX = 100 };

/* Where the reader is: a place in an article, or a row of a list. */
struct place {
    size_t item; /* SIZE_MAX: the row */
    struct span span;
    struct view *view;
    size_t row;
};

/* Where jumps began, the last last. Zero-initialise. */
struct places {
    struct place items[PLACES_MAX];
    size_t count;
};

struct place places_here(struct view *view);
bool places_equal(struct place a, struct place b);
void places_push(struct places *places, struct place place);
/* A view is gone, and its rows with it. */
void places_forget(struct places *places, const struct view *view);
/* The articles were read again: places follow theirs, those of articles that are gone are none. */
void places_moved(struct places *places, struct context *context,
                  const struct collection_moves *moves);
/* Goes to a place from the view that is shown, opening its article if need be. False where its row
 * is of another view. */
bool places_go(struct view *view, struct place place);

/* '' and ^O; they say why they do nothing. */
void places_last(struct places *places, struct view *view);
void places_back(struct places *places, struct view *view);

/* A mark of a letter, 0 where none was given. */
void places_mark(struct view *view, char letter);
/* Where it is; false, and said why, where there is none. */
bool places_find_mark(struct view *view, char letter, struct place *out);

/* The sentence at a place in an item, else its paragraph. */
struct span places_sentence(struct context *context, size_t item, struct span span);
/* Where an article will be found from any folder. The caller frees it. */
char *places_source(const struct context *context, const struct article *article);
/* Keeps the sentence in focus, with a note that may be empty. */
void places_bookmark(struct view *view, struct text note);

#endif
