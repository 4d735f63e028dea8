#include "tests/screen/reader.h"
#include "tui/terminal/style.h"

#include <stdlib.h>

enum { ALL = THEME_BOLD | THEME_DIM | THEME_ITALIC | THEME_UNDERLINE | THEME_REVERSE };

static const struct {
    struct theme_row row;
    int colors;
    unsigned attributes;
    struct look look;
} rows[] = {
    {{.fg = {THEME_INDEX, 111}}, 256, ALL, {.fg = {THEME_INDEX, 111}}},
    {{.fg = {THEME_RGB, 0x87afff}}, 256, ALL, {.fg = {THEME_INDEX, 111}}},
    {{.fg = {THEME_RGB, 0x87afff}}, 1 << 24, ALL, {.fg = {THEME_RGB, 0x87afff}}},
    {{.fg = {THEME_INDEX, 111}}, 1 << 24, ALL, {.fg = {THEME_RGB, 0x87afff}}},
    {{.fg = {THEME_INDEX, 111}, .fg16 = {THEME_INDEX, 12}}, 16, ALL, {.fg = {THEME_INDEX, 12}}},
    {{.fg = {THEME_INDEX, 111}, .fg16 = {THEME_INDEX, 12}}, 8, ALL, {.fg = {THEME_INDEX, 4}}},
    {{.fg = {THEME_RGB, 0xff0000}}, 16, ALL, {.fg = {THEME_INDEX, 9}}},
    {{.fg = {THEME_RGB, 0xff0000}}, 8, ALL, {.fg = {THEME_INDEX, 1}}},
    {{.fg16 = {THEME_INDEX, 8}}, 8, ALL, {.fg = {THEME_DEFAULT, 0}}},
    {{.fg = {THEME_DEFAULT, 0}}, 256, ALL, {.fg = {THEME_DEFAULT, 0}}},
    {{.fg = {THEME_INDEX, 1}, .attributes = THEME_BOLD}, 0, ALL, {.attributes = THEME_BOLD}},
    {{.attributes = THEME_BOLD, .mono = THEME_REVERSE, .has_mono = true},
     0,
     ALL,
     {.attributes = THEME_REVERSE}},
    {{.attributes = THEME_BOLD, .mono = THEME_REVERSE, .has_mono = true},
     8,
     ALL,
     {.attributes = THEME_BOLD}},
    {{.attributes = THEME_BOLD, .has_mono = true}, 0, ALL, {.attributes = 0}},
    {{.attributes = THEME_ITALIC}, 256, ALL & ~THEME_ITALIC, {.attributes = THEME_UNDERLINE}},
    {{.attributes = THEME_ITALIC}, 256, THEME_BOLD, {.attributes = THEME_BOLD}},
    {{.attributes = THEME_DIM}, 256, THEME_BOLD, {.attributes = 0}},
    {{.attributes = ALL}, 256, 0, {.attributes = 0}},
    /* what can hardly be read on a dark ground, on one of its own, and a ground for light letters
     */
    {{.fg = {THEME_RGB, 0x303030}}, 256, ALL, {.attributes = THEME_BOLD}},
    {{.fg = {THEME_RGB, 0x303030}}, 1 << 24, ALL, {.attributes = THEME_BOLD}},
    {{.fg = {THEME_RGB, 0x303030}, .bg = {THEME_RGB, 0x505050}},
     256,
     ALL,
     {.attributes = THEME_REVERSE}},
    {{.bg = {THEME_RGB, 0xe0e0e0}, .attributes = THEME_BOLD},
     256,
     ALL,
     {.attributes = THEME_BOLD | THEME_REVERSE}},
    {{.bg = {THEME_INDEX, 238}}, 256, ALL, {.bg = {THEME_INDEX, 238}}},
    /* sixteen are the terminal's own, and nobody knows them */
    {{.fg = {THEME_RGB, 0x303030}, .fg16 = {THEME_INDEX, 8}}, 16, ALL, {.fg = {THEME_INDEX, 8}}},
};

static void assert_same_color(struct theme_color a, struct theme_color b)
{
    ck_assert_int_eq(a.kind, b.kind);
    ck_assert_uint_eq(a.value, b.value);
}

static void assert_same_look(struct look a, struct look b)
{
    assert_same_color(a.fg, b.fg);
    assert_same_color(a.bg, b.bg);
    ck_assert_uint_eq(a.attributes, b.attributes);
}

START_TEST(resolves_rows)
{
    struct theme theme = {.name = "test"};
    struct styles styles;
    theme.rows[STYLE_PERSON] = rows[_i].row;
    styles_make(&theme, (struct screen_traits){rows[_i].colors, rows[_i].attributes, false},
                &styles);
    assert_same_look(styles.looks[STYLE_PERSON], rows[_i].look);
}
END_TEST

