/* plain: plain text, scraped, with page cruft.
 *
 * A line is a paragraph, unless the file is hard-wrapped (most lines end within ten columns of one
 * width): then blank lines part paragraphs. A sentence glued to the next is cut in two where that
 * is sure, each half with its bytes. */
#ifndef DIPTYCH_INGEST_PLAIN_H
#define DIPTYCH_INGEST_PLAIN_H

#include "core/base/article.h"
#include "core/base/error.h"

/* An article with its paragraphs (kind body, bytes mapped), nothing else filled but source, format,
 * outlet (the stem) and hash; NULL when there is no visible text. Invalid bytes are told as one
 * warning. The caller owns the article. */
struct article *plain_read(const char *source, struct text bytes, struct problem_list *problems);

/* For readers of other formats. An article without paragraphs; its outlet is the file's stem. The
 * caller owns it. */
struct article *plain_new(const char *source);
/* Hashes the text as it is now. */
void plain_hash(struct article *article);
/* Counts the words that are not furniture. */
void plain_count_words(struct article *article);

#endif
