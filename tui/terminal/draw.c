#include "tui/terminal/draw.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"

#include <curses.h>
#include <langinfo.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* Two colours that curses knows by a number: the pair's place in the list, plus one (0 is the
 * terminal's own). */
struct pair {
    int fg, bg;
};

struct draw {
    struct screen *screen;
    const struct styles *styles;
    bool ascii_text; /* no UTF-8 locale at all */
    struct pair *pairs;
    size_t pair_count, pair_capacity;
    int cursor_y, cursor_x;
};

/* On a terminal of direct colour the first eight are still the palette's. */
enum { DEFAULT_COLOR = -1, DIRECT_FIRST = 8, MARKS_MAX = CCHARW_MAX - 1 };

struct area area_rows(struct area area, int from, int height)
{
    int start = from < 0 ? 0 : from;
    int end = from + height < area.height ? from + height : area.height;
    return (struct area){area.y + start, area.x, end > start ? end - start : 0, area.width};
}

struct area area_columns(struct area area, int from, int width)
{
    int start = from < 0 ? 0 : from;
    int end = from + width < area.width ? from + width : area.width;
    return (struct area){area.y, area.x + start, area.height, end > start ? end - start : 0};
}

struct draw *draw_new(struct screen *screen, const struct styles *styles)
{
    struct draw *draw = memory_calloc(1, sizeof(*draw));
    draw->screen = screen;
    draw->styles = styles;
    draw->ascii_text = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    return draw;
}

void draw_free(struct draw *draw)
{
    if (!draw)
        return;
    free(draw->pairs);
    free(draw);
}

const struct styles *draw_styles(const struct draw *draw)
{
    return draw->styles;
}

struct look draw_look(const struct draw *draw, enum style style)
{
    return draw->styles->looks[style];
}

/* --- looks and what curses calls them --------------------------------------------------------- */

static const struct {
    unsigned attribute;
    attr_t curses;
} attribute_map[] = {
    {THEME_BOLD, A_BOLD},           {THEME_DIM, A_DIM},         {THEME_ITALIC, A_ITALIC},
    {THEME_UNDERLINE, A_UNDERLINE}, {THEME_REVERSE, A_REVERSE},
};
enum { ATTRIBUTE_COUNT = sizeof(attribute_map) / sizeof(attribute_map[0]) };

static attr_t curses_attributes(unsigned attributes)
{
    attr_t result = A_NORMAL;
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
        if (attributes & attribute_map[i].attribute)
            result |= attribute_map[i].curses;
    return result;
}

/* What is unset is the text's, which may have colours of its own. */
static int curses_color(struct theme_color color, struct theme_color of_text)
{
    if (color.kind == THEME_UNSET)
        color = of_text;
    return color.kind == THEME_INDEX || color.kind == THEME_RGB ? (int)color.value : DEFAULT_COLOR;
}

static struct theme_color theme_color_of(const struct draw *draw, int color)
{
    bool index = draw->styles->traits.colors <= 256 || color < DIRECT_FIRST;
    if (color == DEFAULT_COLOR)
        return (struct theme_color){THEME_UNSET, 0};
    return (struct theme_color){index ? THEME_INDEX : THEME_RGB, (uint32_t)color};
}

/* A colour over a ground that it was not chosen for gives way to the text's where it could hardly
 * be read there. */
static struct pair readable(const struct draw *draw, struct pair wanted)
{
    struct theme_color text = draw->styles->looks[STYLE_TEXT].fg;
    if (!style_can_be_read(draw->styles, theme_color_of(draw, wanted.fg),
                           theme_color_of(draw, wanted.bg)))
        wanted.fg = curses_color(text, text);
    return wanted;
}

/* The number of a pair, made when it is first used. A terminal that cannot go back to its own
 * colours takes white on black for them; when all numbers are given out the colours are left off.
 */
