/* fields: what acquisition tools call the fields of a record: one table for JSON, CSV and front
 * matter, which the reader may extend.
 *
 * Names as trafilatura, newspaper4k, news-please, fundus, wallabag, NewsAPI, GDELT, JSON Feed,
 * sfeed and the "All the news" sets write them; case, "_", "-" and spaces in names do not matter.
 */
#ifndef DIPTYCH_INGEST_FIELDS_H
#define DIPTYCH_INGEST_FIELDS_H

#include "core/base/date.h"
#include "core/base/text.h"

enum field {
    FIELD_TITLE,
    FIELD_STANDFIRST,
    FIELD_BODY,
    FIELD_SUMMARY, /* the body where there is no other */
    FIELD_OUTLET,
    FIELD_DATE,
    FIELD_BYLINE,
    FIELD_URL,
    FIELD_LANGUAGE,
    FIELD_STORY,
    FIELD_OTHER /* any other */
};

/* For messages. */
#define FIELD_NAMES "title, standfirst, body, summary, outlet, date, byline, url, language, story"

/* A field that has another name than usual: `--map body=main_text`. */
struct field_name {
    const char *field, *name;
};

struct field_names {
    const struct field_name *rows;
    size_t count;
};

bool field_names_equal(const struct field_names *a, const struct field_names *b);

/* The field of a name, FIELD_OTHER where it is none of these. *rank: of two names of one field in a
 * record the lower one counts; a row of `names` (which may be NULL) before all. */
enum field field_find(const struct field_names *names, struct text name, unsigned *rank);

/* The names that `--map` and `map:` know fields by; FIELD_OTHER where there is no such. */
enum field field_from(struct text name);
const char *field_name(enum field field);

/* The names of a field in the order in which they count; NULL behind the last. */
const char *field_alias(enum field field, size_t place);

/* A date as records write it: RFC 3339 and its parts, "2024-01-02 03:04:05", RFC 822,
 * "20240102T030405Z", "2024/01/02", "January 2, 2024", seconds or milliseconds since 1970. Numbers
 * whose order cannot be told ("2/1/2024") are no date. */
bool field_date(struct text text, struct date *out);

/* Whether a text is an address: http or https. */
bool field_is_url(struct text text);

#endif
