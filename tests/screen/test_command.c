/* The command line: what a line asks for, how it goes on, and what it does in the reader. */
#include "core/base/file.h"
#include "core/config/theme.h"
#include "tests/folder.h"
#include "tests/screen/reader.h"
#include "tui/keys/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- reading and completing ------------------------------------------------------------------- */

static const struct {
    const char *line;
    enum command_kind kind;
    enum action action;
    int count;
    const char *argument, *message;
} lines[] = {
    {"", COMMAND_NOTHING, ACTION_NONE, 0, "", ""},
    {"  ", COMMAND_NOTHING, ACTION_NONE, 0, "", ""},
    {"next-person", COMMAND_ACTION, ACTION_NEXT_PERSON, 0, "", ""},
    {" help ", COMMAND_ACTION, ACTION_HELP, 0, "", ""},
    {"12", COMMAND_ACTION, ACTION_TOP, 12, "", ""},
    {"999999999999", COMMAND_ACTION, ACTION_TOP, 99999, "", ""},
    {"set", COMMAND_SET, ACTION_NONE, 0, "", ""},
    {"set  width 60 ", COMMAND_SET, ACTION_NONE, 0, "width 60", ""},
    {"theme light", COMMAND_THEME, ACTION_NONE, 0, "light", ""},
    {"headline It's: a crane", COMMAND_HEADLINE, ACTION_NONE, 0, "It's: a crane", ""},
    {"outlet The Lark", COMMAND_OUTLET, ACTION_NONE, 0, "The Lark", ""},
    {"date 2022-02-21", COMMAND_DATE, ACTION_NONE, 0, "2022-02-21", ""},
    {"quit", COMMAND_ACTION, ACTION_QUIT, 0, "", ""},
    {"thme", COMMAND_UNKNOWN, ACTION_NONE, 0, "", "no such command: thme; did you mean theme?"},
    {"next-persons", COMMAND_UNKNOWN, ACTION_NONE, 0, "",
     "no such command: next-persons; did you mean next-person?"},
    {"levitate now", COMMAND_UNKNOWN, ACTION_NONE, 0, "now", "no such command: levitate"},
    {"help me", COMMAND_UNKNOWN, ACTION_NONE, 0, "me", "help takes no argument"},
    {"12 13", COMMAND_UNKNOWN, ACTION_NONE, 0, "13", "12 takes no argument"},
};

START_TEST(reads_lines)
{
    struct text_builder message = {0};
    text_builder_add_string(&message, "");
    struct command command = command_parse(text_from(lines[_i].line), &message);
    ck_assert_int_eq(command.kind, lines[_i].kind);
    ck_assert_str_eq(message.bytes, lines[_i].message);
    ck_assert(text_equal(command.argument, text_from(lines[_i].argument)));
    if (command.kind == COMMAND_ACTION) {
        ck_assert_int_eq(command.call.action, lines[_i].action);
        ck_assert_int_eq(command.call.count, lines[_i].count);
    }
    text_builder_free(&message);
}
END_TEST

/* What a line's last word can go on to, the first three and more. */
static const struct {
    const char *line, *words;
} completions[] = {
    {"the", "theme "},
    {"next-q", "next-quotation "},
    {"zz", ""},
    {"set wid", "width "},
    {"set background ", "auto light dark "},
    {"set background l", "light "},
    {"set width ", ""},
    {"set nothing ", ""},
    {"theme da", "dark "},
    {"set theme mo", "mono "},
    {"outlet x", ""},
    {"help ", ""},
};

START_TEST(completes_words)
{
    struct text_builder found = {0}, word = {0};
    size_t start;
    text_builder_add_string(&found, "");
    for (size_t i = 0; command_complete(text_from(completions[_i].line), i, &start, &word); i++)
        text_builder_printf(&found, "%s ", word.bytes);
    ck_assert_str_eq(found.bytes, completions[_i].words);
    text_builder_free(&found);
    text_builder_free(&word);
}
END_TEST

