#include "core/ingest/masthead_parts.h"

#include "core/ingest/line.h"
#include "core/ingest/outlets.h"

#include <string.h>

/* "Dan Bloom": two to four capitalised words of letters. */
static bool is_person(struct text text)
{
    size_t words = 0;
    for (size_t at = 0;; words++) {
        struct text word = line_next_word(text, at, &at);
        if (word.length == 0)
            break;
        if (!line_starts_capital(word) || word.bytes[word.length - 1] == ':')
            return false;
        for (size_t i = 0; i < word.length; i++)
            if (word.bytes[i] >= '0' && word.bytes[i] <= '9')
                return false;
    }
    return words >= 2 && words <= 4 && !outlet_by_name(NULL, text);
}

static void add_byline(struct article *article, struct text name, size_t *capacity)
{
    article->bylines = arena_grow(article->arena, article->bylines, article->byline_count, capacity,
                                  sizeof(*article->bylines));
    article->bylines[article->byline_count++] = arena_copy(article->arena, name.bytes, name.length);
}

/* Where the next of several persons begins: behind " and ", " & " or ",". */
static size_t person_end(struct text text, size_t from, size_t *next)
{
    static const char *const partings[] = {" and ", " & ", ", "};
    size_t end = text.length;
    *next = text.length;
    for (size_t i = 0; i < sizeof(partings) / sizeof(*partings); i++) {
        size_t at = text_find(text, text_from(partings[i]), from);
        if (at < end) {
            end = at;
            *next = at + strlen(partings[i]);
        }
    }
    return end;
}

/* A part that says what a person is, not who. */
static bool is_role(struct text part)
{
    static const char *const roles[] = {"Editor",    "Correspondent", "Reporter", "Writer",
                                        "Reporters", "Bureau",        "Chief",    "Staff",
                                        "Desk",      "Columnist",     "Analyst",  "Agencies"};
    for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
        if (text_ends(part, text_from(roles[i])) || text_ends(part, TEXT("editor")) ||
            text_ends(part, TEXT("correspondent")))
            return true;
    return false;
}

/* The persons' part of a line: behind "By", before the outlet, place or date. */
static struct text names_of(struct text text, bool *by)
{
    static const char *const ends[] = {" for ", " For ", " in ", " | ", " - ", " – ", " at "};
    *by = text_equal_ascii_case(text_slice(text, 0, 3), TEXT("by "));
    struct text names = *by ? text_trim(text_slice(text, 3, text.length)) : text;
    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        size_t cut = text_find(names, text_from(ends[i]), 0);
        if (cut != SIZE_MAX)
            names = text_slice(names, 0, cut);
    }
    return names;
}

bool masthead_read_byline(struct article *article, size_t p, bool bare)
{
    bool by;
    struct text text = article->paragraphs[p].text, names = names_of(text, &by);
    size_t count = 0, capacity = 0;
    if (line_words(text) > MASTHEAD_LINE_WORDS_MAX)
        return false;
    for (size_t at = 0, next; at < names.length; at = next) {
        struct text part = text_slice(names, at, person_end(names, at, &next));
        bool person = is_person(part), role = count > 0 && is_role(part);
        if (!person && !role)
            return false;
        count += person && !role;
    }
    bool located = names.length < text.length;
    if (count == 0 || (!by && !bare && (count < 2 || located)))
        return false;
    for (size_t at = 0, next; at < names.length; at = next) {
        struct text part = text_slice(names, at, person_end(names, at, &next));
        if (!is_role(part))
            add_byline(article, part, &capacity);
    }
    article->paragraphs[p].kind = PARAGRAPH_BYLINE;
    return true;
}
