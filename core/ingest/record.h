/* record: what a record's fields say, made into an article. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_RECORD_H
#define DIPTYCH_INGEST_RECORD_H

#include "core/base/article.h"
#include "core/ingest/fields.h"
#include "core/ingest/reading.h"

struct record;

/* An empty record of the file that is read; the caller frees it. */
struct record *record_new(struct reading *reading);
void record_free(struct record *record);

/* A field with one value; the same name again adds to a list. Copies both. A name that says nothing
 * of its own, or less than one already there, is kept as it is. */
void record_add(struct record *record, struct text name, struct text value);
/* A piece of body of a kind of its own, where the record tells: in order of calls. */
void record_add_paragraph(struct record *record, enum paragraph_kind kind, struct text text);
/* Whether it says anything of a field. */
bool record_has(const struct record *record, enum field field);

/* The article, or NULL where there is no text: neither body, summary nor title. `format` names the
 * reader. The caller owns it. */
struct article *record_article(struct record *record, const char *format);

#endif
