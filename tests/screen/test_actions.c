/* Every action in every view: it shows something, or a message says why it does not. */
#include "core/base/file.h"
#include "tests/folder.h"
#include "tests/screen/reader.h"
#include "tui/keys/keymap_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROWS = 30, COLUMNS = 100, STATUS_ROW = ROWS - 1, BACK_MAX = 4 };

/* One article of which nothing can be told: most actions have nothing to do. */
static const char bare[] = "It rained all night and nobody came.\n";

/* Keys from the list of stories to a view, and how help names it. `bare`: on the one article, not
 * on the sample. */
static const struct {
    enum action_scope scope;
    bool bare;
    const char *name, *keys;
} views[] = {
    {IN_STORIES, false, "stories", "gj"},
    {IN_ARTICLE, false, "article", "gjj\r"},
    {IN_COMPARE, false, "compare", "gjc"},
    {IN_WATCHLIST, false, "watchlist", "w"},
    {IN_HELP, false, "help", "?"},
    {IN_MESSAGES, false, "messages", "!"},
    {IN_PASSAGE, false, "passage", "gjc]s\r"},
    {IN_MISSING, false, "missing here", "gjc-"},
    {IN_ENTITIES, false, "entities", "gje"},
    {IN_FIGURES, false, "figures", "gjf"},
    {IN_QUOTATIONS, false, "quotations", "gj\""},
    {IN_CARD, false, "a name's card", "gje\r"},
    {IN_HEADLINES, false, "headlines", "gjH"},
    {IN_GREP, false, "grep", ":grep ferry\r"},
    {IN_DETAILS, false, "details", "gjjD"},
    {IN_INDEX, false, "index", "gjj\ri"},
    {IN_BOOKMARKS, false, "bookmarks", "gjj\rMkept\rq'M"},
    {IN_STORIES, true, "stories", ""},
    {IN_ARTICLE, true, "article", "G\r"},
    {IN_WATCHLIST, true, "watchlist", "w"},
    {IN_MESSAGES, true, "messages", "!"},
    {IN_ENTITIES, true, "entities", "e"},
    {IN_FIGURES, true, "figures", "f"},
    {IN_QUOTATIONS, true, "quotations", "\""},
    {IN_HEADLINES, true, "headlines", "H"},
    {IN_GREP, true, "grep", ":grep rained\r"},
    {IN_DETAILS, true, "details", "GD"},
    {IN_BOOKMARKS, true, "bookmarks", "'M"},
};

/* What these do is not on the screen, or ends the program. */
static const enum action unseen[] = {ACTION_REDRAW, ACTION_SUSPEND, ACTION_QUIT, ACTION_BACK};

static char root[FOLDER_ROOM];

static void make_files(void)
{
    folder_make(root);
    folder_put(root, "plover.txt", bare);
    setenv("XDG_CONFIG_HOME", root, 1);
    setenv("BROWSER", "true", 1);
    setenv("VISUAL", "true", 1);
    setenv("ESCDELAY", "5", 1);
}

static void remove_files(void)
{
    folder_remove(root);
}

static struct pty *start(bool on_bare)
{
    char *path = file_join(root, "plover.txt");
    struct pty *pty =
        reader_start((struct pty_options){.rows = ROWS, .columns = COLUMNS},
                     on_bare ? READER_ON(path) : NULL, on_bare ? "1 story" : "2 stories");
    free(path);
    pty_settle(pty);
    return pty;
}

/* --- a screen --------------------------------------------------------------------------------- */

/* All but the status row: the cells' characters and looks, and where the cursor stands. */
struct screen_taken {
    VTermScreenCell cells[STATUS_ROW][COLUMNS];
    VTermPos cursor;
};

static void take(struct pty *pty, struct screen_taken *out)
{
    memset(out, 0, sizeof(*out));
    for (int row = 0; row < STATUS_ROW; row++)
        for (int column = 0; column < COLUMNS; column++)
            out->cells[row][column] = pty_cell(pty, row, column);
    out->cursor = pty_cursor(pty);
}

static bool same_cell(const VTermScreenCell *a, const VTermScreenCell *b)
{
    return memcmp(a->chars, b->chars, sizeof(a->chars)) == 0 && a->attrs.bold == b->attrs.bold &&
           a->attrs.underline == b->attrs.underline && a->attrs.italic == b->attrs.italic &&
           a->attrs.reverse == b->attrs.reverse && vterm_color_is_equal(&a->fg, &b->fg) &&
           vterm_color_is_equal(&a->bg, &b->bg);
}

static bool same(const struct screen_taken *a, const struct screen_taken *b)
{
    bool cells = true;
    for (int row = 0; row < STATUS_ROW; row++)
        for (int column = 0; column < COLUMNS; column++)
            cells = cells && same_cell(&a->cells[row][column], &b->cells[row][column]);
    return cells && a->cursor.row == b->cursor.row && a->cursor.col == b->cursor.col;
}

/* --- keys ------------------------------------------------------------------------------------- */

/* Keys as bytes of a terminal, an "a" where a letter is asked for; false where one is a sequence.
 */
static bool encode(struct text written, char *out)
{
    uint32_t keys[KEYMAP_CHORD_MAX];
    int length = keymap_parse(written, keys);
    for (int i = 0; i < length; i++) {
        out[i] = keys[i] == KEYMAP_LETTER ? 'a' : (char)keys[i];
        if (keys[i] >= 128 && keys[i] != KEYMAP_LETTER)
            return false;
    }
    out[length] = '\0';
    return length > 0;
}

