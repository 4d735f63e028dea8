#include "core/base/memory.h"
#include "core/base/utf8.h"
#include "tests/screen/reader.h"
#include "tui/terminal/draw.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- a small program: a line for each style, and the last key --------------------------------- */

struct demo {
    const char *theme;
    bool without_color;
};

static void draw_demo(struct draw *draw, struct area area, uint32_t key, int result)
{
    struct look plain = draw_look(draw, STYLE_TEXT);
    draw_fill(draw, area, plain);
    draw_printf(draw, area, 0, 1, plain, "key %x result %d size %dx%d colors %d", (unsigned)key,
                result, area.height, area.width, draw_styles(draw)->traits.colors);
    for (int i = 0; i < STYLE_COUNT; i++)
        draw_printf(draw, area, 1 + i % 16, i / 16 * 20, draw_look(draw, i), "<%s>",
                    theme_style_name(i));
    draw_text(draw, area, 18, 0,
              TEXT("e\xCC\x81 日本 \xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD! "
                   "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9! co\xC2\xADop \xF0\x9F\xAB\xA9!"),
              plain);
    struct area corner = {area.height - 1, area.width - 5, 1, 5};
    draw_text(draw, corner, 0, 0, TEXT("corn日本"), plain);
    draw_clipped(draw, area, 20, 0, 8, TEXT("Half a headline"), plain);
    draw_text(draw, area, 21, 0, TEXT("overlaid"), draw_look(draw, STYLE_PERSON));
    draw_overlay(draw, area, 21, 4, 20, draw_look(draw, STYLE_SEARCH));
    draw_cursor(draw, area, 21, 4);
    draw_flush(draw, false);
}

static int act(struct screen *screen, uint32_t key, int result)
{
    static char shell[] = "sh", option[] = "-c", script[] = "echo elsewhere; exit 3";
    static char *const command[] = {shell, option, script, NULL};
    static char nothing[] = "/nonexistent/program";
    static char *const missing[] = {nothing, NULL};
    volatile uintptr_t low = 64; /* in what would begin at NULL */
    if (key == 26)
        screen_suspend(screen);
    if (key == 'm')
        memory_fail();
    if (key == 'x')
        raise(SIGSEGV);
    if (key == 'X' || key == 'M') {
        errno = key == 'M' ? ENOMEM : 0;
        *(volatile int *)low = 1; /* NOLINT(performance-no-int-to-ptr) */
    }
    if (key == 'a')
        abort();
    if (key == '!')
        return screen_run(screen, command);
    if (key == '@')
        return screen_run(screen, missing);
    return result;
}

static int run_demo(void *context)
{
    const struct demo *demo = context;
    struct problem_list problems = {0};
    struct screen *screen;
    struct theme theme;
    struct styles styles;
    uint32_t key = 0;
    int result = 0;
    if (screen_start(&screen, &problems) != STATUS_OK) {
        problem_print(&problems.items[0], stdout);
        fflush(stdout);
        return 2;
    }
    theme_load(demo->theme ? demo->theme : "dark", &theme, &problems);
    styles_make(&theme,
                screen_traits(screen, (struct screen_options){.color = !demo->without_color}),
                &styles);
    struct draw *draw = draw_new(screen, &styles);
    while (key != 'q' && key != SCREEN_KEY_QUIT) {
        struct area area = {0};
        screen_size(screen, &area.height, &area.width);
        draw_demo(draw, area, key, result);
        key = screen_read_key(screen, -1, -1);
        result = act(screen, key, result);
    }
    int number = screen_quit_signal(screen);
    draw_free(draw);
    screen_end(screen);
    printf("bye");
    fflush(stdout);
    if (number)
        raise(number);
    return 0;
}

static struct pty *start_demo(const char *term, struct demo *demo)
{
    struct pty *pty =
        pty_start((struct pty_options){.term = term, .body = run_demo, .context = demo});
    pty_wait_text(pty, "corn");
    pty_wait_cursor(pty, 21, 4);
    return pty;
}

/* --- starting --------------------------------------------------------------------------------- */

static const struct {
    const char *term, *message;
} refused[] = {
    {NULL, "TERM is not set"},
    {"", "TERM is not set"},
    {"dumb", "dumb terminal"},
    {"no-such-terminal", "\"no-such-terminal\" (TERM) is not known"},
};

