/* Through every view: the cursor stands on the focus after each key; with --ascii and --plain
 * nothing is drawn that these leave out. */
#include "core/base/utf8.h"
#include "tests/folder.h"
#include "tests/screen/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROWS = 24, COLUMNS = 130 };

/* --- a collection in ASCII -------------------------------------------------------------------- */

static const struct folder_file files[] = {
    {"argus.txt",
     "Mayor of Velmouth opens bridge\n\nBy Ida Example\n\n4 March 2025\n\n"
     "The mayor of Velmouth, Ida Sample, opened a bridge over the Arle on Tuesday.\n\n"
     "More than 1,200 people walked over it in the first hour, the harbour office said.\n\n"
     "\"We have waited nine years for this,\" Ms Sample said at the opening.\n\n"
     "The old ferry will stop at the end of the month, and its crew of 14 will be kept on.\n"},
    {"herald.txt",
     "Bridge over the Arle is open\n\nBy Per Example\n\n4 March 2025\n\n"
     "The mayor of Velmouth, Ida Sample, opened a bridge over the Arle on Tuesday.\n\n"
     "About 900 people walked over it in the first hour, the harbour office said.\n\n"
     "\"We have waited nine years,\" Ms Sample said at the opening.\n\n"
     "Traders in Quay Street fear for their custom.\n"},
    {"post.txt",
     "Velmouth has its bridge\n\nBy Ada Example\n\n4 March 2025\n\n"
     "The mayor of Velmouth, Ida Sample, opened a bridge over the Arle on Tuesday.\n\n"
     "The old ferry will stop at the end of the month, and its crew of 14 will be kept on.\n\n"
     "\"We have waited nine years for this,\" Ms Sample said at the opening.\n"},
    {"w.yaml", "version: 1\nterms:\n  - {term: ferry, severity: high}\n  - {term: mayor}\n"
               "  - {term: crew, severity: critical}\n  - {term: custom, severity: low}\n"},
};
static char folder[FOLDER_ROOM];

static void make_files(void)
{
    folder_make(folder);
    folder_put_all(folder, files, COUNT(files));
}

static void remove_files(void)
{
    folder_remove(folder);
}

/* --- views ------------------------------------------------------------------------------------ */

/* The keys that lead there from the list, and what shows then. */
static const struct {
    const char *name, *keys, *ready;
    bool beside; /* the text beside a list shows where it leads, lit too */
} views[] = {
    {"stories", "g", "argus", false},
    {"article", "gj\r", "argus, 2025-03-04", false},
    {"names beside the article", "gj\ri", "persons", true},
    {"compare", "gjc", "(1 of 3)", false},
    {"compare, aligned", "gjc=", "(1 of 3)", false},
    {"a passage", "gjc]s\r", "passage a", false},
    {"missing", "gjcl-", "missing in", false},
    {"entities", "gje", "entities", false},
    {"figures", "gjf", "figures", false},
    {"quotations", "gj\"", "quotations", false},
    {"card", "gje/Sample\r\r", "person", false},
    {"headlines", "gjH", "headlines of", false},
    {"grep", ":grep bridge\r", "bridge", false},
    {"details", "gjD", "details", false},
    {"watchlist", "w", "ferry", false},
    {"help", "?", "Keys in stories", false},
    {"messages", "!", "nothing to tell", false},
};

static struct pty *start(const char *option, const char *second)
{
    char watch[FOLDER_ROOM + 32];
    snprintf(watch, sizeof(watch), "--watchlist=%s/w.yaml", folder);
    struct pty *pty = reader_start((struct pty_options){.rows = ROWS, .columns = COLUMNS},
                                   READER_ON(watch, folder, option, second), "3 outlets");
    pty_wait_text(pty, "watch hit");
    return pty;
}

static void open_view(struct pty *pty, int view)
{
    reader_type(pty, views[view].keys, views[view].ready);
    pty_settle(pty);
}

/* --- the cursor ------------------------------------------------------------------------------- */

/* In the theme "dark": the ground of the cursor's row, and of a span in focus. */
enum { CURSOR_GROUND = 236, CURRENT_GROUND = 253 };

static bool has_ground(struct pty *pty, int row, int column, int ground)
{
    VTermColor color = pty_cell(pty, row, column).bg;
    return VTERM_COLOR_IS_INDEXED(&color) && color.indexed.idx == ground;
}

static bool row_has_ground(struct pty *pty, int row, int ground)
{
    for (int column = 0; column < COLUMNS; column++)
        if (has_ground(pty, row, column, ground))
            return true;
    return false;
}

/* The row that is lit as the cursor's is where the cursor stands, and no other is; where a span is
 * lit in it, the cursor stands at its beginning. */
