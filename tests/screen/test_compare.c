/* The compare view in a terminal: every passage can be reached, no size loses the place, many
 * outlets and few, and what other programs get of it. */
#include "core/collection/collection.h"
#include "tests/folder.h"
#include "tests/screen/reader.h"
#include "tui/page/links.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { STORY_OUTLETS = 4, LINE = 128 };

static struct pty *start(int rows, int columns, const char *option, const char *path)
{
    return reader_start((struct pty_options){.rows = rows, .columns = columns},
                        READER_ON(option ? option : path, option ? path : NULL), NULL);
}

/* The sample's first story side by side. */
static struct pty *start_compare(int rows, int columns, char *option)
{
    struct pty *pty = start(rows, columns, option, NULL);
    pty_wait_text(pty, columns < 60 ? "Bulgaria quits Danube dam" : "2 stories");
    reader_type(pty, "c", "compare 4 outlets");
    return pty;
}

static void step(struct pty *pty, const char *keys, const char *format, size_t a, size_t b)
{
    char shown[LINE];
    /* cppcheck-suppress wrongPrintfScanfArgNum; some formats have no number */
    snprintf(shown, sizeof(shown), format, a, b);
    reader_type(pty, keys, shown);
}

/* --- reaching everything ---------------------------------------------------------------------- */

/* How many sentences of each column the comparison links, as the engine has it. */
static void count_shared(size_t shared[STORY_OUTLETS])
{
    struct collection *collection =
        collection_open(NULL, 0, (struct collection_options){.workers = 1});
    struct arena *arena = arena_new();
    collection_finish(collection);
    const struct collection_story *story = collection_story(collection, 0);
    ck_assert_uint_eq(story->count, STORY_OUTLETS);
    const struct collection_set *set = collection_set(collection, story->members, story->count);
    for (size_t column = 0; column < STORY_OUTLETS; column++) {
        struct links links;
        links_make(set, column, arena, &links);
        shared[column] = links.verbatim + links.reworded;
        ck_assert_uint_gt(shared[column], 0);
    }
    arena_free(arena);
    collection_free(collection);
}

static const struct {
    int rows, columns;
    const char *layout;
} reaches[] = {{24, 80, ""},  {40, 120, ""},  {24, 60, ""},
               {24, 80, "="}, {30, 160, "="}, {12, 44, "="}};

/* Down through all that a column shares, up again, and on to the next column: from any passage to
 * any other. */
START_TEST(reaches_every_passage)
{
    size_t shared[STORY_OUTLETS];
    struct pty *pty = start_compare(reaches[_i].rows, reaches[_i].columns, NULL);
    count_shared(shared);
    pty_type(pty, reaches[_i].layout);
    for (size_t column = 0; column < STORY_OUTLETS; column++) {
        if (column > 0)
            step(pty, "l", "(%zu of %zu)", column + 1, STORY_OUTLETS);
        pty_type(pty, "g");
        for (size_t i = 1; i <= shared[column]; i++)
            step(pty, "]s", "shared passage %zu/%zu", i, shared[column]);
        reader_type(pty, "]s", "no shared passage below");
        for (size_t i = shared[column] - 1; i >= 1; i--)
            step(pty, "[s", "shared passage %zu/%zu", i, shared[column]);
    }
    for (size_t column = STORY_OUTLETS - 1; column > 0; column--)
        step(pty, "h", "(%zu of %zu)", column, STORY_OUTLETS);
    pty_free(pty);
}
END_TEST

/* --- sizes ------------------------------------------------------------------------------------ */

/* The row of the cursor: where the reader is, and its partner level with it. */
static void check_focus(struct pty *pty)
{
    pty_settle(pty);
    const char *row = pty_row(pty, pty_cursor(pty).row);
    ck_assert_msg(strstr(row, "≠d  He fumed") && strstr(row, "≠d  “You cannot fill a"),
                  "the cursor stands on: %s", row);
}

static const char *const storms[] = {"", "="};

/* Any number of sizes, one after the other without a pause, other looks and classes: what is in
 * focus stays, with its partner beside it. */
