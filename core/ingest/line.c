#include "core/ingest/line.h"

#include "core/base/utf8.h"

#include <string.h>

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
    static const char *const closings[] = {"”", "’", "\"", "'"};
    for (size_t i = 0; i < sizeof(closings) / sizeof(*closings); i++)
        if (text_ends(text, text_from(closings[i])))
            text = text_slice(text, 0, text.length - strlen(closings[i]));
    return text_ends(text, TEXT(".")) || text_ends(text, TEXT("!")) || text_ends(text, TEXT("?")) ||
           text_ends(text, TEXT("…")) || text_ends(text, TEXT(":")) || text_ends(text, TEXT(",")) ||
           text_ends(text, TEXT(";"));
}