START_TEST(refuses_terminals)
{
    struct demo demo = {0};
    struct pty *pty = pty_start(
        (struct pty_options){.term = refused[_i].term, .body = run_demo, .context = &demo});
    pty_wait_text(pty, refused[_i].message);
    pty_wait_text(pty, "help:");
    int status = pty_wait_status(pty);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
    ck_assert(!memchr(pty_bytes(pty).bytes, 27, pty_bytes(pty).length));
    pty_assert_restored(pty);
    pty_free(pty);
}
END_TEST

START_TEST(refuses_a_pipe)
{
    struct problem_list problems = {0};
    struct screen *screen;
    int ends[2];
    ck_assert(pipe(ends) == 0);
    int output = dup(STDOUT_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    setenv("TERM", "xterm-256color", 1);
    enum status status = screen_start(&screen, &problems);
    dup2(output, STDOUT_FILENO);
    ck_assert_int_eq(status, STATUS_IO);
    ck_assert_ptr_null(screen);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_ptr_nonnull(strstr(problems.items[0].message, "standard output"));
    problem_list_free(&problems);
}
END_TEST

/* --- ending ----------------------------------------------------------------------------------- */

static const struct {
    const char *keys;
    int signal;       /* sent to it */
    int exit, killed; /* how it ended: status, or the signal */
} endings[] = {
    {"q", 0, 0, 0},          {"m", 0, MEMORY_EXIT_STATUS, 0}, {"", SIGTERM, 0, SIGTERM},
    {"", SIGHUP, 0, SIGHUP}, {"", SIGINT, 0, SIGINT},         {"x", 0, 0, SIGSEGV},
    {"X", 0, 0, SIGSEGV},    {"M", 0, MEMORY_EXIT_STATUS, 0}, {"", SIGSEGV, 0, SIGSEGV},
    {"a", 0, 0, SIGABRT},    {"", SIGBUS, 0, SIGBUS},         {"", SIGQUIT, 0, SIGQUIT},
};

START_TEST(restores_the_terminal)
{
    struct demo demo = {0};
    struct pty *pty = start_demo("xterm-256color", &demo);
    ck_assert(pty_state(pty).alternate);
    ck_assert(!(pty_state(pty).modes.c_lflag & (ICANON | ECHO | ISIG)));
    pty_type(pty, endings[_i].keys);
    if (endings[_i].signal)
        pty_signal(pty, endings[_i].signal);
    int status = pty_wait_status(pty);
    if (endings[_i].killed) {
        ck_assert(WIFSIGNALED(status));
        ck_assert_int_eq(WTERMSIG(status), endings[_i].killed);
    } else {
        ck_assert(WIFEXITED(status));
        ck_assert_int_eq(WEXITSTATUS(status), endings[_i].exit);
    }
    pty_assert_restored(pty);
    pty_free(pty);
}
END_TEST

static const struct {
    const char *keys;
    int signal;
} stops[] = {{"\x1A", 0}, {"", SIGTSTP}};

START_TEST(stops_and_comes_back)
{
    struct demo demo = {0};
    struct pty *pty = start_demo("xterm-256color", &demo);
    pty_type(pty, stops[_i].keys);
    if (stops[_i].signal)
        pty_signal(pty, stops[_i].signal);
    int status = pty_wait_status(pty);
    ck_assert(WIFSTOPPED(status));
    pty_assert_restored(pty);
    pty_continue(pty);
    pty_wait_text(pty, "key");
    ck_assert(pty_state(pty).alternate);
    reader_type(pty, "j", "key 6a");
    ck_assert(!(pty_state(pty).modes.c_lflag & (ICANON | ECHO)));
    pty_type(pty, "q");
    ck_assert(WIFEXITED(pty_wait_status(pty)));
    pty_assert_restored(pty);
    pty_free(pty);
}
END_TEST

START_TEST(runs_programs)
{
    struct demo demo = {0};
    struct pty *pty = start_demo("xterm-256color", &demo);
    reader_type(pty, "!", "result 3");
    ck_assert(pty_state(pty).alternate);
    ck_assert(text_find(pty_bytes(pty), TEXT("elsewhere"), 0) != SIZE_MAX);
    reader_type(pty, "@", "result -1");
    pty_wait_text(pty, "<person>");
    pty_free(pty);
}
END_TEST

/* --- keys and size ---------------------------------------------------------------------------- */

static const struct {
    const char *keys, *shown;
} typed[] = {
    {"j", "key 6a "},          {"é", "key e9 "},          {"\x1b[A", "key 110000 "},
    {"\x1bOA", "key 110000 "}, {"\x1b[5~", "key 110006"}, {"\x1b[1;5B", "key 110001 "},
    {"\x03", "key 3 "},        {"\r", "key d "},          {"\x7f", "key 110009"},
    {"\x1b[Z", "key 110008"},  {"\x1b", "key 1b "},
};

START_TEST(reads_keys)
{
    struct demo demo = {0};
    struct pty *pty = start_demo("xterm-256color", &demo);
    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
        reader_type(pty, typed[i].keys, typed[i].shown);
    }
    pty_free(pty);
}
END_TEST

