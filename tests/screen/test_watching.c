/* The watchlist while one reads: changed, broken, deleted, edited, added to. */
#include "core/base/file.h"
#include "tests/folder.h"
#include "tests/screen/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[FOLDER_ROOM];

static const char *path_of(const char *name)
{
    static char path[80];
    snprintf(path, sizeof(path), "%s/%s", root, name);
    return path;
}

static void put(const char *name, const char *bytes)
{
    folder_put(root, name, bytes);
}

static void make_files(void)
{
    folder_make(root);
    put("lark.txt", "The crane fell on Monday, said Ann Lee of the port, and a crane lay there.\n");
    put("watchlist.yaml", "version: 1\nterms:\n  - crane\n");
}

static void remove_files(void)
{
    folder_remove(root);
}

static struct pty *start(void)
{
    return reader_start((struct pty_options){.columns = 120}, READER_ON(root), "1 story");
}

START_TEST(a_changed_list_is_read_again)
{
    struct pty *pty = start();
    reader_type(pty, "w", "1 term, 2 hits");
    put("watchlist.yaml", "version: 1\nterms:\n  - crane\n  - Monday\n");
    reader_type(pty, "k", "changed, R reloads");
    reader_type(pty, "R", "read again: 2 terms");
    pty_wait_text(pty, "2 terms, 3 hits");
    pty_wait_gone(pty, "changed, R reloads");
    /* a mistake: the old list stays, and the line is shown with a caret */
    put("watchlist.yaml", "version: 1\nterms:\n  - {term: crane, colr: red}\n");
    reader_type(pty, "R", "(the old list stays)");
    pty_wait_text(pty, "watchlist.yaml:3:19: error: unknown key 'colr'");
    pty_wait_text(pty, "^~~~");
    pty_wait_text(pty, "2 terms, 3 hits");
    reader_type(pty, "q", "!3");
    reader_quit(pty);
}
END_TEST

/* What is right in it is in force, and the watchlist tells what is not. */
START_TEST(a_list_that_is_broken_at_the_start_is_told)
{
    put("watchlist.yaml", "version: 1\nterms:\n  - crane\n  - {term: port, colr: red}\n");
    struct pty *pty = start();
    pty_wait_text(pty, "watchlist.yaml:4:18: error: unknown key 'colr'  (! lists all)");
    reader_type(pty, "w", "1 term, 2 hits");
    pty_wait_text(pty, "   4 |   - {term: port, colr: red}");
    pty_wait_text(pty, "     |                  ^~~~");
    pty_wait_text(pty, "What is right in it is in force:");
    put("watchlist.yaml", "version: 1\nterms:\n  - Smith: the man\n");
    reader_type(pty, "R", "The list that was in force before stays:");
    reader_quit(pty);
    pty = start();
    reader_type(pty, "w", "watchlist.yaml:3:10: error: ': ' inside");
    pty_wait_text(pty, "No term is in force: E edits the list.");
    reader_type(pty, "R", "(the old list stays)");
    pty_wait_text(pty, "No term is in force: E edits the list.");
    pty_wait_gone(pty, "No watchlist yet");
    put("watchlist.yaml", "version: 1\nterms:\n  - 'Smith: the man'\n");
    reader_type(pty, "R", "1 term, 0 hits");
    pty_wait_gone(pty, "error");
    reader_quit(pty);
}
END_TEST

START_TEST(hits_in_an_open_article_follow)
{
    struct pty *pty = start();
    reader_type(pty, "wj\r", "crane  watched for, the whole collection");
    reader_type(pty, "\r", "hit 1/2; q, then Enter: the next");
    reader_type(pty, "q", "2 hits in 1 of 1 outlet");
    reader_type(pty, "\r", "hit 2/2");
    reader_type(pty, "qq", "1 term");
    put("watchlist.yaml", "version: 1\nterms: [port]\n");
    reader_type(pty, "R", "1 term, 1 hit");
    reader_type(pty, "q\r", "16 words");
    reader_type(pty, "g]w", "watch hit 1/1");
    reader_quit(pty);
}
END_TEST

/* The first cell of a line tells the most severe hit that begins there; in the text the most severe
 * lies above what it overlaps, in its term's colour where it has one. */
