/* outlets: names and domains of news outlets: facts, so that the same outlet gets one name however
 * a page names it. */
#ifndef DIPTYCH_INGEST_OUTLETS_H
#define DIPTYCH_INGEST_OUTLETS_H

#include "core/base/text.h"

/* The canonical name of an outlet called by a name or alias ("the Mirror", "MailOnline"), a leading
 * "the" and case aside; NULL where the table has none. Static storage. */
const char *outlet_by_name(struct text name);

/* The outlet of a host ("www.dailymail.co.uk"), or NULL. */
const char *outlet_by_host(struct text host);

/* One name after another that occurs in the text as whole words with its capitals: the canonical
 * name in *name, where it stands in *start and *end; false when no more follow `from`. */
bool outlet_find(struct text text, size_t from, const char **name, size_t *start, size_t *end);

#endif