/* A key's bytes that come one by one over a slow line are that key, never those of which they are
 * made. */
START_TEST(joins_pieces)
{
    static const char *const pieces[] = {"\x1b", "[", "1", ";", "5", "B"};
    struct demo demo = {0};
    struct pty *pty = start_demo("xterm-256color", &demo);
    for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
        pty_type(pty, pieces[i]);
        pty_settle(pty);
    }
    pty_wait_text(pty, "key 110001 ");
    ck_assert(text_find(pty_bytes(pty), TEXT("key 5b"), 0) == SIZE_MAX);
    pty_free(pty);
}
END_TEST

START_TEST(follows_the_size)
{
    struct demo demo = {0};
    struct pty *pty = start_demo("xterm-256color", &demo);
    static const int sizes[][2] = {{10, 70}, {1, 1}, {50, 200}, {2, 1}, {24, 80}};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        char text[32];
        snprintf(text, sizeof(text), "size %dx%d", sizes[i][0], sizes[i][1]);
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        if (sizes[i][1] > 1)
            pty_wait_text(pty, text);
        else
            pty_wait_cursor(pty, sizes[i][0] - 1, 0);
    }
    pty_free(pty);
}
END_TEST

/* --- cells ------------------------------------------------------------------------------------ */

struct expected {
    const char *text;
    bool bold, underline, italic, reverse;
};

/* What holds in every theme, with colours and without. */
static const struct expected distinctions[] = {
    {"<person>", false, true, false, false}, {"<organization>", true, true, false, false},
    {"<figure>", true, false, false, false}, {"<place>", false, false, true, false},
    {"<watch>", false, false, false, true},  {"<watch-high>", true, false, false, true},
    {"<date>", false, false, false, false},  {"<text>", false, false, false, false},
};

static const struct {
    const char *term, *theme;
    bool without_color, italic, color;
} terminals[] = {
    {"xterm-256color", "dark", false, true, true},
    {"xterm-256color", "light", false, true, true},
    {"xterm-256color", "mono", false, true, false},
    {"xterm-256color", "dark", true, true, false},
    {"xterm", "dark", false, true, true},
    {"screen-256color", "light", false, false, true},
    {"vt100", "dark", false, false, false},
};

static void assert_attributes(struct pty *pty, const struct expected *expected, bool italic)
{
    int row, column;
    ck_assert_msg(pty_find(pty, expected->text, &row, &column), "%s", expected->text);
    VTermScreenCell cell = pty_cell(pty, row, column);
    bool underline = expected->underline || (expected->italic && !italic);
    ck_assert_msg(cell.attrs.bold == expected->bold, "%s bold", expected->text);
    ck_assert_msg((cell.attrs.underline != 0) == underline, "%s underline", expected->text);
    ck_assert_msg(cell.attrs.italic == (expected->italic && italic), "%s italic", expected->text);
    bool reversed = cell.attrs.reverse || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
    ck_assert_msg(reversed == expected->reverse, "%s reverse or on a ground", expected->text);
}

START_TEST(shows_classes)
{
    struct demo demo = {terminals[_i].theme, terminals[_i].without_color};
    struct pty *pty = start_demo(terminals[_i].term, &demo);
    int row, column;
    for (size_t i = 0; i < sizeof(distinctions) / sizeof(distinctions[0]); i++)
        assert_attributes(pty, &distinctions[i], terminals[_i].italic);
    ck_assert(pty_find(pty, "<person>", &row, &column));
    ck_assert_int_eq(
        !VTERM_COLOR_IS_DEFAULT_FG(&(VTermColor){.type = pty_cell(pty, row, column).fg.type}),
        terminals[_i].color);
    ck_assert(pty_find(pty, "<text>", &row, &column));
    ck_assert(VTERM_COLOR_IS_DEFAULT_BG(&(VTermColor){.type = pty_cell(pty, row, column).bg.type}));
    pty_free(pty);
}
END_TEST

