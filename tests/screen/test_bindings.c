/* Keys of a configuration: what they do, and what is told of those that cannot be. */
#include "core/base/utf8.h"
#include "tests/screen/reader.h"
#include "tests/unit/problems.h"
#include "tui/keys/bindings.h"

#include <stdlib.h>
#include <string.h>

enum { TYPED_MAX = 6 };

/* What stands under `keys:`; keys typed in a view and the action they give (NULL: none); every
 * problem as "line:column message | hint", "*" for what is further on. */
static const struct {
    const char *keys;
    struct {
        unsigned scope;
        const char *keys, *action;
    } typed[TYPED_MAX];
    const char *problems;
} cases[] = {
    {" all: {down: [n, Down], search-next: [W]}",
     {{IN_ARTICLE, "n", "down"},
      {IN_STORIES, "W", "search-next"},
      {IN_ARTICLE, "j", NULL},
      {IN_HELP, "k", "up"}},
     ""},
    {" compare: {partner: x}", {{IN_COMPARE, "x", "partner"}, {IN_COMPARE, "p", NULL}}, ""},
    {" all: {help: [K, F1]}\n compare: {help: '?'}",
     {{IN_COMPARE, "?", "help"},
      {IN_COMPARE, "K", NULL},
      {IN_ARTICLE, "K", "help"},
      {IN_ARTICLE, "?", NULL}},
     ""},
    {" article: {next-person: ['>x', 'xy']}",
     {{IN_ARTICLE, "]x", "next-person"},
      {IN_ARTICLE, "xy", "next-person"},
      {IN_ARTICLE, ">x", "next-person"},
      {IN_ARTICLE, "]p", NULL},
      {IN_COMPARE, "]p", "next-person"}},
     ""},
    {" stories: {choose: []}", {{IN_STORIES, " ", "page-down"}}, ""},
    {" all: {messages: w, watchlist: '!'}",
     {{IN_STORIES, "w", "messages"}, {IN_STORIES, "!", "watchlist"}},
     ""},
    {" all: {top: [gg, Home]}", {{IN_STORIES, "gg", "top"}}, ""},
    {" all: {redraw: L}",
     {{IN_HELP, "L", "redraw"}, {IN_COMPARE, "L", "redraw"}},
     "3:16 warning: 'lead' has no key left in compare\n"},
    {" compare: {lead: '['}",
     {{IN_COMPARE, "[", "lead"}, {IN_ARTICLE, "[p", "previous-person"}},
     NULL},
    {" all: {messages: [Z, 'Yx'], watchlist: ['Yx', 'Yy']}",
     {{IN_STORIES, "Yx", "messages"}, {IN_STORIES, "Yy", "watchlist"}},
     "3:41 'Yx' is bound to 'messages' already\n"},
    {" all: {messages: Z, watchlist: Zy}",
     {{IN_STORIES, "Z", "messages"}},
     "3:32 'Zy' cannot be typed: 'messages' has a key that it begins with\n"},
    {" all: {messages: Zy, watchlist: Z}",
     {{IN_STORIES, "Zy", "messages"}},
     "3:33 'Z' would hide a key of 'messages' that begins so\n"},
    {" all: {messages: dd}",
     {{IN_STORIES, "d", "half-page-down"}},
     "3:18 'dd' cannot be typed: 'half-page-down' has a key that it begins with\n"},
    {" all: {messages: Ctrl-x}",
     {{IN_STORIES, "!", NULL}},
     "3:18 'Ctrl-x' is no key | keys are written j, ]p, C-x, F5, Enter, Esc, Tab, S-Tab, Space, "
     "Up, PgDn\n"},
    {" all: {messages: 5x}",
     {{IN_STORIES, "5j", "down"}},
     "3:18 '5x' cannot be bound: digits begin a count\n"},
    {" hlep: {down: x}",
     {{IN_STORIES, "j", "down"}},
     "3:2 no view is called 'hlep' | did you mean help?\n"},
    {" al: {down: x}",
     {{IN_STORIES, "j", "down"}},
     "3:2 no view is called 'al' | views: all, stories, article*"},
    {" everywhere: {down: x}",
     {{IN_STORIES, "j", "down"}},
     "3:2 no view is called 'everywhere' | views: all, stories, article*"},
    {" all: {donw: x}",
     {{IN_STORIES, "j", "down"}},
     "3:8 no action is called 'donw' | did you mean down?\n"},
    {" all: {levitate: x}",
     {{IN_STORIES, "j", "down"}},
     "3:8 no action is called 'levitate' | diptych(1) lists the actions\n"},
    {" help: {lead: x}",
     {{IN_COMPARE, "L", "lead"}},
     "3:9 'lead' does nothing in help | its views: compare\n"},
    {" all: {messages: [a1, b1, c1, d1, e1, f1, g2, h1, i1, j1, k1, l1, m1, o1, p1, q1, r1]}",
     {{IN_STORIES, "a1", "messages"}},
     NULL},
};

