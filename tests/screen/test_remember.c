/* What the reader keeps from run to run, and going back: in a terminal, on a folder of its own. */
#include "core/base/file.h"
#include "core/state/state.h"
#include "tests/folder.h"
#include "tests/screen/reader.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PARAGRAPHS = 40, STEPS_MAX = 12 };

static char root[FOLDER_ROOM], state_home[FOLDER_ROOM];

static const char *const outlets[] = {"gull", "heron"};

static void each_article(void (*visit)(const char *path, const char *outlet))
{
    for (int i = 0; i < COUNT(outlets); i++) {
        char path[80];
        snprintf(path, sizeof(path), "%s/%s.txt", root, outlets[i]);
        visit(path, outlets[i]);
    }
}

static void write_article(const char *path, const char *outlet)
{
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fprintf(out, "The %s keeps count of ferries at Orle\n\n", outlet);
    for (int i = 1; i <= PARAGRAPHS; i++)
        fprintf(out, "Ferry %d of the %s left the quay at Orle and came back before dark.\n\n", i,
                outlet);
    fclose(out);
}

static void make_files(void)
{
    folder_make(root);
    folder_make(state_home);
    each_article(write_article);
}

static void remove_files(void)
{
    folder_remove(root);
    folder_remove(state_home);
}

static struct pty *start_run(bool first)
{
    struct pty *pty = reader_start(
        (struct pty_options){.columns = 100, .state_home = state_home, .first_run = first},
        READER_ON(root), "stor");
    pty_wait_gone(pty, "reading");
    return pty;
}

static struct pty *start(void)
{
    return start_run(false);
}

/* --- in one run, and from one to the next ----------------------------------------------------- */

/* Keys, each with what must then show; "" ends the program and starts it again. */
static const struct {
    const char *keys, *shown;
} walks[][STEPS_MAX] = {
    /* read, and the place */
    {{"kj", "* gull"},
     {"\r", "Ferry 1 of the gull"},
     {"32j", "Ferry 16 of the gull"},
     {"", ">  gull"},
     {"\r", "where it was left"},
     {"k", "Ferry 16 of the gull"},
     {"r", "unread"},
     {"q", ">* gull"},
     {"r", "read"}},
    /* marks, over articles and runs */
    {{"\r", "Ferry 1 of the gull"},
     {"16jma", "mark a: 'a comes back here"},
     {"'b", "no mark b: mb sets it"},
     {"G", "Ferry 40 of the gull"},
     {"'a", "mark a"},
     {"k", "Ferry 9 of the gull"},
     {"", "stor"},
     {"'a", "Ferry 9 of the gull"},
     {"q:mark\r", "which mark? a letter from a to z"},
     {":mark z\r", "mark z: 'z comes back here"},
     {":go-to-mark z\r", "mark z"}},
    /* jumps */
    {{"^O", "no jump further back"},
     {"\r", "Ferry 1 of the gull"},
     {"''", "no jump was made here yet"},
     {"G", "Ferry 40 of the gull"},
     {"''", "Ferry 1 of the gull"},
     {"''", "Ferry 40 of the gull"},
     {"/ferry 20\r", "/ferry 20  1/1"},
     {"^O", "Ferry 40 of the gull"},
     {"^O", "Ferry 1 of the gull"}},
    /* marks and bookmarks where a list has an article in focus */
    {{":grep ferry 7 of the heron\r", "1 in 1 article"},
     {"ma", "mark a: 'a comes back here"},
     {"Mhere\r", "bookmarked with its note"},
     {"r", "read"},
     {"q'a", "Ferry 7 of the heron"},
     {"q'M", "here"},
     {"\r", "Ferry 7 of the heron"}},
    /* jumps are repeated in any view */
    {{";", "no jump to repeat yet"},
     {"\r", "Ferry 1 of the gull"},
     {"]f", "figure 1/"},
     {";", "figure 2/"},
     {",", "figure 1/"},
     {"q;", "next-figure does nothing in stories"},
     {"/heron\r", "1/"},
     {";", "/heron  "}},
    /* lines that were entered */
    {{"/crane\r", "not here: crane"},
     {":set scrolloff\r", "scrolloff: 3"},
     {"", "stor"},
     {"/\033[A", "/crane"},
     {"\r:\033[A", ":set scrolloff"},
     {"\r", "scrolloff: 3"}},
    /* bookmarks, over runs */
    {{"'M", "no bookmarks yet: in a text M keeps"},
     {"q\r", "Ferry 1 of the gull"},
     {"3jMwho counts?\r", "'M and diptych bookmarks list all"},
     {"8jM\r", "bookmarked:"},
     {"", "stor"},
     {"'M", "who counts?"},
     {"/ferry 5\r", "/ferry 5  1/1"},
     {"\r", "Ferry 4 of the gull"},
     {"q", "2 bookmarks"},
     {"M by night\r", "noted"},
     {"", "stor"},
     {"'M", " by night"}},
    {{"\r", "Ferry 1 of the gull"},
     {"4jMfirst\r", "bookmarked with its note"},
     {"8jMsecond\r", "bookmarked with its note"},
     {"'M", "2 bookmarks"},
     {"&second\r", "&second: 1 of 2 bookmarks"},
     {"\033", "all rows again"},
     {"M?\r", "second?"},
     {"y", "sent to the terminal's clipboard"},
     {"x", "once more deletes this bookmark"},
     {"kx", "once more deletes this bookmark"},
     {"x", "1 bookmark"},
     {"M\025\r", "without a note now"}},
    /* the layout */
    {{"c", "linked"}, {"=", "aligned"}, {"", "stor"}, {"c", "aligned"}},
};

