/* masthead_parts: the parts of a masthead, each read by one file. Private to masthead. */
#ifndef DIPTYCH_INGEST_MASTHEAD_PARTS_H
#define DIPTYCH_INGEST_MASTHEAD_PARTS_H

#include "core/base/article.h"
#include "core/ingest/outlets.h"

/* How far below its first line of body a masthead reaches, in paragraphs; how many words a byline
 * may have. */
enum { MASTHEAD_BELOW = 3, MASTHEAD_LINE_WORDS_MAX = 14 };

/* The first line of body; the count of paragraphs where there is none.
 */
size_t masthead_body(const struct article *article);

bool masthead_is_out(const struct article *article, size_t p);
void masthead_put_out(struct article *article, size_t p, enum boilerplate kind);

/* Weighs the clues for the outlet; where they do not suffice the file's stem
 * stays. Then `known` may call it otherwise. */
void masthead_read_outlet(struct article *article, const struct known_outlets *known);

/* A headline without the outlet that page titles end in ("Crane falls - BBC News"). */
struct text masthead_without_outlet(const struct article *article,
                                    const struct known_outlets *known, struct text title);

/* When the page came out, or failing that was changed: of a line that says so or is a date and
 * nothing else, of a byline, or at the head of a line ("date 2022-02-06 Headline"), which is then
 * cut. */
void masthead_read_date(struct article *article);

/* Reads "By A B and C D for Outlet" or, with `bare`, persons without "By"; false where the line is
 * no byline. Persons already known are not added again. */
bool masthead_read_byline(struct article *article, size_t p, bool bare);

/* Whether a line alone tells that it is a byline: "By" and persons, or two persons joined. */
bool masthead_may_be_byline(struct text text);

/* Whether a part of a line says what a person is ("Political Editor"), not who. */
bool masthead_is_role(struct text part);

/* Whether a line has the length and the end of a headline. */
bool masthead_may_be_headline(struct text text);

/* Of the lines above `end` the one that is the headline: the first that the body takes up again;
 * SIZE_MAX where there is none. */
size_t masthead_choose_headline(const struct article *article, size_t end);

#endif