/* Some keys of an action in a view. */
static void find_keys(const struct keymap *keymap, enum action action, unsigned scope, char *out)
{
    struct text_builder written = {0};
    bool found = false;
    keymap_describe(keymap, action, scope, false, &written);
    text_builder_add_byte(&written, ' ');
    for (char *at = written.bytes, *end; !found && (end = strchr(at, ' ')); at = end + 1)
        found = encode((struct text){at, (size_t)(end - at)}, out);
    ck_assert_msg(found, "%s has no keys", action_row(action)->name);
    text_builder_free(&written);
}

static bool is_unseen(enum action action)
{
    for (int i = 0; i < COUNT(unseen); i++)
        if (unseen[i] == action)
            return true;
    return false;
}

static void leave_prompt(struct pty *pty)
{
    static const char *const labels[] = {" /", " :", " &", " |", " note:"};
    for (int i = 0; i < COUNT(labels); i++)
        if (strncmp(pty_row(pty, STATUS_ROW), labels[i], strlen(labels[i])) == 0) {
            pty_type(pty, "\003");
            pty_settle(pty);
        }
}

/* A program has the screen for a while, which is empty until it writes or ends; what it left there
 * may be seen until Enter. */
static void leave_program(struct pty *pty)
{
    while (pty_row(pty, 0)[0] == '\0' && !pty_find(pty, "Enter goes back", &(int){0}, &(int){0}))
        pty_settle(pty);
    if (pty_find(pty, "Enter goes back", &(int){0}, &(int){0})) {
        pty_type(pty, "\r");
        pty_settle(pty);
    }
}

static bool is_in(struct pty *pty, const char *name)
{
    char wanted[64];
    if (strcmp(name, "help") == 0)
        return strncmp(pty_row(pty, 0), " help: stories ", 15) == 0;
    leave_program(pty);
    pty_type(pty, "?");
    pty_settle(pty);
    ck_assert_msg(strncmp(pty_row(pty, 0), " help: ", 7) == 0, "no help: %s", pty_row(pty, 0));
    snprintf(wanted, sizeof(wanted), " help: %s ", name);
    bool in = strncmp(pty_row(pty, 0), wanted, strlen(wanted)) == 0;
    pty_type(pty, "q");
    pty_settle(pty);
    return in;
}

static void go_there(struct pty *pty, int view)
{
    for (const char *key = views[view].keys; *key; key++) {
        pty_type(pty, (char[2]){*key, '\0'});
        pty_settle(pty);
    }
    ck_assert_msg(is_in(pty, views[view].name), "not in %s", views[view].name);
}

/* Back from what the action opened; forward where it left the view. */
static void come_back(struct pty *pty, int view)
{
    leave_program(pty);
    leave_prompt(pty);
    for (int i = 0; i < BACK_MAX; i++) {
        if (is_in(pty, views[view].name))
            return;
        if (is_in(pty, "stories")) {
            go_there(pty, view);
            return;
        }
        pty_type(pty, "q");
        pty_settle(pty);
    }
    ck_abort_msg("no way back to %s", views[view].name);
}

/* Presses each action's key; what it did, and what stands in the status row. */
static void press_all(struct pty *pty, int view, const char *hints, struct text_builder *silent)
{
    static struct screen_taken before, after;
    struct keymap *keymap = keymap_new();
    char keys[KEYMAP_CHORD_MAX + 1], title[COLUMNS * 4];
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        if (is_unseen(action) || !(action_row(action)->scope & views[view].scope))
            continue;
        find_keys(keymap, action, views[view].scope, keys);
        snprintf(title, sizeof(title), "%s", pty_row(pty, 0));
        take(pty, &before);
        pty_type(pty, keys);
        pty_settle(pty);
        take(pty, &after);
        if (same(&before, &after) && strcmp(pty_row(pty, STATUS_ROW), hints) == 0)
            text_builder_printf(silent, "%s\n", action_row(action)->name);
        leave_prompt(pty);
        if (strcmp(title, pty_row(pty, 0)) != 0)
            come_back(pty, view);
    }
    keymap_free(keymap);
}

START_TEST(shows_or_tells)
{
    struct pty *pty = start(views[_i].bare);
    struct text_builder silent = {0};
    char hints[COLUMNS * 4];
    go_there(pty, _i);
    snprintf(hints, sizeof(hints), "%s", pty_row(pty, STATUS_ROW));
    press_all(pty, _i, hints, &silent);
    ck_assert_msg(silent.length == 0, "in %s nothing tells what these do:\n%s", views[_i].name,
                  silent.bytes);
    pty_free(pty);
}
END_TEST

/* Every view of the table of views is here, but the one that waits for another. */
START_TEST(no_view_is_left_out)
{
    unsigned scope, seen = IN_COMPARING;
    for (int i = 0; i < COUNT(views); i++)
        seen |= (unsigned)views[i].scope;
    for (size_t i = 0; action_view(i, &scope); i++)
        ck_assert_msg(seen & scope, "%s", action_view(i, &scope));
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{shows_or_tells, COUNT(views)}, {no_view_is_left_out, 1}};
    return reader_suite("actions", tests, COUNT(tests), make_files, remove_files);
}