/* The action that keys typed one after the other give, or NULL. */
static const char *type(const struct keymap *keymap, unsigned scope, const char *keys)
{
    struct keymap_state state = {0};
    struct action_call call = {0};
    enum keymap_result result = KEYMAP_UNBOUND;
    struct text text = text_from(keys);
    for (size_t at = 0, size; at < text.length; at += size)
        result = keymap_feed(keymap, &state, scope,
                             utf8_decode(text.bytes + at, text.length - at, &size), &call);
    return result == KEYMAP_ACTION ? action_row(call.action)->name : NULL;
}

static void assert_typed(const struct keymap *keymap, int row)
{
    for (int i = 0; i < TYPED_MAX && cases[row].typed[i].keys; i++) {
        const char *keys = cases[row].typed[i].keys, *wanted = cases[row].typed[i].action;
        const char *action = type(keymap, cases[row].typed[i].scope, keys);
        ck_assert_msg((!action && !wanted) || (action && wanted && strcmp(action, wanted) == 0),
                      "%s gives %s, not %s", keys, action ? action : "nothing",
                      wanted ? wanted : "nothing");
    }
}

static void assert_problems(struct problem_list *problems, const char *wanted)
{
    struct text_builder out = {0};
    problems_text(problems, &out);
    size_t length = strlen(wanted);
    if (length > 0 && wanted[length - 1] == '*')
        ck_assert_msg(strncmp(out.bytes, wanted, length - 1) == 0, "%s", out.bytes);
    else
        ck_assert_str_eq(out.bytes, wanted);
    text_builder_free(&out);
}

static void load(const char *keys, struct config *config)
{
    struct problem_list problems = {0};
    struct text_builder source = {0};
    text_builder_printf(&source, "version: 1\nkeys:\n%s", keys);
    config_parse("c.yaml", text_builder_text(&source), config, &problems);
    ck_assert_uint_eq(problems.count, 0);
    text_builder_free(&source);
}

START_TEST(binds)
{
    struct keymap *keymap = keymap_new();
    struct problem_list problems = {0};
    struct config config;
    load(cases[_i].keys, &config);
    bindings_apply(keymap, &config, &problems);
    assert_typed(keymap, _i);
    if (cases[_i].problems)
        assert_problems(&problems, cases[_i].problems);
    else
        ck_assert_uint_gt(problems.count, 0);
    problem_list_free(&problems);
    keymap_free(keymap);
    config_free(&config);
}
END_TEST

/* Each view has a name in `keys:`, and each name is one view's. */
START_TEST(views_have_names)
{
    unsigned all = 0, bit;
    for (size_t i = 0; action_view(i, &bit); i++) {
        ck_assert_uint_eq(bit & (bit - 1), 0);
        ck_assert_uint_eq(all & bit, 0);
        all |= bit;
    }
    ck_assert_uint_eq(all, IN_ALL);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{binds, COUNT(cases)}, {views_have_names, 1}};
    return reader_suite("bindings", tests, COUNT(tests), NULL, NULL);
}
