/* csv: articles in rows: comma, semicolon or tab separated (RFC 4180), read a row at a time.
 *
 * A header names the columns; without one the tab separated rows of trafilatura (11 columns, an
 * address first) and sfeed (9, an address third) are known. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_CSV_H
#define DIPTYCH_INGEST_CSV_H

#include "core/ingest/reading.h"

/* Whether a file that begins so is one: a header with two fields of records at least, one of them a
 * title or body, or a row of the two tools. */
bool csv_takes(const struct reading *reading, struct text head);

enum status csv_read(struct reading *reading);

#endif
