/* What the reader and the terminal say to each other beside keys: the ground, pastes, the mouse. */
#include "tests/screen/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct pty *start(const char *term, const char *option)
{
    return reader_start((struct pty_options){.term = term}, READER_ON(option), "5 outlets");
}

static bool wrote(struct pty *pty, const char *bytes)
{
    return text_find(pty_bytes(pty), text_from(bytes), 0) != SIZE_MAX;
}

/* --- light or dark ---------------------------------------------------------------------------- */

#define ASKS "\x1b]11;?"

/* The colour of the first outlet's name in the shipped themes. */
enum { DARK = 109, LIGHT = 24 };

static int outlet_color(struct pty *pty)
{
    int row, column;
    ck_assert(pty_find(pty, "Daily Lantern", &row, &column));
    VTermColor color = pty_cell(pty, row, column).fg;
    return VTERM_COLOR_IS_INDEXED(&color) ? color.indexed.idx : -1;
}

static const struct {
    const char *term, *option, *environment; /* COLORFGBG, or NULL */
    bool asks;
    int before; /* the answer, which says light */
    int after;
} grounds[] = {
    {"xterm-256color", NULL, NULL, true, DARK, LIGHT},
    {"xterm-256color", "--background=dark", NULL, false, DARK, DARK},
    {"xterm-256color", "--background=light", NULL, false, LIGHT, LIGHT},
    {"xterm-256color", "--background=light", "15;0", false, LIGHT, LIGHT},
    {"xterm-256color", "--theme=dark", NULL, false, DARK, DARK},
    {"xterm-256color", NULL, "0;15", false, LIGHT, LIGHT},
    {"xterm-256color", NULL, "0;default;7", false, LIGHT, LIGHT},
    {"xterm-256color", NULL, "15;0", false, DARK, DARK},
    {"xterm-256color", NULL, "15;8", false, DARK, DARK},
    {"xterm-256color", NULL, "0;default", true, DARK, LIGHT},
    {"xterm-256color", NULL, "0;16", true, DARK, LIGHT},
    {"xterm-256color", NULL, "15", true, DARK, LIGHT},
    {"screen-256color", NULL, NULL, true, DARK, LIGHT},
};

/* The answer comes in pieces, late and between keys, and is none itself. */
START_TEST(finds_the_ground)
{
    if (grounds[_i].environment)
        setenv("COLORFGBG", grounds[_i].environment, 1);
    struct pty *pty = start(grounds[_i].term, grounds[_i].option);
    pty_settle(pty);
    ck_assert_int_eq(wrote(pty, ASKS), grounds[_i].asks);
    ck_assert_int_eq(outlet_color(pty), grounds[_i].before);
    pty_type(pty, "\x1b]11;rgb:ff");
    pty_settle(pty);
    pty_type(pty, "ff/ffff/ffff\x1b");
    pty_settle(pty);
    reader_type(pty, "\\gj ", "1 chosen");
    pty_settle(pty);
    ck_assert_int_eq(outlet_color(pty), grounds[_i].after);
    reader_quit(pty);
}
END_TEST

/* Nothing is asked before there is something to read. */
START_TEST(draws_before_it_asks)
{
    struct pty *pty = start("xterm-256color", NULL);
    pty_settle(pty);
    struct text bytes = pty_bytes(pty);
    ck_assert_uint_lt(text_find(bytes, TEXT("diptych"), 0), text_find(bytes, TEXT(ASKS), 0));
    size_t first = text_find(bytes, TEXT(ASKS), 0);
    ck_assert_uint_eq(text_find(bytes, TEXT(ASKS), first + 1), SIZE_MAX);
    reader_quit(pty);
}
END_TEST

/* What was chosen meanwhile stays; what is set to hang on the ground asks. */
START_TEST(keeps_what_was_chosen)
{
    struct pty *pty = start("xterm-256color", NULL);
    reader_type(pty, ":theme colorblind-dark\r", "theme: colorblind-dark");
    int color = outlet_color(pty);
    reader_type(pty, "\x1b]11;rgb:ffff/ffff/ffff\x07gj ", "1 chosen");
    ck_assert_int_eq(outlet_color(pty), color);
    reader_type(pty, ":set theme=\r", "theme: not set");
    pty_settle(pty);
    ck_assert_int_eq(outlet_color(pty), LIGHT);
    reader_quit(pty);
}
END_TEST