static int pair_number(struct draw *draw, struct pair wanted)
{
    wanted = readable(draw, wanted);
    if (draw->styles->traits.colors < 8 ||
        (wanted.fg == DEFAULT_COLOR && wanted.bg == DEFAULT_COLOR))
        return 0;
    for (size_t i = 0; i < draw->pair_count; i++)
        if (draw->pairs[i].fg == wanted.fg && draw->pairs[i].bg == wanted.bg)
            return (int)i + 1;
    int number = (int)draw->pair_count + 1;
    if (number >= COLOR_PAIRS || number >= SHRT_MAX)
        return 0;
    if (init_extended_pair(number, wanted.fg, wanted.bg) == ERR) {
        int fg = wanted.fg == DEFAULT_COLOR ? COLOR_WHITE : wanted.fg;
        int bg = wanted.bg == DEFAULT_COLOR ? COLOR_BLACK : wanted.bg;
        if (init_extended_pair(number, fg, bg) == ERR)
            return 0;
    }
    draw->pairs =
        memory_grow(draw->pairs, draw->pair_count, &draw->pair_capacity, sizeof(*draw->pairs));
    draw->pairs[draw->pair_count++] = wanted;
    return number;
}

/* A look as cells take it. */
struct paint {
    attr_t attributes;
    int pair;
};

static struct paint paint_of(struct draw *draw, struct look look)
{
    struct look text = draw->styles->looks[STYLE_TEXT];
    struct pair pair = {curses_color(look.fg, text.fg), curses_color(look.bg, text.bg)};
    return (struct paint){curses_attributes(look.attributes), pair_number(draw, pair)};
}

/* --- cells ------------------------------------------------------------------------------------ */

/* Characters that change how others before them look, or join those beside them. Terminals differ
 * in how wide they then draw (curses adds up widths), so they are left out, and the columns that
 * curses counts for them are blank. */
static bool is_modifier(uint32_t code)
{
    return code == 0x200D || code == 0x20E3 || (code >= 0xFE00 && code <= 0xFE0F) ||
           (code >= 0x1F3FB && code <= 0x1F3FF) || (code >= 0xE0100 && code <= 0xE01EF);
}

/* One character with its marks, waiting for the next to be known. */
struct cell {
    wchar_t characters[CCHARW_MAX + 1];
    int count, width;
};

static void put_cell(const struct cell *cell, int y, int x, struct paint paint)
{
    cchar_t glyph;
    if (setcchar(&glyph, cell->characters, paint.attributes, (short)paint.pair, NULL) == OK)
        mvadd_wch(y, x,
                  &glyph); /* ERR in the last cell of the screen, where it is drawn all the same */
}

static void put_blanks(int y, int x, int count, struct paint paint)
{
    cchar_t blank;
    if (count > 0 && setcchar(&blank, L" ", paint.attributes, (short)paint.pair, NULL) == OK)
        mvhline_set(y, x, &blank, count);
}

static uint32_t drawable(const struct draw *draw, uint32_t code)
{
    if (draw->ascii_text && code >= 0x7F) {
        uint32_t folded = utf8_fold(code);
        return folded < 0x7F ? folded : '?';
    }
    return wcwidth((wchar_t)code) < 0 ? UTF8_REPLACEMENT : code;
}

/* The row of the screen, and the columns of it, that a piece of text may touch. */
struct strip {
    int y, left, right;
};

static bool clip_strip(struct area area, int row, struct strip *strip)
{
    int rows, columns;
    getmaxyx(stdscr, rows, columns);
    strip->y = area.y + row;
    strip->left = area.x > 0 ? area.x : 0;
    strip->right = area.x + area.width < columns ? area.x + area.width : columns;
    return row >= 0 && row < area.height && strip->y >= 0 && strip->y < rows &&
           strip->left < strip->right;
}

/* Draws a cell that is whole inside the strip; one without characters, or the half of a wide one
 * that reaches in, is blank. */
