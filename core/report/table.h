/* table: rows of fields, as aligned text, tab-separated values or JSON: one table of fields says
 * all three.
 *
 * Rows of text are kept until table_flush, which aligns them; the other forms are written at once.
 */
#ifndef DIPTYCH_REPORT_TABLE_H
#define DIPTYCH_REPORT_TABLE_H

#include "core/report/json.h"

enum table_form { TABLE_TEXT, TABLE_TSV, TABLE_JSON };

/* A field's value: a number, or a text (NULL bytes: unknown). */
struct table_value {
    bool is_number;
    double number;
    struct text text;
};
struct table_value table_text(struct text text);
struct table_value table_string(const char *string);
struct table_value table_number(double number);

/* How wide a field may be in aligned text. */
enum { TABLE_HIDDEN = 0, TABLE_FREE = 1 << 20 };

struct table_field {
    const char *name; /* the key in JSON, the heading elsewhere */
    struct table_value (*value)(const void *row);
    void (*json)(struct json *json, const void *row); /* of lists and objects; NULL: the value */
    int columns; /* aligned text: at most so many columns, numbers to the right; TABLE_HIDDEN leaves
                    it out */
};

struct table;

/* `fields` must outlive the table. Text and TSV begin with the fields' names. The caller frees it
 * with table_free. */
struct table *table_new(FILE *out, const struct table_field *fields, size_t count,
                        enum table_form form);
/* Makes a column at least so wide from the start: for tables that are flushed again and again. */
void table_reserve(struct table *table, size_t field, int columns);
void table_row(struct table *table, const void *row);
/* Writes the rows kept, as wide as they need; columns never become narrower from flush to flush. */
void table_flush(struct table *table);
/* Flushes. */
void table_free(struct table *table);

#endif
