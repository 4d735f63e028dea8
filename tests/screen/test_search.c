/* Searching, over the collection too, and filtering, in a terminal on a folder of its own. */
#include "tests/screen/pty.h"

#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

enum { STEPS_MAX = 12 };

static const struct {
    const char *name, *text;
} files[] = {
    {"gull.txt",
     "Café on the quay stays shut\n\nThe café’s roof fell in on Monday, said Ann Lee.\n\n"
     "A second cafe was not hurt. Die Straße is closed, the Gull was told.\n\n"
     "Nobody was hurt in the cafe.\n"},
    {"heron.txt", "Bells ring again at Hesta church\n\nThe bells were silent for a year.\n\n"
                  "A ringer said the cafe beside the church had paid for the rope.\n"},
    {"wren.json",
     "{\"title\": \"Eggs are dear at Orle\", \"text\": \"An egg costs a crown.\", "
     "\"section\": \"Market hall\", \"comments\": \"One says that hens lay where they please, and "
     "that all of them please to lay under the floor of the old hall; another that it was ever so, "
     "and that a fox is cheaper than a fence\"}\n"},
};

static char root[32];

static void each_file(bool write)
{
    for (int i = 0; i < COUNT(files); i++) {
        char path[80];
        snprintf(path, sizeof(path), "%s/%s", root, files[i].name);
        FILE *out = write ? fopen(path, "w") : NULL;
        if (out) {
            fputs(files[i].text, out);
            fclose(out);
        } else {
            unlink(path);
        }
    }
}

