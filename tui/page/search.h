/* search: what the reader looks for, and where it stands in a text. */
#ifndef DIPTYCH_TUI_PAGE_SEARCH_H
#define DIPTYCH_TUI_PAGE_SEARCH_H

#include "core/base/finder.h"
#include "core/base/pattern.h"

/* What begins a regular expression. */
#define SEARCH_PATTERN "\\v"

/* Zero-initialise; search_clear frees. */
struct search {
    struct text_builder words; /* as typed */
    struct finder finder;
    struct pattern *pattern; /* or NULL */
    struct pattern_matcher *matcher;
    struct pattern_error error; /* why the pattern is none; message "" where it is */
    size_t number, all;         /* the match that was gone to, of how many */
};

/* A walk over all matches in the texts of a view (view_search). */
struct search_match {
    size_t unit, start, end;
};
struct search_walk {
    const void *view; /* that is walked over; NULL: none */
    size_t unit;      /* the next */
    struct search_match *matches;
    size_t count, capacity;
    int direction, times;
    bool inclusive;
};

/* Looks for words as typed (core/base/finder.h), behind "\v" for a regular expression, in which
 * case matters where a capital is typed. No words: nothing. */
void search_set(struct search *search, struct text words);
void search_clear(struct search *search);
bool search_active(const struct search *search);

/* The first match at or after `from`; false when there is none. */
bool search_find(const struct search *search, struct text text, size_t from, size_t *start,
                 size_t *end);

#endif
