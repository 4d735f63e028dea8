#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "core/ingest/plain.h"

#define WRAPPED                                                                                    \
    "The council met on Monday evening in the old hall\n"                                          \
    "by the harbour and talked for three hours about a\n"                                          \
    "bridge that nobody in the room had asked for then\n"                                          \
    "or since, the clerk said when it was over at ten.\n"                                          \
    "It was the fourth such meeting since the winter.\n"                                           \
    "\n"                                                                                           \
    "A second meeting has been called for next Monday,\n"                                          \
    "when the engineer who drew the plans is to answer\n"                                          \
    "questions from those who live beside the crossing\n"                                          \
    "and from the fishermen who moor their boats there\n"                                          \
    "in the winter, as their fathers did before them.\n"

/* A file's bytes and its paragraphs, "|" between them. */
static const struct reading {
    const char *bytes, *paragraphs;
} readings[] = {
    {"One.\nTwo.\n", "One.|Two."},
    {"One.\r\nTwo.\rThree.", "One.|Two.|Three."},
    {"\n\n  One. \n \t\nTwo.\n\n", "One.|Two."},
    {"\xEF\xBB\xBFOne.", "One."},
    {"\x1B[31mred\x1B[0m and \x07"
     "bell",
     "[31mred[0m and bell"},
    {"a \xE2\x80\xAE"
     "b",
     "a b"},
    {"bad \xFF byte", "bad \xEF\xBF\xBD byte"},
    {"cafe\xCC\x81", "caf\xC3\xA9"},
    {"The vote was lost.Harbour master Ines Calder left.",
     "The vote was lost.|Harbour master Ines Calder left."},
    {"It makes all the difference.”“We know,” she said.",
     "It makes all the difference.”|“We know,” she said."},
    {"The council had to meet again on WednesdayUK engineers were to look at the crane first.",
     "The council had to meet again on Wednesday|UK engineers were to look at the crane first."},
    {"Nobody in the hall could explain the differenceHarbour master Ines Calder left by boat.",
     "Nobody in the hall could explain the difference|Harbour master Ines Calder left by boat."},
    {"She sent it to him on a WhatsApp group that SoundCloud had paid for in the spring.",
     "She sent it to him on a WhatsApp group that SoundCloud had paid for in the spring."},
    {"set the player that loads on this page to autoplayVideo when = ready for the clip",
     "set the player that loads on this page to autoplayVideo when = ready for the clip"},
    {"See news.Example.org/page.Html for more.", "See news.Example.org/page.Html for more."},
    {"The U.S.Senate and the St.Elm ferry.", "The U.S.Senate and the St.Elm ferry."},
    {"The iPhone and the MacBook of a YouTuber from McDonald county were sold on eBay by PayPal "
     "for more than anyone had thought they could be sold for. She said so.",
     "The iPhone and the MacBook of a YouTuber from McDonald county were sold on eBay by PayPal "
     "for more than anyone had thought they could be sold for. She said so."},
    {"Ines Calder (left) walks with Piet LundInes Calder (left) walks with Piet Lund",
     "Ines Calder (left) walks with Piet Lund|Ines Calder (left) walks with Piet Lund"},
    {"The Heron: Ines Calder walks on the quayInes Calder walks on the quay",
     "The Heron:|Ines Calder walks on the quay|Ines Calder walks on the quay"},
    {"A ferry is to sail to Orle on WednesdayHarbour master Ines Calder spoke to the crew on the "
     "quay at noonIt comes as fog keeps three ships out in the bay",
     "A ferry is to sail to Orle on Wednesday|Harbour master Ines Calder spoke to the crew on the "
     "quay at noon|It comes as fog keeps three ships out in the bay"},
    {WRAPPED,
     "The council met on Monday evening in the old hall by the harbour and talked for three hours "
     "about a bridge that nobody in the room had asked for then or since, the clerk said when it "
     "was over at ten. It was the fourth such meeting since the winter.|A second meeting has been "
     "called for next Monday, when the engineer who "
     "drew the plans is to answer questions from those who live beside the crossing and from the "
     "fishermen who moor their boats there in the winter, as their fathers did before them."},
};

