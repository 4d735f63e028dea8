/* Ambiguous characters: as wide as told, for the layout and for curses alike. */
#include "core/base/utf8.h"
#include "tests/screen/reader.h"
#include "tui/terminal/wide.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
    const char *bytes;
    const wchar_t *characters;
    int narrow, wide;
} cases[] = {
    {"a", L"a", 1, 1},
    {"\u201Ca\u201D", L"\u201Ca\u201D", 3, 5},
    {"\u2014\u2026\u2018\u2019", L"\u2014\u2026\u2018\u2019", 4, 8},
    {"\u0416\u03A9", L"\u0416\u03A9", 2, 4},
    {"\u00E8", L"\u00E8", 1, 2},
    {"e\u0301", L"e\u0301", 1, 1},
    {"\u65E5\u672C", L"\u65E5\u672C", 4, 4},
    {"\uFF71", L"\uFF71", 1, 1},
    {"\U0001F600", L"\U0001F600", 2, 2},
    {"\u00AD", L"", 0, 0},
};

START_TEST(is_as_wide_as_told)
{
    FILE *nowhere = fopen("/dev/null", "r+");
    SCREEN *curses = newterm("xterm-256color", nowhere, nowhere);
    for (int wide = 0; wide < 2; wide++) {
        int row, column, wanted = wide ? cases[_i].wide : cases[_i].narrow;
        wide_set(wide);
        ck_assert_int_eq(utf8_width(text_from(cases[_i].bytes)), wanted);
        mvaddwstr(wide, 0, cases[_i].characters);
        getyx(stdscr, row, column);
        ck_assert_int_eq(row, wide);
        ck_assert_int_eq(column, wanted);
    }
    endwin();
    delscreen(curses);
    fclose(nowhere);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{is_as_wide_as_told, COUNT(cases)}};
    return reader_suite("wide", tests, COUNT(tests), NULL, NULL);
}
