#include "core/ingest/glue.h"

#include "core/base/date.h"
#include "core/base/utf8.h"

#include <string.h>

enum {
    LOWER_BEFORE = 3,      /* small letters before a glued stop */
    LIST_BYTES_MAX = 4000, /* longer lines are no glued list or caption */
    LIST_WORDS_MIN = 20,
    LIST_SEAMS_MIN = 2,
    LONG_WORD = 6,
    SIDE_WORDS_MIN = 3, /* on each side of a single seam */
    REPEAT_BYTES_MIN = 24,
    LINK_BYTES_MAX = 200, /* how far about a stop a link is looked for */
};

static bool is_lower(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static bool is_upper(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static size_t lower_run_before(struct text line, size_t at)
{
    size_t count = 0;
    while (at > count && is_lower(line.bytes[at - 1 - count]))
        count++;
    return count;
}

/* Bytes of a closing quotation mark at `at`; 0 where there is none. */
static size_t closing_mark(struct text line, size_t at)
{
    if (at < line.length && (line.bytes[at] == '"' || line.bytes[at] == ')'))
        return 1;
    struct text rest = text_slice(line, at, line.length);
    return text_starts(rest, TEXT("”")) || text_starts(rest, TEXT("’")) ? 3 : 0;
}

/* Bytes of an opening mark before the capital of the next sentence. */
static size_t opening_mark(struct text line, size_t at)
{
    struct text rest = text_slice(line, at, line.length);
    return text_starts(rest, TEXT("“")) || text_starts(rest, TEXT("‘")) ? 3 : 0;
}

/* Links hold stops before capitals too: the word about `at` must not look like one. */
static bool inside_link(struct text line, size_t at)
{
    size_t start = at, end = at;
    while (start > 0 && at - start < LINK_BYTES_MAX && line.bytes[start - 1] != ' ')
        start--;
    while (end < line.length && end - at < LINK_BYTES_MAX && line.bytes[end] != ' ')
        end++;
    struct text word = text_slice(line, start, end);
    return memchr(word.bytes, '/', word.length) || memchr(word.bytes, '@', word.length) ||
           text_starts(word, TEXT("www."));
}

/* "difference.Downing Street": small letters, a stop, a capital and a small letter. */
static size_t find_glued_sentence(struct text line)
{
    for (size_t at = LOWER_BEFORE; at + 2 < line.length; at++) {
        if (line.bytes[at] != '.' && line.bytes[at] != '!' && line.bytes[at] != '?')
            continue;
        if (lower_run_before(line, at) < LOWER_BEFORE)
            continue;
        size_t next = at + 1 + closing_mark(line, at + 1);
        size_t capital = next + opening_mark(line, next);
        if (capital + 1 < line.length && is_upper(line.bytes[capital]) &&
            is_lower(line.bytes[capital + 1]) && !inside_link(line, at))
            return next;
    }
    return 0;
}

/* Whether a small letter meets a capital here as where two words were run together, not as in a
 * brand's name: long words on both sides, or an acronym that a space follows. */
static bool is_seam(struct text line, size_t at)
{
    if (at == 0 || !is_lower(line.bytes[at - 1]) || !is_upper(line.bytes[at]) ||
        lower_run_before(line, at) < LOWER_BEFORE + 1)
        return false;
    size_t end = at + 1;
    while (end < line.length && (is_lower(line.bytes[end]) || is_upper(line.bytes[end])))
        end++;
    return end < line.length && line.bytes[end] == ' ';
}

static size_t count_words(struct text line)
{
    size_t words = 1;
    for (size_t at = 0; at < line.length; at++)
        words += line.bytes[at] == ' ';
    return words;
}

/* Items of a list run together: a long line without a full stop in it and with two seams or more.
 */
static size_t find_glued_list(struct text line, bool seam)
{
    size_t first = 0, seams = 0;
    if (line.length > LIST_BYTES_MAX || text_find(line, TEXT(". "), 0) != SIZE_MAX ||
        (!seam && count_words(line) < LIST_WORDS_MIN))
        return 0;
    for (size_t at = 1; at < line.length; at++) {
        if (!is_upper(line.bytes[at]) || !is_seam(line, at))
            continue;
        first = first ? first : at;
        seams++;
    }
    return seams >= LIST_SEAMS_MIN || seam ? first : 0;
}

static size_t word_start(struct text line, size_t at)
{
    while (at > 0 && (is_lower(line.bytes[at - 1]) || is_upper(line.bytes[at - 1])))
        at--;
    return at;
}

/* A word that no name begins with ran into a capital: long and small throughout ("wikiHow" is a
 * name), or a day or month. */
static bool ends_before_capital(struct text word)
{
    return (is_lower(word.bytes[0]) && word.length >= LONG_WORD) ||
           date_weekday_from(word.bytes, (int)word.length) >= 0 ||
           date_month_from(word.bytes, (int)word.length) > 0;
}

/* "…on WednesdayUS Secretary of State…": one seam with words enough on both sides, in a line that
 * is no script. */
static size_t find_glued_words(struct text line)
{
    if (line.length > LIST_BYTES_MAX || memchr(line.bytes, '=', line.length) ||
        memchr(line.bytes, '{', line.length) || memchr(line.bytes, '<', line.length))
        return 0;
    for (size_t at = 1, words = 0; at + 1 < line.length; at++) {
        words += line.bytes[at] == ' ';
        if (!is_upper(line.bytes[at]) || !is_lower(line.bytes[at - 1]) || words < SIDE_WORDS_MIN ||
            !is_seam(line, at) || line.bytes[at + 1] == ' ')
            continue;
        size_t start = word_start(line, at);
        bool alone = start > 0 && line.bytes[start - 1] == ' ';
        if (alone && ends_before_capital(text_slice(line, start, at)) &&
            count_words(text_slice(line, at, line.length)) > SIDE_WORDS_MIN)
            return at;
    }
    return 0;
}

/* "…with X and Yleft with X and Y": the line ends in the same words twice. Cuts before the first of
 * the two where words stand before it, else between them. */
static size_t find_repeat(struct text line)
{
    if (line.length > LIST_BYTES_MAX)
        return 0;
    for (size_t length = line.length / 2; length >= REPEAT_BYTES_MIN; length--) {
        size_t second = line.length - length, first = second - length;
        if (line.bytes[first] != line.bytes[second] ||
            memcmp(line.bytes + first, line.bytes + second, length) != 0)
            continue;
        bool boundary = first == 0 || line.bytes[first - 1] == ' ' || line.bytes[first - 1] == ':';
        if (boundary)
            return first > 0 ? first : second;
    }
    return 0;
}

size_t glue_find(struct text line, bool *seam)
{
    size_t cut = find_repeat(line);
    if (cut == 0) {
        cut = find_glued_list(line, *seam);
        *seam = *seam || cut > 0;
    }
    if (cut == 0)
        cut = find_glued_sentence(line);
    return cut > 0 ? cut : find_glued_words(line);
}
