/* The list of stories by another order, in a terminal, on the sample. */
#include "tests/screen/reader.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_MAX = 11, STEPS_MAX = 8 };

static struct pty *start(int columns, const char *state_home)
{
    return reader_start((struct pty_options){.columns = columns, .state_home = state_home}, NULL,
                        columns < 80 ? " Bulgaria quits" : "2 stories");
}

/* Keys, what is told, then each row below the title: how it begins and how it ends. */
static const struct {
    const char *keys, *told;
    struct {
        const char *begins, *ends;
    } rows[ROWS_MAX];
} orders[] = {
    {"gs",
     "by date, the newest first",
     {{" * Portside Gazette  Lower Danube", "2025-11-07  2 min !7"},
      {" * The Meridian      Bulgaria quits", "2025-11-06  2 min !5"},
      {" * Portside Gazette  Brannholm", "2025-11-05  2 min !10"},
      {" * The Meridian      Ferry and", "2025-11-04  2 min !8"},
      {" * MorrowOnline      \xe2\x80\x98We thought", "2025-11-04  2 min !6"},
      {">* Daily Lantern     'They gave", "undated     2 min !2"},
      {" * The Northern Her\xe2\x80\xa6 (no headline)", "undated     2 min !7"},
      {" * Daily Lantern     'The whole", "undated     2 min !5"},
      {" * The Northern Her\xe2\x80\xa6 (no headline)", "undated     2 min !8"},
      {"", ""}}},
    {"gjss",
     "by outlet",
     {{">* Daily Lantern     'They gave", "  2 min !2"},
      {" * Daily Lantern     'The whole", "  2 min !5"},
      {" * The Meridian      Bulgaria quits", "  2 min !5"},
      {" * The Meridian      Ferry and", "  2 min !8"},
      {" * MorrowOnline", "  2 min !6"},
      {" * The Northern Her\xe2\x80\xa6 (no headline) A SCO", "  2 min !7"},
      {" * The Northern Her\xe2\x80\xa6 (no headline) CLY", "  2 min !8"},
      {" * Portside Gazette  Lower Danube", "  2 min !7"},
      {" * Portside Gazette  Brannholm", "  2 min !10"},
      {"", ""}}},
    {"gj3jsss",
     "by length, the longest first",
     {{" * The Northern Her\xe2\x80\xa6 (no headline) CLY", "329 words !8"},
      {" * The Meridian      Ferry and", "324 words !8"},
      {" * The Meridian      Bulgaria quits", "292 words !5"},
      {" * The Northern Her\xe2\x80\xa6 (no headline) A SCO", "287 words !7"},
      {" * MorrowOnline", "283 words !6"},
      {" * Daily Lantern     'The whole", "278 words !5"},
      {" * Portside Gazette  Brannholm", "277 words !10"},
      {">* Portside Gazette  Lower Danube", "255 words !7"},
      {" * Daily Lantern     'They gave", "240 words !2"},
      {"", ""}}},
    {"gj3jssss",
     "by story",
     {{" Bulgaria quits", "% shared"},
      {" * Daily Lantern     'They gave", "  2 min !2"},
      {" * The Meridian      Bulgaria quits", "  2 min !5"},
      {" * The Northern Her\xe2\x80\xa6 (no headline)", "  2 min !7"},
      {">* Portside Gazette  Lower Danube", "  2 min !7"},
      {" \xe2\x80\x98We thought", "% shared"},
      {" * Daily Lantern     'The whole", "  2 min !5"}}},
};

static bool ends(const char *row, const char *with)
{
    return text_ends(text_from(row), text_from(with));
}

