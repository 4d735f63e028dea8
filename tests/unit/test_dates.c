#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/entities/date_reading.h"
#include "core/entities/dates.h"

/* "text=value" of each date joined by "|"; the article is of Monday 21 February 2022 unless `dated`
 * is false. */
static void show(const char *text, bool dated, char *out, size_t room)
{
    struct arena *arena = arena_new();
    struct paragraph paragraph = {.text = text_from(text), .kind = PARAGRAPH_BODY};
    struct article article = {.paragraphs = &paragraph, .paragraph_count = 1};
    struct annotation annotation = {0};
    if (dated)
        article.date = (struct date){2022, 2, 21};
    tokens_make(&article, arena, &annotation.tokens);
    sentences_make(&article, &annotation.tokens, arena, &annotation.sentences);
    dates_find(&article, arena, &annotation);
    size_t length = 0;
    out[0] = '\0';
    for (size_t i = 0; i < annotation.date_count; i++) {
        struct text span = article_span_text(&article, annotation.dates[i].span);
        char value[12];
        date_format(annotation.dates[i].value, value);
        length += (size_t)snprintf(out + length, room - length, "%s%.*s=%s", i ? "|" : "",
                                   (int)span.length, span.bytes, value);
        ck_assert_uint_lt(length, room);
    }
    arena_free(arena);
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
    tcase_add_test(all, test_tables_sorted);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