static void put_clipped(const struct cell *cell, struct strip strip, int x, struct paint paint)
{
    if (cell->count > 0 && x >= strip.left && x + cell->width <= strip.right) {
        put_cell(cell, strip.y, x, paint);
        return;
    }
    int left = x > strip.left ? x : strip.left;
    int right = x + cell->width < strip.right ? x + cell->width : strip.right;
    put_blanks(strip.y, left, right - left, paint);
}

static int flush_cell(struct cell *cell, struct strip strip, int x, struct paint paint)
{
    if (cell->count > 0)
        put_clipped(cell, strip, x, paint);
    x += cell->width;
    *cell = (struct cell){.count = 0};
    return x;
}

/* Draws one cluster at x: a cell for each of its characters that has columns, with the marks that
 * follow it. Returns the column behind it. */
static int put_cluster(const struct draw *draw, struct strip strip, int x, struct text cluster,
                       struct paint paint)
{
    struct cell cell = {.count = 0};
    size_t size;
    for (size_t i = 0; i < cluster.length; i += size) {
        uint32_t code = utf8_decode(cluster.bytes + i, cluster.length - i, &size);
        int width = utf8_width(text_slice(cluster, i, i + size));
        if (width > 0) {
            x = flush_cell(&cell, strip, x, paint);
            bool blank = is_modifier(code);
            cell.characters[0] = (wchar_t)drawable(draw, code);
            cell.count = blank ? 0 : 1;
            cell.width = width;
            if (blank)
                put_clipped(&cell, strip, x, paint);
        } else if (cell.count > 0 && cell.count <= MARKS_MAX && !is_modifier(code) &&
                   !draw->ascii_text) {
            cell.characters[cell.count++] = (wchar_t)code;
        }
    }
    return flush_cell(&cell, strip, x, paint);
}

enum { PLAIN_MAX = 256 };

/* How many bytes from `at` on are letters and signs of ASCII that nothing behind them joins: most
 * of all text, each a cell as it stands. */
static size_t plain_run(struct text text, size_t at)
{
    size_t end = at;
    while (end < text.length && end - at < PLAIN_MAX && text.bytes[end] >= 0x20 &&
           text.bytes[end] < 0x7F &&
           (end + 1 == text.length || (unsigned char)text.bytes[end + 1] < 0x80))
        end++;
    return end - at;
}

/* Draws such a run, all of its cells at once. */
static void put_plain(struct strip strip, int x, struct text run, struct paint paint)
{
    cchar_t glyphs[PLAIN_MAX];
    wchar_t character[2] = L"";
    int first = x > strip.left ? x : strip.left, count = 0;
    for (int at = first; at < x + (int)run.length && at < strip.right; at++) {
        character[0] = (wchar_t)run.bytes[at - x];
        if (setcchar(&glyphs[count], character, paint.attributes, (short)paint.pair, NULL) == OK)
            count++;
    }
    if (count > 0)
        mvadd_wchnstr(strip.y, first, glyphs, count);
}

void draw_erase(struct draw *draw)
{
    (void)draw;
    erase();
}

void draw_fill(struct draw *draw, struct area area, struct look look)
{
    struct paint paint = paint_of(draw, look);
    struct strip strip;
    for (int row = 0; row < area.height; row++)
        if (clip_strip(area, row, &strip))
            put_blanks(strip.y, strip.left, strip.right - strip.left, paint);
}

int draw_text(struct draw *draw, struct area area, int row, int column, struct text text,
              struct look look)
{
    struct strip strip;
    if (!clip_strip(area, row, &strip))
        return column + utf8_width(text);
    struct paint paint = paint_of(draw, look);
    int x = area.x + column;
    for (size_t offset = 0; offset < text.length;) {
        if (x >= strip.right)
            return x - area.x + utf8_width(text_slice(text, offset, text.length));
        size_t size = plain_run(text, offset);
        if (size > 0) {
            put_plain(strip, x, text_slice(text, offset, offset + size), paint);
            x += (int)size;
            offset += size;
            continue;
        }
        size = utf8_cluster(text, offset);
        x = put_cluster(draw, strip, x, text_slice(text, offset, offset + size), paint);
        offset += size;
    }
    return x - area.x;
}

