/* sentences: where sentences begin and end.
 *
 * A sentence ends at . ! ? … with any closing marks behind it, before white space and a capital,
 * digit or opening mark; not after an abbreviation (table: titles, months, U.S., No, Gen.…), an
 * initial, nor inside a quotation that the sentence goes on after ("Go," he said; "Why?" she
 * asked). A paragraph's end ends a sentence. A sentence glued to the next ("end.Next": small
 * letters, a stop, a capital and small letters) is cut. */
#ifndef DIPTYCH_LANGUAGE_SENTENCES_H
#define DIPTYCH_LANGUAGE_SENTENCES_H

#include "core/language/tokens.h"

struct sentence {
    struct span span; /* from its first to its last visible character, marks included */
    uint32_t first_token, end_token;
};

struct sentences {
    struct sentence *items;
    size_t count;
};

/* Every paragraph's sentences, boilerplate's too, in order. The result lives in the arena. */
void sentences_make(const struct article *article, const struct tokens *tokens, struct arena *arena,
                    struct sentences *out);

/* The sentence that holds a place, or the last before it; SIZE_MAX when there is none in that
 * paragraph. */
size_t sentences_at(const struct sentences *sentences, size_t paragraph, size_t offset);

#endif
