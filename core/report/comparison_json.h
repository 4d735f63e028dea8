/* comparison_json: comparisons and groups of passages as JSON (the output of `diptych compare
 * --json`). */
#ifndef DIPTYCH_REPORT_COMPARISON_JSON_H
#define DIPTYCH_REPORT_COMPARISON_JSON_H

#include "core/collection/collection.h"
#include "core/report/json.h"

/* One object of two articles, no line end. */
void comparison_json_write(struct json *json, const struct comparison *comparison);

/* {"groups": […], "articles": […]} of articles side by side, no line end: of each article the share
 * of its words that others carry, its sentences that nobody else has, and the groups (by index)
 * that at least half of the others have and it lacks. */
void comparison_json_groups(struct json *json, const struct collection_set *set);

#endif
