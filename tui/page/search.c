#include "tui/page/search.h"

/* Capitals behind a backslash are no letters: \S, \W. */
static bool has_capital(struct text source)
{
    size_t from = 0;
    for (size_t at = 0; at < source.length; at++) {
        if (source.bytes[at] != '\\')
            continue;
        if (finder_has_capital(text_slice(source, from, at)))
            return true;
        from = at + 2;
        at++;
    }
    return finder_has_capital(text_slice(source, from, source.length));
}

static void set_pattern(struct search *search, struct text source)
{
    if (source.length == 0)
        return;
    unsigned flags = has_capital(source) ? 0 : PATTERN_CASELESS;
    search->pattern = pattern_compile(source, flags, &search->error);
    if (!search->matcher)
        search->matcher = pattern_matcher_new();
}

void search_set(struct search *search, struct text words)
{
    pattern_free(search->pattern);
    search->pattern = NULL;
    search->error.message[0] = '\0';
    search->number = search->all = 0;
    text_builder_clear(&search->words);
    text_builder_add(&search->words, words);
    bool is_pattern = text_starts(words, TEXT(SEARCH_PATTERN));
    const struct text none = {0};
    finder_set(&search->finder, is_pattern ? none : words);
    if (is_pattern)
        set_pattern(search, text_slice(words, sizeof(SEARCH_PATTERN) - 1, words.length));
}

void search_clear(struct search *search)
{
    pattern_free(search->pattern);
    pattern_matcher_free(search->matcher);
    finder_free(&search->finder);
    text_builder_free(&search->words);
    *search = (struct search){0};
}

bool search_active(const struct search *search)
{
    return search->pattern || search->finder.count > 0;
}

bool search_find(const struct search *search, struct text text, size_t from, size_t *start,
                 size_t *end)
{
    enum status status;
    if (search->pattern)
        return pattern_find(search->pattern, search->matcher, text, from, start, end, &status);
    return finder_find(&search->finder, text, from, start, end);
}
