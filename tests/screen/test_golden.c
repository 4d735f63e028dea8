/* Whole screens as they were when last looked at (golden.h): what is drawn in this process, and the
 * program in a terminal, on the sample. `make golden` writes them anew. */
#include "core/base/utf8.h"
#include "tests/screen/golden.h"
#include "tests/screen/reader.h"
#include "tui/page/flow.h"
#include "tui/page/prompt.h"
#include "tui/views/preview.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the program ------------------------------------------------------------------------------ */

static const struct {
    int rows, columns;
    const char *stories; /* shows when they have formed and, where there is room, are measured */
} sizes[] = {{60, 200, "5 outlets, 2025-11-04, "},
             {24, 80, "5 outlets, 2025-11-04, "},
             {10, 40, "Bulgaria quits Danube"}};

/* Keys from the list of stories on. The screen is taken when `ready` shows; NULL: when the keys are
 * done, with the status row's hints. */
static const struct {
    const char *name, *keys, *ready, *option;
    bool themed; /* taken in every theme */
} views[] = {
    {"stories", "", NULL, NULL, false},
    {"stories-chosen", "gj j ", "2 chosen", NULL, true},
    {"article", "gjj\r", NULL, NULL, false},
    {"article-focus", "gjj\r]p", "person 1/", NULL, true},
    {"index", "gjj\ri", "index  ", NULL, false},
    {"compare", "gjc", NULL, NULL, false},
    {"compare-aligned", "gjc=]s", "shared passage 1/", NULL, false},
    {"compare-passage", "gjc]c", "passage with differences 1/", NULL, true},
    {"compare-cut", "gjc=zz", "what only one has is cut", NULL, false},
    {"compare-words", "gjc]s\r", "passage a  ", NULL, false},
    {"compare-missing", "gjc-", "missing in ", NULL, false},
    {"entities", "gjejl", NULL, NULL, true},
    {"figures", "gjfl", "what is counted", NULL, false},
    {"quotations", "gj\"l", NULL, NULL, false},
    {"card", "gje/Dobrescu\r\r", "Dobrescu  person", NULL, false},
    {"headlines", "gjH", "headlines of", NULL, false},
    {"watchlist", "w", NULL, NULL, false},
    {"term-card", "w/diesel\r\r", "watched for, ", NULL, false},
    {"group-card", "wg\r", "a group watched for", NULL, false},
    {"help", "?", NULL, NULL, false},
    {"messages", "!", NULL, "--watchlist=tests/screen/golden/mistaken.yaml", true},
    {"search", "gjj\r/dan", "/dan", NULL, true},
};

static struct pty *start(int size, const char *theme, const char *option)
{
    char theme_option[64];
    if (strcmp(theme, "no-color") == 0)
        snprintf(theme_option, sizeof(theme_option), "--color=never");
    else
        snprintf(theme_option, sizeof(theme_option), "--theme=%s", theme);
    return reader_start(
        (struct pty_options){.rows = sizes[size].rows, .columns = sizes[size].columns},
        READER_ON(theme_option, option), NULL);
}

/* A key that nothing has tells that those before it were taken; drawing all anew clears that. */
static void wait_for_keys(struct pty *pty)
{
    reader_type(pty, "\x1d", "no such key here");
    pty_type(pty, "\x0c");
    pty_wait_gone(pty, "no such key here");
}

/* Takes a view in each theme of a list. */
static void take_view(int view, int size, const char *const *themes, const char *prefix)
{
    struct pty *ptys[GOLDEN_THEMES_MAX];
    struct golden *golden = golden_new(sizes[size].rows, sizes[size].columns, themes);
    char name[64];
    for (int theme = 0; themes[theme]; theme++)
        ptys[theme] = start(size, themes[theme], views[view].option);
    for (int theme = 0; themes[theme]; theme++) {
        pty_wait_text(ptys[theme], sizes[size].stories);
        pty_type(ptys[theme], views[view].keys);
        if (views[view].ready)
            pty_wait_text(ptys[theme], views[view].ready);
        else
            wait_for_keys(ptys[theme]);
    }
    for (int theme = 0; themes[theme]; theme++) {
        pty_settle(ptys[theme]);
        golden_take_pty(golden, theme, ptys[theme]);
        pty_free(ptys[theme]);
    }
    snprintf(name, sizeof(name), "%s%s-%dx%d", prefix, views[view].name, sizes[size].columns,
             sizes[size].rows);
    golden_check(golden, name);
}

