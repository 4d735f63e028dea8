#include "core/report/table.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"

#include <stdlib.h>

enum { GAP = 2 };

struct cell {
    char *bytes;
    size_t length;
    bool right;
};

struct table {
    FILE *out;
    struct json json;
    const struct table_field *fields;
    size_t count; /* of fields */
    enum table_form form;
    struct cell *cells; /* row by row, hidden fields too */
    size_t cell_count, cell_capacity;
    int *widths;
    bool headed;
};

struct table_value table_text(struct text text)
{
    return (struct table_value){.text = text};
}

struct table_value table_string(const char *string)
{
    return (struct table_value){.text = string ? text_from(string) : (struct text){0}};
}

struct table_value table_number(double number)
{
    return (struct table_value){.is_number = true, .number = number};
}

struct table *table_new(FILE *out, const struct table_field *fields, size_t count,
                        enum table_form form)
{
    struct table *table = memory_calloc(1, sizeof(*table));
    table->out = out;
    table->json = json_on(out);
    table->fields = fields;
    table->count = count;
    table->form = form;
    table->widths = memory_calloc(count, sizeof(*table->widths));
    return table;
}

void table_reserve(struct table *table, size_t field, int columns)
{
    if (table->widths[field] < columns)
        table->widths[field] = columns;
}

/* Visible bytes of a value: no controls, and so no tab or line end. */
static void add_value(struct text_builder *out, struct table_value value)
{
    char digits[32];
    text_builder_add(out, TEXT(""));
    if (!value.is_number)
        utf8_add_visible(out, value.text.bytes ? value.text : TEXT(""));
    else if (json_format_number(value.number, digits))
        text_builder_add_string(out, digits);
}

static void write_json(struct table *table, const void *row)
{
    json_object_begin(&table->json);
    for (size_t i = 0; i < table->count; i++) {
        const struct table_field *field = &table->fields[i];
        json_key(&table->json, field->name);
        if (field->json) {
            field->json(&table->json, row);
            continue;
        }
        struct table_value value = field->value(row);
        if (value.is_number)
            json_write_number(&table->json, value.number);
        else
            json_write_text(&table->json, value.text);
    }
    json_object_end(&table->json);
    json_line_end(&table->json);
}

static void write_tsv_names(struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        fprintf(table->out, "%s%s", i ? "\t" : "", table->fields[i].name);
    putc('\n', table->out);
}

static void write_tsv(struct table *table, const void *row)
{
    if (!table->headed)
        write_tsv_names(table);
    table->headed = true;
    for (size_t i = 0; i < table->count; i++) {
        struct text_builder value = {0};
        add_value(&value, table->fields[i].value(row));
        fprintf(table->out, "%s%s", i ? "\t" : "", value.bytes);
        text_builder_free(&value);
    }
    putc('\n', table->out);
}

static void keep(struct table *table, size_t field, struct text text, bool right)
{
    int most = table->fields[field].columns, width = 0;
    struct text shown = most == TABLE_FREE ? text : utf8_clip(text, most, &width);
    if (most == TABLE_FREE)
        width = utf8_width(text);
    struct cell cell = {memory_alloc(shown.length + 4), 0, right};
    cell.length = (size_t)snprintf(cell.bytes, shown.length + 1, "%.*s", (int)shown.length,
                                   shown.bytes ? shown.bytes : "");
    if (width > table->widths[field])
        table->widths[field] = width;
    table->cells =
        memory_grow(table->cells, table->cell_count, &table->cell_capacity, sizeof(*table->cells));
    table->cells[table->cell_count++] = cell;
}

/* A text that is too long ends in three dots, within its columns. */
static void keep_value(struct table *table, size_t field, struct table_value value)
{
    struct text_builder visible = {0};
    int most = table->fields[field].columns;
    add_value(&visible, value);
    if (most > 3 && most != TABLE_FREE && utf8_width(text_builder_text(&visible)) > most) {
        visible.length = utf8_clip(text_builder_text(&visible), most - 3, NULL).length;
        text_builder_add(&visible, TEXT("..."));
    }
    keep(table, field, text_builder_text(&visible), value.is_number);
    text_builder_free(&visible);
}

void table_row(struct table *table, const void *row)
{
    if (table->form == TABLE_JSON) {
        write_json(table, row);
    } else if (table->form == TABLE_TSV) {
        write_tsv(table, row);
    } else {
        for (size_t i = 0; i < table->count; i++) {
            if (!table->headed)
                keep(table, i, text_from(table->fields[i].name), false);
        }
        table->headed = true;
        for (size_t i = 0; i < table->count; i++)
            keep_value(table, i, table->fields[i].value(row));
    }
}

static void pad(FILE *out, int columns)
{
    fprintf(out, "%*s", columns > 0 ? columns : 0, "");
}

/* Blanks are owed until something stands behind them: no line ends in one. */
static void write_cells(struct table *table, const struct cell *cells)
{
    int owed = 0;
    for (size_t i = 0; i < table->count; i++) {
        if (table->fields[i].columns == TABLE_HIDDEN)
            continue;
        int room = table->widths[i] - utf8_width((struct text){cells[i].bytes, cells[i].length});
        int left = cells[i].right ? room : 0;
        if (cells[i].length == 0) {
            owed += table->widths[i] + GAP;
            continue;
        }
        pad(table->out, owed + left);
        fwrite(cells[i].bytes, 1, cells[i].length, table->out);
        owed = GAP + room - left;
    }
    putc('\n', table->out);
}

void table_flush(struct table *table)
{
    for (size_t i = 0; i < table->cell_count; i += table->count)
        write_cells(table, &table->cells[i]);
    for (size_t i = 0; i < table->cell_count; i++)
        free(table->cells[i].bytes);
    table->cell_count = 0;
}

void table_free(struct table *table)
{
    if (!table)
        return;
    table_flush(table);
    free(table->cells);
    free(table->widths);
    free(table);
}
