#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities/dates.h"
#include "core/entities/figure_tables.h"
#include "core/entities/figures.h"
#include "tests/unit/marked.h"

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

/* The reading of a printed value returns it. */
START_TEST(test_printed_value_returns)
{
    static const char *const formats[] = {"%.0f boats", "about %.0f boats", "%.0f km", "$%.0f"};
    for (double value = 3; value < 1e14; value = floor(value * 1.7) + 2)
        for (size_t f = 0; f < sizeof(formats) / sizeof(*formats); f++) {
            if (value > 1000 && value < 2100)
                continue;
            char text[64];
            snprintf(text, sizeof(text), formats[f], value);
            struct marked sample;
            setup_sample(&sample, text);
            ck_assert_msg(sample.annotation.figure_count == 1, "\"%s\"", text);
            ck_assert_msg(same_number(sample.annotation.figures[0].value, value), "\"%s\"", text);
            marked_close(&sample);
        }
}
END_TEST

START_TEST(test_tables_sorted)
{
    ck_assert(figure_tables_sorted());
    ck_assert(figure_words_sorted());
}
END_TEST

/* Any bytes of the sort a text can hold: spans stay inside and apart. */
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
        struct marked sample;
        setup_sample(&sample, text);
        for (size_t i = 0; i < sample.annotation.figure_count; i++) {
            struct span span = sample.annotation.figures[i].span;
            ck_assert(span.length > 0 && article_span_valid(&sample.article, span));
            ck_assert(i == 0 || !span_overlaps(sample.annotation.figures[i - 1].span, span));
        }
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
    tcase_add_test(all, test_printed_value_returns);
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
