#include "tui/terminal/style.h"

#include <stdlib.h>
#include <string.h>

enum { CUBE_FIRST = 16, BRIGHT_BLACK = 8 };

/* Squared distance with the eye's weights for red, green and blue, roughly (3, 4, 2). */
static long rgb_distance(uint32_t a, uint32_t b)
{
    long red = (long)(a >> 16 & 255) - (long)(b >> 16 & 255);
    long green = (long)(a >> 8 & 255) - (long)(b >> 8 & 255);
    long blue = (long)(a & 255) - (long)(b & 255);
    return 3 * red * red + 4 * green * green + 2 * blue * blue;
}

static uint32_t nearest_index(uint32_t rgb, uint32_t first, uint32_t end)
{
    uint32_t best = first;
    for (uint32_t i = first; i < end; i++)
        if (rgb_distance(rgb, color_of_index(i)) < rgb_distance(rgb, color_of_index(best)))
            best = i;
    return best;
}

static bool is_color(struct theme_color color)
{
    return color.kind == THEME_INDEX || color.kind == THEME_RGB;
}

/* A colour of 256 and more, as a terminal of that depth takes it. */
static struct theme_color deep_color(struct theme_color color, int colors)
{
    if (colors > 256 && color.kind == THEME_INDEX && color.value >= 8)
        return (struct theme_color){THEME_RGB, color_of_index(color.value)};
    /* The first sixteen are the reader's own choice of colours, so nothing is mapped to them. */
    if (colors <= 256 && color.kind == THEME_RGB)
        return (struct theme_color){THEME_INDEX, nearest_index(color.value, CUBE_FIRST, 256)};
    return color;
}

/* The same of 8 or 16. With 8 a bright colour gives its dark one: bold, which many terminals show
 * as bright, tells classes apart here. */
static struct theme_color flat_color(struct theme_color chosen, struct theme_color deep, int colors)
{
    struct theme_color color = chosen.kind != THEME_UNSET ? chosen : deep;
    if (!is_color(color))
        return color;
    uint32_t index = color.value;
    if (color.kind == THEME_RGB || index >= CUBE_FIRST)
        index = nearest_index(color_rgb(color), 0, colors < 16 ? 8 : 16);
    if (colors < 16 && index >= 8) {
        if (index == BRIGHT_BLACK)
            return (struct theme_color){THEME_DEFAULT, 0};
        index -= 8;
    }
    return (struct theme_color){THEME_INDEX, index};
}

/* What stands in for an attribute that the terminal lacks, in the order tried. */
static const struct {
    unsigned lacking, instead;
} substitutes[] = {
    {THEME_ITALIC, THEME_UNDERLINE},
    {THEME_UNDERLINE, THEME_BOLD},
    {THEME_REVERSE, THEME_BOLD},
    {THEME_BOLD, THEME_UNDERLINE},
};

static unsigned shown_attributes(unsigned wanted, unsigned available)
{
    for (size_t i = 0; i < sizeof(substitutes) / sizeof(substitutes[0]); i++)
        if (wanted & substitutes[i].lacking & ~available)
            wanted = (wanted & ~substitutes[i].lacking) | substitutes[i].instead;
    return wanted & available;
}

/* What can hardly be read is shown in the terminal's own colour, what stands on a ground of its own
 * reversed. */
static void mend_contrast(struct look *look, const struct theme *theme)
{
    bool own_ground = is_color(look->bg);
    if ((!is_color(look->fg) && !own_ground) ||
        theme_contrast(theme, look->fg, look->bg) >= THEME_CONTRAST_LEAST)
        return;
    look->fg = (struct theme_color){THEME_UNSET, 0};
    look->bg = look->fg;
    look->attributes |= own_ground ? THEME_REVERSE : THEME_BOLD;
}

static struct look look_of_row(const struct theme *theme, const struct theme_row *row,
                               struct screen_traits traits)
{
    struct look look = {.attributes = row->attributes};
    if (traits.colors < 8) {
        look.attributes = row->has_mono ? row->mono : row->attributes;
    } else if (traits.colors < 256) {
        look.fg = flat_color(row->fg16, row->fg, traits.colors);
        look.bg = flat_color(row->bg16, row->bg, traits.colors);
    } else {
        look.fg = deep_color(row->fg, traits.colors);
        look.bg = deep_color(row->bg, traits.colors);
        mend_contrast(&look, theme);
    }
    look.attributes = shown_attributes(look.attributes, traits.attributes);
    return look;
}

