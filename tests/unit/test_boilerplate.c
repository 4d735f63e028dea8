#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/ingest/source.h"
#include "tests/unit/reading.h"

/* Lines of pages, written for this test: what is furniture, with its kind, and what only looks like
 * it (NONE). */
static const struct {
    enum boilerplate kind;
    const char *line;
} lines[] = {
    {BOILERPLATE_CODE, "window.dataLayer = window.dataLayer || [];"},
    {BOILERPLATE_CODE, ".video-box { margin: 0 auto; width: 100% }"},
    {BOILERPLATE_CODE, "(function (w, d) { w.track(d); })();"},
    {BOILERPLATE_CODE, "<!-- ad slot 4 -->"},
    {BOILERPLATE_SUBSCRIPTION, "Sign in to keep reading"},
    {BOILERPLATE_SUBSCRIPTION, "Already a subscriber? Log in here"},
    {BOILERPLATE_SUBSCRIPTION, "Subscribe now for unlimited access to every story"},
    {BOILERPLATE_SUBSCRIPTION, "Create an account or log in to continue reading this article"},
    {BOILERPLATE_SUBSCRIPTION, "Start your free trial today. Cancel anytime."},
    {BOILERPLATE_SUBSCRIPTION, "Download our app"},
    {BOILERPLATE_APPEAL, "Please support our journalism with a donation if you can."},
    {BOILERPLATE_APPEAL, "Your support lets us send our reporters where nobody else goes."},
    {BOILERPLATE_NEWSLETTER, "Sign up to our free morning newsletter"},
    {BOILERPLATE_NEWSLETTER, "Get the day's headlines in your inbox every morning"},
    {BOILERPLATE_NEWSLETTER, "Enter your email address to get breaking news alerts"},
    {BOILERPLATE_NEWSLETTER, "Thank you for subscribing! You can unsubscribe at any time."},
    {BOILERPLATE_SHARING, "Share this article on Facebook"},
    {BOILERPLATE_SHARING, "Share on Twitter"},
    {BOILERPLATE_SHARING, "Follow us on Instagram and WhatsApp"},
    {BOILERPLATE_SHARING, "Copy link"},
    {BOILERPLATE_RELATED, "Related stories"},
    {BOILERPLATE_RELATED, "Most read in Politics"},
    {BOILERPLATE_MENU, "Skip to main content"},
    {BOILERPLATE_RELATED, "You may also like"},
    {BOILERPLATE_ADVERTISEMENT, "Advertisement"},
    {BOILERPLATE_ADVERTISEMENT, "Story continues below"},
    {BOILERPLATE_RELATED, "Read more: What the closed harbour means for your holiday"},
    {BOILERPLATE_COOKIES, "Accept all cookies"},
    {BOILERPLATE_COOKIES, "Cookie settings"},
    {BOILERPLATE_COOKIES, "We use cookies to give you the best experience on our site."},
    {BOILERPLATE_LEGAL, "Terms of use and privacy policy"},
    {BOILERPLATE_LEGAL, "© 2025 Orle Press Ltd. All rights reserved"},
    {BOILERPLATE_MENU, "Home | Ports | Orle"},
    {BOILERPLATE_MENU, "Sport | Football"},
    {BOILERPLATE_APPEAL, "Have you been affected? Email the newsdesk"},
    {BOILERPLATE_RELATED, "Click here for more news of the ports"},
    {BOILERPLATE_LABEL, "This is a developing story. Check back for updates."},
    {BOILERPLATE_NONE, "Opinion | The harbour needs a new crane"},
    {BOILERPLATE_NONE,
     "Anna Moor said the company would sign in May what it had promised in June."},
    {BOILERPLATE_NONE, "“We need your support and we need it now,” Ms Moor told the crowd."},
    {BOILERPLATE_NONE, "The minister wrote on Twitter that the harbour would open on Friday."},
    {BOILERPLATE_NONE, "Facebook said it had removed 40 accounts that spread the false report."},
    {BOILERPLATE_NONE, "Subscribers of the water company will pay a tenth more from April."},
    {BOILERPLATE_NONE, "The newsletter of the union had warned of the rusty crane in March."},
    {BOILERPLATE_NONE, "Members must register the boats by Friday, the harbour office said."},
    {BOILERPLATE_NONE, "He asked us to wait, and we waited until the tide had turned."},
    {BOILERPLATE_NONE, "US troops left the island before our correspondent could reach it."},
    {BOILERPLATE_NONE, "The donation of £40,000 was paid back within a week."},
    {BOILERPLATE_NONE, "“Read the report before you speak,” he said."},
    {BOILERPLATE_NONE, "Comments by the minister were called careless by the union."},
    {BOILERPLATE_NONE, "More from the talks is expected on Thursday, when ministers meet again."},
    {BOILERPLATE_NONE, "The bakery sells biscuits and cookies to every ship that calls."},
    {BOILERPLATE_NONE, "Support for the plan fell to 40 per cent."},
    {BOILERPLATE_NONE, "“You cannot fill a shared river from one side.”"},
    {BOILERPLATE_NONE, "The premium on the insurance of tankers has doubled."},
    {BOILERPLATE_NONE, "Follow-up talks are to be held in Ruse."},
    {BOILERPLATE_NONE, "Watch officers on both ships saw nothing but fog."},
    {BOILERPLATE_NONE, "Share prices fell by a tenth; the firm's bonds (due 2031) held."},
};
enum { LINE_COUNT = sizeof(lines) / sizeof(*lines), FOUND_PERCENT = 90, NAMED_PERCENT = 90 };

