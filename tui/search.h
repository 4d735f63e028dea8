/* search: what the reader looks for, and where it stands in a text. */
#ifndef DIPTYCH_TUI_SEARCH_H
#define DIPTYCH_TUI_SEARCH_H

#include "core/base/text.h"

struct pattern;
struct pattern_matcher;

/* Zero-initialise; search_clear frees. */
struct search {
    struct pattern *pattern; /* NULL: nothing is looked for */
    struct pattern_matcher *matcher;
    struct text_builder words;
};

/* Looks for words as typed; case matters when they hold a capital. No words: nothing. */
void search_set(struct search *search, struct text words);
void search_clear(struct search *search);
bool search_active(const struct search *search);

/* The first match at or after `from`; false when there is none. */
bool search_find(const struct search *search, struct text text, size_t from, size_t *start,
                 size_t *end);

#endif