void styles_make(const struct theme *theme, struct screen_traits traits, struct styles *out)
{
    *out = (struct styles){.traits = traits};
    memcpy(out->palette, theme->palette, sizeof(out->palette));
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        struct look *look = &out->looks[i];
        *look = look_of_row(theme, &theme->rows[i], traits);
        look->solid = i != STYLE_TEXT && is_color(look->fg) && is_color(look->bg);
    }
    out->bracket_places = traits.colors < 8 && !(traits.attributes & THEME_ITALIC);
}

struct look style_color(const struct styles *styles, struct theme_color color)
{
    int colors = styles->traits.colors;
    struct look look = {.attributes = 0};
    if (colors >= 256)
        look.fg = deep_color(color, colors);
    else if (colors >= 8)
        look.fg = flat_color(color, color, colors);
    return look;
}

struct look style_ground(const struct styles *styles, struct text name)
{
    const struct theme_color black = {THEME_INDEX, 16}, white = {THEME_INDEX, 231};
    struct theme_color color;
    int index = color_palette_index(name);
    if (index >= 0 && styles->palette[index].kind != THEME_UNSET)
        color = styles->palette[index];
    else if (index >= 0)
        color = color_of_palette(index);
    else if (!color_parse(name, &color))
        return (struct look){.attributes = 0};
    if (!is_color(color))
        return (struct look){.attributes = 0};
    uint32_t rgb = color_rgb(color);
    bool dark = color_contrast(rgb, 0xffffff) > color_contrast(rgb, 0);
    struct look look = style_color(styles, dark ? white : black);
    look.bg = style_color(styles, color).fg;
    return look;
}

bool style_can_be_read(const struct styles *styles, struct theme_color fg, struct theme_color bg)
{
    return styles->traits.colors < 256 || !is_color(fg) || !is_color(bg) ||
           color_contrast(color_rgb(fg), color_rgb(bg)) >= THEME_CONTRAST_LEAST;
}

struct look look_over(struct look base, struct look over)
{
    bool new_ground = over.bg.kind != THEME_UNSET;
    if (over.fg.kind != THEME_UNSET && (new_ground || !base.solid))
        base.fg = over.fg;
    if (new_ground) {
        if (base.solid && over.fg.kind == THEME_UNSET)
            base.fg = over.fg; /* not to be read there: the text's */
        base.bg = over.bg;
        base.solid = over.solid;
    }
    base.attributes |= over.attributes;
    return base;
}

/* What it means is told of signs of the margin, NULL of those that only draw. */
static const struct {
    const char *ascii, *unicode, *words;
} signs[SIGN_COUNT] = {
    [SIGN_VERBATIM] = {"=", "=", "same words"},
    [SIGN_REWORDED] = {"~", "~", "reworded"},
    [SIGN_QUOTE] = {"\"", "\"", "same quotation"},
    [SIGN_FIGURE] = {"#", "#", "same figure"},
    [SIGN_DISPUTED] = {"x", "≠", "figure or quotation differs"},
    [SIGN_WATCH] = {"!", "!", "watch hit"},
    [SIGN_WATCH_INFO] = {".", "·", "watch hit: info"},
    [SIGN_WATCH_LOW] = {":", ":", "watch hit: low"},
    [SIGN_WATCH_MOST] = {"X", "X", "watch hit: critical"},
    [SIGN_CURSOR] = {">", ">", NULL},
    [SIGN_UNREAD] = {"*", "*", "unread"},
    [SIGN_CHOSEN] = {"+", "+", "chosen"},
    [SIGN_MOVED_UP] = {"^", "↑", "told elsewhere"},
    [SIGN_MOVED_DOWN] = {"v", "↓", "told elsewhere"},
    [SIGN_ELLIPSIS] = {"...", "…", NULL},
    [SIGN_RULE] = {"-", "─", NULL},
    [SIGN_COLUMN] = {"|", "│", NULL},
    [SIGN_COLUMN_SEEN] = {"]", "┃", NULL},
    [SIGN_SHADE_0] = {"-", "·", NULL},
    [SIGN_SHADE_1] = {"~", "░", NULL},
    [SIGN_SHADE_2] = {"=", "▒", NULL},
    [SIGN_SHADE_3] = {"x", "≠", NULL},
    [SIGN_DASH] = {"-", "–", "none"},
    [SIGN_TIMES] = {"x", "×", NULL},
    [SIGN_BAR_DONE] = {"#", "█", NULL},
    [SIGN_BAR_LEFT] = {"-", "░", NULL},
};

struct text style_sign(const struct styles *styles, enum sign sign)
{
    if (styles->plain && signs[sign].words)
        return text_from(signs[sign].words);
    return text_from(styles->traits.ascii ? signs[sign].ascii : signs[sign].unicode);
}

const char *style_sign_words(enum sign sign)
{
    return signs[sign].words;
}