static const char body[] =
    "The harbour at Orle was closed on Monday after a crane fell into the water, the port said.\n"
    "Nobody was hurt, according to Ines Calder, who runs the port and had warned of the crane.\n";

static struct article *read(struct text bytes)
{
    return reading_one("page.txt", bytes, NULL);
}

/* Each line alone between body: no text is taken for furniture; most furniture is found, with its
 * kind. */
START_TEST(test_lines)
{
    int found = 0, furniture = 0, named = 0;
    for (size_t i = 0; i < LINE_COUNT; i++) {
        struct text_builder page = {0};
        text_builder_printf(&page, "%s%s\n%s", body, lines[i].line, body);
        struct article *article = read(text_builder_text(&page));
        ck_assert_uint_eq(article->paragraph_count, 5);
        const struct paragraph *p = &article->paragraphs[2];
        bool out = p->kind == PARAGRAPH_BOILERPLATE;
        ck_assert_msg(!out || lines[i].kind != BOILERPLATE_NONE, "text folded: %s", lines[i].line);
        furniture += lines[i].kind != BOILERPLATE_NONE;
        found += out;
        named += out && p->boilerplate == lines[i].kind;
        if (lines[i].kind != BOILERPLATE_NONE && p->boilerplate != lines[i].kind && getenv("SHOW"))
            printf("%s: %s\n", boilerplate_name(p->boilerplate), lines[i].line);
        article_free(article);
        text_builder_free(&page);
    }
    ck_assert_int_ge(found * 100, furniture * FOUND_PERCENT);
    ck_assert_int_ge(named * 100, found * NAMED_PERCENT);
}
END_TEST

/* Furniture put about an article changes nothing else of it. */
START_TEST(test_around)
{
    static const char *const story =
        "Crane falls into the harbour at Orle\n"
        "By Anna Moor\n"
        "The harbour at Orle was closed on Monday after a crane fell, the port said.\n"
        "“We were warned,” said Ines Calder.\n"
        "What happens next\n"
        "Engineers are to look at the other two cranes on Thursday, the union said.\n";
    struct text_builder page = {0};
    for (size_t i = 4; i < 10; i++)
        text_builder_printf(&page, "%s\n", lines[i].line);
    text_builder_add_string(&page, story);
    for (size_t i = 16; i < 32; i++)
        text_builder_printf(&page, "%s\n", lines[i].line);
    struct article *plain = read(text_from(story)), *framed = read(text_builder_text(&page));
    ck_assert_str_eq(framed->title, plain->title);
    ck_assert_uint_eq(framed->byline_count, plain->byline_count);
    size_t at = 0;
    for (size_t i = 0; i < framed->paragraph_count; i++) {
        const struct paragraph *p = &framed->paragraphs[i];
        if (p->kind == PARAGRAPH_BOILERPLATE)
            continue;
        ck_assert_uint_lt(at, plain->paragraph_count);
        ck_assert(text_equal(p->text, plain->paragraphs[at].text));
        ck_assert_int_eq(p->kind, plain->paragraphs[at].kind);
        at++;
    }
    ck_assert_uint_eq(at, plain->paragraph_count);
    ck_assert_uint_eq(framed->words, plain->words);
    article_free(plain);
    article_free(framed);
    text_builder_free(&page);
}
END_TEST

/* A headline that the page prints twice stands once; a label that it prints twice is furniture both
 * times. */
START_TEST(test_repeats)
{
    struct text_builder page = {0};
    text_builder_printf(&page, "%s\n%s\nLive\n%sLive\n", "Crane falls into the harbour at Orle",
                        "Crane falls into the harbour at Orle", body);
    struct article *article = read(text_builder_text(&page));
    static const bool out[] = {false, true, true, false, false, true};
    ck_assert_uint_eq(article->paragraph_count, 6);
    for (size_t i = 0; i < 6; i++)
        ck_assert_int_eq(article->paragraphs[i].kind == PARAGRAPH_BOILERPLATE, out[i]);
    ck_assert_str_eq(article->title, "Crane falls into the harbour at Orle");
    article_free(article);
    text_builder_free(&page);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("boilerplate");
    TCase *tcase = tcase_create("cases");
    tcase_add_test(tcase, test_lines);
    tcase_add_test(tcase, test_around);
    tcase_add_test(tcase, test_repeats);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