static void assert_on_focus(struct pty *pty, int view, const char *keys)
{
    VTermPos cursor = pty_cursor(pty);
    bool lit = row_has_ground(pty, cursor.row, CURSOR_GROUND);
    for (int row = 0; row < ROWS; row++)
        if (row != cursor.row && !views[view].beside)
            ck_assert_msg(!row_has_ground(pty, row, CURSOR_GROUND),
                          "%s, %s: the cursor is in row %d, the focus in row %d", views[view].name,
                          keys, cursor.row, row);
    ck_assert_msg(lit || strcmp(views[view].ready, "nothing to tell") == 0,
                  "%s, %s: the cursor is in row %d, which is not lit", views[view].name, keys,
                  cursor.row);
    ck_assert_msg(cursor.row > 0 && cursor.row < ROWS - 1, "%s, %s: the cursor is in row %d",
                  views[view].name, keys, cursor.row);
}

START_TEST(stands_on_the_focus)
{
    static const char *const keys[] = {"j", "j",  "k",  "\x04", "\x15", "G",    "k",    "g",
                                       "l", "\t", "]p", "]s",   "]f",   "/a\r", "\x1b", "\x0c"};
    struct pty *pty = start("--theme=dark", NULL);
    open_view(pty, _i);
    assert_on_focus(pty, _i, "opened");
    for (int i = 0; i < COUNT(keys); i++) {
        pty_type(pty, keys[i]);
        pty_settle(pty);
        assert_on_focus(pty, _i, keys[i]);
    }
    pty_free(pty);
}
END_TEST

/* A name that a jump led to is where the cursor stands, not the line's beginning. */
START_TEST(stands_on_the_span)
{
    static const struct {
        const char *keys, *said;
    } jumps[] = {{"gj\r]p", "person 1/"},
                 {"gj\r]f", "figure 1/"},
                 {"gj\r]w]w", "watch hit 2/"},
                 {"gjc]p", "person 1/"},
                 {"gjcl]f", "figure 1/"}};
    struct pty *pty = start("--theme=dark", NULL);
    reader_type(pty, jumps[_i].keys, jumps[_i].said);
    pty_settle(pty);
    VTermPos cursor = pty_cursor(pty);
    ck_assert(has_ground(pty, cursor.row, cursor.col, CURRENT_GROUND));
    ck_assert(!has_ground(pty, cursor.row, cursor.col - 1, CURRENT_GROUND));
    pty_free(pty);
}
END_TEST

/* --- what is left out ------------------------------------------------------------------------- */

START_TEST(writes_ascii_alone)
{
    struct pty *pty = start("--ascii", NULL);
    open_view(pty, _i);
    pty_type(pty, "jjGg?q");
    pty_settle(pty);
    struct text bytes = pty_bytes(pty);
    for (size_t i = 0; i < bytes.length; i++)
        ck_assert_msg((unsigned char)bytes.bytes[i] < 0x80, "%s: \"%.12s\"", views[_i].name,
                      bytes.bytes + i);
    pty_free(pty);
}
END_TEST

/* Neither lines nor signs are drawn, and one article's text at a time. */
START_TEST(draws_nothing_in_plain)
{
    static const char *const drawn[] = {"\u2502", "\u2503", "\u2500", "\u2591", "\u2592",  "\u2260",
                                        "\u00B7", "\u2191", "\u2193", "---",    "(2 of 3)"};
    struct pty *pty = start("--plain", NULL);
    int row, column;
    open_view(pty, _i);
    for (int i = 0; i < COUNT(drawn); i++)
        ck_assert_msg(!pty_find(pty, drawn[i], &row, &column), "%s: %s", views[_i].name, drawn[i]);
    for (row = 1; row < ROWS - 1; row++)
        ck_assert_msg(!strchr(">*~=#|]+", pty_row(pty, row)[0]) || !pty_row(pty, row)[0], "%s: |%s",
                      views[_i].name, pty_row(pty, row));
    pty_free(pty);
}
END_TEST

/* What signs and looks say elsewhere stands there in words. */
static const struct {
    const char *keys, *words;
} told[] = {
    {"gj", "argus: Mayor of Velmouth opens bridge; 1 min, "},
    {"gj", "watch hits, unread"},
    {"gj ", "unread, chosen"},
    {"gj", "story: "},
    {"gj\r", "[same words] The [watch hit] mayor of Velmouth"},
    {"gj\r", "[figure or quotation differs] More than 1,200 people"},
    {"gj\r", "The old [watch hit] ferry"},
    {"gj\r", "its [watch hit: critical] crew"},
    {"gjj\r", "their [watch hit: low] custom"},
    {"gjc", "[same words a] The [watch hit] mayor of Velmouth"},
    {"gjell", "none"},
    {"gj\r?G", "same words"},
};

