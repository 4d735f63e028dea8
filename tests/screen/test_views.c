#include "tests/screen/reader.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The reader on its sample, all read. */
static struct pty *start(void)
{
    return reader_start((struct pty_options){0}, NULL, "2 stories");
}

/* --- keys and what they show ------------------------------------------------------------------ */

enum { STEPS_MAX = 12 };

/* Keys are typed one step after the other, each when the text of the one before has come. */
static const struct walk {
    const char *name;
    struct {
        const char *keys, *shown;
    } steps[STEPS_MAX];
} walks[] = {
    {"article and back",
     {{"gj\r", "240 words, 2 min"}, {"q", "9 articles"}, {"Z", "no such key here"}}},
    {"persons",
     {{"g\x1b[B\r", "240 words"},
      {"]p", "person 1/"},
      {"2]p", "person 3/"},
      {"[p", "person 2/"},
      {";", "person 1/"},
      {",", "person 2/"},
      {"99[p", "person 1/"},
      {"[p", "no person above; Tab: all"},
      {">p", "person 2/"}}},
    {"classes",
     {{"gj\r", "240 words"},
      {"]l", "place 1/"},
      {"]o", "organisation 1/"},
      {"g]f", "figure 1/"},
      {"]d", "date "},
      {"g]w", "watch hit 1/"},
      {"g]q", "quotation 1/"},
      {"g]s", "shared passage 1/9"},
      {"g]u", "passage only here 1/7"},
      {"g\t", "person 1/"},
      {"\t", "2/"},
      {"\x1b[Z", "1/"}}},
    {"mentions",
     {{"gj\r", "240 words"},
      {"*", "no name in focus"},
      {"/Kaloyan\r", "/Kaloyan  1/"},
      {"*", "The Meridian: Kaloyan Radenkov, mention 1/1"},
      {"#", "Daily Lantern: Kaloyan Radenkov, mention 1/1"}}},
    {"jumps back",
     {{"gj\r", "240 words"},
      {"g]l", "place 1/"},
      {"]l", "place 2/"},
      {"[l", "place 1/"},
      {"g]o", "organisation 1/"},
      {"]o", "organisation 2/"},
      {"[o", "organisation 1/"},
      {"g]f", "figure 1/"},
      {"]f", "figure 2/"},
      {"[f", "figure 1/"},
      {"g2]d", "date 2/"},
      {"[d", "date 1/"}}},
    {"sentences back",
     {{"gj\r", "240 words"},
      {"g2]w", "watch hit 2/"},
      {"[w", "watch hit 1/"},
      {"g2]q", "quotation 2/"},
      {"[q", "quotation 1/"},
      {"g3]s", "shared passage 3/"},
      {"2[s", "shared passage 1/"},
      {"g2]u", "passage only here 2/"},
      {"[u", "passage only here 1/"},
      {"<u", "no passage only here above"},
      {"G]u", "no passage only here below"}}},
    {"differences back",
     {{"gjc", "(1 of 4)"},
      {"2]c", "passage with differences 2/"},
      {"[c", "passage with differences 1/"},
      {"[c", "no passage with differences above"}}},
    {"counts",
     {{"5j", ">* Daily Lantern     'The whole side"},
      {"2k", ">* Portside Gazette  Lower Danube"},
      {"G", ">* Portside Gazette  Brannholm"},
      {"10g", ">* The Northern Her\u2026 (no headline) CLYDEWAY"},
      {"99k", ">Bulgaria quits"},
      {"99j", ">* Portside Gazette  Brannholm"}}},
    {"folded lines open", {{"gj\r", "+5 lines: subscription"}, {"2j\r", "Start your free month"}}},
    {"compare from an article",
     {{"gj\r", "240 words"}, {"2]s\r", "(1 of 4)"}, {"q", "240 words"}, {"c", "(1 of 4)"}}},
    {"toggles",
     {{"gj\r", "240 words"},
      {"tp", "persons off"},
      {"tp", "persons on"},
      {"tl", "places off"},
      {"to", "organisations off"},
      {"tf", "figures off"},
      {"td", "dates off"},
      {"tw", "watch hits off"},
      {"ta", "all highlights on"},
      {"ta", "all highlights off"},
      {"\t", "no highlight"}}},
    {"boilerplate",
     {{"gj\r", "+5 lines: subscription"},
      {"B", "boilerplate shown"},
      {"", "Start your free month"},
      {"B", "boilerplate folded"},
      {"", "+5 lines: subscription"}}},
    {"search",
     {{"gj\r", "240 words"},
      {"/danube\r", "/danube  1/"},
      {"n", "/danube  2/"},
      {"N", "/danube  1/"},
      {"N", "went on from the end"},
      {"n", "went on from the top"},
      {"/nowhere\r", "not here: nowhere"}}},
    {"nothing searched", {{"n", "nothing to search for: / asks"}}},
    {"compare",
     {{"c", "compare 4 outlets"},
      {"", "(1 of 4)"},
      {"l", "The Meridian (2 of 4)"},
      {"2l", "Portside Gazette (4 of 4)"},
      {"h", "The Northern Heron (3 of 4)"},
      {"h", "The Meridian (2 of 4)"},
      {"h", "Daily Lantern (1 of 4)"},
      {"]s", "shared passage "},
      {"p", "% alike"},
      {"]c", "passage with differences"},
      {"L", "The Meridian leads"},
      {"L", "leads already"}}},
    {"aligned",
     {{"c", "compare 4 outlets, linked"},
      {"=", "aligned: what tells the same"},
      {"]s", "shared passage "},
      {"p", "% alike"},
      {"l", "(3 of 4)"},
      {"h", "(2 of 4)"},
      {"L", "The Meridian leads"},
      {"z", "what all share is cut"},
      {"z", "what only one has is cut"},
      {"z", "everything is shown"},
      {"=", "linked: each in its own order"}}},
    {"passage",
     {{"c", "compare 4 outlets"},
      {"]s", "shared passage 1/"},
      {"\r", "passage a  "},
      {"]s", "passage b  "},
      {"[s", "passage a  "},
      {"[s", "no shared passage above"},
      {"\r", "min"},
      {"q", "passage a  "},
      {"q", "compare 4 outlets"}}},
    {"missing here",
     {{"c", "compare 4 outlets"},
      {"-", "missing in Daily Lantern"},
      {"\r", "Not in: "},
      {"", "Daily Lantern"},
      {"q", "missing in "},
      {"q", "compare 4 outlets"}}},
    {"columns",
     {{"c", "compare 4 outlets, linked"},
      {"X", "Daily Lantern hidden: Esc"},
      {"", "linked, 1 hidden"},
      {"XX", "linked, 3 hidden"},
      {"X", "the last column stays"},
      {"\x1b", "all columns"},
      {"O", "alone: O shows"},
      {"O", "among the others"},
      {"S", "stay where they are"},
      {"S", "scroll together"}}},
    {"only here",
     {{"gjc", "(1 of 4)"}, {"g]u", "passage only here 1/"}, {"p", "only this outlet has this"}}},
    {"compare chosen",
     {{"gj ", "1 chosen"},
      {"c", "one is chosen: Space on another"},
      {" ", "2 chosen: c compares them"},
      {"c", "compare 2 outlets"},
      {"q", "9 articles"}}},
    {"watchlist",
     {{"w", "12 terms"},
      {"", "ships"},
      {"j\r", "watched for"},
      {"\r", "278 words"},
      {"qq", "12 terms"}}},
    {"help", {{"?", "help: stories"}, {"q", "9 articles"}, {"gjc?", "help: compare"}}},
    {"messages", {{"!", "nothing to tell: all was read"}, {"q", "9 articles"}}},
    {"theme", {{"T", "theme: "}, {"T", "theme: "}, {"T", "theme: contrast-dark"}}},
};

