/* Tables: one table of fields, three forms. */
#include "core/report/table.h"
#include "tests/unit/sink.h"
#include "tests/unit/suite.h"
#include <math.h>

struct row {
    const char *name;
    double count;
    const char *note;
};

static struct table_value name_of(const void *row)
{
    return table_string(((const struct row *)row)->name);
}

static struct table_value count_of(const void *row)
{
    return table_number(((const struct row *)row)->count);
}

static struct table_value note_of(const void *row)
{
    return table_string(((const struct row *)row)->note);
}

static const struct table_field fields[] = {
    {"name", name_of, NULL, 8},
    {"count", count_of, NULL, TABLE_FREE},
    {"hidden", note_of, NULL, TABLE_HIDDEN},
    {"note", note_of, NULL, TABLE_FREE},
};

static const struct row rows[] = {
    {"ü", 7, "tab\there \x1b[31m"},
    {"a long name", 12345, NULL},
    {"北京", NAN, "wide"},
};

static const struct {
    enum table_form form;
    const char *expected;
} forms[] = {
    {TABLE_TEXT, "name      count  note\n"
                 "ü             7  tab here \xEF\xBF\xBD[31m\n"
                 "a lon...  12345\n"
                 "北京             wide\n"},
    {TABLE_TSV, "name\tcount\thidden\tnote\n"
                "ü\t7\ttab here \xEF\xBF\xBD[31m\ttab here \xEF\xBF\xBD[31m\n"
                "a long name\t12345\t\t\n"
                "北京\t\twide\twide\n"},
    {TABLE_JSON,
     "{\"name\": \"ü\", \"count\": 7, \"hidden\": \"tab\\there \\u001b[31m\", "
     "\"note\": \"tab\\there \\u001b[31m\"}\n"
     "{\"name\": \"a long name\", \"count\": 12345, \"hidden\": null, \"note\": null}\n"
     "{\"name\": \"北京\", \"count\": null, \"hidden\": \"wide\", \"note\": \"wide\"}\n"},
};

START_TEST(tables_say_the_same_in_every_form)
{
    for (size_t i = 0; i < COUNT(forms); i++) {
        struct sink sink;
        struct table *table = table_new(sink_open(&sink), fields, COUNT(fields), forms[i].form);
        for (size_t r = 0; r < COUNT(rows); r++)
            table_row(table, &rows[r]);
        table_free(table);
        sink_expect(&sink, forms[i].expected);
    }
}
END_TEST

/* Columns that were wide once stay so. */
START_TEST(flushed_rows_stay_aligned)
{
    struct sink sink;
    struct table *table = table_new(sink_open(&sink), fields, COUNT(fields), TABLE_TEXT);
    table_reserve(table, 0, 6);
    table_row(table, &rows[0]);
    table_flush(table);
    table_row(table, &rows[1]);
    table_free(table);
    sink_expect(&sink, "name    count  note\n"
                       "ü           7  tab here \xEF\xBF\xBD[31m\n"
                       "a lon...  12345\n");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {tables_say_the_same_in_every_form, flushed_rows_stay_aligned};

    return suite_run("table", tests, COUNT(tests));
}