START_TEST(sorts)
{
    struct pty *pty = start(100, NULL);
    pty_wait_text(pty, "63 % shared");
    reader_type(pty, orders[_i].keys, orders[_i].told);
    pty_settle(pty);
    for (int i = 0; i < ROWS_MAX && orders[_i].rows[i].begins; i++) {
        const char *row = pty_row(pty, i + 1), *begins = orders[_i].rows[i].begins;
        ck_assert_msg(text_starts(text_from(row), text_from(begins)), "'%s' not first in '%s'",
                      begins, row);
        ck_assert_msg(ends(row, orders[_i].rows[i].ends), "'%s' not last in '%s'",
                      orders[_i].rows[i].ends, row);
    }
    reader_quit(pty);
}
END_TEST

/* Keys, each with what must then show and what must not. */
static const struct {
    const char *keys, *shown, *gone;
} walks[][STEPS_MAX] = {
    /* the title tells it, as long as it lasts */
    {{"s", "58 watch hits, by date", "4 outlets"},
     {"s", "58 watch hits, by outlet", NULL},
     {"s", "58 watch hits, by length", NULL},
     {"s", "4 outlets", "hits, by"}},
    /* the filter counts articles, and goes on through an order */
    {{"s&meridian\r", "&meridian: 2 of 9 articles", "Lantern"},
     {"s", "&meridian: 2 of 9 articles, 2 stories, 58 watch hits, by outlet", "Lantern"},
     {"ss", "4 outlets", "Lantern"},
     {"", "&meridian: 2 of 9 articles", NULL},
     {"\x1b", "Lantern", "&meridian"}},
    /* what is chosen stays so, and is compared; the story of the article under the cursor is
       compared */
    {{"gj s", "+ Daily Lantern     'They", NULL}, {" c", "Daily Lantern (1 of ", NULL}},
    {{"gjsc", "(1 of 4)", NULL}, {"q", ">  Daily Lantern     'They", NULL}},
    /* a story's own line: its first article is what the cursor follows */
    {{"gs", ">* Daily Lantern     'They", NULL}, {"sss", ">* Daily Lantern     'They", NULL}},
    {{":sort\r", "by date, the newest first", NULL}},
};

START_TEST(walks_through)
{
    struct pty *pty = start(100, NULL);
    for (int i = 0; i < STEPS_MAX && walks[_i][i].keys; i++) {
        reader_type(pty, walks[_i][i].keys, walks[_i][i].shown);
        if (walks[_i][i].gone)
            pty_wait_gone(pty, walks[_i][i].gone);
    }
    reader_quit(pty);
}
END_TEST

/* The order is what was chosen last of what is opened. */
START_TEST(remembers_the_order)
{
    char state_home[] = "/tmp/diptych-test-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(state_home));
    struct pty *pty = start(100, state_home);
    reader_type(pty, "gjjss", ">* The Meridian      Bulgaria");
    pty_wait_text(pty, "hits, by outlet");
    reader_quit(pty);
    pty = start(100, state_home);
    pty_wait_text(pty, "hits, by outlet");
    pty_wait_text(pty, ">* The Meridian      Bulgaria");
    reader_quit(pty);
    pty_remove_state(state_home);
}
END_TEST

/* Where columns are few, what is sorted by takes the place of the rest. */
START_TEST(sorts_in_few_columns)
{
    struct pty *pty = start(40, NULL);
    reader_type(pty, "gjs", "* Portside G\xe2\x80\xa6 Lower Danub\xe2\x80\xa6   2025-11-07");
    reader_type(pty, "ss", "Lower Danub\xe2\x80\xa6    255 words");
    reader_quit(pty);
}
END_TEST

/* What tells how to open a folder of one's own stands whole where there is a place for it. */
START_TEST(tells_how_to_open)
{
    static const int columns[] = {40, 80, 120};
    struct pty *pty = start(columns[_i], NULL);
    pty_wait_text(pty, "sample: open yours with diptych FOLDER");
    reader_quit(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{sorts, COUNT(orders)},
                                        {walks_through, COUNT(walks)},
                                        {remembers_the_order, 1},
                                        {sorts_in_few_columns, 1},
                                        {tells_how_to_open, 3}};
    return reader_suite("stories", tests, COUNT(tests), NULL, NULL);
}