static char *joined(const struct article *article)
{
    struct text_builder out = {0};
    for (size_t i = 0; i < article->paragraph_count; i++) {
        text_builder_add_string(&out, i > 0 ? "|" : "");
        text_builder_add(&out, article->paragraphs[i].text);
    }
    return out.bytes;
}

START_TEST(test_paragraphs)
{
    struct problem_list problems = {0};
    struct article *article = plain_read("a/heron.txt", text_from(readings[_i].bytes), &problems);
    ck_assert_ptr_nonnull(article);
    char *paragraphs = joined(article);
    ck_assert_str_eq(paragraphs, readings[_i].paragraphs);
    ck_assert_str_eq(article->outlet, "heron");
    ck_assert_int_eq(article->outlet_basis, OUTLET_FROM_FILE_NAME);
    free(paragraphs);
    article_free(article);
    problem_list_free(&problems);
}
END_TEST

/* What stands at a paragraph's bytes is, cleaned, the paragraph. */
START_TEST(test_bytes)
{
    struct problem_list problems = {0};
    struct text bytes = text_from(readings[_i].bytes);
    struct article *article = plain_read("heron.txt", bytes, &problems);
    int64_t before = 0;
    for (size_t i = 0; i < article->paragraph_count; i++) {
        const struct paragraph *p = &article->paragraphs[i];
        ck_assert_int_le(before, p->source_start);
        ck_assert_int_lt(p->source_start, p->source_end);
        ck_assert_uint_le((size_t)p->source_end, bytes.length);
        struct text raw = text_slice(bytes, (size_t)p->source_start, (size_t)p->source_end);
        ck_assert(text_equal(utf8_sanitize(article->arena, raw, NULL), p->text));
        before = p->source_end;
    }
    article_free(article);
    problem_list_free(&problems);
}
END_TEST

START_TEST(test_nothing)
{
    static const char *const empty[] = {"", "\n \r\n\t", "\xEF\xBB\xBF", "\x01\x02\n\x7F"};
    struct problem_list problems = {0};
    for (size_t i = 0; i < sizeof(empty) / sizeof(*empty); i++)
        ck_assert_ptr_null(plain_read("x.txt", text_from(empty[i]), &problems));
    problem_list_free(&problems);
}
END_TEST

START_TEST(test_invalid_is_told)
{
    struct problem_list problems = {0};
    struct article *article = plain_read("x.txt", TEXT("a \xFF\nb \xFE c\0d"), &problems);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_int_eq(problems.items[0].severity, SEVERITY_WARNING);
    ck_assert_ptr_nonnull(strstr(problems.items[0].message, "2 byte sequences"));
    article_free(article);
    problem_list_free(&problems);
}
END_TEST

/* Lines that a quadratic reader would not finish. */
START_TEST(test_hostile)
{
    static const char *const units[] = {"/aaa.Aaaa", "aaaaAaaa ", "abc\n", " ", "a.\xFF", "\r\r\n"};
    const char *unit = units[_i];
    size_t length = strlen(unit), count = 200000;
    char *bytes = memory_alloc(length * count);
    for (size_t i = 0; i < count; i++)
        memcpy(bytes + i * length, unit, length);
    struct problem_list problems = {0};
    article_free(plain_read("x.txt", (struct text){bytes, length * count}, &problems));
    problem_list_free(&problems);
    free(bytes);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("plain");
    TCase *tcase = tcase_create("cases");
    int count = sizeof(readings) / sizeof(*readings);
    tcase_add_loop_test(tcase, test_paragraphs, 0, count);
    tcase_add_loop_test(tcase, test_bytes, 0, count - 1);
    tcase_add_test(tcase, test_nothing);
    tcase_add_test(tcase, test_invalid_is_told);
    tcase_add_loop_test(tcase, test_hostile, 0, 6);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