START_TEST(tells_in_words)
{
    struct pty *pty = start("--plain", "--theme=mono");
    reader_type(pty, told[_i].keys, told[_i].words);
    pty_free(pty);
}
END_TEST

/* A name's mentions go on in the other articles that have it, and round again; '' comes back. */
static const struct {
    const char *keys, *shown;
} mentions[][9] = {
    {{"gj\r/sample\r", "/sample  1/"},
     {"*", "Ida Sample: mention 2/2"},
     {"*", "herald: Ida Sample, mention 1/2"},
     {"*", "Ida Sample: mention 2/2"},
     {"*", "post: Ida Sample, mention 1/2"},
     {"*", "Ida Sample: mention 2/2"},
     {"*", "argus: Ida Sample, mention 1/2  (round again)"},
     {"#", "post: Ida Sample, mention 2/2  (round again)"},
     {"''", "argus, 2025-03-04"}},
    {{"gj\r/arle\r", "/arle  1/"}, {"*", "herald: Arle, mention 1/"}, {"q", "1 story"}},
    {{"gj\r/hour\r]o", "organisation "}, {"q", "1 story"}},
    /* in compare in the other columns, but hidden ones */
    {{"gjc", "(1 of 3)"},
     {"/sample\r", "/sample  1/"},
     {"*", "Ida Sample: mention 2/2"},
     {"*", "herald: Ida Sample, mention 1/2"},
     {"", "compare 3 outlets"},
     {"h/sample\r", "/sample  1/"},
     {"lX", "herald hidden"},
     {"h/sample\r*", "Ida Sample: mention 2/2"},
     {"*", "post: Ida Sample, mention 1/2"}},
};

START_TEST(follows_names_through_articles)
{
    struct pty *pty = start(NULL, NULL);
    for (int i = 0; i < COUNT(mentions[0]) && mentions[_i][i].keys; i++) {
        pty_type(pty, mentions[_i][i].keys);
        pty_wait_text(pty, mentions[_i][i].shown);
    }
    pty_free(pty);
}
END_TEST

/* A column that is hidden leaves the passage in focus to the next, where that tells it elsewhere.
 */
START_TEST(hides_columns_in_place)
{
    static const struct {
        const char *keys, *shown;
    } steps[] = {{"gjc2l", "post (3 of 3)"},
                 {"3]s", "shared passage 3/3"},
                 {"L", "post leads"},
                 {"=", "aligned: "},
                 {"\r", "passage c  3 of 3 outlets"},
                 {"q", "compare 3 outlets, aligned"},
                 {"X", "post hidden"},
                 {"\r", "passage c  3 of 3 outlets"}};
    struct pty *pty = start(NULL, NULL);
    for (int i = 0; i < COUNT(steps); i++) {
        pty_type(pty, steps[i].keys);
        pty_wait_text(pty, steps[i].shown);
    }
    pty_free(pty);
}
END_TEST

/* A passage's outlets are read one after the other, not a line of each. */
START_TEST(tells_passages_in_turn)
{
    static const char *const rows[] = {
        "  argus",
        "  More than 1,200 people walked over it in the first hour, the harbour office said.",
        "  Differs in: More than 1,200",
        "",
        "  herald",
        "  About 900 people walked over it in the first hour, the harbour office said.",
        "  Differs in: About 900",
        "",
        "  Not in: post"};
    struct pty *pty = start("--plain", NULL);
    reader_type(pty, "gjc3]s\r", rows[COUNT(rows) - 1]);
    for (int i = 0; i < COUNT(rows); i++)
        ck_assert_str_eq(pty_row(pty, i + 1), rows[i]);
    reader_type(pty, "4j/about\r", "/about  1/2");
    reader_type(pty, "\033\r", "herald, 2025-03-04");
    pty_free(pty);
}
END_TEST

/* On and off while it runs. */
START_TEST(switches_plain)
{
    struct pty *pty = start("--theme=mono", NULL);
    reader_type(pty, "gj\r", "= The mayor");
    reader_type(pty, ":set plain on\r", "[same words] The");
    reader_type(pty, ":set plain off\r", "= The mayor");
    pty_free(pty);
}
END_TEST

int main(void)
{
    unsetenv("COLORFGBG");
    const struct reader_test tests[] = {{stands_on_the_focus, COUNT(views)},
                                        {stands_on_the_span, 5},
                                        {writes_ascii_alone, COUNT(views)},
                                        {draws_nothing_in_plain, COUNT(views)},
                                        {tells_in_words, COUNT(told)},
                                        {follows_names_through_articles, COUNT(mentions)},
                                        {hides_columns_in_place, 1},
                                        {tells_passages_in_turn, 1},
                                        {switches_plain, 1}};
    return reader_suite("walk", tests, COUNT(tests), make_files, remove_files);
}
