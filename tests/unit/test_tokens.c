#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/language/tokens.h"

/* An article of one paragraph. */
static struct article article_of(struct paragraph *paragraph, struct text text)
{
    *paragraph = (struct paragraph){.text = text, .kind = PARAGRAPH_BODY};
    return (struct article){.paragraphs = paragraph, .paragraph_count = 1};
}

/* Tokens joined by "|"; marks are followed by "m", numbers by "n", clitics by "c", links by "l". */
static void show(const char *text, char *out, size_t room)
{
    struct arena *arena = arena_new();
    struct paragraph paragraph;
    struct article article = article_of(&paragraph, text_from(text));
    struct tokens tokens;
    tokens_make(&article, arena, &tokens);
    size_t length = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        static const char *const kinds[] = {"", "/n", "/m", "/c", "/l"};
        struct text word = token_text(&article, &tokens, i);
        length += (size_t)snprintf(out + length, room - length, "%s%.*s%s", i ? " " : "",
                                   (int)word.length, word.bytes, kinds[tokens.items[i].kind]);
        ck_assert_uint_lt(length, room);
    }
    arena_free(arena);
}

static const struct {
    const char *text, *tokens;
} split_cases[] = {
    {"The mayor spoke.", "The mayor spoke ./m"},
    {"don't, can’t", "don't ,/m can’t"},
    {"Orla's dog", "Orla 's/c dog"},
    {"Orla’s dog’s", "Orla ’s/c dog ’s/c"},
    {"RIVERTOWN'S", "RIVERTOWN 'S/c"},
    {"the workers' rights", "the workers '/c rights"},
    {"said 'the workers' again", "said '/m the workers '/m again"},
    {"'It is over', she said", "'/m It is over '/m ,/m she said"},
    {"O'Brien of N'Djamena", "O'Brien of N'Djamena"},
    {"150,000 people", "150,000/n people"},
    {"3.5 and 1,234,567.8", "3.5/n and 1,234,567.8/n"},
    {"1,50,000", "1,50,000/n"},
    {"in 2019,40 left", "in 2019/n ,/m 40/n left"},
    {"1-0", "1/n -/m 0/n"},
    {"50km 10am 1990s", "50/n km 10/n am 1990/n s"},
    {"9K57 MiG-29 Covid-19 G20 4x4", "9K57 MiG-29 Covid-19 G20 4x4"},
    {"mid-2014", "mid -/m 2014/n"},
    {"well-known", "well -/m known"},
    {"U.S. troops, a.m. and J.K. Rowe", "U.S. troops ,/m a.m. and J.K. Rowe"},
    {"the U.S.", "the U.S."},
    {"U.S.-led U.S.'s", "U.S. -/m led U.S. 's/c"},
    {"end.Next", "end ./m Next"},
    {"plan B. Then", "plan B ./m Then"},
    {"wait... no…", "wait .../m no …/m"},
    {"£5m, $3.2bn", "£/m 5/n m ,/m $/m 3.2/n bn"},
    {"see https://a.example/x?y=1. Now", "see https://a.example/x?y=1/l ./m Now"},
    {"www.example.org, news.example.co.uk.", "www.example.org/l ,/m news.example.co.uk/l ./m"},
    {"mail to a.b@example.org.", "mail to a.b@example.org/l ./m"},
    {"a@b", "a @/m b"},
    {"Größe Ökonomie", "Größe Ökonomie"},
    {"\xE4\xB8\xAD\xE6\x96\x87", "\xE4\xB8\xAD\xE6\x96\x87"},
    {"“Yes,” she", "“/m Yes ,/m ”/m she"},
    {"", ""},
    {"   ", ""},
};

START_TEST(test_split)
{
    char out[512] = "";
    show(split_cases[_i].text, out, sizeof(out));
    ck_assert_str_eq(out, split_cases[_i].tokens);
}
END_TEST

