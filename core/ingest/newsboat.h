/* newsboat: the articles that the feed reader newsboat keeps in its cache.db, an SQLite database.
 * Private to core/ingest.
 *
 * The bytes are read into memory and opened there: nothing is written, no lock is taken. */
#ifndef DIPTYCH_INGEST_NEWSBOAT_H
#define DIPTYCH_INGEST_NEWSBOAT_H

#include "core/ingest/reading.h"

/* Takes any SQLite database; those that are not newsboat's are told for what they are. */
bool newsboat_takes(const struct reading *reading, struct text head);

enum status newsboat_read(struct reading *reading);

#endif