/* "^O" is the control key. */
static void type(struct pty *pty, const char *keys)
{
    pty_type(pty, strcmp(keys, "^O") == 0 ? "\x0f" : keys);
}

START_TEST(walks_through)
{
    struct pty *pty = start();
    for (int i = 0; i < STEPS_MAX && walks[_i][i].keys; i++) {
        if (walks[_i][i].keys[0]) {
            type(pty, walks[_i][i].keys);
        } else {
            reader_quit(pty);
            pty = start();
        }
        pty_wait_text(pty, walks[_i][i].shown);
    }
    reader_quit(pty);
}
END_TEST

/* --- the first runs ----------------------------------------------------------------------------
 */

static const struct {
    const char *keys, *title, *legend;
} legends[] = {
    {"", "2 articles", " > cursor   * unread   + chosen   ! watch hit"},
    {"\r", "Ferry 1 of the gull",
     " = same words  ~ reworded  ≠ disputed  \" quotation  # figure  (blank) only here  ! watch"},
    {"qf", "figures", " > cursor   ≠ disputed   – nothing of it"},
    {"qe", "by unevenness", " > cursor   – nothing of it"},
    {"q\"", "quotations", " > cursor   ≠ disputed   \" in several alike   – nothing of it"},
};

START_TEST(first_runs)
{
    enum { FIRST_RUNS = 3, LEGEND_ROW = 22 };
    for (int run = 0; run <= FIRST_RUNS; run++) {
        struct pty *pty = start_run(true);
        for (int i = 0; i < COUNT(legends); i++) {
            reader_type(pty, legends[i].keys, legends[i].title);
            pty_settle(pty);
            bool there = strncmp(pty_row(pty, LEGEND_ROW), legends[i].legend,
                                 strlen(legends[i].legend)) == 0;
            ck_assert_msg(there == (run < FIRST_RUNS), "run %d: %s", run, pty_row(pty, LEGEND_ROW));
        }
        pty_resize(pty, 11, 100);
        pty_settle(pty);
        ck_assert(!pty_find(pty, "nothing of it", &(int){0}, &(int){0}));
        reader_quit(pty);
    }
}
END_TEST

/* --- bookmarks -------------------------------------------------------------------------------- */

static char *run_bookmarks(const char *form)
{
    char command[256];
    struct text_builder out = {0};
    snprintf(command, sizeof(command), "XDG_STATE_HOME=%s %s bookmarks %s", state_home,
             getenv("DIPTYCH"), form);
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    text_builder_add_string(&out, "");
    for (int byte; (byte = fgetc(pipe)) != EOF;)
        text_builder_add_byte(&out, (char)byte);
    ck_assert_int_eq(pclose(pipe), 0);
    return out.bytes;
}

static void write_later_article(const char *path, const char *outlet)
{
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fprintf(out, "The %s keeps count of ferries at Orle\n\nMore came at noon.\n\n", outlet);
    for (int i = 30; i > 0; i--)
        fprintf(out, "Ferry %d of the %s left the quay at Orle and came back before dark.\n\n", i,
                outlet);
    fclose(out);
}

/* Where the text has changed since the words are looked for; where they are gone that is said. */
START_TEST(bookmarks_in_another_text)
{
    struct pty *pty = start();
    reader_type(pty, "\r", "Ferry 1 of the gull");
    reader_type(pty, "3jM\r", "bookmarked:");
    reader_type(pty, "GM\r", "bookmarked:");
    reader_quit(pty);
    each_article(write_later_article);
    pty = start();
    reader_type(pty, "'M", "(not open here) Ferry 1 of the gull");
    reader_type(pty, "g\r", "Ferry 2 of the gull");
    reader_type(pty, "qG\r", "the article has changed: these words are no longer in it");
    reader_quit(pty);
}
END_TEST

