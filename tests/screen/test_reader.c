/* The whole reader in a terminal, on the sample that is part of it: what each view shows and how,
 * and where keys lead. */
#include "tests/screen/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS_MAX = 10 };

static struct pty *start(int rows, int columns, const char *term, const char *option)
{
    return reader_start((struct pty_options){.rows = rows, .columns = columns, .term = term},
                        READER_ON(option), NULL);
}

/* --- where keys lead -------------------------------------------------------------------------- */

/* Keys typed one after the other, each with what must then stand on the screen. */
static const struct journey {
    const char *name;
    struct {
        const char *keys, *shown;
    } steps[STEPS_MAX];
} journeys[] = {
    {"stories",
     {{"", "9 articles, 2 stories"}, {"j", ">* The Meridian"}, {"G", ">* Portside Gazette"}}},
    {"read and back", {{"j\r", "The Meridian, 2025-11-06"}, {"q", "9 articles, 2 stories"}}},
    {"jumps",
     {{"j\r", "The Meridian, 2025-11-06"},
      {"]p", "person 1/"},
      {"]p", "person 2/"},
      {"[p", "person 1/"},
      {";", "no person above"},
      {"]l", "place "},
      {"]o", "organisation "},
      {"]f", "figure "},
      {"]d", "date "},
      {"]w", "watch hit "}}},
    {"jumps by sentence",
     {{"j\r", "The Meridian, 2025-11-06"},
      {"]q", "quotation 1/"},
      {"]s", "shared passage "},
      {"]u", "passage only here "},
      {"3]l", "place "},
      {">p", "person "}}},
    {"mentions",
     {{"j\r", "The Meridian, 2025-11-06"},
      {"]l", "place 1/"},
      {"*", "mention 2/"},
      {"#", "mention 1/"}}},
    {"classes",
     {{"j\r", "The Meridian, 2025-11-06"},
      {"tp", "persons off"},
      {"tp", "persons on"},
      {"ta", "all highlights off"},
      {"\t", "no highlight here"},
      {"ta", "all highlights on"},
      {"\t", " 1/"}}},
    {"search",
     {{"j\r", "The Meridian, 2025-11-06"},
      {"/nikopol\r", "/nikopol  1/"},
      {"n", "/nikopol  2/"},
      {"N", "/nikopol  1/"},
      {"N", "went on from the end"},
      {"/zzzz\r", "not here: zzzz"}}},
    {"search of a list",
     {{"/portside\r", "/portside  1/2"},
      {"n", "/portside  2/2"},
      {"n", "/portside  1/2"},
      {"2n", "went on from the top"}}},
    {"boilerplate",
     {{"\r", "lines: subscription"}, {"B", "Start your free month"}, {"B", "lines: subscription"}}},
    {"compare a story",
     {{"c", "compare 4 outlets"},
      {"]s", "shared passage 1/"},
      {"]c", "passage with differences "},
      {"p", "% alike"},
      {"l", "of 4)"},
      {"q", "2 stories"}}},
    {"compare two that are chosen",
     {{"  ", "2 chosen: c compares them"},
      {"c", "compare 2 outlets"},
      {"l", "The Meridian (2 of 2)"}}},
    {"lead", {{"c", "Daily Lantern (1 of 4)"}, {"lL", "The Meridian leads"}}},
    {"nothing to compare", {{" c", "one is chosen"}}},
    {"watchlist",
     {{"w", "Lady Marsali"},
      {"j\r", "9 hits in 5 of 5 outlets"},
      {"\r", "hit 1/9"},
      {"q", "watched for"},
      {"\r", "hit 2/9"},
      {"qq", "watchlist"}}},
    {"help", {{"?", "Keys in stories"}, {"q", "2 stories"}}},
    {"messages", {{"!", "nothing to tell"}, {"q", "2 stories"}}},
    {"themes", {{"T", "theme: light"}, {"T", "theme: mono"}}},
    {"no such key", {{"Z", "no such key here"}, {"\003", "^C again quits"}}},
};

