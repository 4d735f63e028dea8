#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities/date_reading.h"
#include "core/entities/dates.h"
#include "tests/unit/marked.h"

/* "text=value" of each date joined by "|"; the article is of Monday 21 February 2022 unless `dated`
 * is false. */
static void show(const char *text, bool dated, char *out, size_t room)
{
    struct marked sample;
    marked_open(&sample, text);
    if (dated)
        sample.article.date = (struct date){2022, 2, 21};
    dates_find(&sample.article, sample.arena, &sample.annotation);
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < sample.annotation.date_count; i++) {
        struct text span = article_span_text(&sample.article, sample.annotation.dates[i].span);
        char value[12];
        date_format(sample.annotation.dates[i].value, value);
        length += (size_t)snprintf(out + length, room - length, "%s%.*s=%s", i ? "|" : "",
                                   (int)span.length, span.bytes, value);
        ck_assert_uint_lt(length, room);
    }
    marked_close(&sample);
}

static const struct {
    const char *text, *dates;
} cases[] = {
#include "tests/unit/date_cases.inc"
};

START_TEST(test_dates)
{
    char out[256];
    show(cases[_i].text, true, out, sizeof(out));
    ck_assert_msg(strcmp(out, cases[_i].dates) == 0, "\"%s\": want \"%s\", got \"%s\"",
                  cases[_i].text, cases[_i].dates, out);
}
END_TEST

static const struct {
    const char *text, *dates;
} undated_cases[] = {
    {"on Thursday", "Thursday="},       {"yesterday", "yesterday="},
    {"on 11 February", "11 February="}, {"on 11 February 2021", "11 February 2021=2021-02-11"},
    {"last year", "last year="},
};

START_TEST(test_undated)
{
    char out[256];
    show(undated_cases[_i].text, false, out, sizeof(out));
    ck_assert_str_eq(out, undated_cases[_i].dates);
}
END_TEST

/* Every form of a day that has a year is read as that day, and is the whole of what was printed. */
START_TEST(test_printed_date_returns)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    static const char *const short_months[] = {"Jan.", "Feb.", "March", "April", "May",  "June",
                                               "July", "Aug.", "Sept.", "Oct.",  "Nov.", "Dec."};
    static const char *const weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                           "Thursday", "Friday", "Saturday"};
    struct date first = {1900, 1, 1}, last = {2049, 12, 31};
    for (long day = date_to_days(first); day <= date_to_days(last); day += 37) {
        struct date date = date_from_days(day);
        const char *month = months[date.month - 1], *abbreviated = short_months[date.month - 1];
        const char *ending = date.day / 10 == 1   ? "th"
                             : date.day % 10 == 1 ? "st"
                             : date.day % 10 == 2 ? "nd"
                             : date.day % 10 == 3 ? "rd"
                                                  : "th";
        char printed[10][64], value[12];
        size_t forms = 0;
        int y = date.year, m = date.month, d = date.day;
        snprintf(printed[forms++], 64, "%d %s %d", d, month, y);
        snprintf(printed[forms++], 64, "%s %d, %d", month, d, y);
        snprintf(printed[forms++], 64, "%s %d, %d", abbreviated, d, y);
        snprintf(printed[forms++], 64, "%d%s %s %d", d, ending, month, y);
        snprintf(printed[forms++], 64, "%d%s of %s %d", d, ending, month, y);
        snprintf(printed[forms++], 64, "%04d-%02d-%02d", y, m, d);
        snprintf(printed[forms++], 64, "%s, %s %d, %d", weekdays[date_weekday(date)], month, d, y);
        snprintf(printed[forms++], 64, "%s %d %s %d", weekdays[date_weekday(date)], d, month, y);
        if (d > 12 || d == m) {
            snprintf(printed[forms++], 64, "%02d/%02d/%04d", d, m, y);
            snprintf(printed[forms++], 64, "%d.%d.%d", d, m, y);
        }
        date_format(date, value);
        for (size_t i = 0; i < forms; i++) {
            char text[80], wanted[100], out[256];
            snprintf(text, sizeof(text), "On %s they came", printed[i]);
            snprintf(wanted, sizeof(wanted), "%s=%s", printed[i], value);
            show(text, i % 2, out, sizeof(out));
            ck_assert_str_eq(out, wanted);
        }
    }
}
END_TEST

