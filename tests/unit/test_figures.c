#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities/dates.h"
#include "core/entities/figure_tables.h"
#include "core/entities/figures.h"
#include "tests/unit/marked.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void setup_sample(struct marked *sample, const char *text)
{
    marked_open(sample, text);
    dates_find(&sample->article, sample->arena, &sample->annotation);
    figures_find(&sample->article, sample->arena, &sample->annotation);
}

/* Every figure as "text", joined by "|". */
static void show_spans(const struct marked *sample, char *out, size_t room)
{
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < sample->annotation.figure_count; i++) {
        struct text text = article_span_text(&sample->article, sample->annotation.figures[i].span);
        length += (size_t)snprintf(out + length, room - length, "%s%.*s", i ? "|" : "",
                                   (int)text.length, text.bytes);
        ck_assert_uint_lt(length, room);
    }
}

static const struct {
    const char *text, *figures;
} span_cases[] = {
#include "tests/unit/figure_spans.inc"
};

START_TEST(test_spans)
{
    struct marked sample;
    char out[256];
    setup_sample(&sample, span_cases[_i].text);
    show_spans(&sample, out, sizeof(out));
    ck_assert_msg(strcmp(out, span_cases[_i].figures) == 0, "\"%s\": want \"%s\", got \"%s\"",
                  span_cases[_i].text, span_cases[_i].figures, out);
    marked_close(&sample);
}
END_TEST

/* A value with what it can be: the low and the high bound. */
#define OPEN NAN
#define EXACT(value) (value), (value), (value)
#define LEAST(value) (value), (value), OPEN
#define MOST(value) (value), OPEN, (value)
#define ABOUT(value) (value), OPEN, OPEN
#define BETWEEN(low, high) OPEN, (low), (high)
static const struct {
    const char *text;
    enum figure_kind kind;
    double value, low, high;
    const char *modifier, *unit, *noun, *lemma;
} value_cases[] = {
#include "tests/unit/figure_values.inc"
};

static bool same_number(double a, double b)
{
    return (isnan(a) && isnan(b)) || fabs(a - b) < 1e-9 * fmax(1, fabs(b));
}