static void make_files(void)
{
    strcpy(root, "/tmp/diptych-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    each_file(true);
}

static void remove_files(void)
{
    each_file(false);
    rmdir(root);
}

/* Keys, what must then show, and what must not; the cursor begins on the Gull's article. */
static const struct {
    const char *keys, *shown, *gone;
} walks[][STEPS_MAX] = {
    /* accents, case, quotes, ß */
    {{"\r", "The café’s roof", NULL},
     {"/cafe\r", "/cafe  1/4", NULL},
     {"n", "/cafe  2/4", NULL},
     {"/café\r", "/café  ", "/4"},
     {"g/strasse\r", "/strasse  1/1", NULL},
     {"g/Strasse\r", "/Strasse  1/1", NULL},
     {"g/STRASSE\r", "not here: STRASSE", NULL},
     {"g/cafe's\r", "/cafe's  1/1", NULL},
     {"g/gull\r", "/gull  1/1", NULL}},
    /* while it is typed; round the end */
    {{"\r", "The café’s roof", NULL},
     {"/caf", "1/4", NULL},
     {"z", "not here", NULL},
     {"\033", "Enter open", "/cafz"},
     {"/cafe\r", "1/4", NULL},
     {"N", "/cafe  4/4  went on from the end", NULL},
     {"n", "/cafe  1/4  went on from the top", NULL},
     {"\033n", "nothing to search for: / asks", NULL}},
    /* patterns */
    {{"\r", "The café’s roof", NULL},
     {"/\\vc.f.\\W\r", "/\\vc.f.\\W  1/", NULL},
     {"/\\v(", "missing closing parenthesis", NULL},
     {"\r", "no pattern: missing closing parenthesis", NULL},
     {"/\\vnobody\r", "/\\vnobody  1/1", NULL},
     {"/\\vNOBODY\r", "not here: \\vNOBODY", NULL}},
    /* over the collection */
    {{":grep cafe\r", "5 in 2 articles", NULL},
     {"G\r", "Bells ring again", "5 in 2"},
     {"", "had paid for the rope", NULL},
     {"n", "/cafe  1/1", NULL},
     {"q", "5 in 2 articles", NULL},
     {"&heron\r", "&heron: 1 of 5 in 2 articles", "The café’s roof"},
     {"&\r", "The café’s roof", NULL},
     {"q:grep levitation\r", "nowhere in the collection: levitation", NULL},
     {":grep\r", "grep what?", NULL},
     {":grep \\v)\r", "no pattern: ", NULL}},
    /* what a record says beside */
    {{"G", ">* wren", NULL},
     {"D", "details  wren", NULL},
     {"/market\r", "/market  1/1", NULL},
     {"", "> section", NULL},
     {"/fox is\r", "/fox is  1/1", NULL},
     {"/comments: one\r", "> comments", NULL},
     {"q:grep market hall\r", "1 in 1 article", NULL},
     {"", "section: Market hall", NULL},
     {"\r", "details  wren", NULL},
     {"", "> section", NULL},
     {"qq&fox\r", "&fox: 1 of 3", "Bells ring"}},
    /* the list as one types */
    {{"&bells", "Bells ring", "Café on the quay"},
     {"\r", "Bells ring", "Café on the quay"},
     {"&zzz\r", "nothing passes the filter", "Bells ring"},
     {"&GULL", "nothing passes the filter", NULL},
     {"\033", "Bells ring", NULL},
     {"", "Café on the quay", NULL}},
    /* every list alike */
    {{"?&mark\r", "&mark: ", "back through the jumps"},
     {"", "go to a marked place", NULL},
     {"/nowhere\r", "not here: nowhere", NULL},
     {"&zzz\r", "nothing passes the filter", "go to a marked place"},
     {"\033", "all rows again", NULL},
     {"", "back through the jumps", NULL}},
    {{"D&url\r", "&url: 1 of ", "headline"}, {"\033", "headline", NULL}},
    {{"w&regex\r", "&regex: ", "No watchlist yet"}, {"\033", "No watchlist yet", NULL}},
    {{"H", "Café on the quay", NULL},
     {"&heron\r", "&heron: 0 of 1", "Café on the quay"},
     {"a", "&heron: 1 of 3", NULL},
     {"", "Bells ring", NULL},
     {"\033", "Café on the quay", NULL}},
    {{"\r&", "filter does nothing in article, only in: stories, watchlist, help", NULL}},
};

START_TEST(walks_through)
{
    char *arguments[] = {getenv("DIPTYCH"), root, NULL};
    ck_assert_msg(arguments[0] != NULL, "DIPTYCH names the program");
    struct pty *pty = pty_start((struct pty_options){
        .columns = 110, .term = "xterm-256color", .locale = "C.UTF-8", .arguments = arguments});
    pty_wait_text(pty, "3 stories");
    for (int i = 0; i < STEPS_MAX && walks[_i][i].keys; i++) {
        pty_type(pty, walks[_i][i].keys);
        pty_wait_text(pty, walks[_i][i].shown);
        if (walks[_i][i].gone)
            pty_wait_gone(pty, walks[_i][i].gone);
    }
    pty_type(pty, "Q");
    int status = pty_wait_status(pty);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    pty_free(pty);
}
END_TEST

/* --- what takes long -------------------------------------------------------------------------- */

/* Articles with many paragraphs in which a pattern goes to its limit; each has one hit. */
enum { SLOW_FILES = 20, SLOW_PARAGRAPHS = 300 };
#define SLOW_PATTERN "\\vslow ferry|(a|aa)+#"

static void each_slow_file(bool write)
{
    for (int i = 0; i < SLOW_FILES; i++) {
        char path[80];
        snprintf(path, sizeof(path), "%s/slow%02d.txt", root, i);
        FILE *out = write ? fopen(path, "w") : NULL;
        if (!out) {
            unlink(path);
            continue;
        }
        fprintf(out, "The slow ferry %d stays at the quay\n\n", i);
        for (int p = 0; p < SLOW_PARAGRAPHS; p++)
            fprintf(out, "Boat %d %d aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa #\n\n", i, p);
        fclose(out);
    }
}

static struct pty *look_slowly(void)
{
    char *arguments[] = {getenv("DIPTYCH"), root, NULL};
    each_slow_file(true);
    struct pty *pty = pty_start((struct pty_options){
        .columns = 110, .term = "xterm-256color", .locale = "C.UTF-8", .arguments = arguments});
    pty_wait_text(pty, "23 articles, ");
    pty_wait_text(pty, "Enter open");
    pty_type(pty, ":grep " SLOW_PATTERN "\r");
    pty_wait_text(pty, " % searched");
    return pty;
}

static void leave(struct pty *pty)
{
    pty_type(pty, "Q");
    int status = pty_wait_status(pty);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    pty_free(pty);
    each_slow_file(false);
}

/* How far it is stands in the title row until all is found; meanwhile keys are taken. */
START_TEST(tells_how_far_grep_is)
{
    struct pty *pty = look_slowly();
    pty_type(pty, "?");
    pty_wait_text(pty, "help: grep");
    pty_type(pty, "q");
    for (int i = 0; i < SLOW_FILES; i++) { /* each has the patience of a wait */
        char name[16];
        snprintf(name, sizeof(name), "slow%02d", i);
        pty_wait_text(pty, name);
    }
    pty_wait_text(pty, "20 in 20 articles");
    pty_wait_gone(pty, " % searched");
    leave(pty);
}
END_TEST

/* Esc ends it: what was found stays and leads to its place. A second Esc stops nothing more. */
START_TEST(stops_grep)
{
    int row, column, found = 0, looked = 0, all = 0;
    struct pty *pty = look_slowly();
    pty_wait_text(pty, "> slow");
    pty_type(pty, "\033");
    pty_wait_text(pty, "stopped after ");
    pty_settle(pty);
    ck_assert(!pty_find(pty, "searched", &row, &column));
    const char *told = strstr(pty_row(pty, 0), "#   ");
    ck_assert_ptr_nonnull(told);
    ck_assert_int_eq(
        sscanf(told, "# %d in %*d article%*[s,] stopped after %d of %d", &found, &looked, &all), 3);
    ck_assert_int_ge(found, 1);
    ck_assert_int_lt(looked, all);
    ck_assert_int_eq(all, 23);
    pty_type(pty, "\r");
    pty_wait_text(pty, "Boat ");
    pty_type(pty, "q");
    pty_wait_text(pty, "stopped after ");
    leave(pty);
}
END_TEST

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    setenv("XDG_CONFIG_HOME", "/nowhere", 1);
    Suite *suite = suite_create("search");
    TCase *group = tcase_create("search");
    tcase_set_timeout(group, 60);
    tcase_add_checked_fixture(group, make_files, remove_files);
    tcase_add_loop_test(group, walks_through, 0, COUNT(walks));
    tcase_add_test(group, tells_how_far_grep_is);
    tcase_add_test(group, stops_grep);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
