#include "core/base/color.h"

#include "core/base/suggest.h"

#include <math.h>

/* Names of the sixteen ANSI colours; the place is the index. */
static const char *const color_names[] = {
    "black",        "red",           "green",       "yellow",         "blue",
    "magenta",      "cyan",          "white",       "bright-black",   "bright-red",
    "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white"};
enum { COLOR_NAME_COUNT = sizeof(color_names) / sizeof(color_names[0]) };

bool color_read_hex(struct text text, uint32_t *value)
{
    if (text.length == 0 || text.length > 6)
        return false;
    *value = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.bytes[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return false;
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

bool color_read_rgb(struct text text, uint32_t *value)
{
    if (text_starts(text, TEXT("#")))
        text = text_slice(text, 1, text.length);
    return text.length == 6 && color_read_hex(text, value);
}

/* The part before the next "/", up to four digits, as 0 to 255; what follows stays in *rest. */
static bool read_share(struct text *rest, uint32_t *share)
{
    size_t end = text_find(*rest, TEXT("/"), 0);
    struct text digits = text_slice(*rest, 0, end == SIZE_MAX ? rest->length : end);
    if (digits.length > 4 || !color_read_hex(digits, share))
        return false;
    *share = *share * 255 / ((1U << 4 * digits.length) - 1);
    *rest = text_slice(*rest, end == SIZE_MAX ? rest->length : end + 1, rest->length);
    return true;
}

bool color_read_report(struct text text, uint32_t *value)
{
    uint32_t red, green, blue;
    bool alpha = text_starts(text, TEXT("rgba:"));
    if (text_starts(text, TEXT("#")))
        return color_read_rgb(text, value);
    if (!alpha && !text_starts(text, TEXT("rgb:")))
        return false;
    struct text rest = text_slice(text, alpha ? 5 : 4, text.length);
    if (!read_share(&rest, &red) || !read_share(&rest, &green) || !read_share(&rest, &blue) ||
        (rest.length > 0) != alpha)
        return false;
    *value = red << 16 | green << 8 | blue;
    return true;
}

int color_palette_index(struct text name)
{
    uint32_t index;
    if (name.length != 6 || !text_starts(name, TEXT("base")) ||
        !color_read_hex(text_slice(name, 4, 6), &index))
        return -1;
    return index < COLOR_PALETTE_SIZE ? (int)index : -1;
}

/* As base16-shell sets them; base10 to base17 are those of base24. */
struct theme_color color_of_palette(int index)
{
    static const unsigned char ansi[COLOR_PALETTE_SIZE] = {
        0, 0, 8, 8, 7, 7, 15, 15, 1, 3, 3, 2, 6, 4, 5, 1, 0, 0, 9, 11, 10, 14, 12, 13};
    return (struct theme_color){THEME_INDEX, ansi[index]};
}

static bool read_number(struct text text, uint32_t *value)
{
    *value = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9' || i >= 3)
            return false;
        *value = *value * 10 + (uint32_t)(text.bytes[i] - '0');
    }
    return text.length > 0 && *value <= 255;
}

bool color_parse(struct text text, struct theme_color *out)
{
    uint32_t value;
    if (text_equal(text, TEXT("default"))) {
        *out = (struct theme_color){THEME_DEFAULT, 0};
        return true;
    }
    for (uint32_t i = 0; i < COLOR_NAME_COUNT; i++)
        if (text_equal_ascii_case(text, text_from(color_names[i]))) {
            *out = (struct theme_color){THEME_INDEX, i};
            return true;
        }
    bool index = read_number(text, &value);
    if (!index && !(text_starts(text, TEXT("#")) && color_read_rgb(text, &value)))
        return false;
    *out = (struct theme_color){index ? THEME_INDEX : THEME_RGB, value};
    return true;
}

void color_hint(struct problem *problem, struct text wrong, bool palette)
{
    const char *nearest = suggest_nearest(wrong, color_names, COLOR_NAME_COUNT);
    if (nearest)
        problem_hint(problem, "did you mean %s?", nearest);
    else if (wrong.length == 0)
        problem_hint(problem, "a # begins a comment in YAML: write \"#rrggbb\" in quotes");
    else
        problem_hint(problem,
                     "a colour is default, a name such as red or bright-red, 0 to 255, "
                     "\"#rrggbb\"%s",
                     palette ? " or, with a palette, base00 to base17" : "");
}

/* --- what they look like ---------------------------------------------------------------------- */

/* The sixteen ANSI colours as xterm draws them, and the levels of its 6 × 6 × 6 cube (xterm's
 * 256colres.pl). */
static const uint32_t ansi_rgb[16] = {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd,
                                      0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
                                      0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff};
static const uint32_t cube_levels[6] = {0, 95, 135, 175, 215, 255};

enum { CUBE_FIRST = 16, GRAY_FIRST = 232, GRAY_BASE = 8, GRAY_STEP = 10 };

uint32_t color_of_index(uint32_t index)
{
    if (index < CUBE_FIRST)
        return ansi_rgb[index];
    if (index >= GRAY_FIRST) {
        uint32_t level = GRAY_BASE + GRAY_STEP * (index - GRAY_FIRST);
        return level << 16 | level << 8 | level;
    }
    index -= CUBE_FIRST;
    return cube_levels[index / 36] << 16 | cube_levels[index / 6 % 6] << 8 | cube_levels[index % 6];
}

uint32_t color_rgb(struct theme_color color)
{
    return color.kind == THEME_RGB ? color.value : color_of_index(color.value);
}

bool color_is_light(uint32_t rgb)
{
    return 299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255) > 127500;
}

/* WCAG's relative luminance. */
static double luminance(uint32_t rgb)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double level = (double)(rgb >> (16 - 8 * i) & 255) / 255;
        sum += weights[i] * (level <= 0.03928 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double color_contrast(uint32_t one, uint32_t other)
{
    double a = luminance(one), b = luminance(other);
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}