START_TEST(shows_views)
{
    take_view(_i / COUNT(sizes), _i % COUNT(sizes), golden_themes, "");
}
END_TEST

START_TEST(shows_themes)
{
    if (views[_i].themed)
        take_view(_i, 1, golden_other_themes, "themes-");
}
END_TEST

/* --- drawing, in this process ----------------------------------------------------------------- */

/* Every style by its name, then what is clipped, cut, laid over and wide. */
static void draw_cells(struct draw *draw, struct area area)
{
    struct look plain = draw_look(draw, STYLE_TEXT);
    for (int i = 0; i < STYLE_COUNT; i++)
        draw_printf(draw, area, i / 4, i % 4 * 15, draw_look(draw, i), "%s", theme_style_name(i));
    draw_text(draw, area, 9, -4, TEXT("not seen, seen"), plain);
    draw_text(draw, area, 9, 50, TEXT("cut at the edge"), plain);
    draw_text(draw, area, 10, 57, TEXT("半分"), plain);
    draw_text(draw, area, 11, -1, TEXT("半分"), plain);
    draw_clipped(draw, area, 12, 0, 10, TEXT("a headline that is cut"), plain);
    draw_clipped(draw, area, 12, 20, 5, TEXT("日本の新聞"), plain);
    draw_clipped_left(draw, area, 12, 30, 10, TEXT("the end of 日本の新聞"), plain);
    draw_clipped_left(draw, area, 12, 45, 10, TEXT("short"), plain);
    draw_text(draw, area, 13, 0, TEXT("laid over"), draw_look(draw, STYLE_PERSON));
    draw_overlay(draw, area, 13, 5, 20, draw_look(draw, STYLE_CURSOR));
    draw_overlay(draw, area, 13, 7, 70, draw_look(draw, STYLE_SEARCH));
    draw_fill(draw, (struct area){14, 10, 2, 5}, draw_look(draw, STYLE_SELECTION));
    draw_cursor(draw, area, 13, 5);
}

/* More pairs of colours than a terminal of eight has: the rest goes without, and nothing is lost.
 */
static void draw_pairs(struct draw *draw, struct area area)
{
    for (uint32_t fg = 0; fg < 8; fg++)
        for (uint32_t bg = 0; bg < 9; bg++) {
            struct look look = {.fg = {THEME_INDEX, fg}, .bg = {THEME_INDEX, bg}};
            look.bg.kind = bg < 8 ? THEME_INDEX : THEME_DEFAULT;
            draw_printf(draw, area, (int)fg, (int)bg * 2, look, "%u%u", fg, bg);
        }
}

/* A paragraph with marks of all layers, brackets set in, a soft hyphen that shows. */
static void draw_paragraph(struct draw *draw, struct area area)
{
    static const struct {
        const char *words;
        enum flow_layer layer;
        enum style style;
    } marks[] = {
        {"Ida Example met the chair\xC2\xADwoman", LAYER_PASSAGE, STYLE_PASSAGE},
        {"Ida Example", LAYER_ENTITY, STYLE_PERSON},
        {"chair\xC2\xADwoman of 日本", LAYER_CURRENT, STYLE_CURRENT},
        {"日本支社", LAYER_ENTITY, STYLE_ORGANIZATION},
        {"Velmouth", LAYER_ENTITY, STYLE_PLACE},
        {"1,200", LAYER_ENTITY, STYLE_FIGURE},
        {"1,200 boats", LAYER_WATCH, STYLE_WATCH},
        {"boats", LAYER_SEARCH, STYLE_SEARCH},
    };
    struct text text =
        TEXT("Ida Example met the chair\xC2\xADwoman of 日本支社 in Velmouth, who has "
             "1,200 boats; see https://example.org/velmouth/boats?all=1 for them.");
    struct flow_marks list = {0};
    struct arena *arena = arena_new();
    struct flow_line *lines = NULL;
    size_t count = 0, capacity = 0, place = text_find(text, TEXT("Velmouth"), 0);
    struct flow_insert inserts[] = {{(uint32_t)place, TEXT("[")}, {(uint32_t)place + 8, TEXT("]")}};
    for (int i = 0; i < COUNT(marks); i++) {
        size_t start = text_find(text, text_from(marks[i].words), 0);
        flow_marks_add(&list, (uint32_t)start, (uint32_t)(start + strlen(marks[i].words)),
                       marks[i].layer, draw_look(draw, marks[i].style));
    }
    flow_wrap(text, area.width, inserts, 2, arena, &lines, &count, &capacity);
    for (size_t i = 0; i < count; i++)
        flow_draw(draw, area, (int)i, 0, text, lines[i], draw_look(draw, STYLE_TEXT), &list,
                  inserts, 2);
    arena_free(arena);
    flow_marks_free(&list);
}

