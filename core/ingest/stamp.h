/* stamp: dates and times as pages print them. Private to core/ingest.
 *
 * Read are ISO 8601 ("2022-02-06", "2022/02/06T10:00Z", "20220206T100000Z"), "6 February 2022",
 * "6th Feb. 2022", "February 6, 2022" and the same within longer lines. "6/2/2022" is no date:
 * which number is the day cannot be told. */
#ifndef DIPTYCH_INGEST_STAMP_H
#define DIPTYCH_INGEST_STAMP_H

#include "core/base/date.h"
#include "core/base/text.h"

enum { STAMP_WORDS_MAX = 16 };

/* The first full date in a text, with *start and *end of its words. */
bool stamp_find(struct text text, struct date *out, size_t *start, size_t *end);

/* Whether a line is a date or time and nothing else: "Published: 4 March 2025 10:33 GMT",
 * "Updated 3 hours ago", "4 min read". */
bool stamp_is_line(struct text text);

/* Whether such a line is a time of day: "10.42am", "Key event 14:40 GMT". */
bool stamp_is_clock(struct text text);

/* Whether a word is of those that announce when a page came out ("published", "updated"), or when
 * it was changed. */
bool stamp_is_publishing(struct text word, bool *update);

#endif
