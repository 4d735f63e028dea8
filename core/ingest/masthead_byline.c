#include "core/ingest/masthead_parts.h"

#include "core/ingest/labels.h"
#include "core/ingest/line.h"
#include "core/ingest/outlets.h"
#include "core/ingest/stamp.h"

#include <string.h>

enum {
    NAME_WORDS_MIN = 2,
    NAME_WORDS_MAX = 4,
    ROLE_WORDS_MAX = 5,
    WORD_BYTES_MAX = 24,
    PERSONS_MAX = 32
};

/* A word that menus and labels are made of is no part of a name. */
static bool is_label_word(struct text word)
{
    char folded[WORD_BYTES_MAX];
    if (word.length >= sizeof(folded))
        return false;
    for (size_t i = 0; i < word.length; i++)
        folded[i] = (char)(word.bytes[i] >= 'A' && word.bytes[i] <= 'Z' ? word.bytes[i] | 32
                                                                        : word.bytes[i]);
    return labels_find((struct text){folded, word.length}).kind != BOILERPLATE_NONE;
}

/* Small words inside names: "Joost van Dalen". */
static bool is_particle(struct text word)
{
    static const char *const particles[] = {"van", "von", "der", "den", "de", "da",  "di",
                                            "du",  "la",  "le",  "al",  "el", "bin", "dos"};
    for (size_t i = 0; i < sizeof(particles) / sizeof(*particles); i++)
        if (text_equal(word, text_from(particles[i])))
            return true;
    return false;
}

/* "Dan Bloom": two to four words with capitals and without digits. */
static bool is_person(struct text text)
{
    size_t words = 0;
    for (size_t at = 0;; words++) {
        struct text word = line_next_word(text, at, &at);
        if (word.length == 0)
            break;
        if (!line_starts_capital(word) && !(words > 0 && is_particle(word)))
            return false;
        if (strchr(":?!,", word.bytes[word.length - 1]) || is_label_word(word))
            return false;
        for (size_t i = 0; i < word.length; i++)
            if (strchr("0123456789/@#&", word.bytes[i]))
                return false;
    }
    return words >= NAME_WORDS_MIN && words <= NAME_WORDS_MAX && !outlet_by_name(NULL, text);
}

/* "… with AFP" */
static bool is_agency(struct text part)
{
    for (size_t i = 0; i < part.length; i++)
        if (part.bytes[i] < 'A' || part.bytes[i] > 'Z')
            return outlet_by_name(NULL, part);
    return part.length > 0;
}

bool masthead_is_role(struct text part)
{
    static const char *const roles[] = {
        "editor",   "correspondent", "reporter", "writer",      "reporters",   "bureau",
        "chief",    "staff",         "desk",     "columnist",   "analyst",     "agencies",
        "producer", "journalist",    "agency",   "newsroom",    "contributor", "presenter",
        "critic",   "columnists",    "trainee",  "photographer"};
    size_t start = part.length;
    while (start > 0 && part.bytes[start - 1] != ' ')
        start--;
    struct text last = text_slice(part, start, part.length);
    if (line_words(part) > ROLE_WORDS_MAX)
        return false;
    for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
        if (text_equal_ascii_case(last, text_from(roles[i])))
            return true;
    return false;
}

/* Where the next of several persons begins: behind " and ", " & " or ",". */
static size_t person_end(struct text text, size_t from, size_t *next)
{
    static const char *const partings[] = {" and ", " AND ", " & ", ", ", "; ", " with "};
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

/* Behind "By" and its like; 0 where the line does not begin so. A line that gives the date may have
 * it further on. */
static size_t behind_by(struct text text)
{
    static const char *const leads[] = {
        "by ",           "written by ",   "words by ",     "story by ", "report by ",
        "reported by ",  "posted by ",    "analysis by ",  "by: ",      "author: ",
        "published by ", "exclusive by ", "exclusive: by "};
    for (size_t i = 0; i < sizeof(leads) / sizeof(*leads); i++)
        if (text_equal_ascii_case(text_slice(text, 0, strlen(leads[i])), text_from(leads[i])))
            return strlen(leads[i]);
    struct date date;
    size_t start, end, at = text_find(text, TEXT(" by "), 0);
    return at != SIZE_MAX && stamp_is_line(text_slice(text, 0, at)) &&
                   stamp_find(text, &date, &start, &end)
               ? at + 4
               : 0;
}

/* The persons' part of a line: behind "By", before the outlet, place or date. */
static struct text names_of(struct text text, bool *by)
{
    static const char *const ends[] = {" for ", " For ", " in ", " | ",  " - ", " – ",
                                       " at ",  " on ",  " — ",  " in:", " • ", " · "};
    size_t from = behind_by(text);
    *by = from > 0;
    struct text names = text_trim(text_slice(text, from, text.length));
    for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
        size_t cut = text_find(names, text_from(ends[i]), 0);
        if (cut != SIZE_MAX)
            names = text_slice(names, 0, cut);
    }
    if (text_ends(names, TEXT(",")))
        names.length--;
    return names;
}

struct byline {
    struct text names;
    size_t persons;
    bool by, located; /* begins with "By"; more stands behind the names */
};

/* The parts of a byline that are persons, roles and dates aside. */
static struct byline parse(struct text text)
{
    struct byline byline = {.persons = 0};
    if (line_words(text) > MASTHEAD_LINE_WORDS_MAX || line_has_stop(text))
        return byline;
    byline.names = names_of(text, &byline.by);
    byline.located = byline.names.bytes + byline.names.length < text.bytes + text.length;
    for (size_t at = 0, next; at < byline.names.length; at = next) {
        struct text part = text_slice(byline.names, at, person_end(byline.names, at, &next));
        if (byline.persons > 0 &&
            (masthead_is_role(part) || stamp_is_line(part) || is_agency(part)))
            continue;
        if (!is_person(part)) {
            byline.persons = 0;
            return byline;
        }
        byline.persons++;
    }
    return byline;
}

bool masthead_may_be_byline(struct text text)
{
    struct byline byline = parse(text);
    return byline.persons > 0 && (byline.by || (byline.persons > 1 && !byline.located));
}

static void add_person(struct article *article, struct text name, size_t *capacity)
{
    if (article->byline_count == PERSONS_MAX)
        return;
    for (size_t i = 0; i < article->byline_count; i++)
        if (text_equal(text_from(article->bylines[i]), name))
            return;
    article->bylines = arena_grow(article->arena, article->bylines, article->byline_count, capacity,
                                  sizeof(*article->bylines));
    article->bylines[article->byline_count++] = arena_copy(article->arena, name.bytes, name.length);
}

bool masthead_read_byline(struct article *article, size_t p, bool bare)
{
    struct text text = article->paragraphs[p].text;
    struct byline byline = parse(text);
    size_t capacity = article->byline_count;
    if (byline.persons == 0 || !(bare || masthead_may_be_byline(text)))
        return false;
    for (size_t at = 0, next; at < byline.names.length; at = next) {
        struct text part = text_slice(byline.names, at, person_end(byline.names, at, &next));
        if (is_person(part) && !masthead_is_role(part))
            add_person(article, part, &capacity);
    }
    article->paragraphs[p].kind = PARAGRAPH_BYLINE;
    return true;
}
