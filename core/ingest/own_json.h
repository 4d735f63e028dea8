/* own_json: articles as `annotate` writes them. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_OWN_JSON_H
#define DIPTYCH_INGEST_OWN_JSON_H

#include "core/base/article.h"

#include <jansson.h>

/* Whether an object has paragraphs as `annotate` writes them. */
bool own_json_is(const json_t *object);

/* The article, its source, format and kinds as they were; what was found in it is left to be found
 * again. NULL where there is no text. `name` is the file. The caller owns it. */
struct article *own_json_read(const char *name, const json_t *object);

#endif