/* Every action and word of the table is a command, once, and can be completed. */
START_TEST(names_everything)
{
    struct text_builder word = {0};
    size_t start, count = 0, words = 0;
    while (command_word(words))
        words++;
    for (; command_complete(TEXT(""), count, &start, &word); count++) {
        struct text_builder message = {0};
        ck_assert_int_ne(command_parse(text_builder_text(&word), &message).kind, COMMAND_UNKNOWN);
        text_builder_free(&message);
    }
    size_t both = 0;
    for (size_t i = 0; i < words; i++) {
        both += action_find(text_from(command_word(i))) != ACTION_NONE;
        ck_assert_uint_gt(strlen(command_help(i)), 0);
        ck_assert_uint_gt(strlen(command_argument(i)), 0);
    }
    ck_assert_uint_eq(count, words + ACTION_COUNT - 1 - both);
    text_builder_free(&word);
}
END_TEST

/* --- in the reader ---------------------------------------------------------------------------- */

static char root[FOLDER_ROOM];

static void make_files(void)
{
    folder_make(root);
    folder_put(root, "lark.txt",
               "The crane fell on Monday, said Ann Lee of the port, and nobody was hurt.\n");
    folder_put(root, "collection.yaml",
               "# mine\nversion: 1\narticles:\n  - {file: lark.txt} # the lark\n");
}

static void remove_files(void)
{
    folder_remove(root);
}

enum { STEPS_MAX = 8 };

/* Keys are typed one step after the other, each when the text of the one before has come. */
static const struct {
    struct reader_step steps[STEPS_MAX];
} walks[] = {
    {{{":next-perso\r", "did you mean next-person?"},
      {":next-person\r", "next-person does nothing in stories"},
      {":12 x\r", "12 takes no argument"},
      {"j\r:next-person\r", "person 1/1: Ann Lee"},
      {":\x1b[A", ":next-person"},
      {"\x1b[A", ":12 x"},
      {"\x1b:se\t", ":set"},
      {" wi\t 40\r", "width: 40  (20 to 400)"}}},
    {{{":set\r", "options: theme background"},
      {":set widht 5\r", "no such option: widht; did you mean width?"},
      {":set width=5\r", "width cannot be '5'; it is 20 to 400"},
      {":set background ligth\r", "did you mean light?"},
      {":set jobs 3\r", "jobs counts when diptych starts: write it in config.yaml"},
      {":set collection x\r", "collection counts when diptych starts"},
      {":set scrolloff\r", "scrolloff: 3  (0 to 20)"},
      {":set theme=\r", "theme: not set"}}},
    {{{"T", "theme: light"}, {":set width 60\r", "width: 60"}, {"T", "theme: mono"}}},
    {{{":theme mono\r", "theme: mono"},
      {":theme drak\r", "no theme is called \"drak\""},
      {":theme\r", "theme: contrast-dark"},
      {":help\r", "help: stories"},
      {":outlet x\r", "no article is in focus here"},
      {":back\r", "1 article"}}},
    {{{"j:outlet The Lark\r", "outlet: written to"},
      {"", "The Lark"},
      {":date 21 February\r", "this is no date; write year, month and day: 2022-02-21"},
      {":date 2022-02-21\r", "date: written to"},
      {"", "2022-02-21"},
      {"\r:headline Crane: it's down\r", "headline: written to"},
      {"", "Crane: it's down"},
      {":outlet\r", "outlet needs a text"}}},
};

static struct pty *start_with(const char *option)
{
    return reader_start((struct pty_options){.columns = 120}, READER_ON(root, option), "1 story");
}

static struct pty *start(void)
{
    return start_with(NULL);
}

static void quit(struct pty *pty)
{
    pty_type(pty, ":quit\r");
    reader_end(pty);
}

START_TEST(walks_through)
{
    struct pty *pty = start();
    reader_walk(pty, walks[_i].steps, STEPS_MAX);
    quit(pty);
}
END_TEST

/* What is corrected stands in the file, the rest of it as it was, and is read again. */
START_TEST(corrections_are_kept)
{
    struct problem_list problems = {0};
    struct text bytes;
    char path[80];
    struct pty *pty = start();
    reader_type(pty, "j:outlet The Lark\r", "outlet: written to");
    reader_type(pty, ":headline Crane falls\r", "headline: written to");
    quit(pty);
    snprintf(path, sizeof(path), "%s/collection.yaml", root);
    ck_assert_int_eq(file_read(path, 1 << 16, &bytes, &problems), STATUS_OK);
    ck_assert_str_eq(bytes.bytes, "# mine\nversion: 1\narticles:\n  - {file: lark.txt, outlet: The "
                                  "Lark, headline: Crane falls} # the lark\n");
    free((void *)bytes.bytes);
    pty = start();
    pty_wait_text(pty, "The Lark");
    pty_wait_text(pty, "Crane falls");
    quit(pty);
}
END_TEST

