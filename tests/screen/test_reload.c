/* R under a running reader: files that come, change and go, the manifest, the configuration; in a
 * terminal, on a folder of its own. */
#include "tests/folder.h"
#include "tests/screen/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STEPS_MAX = 20, LONG_PARAGRAPHS = 500, PARAGRAPHS = 30, SLOW_PARAGRAPHS = 300 };

/* Paragraphs in which a pattern goes to its limit, so many that a view goes on between two keys. */
#define SLOW "slow"
#define SLOW_PATTERN "\\vferry keeps|(a+)+(b+)+c"

/* Two outlets tell of the same day; a third as the second. */
#define FOG(minutes)                                                                               \
    "The red ferry left the quay at Norwich " minutes " late on Monday because of fog.\n\n"
#define KELLER(count)                                                                              \
    "Maria Keller of the Harbour Trust said that " count " passengers had waited there.\n\n"
#define FARE "The company will pay back half of the fare to all who ask for it by Friday.\n\n"
#define MAST "A gull was seen on the mast by all who were not asleep by then.\n\n"
#define BRIDGE "The Mayor, Thomas Brandt, has asked for a bridge to be built in Norwich.\n"
#define GULL_HEAD "Ferry runs late for a second day\n\n"
#define GULL_COIL "Only the Gull had sent a reporter, who slept on a coil of rope.\n"
#define GULL GULL_HEAD FOG("forty minutes") KELLER("120") FARE GULL_COIL
#define HERON_HEAD "Second late day on the ferry\n\n"
#define HERON HERON_HEAD FOG("fifty minutes") KELLER("150") MAST FARE BRIDGE
#define TIDE "The tide table on the wall was that of another year, and of another town.\n\n"
/* More words than are compared between two keys. */
#define LONG "long\n"
/* Steps that every walk begins with which needs these. */
#define TWO_OUTLETS                                                                                \
    {"ferry/gull.txt", GULL, "", "1 story", NULL},                                                 \
    {                                                                                              \
        "ferry/heron.txt", HERON, "R", "2 changed", NULL                                           \
    }

/* Instead of keys: what shows must stand in the cursor's row. */
static const char at[] = "at";

static char root[FOLDER_ROOM], config[48];

/* A file of the folder: many paragraphs that name the word, or, where the word is a line, that. */
static void write_file(const char *name, const char *word)
{
    FILE *out = fopen(name, "w");
    ck_assert_ptr_nonnull(out);
    if (strchr(word, '\n'))
        fputs(word, out);
    for (int i = 1; i <= LONG_PARAGRAPHS && strncmp(word, LONG, strlen(LONG)) == 0; i++)
        fprintf(out, "On day %d of the strike ferry %d stood at quay %d with %d crates of tea.\n\n",
                i, i * 7, i * 11, i * 13);
    if (!strchr(word, '\n'))
        fprintf(out, "The %s ferry keeps to the quay at Orle\n\n", word);
    for (int i = 0; i < SLOW_PARAGRAPHS && strcmp(word, SLOW) == 0; i++)
        fprintf(out, "Ferry %d aaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbb c\n\n", i);
    for (int i = 1; i <= PARAGRAPHS && !strchr(word, '\n'); i++)
        fprintf(out, "Ferry %d of the %s line left the quay at Orle on day %d.\n\n", i, word, i);
    fclose(out);
}

static void write_config(const char *key)
{
    FILE *out = fopen(config, "w");
    ck_assert_ptr_nonnull(out);
    fprintf(out, "version: 1\nkeys: {all: {headlines: [%s]}}\n", key);
    fclose(out);
}

static void make_files(void)
{
    folder_make(root);
    ck_assert_int_eq(chdir(root), 0);
    ck_assert_int_eq(mkdir("ferry", 0777), 0);
    write_file("ferry/gull.txt", "red");
    write_file("ferry/heron.txt", "blue");
    snprintf(config, sizeof(config), "%s/.config", root);
    write_config("H");
}

static void remove_files(void)
{
    ck_assert_int_eq(chdir("/"), 0);
    folder_remove(root);
}

/* Edits to files (word NULL: it goes; name NULL: none), then keys, then what must show and what
 * must not. */
