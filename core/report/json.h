/* json: a streaming writer of JSON. What is written is on its way out; nothing is kept.
 *
 * Commas and escapes are its business; the caller pairs begins and ends. LC_NUMERIC must be that of
 * C. */
#ifndef DIPTYCH_REPORT_JSON_H
#define DIPTYCH_REPORT_JSON_H

#include "core/base/text.h"
#include <stdio.h>

enum { JSON_DEPTH_MAX = 32 };

/* Initialise with json_on. */
struct json {
    FILE *out;
    unsigned depth;
    bool after_key;
    bool has_items[JSON_DEPTH_MAX];
};

struct json json_on(FILE *out);

void json_object_begin(struct json *json);
void json_object_end(struct json *json);
void json_array_begin(struct json *json);
void json_array_end(struct json *json);
/* Ends a line of JSON Lines behind a top-level value. */
void json_line_end(struct json *json);

/* The key of the next value. */
void json_key(struct json *json, const char *key);

/* A string; bytes that are not UTF-8 become U+FFFD; controls, and all that utf8_clean would not
 * leave as it is, are escaped, so that a terminal sees none of it and a parser all. NULL bytes give
 * null. */
void json_write_text(struct json *json, struct text text);
/* The same of a C string; NULL gives null. */
void json_write_string(struct json *json, const char *string);
/* The shortest decimal that reads back as the same number; NaN and the infinities give null. */
void json_write_number(struct json *json, double number);
void json_write_integer(struct json *json, int64_t number);
void json_write_bool(struct json *json, bool value);
void json_write_null(struct json *json);

/* Key and value at once. */
void json_key_text(struct json *json, const char *key, struct text text);
void json_key_string(struct json *json, const char *key, const char *string);
void json_key_number(struct json *json, const char *key, double number);
void json_key_integer(struct json *json, const char *key, int64_t number);
void json_key_bool(struct json *json, const char *key, bool value);

/* The same with a key that comes from a text. */
void json_key_text_integer(struct json *json, struct text key, int64_t number);

/* The digits that json_write_number writes; false where it writes null. */
bool json_format_number(double number, char out[32]);

#endif