/* A day near the article's own is found by its weekday, its distance and its date without a year.
 */
START_TEST(test_days_near_return)
{
    static const char *const weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                           "Thursday", "Friday", "Saturday"};
    long today = date_to_days((struct date){2022, 2, 21});
    for (int away = -7; away <= 7; away++) {
        struct date date = date_from_days(today + away);
        const char *weekday = weekdays[date_weekday(date)];
        char text[80], wanted[100], out[256], value[12];
        date_format(date, value);
        if (away <= 0 && away > -7)
            snprintf(text, sizeof(text), "they met on %s", weekday);
        else if (away == -7)
            snprintf(text, sizeof(text), "they met last %s", weekday);
        else if (away < 7)
            snprintf(text, sizeof(text), "they will meet on %s", weekday);
        else
            snprintf(text, sizeof(text), "they will meet next %s", weekday);
        snprintf(wanted, sizeof(wanted), "%s%s=%s",
                 away == -7  ? "last "
                 : away == 7 ? "next "
                             : "",
                 weekday, value);
        show(text, true, out, sizeof(out));
        ck_assert_str_eq(out, wanted);
    }
    for (int days = 2; days < 400; days++) {
        char text[80], wanted[100], out[256], value[12];
        date_format(date_from_days(today - days), value);
        snprintf(text, sizeof(text), "%d days ago", days);
        snprintf(wanted, sizeof(wanted), "%s=%s", text, value);
        show(text, true, out, sizeof(out));
        ck_assert_str_eq(out, wanted);
    }
}
END_TEST

/* Any words in any order: spans stay inside and apart, values are days of the calendar. */
START_TEST(test_random_dates)
{
    static const char *const bits[] = {"1",     "21",  "2022", "May",  "March", "Friday", "Sun",
                                       "-",     "/",   ".",    ",",    " ",     " ",      "to",
                                       "and",   "the", "of",   "last", "next",  "day",    "ago",
                                       "weeks", "a",   "pm",   ":",    "30",    "'",      "s"};
    unsigned state = 13;
    for (int round = 0; round < 3000; round++) {
        char text[256] = "";
        for (int i = 0; i < 24; i++) {
            state = state * 1103515245u + 12345u;
            strcat(text, bits[(state >> 16) % (sizeof(bits) / sizeof(*bits))]);
            if (state >> 31)
                strcat(text, " ");
        }
        struct marked sample;
        marked_open(&sample, text);
        sample.article.date = (struct date){2022, 2, 21};
        dates_find(&sample.article, sample.arena, &sample.annotation);
        for (size_t i = 0; i < sample.annotation.date_count; i++) {
            struct date_mention date = sample.annotation.dates[i];
            ck_assert(date.span.length > 0 && article_span_valid(&sample.article, date.span));
            ck_assert(i == 0 || !span_overlaps(sample.annotation.dates[i - 1].span, date.span));
            ck_assert(!date_known(date.value) ||
                      date_valid(date.value.year, date.value.month ? date.value.month : 1,
                                 date.value.day ? date.value.day : 1));
        }
        marked_close(&sample);
    }
}
END_TEST

START_TEST(test_tables_sorted)
{
    ck_assert(date_tables_sorted());
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("dates");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, test_dates, 0, sizeof(cases) / sizeof(*cases));
    tcase_add_loop_test(all, test_undated, 0, sizeof(undated_cases) / sizeof(*undated_cases));
    tcase_add_test(all, test_printed_date_returns);
    tcase_add_test(all, test_days_near_return);
    tcase_add_test(all, test_random_dates);
    tcase_add_test(all, test_tables_sorted);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
