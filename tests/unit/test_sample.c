/* The embedded sample: two events, at least three outlets each, of a length that can be read in one
 * sitting. */
#include "core/base/embed.h"
#include "core/base/utf8.h"
#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS_MIN = 150, WORDS_MAX = 400, STORIES_MAX = 8 };

static bool is_article(const char *name)
{
    return text_starts(text_from(name), TEXT("core/sample/")) &&
           text_ends(text_from(name), TEXT(".txt"));
}

static size_t count_words(struct text text)
{
    size_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < text.length; i++) {
        bool space = strchr(" \t\r\n", text.bytes[i]) != NULL;
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

static bool valid_utf8(struct text text)
{
    size_t size;
    for (size_t i = 0; i < text.length; i += size)
        if (utf8_decode(text.bytes + i, text.length - i, &size) == UTF8_REPLACEMENT)
            return false;
    return true;
}

START_TEST(every_article_is_text_of_a_sitting)
{
    for (size_t i = 0; i < embed_count(); i++) {
        if (!is_article(embed_name(i)))
            continue;
        struct text bytes = embed_bytes(i);
        size_t words = count_words(bytes);
        ck_assert_msg(valid_utf8(bytes), "%s", embed_name(i));
        ck_assert_msg(words >= WORDS_MIN && words <= WORDS_MAX, "%s: %zu words", embed_name(i),
                      words);
    }
}
END_TEST

/* Names come in byte order, so a story's articles stand together. */
START_TEST(two_stories_of_several_outlets)
{
    size_t stories = 0, outlets[STORIES_MAX] = {0};
    struct text before = {NULL, 0};
    for (size_t i = 0; i < embed_count(); i++) {
        const char *name = embed_name(i);
        if (!is_article(name))
            continue;
        struct text folder = {name, (size_t)(strrchr(name, '/') - name)};
        if (stories == 0 || !text_equal(folder, before))
            stories++;
        ck_assert_uint_le(stories, STORIES_MAX);
        outlets[stories - 1]++;
        before = folder;
    }
    ck_assert_uint_eq(stories, 2);
    for (size_t i = 0; i < stories; i++)
        ck_assert_uint_ge(outlets[i], 4);
}
END_TEST

START_TEST(says_that_it_is_invented)
{
    ck_assert_uint_ne(text_find(embed_find("core/sample/README.md"), TEXT("invented"), 0),
                      SIZE_MAX);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sample");
    TCase *cases = tcase_create("sample");
    tcase_add_test(cases, every_article_is_text_of_a_sitting);
    tcase_add_test(cases, two_stories_of_several_outlets);
    tcase_add_test(cases, says_that_it_is_invented);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