#define SOLID(a, b)                                                                                \
    {                                                                                              \
        .fg = {THEME_INDEX, a}, .bg = {THEME_INDEX, b}, .solid = true                              \
    }

static const struct {
    struct look base, over, result;
} merges[] = {
    {{.attributes = THEME_BOLD},
     {.attributes = THEME_UNDERLINE},
     {.attributes = THEME_BOLD | THEME_UNDERLINE}},
    {{.fg = {THEME_INDEX, 1}},
     {.bg = {THEME_INDEX, 2}},
     {.fg = {THEME_INDEX, 1}, .bg = {THEME_INDEX, 2}}},
    {{.fg = {THEME_INDEX, 1}}, {.fg = {THEME_INDEX, 2}}, {.fg = {THEME_INDEX, 2}}},
    {{.fg = {THEME_INDEX, 1}}, {.fg = {THEME_DEFAULT, 0}}, {.fg = {THEME_DEFAULT, 0}}},
    {{.fg = {THEME_INDEX, 1}, .attributes = THEME_BOLD},
     {.attributes = 0},
     {.fg = {THEME_INDEX, 1}, .attributes = THEME_BOLD}},
    /* a colour chosen to be read on its ground goes with it */
    {SOLID(1, 2),
     {.fg = {THEME_INDEX, 3}, .attributes = THEME_BOLD},
     {.fg = {THEME_INDEX, 1}, .bg = {THEME_INDEX, 2}, .solid = true, .attributes = THEME_BOLD}},
    {SOLID(1, 2), {.bg = {THEME_INDEX, 3}}, {.bg = {THEME_INDEX, 3}}},
    {SOLID(1, 2), SOLID(3, 4), SOLID(3, 4)},
    {{.fg = {THEME_INDEX, 1}}, SOLID(3, 4), SOLID(3, 4)},
    {{.bg = {THEME_INDEX, 1}},
     {.fg = {THEME_INDEX, 2}},
     {.fg = {THEME_INDEX, 2}, .bg = {THEME_INDEX, 1}}},
};

/* Every style that has both colours is solid, but the text's. */
START_TEST(knows_solid_looks)
{
    struct theme theme = {.name = "test"};
    struct styles styles;
    theme.rows[STYLE_TEXT].fg = theme.rows[STYLE_TEXT].bg = (struct theme_color){THEME_INDEX, 16};
    theme.rows[STYLE_TEXT].fg.value = 231;
    theme.rows[STYLE_WATCH] = theme.rows[STYLE_TEXT];
    theme.rows[STYLE_PERSON].fg = theme.rows[STYLE_TEXT].fg;
    theme.rows[STYLE_CURSOR].bg = theme.rows[STYLE_TEXT].bg;
    styles_make(&theme, (struct screen_traits){256, ALL, false}, &styles);
    for (int i = 0; i < STYLE_COUNT; i++)
        ck_assert_int_eq(styles.looks[i].solid, i == STYLE_WATCH);
}
END_TEST

START_TEST(lays_looks_over)
{
    assert_same_look(look_over(merges[_i].base, merges[_i].over), merges[_i].result);
}
END_TEST

START_TEST(has_every_sign)
{
    struct styles styles = {.traits = {.ascii = _i == 0}};
    for (int sign = 0; sign < SIGN_COUNT; sign++) {
        struct text text = style_sign(&styles, sign);
        ck_assert_uint_gt(text.length, 0);
        for (size_t i = 0; styles.traits.ascii && i < text.length; i++)
            ck_assert_int_lt((unsigned char)text.bytes[i], 0x80);
    }
}
END_TEST

START_TEST(brackets_places)
{
    struct theme theme = {.name = "test"};
    struct styles styles;
    static const struct {
        int colors;
        unsigned attributes;
        bool brackets;
    } cases[] = {
        {0, ALL & ~THEME_ITALIC, true}, {0, ALL, false}, {256, ALL & ~THEME_ITALIC, false}};
    for (int i = 0; i < COUNT(cases); i++) {
        styles_make(&theme, (struct screen_traits){cases[i].colors, cases[i].attributes, false},
                    &styles);
        ck_assert_int_eq(styles.bracket_places, cases[i].brackets);
    }
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{resolves_rows, COUNT(rows)},
                                        {knows_solid_looks, 1},
                                        {lays_looks_over, COUNT(merges)},
                                        {has_every_sign, 2},
                                        {brackets_places, 1}};
    return reader_suite("style", tests, COUNT(tests), NULL, NULL);
}
