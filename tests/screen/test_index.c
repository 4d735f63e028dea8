/* The names of an article beside its text: keys that move in them, and where they leave the text.
 */
#include "tests/screen/reader.h"

#include <stdlib.h>

/* The reader on its sample, in an article. */
static struct pty *start(void)
{
    struct pty *pty = reader_start((struct pty_options){0}, NULL, "4 outlets");
    reader_type(pty, "gj\r", "240 words");
    return pty;
}

static const struct {
    const char *keys, *shown;
} steps[] = {{"i", "index  Daily Lantern"},
             {"", "persons"},
             {"/vidin\r", "/vidin  1/1"},
             {"\r", " verbatim, "},
             {"*", "Vidin"},
             {"i", "index  Daily Lantern"},
             {"i", " verbatim, "},
             {"i&ruse", "&ruse: 1 of 19"},
             {"\r?", "help: index"}};

START_TEST(walks_through)
{
    struct pty *pty = start();
    for (int i = 0; i < COUNT(steps); i++) {
        reader_type(pty, steps[i].keys, steps[i].shown);
    }
    reader_quit(pty);
}
END_TEST

/* The text goes along with the index; leaving it brings the text back, Enter stays there. */
START_TEST(goes_along_with_the_index)
{
    struct pty *pty = start();
    int row, column;
    reader_type(pty, "i", "index  Daily Lantern");
    pty_settle(pty);
    ck_assert_int_eq(pty_cursor(pty).row, 2);
    ck_assert(pty_find(pty, "Gil Farraday", &row, &column) && row == 2);
    ck_assert(pty_cell(pty, row, column).attrs.underline);
    pty_type(pty, "G");
    pty_wait_gone(pty, "240 words");
    reader_type(pty, "q", "240 words");
    pty_type(pty, "iG\r");
    pty_wait_gone(pty, "index  Daily Lantern");
    pty_settle(pty);
    ck_assert(!pty_find(pty, "240 words", &row, &column));
    reader_type(pty, "''", "240 words");
    reader_quit(pty);
}
END_TEST

int main(void)
{
    const struct reader_test tests[] = {{walks_through, 1}, {goes_along_with_the_index, 1}};
    return reader_suite("index", tests, COUNT(tests), NULL, NULL);
}
