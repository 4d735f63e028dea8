/* tokens: the words, numbers and marks of an article, in order, as spans of its paragraphs.
 *
 * Rules: a word is a run of letters and digits that holds a letter, with inner apostrophes
 * ("don't") and inner full stops of abbreviations ("U.S.", "a.m."); possessive 's and a bare '
 * after s are tokens of their own (TOKEN_CLITIC). Hyphens are marks of their own that glue
 * (TOKEN_GLUED on the next). A number is digits with separators and decimals
 * ("150,000", "3.5", "1-0" is three tokens); letters that follow digits at once are a token of
 * their own ("50km" is "50", "km"; "9K57" and "MiG-29" keep letter-digit mixes together when more
 * digits follow: one word). URLs and e-mail addresses are one token. Every other character is a
 * mark of one character; "..." is one mark. Linear in the text; no allocation a token. */
#ifndef DIPTYCH_LANGUAGE_TOKENS_H
#define DIPTYCH_LANGUAGE_TOKENS_H

#include "core/base/article.h"

enum token_kind {
    TOKEN_WORD,
    TOKEN_NUMBER,
    TOKEN_MARK,
    TOKEN_CLITIC, /* 's, ’s, or the bare apostrophe of a plural possessive */
    TOKEN_LINK,   /* a URL or an e-mail address */
};

enum token_flags {
    TOKEN_GLUED = 1,   /* no space before it, in the same paragraph */
    TOKEN_CAPITAL = 2, /* begins with an upper-case letter */
    TOKEN_UPPER = 4,   /* two letters or more, all upper case */
    TOKEN_MIXED = 8,   /* a lower-case letter followed by an upper-case one ("ShoiguDefence") */
    TOKEN_STARTS_LINE = 16, /* first of its paragraph */
};

/* One token: bytes [start, start + length) of its paragraph. 12 bytes. */
struct token {
    uint32_t start;
    uint32_t length : 24; /* longer runs are cut */
    uint32_t kind : 8;
    uint16_t flags;
    uint16_t unused;
};

/* The tokens of an article. first_of[p] is the index of paragraph p's first token;
 * first_of[paragraph_count] is count. */
struct tokens {
    struct token *items;
    size_t count;
    uint32_t *first_of;
    size_t paragraph_count;
};

/* Splits every paragraph, boilerplate too. The result lives in the arena. */
void tokens_make(const struct article *article, struct arena *arena, struct tokens *out);

/* The paragraph that holds token `index` (binary search); the token's text; the span of tokens
 * [first, end). */
size_t tokens_paragraph(const struct tokens *tokens, size_t index);
struct text token_text(const struct article *article, const struct tokens *tokens, size_t index);
struct span tokens_span(const struct tokens *tokens, size_t first, size_t end);
/* The first token of a paragraph that begins at a byte or behind it (binary search), else the one
 * behind the paragraph's last. */
size_t tokens_from(const struct tokens *tokens, size_t paragraph, size_t byte);

#endif