/* Lines typed into, each with a key at its end that moves or cuts. */
static void draw_prompts(struct draw *draw, struct area area)
{
    static const struct {
        const char *typed;
        uint32_t keys[4];
    } lines[] = {
        {"", {0}},
        {"ferry", {0}},
        {"a line that is longer than the row", {0}},
        {"a line that is longer than the row", {1}},
        {"日本の新聞を読む人びとの街", {SCREEN_KEY_LEFT, SCREEN_KEY_LEFT}},
        {"one two  ", {23}},
    };
    for (int row = 0; row < COUNT(lines); row++) {
        struct prompt prompt = {.open = false};
        struct text typed = text_from(lines[row].typed);
        prompt_open(&prompt, '/', NULL);
        for (size_t i = 0, size; i < typed.length; i += size)
            prompt_key(&prompt, utf8_decode(typed.bytes + i, typed.length - i, &size));
        for (int i = 0; i < 4 && lines[row].keys[i]; i++)
            prompt_key(&prompt, lines[row].keys[i]);
        prompt_draw(&prompt, draw, area, row);
        prompt_free(&prompt);
    }
}

/* The article under the cursor, where there is room for all of it. */
static void draw_preview(struct draw *draw, struct area area)
{
    struct context context = {.collection =
                                  collection_open(NULL, 0, (struct collection_options){0})};
    collection_finish(context.collection);
    preview_draw(&context, draw, area, 1);
    collection_free(context.collection);
}

static const struct {
    const char *name, *term;
    int colors;
    int rows, columns;
    void (*draw)(struct draw *draw, struct area area);
} drawings[] = {
    {"cells", "xterm-256color", 256, 16, 60, draw_cells},
    {"cells-8-colors", "linux", 8, 16, 60, draw_cells},
    {"cells-mono", "vt100", 0, 16, 60, draw_cells},
    {"pairs", "linux", 8, 8, 18, draw_pairs},
    {"paragraph", "xterm-256color", 256, 8, 30, draw_paragraph},
    {"paragraph-narrow", "xterm-256color", 256, 40, 7, draw_paragraph},
    {"prompts", "xterm-256color", 256, 6, 20, draw_prompts},
    {"preview", "xterm-256color", 256, 40, 64, draw_preview},
    {"preview-narrow", "xterm-256color", 256, 12, 30, draw_preview},
};

/* A terminal of which nothing is seen, and which has no size: what is drawn stands in curses. */
static SCREEN *start_unseen(int drawing, FILE *nowhere, const char *theme_name,
                            struct styles *styles)
{
    struct problem_list problems = {0};
    struct theme theme;
    struct screen_traits traits = {.colors = drawings[drawing].colors,
                                   .attributes = THEME_BOLD | THEME_UNDERLINE | THEME_REVERSE};
    SCREEN *curses = newterm(drawings[drawing].term, nowhere, nowhere);
    ck_assert(curses && resize_term(drawings[drawing].rows, drawings[drawing].columns) == OK);
    if (traits.colors > 0) {
        start_color();
        use_default_colors();
        traits.attributes |= THEME_ITALIC | THEME_DIM;
    }
    ck_assert(theme_load(theme_name, &theme, &problems) == STATUS_OK);
    styles_make(&theme, traits, styles);
    return curses;
}

START_TEST(draws)
{
    struct area area = {0, 0, drawings[_i].rows, drawings[_i].columns};
    struct golden *golden = golden_new(area.height, area.width, golden_themes);
    for (int theme = 0; golden_themes[theme]; theme++) {
        struct styles styles;
        FILE *nowhere = fopen("/dev/null", "r+");
        SCREEN *curses = start_unseen(_i, nowhere, golden_themes[theme], &styles);
        struct draw *draw = draw_new(NULL, &styles);
        draw_fill(draw, area, draw_look(draw, STYLE_TEXT));
        drawings[_i].draw(draw, area);
        draw_flush(draw, false);
        golden_take_curses(golden, theme);
        draw_free(draw);
        endwin();
        delscreen(curses);
        fclose(nowhere);
    }
    golden_check(golden, drawings[_i].name);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{draws, COUNT(drawings)},
                                        {shows_views, COUNT(views) * COUNT(sizes)},
                                        {shows_themes, COUNT(views)}};
    return reader_suite("golden", tests, COUNT(tests), NULL, NULL);
}
