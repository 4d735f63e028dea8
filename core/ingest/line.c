#include "core/ingest/line.h"

#include "core/base/utf8.h"

#include <string.h>

enum { PROSE_WORDS_MIN = 12, PROSE_WORDS_SURE = 36, LETTERS_BEFORE_STOP = 3 };

size_t line_words(struct text text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.length; i++)
        words += text.bytes[i] != ' ' && (i == 0 || text.bytes[i - 1] == ' ');
    return words;
}

/* The word at `from` (spaces skipped), with *next behind it; empty at the end. */
struct text line_next_word(struct text text, size_t from, size_t *next)
{
    while (from < text.length && text.bytes[from] == ' ')
        from++;
    size_t end = from;
    while (end < text.length && text.bytes[end] != ' ')
        end++;
    *next = end;
    return text_slice(text, from, end);
}

bool line_starts_capital(struct text word)
{
    size_t size;
    return word.length > 0 && utf8_is_upper(utf8_decode(word.bytes, word.length, &size));
}

bool line_has_stop(struct text text)
{
    static const char *const closings[] = {"”", "’", "\"", "'", "»", "」"};
    static const char *const stops[] = {".",  "!",  "?",  "…", ":", ",", ";",
                                        "。", "！", "？", "؟", "۔", "।"};
    for (size_t i = 0; i < sizeof(closings) / sizeof(*closings); i++)
        if (text_ends(text, text_from(closings[i])))
            text = text_slice(text, 0, text.length - strlen(closings[i]));
    for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++)
        if (text_ends(text, text_from(stops[i])))
            return true;
    return false;
}

/* "… closed. Nobody …": small letters, a stop, a space and a capital. */
static bool has_sentence_end(struct text text)
{
    for (size_t at = text_find(text, TEXT(". "), 0); at != SIZE_MAX;
         at = text_find(text, TEXT(". "), at + 2)) {
        size_t letters = 0;
        while (letters < LETTERS_BEFORE_STOP && at > letters &&
               text.bytes[at - 1 - letters] >= 'a' && text.bytes[at - 1 - letters] <= 'z')
            letters++;
        if (letters == LETTERS_BEFORE_STOP &&
            line_starts_capital(text_slice(text, at + 2, text.length)))
            return true;
    }
    return false;
}

bool line_is_prose(struct text text)
{
    size_t words = line_words(text);
    return words >= PROSE_WORDS_SURE ||
           (words >= PROSE_WORDS_MIN && (line_has_stop(text) || has_sentence_end(text)));
}