/* A state that was written by another hand leads nowhere else. */
START_TEST(bookmarks_out_of_place)
{
    char path[64];
    sqlite3 *database;
    struct pty *pty = start();
    reader_type(pty, "\r", "Ferry 1 of the gull");
    reader_type(pty, "3jM\r", "bookmarked:");
    reader_quit(pty);
    snprintf(path, sizeof(path), "%s/diptych/state.db", state_home);
    ck_assert_int_eq(sqlite3_open(path, &database), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(database,
                                  "UPDATE bookmarks SET paragraph = 123456789, start = 9999, "
                                  "\"end\" = 7",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(database);
    pty = start();
    reader_type(pty, "'M", "1 bookmark");
    reader_type(pty, "y", "sent to the terminal's clipboard");
    reader_type(pty, "\r", "Ferry 2 of the gull");
    reader_quit(pty);
}
END_TEST

START_TEST(bookmarks)
{
    char source[80];
    struct pty *pty = start();
    reader_type(pty, "\r", "Ferry 1 of the gull");
    reader_type(pty, "3jMwho counts?\r", "bookmarked with its note");
    pty_type(pty, "2jM\033");
    reader_type(pty, "2jM\r", "bookmarked:");
    reader_quit(pty);
    char *json = run_bookmarks("--json"), *text = run_bookmarks("");
    snprintf(source, sizeof(source), "{\"source\": \"%s/gull.txt\"", root);
    ck_assert_msg(strncmp(json, source, strlen(source)) == 0, "%s", json);
    ck_assert_msg(strstr(json,
                         "\"start\": 0, \"end\": 68, \"text\": \"Ferry 1 of the gull left the "
                         "quay at Orle and came back before dark.\", \"note\": \"who counts?\""),
                  "%s", json);
    ck_assert_msg(strstr(json, "Ferry 3") && !strstr(json, "Ferry 2"), "%s", json);
    ck_assert_msg(strstr(text, "who counts?"), "%s", text);
    free(json);
    free(text);
}
END_TEST

/* --- what goes wrong -------------------------------------------------------------------------- */

START_TEST(damaged_state)
{
    char folder[64], path[80];
    snprintf(folder, sizeof(folder), "%s/diptych", state_home);
    snprintf(path, sizeof(path), "%s/state.db", folder);
    ck_assert_int_eq(mkdir(folder, 0700), 0);
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fputs("no database at all, but long enough for the header of one, which has a hundred bytes "
          "with its name in front",
          out);
    fclose(out);
    struct pty *pty = start();
    pty_wait_text(pty, "damaged: kept as state.db.damaged-");
    reader_type(pty, "\rq", ">  gull");
    reader_quit(pty);
    pty = start();
    pty_wait_text(pty, ">  gull");
    reader_quit(pty);
}
END_TEST

/* Killed in the middle of an article: that it was read, and its marks, are kept. */
START_TEST(killed)
{
    struct pty *pty = start();
    reader_type(pty, "\r", "Ferry 1 of the gull");
    reader_type(pty, "8jmk", "mark k");
    pty_signal(pty, SIGKILL);
    ck_assert(WIFSIGNALED(pty_wait_status(pty)));
    pty_free(pty);
    pty = start();
    pty_wait_text(pty, "  gull");
    ck_assert(!pty_find(pty, "* gull", &(int){0}, &(int){0}));
    reader_type(pty, "'k", "mark k");
    reader_quit(pty);
}
END_TEST

START_TEST(two_at_once)
{
    struct pty *one = start(), *other = start();
    reader_type(one, "\r", "Ferry 1 of the gull");
    reader_type(other, "j\r", "Ferry 1 of the heron");
    reader_type(one, "ma", "mark a");
    reader_type(other, "'a", "Ferry 1 of the gull");
    reader_quit(one);
    reader_quit(other);
    one = start();
    pty_wait_text(one, "  heron");
    ck_assert(!pty_find(one, "* ", &(int){0}, &(int){0}));
    reader_quit(one);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{walks_through, COUNT(walks)},
                                        {first_runs, 1},
                                        {bookmarks, 1},
                                        {bookmarks_in_another_text, 1},
                                        {bookmarks_out_of_place, 1},
                                        {damaged_state, 1},
                                        {killed, 1},
                                        {two_at_once, 1}};
    return reader_suite("remember", tests, COUNT(tests), make_files, remove_files);
}