static const struct {
    const char *text;
    size_t index;
    unsigned flags;
} flag_cases[] = {
    {"The end", 0, TOKEN_CAPITAL | TOKEN_STARTS_LINE},
    {"the END", 1, TOKEN_CAPITAL | TOKEN_UPPER},
    {"is A", 1, TOKEN_CAPITAL},
    {"is U.S.", 1, TOKEN_CAPITAL | TOKEN_UPPER},
    {"a WardenMinistry", 1, TOKEN_CAPITAL | TOKEN_MIXED},
    {"well-known", 1, TOKEN_GLUED},
    {"well-known", 2, TOKEN_GLUED},
    {"is Öl", 1, TOKEN_CAPITAL},
    {"10", 0, TOKEN_STARTS_LINE},
};

START_TEST(test_flags)
{
    struct arena *arena = arena_new();
    struct paragraph paragraph;
    struct article article = article_of(&paragraph, text_from(flag_cases[_i].text));
    struct tokens tokens;
    tokens_make(&article, arena, &tokens);
    ck_assert_uint_lt(flag_cases[_i].index, tokens.count);
    ck_assert_uint_eq(tokens.items[flag_cases[_i].index].flags, flag_cases[_i].flags);
    arena_free(arena);
}
END_TEST

START_TEST(test_paragraphs)
{
    struct arena *arena = arena_new();
    struct paragraph paragraphs[3] = {
        {.text = TEXT("One two.")}, {.text = TEXT("")}, {.text = TEXT("Three four five.")}};
    struct article article = {.paragraphs = paragraphs, .paragraph_count = 3};
    struct tokens tokens;
    tokens_make(&article, arena, &tokens);
    static const uint32_t first_of[] = {0, 3, 3, 7};
    for (size_t i = 0; i < 4; i++)
        ck_assert_uint_eq(tokens.first_of[i], first_of[i]);
    ck_assert_uint_eq(tokens_paragraph(&tokens, 2), 0);
    ck_assert_uint_eq(tokens_paragraph(&tokens, 3), 2);
    struct span span = tokens_span(&tokens, 4, 6);
    ck_assert_uint_eq(span.paragraph, 2);
    ck_assert_uint_eq(span.start, 6);
    ck_assert_uint_eq(span.length, 9);
    ck_assert_uint_eq(tokens_span(&tokens, 4, 4).length, 0);
    static const size_t froms[][3] = {{0, 0, 0}, {0, 1, 1}, {0, 4, 1},  {0, 7, 2}, {0, 8, 3},
                                      {1, 0, 3}, {2, 0, 3}, {2, 12, 6}, {2, 99, 7}};
    for (size_t i = 0; i < sizeof(froms) / sizeof(froms[0]); i++)
        ck_assert_uint_eq(tokens_from(&tokens, froms[i][0], froms[i][1]), froms[i][2]);
    arena_free(arena);
}
END_TEST

/* Hostile text: long runs of what a rule looks ahead over. */
START_TEST(test_long_runs)
{
    static const char *const units[] = {"a-", "a.",     "1,",   "1a", "'", "a'",
                                        "@a", "x.com/", "\xFF", ".",  "a_"};
    size_t size = 1 << 18, unit = strlen(units[_i]);
    char *bytes = malloc(size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = units[_i][i % unit];
    struct arena *arena = arena_new();
    struct paragraph paragraph;
    struct article article = article_of(&paragraph, (struct text){bytes, size});
    struct tokens tokens;
    tokens_make(&article, arena, &tokens);
    size_t end = 0;
    bool in_order = true;
    for (size_t i = 0; i < tokens.count; i++) {
        in_order = in_order && tokens.items[i].start >= end && tokens.items[i].length > 0;
        end = tokens.items[i].start + tokens.items[i].length;
    }
    ck_assert(in_order); /* asked once: each question of Check's is a write to its file */
    ck_assert_uint_eq(end, size);
    arena_free(arena);
    free(bytes);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tokens");
    TCase *cases = tcase_create("cases");
    tcase_add_loop_test(cases, test_split, 0, sizeof(split_cases) / sizeof(split_cases[0]));
    tcase_add_loop_test(cases, test_flags, 0, sizeof(flag_cases) / sizeof(flag_cases[0]));
    tcase_add_test(cases, test_paragraphs);
    tcase_add_loop_test(cases, test_long_runs, 0, 11);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
