/* archive: the articles in a zip archive. Private to core/ingest.
 *
 * An export of Omnivore is known by its metadata_….json: records whose text is content/SLUG.html,
 * with what was highlighted in highlights/SLUG.md beside. Of any other archive each file is read
 * that a folder's would be; archives in archives are not. */
#ifndef DIPTYCH_INGEST_ARCHIVE_H
#define DIPTYCH_INGEST_ARCHIVE_H

#include "core/ingest/reading.h"

bool archive_takes(const struct reading *reading, struct text head);

enum status archive_read(struct reading *reading);

#endif