START_TEST(walks_through)
{
    struct pty *pty = start();
    const struct walk *walk = &walks[_i];
    for (int i = 0; i < STEPS_MAX && walk->steps[i].shown; i++) {
        reader_type(pty, walk->steps[i].keys, walk->steps[i].shown);
    }
    reader_quit(pty);
}
END_TEST

/* --- attributes ------------------------------------------------------------------------------- */

struct looks {
    const char *text; /* its first cell is looked at */
    bool bold, underline, italic, ground;
    int color; /* of the dark theme's 256; -1: the terminal's own */
};

static const struct looks article_looks[] = {
    {"Kaloyan", false, true, false, false, 111},  {"1.8 metres", true, false, false, false, 180},
    {"Bulgaria", false, false, true, false, 114}, {"Gil", false, true, false, false, 111},
    {"Talks in", false, false, false, false, -1},
};

static void assert_looks(struct pty *pty, const struct looks *looks)
{
    int row, column;
    ck_assert_msg(pty_find(pty, looks->text, &row, &column), "%s", looks->text);
    VTermScreenCell cell = pty_cell(pty, row, column);
    ck_assert_msg(cell.attrs.bold == looks->bold, "%s bold", looks->text);
    ck_assert_msg((cell.attrs.underline != 0) == looks->underline, "%s underline", looks->text);
    ck_assert_msg(cell.attrs.italic == looks->italic, "%s italic", looks->text);
    ck_assert_msg((cell.attrs.reverse || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)) == looks->ground,
                  "%s ground", looks->text);
    if (looks->color < 0)
        ck_assert_msg(VTERM_COLOR_IS_DEFAULT_FG(&cell.fg), "%s colour", looks->text);
    else
        ck_assert_msg(VTERM_COLOR_IS_INDEXED(&cell.fg) && cell.fg.indexed.idx == looks->color,
                      "%s colour", looks->text);
}

