#include "core/base/embed.h"
#include "core/base/yaml.h"
#include "core/config/theme.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

/* The colours of a scheme but base0D. */
#define DARK_COLORS "base00: '000000', base01: '111111', base02: '222222', base03: '333333', "
#define LIGHT_COLORS "base04: 'aaaaaa', base05: 'bbbbbb', base06: 'cccccc', base07: 'dddddd', "
#define WARM_COLORS "base08: 'ff8080', base09: 'ffa060', base0A: 'ffff80', base0B: '80ff80', "
#define COLD_COLORS "base0C: '80ffff', base0E: 'ff80ff', base0F: 'a08060'"
#define COLORS DARK_COLORS LIGHT_COLORS WARM_COLORS COLD_COLORS

static const struct {
    const char *source;
    struct theme_row row; /* of person */
} rows[] = {
    {"styles: {person: {fg: red}}", {.fg = {THEME_INDEX, 1}}},
    {"styles: {person: {fg: Bright-Blue, bg: default}}",
     {.fg = {THEME_INDEX, 12}, .bg = {THEME_DEFAULT, 0}}},
    {"styles: {person: {fg: 203, fg16: 9, bg16: 0}}",
     {.fg = {THEME_INDEX, 203}, .fg16 = {THEME_INDEX, 9}, .bg16 = {THEME_INDEX, 0}}},
    {"styles: {person: {bg: \"#a1B2c3\"}}", {.bg = {THEME_RGB, 0xa1b2c3}}},
    {"styles: {person: {attrs: [bold, underline]}}",
     {.attributes = THEME_BOLD | THEME_UNDERLINE, .has_attributes = true}},
    {"styles: {person: {attrs: [italic], mono: []}}",
     {.attributes = THEME_ITALIC, .has_attributes = true, .has_mono = true}},
    {"palette: {base0F: \"102030\"}\nstyles: {person: {fg: base0F}}",
     {.fg = {THEME_RGB, 0x102030}}},
    {"system: base16\nname: x\nvariant: dark\npalette: {base0D: \"#0a0b0c\", " COLORS "}",
     {.fg = {THEME_RGB, 0x0a0b0c}, .attributes = THEME_UNDERLINE, .has_attributes = true}},
    {"{scheme: x, author: y, base0D: \"0a0b0c\", " COLORS "}",
     {.fg = {THEME_RGB, 0x0a0b0c}, .attributes = THEME_UNDERLINE, .has_attributes = true}},
};

START_TEST(reads_rows)
{
    struct problem_list problems = {0};
    struct theme theme;
    ck_assert_int_eq(theme_parse("t.yaml", text_from(rows[_i].source), &theme, &problems),
                     STATUS_OK);
    ck_assert_uint_eq(problems.count, 0);
    const struct theme_row *row = &theme.rows[STYLE_PERSON], *wanted = &rows[_i].row;
    const struct theme_color found[] = {row->fg, row->bg, row->fg16, row->bg16};
    const struct theme_color colors[] = {wanted->fg, wanted->bg, wanted->fg16, wanted->bg16};
    for (int i = 0; i < COUNT(found); i++) {
        ck_assert_int_eq(found[i].kind, colors[i].kind);
        ck_assert_uint_eq(found[i].value, colors[i].value);
    }
    ck_assert_uint_eq(row->attributes, wanted->attributes);
    ck_assert_uint_eq(row->mono, wanted->mono);
    ck_assert_int_eq(row->has_attributes, wanted->has_attributes);
    ck_assert_int_eq(row->has_mono, wanted->has_mono);
    problem_list_free(&problems);
}
END_TEST

static const struct {
    const char *source, *message;
    size_t line;
    const char *hint; /* part of it, or NULL */
} mistakes[] = {
    {"- a list", "a theme is a map", 0, NULL},
    {"", "a theme is a map", 0, NULL},
    {"styles: {person: {fg: rde}}", "\"rde\" is no colour", 1, "red"},
    {"styles: {person: {fg: 256}}", "\"256\" is no colour", 1, "0 to 255"},
    {"styles: {person: {fg: base0A}}", "\"base0A\" is no colour", 1, "palette"},
    {"styles:\n  person:\n    fg: \"#12345\"\n", "\"#12345\" is no colour", 3, "#rrggbb"},
    {"styles:\n  person:\n    fg: #123456\n", "no colour", 3, "quotes"},
    {"styles: {person: {attrs: bold}}", "attributes are a list", 1, NULL},
    {"styles: {person: {attrs: [blod]}}", "blod", 1, "bold"},
    {"styles: {person: red}", "a style is a map", 1, NULL},
    {"styles: {persn: {fg: red}}", "persn", 1, "person"},
    {"styles: {person: {colour: red}}", "colour", 1, NULL},
    {"styles: [person]", "styles is a map", 1, NULL},
    {"stiles: {}", "stiles", 1, "styles"},
    {"name: x\nname: y\n", "stands already in line 1", 2, NULL},
    {"variant: drak", "drak", 1, "dark"},
    {"palette: {base00: \"12\"}", "no colour of a palette", 1, "hexadecimal"},
    {"palette: [a]", "a palette is a map", 1, NULL},
    {"system: tinted8\nname: x\npalette: {black: \"000000\"}", "none of: base16, base24", 1, NULL},
    {"styles: {person: {fg: red}", NULL, 1, NULL},
};

