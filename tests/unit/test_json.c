/* JSON: escapes, numbers, commas. */
#include "core/report/json.h"
#include "tests/unit/sink.h"
#include "tests/unit/suite.h"
#include <math.h>

static const struct {
    struct text text;
    const char *json;
} strings[] = {
    {{"", 0}, "\"\""},
    {{NULL, 0}, "null"},
    {{"a\"b\\c/", 6}, "\"a\\\"b\\\\c/\""},
    {{"\n\t\r\b\f", 5}, "\"\\n\\t\\r\\b\\f\""},
    {{"\0\x1b[1m\x7f", 6}, "\"\\u0000\\u001b[1m\\u007f\""},
    {{"Zürich – “ok”", 20}, "\"Zürich – “ok”\""},
    {{"a\xff"
      "b\xc3",
      4},
     "\"a\xEF\xBF\xBD"
     "b\xEF\xBF\xBD\""},
    {{"a\xC2\x9Bz\xC2\x85", 6}, "\"a\\u009bz\\u0085\""},
    {{"\u202Ea\u2066\u2028\uFEFF", 13}, "\"\\u202ea\\u2066\\u2028\\ufeff\""},
    {{"\U000E0041\U0010FFFE", 8}, "\"\\udb40\\udc41\\udbff\\udffe\""},
    {{"\xEF\xBF", 2}, "\"\xEF\xBF\xBD\""},
    {{"\xEF\xBF\xBD", 3}, "\"\xEF\xBF\xBD\""},
    {{"\xED\xA0\x80", 3}, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
};

static const struct {
    double number;
    const char *json;
} numbers[] = {
    {0, "0"},           {-0.0, "0"},
    {150000, "150000"}, {1.5, "1.5"},
    {0.1, "0.1"},       {-2.25, "-2.25"},
    {1e6, "1000000"},   {1.0 / 3, "0.3333333333333333"},
    {1e21, "1e+21"},    {5e-324, "5e-324"},
    {NAN, "null"},      {INFINITY, "null"},
    {0.93, "0.93"},     {123456789012345, "123456789012345"},
};

START_TEST(strings_are_escaped)
{
    for (size_t i = 0; i < COUNT(strings); i++) {
        struct sink sink;
        struct json json = json_on(sink_open(&sink));
        json_write_text(&json, strings[i].text);
        sink_expect(&sink, strings[i].json);
    }
}
END_TEST

START_TEST(numbers_are_short_and_exact)
{
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct sink sink;
        struct json json = json_on(sink_open(&sink));
        json_write_number(&json, numbers[i].number);
        sink_expect(&sink, numbers[i].json);
    }
}
END_TEST

START_TEST(items_are_parted_by_commas)
{
    struct sink sink;
    struct json json = json_on(sink_open(&sink));
    for (int i = 0; i < 2; i++) {
        json_object_begin(&json);
        json_key_bool(&json, "a", i == 0);
        json_key(&json, "b");
        json_array_begin(&json);
        json_write_integer(&json, -1);
        json_object_begin(&json);
        json_object_end(&json);
        json_array_begin(&json);
        json_array_end(&json);
        json_write_null(&json);
        json_array_end(&json);
        json_key_string(&json, "c", NULL);
        json_object_end(&json);
        json_line_end(&json);
    }
    sink_expect(&sink, "{\"a\": true, \"b\": [-1, {}, [], null], \"c\": null}\n"
                       "{\"a\": false, \"b\": [-1, {}, [], null], \"c\": null}\n");
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {strings_are_escaped, numbers_are_short_and_exact,
                                  items_are_parted_by_commas};

    return suite_run("json", tests, COUNT(tests));
}