START_TEST(shows_classes)
{
    struct pty *pty = start();
    reader_type(pty, "gj\r", "240 words");
    pty_settle(pty);
    for (int i = 0; i < COUNT(article_looks) - 1; i++)
        assert_looks(pty, &article_looks[i]);
    reader_type(pty, "tp", "persons off");
    assert_looks(pty, &(struct looks){"Kaloyan", false, false, false, false, -1});
    reader_quit(pty);
}
END_TEST

/* A passage that both have is lit in both, the words that differ louder; a hit has its ground and
 * sign. */
START_TEST(lights_partners)
{
    struct pty *pty = start();
    int row, column;
    reader_type(pty, "gjc", "(1 of 4)");
    reader_type(pty, "2]s", "shared passage 2/");
    pty_settle(pty);
    ck_assert(pty_find(pty, "The level of", &row, &column));
    ck_assert(
        !VTERM_COLOR_IS_DEFAULT_BG(&(VTermColor){.type = pty_cell(pty, row, column).bg.type}));
    const char *line = pty_row(pty, row);
    ck_assert_msg(strstr(line, "\xE2\x94\x82") != NULL, "%s", line);
    VTermScreenCell beside = pty_cell(pty, row, 48);
    ck_assert(!VTERM_COLOR_IS_DEFAULT_BG(&beside.bg));
    reader_quit(pty);
}
END_TEST

/* Words that differ inside a passage, names that do, and figures that cannot both hold, each
 * louder; words that are the same are not. */
static const struct looks difference_looks[] = {
    {"walked out of", false, true, false, false, 223},
    {"according to gauges", true, true, false, true, 223},
    {"1.3 metres", true, true, false, true, 210},
    {"since Monday", true, false, false, true, -1},
    {"Ruse.", false, false, true, false, 114},
};

START_TEST(lights_differences)
{
    struct pty *pty =
        reader_start((struct pty_options){.rows = 60, .columns = 200}, NULL, "2 stories");
    reader_type(pty, "gjc]c", "passage with differences 1/");
    pty_settle(pty);
    for (int i = 0; i < COUNT(difference_looks); i++)
        assert_looks(pty, &difference_looks[i]);
    reader_quit(pty);
}
END_TEST

/* An article that nobody else has: nothing to compare, said where it is asked for. */
START_TEST(explains_lone_articles)
{
    static char path[] = "core/sample/danube-barrage/lantern.txt";
    struct pty *pty = reader_start((struct pty_options){0}, READER_ON(path), "1 story");
    reader_type(pty, "gc", "only this outlet tells this story: choose others");
    reader_type(pty, "\r", "240 words");
    reader_type(pty, "c", "only this outlet tells this story: nothing to compare");
    pty_type(pty, "]s");
    pty_wait_gone(pty, "nothing to compare");
    pty_wait_text(pty, "only this outlet tells this story");
    reader_quit(pty);
}
END_TEST

/* The status row says what a figure counts, which day is meant and who is quoted; each stands where
 * the jump leads. */
