#include "tui/search.h"

#include "core/base/pattern.h"
#include "core/base/utf8.h"

static bool has_capital(struct text words)
{
    for (size_t at = 0, size; at < words.length; at += size)
        if (utf8_is_upper(utf8_decode(words.bytes + at, words.length - at, &size)))
            return true;
    return false;
}

void search_set(struct search *search, struct text words)
{
    pattern_free(search->pattern);
    search->pattern = NULL;
    text_builder_clear(&search->words);
    if (words.length == 0)
        return;
    text_builder_add(&search->words, words);
    struct pattern_error error;
    unsigned flags = PATTERN_LITERAL | (has_capital(words) ? 0 : PATTERN_CASELESS);
    search->pattern = pattern_compile(text_builder_text(&search->words), flags, &error);
    if (!search->matcher)
        search->matcher = pattern_matcher_new();
}

void search_clear(struct search *search)
{
    pattern_free(search->pattern);
    pattern_matcher_free(search->matcher);
    text_builder_free(&search->words);
    *search = (struct search){0};
}

bool search_active(const struct search *search)
{
    return search->pattern != NULL;
}

bool search_find(const struct search *search, struct text text, size_t from, size_t *start,
                 size_t *end)
{
    enum status status;
    return search->pattern &&
           pattern_find(search->pattern, search->matcher, text, from, start, end, &status);
}