/* A scheme that lacks colours is used, and told of; one that is a theme's own palette is not. */
START_TEST(tells_what_a_scheme_lacks)
{
    static const struct {
        const char *source;
        bool lacks;
    } schemes[] = {
        {"system: base16\npalette: {base00: \"000000\", base0D: \"0a0b0c\"}\n", true},
        {"scheme: x\nbase0D: \"0a0b0c\"\n", true},
        {"name: x\npalette: {base0D: \"0a0b0c\"}\n", false},
    };
    for (int i = 0; i < COUNT(schemes); i++) {
        struct problem_list problems = {0};
        struct theme theme;
        ck_assert_int_eq(theme_parse("t.yaml", text_from(schemes[i].source), &theme, &problems),
                         STATUS_OK);
        ck_assert_uint_eq(problems.count, schemes[i].lacks);
        if (schemes[i].lacks)
            ck_assert(strstr(problems.items[0].message, "lacks base0") &&
                      strstr(problems.items[0].message, "base0F"));
        ck_assert_uint_eq(theme.rows[STYLE_PERSON].fg.value, 0x0a0b0c);
        problem_list_free(&problems);
    }
}
END_TEST

START_TEST(reports_mistakes)
{
    struct problem_list problems = {0};
    struct theme theme;
    enum status status = theme_parse("t.yaml", text_from(mistakes[_i].source), &theme, &problems);
    ck_assert_int_ne(status, STATUS_OK);
    ck_assert_uint_ge(problems.count, 1);
    const struct problem *problem = &problems.items[0];
    if (mistakes[_i].message)
        ck_assert_msg(strstr(problem->message, mistakes[_i].message), "%s", problem->message);
    ck_assert_uint_eq(problem->line, mistakes[_i].line);
    if (mistakes[_i].hint)
        ck_assert_msg(problem->hint && strstr(problem->hint, mistakes[_i].hint), "%s",
                      problem->hint);
    ck_assert_int_eq(theme.rows[STYLE_PERSON].fg.kind, THEME_UNSET);
    problem_list_free(&problems);
}
END_TEST

START_TEST(keeps_rows_beside_a_mistake)
{
    struct problem_list problems = {0};
    struct theme theme;
    struct text source = TEXT("styles: {person: {fg: nothing}, place: {fg: 3}}");
    ck_assert_int_eq(theme_parse("t.yaml", source, &theme, &problems), STATUS_SCHEMA);
    ck_assert_int_eq(theme.rows[STYLE_PERSON].fg.kind, THEME_UNSET);
    ck_assert_int_eq(theme.rows[STYLE_PLACE].fg.kind, THEME_INDEX);
    problem_list_free(&problems);
}
END_TEST

/* A scheme that calls itself light on a dark ground. */
START_TEST(trusts_the_ground)
{
    struct problem_list problems = {0};
    struct theme theme;
    theme_parse("t.yaml", TEXT("variant: light\npalette: {base00: \"101010\"}"), &theme, &problems);
    ck_assert(!theme.light);
    theme_parse("t.yaml", TEXT("variant: dark\npalette: {base00: \"f0f0f0\"}"), &theme, &problems);
    ck_assert(theme.light);
    problem_list_free(&problems);
}
END_TEST

START_TEST(ships_themes)
{
    struct problem_list problems = {0};
    size_t embedded = 0, shipped = 0;
    for (size_t i = 0; i < embed_count(); i++)
        embedded += text_starts(text_from(embed_name(i)), TEXT("themes/"));
    for (; theme_shipped_name(shipped); shipped++) {
        struct theme theme;
        ck_assert_int_eq(theme_load(theme_shipped_name(shipped), &theme, &problems), STATUS_OK);
        ck_assert_str_eq(theme.name, theme_shipped_name(shipped));
    }
    ck_assert_uint_eq(shipped, embedded);
    ck_assert_uint_eq(problems.count, 0);
}
END_TEST

/* Every style stands in every shipped theme, if only as {}. */
START_TEST(shipped_themes_are_whole)
{
    for (size_t i = 0; theme_shipped_name(i); i++) {
        struct problem_list problems = {0};
        struct arena *arena = arena_new();
        struct yaml_document document;
        char path[64];
        snprintf(path, sizeof(path), "themes/%s.yaml", theme_shipped_name(i));
        ck_assert_int_eq(yaml_parse(arena, path, embed_find(path), &document, &problems),
                         STATUS_OK);
        const struct yaml_node *styles = yaml_get(document.root, "styles");
        for (enum style style = 0; style < STYLE_COUNT; style++)
            ck_assert_msg(yaml_get(styles, theme_style_name(style)) != NULL, "%s lacks %s", path,
                          theme_style_name(style));
        arena_free(arena);
    }
}
END_TEST