START_TEST(explains_what_is_in_focus)
{
    static const struct {
        const char *keys, *explained, *text;
    } jumps[] = {{"g]f", "figure 1/4: more than 150,000 Norland troops", "150,000"},
                 {"]f", "figure 2/4: 52", "52"},
                 {"]f", "figure 3/4: about 24 to 48 hours", "24 to 48"},
                 {"]f", "figure 4/4: \u00A33.5 million", "3.5"},
                 {"g]d", "date 1/2: Thursday: 24 Feb 2022", "Thursday"},
                 {"]d", "date 2/2: three days ago: 21 Feb 2022", "three days ago"},
                 {"g]q", "quotation 1/1: Orla Brandt", "It is late"}};
    char path[] = "/tmp/diptych-explains-XXXXXX";
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    dprintf(file, "The Daily Buoy\n\nHarbour closed after storm\n\n24 February 2022\n\n"
                  "More than 150,000 Norland troops were moved on Thursday, the ministry said. "
                  "\"It is late,\" said Orla Brandt.\n\nOrla Brandt, 52, said about 24 to 48 hours "
                  "were left. Boats worth \u00A33.5 million went down three days ago.\n");
    close(file);
    struct pty *pty = reader_start((struct pty_options){0}, READER_ON(path), "1 story");
    reader_type(pty, "g\r", "42 words");
    for (int i = 0; i < COUNT(jumps); i++) {
        reader_type(pty, jumps[i].keys, jumps[i].explained);
        pty_settle(pty);
        int row, column;
        ck_assert_msg(pty_find(pty, jumps[i].text, &row, &column), "%s", jumps[i].text);
        VTermScreenCell cell = pty_cell(pty, row, column);
        ck_assert_msg(!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) || cell.attrs.reverse, "%s",
                      jumps[i].text);
    }
    reader_quit(pty);
    unlink(path);
}
END_TEST

START_TEST(grounds_watch_hits)
{
    struct pty *pty = start();
    reader_type(pty, "gjj\r", "The Meridian, ");
    pty_settle(pty);
    int row, column;
    ck_assert(pty_find(pty, "reservoir", &row, &column));
    VTermScreenCell cell = pty_cell(pty, row, column);
    ck_assert(!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
    ck_assert(memchr(pty_row(pty, row), '!', 8) != NULL);
    reader_quit(pty);
}
END_TEST

START_TEST(does_without_color)
{
    struct pty *pty = reader_start((struct pty_options){.without_color = true}, NULL, "2 stories");
    reader_type(pty, "gj\r", "240 words");
    pty_settle(pty);
    assert_looks(pty, &(struct looks){"Kaloyan", false, true, false, false, -1});
    for (int row = 0; row < 24; row++)
        for (int column = 0; column < 80; column++) {
            VTermScreenCell cell = pty_cell(pty, row, column);
            ck_assert(VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) && VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
        }
    reader_quit(pty);
}
END_TEST

START_TEST(brackets_places)
{
    struct pty *pty = reader_start((struct pty_options){.term = "vt100"}, NULL, "2 stories");
    reader_type(pty, "gj\r", "[Bulgaria]");
    reader_quit(pty);
}
END_TEST

/* --- sizes ------------------------------------------------------------------------------------ */

/* The text in focus stays under the cursor through every size. */
START_TEST(keeps_the_place)
{
    static const int sizes[][2] = {{10, 40}, {40, 120}, {1, 1}, {24, 80}};
    static const char *const keys[] = {"gj\r", "gjc"};
    struct pty *pty = start();
    reader_type(pty, keys[_i], "+5 lines");
    reader_type(pty, "2]p", "person 2/");
    for (int i = 0; i < COUNT(sizes); i++) {
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        if (sizes[i][1] > 1)
            pty_wait_text(pty, "Kaloyan");
        pty_settle(pty);
        VTermPos cursor = pty_cursor(pty);
        if (sizes[i][1] > 1)
            ck_assert_int_eq(pty_cell(pty, cursor.row, cursor.col).chars[0], 'K');
    }
    reader_quit(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {
        {walks_through, COUNT(walks)}, {shows_classes, 1},          {lights_partners, 1},
        {lights_differences, 1},       {explains_lone_articles, 1}, {explains_what_is_in_focus, 1},
        {grounds_watch_hits, 1},       {does_without_color, 1},     {brackets_places, 1},
        {keeps_the_place, 2}};
    return reader_suite("views", tests, COUNT(tests), NULL, NULL);
}