int draw_printf(struct draw *draw, struct area area, int row, int column, struct look look,
                const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return column;
    char *bytes = memory_alloc((size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(bytes, (size_t)length + 1, format, arguments);
    va_end(arguments);
    column = draw_text(draw, area, row, column, (struct text){bytes, (size_t)length}, look);
    free(bytes);
    return column;
}

int draw_clipped(struct draw *draw, struct area area, int row, int column, int width,
                 struct text text, struct look look)
{
    int used;
    if (utf8_clip(text, width, &used).length == text.length)
        return draw_text(draw, area, row, column, text, look);
    struct text ellipsis = utf8_clip(style_sign(draw->styles, SIGN_ELLIPSIS), width, &used);
    struct text cut = utf8_clip(text, width - used, NULL);
    column = draw_text(draw, area, row, column, cut, look);
    return draw_text(draw, area, row, column, ellipsis, look);
}

void draw_clipped_left(struct draw *draw, struct area area, int row, int column, int width,
                       struct text text, struct look look)
{
    int all = utf8_width(text), sign = 0;
    size_t from = 0;
    struct text ellipsis = {"", 0};
    if (all > width) {
        ellipsis = utf8_clip(style_sign(draw->styles, SIGN_ELLIPSIS), width, &sign);
        while (from < text.length && all > width - sign) {
            size_t size = utf8_cluster(text, from);
            all -= utf8_cluster_width(text_slice(text, from, from + size));
            from += size;
        }
    }
    column = draw_text(draw, area, row, column + width - all - sign, ellipsis, look);
    draw_text(draw, area, row, column, text_slice(text, from, text.length), look);
}

void draw_overlay(struct draw *draw, struct area area, int row, int column, int width,
                  struct look look)
{
    struct strip strip;
    if (!clip_strip(area_columns(area, column, width), row, &strip))
        return;
    struct look text = draw->styles->looks[STYLE_TEXT];
    int fg = curses_color(look.fg, text.fg), bg = curses_color(look.bg, text.bg);
    int ground = curses_color(text.bg, text.bg);
    attr_t added = curses_attributes(look.attributes);
    for (int x = strip.left; x < strip.right; x++) {
        cchar_t cell;
        wchar_t characters[CCHARW_MAX + 1];
        attr_t attributes;
        short number;
        if (mvin_wch(strip.y, x, &cell) == ERR ||
            getcchar(&cell, characters, &attributes, &number, NULL) == ERR)
            continue;
        struct pair pair = {DEFAULT_COLOR, DEFAULT_COLOR};
        if (number > 0 && (size_t)number <= draw->pair_count)
            pair = draw->pairs[number - 1];
        if (look.fg.kind != THEME_UNSET)
            pair.fg = fg;
        if (look.bg.kind != THEME_UNSET && pair.bg == ground)
            pair.bg = bg; /* a ground of its own was chosen with its colour, to be read on it */
        mvchgat(strip.y, x, 1, (attributes & ~(attr_t)A_COLOR) | added,
                (short)pair_number(draw, pair), NULL);
    }
}

void draw_cursor(struct draw *draw, struct area area, int row, int column)
{
    draw->cursor_y = area.y + row;
    draw->cursor_x = area.x + column;
}

static int clamp(int value, int count)
{
    return value < 0 || count < 1 ? 0 : value < count ? value : count - 1;
}

void draw_flush(struct draw *draw, bool all)
{
    int rows, columns;
    getmaxyx(stdscr, rows, columns);
    if (all)
        clearok(curscr, TRUE);
    move(clamp(draw->cursor_y, rows), clamp(draw->cursor_x, columns));
    refresh();
}