START_TEST(severity_shows)
{
    static const char *const signs[] = {"·", ":", "!", "!", "X"};
    int row, column;
    put("lark.txt", "One alpha.\n\nTwo beta.\n\nThree gamma.\n\nFour delta gamma.\n\n"
                    "Five big omega hall, a beta.\n");
    put("watchlist.yaml", "version: 1\nterms:\n"
                          "  - {term: alpha, severity: info}\n"
                          "  - {term: beta, severity: low}\n"
                          "  - {term: gamma, severity: medium}\n"
                          "  - {term: delta, severity: high}\n"
                          "  - {term: omega, severity: critical, color: \"#ffffff\"}\n"
                          "  - {term: big omega hall, severity: low, color: \"#000080\"}\n");
    struct pty *pty = start();
    reader_type(pty, "\r", "15 words");
    pty_settle(pty);
    static const char *const lines[] = {"One alpha", "Two beta", "Three gamma", "Four delta",
                                        "Five big"};
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        ck_assert(pty_find(pty, lines[i], &row, &column));
        const char *shown = pty_row(pty, row) + strspn(pty_row(pty, row), " >");
        ck_assert_msg(strncmp(shown, signs[i], strlen(signs[i])) == 0, "%s: %s", lines[i], shown);
    }
    ck_assert(pty_find(pty, "big omega hall", &row, &column));
    VTermScreenCell low = pty_cell(pty, row, column), most = pty_cell(pty, row, column + 4);
    ck_assert_int_ne(most.bg.indexed.idx, low.bg.indexed.idx);
    ck_assert_int_eq(most.bg.indexed.idx, 231);
    ck_assert_int_eq(most.fg.indexed.idx, 16);
    ck_assert_int_eq(low.bg.indexed.idx, 18);
    ck_assert_int_eq(low.fg.indexed.idx, 231);
    ck_assert_int_eq(pty_cell(pty, row, column + 9).bg.indexed.idx, 18);
    reader_quit(pty);
}
END_TEST

/* A pattern that runs away is told, off in the list, and explained on its card; the others go on.
 */
START_TEST(a_pattern_that_runs_away_is_off)
{
    folder_put(root, "lark.txt",
               "A crane fell.\n\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n");
    put("watchlist.yaml", "version: 1\nterms:\n  - {id: slow, regex: '^(a+)+$'}\n  - crane\n");
    struct pty *pty = start();
    pty_wait_text(pty, "1 message about what was read");
    reader_type(pty, "!", "watchlist.yaml:3: error: the pattern of \"slow\" takes too long in");
    reader_type(pty, "qw", "2 terms, 1 hit");
    pty_wait_text(pty, "  off");
    reader_type(pty, "j\r", "off      the pattern takes too long");
    reader_quit(pty);
}
END_TEST

/* A mention is a hit by the name that all articles together know it by: a surname alone where
 * another article of the story has the whole name; after another list is read too. */
START_TEST(entities_are_known_over_all)
{
    folder_put(root, "port/gull.txt",
               "Minister Agnes Muir shut the port of Orle on Monday after a crane fell.\n\n"
               "Nobody was hurt when the crane fell, Muir said.\n");
    folder_put(root, "port/heron.txt",
               "Ms Muir shut the port of Orle after the crane fell on Monday, and would not say "
               "when it opens.\n");
    folder_put(root, "quay/tern.txt", "The baker Ines Muir sells buns on the quay at Vell.\n");
    put("watchlist.yaml", "version: 1\nterms:\n  - entity: Agnes Muir\n");
    struct pty *pty = reader_start((struct pty_options){.columns = 120}, READER_ON(root), "!1");
    reader_type(pty, "w", "1 term, 3 hits");
    pty_wait_text(pty, "gull 2, heron 1");
    put("watchlist.yaml",
        "version: 1\nterms:\n  - {entity: Agnes Muir, severity: high}\n  - crane\n");
    reader_type(pty, "R", "2 terms, 8 hits");
    pty_wait_text(pty, "gull 2, heron 1");
    reader_type(pty, "q/heron\r\r", "20 words");
    reader_type(pty, "g]w", "watch hit 1/2");
    reader_quit(pty);
}
END_TEST

static void expect_rows(struct pty *pty, const char *const *texts)
{
    for (size_t i = 0; texts[i]; i++)
        pty_wait_text(pty, texts[i]);
}

/* What the list says of a term, on its row and on its card; of a group; and that a card stays with
 * its term when the list is read again. */
