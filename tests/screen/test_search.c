/* Searching, over the collection too, and filtering, in a terminal on a folder of its own. */
#include "tests/folder.h"
#include "tests/screen/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STEPS_MAX = 20 };

static const struct folder_file files[] = {
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

static char root[FOLDER_ROOM];

static void make_files(void)
{
    folder_make(root);
    folder_put_all(root, files, COUNT(files));
}

static void remove_files(void)
{
    folder_remove(root);
}

/* The cursor begins on the Gull's article. */
static const struct reader_step walks[][STEPS_MAX] = {
    /* accents, case, quotes, ß */
    {{"\r", "The café’s roof"},
     {"/cafe\r", "/cafe  1/4"},
     {"n", "/cafe  2/4"},
     {"/café\r", "/café  "},
     {"", READER_NOT "/4"},
     {"g/strasse\r", "/strasse  1/1"},
     {"g/Strasse\r", "/Strasse  1/1"},
     {"g/STRASSE\r", "not here: STRASSE"},
     {"g/cafe's\r", "/cafe's  1/1"},
     {"g/gull\r", "/gull  1/1"}},
    /* while it is typed; round the end */
    {{"\r", "The café’s roof"},
     {"/caf", "1/4"},
     {"z", "not here"},
     {"\033", "Enter open"},
     {"", READER_NOT "/cafz"},
     {"/cafe\r", "1/4"},
     {"N", "/cafe  4/4  went on from the end"},
     {"n", "/cafe  1/4  went on from the top"},
     {"\033n", "nothing to search for: / asks"}},
    /* patterns */
    {{"\r", "The café’s roof"},
     {"/\\vc.f.\\W\r", "/\\vc.f.\\W  1/"},
     {"/\\v(", "missing closing parenthesis"},
     {"\r", "no pattern: missing closing parenthesis"},
     {"/\\vnobody\r", "/\\vnobody  1/1"},
     {"/\\vNOBODY\r", "not here: \\vNOBODY"}},
    /* over the collection */
    {{":grep cafe\r", "5 in 2 articles"},
     {"G\r", "Bells ring again"},
     {"", READER_NOT "5 in 2"},
     {"", "had paid for the rope"},
     {"n", "/cafe  1/1"},
     {"q", "5 in 2 articles"},
     {"&heron\r", "&heron: 1 of 5 in 2 articles"},
     {"", READER_NOT "The café’s roof"},
     {"&\r", "The café’s roof"},
     {"q:grep levitation\r", "nowhere in the collection: levitation"},
     {":grep\r", "grep what?"},
     {":grep \\v)\r", "no pattern: "}},
    /* what a record says beside */
    {{"G", ">* wren"},
     {"D", "details  wren"},
     {"/market\r", "/market  1/1"},
     {"", "> section"},
     {"/fox is\r", "/fox is  1/1"},
     {"/comments: one\r", "> comments"},
     {"q:grep market hall\r", "1 in 1 article"},
     {"", "section: Market hall"},
     {"\r", "details  wren"},
     {"", "> section"},
     {"qq&fox\r", "&fox: 1 of 3"},
     {"", READER_NOT "Bells ring"}},
    /* the list as one types */
    {{"&bells", "Bells ring"},
     {"", READER_NOT "Café on the quay"},
     {"\r", "Bells ring"},
     {"", READER_NOT "Café on the quay"},
     {"&zzz\r", "nothing passes the filter"},
     {"", READER_NOT "Bells ring"},
     {"&GULL", "nothing passes the filter"},
     {"\033", "Bells ring"},
     {"", "Café on the quay"}},
    /* every list alike */
    {{"?&mark\r", "&mark: "},
     {"", READER_NOT "back through the jumps"},
     {"", "go to a marked place"},
     {"/nowhere\r", "not here: nowhere"},
     {"&zzz\r", "nothing passes the filter"},
     {"", READER_NOT "go to a marked place"},
     {"\033", "all rows again"},
     {"", "back through the jumps"}},
    {{"D&url\r", "&url: 1 of "}, {"", READER_NOT "headline"}, {"\033", "headline"}},
    {{"w&regex\r", "&regex: "}, {"", READER_NOT "No watchlist yet"}, {"\033", "No watchlist yet"}},
    {{"H", "Café on the quay"},
     {"&heron\r", "&heron: 0 of 1"},
     {"", READER_NOT "Café on the quay"},
     {"a", "&heron: 1 of 3"},
     {"", "Bells ring"},
     {"\033", "Café on the quay"}},
    {{"\r&", "filter does nothing in article, only in: stories, watchlist, help"}},
};

START_TEST(walks_through)
{
    struct pty *pty =
        reader_start((struct pty_options){.columns = 110}, READER_ON(root), "3 stories");
    reader_walk(pty, walks[_i], STEPS_MAX);
    reader_quit(pty);
}
END_TEST

/* --- what takes long -------------------------------------------------------------------------- */

/* Articles with many paragraphs in which a pattern goes to its limit; each has one hit. */
enum { SLOW_FILES = 20, SLOW_PARAGRAPHS = 300 };
#define SLOW_PATTERN "\\vslow ferry|(a|aa)+#"

static struct pty *look_slowly(void)
{
    char name[16];
    for (int i = 0; i < SLOW_FILES; i++) {
        struct text_builder out = {0};
        text_builder_printf(&out, "The slow ferry %d stays at the quay\n\n", i);
        for (int p = 0; p < SLOW_PARAGRAPHS; p++)
            text_builder_printf(&out, "Boat %d %d aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa #\n\n",
                                i, p);
        snprintf(name, sizeof(name), "slow%02d.txt", i);
        folder_put(root, name, out.bytes);
        text_builder_free(&out);
    }
    struct pty *pty =
        reader_start((struct pty_options){.columns = 110}, READER_ON(root), "23 articles, ");
    pty_wait_text(pty, "Enter read");
    reader_type(pty, ":grep " SLOW_PATTERN "\r", " % searched");
    return pty;
}

/* How far it is stands in the title row until all is found; meanwhile keys are taken. */
START_TEST(tells_how_far_grep_is)
{
    struct pty *pty = look_slowly();
    reader_type(pty, "?", "help: grep");
    pty_type(pty, "q");
    for (int i = 0; i < SLOW_FILES; i++) { /* each has the patience of a wait */
        char name[16];
        snprintf(name, sizeof(name), "slow%02d", i);
        pty_wait_text(pty, name);
    }
    pty_wait_text(pty, "20 in 20 articles");
    pty_wait_gone(pty, " % searched");
    reader_quit(pty);
}
END_TEST

/* The number in the title row that stands behind some words. */
static long number_behind(struct pty *pty, const char *words)
{
    const char *told = strstr(pty_row(pty, 0), words);
    ck_assert_msg(told != NULL, "%s", words);
    return strtol(told + strlen(words), NULL, 10);
}

/* Esc ends it: what was found stays and leads to its place. */
START_TEST(stops_grep)
{
    int row, column;
    struct pty *pty = look_slowly();
    pty_wait_text(pty, "> slow");
    reader_type(pty, "\033", "stopped after ");
    pty_settle(pty);
    ck_assert(!pty_find(pty, "searched", &row, &column));
    ck_assert_int_ge(number_behind(pty, "#   "), 1);
    ck_assert_int_lt(number_behind(pty, "stopped after "), 23);
    ck_assert(pty_find(pty, " of 23", &row, &column));
    reader_type(pty, "\r", "Boat ");
    reader_type(pty, "q", "stopped after ");
    reader_quit(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {
        {walks_through, COUNT(walks)}, {tells_how_far_grep_is, 1}, {stops_grep, 1}};
    return reader_suite("search", tests, COUNT(tests), make_files, remove_files);
}
