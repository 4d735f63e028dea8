/* json_wrapping: a JSON object about a list of records, gone into without its end. Private to
 * core/ingest. */
#ifndef DIPTYCH_INGEST_JSON_WRAPPING_H
#define DIPTYCH_INGEST_JSON_WRAPPING_H

#include "core/base/text.h"

/* Names of members that hold records. */
bool json_wrapping_is_name(struct text name);

/* Finds the list of objects among the members that stand at the window's start or behind its "{":
 * the first of them, or one with such a name. The bytes up to its first record, 0 where there is
 * none; *name is a slice of the window. */
size_t json_wrapping_find(struct text window, struct text *name);

#endif