START_TEST(leads_where_keys_say)
{
    const struct journey *journey = &journeys[_i];
    struct pty *pty = start(24, 100, "xterm-256color", NULL);
    pty_wait_text(pty, "2 stories");
    for (size_t i = 0; i < STEPS_MAX && journey->steps[i].keys; i++) {
        reader_type(pty, journey->steps[i].keys, journey->steps[i].shown);
    }
    pty_type(pty, "Q");
    ck_assert_int_eq(pty_wait_status(pty), 0);
    ck_assert(!pty_state(pty).alternate);
    pty_free(pty);
}
END_TEST

/* --- how things look -------------------------------------------------------------------------- */

struct look {
    const char *keys, *ready, *text; /* text's first cell is looked at once `ready` stands */
    bool bold, underline, italic, ground;
};

static const struct look looks[] = {
    {"j\r", "The Meridian,", "Matthias Oyelaran", false, true, false, false},
    {"j\r", "The Meridian,", "Ruse", false, false, true, false},
    {"j\r", "The Meridian,", "1.4 billion", true, false, false, false},
    {"j\r", "The Meridian,", "suspended its", false, false, false, false},
    {"j\r", "The Meridian,", "reservoir", true, false, false,
     true}, /* a watch hit in a bold headline */
    {"j\r]p", "person 1/", "Matthias Oyelaran", true, true, false, true},
    {"j\r/Romania\r", "/Romania", "Romania starts", true, false, true, true},
    {"\rtp", "persons off", "Gil Farraday", false, false, false, false},
    {"w", "12 terms", "Lady Marsali", true, false, false, true},
};

START_TEST(looks_as_the_theme_says)
{
    const struct look *look = &looks[_i];
    int row, column;
    struct pty *pty = start(24, 100, "xterm-256color", NULL);
    pty_wait_text(pty, "2 stories");
    reader_type(pty, look->keys, look->ready);
    pty_wait_text(pty, look->text);
    ck_assert_msg(pty_find(pty, look->text, &row, &column), "%s", look->text);
    VTermScreenCell cell = pty_cell(pty, row, column);
    bool ground = cell.attrs.reverse || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
    ck_assert_msg(cell.attrs.bold == look->bold, "%s bold", look->text);
    ck_assert_msg((cell.attrs.underline != 0) == look->underline, "%s underlined", look->text);
    ck_assert_msg(cell.attrs.italic == look->italic, "%s italic", look->text);
    ck_assert_msg(ground == look->ground, "%s on a ground", look->text);
    pty_free(pty);
}
END_TEST

/* In mono without italic a place stands in brackets. */
START_TEST(brackets_places_on_a_vt100)
{
    struct pty *pty = start(24, 80, "vt100", NULL);
    pty_wait_text(pty, "2 stories");
    reader_type(pty, "j\r", "in [Ruse]");
    pty_free(pty);
}
END_TEST

/* --- sizes ------------------------------------------------------------------------------------ */

/* The line under the cursor is the same at every size. */
START_TEST(keeps_the_place)
{
    static const int sizes[][2] = {{10, 40}, {36, 120}, {3, 10}, {24, 80}};
    struct pty *pty = start(24, 80, "xterm-256color", NULL);
    pty_wait_text(pty, "2 stories");
    reader_type(pty, "j\r/turnu\r", "/turnu  1/1");
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        pty_wait_text(pty, sizes[i][0] < 4 ? "too small" : "Turnu");
    }
    pty_free(pty);
}
END_TEST

START_TEST(works_on_a_small_screen)
{
    struct pty *pty = start(10, 40, "xterm-256color", "--ascii");
    pty_wait_text(pty, "Bulgaria quits Danube dam project a");
    reader_type(pty, "c", "compare 4 outlets");
    reader_type(pty, "]s", "shared passage 1/");
    reader_type(pty, "p", "% alike");
    pty_free(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {
        {leads_where_keys_say, sizeof(journeys) / sizeof(journeys[0])},
        {looks_as_the_theme_says, sizeof(looks) / sizeof(looks[0])},
        {brackets_places_on_a_vt100, 1},
        {keeps_the_place, 1},
        {works_on_a_small_screen, 1}};
    return reader_suite("reader", tests, COUNT(tests), NULL, NULL);
}
