/* json_records: articles in JSON and JSON Lines. Private to core/ingest.
 *
 * Values one after the other (a line each, or not), in a list, in an object's "articles", "items",
 * "entries", "results" or "data", or an object of objects or of lists. What `annotate` writes comes
 * back as it was. Read a record at a time, none larger than READING_RECORD_MAX; an object
 * that holds all others is gone into where it is larger or has no end. */
#ifndef DIPTYCH_INGEST_JSON_RECORDS_H
#define DIPTYCH_INGEST_JSON_RECORDS_H

#include "core/ingest/reading.h"

/* Whether a file that begins so is JSON that may hold articles. */
bool json_records_take(const struct reading *reading, struct text head);

enum status json_records_read(struct reading *reading);

#endif