START_TEST(cards_of_terms_and_groups)
{
    static const char *const rows[] = {"harbour  Ask the port", "crane", "off", "Look it up", NULL};
    static const char *const facts[] = {"term     crane",
                                        "aliases  derrick",
                                        "note     Look it up",
                                        "group    harbour: Ask the port",
                                        "severity high",
                                        "color    red",
                                        "exclude  crane fly",
                                        "near     Monday, Lee",
                                        "at most 9 words away, behind it",
                                        "dates    2022-02-21",
                                        "outlets  Lark 1",
                                        "watchlist.yaml:5",
                                        NULL};
    static const char *const group[] = {"terms    crane, Monday, fell", "note     Ask the port",
                                        "Lark  2", NULL};
    put("lark.md", "---\noutlet: Lark\ndate: 2022-02-21\n---\n\nThe crane fell on Monday.\n");
    unlink(path_of("lark.txt"));
    put("watchlist.yaml",
        "version: 1\n"
        "groups: {harbour: {severity: high, color: red, note: Ask the port}}\n"
        "terms:\n"
        "  - {group: harbour, aliases: [derrick], note: Look it up, exclude: [crane fly],\n"
        "     term: crane, near: {any: [Monday, Lee], within: 9, ordered: true}}\n"
        "  - {term: Monday, group: harbour}\n"
        "  - {term: fell, group: harbour, enabled: false}\n");
    struct pty *pty = start();
    reader_type(pty, "w", "3 terms, 2 hits");
    expect_rows(pty, rows);
    reader_type(pty, "/crane\r\r", "watched for, the whole collection");
    expect_rows(pty, facts);
    reader_type(pty, "qg\r", "harbour  a group watched for");
    expect_rows(pty, group);
    reader_type(pty, "q/fell\r\r", "off      enabled: false");
    put("watchlist.yaml", "version: 1\nterms:\n  - Monday\n  - fell\n");
    reader_type(pty, "\r", "no hit");
    reader_type(pty, "q", "changed, R reloads");
    reader_type(pty, "R", "2 terms, 2 hits");
    /* from the text */
    reader_type(pty, "q\r", "5 words");
    reader_type(pty, "]w\r", "fell  watched for, this story");
    reader_quit(pty);
    unlink(path_of("lark.md"));
}
END_TEST

/* Nobody but root may read it; root finds a folder in its place. */
static void shut_list(void)
{
    if (geteuid() != 0) {
        ck_assert_int_eq(chmod(path_of("watchlist.yaml"), 0), 0);
        return;
    }
    unlink(path_of("watchlist.yaml"));
    ck_assert_int_eq(mkdir(path_of("watchlist.yaml"), 0700), 0);
}

static void open_list(const char *bytes)
{
    ck_assert_int_eq(remove(path_of("watchlist.yaml")), 0);
    put("watchlist.yaml", bytes);
}

START_TEST(a_list_that_is_shut_is_told)
{
    struct pty *pty = start();
    reader_type(pty, "w", "1 term, 2 hits");
    shut_list();
    reader_type(pty, "R",
                geteuid() == 0 ? "watchlist.yaml: error: cannot read: Is a directory"
                               : "watchlist.yaml: error: cannot read: Permission denied");
    pty_wait_text(pty, "(the old list stays)");
    pty_wait_text(pty, "1 term, 2 hits");
    /* the list in force goes on: its hits are marked and jumped to */
    reader_type(pty, "q\r]w", "watch hit 1/2");
    reader_type(pty, "]p+", "+ again writes \"- Ann Lee\" into");
    reader_type(pty, "+", "watchlist.yaml: cannot");
    open_list("version: 1\nterms: [crane, port]\n");
    reader_type(pty, "qw", "changed, R reloads");
    reader_type(pty, "R", "2 terms, 3 hits");
    reader_quit(pty);
}
END_TEST

START_TEST(a_list_that_is_gone_or_replaced_is_told)
{
    struct pty *pty = start();
    reader_type(pty, "w", "1 term, 2 hits");
    unlink(path_of("watchlist.yaml"));
    reader_type(pty, "k", "changed, R reloads");
    reader_type(pty, "R", "watchlist.yaml: error: cannot read: No such file or directory");
    pty_wait_text(pty, "(the old list stays)");
    pty_wait_text(pty, "1 term, 2 hits");
    /* another file of the same name, size and time */
    put("watchlist.yaml", "version: 1\nterms:\n  - Ann L\n");
    reader_type(pty, "R", "1 term, 0 hits");
    pty_wait_gone(pty, "the old list stays");
    reader_quit(pty);
}
END_TEST

START_TEST(a_word_in_focus_is_added)
{
    struct problem_list problems = {0};
    struct text text;
    struct pty *pty = start();
    reader_type(pty, "\r+", "no word or name in focus");
    reader_type(pty, "]p+", "+ again writes \"- Ann Lee\" into");
    reader_type(pty, "+", "read again: 2 terms");
    reader_type(pty, "]p+", "+ again writes");
    reader_type(pty, "+", "is in");
    reader_quit(pty);
    ck_assert_int_eq(file_read(path_of("watchlist.yaml"), 1000, &text, &problems), STATUS_OK);
    ck_assert_str_eq(text.bytes, "version: 1\nterms:\n  - crane\n  - Ann Lee\n");
    free((char *)text.bytes);
}
END_TEST