/* Keys, outlets with their colours and options of a configuration; its mistakes are messages. */
START_TEST(configuration_is_in_force)
{
    char option[96];
    int row, column;
    snprintf(option, sizeof(option), "--config=%s/.config.yaml", root);
    folder_put(root, ".config.yaml",
               "version: 1\n"
               "options: {theme: mono, background: bright}\n"
               "keys: {all: {messages: Z}, stories: {choose: [x]}}\n"
               "outlets: {lark: {name: The Lark, color: bright-red}}\n");
    struct pty *pty = start_with(option);
    pty_wait_text(pty, "background cannot be 'bright'");
    pty_wait_text(pty, "The Lark");
    ck_assert(pty_find(pty, "The Lark", &row, &column));
    VTermScreenCell cell = pty_cell(pty, row, column);
    ck_assert(VTERM_COLOR_IS_INDEXED(&cell.fg));
    ck_assert_int_eq(cell.fg.indexed.idx, 9);
    reader_type(pty, "!", "no such key here");
    reader_type(pty, "jx", "1 chosen");
    reader_type(pty, "Z", ".config.yaml:2:");
    quit(pty);
}
END_TEST

/* How light what is drawn of a text is to its ground, at the text's first place. */
static double contrast_at(struct pty *pty, const char *text, uint32_t ink, uint32_t ground)
{
    int row, column;
    ck_assert_msg(pty_find(pty, text, &row, &column), "%s", text);
    VTermScreenCell cell = pty_cell(pty, row, column);
    uint32_t fg = VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) ? ink : color_of_index(cell.fg.indexed.idx);
    uint32_t bg =
        VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) ? ground : color_of_index(cell.bg.indexed.idx);
    ck_assert(VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || VTERM_COLOR_IS_INDEXED(&cell.fg));
    return color_contrast(fg, bg);
}

/* Colours of a theme that cannot be told from their ground, alone or over each other, are not
 * drawn. */
START_TEST(bad_themes_can_be_read)
{
    char option[96];
    snprintf(option, sizeof(option), "--theme=%s/.faint.yaml", root);
    folder_put(root, ".faint.yaml",
               "name: faint\nvariant: dark\nstyles:\n"
               "  person: {fg: \"#202020\"}\n" /* on black */
               "  title: {fg: \"#707070\", bg: \"#606060\"}\n"
               "  cursor: {bg: \"#606060\"}\n"
               "  outlet: {fg: \"#888888\"}\n"    /* good on black, bad on the cursor's */
               "  current: {bg: \"#f0f0f0\"}\n"); /* bad under white letters */
    struct pty *pty = start_with(option);
    reader_type(pty, "gj", ">* lark");
    pty_settle(pty);
    ck_assert_double_ge(contrast_at(pty, "diptych", 0xffffff, 0), THEME_CONTRAST_LEAST);
    ck_assert_double_ge(contrast_at(pty, "lark", 0xffffff, 0), THEME_CONTRAST_LEAST);
    reader_type(pty, "\r]p", "person 1/1: Ann Lee");
    pty_settle(pty);
    ck_assert_double_ge(contrast_at(pty, "Ann Lee", 0xffffff, 0), THEME_CONTRAST_LEAST);
    pty_type(pty, "\033k");
    pty_wait_gone(pty, "person 1/1");
    pty_settle(pty);
    ck_assert_double_ge(contrast_at(pty, "Ann Lee", 0xffffff, 0), THEME_CONTRAST_LEAST);
    quit(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {
        {reads_lines, COUNT(lines)}, {completes_words, COUNT(completions)},
        {names_everything, 1},       {walks_through, COUNT(walks)},
        {corrections_are_kept, 1},   {configuration_is_in_force, 1},
        {bad_themes_can_be_read, 1}};
    return reader_suite("command", tests, COUNT(tests), make_files, remove_files);
}