START_TEST(names_the_nearest)
{
    struct problem_list problems = {0};
    struct theme theme;
    ck_assert_int_eq(theme_load("ligth", &theme, &problems), STATUS_USAGE);
    ck_assert_ptr_nonnull(strstr(problems.items[0].hint, "light"));
    ck_assert_int_eq(theme_load("/nonexistent/x.yaml", &theme, &problems), STATUS_IO);
    problem_list_free(&problems);
}
END_TEST

START_TEST(inherits_what_a_file_leaves_out)
{
    char path[] = "/tmp/theme-XXXXXX";
    struct problem_list problems = {0};
    struct theme theme, dark;
    int descriptor = mkstemp(path);
    static const char source[] = "styles: {person: {fg: 3}, place: {attrs: []}}";
    ck_assert(write(descriptor, source, strlen(source)) == (ssize_t)strlen(source));
    close(descriptor);
    ck_assert_int_eq(theme_load(path, &theme, &problems), STATUS_OK);
    ck_assert_int_eq(theme_load("dark", &dark, &problems), STATUS_OK);
    unlink(path);
    ck_assert_str_eq(theme.name, strrchr(path, '/') + 1);
    ck_assert_uint_eq(theme.rows[STYLE_PERSON].fg.value, 3);
    ck_assert_uint_eq(theme.rows[STYLE_FIGURE].fg.value, dark.rows[STYLE_FIGURE].fg.value);
    ck_assert_uint_eq(theme.rows[STYLE_PLACE].attributes, 0);
    problem_list_free(&problems);
}
END_TEST

#define TWENTY "äääääääääääääääääääää"
static const struct {
    const char *source, *name;
} theme_names[] = {
    {"name: harbour", "harbour"},
    {"name: \"a\\e[2J\\u009bb\\tc\"", "a\uFFFD[2J\uFFFDb c"},
    {"name: x" TWENTY TWENTY, "xäääääääääääääääääääääääääääääää"},
};

START_TEST(names_are_fit_for_a_terminal)
{
    struct problem_list problems = {0};
    struct theme theme;
    theme_parse("t.yaml", text_from(theme_names[_i].source), &theme, &problems);
    ck_assert_str_eq(theme.name, theme_names[_i].name);
    problem_list_free(&problems);
}
END_TEST

START_TEST(names_every_style)
{
    for (int i = 0; i < STYLE_COUNT; i++) {
        ck_assert_ptr_nonnull(theme_style_name(i));
        ck_assert_ptr_nonnull(theme_style_help(i));
        for (int k = 0; k < i; k++)
            ck_assert_str_ne(theme_style_name(i), theme_style_name(k));
    }
}
END_TEST

/* Least contrast of every style of a shipped theme. */
static const struct {
    const char *name;
    double least;
} contrasts[] = {{"dark", 4.5},         {"light", 4.2},           {"contrast-dark", 7},
                 {"contrast-light", 7}, {"colorblind-dark", 4.5}, {"colorblind-light", 4.5}};

START_TEST(shipped_themes_can_be_read)
{
    struct problem_list problems = {0};
    struct theme theme;
    ck_assert_int_eq(theme_load(contrasts[_i].name, &theme, &problems), STATUS_OK);
    for (enum style style = 0; style < STYLE_COUNT; style++) {
        double contrast = theme_contrast(&theme, theme.rows[style].fg, theme.rows[style].bg);
        ck_assert_msg(contrast >= contrasts[_i].least, "%s: %s: %.2f", theme.name,
                      theme_style_name(style), contrast);
    }
}
END_TEST

START_TEST(measures_contrast)
{
    ck_assert_double_eq_tol(color_contrast(0x000000, 0xffffff), 21, 0.01);
    ck_assert_double_eq_tol(color_contrast(0x777777, 0xffffff), 4.48, 0.01);
    ck_assert_double_eq_tol(color_contrast(0x0072b2, 0xffffff), 5.19, 0.05);
    ck_assert_double_eq_tol(color_contrast(0x123456, 0x123456), 1, 0.001);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("theme");
    TCase *group = tcase_create("theme");
    tcase_add_loop_test(group, reads_rows, 0, COUNT(rows));
    tcase_add_loop_test(group, reports_mistakes, 0, COUNT(mistakes));
    tcase_add_test(group, keeps_rows_beside_a_mistake);
    tcase_add_test(group, trusts_the_ground);
    tcase_add_test(group, ships_themes);
    tcase_add_test(group, tells_what_a_scheme_lacks);
    tcase_add_test(group, measures_contrast);
    tcase_add_loop_test(group, shipped_themes_can_be_read, 0, COUNT(contrasts));
    tcase_add_test(group, shipped_themes_are_whole);
    tcase_add_test(group, names_the_nearest);
    tcase_add_test(group, inherits_what_a_file_leaves_out);
    tcase_add_loop_test(group, names_are_fit_for_a_terminal, 0, COUNT(theme_names));
    tcase_add_test(group, names_every_style);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
