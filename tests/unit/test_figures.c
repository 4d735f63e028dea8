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

#define OPEN NAN
static const struct {
    const char *text;
    enum figure_kind kind;
    double value, low, high;
    const char *modifier, *unit, *noun, *lemma;
} value_cases[] = {
    {"more than 150,000 Norland troops are", FIGURE_CARDINAL, 150000, 150000, OPEN, "more than",
     NULL, "Norland troops", "troop"},
    {"some 120 tactical battalion groups", FIGURE_CARDINAL, 120, OPEN, OPEN, "some", NULL,
     "tactical battalion groups", "group"},
    {"up to 30 boats", FIGURE_CARDINAL, 30, OPEN, 30, "up to", NULL, "boats", "boat"},
    {"nearly 9 men", FIGURE_CARDINAL, 9, OPEN, 9, "nearly", NULL, "men", "man"},
    {"an estimated 40 cities", FIGURE_CARDINAL, 40, OPEN, OPEN, "an estimated", NULL, "cities",
     "city"},
    {"fewer than 7,000 extra soldiers on", FIGURE_CARDINAL, 7000, OPEN, 7000, "fewer than", NULL,
     "extra soldiers", "soldier"},
    {"300K civilian deaths", FIGURE_CARDINAL, 300000, 300000, 300000, NULL, NULL, "civilian deaths",
     "death"},
    {"50,000 civilians killed", FIGURE_CARDINAL, 50000, 50000, 50000, NULL, NULL, "civilians",
     "civilian"},
    {"24 to 48 hours", FIGURE_MEASURE, OPEN, 24, 48, NULL, "hours", NULL, NULL},
    {"1.5 to 2 million birds", FIGURE_CARDINAL, OPEN, 1.5e6, 2e6, NULL, NULL, "birds", "bird"},
    {"100-150,000 men", FIGURE_CARDINAL, OPEN, 100000, 150000, NULL, NULL, "men", "man"},
    {"tens of thousands of marchers", FIGURE_CARDINAL, OPEN, 20000, 100000, NULL, NULL, "marchers",
     "marcher"},
    {"half a million people", FIGURE_CARDINAL, 500000, 500000, 500000, NULL, NULL, "people",
     "person"},
    {"\u00A35m", FIGURE_MONEY, 5e6, 5e6, 5e6, NULL, "GBP", NULL, NULL},
    {"at least 3 per cent", FIGURE_PERCENT, 3, 3, OPEN, "at least", "%", NULL, NULL},
    {"50km", FIGURE_MEASURE, 50, 50, 50, NULL, "km", NULL, NULL},
    {"30 miles", FIGURE_MEASURE, 30, 30, 30, NULL, "miles", NULL, NULL},
    {"a 25-year-old", FIGURE_AGE, 25, 25, 25, NULL, "years", NULL, NULL},
    {"100 or more boats", FIGURE_CARDINAL, 100, 100, OPEN, "or more", NULL, "boats", "boat"},
    {"one soldier was", FIGURE_CARDINAL, 1, 1, 1, NULL, NULL, "soldier", "soldier"},
    {"130,000 along the coast", FIGURE_CARDINAL, 130000, 130000, 130000, NULL, NULL, NULL, NULL},
    {"three churches", FIGURE_CARDINAL, 3, 3, 3, NULL, NULL, "churches", "church"},
    {"2-0", FIGURE_SCORE, OPEN, OPEN, OPEN, NULL, NULL, NULL, NULL},
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
    ck_assert_int_eq(figure->kind, value_cases[_i].kind);
    ck_assert_msg(same_number(figure->value, value_cases[_i].value) &&
                      same_number(figure->low, value_cases[_i].low) &&
                      same_number(figure->high, value_cases[_i].high),
                  "\"%s\": %g [%g, %g]", value_cases[_i].text, figure->value, figure->low,
                  figure->high);
    ck_assert_msg(same_string(figure->modifier, value_cases[_i].modifier), "\"%s\": modifier %s",
                  value_cases[_i].text, figure->modifier);
    ck_assert_msg(same_string(figure->unit, value_cases[_i].unit), "\"%s\": unit %s",
                  value_cases[_i].text, figure->unit);
    ck_assert_msg(same_string(figure->noun, value_cases[_i].noun) &&
                      same_string(figure->lemma, value_cases[_i].lemma),
                  "\"%s\": noun %s, lemma %s", value_cases[_i].text, figure->noun, figure->lemma);
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
