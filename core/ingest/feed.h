/* feed: RSS 0.9 to 2.0, RDF and Atom, and the XML of trafilatura. Private to core/ingest.
 *
 * An item is an article; the feed's title its outlet. content:encoded goes before description. Read
 * by libxml2 without network; entities that a feed declares itself are left out. */
#ifndef DIPTYCH_INGEST_FEED_H
#define DIPTYCH_INGEST_FEED_H

#include "core/ingest/reading.h"

/* Whether a file that begins so is a feed. */
bool feed_takes(const struct reading *reading, struct text head);

enum status feed_read(struct reading *reading);

#endif
