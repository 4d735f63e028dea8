/* color: colours as they are written in themes and in the configuration. */
#ifndef DIPTYCH_BASE_COLOR_H
#define DIPTYCH_BASE_COLOR_H

#include "core/base/error.h"

/* A colour: unset (inherit), the terminal's default, an index 0-255, or RGB. */
enum theme_color_kind { THEME_UNSET, THEME_DEFAULT, THEME_INDEX, THEME_RGB };
struct theme_color {
    enum theme_color_kind kind;
    uint32_t value; /* an index, or 0xRRGGBB */
};

/* "default", an ANSI name ("red", "bright-red"), 0 to 255, "#rrggbb". */
bool color_parse(struct text text, struct theme_color *out);
/* Adds what to write instead of a text that is no colour (base00 and so on where there is a
 * palette). */
void color_hint(struct problem *problem, struct text wrong, bool palette);

enum { COLOR_PALETTE_SIZE = 24 };
/* "base00" to "base17": its place in a palette, or -1. */
int color_palette_index(struct text name);
/* What stands for a place in the palette where a theme has none: the ANSI colour that base16
 * schemes give a terminal for it. */
struct theme_color color_of_palette(int index);

/* Up to six hexadecimal digits; six of them with or without "#". */
bool color_read_hex(struct text text, uint32_t *value);
bool color_read_rgb(struct text text, uint32_t *value);
/* As terminals tell colours (XParseColor): "rgb:RRRR/GGGG/BBBB", one to four digits each, "rgba:"
 * with a fourth that is passed over, "#rrggbb". */
bool color_read_report(struct text text, uint32_t *value);
/* Whether a ground is light (Rec. 601 luma above a half). */
bool color_is_light(uint32_t rgb);

/* An index of 256 as xterm shows it, as 0xRRGGBB; a colour's RGB (not of unset and default). */
uint32_t color_of_index(uint32_t index);
uint32_t color_rgb(struct theme_color color);
/* The contrast of two colours, 1 to 21 (WCAG 2.1). */
double color_contrast(uint32_t one, uint32_t other);

#endif
