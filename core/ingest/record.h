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
/* A paragraph of its own, where the format tells them apart, in order of calls; `furniture` (or
 * BOILERPLATE_NONE) goes before its kind. Of headlines the first is the article's. */
void record_add_paragraph(struct record *record, enum paragraph_kind kind,
                          enum boilerplate furniture, struct text text);
/* The format tells headings and captions itself: no line is taken for one by its looks. */
void record_mark_kinds(struct record *record);
/* Whether it says anything of a field. */
bool record_has(const struct record *record, enum field field);
/* What it says, of several values the first; empty where it says nothing. */
struct text record_value(const struct record *record, enum field field);

/* The article, or NULL where there is no text: neither body, summary nor title. `format` names the
 * reader. The caller owns it. */
struct article *record_article(struct record *record, const char *format);

#endif
