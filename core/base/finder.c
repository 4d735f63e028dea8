#include "core/base/finder.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

/* Unicode decomposes no character into more than 18 (UAX #15), canonically into 4. */
enum { FOLDED_MAX = 18, SHARP_S = 0xDF, CAPITAL_SHARP_S = 0x1E9E, ELLIPSIS = 0x2026 };

static bool is_mark(uint32_t code)
{
    return code >= 0x300 && utf8proc_category((utf8proc_int32_t)code) == UTF8PROC_CATEGORY_MN;
}

/* Letters as they are; quotes, dashes and spaces as their plainest. */
static uint32_t plain_sign(uint32_t code)
{
    uint32_t folded = utf8_fold(code);
    return folded < 0x80 && !utf8_is_letter(folded) ? folded : code;
}

/* What keeps its case: ß is no case of ss, yet the same. */
static size_t expand(uint32_t code, uint32_t out[FOLDED_MAX])
{
    static const struct {
        uint32_t code, parts[3];
        size_t count;
    } expansions[] = {{SHARP_S, {'s', 's', 0}, 2},
                      {CAPITAL_SHARP_S, {'S', 'S', 0}, 2},
                      {ELLIPSIS, {'.', '.', '.'}, 3}};
    for (size_t i = 0; i < sizeof(expansions) / sizeof(expansions[0]); i++) {
        if (expansions[i].code != code)
            continue;
        for (size_t k = 0; k < expansions[i].count; k++)
            out[k] = expansions[i].parts[k];
        return expansions[i].count;
    }
    return 0;
}

/* A character as what is compared; returns how many code points, 0 for a mark that does not matter.
 */
static size_t fold(const struct finder *finder, uint32_t code, uint32_t out[FOLDED_MAX])
{
    utf8proc_int32_t parts[FOLDED_MAX];
    int boundary = 0;
    if (code < 0x80) {
        out[0] = code >= 'A' && code <= 'Z' && !finder->cases ? code | 0x20 : code;
        return 1;
    }
    size_t count = expand(code, out), kept = 0;
    if (count > 0 && (finder->cases || code == ELLIPSIS))
        return count;
    utf8proc_ssize_t found = utf8proc_decompose_char(
        (utf8proc_int32_t)code, parts, FOLDED_MAX,
        UTF8PROC_DECOMPOSE | (finder->cases ? 0 : UTF8PROC_CASEFOLD), &boundary);
    if (found < 1 || found > FOLDED_MAX) {
        out[0] = code;
        return 1;
    }
    for (utf8proc_ssize_t i = 0; i < found; i++)
        if (finder->marks || !is_mark((uint32_t)parts[i]))
            out[kept++] = plain_sign((uint32_t)parts[i]);
    return kept;
}

/* --- what is looked for ----------------------------------------------------------------------- */

bool finder_has_capital(struct text words)
{
    for (size_t at = 0, size; at < words.length; at += size)
        if (utf8_is_upper(utf8_decode(words.bytes + at, words.length - at, &size)))
            return true;
    return false;
}

static void add_folded(struct finder *finder, struct text words)
{
    uint32_t parts[FOLDED_MAX];
    finder->count = 0;
    for (size_t at = 0, size; at < words.length; at += size) {
        size_t count = fold(finder, utf8_decode(words.bytes + at, words.length - at, &size), parts);
        for (size_t i = 0; i < count; i++) {
            finder->codes =
                memory_grow(finder->codes, finder->count, &finder->capacity, sizeof(*parts));
            finder->codes[finder->count++] = parts[i];
        }
    }
}

void finder_set(struct finder *finder, struct text words)
{
    bool any_mark = false;
    finder->cases = finder_has_capital(words);
    finder->marks = true;
    add_folded(finder, words);
    for (size_t i = 0; i < finder->count; i++)
        any_mark = any_mark || is_mark(finder->codes[i]);
    finder->marks = any_mark;
}

void finder_free(struct finder *finder)
{
    free(finder->codes);
    *finder = (struct finder){0};
}

/* --- finding it ------------------------------------------------------------------------------- */

/* Behind the marks that belong to the character before; false where they would make it another. */
static bool pass_marks(const struct finder *finder, struct text text, size_t *at)
{
    for (size_t size; *at < text.length; *at += size) {
        if (!is_mark(utf8_decode(text.bytes + *at, text.length - *at, &size)))
            return true;
        if (finder->marks)
            return false;
    }
    return true;
}

/* Whether a match may begin at a byte: plain letters, most of all text, are told apart at once. */
static bool may_begin(const struct finder *finder, char byte)
{
    uint32_t code = (unsigned char)byte;
    bool capital = code >= 'A' && code <= 'Z' && !finder->cases;
    return code >= 0x80 || finder->codes[0] == (capital ? code | 0x20 : code);
}

/* Where a match that begins at a character ends; 0 where none begins. */
static size_t match_end(const struct finder *finder, struct text text, size_t at)
{
    uint32_t parts[FOLDED_MAX];
    for (size_t matched = 0, size; matched < finder->count; at += size) {
        if (at >= text.length)
            return 0;
        size_t count = fold(finder, utf8_decode(text.bytes + at, text.length - at, &size), parts);
        for (size_t i = 0; i < count; i++) {
            bool ended = matched == finder->count;
            if (ended ? is_mark(parts[i]) : finder->codes[matched] != parts[i])
                return 0;
            matched += !ended;
        }
    }
    return pass_marks(finder, text, &at) ? at : 0;
}

bool finder_find(const struct finder *finder, struct text text, size_t from, size_t *start,
                 size_t *end)
{
    for (size_t at = from, size; finder->count > 0 && at < text.length; at += size) {
        size = 1;
        if (!may_begin(finder, text.bytes[at]))
            continue;
        uint32_t code = utf8_decode(text.bytes + at, text.length - at, &size);
        size_t found = is_mark(code) ? 0 : match_end(finder, text, at);
        if (found == 0)
            continue;
        *start = at;
        *end = found;
        return true;
    }
    return false;
}
