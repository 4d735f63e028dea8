#include "core/base/date.h"
#include "core/base/text.h"
#include <stdio.h>
#include <string.h>

enum { YEAR_MAX = 9999, EPOCH_DAY = 719468, DAYS_OF_ERA = 146097 };

struct name {
    const char *name;
    int value;
};

static const struct name months[] = {
    {"january", 1},  {"jan", 1},  {"february", 2}, {"feb", 2},  {"march", 3},     {"mar", 3},
    {"april", 4},    {"apr", 4},  {"may", 5},      {"june", 6}, {"jun", 6},       {"july", 7},
    {"jul", 7},      {"aug", 8},  {"august", 8},   {"sep", 9},  {"sept", 9},      {"september", 9},
    {"october", 10}, {"oct", 10}, {"nov", 11},     {"dec", 12}, {"november", 11}, {"december", 12},
};

static const struct name weekdays[] = {
    {"sunday", 0}, {"sun", 0},   {"monday", 1}, {"mon", 1}, {"tuesday", 2},   {"tues", 2},
    {"tue", 2},    {"wed", 3},   {"weds", 3},   {"thu", 4}, {"wednesday", 3}, {"thursday", 4},
    {"thur", 4},   {"thurs", 4}, {"friday", 5}, {"fri", 5}, {"saturday", 6},  {"sat", 6},
};

bool date_known(struct date date)
{
    return date.year != 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

bool date_valid(int year, int month, int day)
{
    return year >= 1 && year <= YEAR_MAX && month >= 1 && month <= 12 && day >= 1 &&
           day <= days_in_month(year, month);
}

/* Both conversions count years from March, so that the leap day is the last of its year, in eras of
 * 400 years. */
long date_to_days(struct date date)
{
    long year = date.month <= 2 ? date.year - 1L : date.year;
    long era = (year >= 0 ? year : year - 399) / 400;
    long year_of_era = year - era * 400;
    long month = (date.month + 9) % 12;
    long day_of_year = (153 * month + 2) / 5 + date.day - 1;
    long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * DAYS_OF_ERA + day_of_era - EPOCH_DAY;
}

struct date date_from_days(long days)
{
    days += EPOCH_DAY;
    long era = (days >= 0 ? days : days - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
    long day_of_era = days - era * DAYS_OF_ERA;
    long year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long month = (5 * day_of_year + 2) / 153;
    int day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    int calendar_month = (int)(month < 10 ? month + 3 : month - 9);

    return (struct date){(int)(era * 400 + year_of_era) + (calendar_month <= 2), calendar_month,
                         day};
}

int date_weekday(struct date date)
{
    long days = date_to_days(date);

    return (int)(((days + 4) % 7 + 7) % 7); /* the first of January 1970 was a Thursday */
}

static int value_of(const char *name, int length, const struct name *names, size_t count, int none)
{
    if (length > 0 && name[length - 1] == '.')
        length--;
    if (length <= 0)
        return none;
    struct text wanted = {name, (size_t)length};
    for (size_t i = 0; i < count; i++)
        if (text_equal_ascii_case(wanted, text_from(names[i].name)))
            return names[i].value;
    return none;
}

int date_month_from(const char *name, int length)
{
    return value_of(name, length, months, sizeof months / sizeof *months, 0);
}

int date_weekday_from(const char *name, int length)
{
    return value_of(name, length, weekdays, sizeof weekdays / sizeof *weekdays, -1);
}

/* Digits [from, to) of a text, or -1. */
static int number_in(struct text text, size_t from, size_t to)
{
    int number = 0;

    for (size_t i = from; i < to; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return -1;
        number = number * 10 + (text.bytes[i] - '0');
    }
    return number;
}

bool date_read(struct text text, struct date *out)
{
    size_t length = text.length;

    if ((length != 4 && length != 7 && length != 10) || (length > 4 && text.bytes[4] != '-') ||
        (length > 7 && text.bytes[7] != '-'))
        return false;
    struct date date = {number_in(text, 0, 4), length > 4 ? number_in(text, 5, 7) : 0,
                        length > 7 ? number_in(text, 8, 10) : 0};
    if (!date_valid(date.year, length > 4 ? date.month : 1, length > 7 ? date.day : 1))
        return false;
    *out = date;
    return true;
}

void date_format(struct date date, char out[12])
{
    unsigned year = (unsigned)date.year % 10000, month = (unsigned)date.month % 100,
             day = (unsigned)date.day % 100;

    if (year == 0)
        out[0] = '\0';
    else if (month == 0)
        snprintf(out, 12, "%04u", year);
    else if (day == 0)
        snprintf(out, 12, "%04u-%02u", year, month);
    else
        snprintf(out, 12, "%04u-%02u-%02u", year, month, day);
}

void date_format_words(struct date date, char out[16])
{
    static const char *const short_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    unsigned year = (unsigned)date.year % 10000, day = (unsigned)date.day % 100;

    if (year == 0)
        out[0] = '\0';
    else if (date.month < 1 || date.month > 12)
        snprintf(out, 16, "%u", year);
    else if (day == 0)
        snprintf(out, 16, "%s %u", short_names[date.month - 1], year);
    else
        snprintf(out, 16, "%u %s %u", day, short_names[date.month - 1], year);
}

void date_range_take(struct date_range *range, struct date date)
{
    char text[12];

    date_format(date, text);
    if (text[0] && (!range->first[0] || strcmp(text, range->first) < 0))
        memcpy(range->first, text, sizeof(text));
    if (strcmp(text, range->last) > 0)
        memcpy(range->last, text, sizeof(text));
}

void date_range_add(struct text_builder *out, const struct date_range *range)
{
    if (strcmp(range->first, range->last) == 0)
        text_builder_add_string(out, range->first[0] ? range->first : "undated");
    else
        text_builder_printf(out, "%s to %s", range->first, range->last);
}