START_TEST(keeps_the_place_in_a_storm)
{
    static const int sizes[][2] = {{10, 40}, {50, 200}, {5, 21}, {24, 77}, {30, 75},
                                   {8, 36},  {24, 220}, {3, 10}, {40, 100}};
    struct pty *pty = start_compare(30, 120, NULL);
    pty_type(pty, storms[_i]);
    reader_type(pty, "g4]s", "shared passage 4/");
    check_focus(pty);
    for (int round = 0; round < 5; round++)
        for (int i = 0; i < COUNT(sizes); i++)
            pty_resize(pty, sizes[i][0], sizes[i][1]);
    pty_resize(pty, 30, 120);
    reader_type(pty, "T", "theme: light");
    reader_type(pty, "TT", "theme: contrast-dark");
    reader_type(pty, "tptp", "persons on");
    reader_type(pty, "BB", "boilerplate folded");
    reader_type(pty, "==", storms[_i][0] ? "aligned: " : "linked: ");
    reader_type(pty, "OO", "among the others");
    check_focus(pty);
    pty_free(pty);
}
END_TEST

/* --- few and many ----------------------------------------------------------------------------- */

/* A folder of articles, by turns of the two texts, each with a sentence of its own. */
static void make_folder(char folder[FOLDER_ROOM], const char *const *texts, const char *own,
                        int count)
{
    folder_make(folder);
    for (int i = 0; i < count; i++) {
        struct text_builder out = {0};
        char name[24];
        snprintf(name, sizeof(name), "outlet%02d.txt", i);
        text_builder_printf(&out, "%s%s %d.\n", texts[i % 2], own, i);
        folder_put(folder, name, out.bytes);
        text_builder_free(&out);
    }
}

START_TEST(compares_thirty)
{
    enum { MANY = 30 };
    static const char *const texts[] = {
        "Mill at Harnes burns for a second night\n\n"
        "Fire crews fought the blaze at the Harnes mill for a second night on Tuesday.\n"
        "The roof of the mill fell in shortly before dawn, the fire chief Olga Brandt said.\n",
        "Second night of fire at Harnes mill\n\n"
        "Fire crews fought the blaze at the Harnes mill for a second night on Tuesday.\n"
        "Olga Brandt, the fire chief, said the roof of the mill fell in shortly before dawn.\n"};
    char folder[FOLDER_ROOM];
    make_folder(folder, texts, "Loaves were brought by neighbour", MANY);
    struct pty *pty = start(24, 120, NULL, folder);
    pty_wait_text(pty, "1 story");
    reader_type(pty, "c", "30 outlets");
    pty_type(pty, "q"); /* also while pairs are still being compared */
    pty_wait_text(pty, "1 story");
    reader_type(pty, "c", "compare 30 outlets");
    for (size_t column = 2; column <= MANY; column++)
        step(pty, "l", "(%zu of %zu)", column, MANY);
    reader_type(pty, "L", "leads");
    reader_type(pty, "=", "aligned: what tells the same");
    reader_type(pty, "g]s", "shared passage 1/");
    step(pty, "29l", "(%zu of %zu)", MANY, MANY);
    step(pty, "29h", "(%zu of %zu)", 1, MANY);
    pty_free(pty);
    folder_remove(folder);
}
END_TEST

static const char *const apart[] = {
    "Wool prices rise again\n\nBuyers at the Lerdal auction paid more for wool than in any "
    "year since the war.\n",
    "Storm closes the Felden tunnel\n\nThe road under the fjord stays shut until engineers "
    "have pumped it dry.\n"};

