#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    {"on 21 February 2022", "21 February 2022=2022-02-21"},
    {"on February 11, 2022, they", "February 11, 2022=2022-02-11"},
    {"on Feb. 11 they", "Feb. 11=2022-02-11"},
    {"the 11th of February", "11th of February=2022-02-11"},
    {"on 30 December", "30 December=2021-12-30"},
    {"on July 5", "July 5=2022-07-05"},
    {"in February 2019", "February 2019=2019-02"},
    {"in March", "March=2022-03"},
    {"they may march", ""},
    {"May I come", ""},
    {"in May", "May=2022-05"},
    {"since January 2022", "January 2022=2022-01"},
    {"2022-02-06", "2022-02-06=2022-02-06"},
    {"3/4/2022", "3/4/2022=2022"},
    {"21/2/2022", "21/2/2022=2022-02-21"},
    {"2/21/2022", "2/21/2022=2022-02-21"},
    {"3/4/22", "3/4/22="},
    {"said Friday", "Friday=2022-02-18"},
    {"said on Monday", "Monday=2022-02-21"},
    {"they will meet on Thursday", "Thursday=2022-02-24"},
    {"they met on Thursday", "Thursday=2022-02-17"},
    {"next Monday", "next Monday=2022-02-28"},
    {"last Monday", "last Monday=2022-02-14"},
    {"on Thursday, 24 February", "Thursday, 24 February=2022-02-24"},
    {"Thursday, Feb. 24, 2022", "Thursday, Feb. 24, 2022=2022-02-24"},
    {"yesterday and tomorrow", "yesterday=2022-02-20|tomorrow=2022-02-22"},
    {"today", "today=2022-02-21"},
    {"last night", "last night=2022-02-20"},
    {"this morning", "this morning=2022-02-21"},
    {"last week", "last week="},
    {"last month", "last month=2022-01"},
    {"next year", "next year=2023"},
    {"in 1998", "1998=1998"},
    {"the 1994 flood", "1994=1994"},
    {"2000 troops came", ""},
    {"in 1815 they", "1815=1815"},
    {"the 1990s", "1990s="},
    {"May 1-31", "May 1-31=2022-05"},
    {"11-13 February", "11-13 February=2022-02"},
    {"June 19-July 10, 1999", "June 19-July 10, 1999=1999"},
    {"the 1939-1945 war", "1939-1945="},
    {"in 1997-98", "1997-98="},
    {"at 5pm", "5pm="},
    {"at 5.30 p.m. sharp", "5.30 p.m.="},
    {"at 17:30 GMT", "17:30 GMT="},
    {"1430 GMT", "1430 GMT="},
    {"31 February 2022", "31 February 2022="},
    {"150 boats", ""},
    {"in the past 72 hours", ""},
    {"", ""},
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

int main(void)
{
    Suite *suite = suite_create("dates");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, test_dates, 0, sizeof(cases) / sizeof(*cases));
    tcase_add_loop_test(all, test_undated, 0, sizeof(undated_cases) / sizeof(*undated_cases));
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_set_fork_status(runner, CK_NOFORK);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
