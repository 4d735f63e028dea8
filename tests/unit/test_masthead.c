#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "core/ingest/source.h"
#include "tests/unit/reading.h"

#define BODY                                                                                       \
    "The harbour at Orle was closed on Monday after a crane fell into the water, the port said.\n" \
    "Nobody was hurt, according to Ines Calder, who runs the port and had warned of the crane.\n"

/* A page, and what its masthead gives: the stem of the file is "page". */
static const struct page {
    const char *bytes, *outlet, *title, *date, *bylines;
} pages[] = {
    {BODY, "page", NULL, "", ""},
    {"Crane falls into the harbour at Orle\n" BODY, "page", "Crane falls into the harbour at Orle",
     "", ""},
    {"date 2025-03-04 Crane falls into the harbour at Orle\n" BODY, "page",
     "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"2025/03/04 10:33 Crane falls into the harbour at Orle\n" BODY, "page",
     "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"Crane falls into the harbour at Orle\nPublished: 11:52, 4 March 2025 | Updated: 16:20\n" BODY,
     "page", "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"Crane falls into the harbour at Orle\nTue, Mar 4th, 2025\n" BODY, "page",
     "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"Crane falls into the harbour at Orle\n04/03/2025\n" BODY, "page",
     "Crane falls into the harbour at Orle", "", ""},
    {"Crane falls at Orle as it happened on 4 March 2025\n" BODY, "page",
     "Crane falls at Orle as it happened on 4 March 2025", "", ""},
    {"On 4 March 2025, nobody had looked at the crane for a year, and it fell into the "
     "water.\n" BODY,
     "page", NULL, "", ""},
    {"Crane falls into the harbour at Orle\n2025-03-04T10:33:00Z\n" BODY, "page",
     "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"Crane falls into the harbour at Orle\n20250304T103300Z\n" BODY, "page",
     "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"Crane falls into the harbour at Orle\nTue, 04 Mar 2025 10:33:00 +0000\n" BODY, "page",
     "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"Crane falls into the harbour at Orle\nUpdated: 5 March 2025\nPublished: 4 March 2025\n" BODY,
     "page", "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"Crane falls into the harbour at Orle\nPublished on 04/03/2025 - 18:02\n" BODY, "page",
     "Crane falls into the harbour at Orle", "", ""},
    {"Crane falls into the harbour at Orle\nPosted on March 4, 2025 by Anna Moor\n" BODY, "page",
     "Crane falls into the harbour at Orle", "2025-03-04", "Anna Moor"},
    {"Crane falls into the harbour at Orle\nORLE, March 4, 2025 (Skerry) - A crane fell into the "
     "water of the port at noon.\n" BODY,
     "page", "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"Crane falls into the harbour at Orle\n" BODY "Published: 4 March 2025\n", "page",
     "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"Louder, earlier and further than you think\nSponsored\nCrane falls into the harbour at Orle\n"
     "March 4, 2025 / 7:41 AM / Skerry Wire\n" BODY,
     "page", "Crane falls into the harbour at Orle", "2025-03-04", ""},
    {"Crane falls at Orle\n31 February 2025\n" BODY, "page", "Crane falls at Orle", "", ""},
    {"Crane falls into the harbour at Orle\nBy Anna Moor and Piet Lund\n" BODY, "page",
     "Crane falls into the harbour at Orle", "", "Anna Moor;Piet Lund"},
    {"Crane falls into the harbour at Orle\nBy Anna Moor, Ports Correspondent\n" BODY, "page",
     "Crane falls into the harbour at Orle", "", "Anna Moor"},
    {"Crane falls into the harbour at Orle\nAnna Moor in Orle\n4 March 2025\n" BODY, "page",
     "Crane falls into the harbour at Orle", "2025-03-04", "Anna Moor"},
    {"Crane falls into the harbour at Orle\nBy Anna Moor in Orle for MailOnline\n" BODY,
     "Daily Mail", "Crane falls into the harbour at Orle", "", "Anna Moor"},
    {"Daily Lantern\nDaily Lantern\nNews\nAnna Moor\nCrane falls into the harbour at Orle\n" BODY,
     "Daily Lantern", "Crane falls into the harbour at Orle", "", "Anna Moor"},
    {"Crane falls into the harbour at Orle\nBy Anna Moor and Piet Lund, Political Editor, for the "
     "Mirror\n" BODY,
     "Daily Mirror", "Crane falls into the harbour at Orle", "", "Anna Moor;Piet Lund"},
    {"Crane falls into the harbour at Orle\nBy Anna Moor | Orle Herald\n" BODY, "Orle Herald",
     "Crane falls into the harbour at Orle", "", "Anna Moor"},
    {"Crane falls into the harbour at Orle\nby Anna Moor with AFP\n" BODY, "page",
     "Crane falls into the harbour at Orle", "", "Anna Moor"},
    {"Crane falls into the harbour at Orle\nWords by Joost van Dalen\n" BODY, "page",
     "Crane falls into the harbour at Orle", "", "Joost van Dalen"},
    {"Crane falls into the harbour at Orle - BBC News\nCrane falls into the harbour at Orle\n" BODY,
     "BBC News", "Crane falls into the harbour at Orle", "", ""},
    {"Crane falls into the harbour at Orle | BBC News\n" BODY, "BBC News",
     "Crane falls into the harbour at Orle", "", ""},
    {BODY "© 2025 The Orle Herald Ltd. All rights reserved.\n", "The Orle Herald", NULL, "", ""},
    {BODY "Copyright 2025 by Vestland Holding. All rights reserved.\n", "page", NULL, "", ""},
    {BODY "“It fell,” she told The Orle Herald.\nThe clerk told The Orle Herald so.\n",
     "The Orle Herald", NULL, "", ""},
    {"ORLE (Reuters) - The harbour was closed on Monday after a crane fell into the water.\n" BODY,
     "page", NULL, "", ""},
    {"ORLE (Reuters) - The harbour was closed on Monday after a crane fell into the water.\n" BODY
     "© 2025 Reuters. All rights reserved.\n",
     "Reuters", NULL, "", ""},
    {"The Orle Courier-Journal\nCrane falls into the harbour at Orle\nORLE (AP) — A crane fell "
     "into "
     "the water of the port at noon.\n" BODY
     "Copyright 2025 The Associated Press. All rights reserved.\n",
     "The Orle Courier-Journal", "Crane falls into the harbour at Orle", "", ""},
    {BODY "Subscribe to The Daily Orle Ledger to read the full story\n", "The Daily Orle Ledger",
     NULL, "", ""},
    {"Home | Ports | Orle\nCrane falls into the harbour at Orle\n" BODY, "page",
     "Crane falls into the harbour at Orle", "", ""},
    {"Crane falls into the harbour at Orle\nEXCLUSIVE by Anna Moor, Ports Editor\n" BODY, "page",
     "Crane falls into the harbour at Orle", "", "Anna Moor"},
    {BODY "The National:\n" BODY, "The National", NULL, "", ""},
    {BODY "“It fell,” she told the Guardian.\n", "page", NULL, "", ""},
    {BODY "“It fell,” she told the Mirror.\nThe clerk told the Mirror so.\n", "Daily Mirror", NULL,
     "", ""},
    {BODY "“It fell,” she told the Page.\n", "The Page", NULL, "", ""},
    {"s.src = “https://www.dailymail.co.uk/page/x.js”;\n" BODY, "Daily Mail", NULL, "", ""},
    {BODY "Reports by nytimes.com and the Sun were not confirmed on Monday night.\n", "page", NULL,
     "", ""},
    {BODY "Your gift pays for our reporters\nThe Independent goes where it happens. Your "
          "donation lets us stay there.\n",
     "The Independent", NULL, "", ""},
};

