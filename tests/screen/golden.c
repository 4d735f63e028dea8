#include "tests/screen/golden.h"

#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"

#include <check.h>
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum { TEXT_ROOM = 4 * 8, LOOKS_MAX = 80, PLAIN = '.', FILE_MAX = 1 << 20, DEFAULT_COLOR = -1 };
enum { BOLD = 1, DIM = 2, ITALIC = 4, UNDERLINE = 8, REVERSE = 16 };

const char *const golden_themes[] = {"dark", "light", "mono", NULL};
const char *const golden_other_themes[] = {"contrast-dark",
                                           "contrast-light",
                                           "colorblind-dark",
                                           "colorblind-light",
                                           "no-color",
                                           "tests/screen/golden/base16.yaml",
                                           NULL};

static const struct {
    unsigned attribute;
    attr_t curses;
    const char *name;
} attributes[] = {
    {BOLD, A_BOLD, "bold"},          {DIM, A_DIM, "dim"},
    {ITALIC, A_ITALIC, "italic"},    {UNDERLINE, A_UNDERLINE, "underline"},
    {REVERSE, A_REVERSE, "reverse"},
};
enum { ATTRIBUTE_COUNT = sizeof(attributes) / sizeof(attributes[0]) };

struct look {
    int fg, bg; /* an index, or DEFAULT_COLOR */
    unsigned attributes;
};

struct cell {
    char text[TEXT_ROOM + 1]; /* empty behind a wide character */
    struct look looks[GOLDEN_THEMES_MAX];
};

struct golden {
    int rows, columns, cursor_row, cursor_column;
    const char *const *themes;
    struct cell *cells;
    const struct cell *letters[LOOKS_MAX]; /* the first cell of each look */
    size_t letter_count;
};

struct golden *golden_new(int rows, int columns, const char *const *themes)
{
    struct golden *golden = memory_calloc(1, sizeof(*golden));
    golden->rows = rows;
    golden->columns = columns;
    golden->themes = themes;
    golden->cells = memory_calloc((size_t)rows * (size_t)columns, sizeof(*golden->cells));
    return golden;
}

/* --- taking ----------------------------------------------------------------------------------- */

/* Puts a cell, and its look on the `width` columns that it has. */
static void put(struct golden *golden, int theme, int row, int column, int width, const char *text,
                struct look look)
{
    for (int i = 0; i < width && column + i < golden->columns; i++) {
        struct cell *cell = &golden->cells[row * golden->columns + column + i];
        const char *shown = i == 0 ? text : "";
        if (theme == 0)
            snprintf(cell->text, sizeof(cell->text), "%s", shown);
        ck_assert_msg(strcmp(cell->text, shown) == 0,
                      "row %d column %d: \"%s\" in %s, \"%s\" in %s", row, column + i, cell->text,
                      golden->themes[0], shown, golden->themes[theme]);
        cell->looks[theme] = look;
    }
}

static void put_cursor(struct golden *golden, int theme, int row, int column)
{
    ck_assert_msg(theme == 0 || (row == golden->cursor_row && column == golden->cursor_column),
                  "the cursor stands elsewhere in %s", golden->themes[theme]);
    golden->cursor_row = row;
    golden->cursor_column = column;
}

static void add_character(char text[TEXT_ROOM + 1], uint32_t code)
{
    char bytes[4];
    size_t size = utf8_encode(code, bytes), length = strlen(text);
    ck_assert_uint_le(length + size, TEXT_ROOM);
    memcpy(text + length, bytes, size);
    text[length + size] = '\0';
}

static int pty_color(VTermColor color, bool is_default)
{
    return is_default ? DEFAULT_COLOR : color.indexed.idx;
}

void golden_take_pty(struct golden *golden, int theme, struct pty *pty)
{
    for (int row = 0; row < golden->rows; row++)
        for (int column = 0, width; column < golden->columns; column += width) {
            VTermScreenCell cell = pty_cell(pty, row, column);
            struct look look = {pty_color(cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
                                pty_color(cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)),
                                (cell.attrs.bold ? BOLD : 0u) | (cell.attrs.italic ? ITALIC : 0u) |
                                    (cell.attrs.underline ? UNDERLINE : 0u) |
                                    (cell.attrs.reverse ? REVERSE : 0u)};
            char text[TEXT_ROOM + 1] = "";
            for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
                add_character(text, cell.chars[i]);
            width = cell.width > 0 ? cell.width : 1;
            put(golden, theme, row, column, width, *text ? text : " ", look);
        }
    VTermPos cursor = pty_cursor(pty);
    put_cursor(golden, theme, cursor.row, cursor.col);
}

void golden_take_curses(struct golden *golden, int theme)
{
    int cursor_row, cursor_column;
    getyx(stdscr, cursor_row, cursor_column);
    for (int row = 0; row < golden->rows; row++)
        for (int column = 0, width; column < golden->columns; column += width) {
            cchar_t cell;
            wchar_t characters[CCHARW_MAX + 1];
            attr_t bits;
            short pair;
            int number = 0;
            ck_assert(mvin_wch(row, column, &cell) == OK);
            ck_assert(getcchar(&cell, characters, &bits, &pair, &number) == OK);
            struct look look = {DEFAULT_COLOR, DEFAULT_COLOR, 0};
            if (number > 0)
                extended_pair_content(number, &look.fg, &look.bg);
            for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
                look.attributes |= bits & attributes[i].curses ? attributes[i].attribute : 0;
            char text[TEXT_ROOM + 1] = "";
            for (int i = 0; characters[i]; i++)
                add_character(text, (uint32_t)characters[i]);
            width = wcwidth(characters[0]) > 1 ? wcwidth(characters[0]) : 1;
            put(golden, theme, row, column, width, text, look);
        }
    move(cursor_row, cursor_column);
    put_cursor(golden, theme, cursor_row, cursor_column);
}

