/* json_fields: the members of a JSON object as a record's fields; shared by JSON files and the
 * JSON-LD of web pages. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_JSON_FIELDS_H
#define DIPTYCH_INGEST_JSON_FIELDS_H

#include "core/ingest/record.h"

#include <jansson.h>

/* Adds each member: lists as several values or joined, objects as "name.member", what is nested
 * deeper as JSON. */
void json_fields_add(struct record *record, json_t *object);

/* A JSON string as a text; empty for other values. */
struct text json_fields_text(const json_t *value);

#endif
