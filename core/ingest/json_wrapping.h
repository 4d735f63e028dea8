/* json_wrapping: a JSON object about a list of records, gone into without its end. Private to
 * core/ingest. */
#ifndef DIPTYCH_INGEST_JSON_WRAPPING_H
#define DIPTYCH_INGEST_JSON_WRAPPING_H

#include "core/base/text.h"

/* Names of members that hold records. */
bool json_wrapping_is_name(struct text name);

struct json_member {
    struct text quoted; /* its name as it stands there, with quotation marks */
    size_t records;     /* bytes before the first record, where it is a list of objects; else 0 */
    size_t end;         /* all bytes, with the comma behind it; those of the window where it goes on
                           behind that */
};

/* The member of an object that a window begins with; false where it begins with none. */
bool json_wrapping_member(struct text window, struct json_member *out);

/* The list of objects among the members of the object that a window begins with: the first of its
 * members, or one with such a name. The bytes up to its first record, 0 where there is none. */
size_t json_wrapping_find(struct text window, struct json_member *out);

#endif