static struct article *read(const char *bytes)
{
    return reading_one("page.txt", text_from(bytes), NULL);
}

START_TEST(test_masthead)
{
    const struct page *page = &pages[_i];
    struct article *article = read(page->bytes);
    char date[12], bylines[200] = "";
    date_format(article->date, date);
    for (size_t i = 0; i < article->byline_count; i++) {
        strcat(bylines, i > 0 ? ";" : "");
        strcat(bylines, article->bylines[i]);
    }
    ck_assert_str_eq(article->outlet, page->outlet);
    ck_assert_pstr_eq(article->title, page->title);
    ck_assert_str_eq(date, page->date);
    ck_assert_str_eq(bylines, page->bylines);
    ck_assert_str_eq(article->language, "en");
    article_free(article);
}
END_TEST

/* The kinds of a page's lines: h headline, s standfirst, y byline, b body, c caption, d heading, x
 * boilerplate. */
static const struct {
    const char *bytes, *kinds;
} kinds[] = {
    {"Crane falls into the harbour at Orle\nPort had been warned of rust for years, says "
     "clerk\n" BODY,
     "hsbb"},
    {BODY "The crane in the water at Orle (Halyard/Getty Images)\n" BODY, "bbcbb"},
    {BODY "The crane before it fell, in a picture that the port gave out on Monday\n" BODY,
     "bbcbb"},
    {BODY "Ines Calder walks on the quayInes Calder walks on the quay\n" BODY, "bbdxbb"},
    {BODY "Ines Calder (left) walks on the quay with Piet Lund of the "
          "unionInes Calder (left) walks on the quay with Piet Lund of the union\n" BODY,
     "bbcxbb"},
    {BODY "What happens next\n" BODY, "bbdbb"},
    {BODY "Advertisement\n4\nThe road is shut.\nView comments\n", "bbxxbx"},
    {"Crane falls into the harbour at Orle\nBy our Foreign Staff\n4 March 2025\n" BODY, "hyxbb"},
    {"Crane falls into the harbour at Orle\nPUBLISHED: March 5, 2025 at 6:12 p.m. | UPDATED: March "
     "6, 2025 at 7:01 a.m.\n" BODY,
     "hxbb"},
    {BODY "(Reporting by Anna Moor in Orle and Piet Lund in Ruse; Editing by Ines Calder)\n",
     "bby"},
    {BODY "14.58\nThe second crane was taken down at noon, the port said on Monday night.\n",
     "bbtb"},
    {BODY "“We had told them that it would fall, and nobody came to look at it,” she said\n",
     "bbb"},
    {BODY "It comes after a year in which two other cranes of the port were found rusty\n", "bbb"},
    {BODY "Second crane is found rusty at Orle as the port calls in the engineer\nBy Anna Moor for "
          "the Page\n" BODY,
     "bbdybb"},
};

START_TEST(test_kinds)
{
    static const char letters[PARAGRAPH_KIND_COUNT] = {'h', 's', 'y', 'b', 'c', 'd', 't', 'x'};
    struct article *article = read(kinds[_i].bytes);
    char got[16] = "";
    for (size_t i = 0; i < article->paragraph_count && i + 1 < sizeof(got); i++)
        got[i] = letters[article->paragraphs[i].kind];
    ck_assert_str_eq(got, kinds[_i].kinds);
    article_free(article);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("masthead");
    TCase *tcase = tcase_create("cases");
    tcase_add_loop_test(tcase, test_masthead, 0, sizeof(pages) / sizeof(*pages));
    tcase_add_loop_test(tcase, test_kinds, 0, sizeof(kinds) / sizeof(*kinds));
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
