/* article_json: an article and all that was found in it, as one object of JSON (the output of
 * `diptych annotate`). */
#ifndef DIPTYCH_REPORT_ARTICLE_JSON_H
#define DIPTYCH_REPORT_ARTICLE_JSON_H

#include "core/collection/analysis.h"
#include "core/report/code_points.h"
#include "core/report/json.h"

/* Writes the object, no line end. `list` is what the hits were found with; NULL where nothing was
 * watched for. */
void article_json_write(struct json *json, const struct article *article,
                        const struct analysis *analysis, const struct watchlist *list);

/* "paragraph", "start", "end" and, with `text`, "text" of a span, into an open object. */
void article_json_span(struct json *json, const struct article *article,
                       const struct code_points *points, struct span span, bool text);
/* A date, or null where nothing of it is known. */
void article_json_date(struct json *json, const char *key, struct date date);

#endif
