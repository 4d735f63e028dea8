#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/language/sentences.h"

/* "|" stands where a sentence ends and the next begins. */
static const char *const cases[] = {
    "The bridge is closed.| It opens on Monday.",
    "Is it safe?| Nobody knows!| They wait.",
    "Mr. Harl met Dr. Osei and Gen. Piet Lund.| They talked.",
    "J. R. Harl came.| He left.",
    "He works for Quill Inc. Chief Anna Moor said so.",
    "He works for Quill Inc.| The firm denies it.",
    "U.S. Senator Harl spoke.| He left the U.S.| The trip was short.",
    "It opens at 9 a.m. Monday.| It closes at 5 p.m.| There is no fee.",
    "He lives in Springfield, Ill. with a dog.",
    "They went to Mass.| Hundreds came.",
    "It was No. 10 of Feb. 3 in the list.| No.| He said no.",
    "“Why?” Ms Moor asked.| Nobody answered.",
    "“Why?” she asked.",
    "“Go,” he said.| “Go now.”| They went.",
    "He said: \"I stay.| We all stay.\"| She nodded.",
    "It rose to 3.5 million.| 40 people fled.",
    "They stopped here.|Next they went on.",
    "They stopped here.”|Next they went on.",
    "Visit news.example.org today.",
    "He ran to St. Elm...| Then he slept.| It was late.",
    "Wait…| The end.",
    "1. First things first.| 2. The rest.",
    "It ended.)| Then more.",
    "the end. of it",
    "He earned $5.| £4 was lost.",
    "Only this ”",
    "It ended. ”",
    "no stop",
};

START_TEST(test_split)
{
    char text[256];
    size_t length = 0, starts[16], count = 1;
    starts[0] = 0;
    for (const char *c = cases[_i]; *c != '\0'; c++)
        if (*c == '|')
            starts[count++] = length + (c[1] == ' ');
        else
            text[length++] = *c;
    struct arena *arena = arena_new();
    struct paragraph paragraph = {.text = {text, length}};
    struct article article = {.paragraphs = &paragraph, .paragraph_count = 1};
    struct tokens tokens;
    struct sentences sentences;
    tokens_make(&article, arena, &tokens);
    sentences_make(&article, &tokens, arena, &sentences);
    for (size_t i = 0; i < sentences.count && i < count; i++)
        ck_assert_msg(sentences.items[i].span.start == starts[i], "%s: sentence %zu begins at %u",
                      cases[_i], i, sentences.items[i].span.start);
    ck_assert_msg(sentences.count == count, "%s: %zu sentences", cases[_i], sentences.count);
    arena_free(arena);
}
END_TEST

START_TEST(test_places)
{
    struct arena *arena = arena_new();
    struct paragraph paragraphs[] = {
        {.text = TEXT("One. Two.")}, {.text = TEXT("")}, {.text = TEXT(" Three. Four.")}};
    struct article article = {.paragraphs = paragraphs, .paragraph_count = 3};
    struct tokens tokens;
    struct sentences sentences;
    tokens_make(&article, arena, &tokens);
    sentences_make(&article, &tokens, arena, &sentences);
    ck_assert_uint_eq(sentences.count, 4);
    static const struct {
        size_t paragraph, offset, sentence;
    } places[] = {{0, 0, 0},        {0, 4, 0}, {0, 5, 1},  {0, 99, 1},      {1, 0, SIZE_MAX},
                  {2, 0, SIZE_MAX}, {2, 1, 2}, {2, 12, 3}, {3, 0, SIZE_MAX}};
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
        ck_assert_uint_eq(sentences_at(&sentences, places[i].paragraph, places[i].offset),
                          places[i].sentence);
    for (size_t i = 0; i < sentences.count; i++)
        ck_assert_uint_eq(sentences.items[i].end_token - sentences.items[i].first_token, 2);
    arena_free(arena);
}
END_TEST

/* Every token is in exactly one sentence, whatever the text. */
START_TEST(test_hostile)
{
    static const char *const units[] = {".", "A.", "a. B", "? ", "\"", "U.S. ", "Mr. ", "1. "};
    size_t size = 1 << 17, unit = strlen(units[_i]);
    char *bytes = malloc(size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = units[_i][i % unit];
    struct arena *arena = arena_new();
    struct paragraph paragraph = {.text = {bytes, size}};
    struct article article = {.paragraphs = &paragraph, .paragraph_count = 1};
    struct tokens tokens;
    struct sentences sentences;
    tokens_make(&article, arena, &tokens);
    sentences_make(&article, &tokens, arena, &sentences);
    uint32_t next = 0;
    for (size_t i = 0; i < sentences.count; i++) {
        ck_assert_uint_eq(sentences.items[i].first_token, next);
        ck_assert_uint_gt(sentences.items[i].end_token, next);
        next = sentences.items[i].end_token;
    }
    ck_assert_uint_eq(next, tokens.count);
    arena_free(arena);
    free(bytes);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sentences");
    TCase *tcase = tcase_create("cases");
    tcase_add_loop_test(tcase, test_split, 0, sizeof(cases) / sizeof(cases[0]));
    tcase_add_test(tcase, test_places);
    tcase_add_loop_test(tcase, test_hostile, 0, 8);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