START_TEST(compares_what_has_nothing_in_common)
{
    char folder[FOLDER_ROOM];
    make_folder(folder, apart, "Lot", 2);
    struct pty *pty = start(24, 80, NULL, folder);
    pty_wait_text(pty, "2 articles");
    pty_wait_text(pty, "2 stories");
    reader_type(pty, "gj ", "1 chosen");
    reader_type(pty, "G c", "compare 2 outlets");
    pty_wait_text(pty, "0 verbatim, 0 reworded, 3 only here");
    reader_type(pty, "]s", "no shared passage here");
    reader_type(pty, "]c", "no passage with differences here");
    reader_type(pty, "g]u", "passage only here 1/3");
    reader_type(pty, "p", "only this outlet has this");
    reader_type(pty, "\r", "passage  1 of 2 outlets");
    reader_type(pty, "q=", "aligned: what tells the same");
    reader_type(pty, "z", "what all share is cut");
    reader_type(pty, "z", "what only one has is cut");
    pty_wait_text(pty, "+1");
    pty_free(pty);
    folder_remove(folder);
}
END_TEST

START_TEST(says_why_one_alone_is_not_compared)
{
    char folder[FOLDER_ROOM];
    make_folder(folder, apart, "Call us on", 1);
    struct pty *pty = start(24, 80, NULL, folder);
    pty_wait_text(pty, "1 story");
    reader_type(pty, "c", "only this outlet tells this story");
    pty_free(pty);
    folder_remove(folder);
}
END_TEST

/* --- narrow, plain, copied -------------------------------------------------------------------- */

/* One column below 76, the partner a key away. */
START_TEST(shows_one_column_where_two_are_narrow)
{
    struct pty *pty = start_compare(24, 75, NULL);
    int row, column;
    pty_wait_text(pty, "Daily Lantern (1 of 4)");
    ck_assert(!pty_find(pty, "(2 of 4)", &row, &column));
    reader_type(pty, "]s", "shared passage 1/");
    reader_type(pty, "p", "% alike");
    pty_wait_text(pty, "The Meridian (2 of 4)");
    ck_assert(!pty_find(pty, "(1 of 4)", &row, &column));
    pty_resize(pty, 24, 76);
    pty_wait_text(pty, "(1 of 4)");
    pty_free(pty);
}
END_TEST

/* Signs, letters, arrows and the overview, all of ASCII: nothing rests on colour. */
START_TEST(tells_by_signs)
{
    static char option[] = "--ascii";
    static const char *const signs[] = {"=e  We were promised", "xd  He fumed", "xb  The level of",
                                        "~a  Bulgaria", "x disputed"};
    struct pty *pty = start_compare(50, 160, option);
    for (int i = 0; i < COUNT(signs); i++)
        pty_wait_text(pty, signs[i]);
    reader_type(pty, "=g2]s", "shared passage 2/");
    pty_wait_text(pty, "^ b stands above");
    pty_free(pty);
}
END_TEST

START_TEST(copies_every_variant_with_its_source)
{
    static const char *const held[] = {
        "Environment minister Kaloyan Radenkov walked out of talks in Ruse.\n    Daily Lantern, ",
        "Kaloyan Radenkov, the Bulgarian environment minister, left talks in Ruse after less than "
        "an hour.\n    The Meridian, 2025-11-06, "};
    struct pty *pty = start_compare(24, 120, NULL);
    struct text_builder copied = {0};
    reader_type(pty, "/Environment minister\r", "1/1");
    reader_type(pty, "y", "sent to the terminal's clipboard");
    pty_read_copied(pty, &copied);
    for (int i = 0; i < COUNT(held); i++)
        ck_assert_msg(text_find(text_builder_text(&copied), text_from(held[i]), 0) != SIZE_MAX,
                      "not in what was copied: %s\n%s", held[i], copied.bytes);
    text_builder_free(&copied);
    pty_free(pty);
}
END_TEST

int main(void)
{
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    const struct reader_test tests[] = {{reaches_every_passage, COUNT(reaches)},
                                        {keeps_the_place_in_a_storm, COUNT(storms)},
                                        {compares_thirty, 1},
                                        {compares_what_has_nothing_in_common, 1},
                                        {says_why_one_alone_is_not_compared, 1},
                                        {shows_one_column_where_two_are_narrow, 1},
                                        {tells_by_signs, 1},
                                        {copies_every_variant_with_its_source, 1}};
    return reader_suite("compare", tests, COUNT(tests), NULL, NULL);
}
