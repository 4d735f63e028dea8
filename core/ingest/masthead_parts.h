/* masthead_parts: the parts of a masthead, each read by one file. Private to masthead. */
#ifndef DIPTYCH_INGEST_MASTHEAD_PARTS_H
#define DIPTYCH_INGEST_MASTHEAD_PARTS_H

#include "core/base/article.h"
#include "core/ingest/outlets.h"

/* How far down a page its masthead reaches, in paragraphs; how many words a date line or byline may
 * have. */
enum { MASTHEAD_PARAGRAPHS = 16, MASTHEAD_LINE_WORDS_MAX = 12 };

bool masthead_is_out(const struct article *article, size_t p);
void masthead_put_out(struct article *article, size_t p, enum boilerplate kind);

/* Weighs the clues for the outlet; where they do not suffice the file's stem
 * stays. Then `known` may call it otherwise. */
void masthead_read_outlet(struct article *article, const struct known_outlets *known);

/* A date that stands at the head of a line before other words ("date 2022-02-06 Headline"), which
 * then becomes a line of its own, or a line with nothing else. */
void masthead_read_date(struct article *article);

/* Reads "By A B and C D for Outlet" or, with `bare`, persons without "By"; false where the line is
 * no byline. */
bool masthead_read_byline(struct article *article, size_t p, bool bare);

#endif