START_TEST(asks_when_it_counts)
{
    struct pty *pty = start("xterm-256color", "--theme=dark");
    reader_type(pty, ":set theme=\r", "theme: not set");
    pty_settle(pty);
    ck_assert(wrote(pty, ASKS));
    reader_quit(pty);
}
END_TEST

/* Colour and signs while it runs. */
START_TEST(sets_looks)
{
    int row, column;
    struct pty *pty = start("xterm-256color", "--theme=dark");
    ck_assert(pty_find(pty, "\u2026", &row, &column));
    reader_type(pty, ":set color never\r", "color: never");
    ck_assert_int_eq(outlet_color(pty), -1);
    reader_type(pty, ":set color always\r", "color: always");
    ck_assert_int_eq(outlet_color(pty), DARK);
    reader_type(pty, ":set borders ascii\r", "borders: ascii");
    ck_assert(!pty_find(pty, "\u2026", &row, &column));
    reader_type(pty, "gjc]s", "shared passage 1/");
    ck_assert(!pty_find(pty, "\u2502", &row, &column));
    ck_assert(!pty_find(pty, "\u2193", &row, &column));
    reader_quit(pty);
}
END_TEST

/* Where colour was not wanted at the start, it can be had. */
START_TEST(sets_color_late)
{
    struct pty *pty = start("xterm-256color", "--color=never");
    ck_assert_int_eq(outlet_color(pty), -1);
    reader_type(pty, ":set color always\r", "color: always");
    ck_assert_int_eq(outlet_color(pty), DARK);
    reader_quit(pty);
}
END_TEST

/* Terminals that would draw what they do not know are told nothing. */
START_TEST(leaves_old_terminals_alone)
{
    static const char *const terms[] = {"linux", "vt100"};
    struct pty *pty = start(terms[_i], NULL);
    reader_type(pty, ":set mouse on\r", "mouse: on");
    pty_settle(pty);
    ck_assert(!wrote(pty, "\x1b]"));
    ck_assert(!wrote(pty, "\x1b[?2004"));
    ck_assert(!wrote(pty, "\x1b[?100"));
    reader_quit(pty);
}
END_TEST

/* --- pastes ----------------------------------------------------------------------------------- */

#define PASTE(text) "\x1b[200~" text "\x1b[201~"

static const struct {
    const char *typed, *shown, *then, *shown_then;
} pastes[] = {
    /* where nothing is typed: no key of it counts, not even those that leave */
    {PASTE("jj\rQ\x03\x03q"), "what is pasted is no key", "gj ", "1 chosen"},
    {PASTE(":quit\r"), "what is pasted is no key", "gj ", "1 chosen"},
    /* in a line: text, one line, nothing done */
    {"/" PASTE("Dobre\rscu\n"), "/Dobre scu",
     "\x15"
     "ferry",
     "/ferry"},
    {":" PASTE("quit\r"), ":quit", "\x15set width\r", "width: 76"},
    {":" PASTE("\x1b\x03\x15qu\tit"), ":qu it", "\x15set width\r", "width: 76"},
    {"&" PASTE("Lantern\r\r"), "&Lantern", "\x1b", "5 outlets"},
    {"gj\r|" PASTE("echo one\n"), "|echo one",
     "\x15"
     "\x08q ",
     "1 chosen"},
    {"/" PASTE("\xE2\x80\xAE\xC2\x9B"
               "31mdan"),
     "/31mdan",
     "\x15"
     "ferry",
     "/ferry"},
};

START_TEST(takes_pastes_as_text)
{
    struct pty *pty = start("xterm-256color", NULL);
    ck_assert(wrote(pty, "\x1b[?2004h"));
    reader_type(pty, pastes[_i].typed, pastes[_i].shown);
    reader_type(pty, pastes[_i].then, pastes[_i].shown_then);
    pty_type(pty, "\x1b");
    pty_settle(pty);
    reader_quit(pty);
}
END_TEST

/* --- the mouse -------------------------------------------------------------------------------- */

/* Clicks on where a text stands. */
static void click(struct pty *pty, const char *text)
{
    int row, column;
    char bytes[64];
    ck_assert_msg(pty_find(pty, text, &row, &column), "\"%s\" does not show", text);
    snprintf(bytes, sizeof(bytes), "\x1b[<0;%d;%dM\x1b[<0;%d;%dm", column + 1, row + 1, column + 1,
             row + 1);
    pty_type(pty, bytes);
}

