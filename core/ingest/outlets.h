/* outlets: names and domains of news outlets: facts, so that the same outlet gets one name however
 * a page names it. */
#ifndef DIPTYCH_INGEST_OUTLETS_H
#define DIPTYCH_INGEST_OUTLETS_H

#include "core/base/text.h"

/* What the reader's configuration or a manifest says of outlets: a domain, or a name or file's stem
 * in any case, and what the outlet is called. Rows come before those of the table; of rows that
 * fit the first counts. Strings must outlive every article read with them. */
struct known_outlet {
    const char *key, *name;
};

struct outlet_index;
struct known_outlets {
    const struct known_outlet *rows;
    size_t count;
    const struct outlet_index
        *index; /* of the rows (outlet_index.h); NULL: they are gone through */
};

/* A name without a leading "the". */
struct text outlet_without_the(struct text name);

/* In all of these `known` may be NULL. */

/* What a row calls an outlet of this name; NULL where none does. */
const char *outlet_known(const struct known_outlets *known, struct text name);

/* The canonical name of an outlet called by a name or alias ("the Mirror", "MailOnline"), a leading
 * "the" and case aside; NULL where there is none. Static storage, or the row's. */
const char *outlet_by_name(const struct known_outlets *known, struct text name);

/* The outlet of a host ("www.dailymail.co.uk"), or NULL. */
const char *outlet_by_host(const struct known_outlets *known, struct text host);

/* Whether a byte is part of a word: a letter, a digit or of what is not ASCII. */
static inline bool outlet_word_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || (unsigned char)byte >= 0x80;
}

/* One name after another that occurs in the text as whole words with its capitals: the canonical
 * name in *name, where it stands in *start and *end; false when no more follow `from`. */
bool outlet_find(const struct known_outlets *known, struct text text, size_t from,
                 const char **name, size_t *start, size_t *end);

#endif
