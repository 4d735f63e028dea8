/* line: the tokens of one paragraph, and questions about their words; what the grammars of figures,
 * dates and quotations are written in.
 *
 * Indices are those of the article's tokens; every question about an index outside the paragraph is
 * answered with "no" or empty text. */
#ifndef DIPTYCH_ENTITIES_LINE_H
#define DIPTYCH_ENTITIES_LINE_H

#include "core/base/article.h"
#include "core/language/tokens.h"

struct line {
    const struct token *tokens;
    struct text text;
    uint32_t paragraph;
    size_t first, end; /* its tokens */
};

struct line line_of(const struct article *article, const struct tokens *tokens, size_t paragraph);

/* The token `index`, or one of no length and kind TOKEN_MARK where there is none. */
struct token line_token(const struct line *line, size_t index);
struct text line_word(const struct line *line, size_t index);

/* Whether the token is this word, in any case of ASCII letters. */
bool line_is(const struct line *line, size_t index, const char *word);

/* Whether the token is a mark of this one byte; whether it is a hyphen or a dash. */
bool line_is_mark(const struct line *line, size_t index, char byte);
bool line_is_dash(const struct line *line, size_t index);

bool line_has_flag(const struct line *line, size_t index, enum token_flags flag);
bool line_is_kind(const struct line *line, size_t index, enum token_kind kind);

/* The span of tokens [first, end), first < end. */
struct span line_span(const struct line *line, size_t first, size_t end);

#endif