START_TEST(a_selection_is_added)
{
    struct problem_list problems = {0};
    struct text text;
    struct pty *pty = start();
    reader_type(pty, "\rg/fell\r", "1/1");
    reader_type(pty, "v/Monday\r", "1/1");
    reader_type(pty, "+", "+ again writes \"- fell on Monday\" into");
    /* another key in between, and nothing is written */
    reader_type(pty, "g", " ");
    reader_type(pty, "/Monday\r+", "+ again writes \"- fell on Monday\" into");
    reader_type(pty, "+", "read again: 2 terms");
    reader_quit(pty);
    ck_assert_int_eq(file_read(path_of("watchlist.yaml"), 1000, &text, &problems), STATUS_OK);
    ck_assert_str_eq(text.bytes, "version: 1\nterms:\n  - crane\n  - fell on Monday\n");
    free((char *)text.bytes);
}
END_TEST

/* Without a list E makes one, of the example in comments, where the configuration would have it. */
START_TEST(the_editor_makes_a_list)
{
    char config[60], folder[80], list[120], editor[120];
    struct problem_list problems = {0};
    struct text text;
    unlink(path_of("watchlist.yaml"));
    put(".edit",
        "#!/bin/sh\nprintf 'version: 1\\nterms: [crane]\\n' >\"$1.new\"; cp \"$1\" \"$1.was\"; "
        "mv \"$1.new\" \"$1\"\n");
    snprintf(config, sizeof(config), "%s/.config", root);
    snprintf(folder, sizeof(folder), "%s/diptych", config);
    snprintf(list, sizeof(list), "%s/watchlist.yaml", folder);
    snprintf(editor, sizeof(editor), "sh %s", path_of(".edit"));
    setenv("VISUAL", editor, 1);
    setenv("XDG_CONFIG_HOME", config, 1);
    struct pty *pty = start();
    reader_type(pty, "w", "No watchlist yet: E makes one.");
    pty_wait_text(pty, "entity: Agnes Muir");
    reader_type(pty, "E", "1 term, 2 hits");
    reader_quit(pty);
    strcat(list, ".was");
    ck_assert_int_eq(file_read(list, 4000, &text, &problems), STATUS_OK);
    ck_assert(text_find(text, TEXT("#   - entity: Agnes Muir"), 0) != SIZE_MAX);
    ck_assert(text_find(text, TEXT("\nversion: 1\nterms: []\n"), 0) != SIZE_MAX);
    free((char *)text.bytes);
    unlink(list);
    list[strlen(list) - 4] = '\0';
    unlink(list);
    rmdir(folder);
    rmdir(config);
    setenv("XDG_CONFIG_HOME", "/nowhere", 1);
}
END_TEST

START_TEST(the_editor_is_called)
{
    put(".edit", "#!/bin/sh\necho '  - port' >>\"$2\"\n");
    char editor[100];
    snprintf(editor, sizeof(editor), "sh %s -n", path_of(".edit"));
    setenv("VISUAL", editor, 1);
    struct pty *pty = start();
    reader_type(pty, "w", "1 term");
    reader_type(pty, "E", "2 terms, 3 hits");
    reader_quit(pty);
    setenv("VISUAL", "false", 1);
    pty = start();
    reader_type(pty, "w", "2 terms");
    reader_type(pty, "E", "false ended with status 1");
    reader_quit(pty);
}
END_TEST

/* The configuration's editor goes before the variables. */
START_TEST(the_editor_of_the_configuration_is_called)
{
    char config[200], option[100];
    put("watchlist.yaml", "version: 1\nterms:\n  - crane\n");
    put(".edit", "#!/bin/sh\necho '  - port' >>\"$2\"\n");
    snprintf(config, sizeof(config), "version: 1\noptions:\n  editor: sh %s -n\n",
             path_of(".edit"));
    put(".config.yaml", config);
    snprintf(option, sizeof(option), "--config=%s", path_of(".config.yaml"));
    setenv("VISUAL", "false", 1);
    struct pty *pty =
        reader_start((struct pty_options){.columns = 120}, READER_ON(root, option), "1 story");
    reader_type(pty, "w", "1 term");
    reader_type(pty, "E", "2 terms, 3 hits");
    reader_quit(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{a_changed_list_is_read_again, 1},
                                        {a_list_that_is_broken_at_the_start_is_told, 1},
                                        {hits_in_an_open_article_follow, 1},
                                        {severity_shows, 1},
                                        {a_pattern_that_runs_away_is_off, 1},
                                        {entities_are_known_over_all, 1},
                                        {cards_of_terms_and_groups, 1},
                                        {a_list_that_is_shut_is_told, 1},
                                        {a_list_that_is_gone_or_replaced_is_told, 1},
                                        {a_word_in_focus_is_added, 1},
                                        {a_selection_is_added, 1},
                                        {the_editor_makes_a_list, 1},
                                        {the_editor_is_called, 1},
                                        {the_editor_of_the_configuration_is_called, 1}};
    return reader_suite("watching", tests, COUNT(tests), make_files, remove_files);
}
