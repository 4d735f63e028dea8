/* Long work: what the reader shows of it, and that keys answer meanwhile. */
#include "core/base/file.h"
#include "tests/folder.h"
#include "tests/screen/reader.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char text[] =
    "Lift bridge stays shut for the winter\n\n"
    "The lift bridge at Calder Mouth stays shut until March, its keepers said on Friday.\n";

/* One article that is read at once, and standard input, of which nothing comes. */
struct waiting {
    char folder[FOLDER_ROOM];
    char *file, *fifo;
    int end; /* for writing: as long as it is open there may be more */
};

static struct waiting make_waiting(void)
{
    struct waiting made;
    folder_make(made.folder);
    folder_put(made.folder, "bridge.txt", text);
    made.file = file_join(made.folder, "bridge.txt");
    made.fifo = file_join(made.folder, "fifo");
    ck_assert_int_eq(mkfifo(made.fifo, 0600), 0);
    made.end = -1;
    return made;
}

static void come_to_end(struct waiting *waiting)
{
    if (waiting->end >= 0)
        close(waiting->end);
    waiting->end = -1;
}

static void drop_waiting(struct waiting *waiting)
{
    come_to_end(waiting);
    folder_remove(waiting->folder);
    free(waiting->file);
    free(waiting->fifo);
}

/* No process but this one has the end for writing. */
static struct pty *start(struct waiting *waiting, int columns)
{
    static char shell[] = "/bin/sh", command[] = "-c", script[] = "exec \"$0\" \"$1\" - <\"$2\"";
    char *arguments[] = {shell,         command,       script, reader_program(),
                         waiting->file, waiting->fifo, NULL};
    struct pty *pty = pty_start(
        (struct pty_options){.columns = columns, .term = "xterm-256color", .arguments = arguments});
    waiting->end = open(waiting->fifo, O_WRONLY);
    ck_assert_int_ge(waiting->end, 0);
    return pty;
}

static const struct {
    int columns;
    const char *shown, *hidden; /* of the title row */
} bars[] = {
    {80, "reading █████░░░░░ 1 of 2", "grouping"},
    {59, "reading 1 of 2", "█"},
};

/* Where one file keeps others waiting, the list can be read and left at once. */
START_TEST(shows_progress_and_quits)
{
    struct waiting waiting = make_waiting();
    struct pty *pty = start(&waiting, bars[_i].columns);
    pty_wait_text(pty, bars[_i].shown);
    pty_wait_text(pty, "Lift bridge stays shut");
    ck_assert_ptr_null(strstr(pty_row(pty, 0), bars[_i].hidden));
    pty_type(pty, "\r");
    pty_wait_text(pty, "The lift bridge at Calder");
    pty_type(pty, "qq");
    reader_end(pty);
    drop_waiting(&waiting);
}
END_TEST

/* Who a name is only all articles tell: its card waits for them, and can be left. */
START_TEST(card_waits_for_names)
{
    struct waiting waiting = make_waiting();
    struct pty *pty = start(&waiting, 80);
    pty_wait_text(pty, "Lift bridge stays shut");
    pty_type(pty, "\r]l\r");
    pty_wait_text(pty, "names are still being found");
    pty_type(pty, "q");
    pty_wait_text(pty, "The lift bridge at Calder");
    pty_type(pty, "\r");
    pty_wait_text(pty, "names are still being found");
    come_to_end(&waiting);
    pty_wait_text(pty, "Calder Mouth  place, this story");
    pty_type(pty, "qqq");
    reader_end(pty);
    drop_waiting(&waiting);
}
END_TEST

/* --- keys at a view that waits ---------------------------------------------------------------- */

enum { DAYS = 400 };

/* Two articles that take long to compare: more than a key may. */
static void put_long_articles(const char *folder)
{
    static const char *const names[] = {"gull.txt", "heron.txt"};
    for (int file = 0; file < COUNT(names); file++) {
        struct text_builder out = {0};
        text_builder_add_string(&out, "Ferries stay in port for another day\n\n");
        for (int day = 1; day <= DAYS; day++)
            text_builder_printf(&out,
                                "On day %d of the strike ferry %d stood at quay %d with %d crates "
                                "of %s.\n\n",
                                day, day * 7, day * 11, day * 13, file == 0 ? "tea" : "salt");
        folder_put(folder, names[file], out.bytes);
        text_builder_free(&out);
    }
}

/* Keys typed at once, while the comparison is made, and what they lead to: what they open takes
 * them in their order, all of them. */
static const struct {
    const char *keys, *shown;
} held[] = {
    {"/quay 77 \r", "/quay 77   1/1"},
    {"/ferry 14 stood at quay 22 with 26 crates\r", "crates  1/1"},
    {":set width=7\x7f"
     "50\r",
     "width: 50"},
    {"mq/quay 77 \r'q/quay 11 \r", "/quay 11   1/1"},
    {"/quay\033:quit\x7f\x7f\x7f\x7fwidth\r", "width"},
    {"\x1b[200~lost\x1b[201~/\x1b[200~quay 77 \x1b[201~\r", "/quay 77   1/1"},
    {"jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj/quay 77 \r", "/quay 77   1/1"},
    /* what leaves does so at once, and what was typed before it is forgotten */
    {"/quay 77 \rqj", "2 articles"},
    {"jjq", "2 articles"},
    {"/quay\003", "2 articles"},
};

START_TEST(keys_wait_for_what_is_made)
{
    char folder[FOLDER_ROOM], keys[128];
    folder_make(folder);
    put_long_articles(folder);
    struct pty *pty =
        reader_start((struct pty_options){.columns = 120}, READER_ON(folder), "2 outlets");
    pty_settle(pty);
    snprintf(keys, sizeof(keys), "c%s", held[_i].keys);
    pty_type(pty, keys);
    pty_wait_text(pty, held[_i].shown);
    reader_quit(pty);
    folder_remove(folder);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{shows_progress_and_quits, COUNT(bars)},
                                        {card_waits_for_names, 1},
                                        {keys_wait_for_what_is_made, COUNT(held)}};
    return reader_suite("scale", tests, COUNT(tests), NULL, NULL);
}