/* --- writing ---------------------------------------------------------------------------------- */

static bool is_plain(struct look look)
{
    return look.fg == DEFAULT_COLOR && look.bg == DEFAULT_COLOR && look.attributes == 0;
}

static char letter_of(struct golden *golden, const struct cell *cell)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&*+-/:;<=>?@^~";
    size_t i = 0;
    if (is_plain(cell->looks[0]) && is_plain(cell->looks[1]) && is_plain(cell->looks[2]))
        return PLAIN;
    while (i < golden->letter_count &&
           memcmp(golden->letters[i]->looks, cell->looks, sizeof(cell->looks)) != 0)
        i++;
    ck_assert_uint_lt(i, LOOKS_MAX);
    if (i == golden->letter_count)
        golden->letters[golden->letter_count++] = cell;
    return letters[i];
}

static void end_row(struct text_builder *out, char blank)
{
    while (out->length > 0 && out->bytes[out->length - 1] == blank)
        out->length--;
    text_builder_add_byte(out, '\n');
}

static void write_look(struct text_builder *out, struct look look)
{
    if (is_plain(look))
        text_builder_add_string(out, " plain");
    if (look.fg != DEFAULT_COLOR)
        text_builder_printf(out, " %d", look.fg);
    if (look.bg != DEFAULT_COLOR)
        text_builder_printf(out, " on %d", look.bg);
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
        if (look.attributes & attributes[i].attribute)
            text_builder_printf(out, " %s", attributes[i].name);
}

static void write_screen(struct golden *golden, struct text_builder *out)
{
    text_builder_printf(out, "%d rows, %d columns, cursor %d, %d\n\ntext\n", golden->rows,
                        golden->columns, golden->cursor_row, golden->cursor_column);
    for (int row = 0; row < golden->rows; row++) {
        text_builder_printf(out, "%2d|", row);
        for (int column = 0; column < golden->columns; column++)
            text_builder_add_string(out, golden->cells[row * golden->columns + column].text);
        end_row(out, ' ');
    }
    text_builder_add_string(out, "\nlooks\n");
    for (int row = 0; row < golden->rows; row++) {
        text_builder_printf(out, "%2d|", row);
        for (int column = 0; column < golden->columns; column++)
            text_builder_add_byte(
                out, letter_of(golden, &golden->cells[row * golden->columns + column]));
        end_row(out, PLAIN);
    }
    text_builder_add_byte(out, '\n');
    for (size_t i = 0; i < golden->letter_count; i++) {
        text_builder_printf(out, "%c ", letter_of(golden, golden->letters[i]));
        for (int theme = 0; golden->themes[theme]; theme++) {
            text_builder_printf(out, "%s %s:", theme > 0 ? ";" : "", golden->themes[theme]);
            write_look(out, golden->letters[i]->looks[theme]);
        }
        text_builder_add_byte(out, '\n');
    }
}

/* --- comparing -------------------------------------------------------------------------------- */

static struct text take_line(struct text *rest)
{
    size_t end = text_find(*rest, TEXT("\n"), 0);
    struct text line = text_slice(*rest, 0, end == SIZE_MAX ? rest->length : end);
    *rest = text_slice(*rest, end == SIZE_MAX ? rest->length : end + 1, rest->length);
    return line;
}

/* Tells the lines that differ, each below the other. */
static void tell_differences(const char *path, struct text was, struct text is)
{
    fprintf(stderr, "%s (-) and the screen (+):\n", path);
    while (was.length > 0 || is.length > 0) {
        struct text old = take_line(&was), new = take_line(&is);
        if (!text_equal(old, new))
            fprintf(stderr, "-%.*s\n+%.*s\n", (int)old.length, old.bytes, (int)new.length,
                    new.bytes);
    }
}

static void write_file(const char *path, struct text text)
{
    FILE *file = fopen(path, "w");
    ck_assert_msg(file && fwrite(text.bytes, 1, text.length, file) == text.length, "%s", path);
    ck_assert(fclose(file) == 0);
}

void golden_check(struct golden *golden, const char *name)
{
    char path[256];
    struct problem_list problems = {0};
    struct text_builder screen = {0};
    struct text kept = {"", 0};
    snprintf(path, sizeof(path), "tests/screen/golden/%s.txt", name);
    write_screen(golden, &screen);
    free(golden->cells);
    free(golden);
    if (getenv("DIPTYCH_REGENERATE")) {
        write_file(path, text_builder_text(&screen));
    } else if (file_read(path, FILE_MAX, &kept, &problems) != STATUS_OK ||
               !text_equal(kept, text_builder_text(&screen))) {
        tell_differences(path, kept, text_builder_text(&screen));
        ck_abort_msg("%s: not as it was; where it should look so, make golden", path);
    }
    if (kept.length > 0)
        free((char *)kept.bytes);
    problem_list_free(&problems);
    text_builder_free(&screen);
}