static const struct {
    const char *name, *word;
    const char *keys, *shown, *gone;
} walks[][STEPS_MAX] = {
    /* nothing; one that comes, stays unread; one that goes */
    {{NULL, NULL, "R", "no article has changed", NULL},
     {NULL, NULL, "\rq", ">  gull", "* gull"},
     {"ferry/wren.txt", "white", "R", "1 new", NULL},
     {NULL, NULL, "", "3 outlets, undated", NULL},
     {NULL, NULL, "", "* wren", "* gull"},
     {"ferry/heron.txt", NULL, "R", "1 removed", "heron"},
     {NULL, NULL, "", ">  gull", NULL}},
    /* the place and what was chosen, where the text did not change and where it did; marks */
    {{NULL, NULL, " ", "1 chosen", NULL},
     {NULL, NULL, "k\r20jma", "mark a", NULL},
     {"ferry/heron.txt", "green", "R", "1 changed", NULL},
     {NULL, NULL, "k", "Ferry 10 of the red line", NULL},
     {NULL, NULL, "r", "unread", NULL},
     {"ferry/gull.txt",
      "THE END\nFerry 1 of the red line left the quay at Orle on day 1.\n\n"
      "Ferry 12 of the red line left the quay at Orle on day 12.\n\n"
      "Ferry 11 of the red line left the quay at Orle on day 11.\n",
      "k", "changed on disk, R reloads", NULL},
     {NULL, NULL, "R", "1 changed", "Ferry 13 of the red"},
     {NULL, NULL, "'a", "mark a", NULL},
     {NULL, NULL, "q", "*", NULL},
     {NULL, NULL, " ", "0 chosen", NULL}},
    /* the open comparison; then one side goes */
    {{NULL, NULL, "c", "compare 2 outlets", NULL},
     {NULL, NULL, "=l10j", "aligned", NULL},
     {"ferry/wren.txt", "white", "R", "1 new", NULL},
     {NULL, NULL, "", "compare 2 outlets, aligned", NULL},
     {"ferry/heron.txt", "green", "R", "1 changed", NULL},
     {NULL, NULL, "", "compare 2 outlets, aligned", "blue"},
     {"ferry/gull.txt", NULL, "R", "1 removed; a view of what is gone closed", "compare 2"},
     {NULL, NULL, "", "heron", "gull"}},
    /* the article on screen goes; a table stays and counts anew */
    {{NULL, NULL, "\r", "Ferry 1 of the red line", NULL},
     {"ferry/gull.txt", NULL, "R", "1 removed; a view of what is gone closed", "Ferry 1 of"},
     {NULL, NULL, "e", "1 name", NULL},
     {"ferry/wren.txt", "white", "R", "1 new", NULL},
     {NULL, NULL, "", "wren", NULL}},
    /* the index: its name in focus, and where it leads back to; it goes with its article */
    {TWO_OUTLETS,
     {NULL, NULL, "\rG", "index", NULL},
     {NULL, NULL, at, "Only the Gull", NULL},
     {NULL, NULL, "i", "index  gull", NULL},
     {NULL, NULL, "g", "> persons", NULL},
     {NULL, NULL, "j", ">   Maria Keller", NULL},
     {"ferry/heron.txt", HERON TIDE, "R", "1 changed", NULL},
     {NULL, NULL, "", ">   Maria Keller", NULL},
     {"ferry/gull.txt", GULL_HEAD TIDE BRIDGE "\n" FOG("ten minutes") KELLER("120") GULL_COIL, "R",
      "1 changed", "closed"},
     {NULL, NULL, "", ">   Maria Keller", NULL},
     {NULL, NULL, "", "Thomas Brandt   ", NULL},
     {NULL, NULL, "q", "Only the Gull", "index  gull"},
     {NULL, NULL, at, "Only the Gull", NULL},
     {NULL, NULL, "i", "index  gull", NULL},
     {"ferry/gull.txt", NULL, "R", "1 removed; 2 views of what is gone closed", "index"},
     {NULL, NULL, "", "heron", "gull"}},
    /* a name's card: the mention in focus; closes when nothing has the name any more */
    {TWO_OUTLETS,
     {NULL, NULL, "\r]p\r", "2 mentions in 2 of 2 outlets", NULL},
     {"ferry/wren.txt", HERON, "GR", "3 mentions in 3 of 3 outlets", NULL},
     {"ferry/heron.txt", HERON_HEAD TIDE KELLER("160") FARE "Maria Keller was not there.\n", "R",
      "4 mentions in 3 of 3 outlets", NULL},
     {NULL, NULL, "\r", "heron  Second late", NULL},
     {NULL, NULL, at, "Maria Keller of the Harbour Trust said that 160", NULL},
     {"ferry/gull.txt", GULL_HEAD FOG("forty minutes") FARE GULL_COIL, "qR",
      "3 mentions in 2 of 3 outlets", NULL},
     {"ferry/wren.txt", NULL, "", "Maria Keller", NULL},
     {"ferry/heron.txt", HERON_HEAD TIDE FARE, "R", "1 removed; a view of what is gone closed",
      "mentions"}},
    /* a term's card */
    {TWO_OUTLETS,
     {"watchlist.yaml", "version: 1\nterms: [passengers, gull]\n", "k",
      "the watchlist changed on disk", NULL},
     {NULL, NULL, "R", "no article has changed; watchlist: 2 terms", NULL},
     {NULL, NULL, "\r]w\r", "2 hits in 2 of 2 outlets", NULL},
     {"ferry/wren.txt", HERON, "GR", "3 hits in 3 of 3 outlets", NULL},
     {NULL, NULL, "\r", "heron  Second late day", NULL},
     {"ferry/heron.txt", HERON_HEAD TIDE FARE, "qR", "2 hits in 2 of 3 outlets", NULL}},
    /* a passage in all outlets; the article under it too; gone with the sentence */
    {TWO_OUTLETS,
     {NULL, NULL, "c", "compare 2 outlets", NULL},
     {NULL, NULL, "/keller\r\x1b\r", "passage", NULL},
     {NULL, NULL, "", "2 of 2 outlets", NULL},
     {NULL, NULL, "j", "> heron", NULL},
     {"ferry/heron.txt", HERON_HEAD TIDE FOG("fifty minutes") KELLER("170") FARE, "R", "1 changed",
      "150"},
     {NULL, NULL, "", "> heron", NULL},
     {NULL, NULL, "", "2 of 2 outlets", NULL},
     {"ferry/wren.txt", HERON, "R", "1 new", "closed"},
     {NULL, NULL, "", "2 of 2 outlets", NULL},
     {"ferry/heron.txt", HERON_HEAD TIDE FARE, "R", "1 changed", "closed"},
     {NULL, NULL, "", "1 of 2 outlets", NULL},
     {"ferry/gull.txt", GULL_HEAD TIDE FARE, "R", "1 changed; a view of what is gone closed",
      "passage"},
     {NULL, NULL, "", "compare 2 outlets", NULL}},
    /* so long that a worker compares it anew; how the comparison under it was set up */
    {{"ferry/gull.txt", LONG, "", "1 story", NULL},
     {"ferry/heron.txt", LONG, "R", "2 changed", NULL},
     {NULL, NULL, "c", "compare 2 outlets", NULL},
     {NULL, NULL, "=l", "> heron (2 of 2)", NULL},
     {NULL, NULL, "/day 7 of\r\x1b\r", "passage", NULL},
     {NULL, NULL, "k", "> gull", NULL},
     {NULL, NULL, "j", "> heron", NULL},
     {"ferry/gull.txt", LONG TIDE, "R", "1 changed", "closed"},
     {NULL, NULL, "", "2 of 2 outlets", NULL},
     {NULL, NULL, "", "> heron", NULL},
     {NULL, NULL, "q", "compare 2 outlets, aligned", NULL},
     {NULL, NULL, "", "> heron (2 of 2)", NULL},
     {NULL, NULL, at, "day 7 of", NULL}},
    /* what one lacks, filtered */
    {TWO_OUTLETS,
     {"ferry/ibis.txt", HERON, "R", "1 new", NULL},
     {NULL, NULL, "c", "compare 3 outlets", NULL},
     {NULL, NULL, "-", "missing in gull", NULL},
     {NULL, NULL, "/bridge\r", "/bridge  1/1", NULL},
     {"ferry/heron.txt", HERON_HEAD TIDE FOG("fifty minutes") KELLER("150") MAST FARE BRIDGE, "R",
      "1 changed", "closed"},
     {NULL, NULL, "", "missing in gull", NULL},
     {NULL, NULL, at, "Mayor", NULL},
     {NULL, NULL, "\r", "passage", NULL},
     {NULL, NULL, "", "Mayor", NULL},
     {NULL, NULL, "q&gull\r", "&gull: 1 of 3", NULL},
     {"ferry/wren.txt", HERON, "R", "1 new", "closed"},
     {NULL, NULL, "", "&gull: 1 of 3", NULL},
     {"ferry/gull.txt", NULL, "R", "1 removed; a view of what is gone closed", "missing"}},
    /* bookmarks, of what is gone too; details */
    {TWO_OUTLETS,
     {NULL, NULL, "\rMone\r", "bookmark", NULL},
     {NULL, NULL, "GMtwo\r'M", "2 bookmarks", NULL},
     {NULL, NULL, "j", "> gull", NULL},
     {"ferry/heron.txt", NULL, "R", "1 removed", "closed"},
     {NULL, NULL, "", "2 bookmarks", NULL},
     {"ferry/gull.txt", NULL, "", "2 bookmarks", NULL},
     {"ferry/wren.txt", HERON, "R", "1 new, 1 removed; a view of what is gone closed", NULL},
     {NULL, NULL, "", "(not open here)", NULL},
     {NULL, NULL, "qD", "details  wren", NULL},
     {NULL, NULL, "/format\r", "/format  1/1", NULL},
     {"ferry/wren.txt", HERON TIDE, "R", "1 changed", NULL},
     {NULL, NULL, "", "> format", NULL}},
    /* what was looked for, stopped before its end */
    {{"ferry/gull.txt", SLOW, "R", "1 changed", NULL},
     {NULL, NULL, ":grep " SLOW_PATTERN "\r\x03", "stopped after 1 of 2", NULL},
     {"ferry/heron.txt", "red", "R", "in 2 articles", "stopped"}},
    /* the manifest, where there was none; one that is broken is told; what the reader writes into
     * it is no news */
    {{"collection.yaml",
      "version: 1\ntitle: Ferries\narticles: [{file: ferry/gull.txt, outlet: The Gull}]\n", "k",
      "the manifest changed on disk, R reloads", NULL},
     {NULL, NULL, "R", "1 changed", NULL},
     {NULL, NULL, "k", "at the top", "manifest changed"},
     {NULL, NULL, "j:headline Red ferries\r", "headline: written to", NULL},
     {NULL, NULL, "kk", "at the top", "manifest changed"},
     {NULL, NULL, "", "The Gull", NULL},
     {NULL, NULL, "", "diptych  Ferries", NULL},
     {"collection.yaml", "version: 1\nstorys: []\n", "R", "1 message", "The Gull"},
     {NULL, NULL, "!", "did you mean 'stories'", NULL}},
    /* what the reader corrects: the list follows at once, the place stays, and what was said */
    {{"ferry/wren.txt", "red", "R", "2 outlets  2 min", NULL},
     {NULL, NULL, "\r20j", "Ferry 10 of the red line", NULL},
     {NULL, NULL, ":date 2022-02-21\r", "date: written to", NULL},
     {NULL, NULL, ":outlet wren\r", "outlet: written to", NULL},
     {NULL, NULL, "k", "Ferry 10 of the red line", "outlet: written to"},
     {NULL, NULL, "g", "wren, 2022-02-21", NULL},
     {NULL, NULL, "q", ">  wren", NULL},
     {NULL, NULL, "g:outlet x\r", "a story is in focus", NULL},
     {NULL, NULL, "j", ">  wren", NULL},
     {NULL, NULL, "", "2 outlets, 2022-02-21", NULL},
     {NULL, NULL, "", "2 times  2 min", NULL},
     {NULL, NULL, ":headline Boats\r", "headline: written to", NULL},
     {NULL, NULL, "", "wren              Boats", NULL},
     {NULL, NULL, ":date 2022-02-22\r", "date: written to", "2022-02-21"}},
    /* the order by what is corrected */
    {{NULL, NULL, "js", "by date", NULL},
     {NULL, NULL, "", ">* heron", NULL},
     {NULL, NULL, ":date 2022-02-21\r", "date: written to", NULL},
     {NULL, NULL, "R", "no article has changed", NULL},
     {NULL, NULL, "G", ">* gull", ">* heron"}},
    /* the configuration; one that is broken leaves the old one */
    {{NULL, NULL, "H", "headlines of", NULL},
     {".config", "version: 1\nkeys: {all: {headlines: [K]}}\n", "qR", "no article has changed",
      NULL},
     {NULL, NULL, "H", "no such key", NULL},
     {NULL, NULL, "K", "headlines of", NULL},
     {".config", "version: 1\noutlets: {gull.example: “Gull”}\nkeyz: 1\n", "qR", "unknown key",
      NULL},
     {NULL, NULL, "K", "headlines of", NULL}},
};

