#include "core/report/bookmarks.h"

enum { OUTLET_COLUMNS = 20, TITLE_COLUMNS = 40, TEXT_COLUMNS = 60 };

#define FIELD(name, expression)                                                                    \
    static struct table_value get_##name(const void *data)                                         \
    {                                                                                              \
        const struct state_bookmark *row = data;                                                   \
        return expression;                                                                         \
    }
FIELD(source, table_string(row->source))
FIELD(title, table_string(row->title))
FIELD(outlet, table_string(row->outlet))
FIELD(paragraph, table_number((double)row->paragraph))
FIELD(start, table_number((double)row->start))
FIELD(end, table_number((double)row->end))
FIELD(text, table_string(row->text))
FIELD(note, table_string(row->note))
FIELD(created, table_string(row->created))

static const struct table_field fields[] = {
    {"source", get_source, NULL, TABLE_HIDDEN},   {"title", get_title, NULL, TITLE_COLUMNS},
    {"outlet", get_outlet, NULL, OUTLET_COLUMNS}, {"paragraph", get_paragraph, NULL, TABLE_HIDDEN},
    {"start", get_start, NULL, TABLE_HIDDEN},     {"end", get_end, NULL, TABLE_HIDDEN},
    {"text", get_text, NULL, TEXT_COLUMNS},       {"note", get_note, NULL, TABLE_FREE},
    {"created", get_created, NULL, TABLE_HIDDEN},
};

static void add(const struct state_bookmark *bookmark, void *table)
{
    table_row(table, bookmark);
}

void bookmarks_write(FILE *out, enum table_form form, struct state *state)
{
    struct table *table = table_new(out, fields, sizeof(fields) / sizeof(fields[0]), form);
    state_visit_bookmarks(state, add, table);
    table_free(table);
}