static bool same_string(const char *a, const char *b)
{
    return (a == NULL && b == NULL) || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

START_TEST(test_values)
{
    struct marked sample;
    setup_sample(&sample, value_cases[_i].text);
    ck_assert_msg(sample.annotation.figure_count == 1, "\"%s\": %zu figures", value_cases[_i].text,
                  sample.annotation.figure_count);
    const struct figure *figure = &sample.annotation.figures[0];
    ck_assert_msg(figure->kind == value_cases[_i].kind, "\"%s\": %s", value_cases[_i].text,
                  figure_kind_name(figure->kind));
    ck_assert_msg(same_number(figure->value, value_cases[_i].value) &&
                      same_number(figure->low, value_cases[_i].low) &&
                      same_number(figure->high, value_cases[_i].high),
                  "\"%s\": %g [%g, %g]", value_cases[_i].text, figure->value, figure->low,
                  figure->high);
    ck_assert_msg(same_string(figure->modifier, value_cases[_i].modifier), "\"%s\": modifier %s",
                  value_cases[_i].text, figure->modifier ? figure->modifier : "none");
    ck_assert_msg(same_string(figure->unit, value_cases[_i].unit), "\"%s\": unit %s",
                  value_cases[_i].text, figure->unit ? figure->unit : "none");
    ck_assert_msg(same_string(figure->noun, value_cases[_i].noun) &&
                      same_string(figure->lemma, value_cases[_i].lemma),
                  "\"%s\": noun %s, lemma %s", value_cases[_i].text,
                  figure->noun ? figure->noun : "none", figure->lemma ? figure->lemma : "none");
    marked_close(&sample);
}
END_TEST

static unsigned next_random(unsigned *state, unsigned below)
{
    *state = *state * 1103515245u + 12345u;
    return (*state >> 8) % below;
}

static void expect_value(const char *text, double value, enum figure_kind kind, const char *unit)
{
    struct marked sample;
    setup_sample(&sample, text);
    ck_assert_msg(sample.annotation.figure_count == 1, "\"%s\": %zu figures", text,
                  sample.annotation.figure_count);
    const struct figure *figure = &sample.annotation.figures[0];
    ck_assert_msg(same_number(figure->value, value), "\"%s\": %.12g", text, figure->value);
    ck_assert_msg(figure->kind == kind, "\"%s\": %s", text, figure_kind_name(figure->kind));
    ck_assert_msg(same_string(figure->unit, unit), "\"%s\": unit %s", text,
                  figure->unit ? figure->unit : "none");
    marked_close(&sample);
}

/* "1,234,567" */
static void print_grouped(unsigned value, char *out)
{
    if (value < 1000) {
        sprintf(out, "%u", value);
        return;
    }
    print_grouped(value / 1000, out);
    sprintf(out + strlen(out), ",%03u", value % 1000);
}

/* "two hundred and thirty-one thousand, and five", without commas, as the British write it. */
static void print_words(unsigned value, char *out)
{
    static const char *const small[] = {"zero",    "one",     "two",       "three",    "four",
                                        "five",    "six",     "seven",     "eight",    "nine",
                                        "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const char *const tens[] = {"twenty", "thirty",  "forty",  "fifty",
                                       "sixty",  "seventy", "eighty", "ninety"};
    static const struct {
        unsigned value;
        const char *word;
    } scales[] = {{1000000, "million"}, {1000, "thousand"}, {100, "hundred"}};
    for (size_t i = 0; i < COUNT(scales); i++)
        if (value >= scales[i].value) {
            print_words(value / scales[i].value, out);
            sprintf(out + strlen(out), " %s", scales[i].word);
            value %= scales[i].value;
            if (value == 0)
                return;
            strcat(out, value < 100 ? " and " : " ");
            out += strlen(out);
        }
    if (value < 20)
        strcpy(out, small[value]);
    else
        sprintf(out, value % 10 ? "%s-%s" : "%s", tens[value / 10 - 2], small[value % 10]);
}

/* What is printed is read again: random values in digits, groups and words. */
START_TEST(test_printed_number_returns)
{
    unsigned state = 3;
    for (int round = 0; round < 1500; round++) {
        unsigned below[] = {100, 3000, 1000000, 400000000};
        unsigned value = 2 + next_random(&state, below[round % 4]);
        char number[160], text[200];
        if (value < 1000 || value > 2200) {
            snprintf(text, sizeof(text), "about %u boats", value);
            expect_value(text, value, FIGURE_CARDINAL, NULL);
        }
        print_grouped(value, number);
        snprintf(text, sizeof(text), "%s km off", number);
        expect_value(text, value, FIGURE_MEASURE, "km");
        print_words(value, number);
        snprintf(text, sizeof(text), "the %s boats", number);
        expect_value(text, value, FIGURE_CARDINAL, NULL);
    }
}
END_TEST

/* The same with every scale, currency and a few units. */
START_TEST(test_printed_quantity_returns)
{
    static const struct {
        const char *print;
        double value;
    } scales[] = {{"", 1},     {" thousand", 1e3},  {" million", 1e6}, {" billion", 1e9},
                  {"bn", 1e9}, {" trillion", 1e12}, {"tn", 1e12},      {"k", 1e3},
                  {"m", 1e6},  {" crore", 1e7},     {" lakh", 1e5}};
    static const struct {
        const char *before, *behind;
        enum figure_kind kind;
        const char *unit;
    } units[] = {{"\u00A3", "", FIGURE_MONEY, "GBP"},
                 {"$", "", FIGURE_MONEY, "USD"},
                 {"US$", "", FIGURE_MONEY, "USD"},
                 {"A$", "", FIGURE_MONEY, "AUD"},
                 {"\u20AC", "", FIGURE_MONEY, "EUR"},
                 {"\u00A5", "", FIGURE_MONEY, "JPY"},
                 {"\u20B9", "", FIGURE_MONEY, "INR"},
                 {"RM", "", FIGURE_MONEY, "MYR"},
                 {"EUR ", "", FIGURE_MONEY, "EUR"},
                 {"", " euros", FIGURE_MONEY, "EUR"},
                 {"", " pounds", FIGURE_MONEY, "GBP"},
                 {"", " roubles", FIGURE_MONEY, "RUB"},
                 {"", " barrels", FIGURE_MEASURE, "barrels"},
                 {"", " tonnes", FIGURE_MEASURE, "tonnes"},
                 {"", " years", FIGURE_MEASURE, "years"},
                 {"", " miles", FIGURE_MEASURE, "miles"}};
    unsigned state = 5;
    for (size_t scale = 0; scale < COUNT(scales); scale++)
        for (size_t unit = 0; unit < COUNT(units); unit++)
            for (int round = 0; round < 8; round++) {
                double value = (11 + next_random(&state, 9900)) / 10.0;
                char text[80];
                snprintf(text, sizeof(text), "%s%.*f%s%s", units[unit].before, 1, value,
                         scales[scale].print, units[unit].behind);
                /* "m" without a sign of money may be metres. */
                if (strcmp(scales[scale].print, "m") == 0 && units[unit].before[0] == '\0')
                    continue;
                expect_value(text, value * scales[scale].value, units[unit].kind, units[unit].unit);
            }
}
END_TEST

/* Percents and ranges. */
START_TEST(test_printed_range_returns)
{
    static const char *const formats[] = {"%u to %u boats", "between %u and %u boats",
                                          "%u\u2013%u boats"};
    unsigned state = 9;
    for (int round = 0; round < 600; round++) {
        unsigned low = 3 + next_random(&state, 900), high = low + 1 + next_random(&state, 90);
        char text[80];
        snprintf(text, sizeof(text), formats[round % 3], low, high);
        struct marked sample;
        setup_sample(&sample, text);
        ck_assert_msg(sample.annotation.figure_count == 1, "\"%s\"", text);
        const struct figure *figure = &sample.annotation.figures[0];
        ck_assert_msg(figure->low == low && figure->high == high, "\"%s\": [%g, %g]", text,
                      figure->low, figure->high);
        marked_close(&sample);
        snprintf(text, sizeof(text), round % 2 ? "%u.%u per cent" : "%u.%u%%", low, round % 10);
        expect_value(text, low + round % 10 / 10.0, FIGURE_PERCENT, "%");
    }
}
END_TEST

START_TEST(test_tables_sorted)
{
    ck_assert(figure_tables_sorted());
    ck_assert(figure_words_sorted());
}
END_TEST

/* Any bytes of the sort a text can hold: spans stay inside and apart, and come again. */
START_TEST(test_random_text)
{
    static const char *const bits[] = {"1",   "2,0", "million", "half", "-",    "to", "$",    "%",
                                       " ",   " ",   "of",      "per",  "cent", "a",  "tens", "/",
                                       "and", "one", "third",   "'s",   "May",  "+",  ".",    ":"};
    unsigned state = 7;
    for (int round = 0; round < 2000; round++) {
        char text[256] = "";
        for (int i = 0; i < 24; i++) {
            state = state * 1103515245u + 12345u;
            strcat(text, bits[(state >> 16) % (sizeof(bits) / sizeof(*bits))]);
        }
        struct marked sample, again;
        setup_sample(&sample, text);
        setup_sample(&again, text);
        ck_assert_uint_eq(sample.annotation.figure_count, again.annotation.figure_count);
        for (size_t i = 0; i < sample.annotation.figure_count; i++) {
            struct span span = sample.annotation.figures[i].span;
            ck_assert(span.length > 0 && article_span_valid(&sample.article, span));
            ck_assert(i == 0 || !span_overlaps(sample.annotation.figures[i - 1].span, span));
            ck_assert_int_eq(span_compare(span, again.annotation.figures[i].span), 0);
            for (size_t d = 0; d < sample.annotation.date_count; d++)
                ck_assert(!span_overlaps(sample.annotation.dates[d].span, span));
        }
        marked_close(&again);
        marked_close(&sample);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("figures");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, test_spans, 0, sizeof(span_cases) / sizeof(*span_cases));
    tcase_add_loop_test(all, test_values, 0, sizeof(value_cases) / sizeof(*value_cases));
    tcase_add_test(all, test_printed_number_returns);
    tcase_add_test(all, test_printed_quantity_returns);
    tcase_add_test(all, test_printed_range_returns);
    tcase_add_test(all, test_tables_sorted);
    tcase_add_test(all, test_random_text);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