START_TEST(draws_cells)
{
    struct demo demo = {0};
    struct pty *pty = start_demo("xterm-256color", &demo);
    ck_assert_str_eq(
        pty_row(pty, 18),
        "e\xCC\x81 日本 \xF0\x9F\x91\x8D  ! \xF0\x9F\x91\xA8\xF0\x9F\x91\xA9! coop \xEF\xBF\xBD!");
    ck_assert_str_eq(pty_row(pty, 20), "Half a …");
    ck_assert_int_eq(pty_cell(pty, 23, 75).chars[0], 'c');
    ck_assert_int_eq(pty_cell(pty, 23, 78).chars[0], 'n');
    ck_assert(pty_cell(pty, 23, 79).chars[0] == 0 || pty_cell(pty, 23, 79).chars[0] == ' ');
    ck_assert_int_eq(pty_cursor(pty).row, 21);
    ck_assert_int_eq(pty_cursor(pty).col, 4);
    ck_assert(pty_cell(pty, 21, 5).attrs.underline);
    ck_assert(VTERM_COLOR_IS_DEFAULT_BG(&(VTermColor){.type = pty_cell(pty, 21, 3).bg.type}));
    ck_assert(!VTERM_COLOR_IS_DEFAULT_BG(&(VTermColor){.type = pty_cell(pty, 21, 4).bg.type}));
    pty_free(pty);
}
END_TEST

/* What a terminal makes of clusters is what was counted, so that what follows stands in its column:
 * curses and terminals add up characters. */
static const char *const clusters[] = {
    "e\u0301",
    "日",
    "\U0001F44D\U0001F3FD",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467",
    "\U0001F1E9\U0001F1EA",
    "1\uFE0F\u20E3",
    "\u2764\uFE0F",
    "\u1112\u1161\u11AB",
    "\U0001FAE9",
    "co\u00ADop",
    "\u0646\u0635",
    "a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
    "\u0301",
    "\u200B",
    "\uFF8A\uFF9F",
    "\u0E01\u0E33",
};
enum { CLUSTER_COUNT = sizeof(clusters) / sizeof(clusters[0]) };

static int run_clusters(void *context)
{
    struct problem_list problems = {0};
    struct screen *screen;
    struct styles styles = {.bracket_places = false};
    struct area area = {.height = 24, .width = 80};
    (void)context;
    if (screen_start(&screen, &problems) != STATUS_OK)
        return 2;
    styles.traits = screen_traits(screen, (struct screen_options){.color = true});
    struct draw *draw = draw_new(screen, &styles);
    for (int i = 0; i < CLUSTER_COUNT; i++) {
        int column =
            draw_text(draw, area, i, 0, text_from(clusters[i]), draw_look(draw, STYLE_TEXT));
        draw_text(draw, area, i, column, TEXT("|"), draw_look(draw, STYLE_TEXT));
    }
    draw_text(draw, area, 23, 0, TEXT("done"), draw_look(draw, STYLE_TEXT));
    draw_flush(draw, false);
    screen_read_key(screen, -1, -1);
    draw_free(draw);
    screen_end(screen);
    return 0;
}

START_TEST(counts_cells_as_terminals_do)
{
    static const char *const terms[] = {"xterm-256color", "vt100"};
    struct pty *pty = pty_start((struct pty_options){.term = terms[_i], .body = run_clusters});
    pty_wait_text(pty, "done");
    for (int i = 0; i < CLUSTER_COUNT; i++) {
        int width = utf8_width(text_from(clusters[i]));
        ck_assert_msg(pty_cell(pty, i, width).chars[0] == '|', "\"%s\": not %d columns: %s",
                      clusters[i], width, pty_row(pty, i));
    }
    pty_free(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{refuses_terminals, COUNT(refused)},
                                        {refuses_a_pipe, 1},
                                        {restores_the_terminal, COUNT(endings)},
                                        {stops_and_comes_back, COUNT(stops)},
                                        {runs_programs, 1},
                                        {reads_keys, 1},
                                        {joins_pieces, 1},
                                        {follows_the_size, 1},
                                        {shows_classes, COUNT(terminals)},
                                        {draws_cells, 1},
                                        {counts_cells_as_terminals_do, 2}};
    return reader_suite("screen", tests, COUNT(tests), NULL, NULL);
}