static void wait_at(struct pty *pty, const char *shown)
{
    int row, column;
    pty_settle(pty); /* the same words may stand elsewhere before */
    ck_assert(pty_find(pty, shown, &row, &column));
    pty_wait_cursor(pty, row, pty_cursor(pty).col);
}

START_TEST(follows_what_is_there)
{
    char option[64];
    snprintf(option, sizeof(option), "--config=%s", config);
    struct pty *pty =
        reader_start((struct pty_options){.columns = 110}, READER_ON(option, "."), "1 story");
    for (int i = 0; i < STEPS_MAX && walks[_i][i].keys; i++) {
        if (walks[_i][i].word)
            write_file(walks[_i][i].name, walks[_i][i].word);
        else if (walks[_i][i].name)
            ck_assert_int_eq(unlink(walks[_i][i].name), 0);
        if (walks[_i][i].keys != at)
            pty_type(pty, walks[_i][i].keys);
        pty_wait_text(pty, walks[_i][i].shown);
        if (walks[_i][i].keys == at)
            wait_at(pty, walks[_i][i].shown);
        if (walks[_i][i].gone)
            pty_wait_gone(pty, walks[_i][i].gone);
    }
    reader_quit(pty);
}
END_TEST

/* The reader's own configuration and watchlist, which were not there at the start. */
START_TEST(notices_what_comes_to_be)
{
    static const struct reader_step steps[] = {
        {"j", "the configuration changed on disk, R reloads"},
        {"R", "no article has changed"},
        {"K", "headlines of"},
        {"q", "1 story"}};
    char home[64];
    snprintf(home, sizeof(home), "%s/.home", root);
    ck_assert_int_eq(mkdir(home, 0777), 0);
    setenv("XDG_CONFIG_HOME", home, 1);
    struct pty *pty = reader_start((struct pty_options){.columns = 110}, READER_ON("."), "1 story");
    ck_assert_int_eq(mkdir(".home/diptych", 0777), 0);
    write_file(".home/diptych/config.yaml", "version: 1\nkeys: {all: {headlines: [K]}}\n");
    reader_walk(pty, steps, COUNT(steps));
    write_file(".home/diptych/watchlist.yaml", "version: 1\nterms: [quay, line]\n");
    reader_type(pty, "k", "the watchlist changed on disk, R reloads");
    reader_type(pty, "R", "no article has changed; watchlist: 2 terms");
    ck_assert_int_eq(unlink(".home/diptych/watchlist.yaml"), 0);
    reader_type(pty, "R", "watchlist.yaml: error: cannot read");
    reader_quit(pty);
}
END_TEST

/* What the configuration says of the terminal. */
START_TEST(sets_the_terminal)
{
    char option[64];
    snprintf(option, sizeof(option), "--config=%s", config);
    struct pty *pty =
        reader_start((struct pty_options){.columns = 110}, READER_ON(option, "."), "1 story");
    ck_assert(!pty_state(pty).mouse);
    write_file(".config", "version: 1\noptions: {mouse: on}\n");
    reader_type(pty, "R", "no article has changed");
    ck_assert(pty_state(pty).mouse);
    reader_quit(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{follows_what_is_there, COUNT(walks)},
                                        {notices_what_comes_to_be, 1},
                                        {sets_the_terminal, 1}};
    char *program = realpath(reader_program(), NULL);
    if (program)
        setenv("DIPTYCH", program, 1); /* tests go to a folder of their own */
    int status = reader_suite("reload", tests, COUNT(tests), make_files, remove_files);
    free(program);
    return status;
}
