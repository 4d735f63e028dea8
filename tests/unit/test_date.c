#include "core/base/date.h"
#include "tests/unit/suite.h"
#include <string.h>

START_TEST(knows_the_calendar)
{
    static const struct {
        int year, month, day;
        bool valid;
    } cases[] = {
        {2024, 2, 29, true},  {2023, 2, 29, false}, {1900, 2, 29, false}, {2000, 2, 29, true},
        {2022, 4, 31, false}, {2022, 12, 31, true}, {2022, 13, 1, false}, {2022, 0, 1, false},
        {2022, 1, 0, false},  {0, 1, 1, false},     {1, 1, 1, true},      {-5, 1, 1, false},
        {9999, 12, 31, true}, {10000, 1, 1, false},
    };

    for (size_t i = 0; i < COUNT(cases); i++)
        ck_assert_msg(date_valid(cases[i].year, cases[i].month, cases[i].day) == cases[i].valid,
                      "case %zu", i);
}
END_TEST

START_TEST(counts_days)
{
    static const struct {
        struct date date;
        long days;
        int weekday;
    } cases[] = {
        {{1970, 1, 1}, 0, 4},      {{1969, 12, 31}, -1, 3}, {{2022, 2, 21}, 19044, 1},
        {{2000, 2, 29}, 11016, 2}, {{1, 1, 1}, -719162, 1}, {{9999, 12, 31}, 2932896, 5},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        ck_assert_int_eq(date_to_days(cases[i].date), cases[i].days);
        ck_assert_int_eq(date_weekday(cases[i].date), cases[i].weekday);
    }
}
END_TEST

START_TEST(returns_from_days)
{
    for (long days = -800000; days < 800000; days += 31) {
        struct date date = date_from_days(days);
        if (date_to_days(date) != days)
            ck_abort_msg("day %ld", days);
        if (date.year >= 1 && !date_valid(date.year, date.month, date.day))
            ck_abort_msg("day %ld is no date", days);
    }
}
END_TEST

START_TEST(reads_names)
{
    static const struct {
        const char *name;
        int month, weekday;
    } cases[] = {
        {"February", 2, -1},  {"feb", 2, -1},   {"Sept.", 9, -1}, {"SEP", 9, -1},   {"may", 5, -1},
        {"December", 12, -1}, {"Monday", 0, 1}, {"Thurs.", 0, 4}, {"sun", 0, 0},    {"Sa", 0, -1},
        {"Febr", 0, -1},      {"", 0, -1},      {".", 0, -1},     {"Mayor", 0, -1},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        int length = (int)strlen(cases[i].name);
        ck_assert_msg(date_month_from(cases[i].name, length) == cases[i].month, "month %zu", i);
        ck_assert_msg(date_weekday_from(cases[i].name, length) == cases[i].weekday, "day %zu", i);
    }
    ck_assert_int_eq(date_month_from("Marching", 3), 3);
}
END_TEST

START_TEST(formats)
{
    static const struct {
        struct date date;
        const char *text, *words;
    } cases[] = {
        {{2022, 2, 21}, "2022-02-21", "21 Feb 2022"},
        {{2022, 2, 0}, "2022-02", "Feb 2022"},
        {{2022, 0, 0}, "2022", "2022"},
        {{2022, 0, 5}, "2022", "2022"},
        {{0, 0, 0}, "", ""},
        {{33, 1, 2}, "0033-01-02", "2 Jan 33"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        char out[12], words[16];
        date_format(cases[i].date, out);
        ck_assert_str_eq(out, cases[i].text);
        date_format_words(cases[i].date, words);
        ck_assert_str_eq(words, cases[i].words);
        ck_assert(date_known(cases[i].date) == (cases[i].text[0] != '\0'));
    }
}
END_TEST

START_TEST(ranges)
{
    static const struct {
        struct date dates[3];
        const char *text;
    } cases[] = {
        {{{0, 0, 0}}, "undated"},
        {{{2022, 2, 21}}, "2022-02-21"},
        {{{2022, 2, 21}, {2022, 2, 21}}, "2022-02-21"},
        {{{2022, 10, 3}, {0, 0, 0}, {2022, 9, 30}}, "2022-09-30 to 2022-10-03"},
        {{{2022, 2, 21}, {2022, 2, 0}}, "2022-02 to 2022-02-21"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct date_range range = {.first = ""};
        struct text_builder out = {0};
        for (size_t d = 0; d < COUNT(cases[i].dates); d++)
            date_range_take(&range, cases[i].dates[d]);
        date_range_add(&out, &range);
        ck_assert_str_eq(out.bytes, cases[i].text);
        text_builder_free(&out);
    }
}
END_TEST

START_TEST(reads_what_it_writes)
{
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        {"2022-02-21", true},  {"2022-02", true},      {"2022", true},       {"2024-02-29", true},
        {"2022-02-29", false}, {"2022-13", false},     {"2022-00", false},   {"2022-02-00", false},
        {"0000", false},       {"22-02-21", false},    {"2022-2-21", false}, {"2022/02/21", false},
        {"21-02-2022", false}, {"2022-02-21T", false}, {"", false},          {"abcd", false},
        {"2022-02-2x", false}, {"-022", false},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct date date = {1, 1, 1};
        char out[12];
        ck_assert_int_eq(date_read(text_from(cases[i].text), &date), cases[i].good);
        date_format(date, out);
        ck_assert_str_eq(out, cases[i].good ? cases[i].text : "0001-01-01");
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {knows_the_calendar,  counts_days, returns_from_days,
                                  reads_names,         formats,     ranges,
                                  reads_what_it_writes};

    return suite_run("date", tests, COUNT(tests));
}