/* Waits until the cursor stands in the row where a text begins. */
static void wait_cursor_at(struct pty *pty, const char *text)
{
    enum { PATIENCE = 50 };
    int row = -1, column;
    for (int i = 0; i < PATIENCE && pty_cursor(pty).row != row; i++) {
        pty_settle(pty);
        ck_assert_msg(pty_find(pty, text, &row, &column), "\"%s\" does not show", text);
    }
    ck_assert_int_eq(pty_cursor(pty).row, row);
}

START_TEST(leaves_the_mouse_to_the_terminal)
{
    struct pty *pty = start("xterm-256color", NULL);
    pty_settle(pty);
    ck_assert(!pty_state(pty).mouse);
    reader_type(pty, ":set mouse on\r", "mouse: on");
    ck_assert(pty_state(pty).mouse);
    pty_type(pty, "\x1a");
    pty_wait_status(pty);
    pty_assert_restored(pty);
    pty_continue(pty);
    pty_wait_text(pty, "5 outlets");
    pty_settle(pty);
    ck_assert(pty_state(pty).mouse);
    reader_type(pty, ":set mouse off\r", "mouse: off");
    ck_assert(!pty_state(pty).mouse);
    reader_quit(pty);
}
END_TEST

START_TEST(points_at_rows)
{
    struct pty *pty = start("xterm-256color", NULL);
    pty_type(pty, ":set mouse on\rg");
    click(pty, "The Meridian");
    wait_cursor_at(pty, "The Meridian");
    pty_type(pty, "\x1b[<64;1;1M");
    wait_cursor_at(pty, "Bulgaria quits");
    pty_type(pty, "\x1b[<65;1;1M");
    pty_settle(pty);
    ck_assert_int_eq(pty_cursor(pty).row, 4);
    click(pty, "The Meridian");
    wait_cursor_at(pty, "The Meridian");
    click(pty, "The Meridian");
    pty_wait_text(pty, "The Meridian, 2025-11-06");
    reader_quit(pty);
}
END_TEST

START_TEST(points_at_columns)
{
    struct pty *pty = start("xterm-256color", NULL);
    reader_type(pty, ":set mouse on\rgjc", "(1 of 4)");
    pty_settle(pty);
    pty_type(pty, "\x1b[<0;70;6M");
    pty_settle(pty);
    ck_assert_int_eq(pty_cursor(pty).row, 5);
    ck_assert_int_gt(pty_cursor(pty).col, 39);
    pty_type(pty, "\x1b[<0;20;8M");
    pty_settle(pty);
    ck_assert_int_eq(pty_cursor(pty).row, 7);
    ck_assert_int_lt(pty_cursor(pty).col, 39);
    reader_type(pty, "qgje", "entities");
    pty_settle(pty);
    pty_type(pty, "\x1b[<0;70;6M");
    pty_settle(pty);
    ck_assert_int_eq(pty_cursor(pty).row, 5);
    ck_assert_int_gt(pty_cursor(pty).col, 39);
    reader_quit(pty);
}
END_TEST

/* While a line is typed, and on the rows that are no view's, it does nothing. */
START_TEST(points_at_nothing)
{
    struct pty *pty = start("xterm-256color", NULL);
    pty_type(pty, ":set mouse on\rgj\x1b[<0;3;1M\x1b[<0;3;24M\x1b[<0;900;900M");
    pty_settle(pty);
    ck_assert_int_eq(pty_cursor(pty).row, 2);
    reader_type(pty, "/dan\x1b[<0;3;5Mzz", "/danzz");
    pty_type(pty, "\x15\x08");
    pty_settle(pty);
    reader_quit(pty);
}
END_TEST

int main(void)
{
    unsetenv("COLORFGBG");
    const struct reader_test tests[] = {{finds_the_ground, COUNT(grounds)},
                                        {draws_before_it_asks, 1},
                                        {keeps_what_was_chosen, 1},
                                        {asks_when_it_counts, 1},
                                        {sets_looks, 1},
                                        {sets_color_late, 1},
                                        {leaves_old_terminals_alone, 2},
                                        {takes_pastes_as_text, COUNT(pastes)},
                                        {leaves_the_mouse_to_the_terminal, 1},
                                        {points_at_rows, 1},
                                        {points_at_columns, 1},
                                        {points_at_nothing, 1}};
    return reader_suite("talk", tests, COUNT(tests), NULL, NULL);
}
