#include "core/base/color.h"

#include "core/base/suggest.h"

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
