#include "core/entities/line.h"

#include <string.h>

struct line line_of(const struct article *article, const struct tokens *tokens, size_t paragraph)
{
    return (struct line){.tokens = tokens->items,
                         .text = article->paragraphs[paragraph].text,
                         .paragraph = (uint32_t)paragraph,
                         .first = tokens->first_of[paragraph],
                         .end = tokens->first_of[paragraph + 1]};
}

struct token line_token(const struct line *line, size_t index)
{
    if (index < line->first || index >= line->end)
        return (struct token){.kind = TOKEN_MARK};
    return line->tokens[index];
}

struct text line_word(const struct line *line, size_t index)
{
    struct token token = line_token(line, index);
    if (token.length == 0)
        return TEXT("");
    return (struct text){line->text.bytes + token.start, token.length};
}

bool line_is(const struct line *line, size_t index, const char *word)
{
    struct text token = line_word(line, index);
    for (size_t i = 0; i < token.length; i++) {
        char byte = token.bytes[i], other = word[i];
        if (byte != other &&
            ((byte ^ other) != 0x20 || (other | 0x20) < 'a' || (other | 0x20) > 'z'))
            return false;
    }
    return word[token.length] == '\0';
}

bool line_is_mark(const struct line *line, size_t index, char byte)
{
    struct text word = line_word(line, index);
    return word.length == 1 && word.bytes[0] == byte;
}

bool line_is_dash(const struct line *line, size_t index)
{
    struct text word = line_word(line, index);
    if (word.length == 1)
        return word.bytes[0] == '-';
    /* U+2010, U+2011, the en dash and the em dash */
    return word.length == 3 && memcmp(word.bytes, "\xE2\x80", 2) == 0 &&
           strchr("\x90\x91\x93\x94", word.bytes[2]) != NULL;
}

bool line_has_flag(const struct line *line, size_t index, enum token_flags flag)
{
    return (line_token(line, index).flags & flag) != 0;
}

bool line_is_kind(const struct line *line, size_t index, enum token_kind kind)
{
    struct token token = line_token(line, index);
    return token.length > 0 && token.kind == kind;
}

struct span line_span(const struct line *line, size_t first, size_t end)
{
    struct token from = line_token(line, first), to = line_token(line, end - 1);
    return (struct span){line->paragraph, from.start, to.start + to.length - from.start};
}
