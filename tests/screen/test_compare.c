/* The compare view in a terminal: every passage can be reached, no size loses the place, many
 * outlets and few, and what other programs get of it. */
#include "core/collection/collection.h"
#include "tests/screen/pty.h"
#include "tui/links.h"

#include <check.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(table) (int)(sizeof(table) / sizeof((table)[0]))

enum { STORY_OUTLETS = 4, LINE = 128 };

static struct pty *start(int rows, int columns, char *option, char *path)
{
    static char fallback[] = "build/diptych";
    char *program = getenv("DIPTYCH");
    char *arguments[] = {program ? program : fallback, option ? option : path, option ? path : NULL,
                         NULL};
    return pty_start((struct pty_options){.rows = rows,
                                          .columns = columns,
                                          .term = "xterm-256color",
                                          .locale = "C.UTF-8",
                                          .arguments = arguments});
}

/* The sample's first story side by side. */
static struct pty *start_compare(int rows, int columns, char *option)
{
    struct pty *pty = start(rows, columns, option, NULL);
    pty_wait_text(pty, columns < 60 ? "Bulgaria quits Danube dam" : "2 stories");
    pty_type(pty, "c");
    pty_wait_text(pty, "compare 4 outlets");
    return pty;
}

static void step(struct pty *pty, const char *keys, const char *format, size_t a, size_t b)
{
    char shown[LINE];
    /* cppcheck-suppress wrongPrintfScanfArgNum; some formats have no number */
    snprintf(shown, sizeof(shown), format, a, b);
    pty_type(pty, keys);
    pty_wait_text(pty, shown);
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
        pty_type(pty, "]s");
        pty_wait_text(pty, "no shared passage below");
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
    pty_type(pty, "g4]s");
    pty_wait_text(pty, "shared passage 4/");
    check_focus(pty);
    for (int round = 0; round < 5; round++)
        for (int i = 0; i < COUNT(sizes); i++)
            pty_resize(pty, sizes[i][0], sizes[i][1]);
    pty_resize(pty, 30, 120);
    pty_type(pty, "T");
    pty_wait_text(pty, "theme: light");
    pty_type(pty, "TT");
    pty_wait_text(pty, "theme: contrast-dark");
    pty_type(pty, "tptp");
    pty_wait_text(pty, "persons on");
    pty_type(pty, "BB");
    pty_wait_text(pty, "boilerplate folded");
    pty_type(pty, "==");
    pty_wait_text(pty, storms[_i][0] ? "aligned: " : "linked: ");
    pty_type(pty, "OO");
    pty_wait_text(pty, "among the others");
    check_focus(pty);
    pty_free(pty);
}
END_TEST

/* --- few and many ----------------------------------------------------------------------------- */

enum { PATH_SIZE = 64 };

static void name_file(char path[PATH_SIZE], const char *folder, int number)
{
    snprintf(path, PATH_SIZE, "%.40s/outlet%02d.txt", folder, number);
}

/* A folder of articles, by turns of the two texts, each with a sentence of its own;
 * remove_folder takes it away. */
static void make_folder(char folder[PATH_SIZE], const char *const *texts, const char *own,
                        int count)
{
    snprintf(folder, PATH_SIZE, "/tmp/diptych-compare-XXXXXX");
    ck_assert(mkdtemp(folder) != NULL);
    for (int i = 0; i < count; i++) {
        char path[PATH_SIZE];
        name_file(path, folder, i);
        FILE *file = fopen(path, "w");
        ck_assert(file != NULL);
        fprintf(file, "%s%s %d.\n", texts[i % 2], own, i);
        fclose(file);
    }
}

static void remove_folder(const char *folder, int count)
{
    for (int i = 0; i < count; i++) {
        char path[PATH_SIZE];
        name_file(path, folder, i);
        unlink(path);
    }
    rmdir(folder);
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
    char folder[PATH_SIZE];
    make_folder(folder, texts, "Loaves were brought by neighbour", MANY);
    struct pty *pty = start(24, 120, NULL, folder);
    pty_wait_text(pty, "1 story");
    pty_type(pty, "c");
    pty_wait_text(pty, "30 outlets");
    pty_type(pty, "q"); /* also while pairs are still being compared */
    pty_wait_text(pty, "1 story");
    pty_type(pty, "c");
    pty_wait_text(pty, "compare 30 outlets");
    for (size_t column = 2; column <= MANY; column++)
        step(pty, "l", "(%zu of %zu)", column, MANY);
    pty_type(pty, "L");
    pty_wait_text(pty, "leads");
    pty_type(pty, "=");
    pty_wait_text(pty, "aligned: what tells the same");
    pty_type(pty, "g]s");
    pty_wait_text(pty, "shared passage 1/");
    step(pty, "29l", "(%zu of %zu)", MANY, MANY);
    step(pty, "29h", "(%zu of %zu)", 1, MANY);
    pty_free(pty);
    remove_folder(folder, MANY);
}
END_TEST

static const char *const apart[] = {
    "Wool prices rise again\n\nBuyers at the Lerdal auction paid more for wool than in any "
    "year since the war.\n",
    "Storm closes the Felden tunnel\n\nThe road under the fjord stays shut until engineers "
    "have pumped it dry.\n"};

START_TEST(compares_what_has_nothing_in_common)
{
    char folder[PATH_SIZE];
    make_folder(folder, apart, "Lot", 2);
    struct pty *pty = start(24, 80, NULL, folder);
    pty_wait_text(pty, "2 articles");
    pty_wait_text(pty, "2 stories");
    pty_type(pty, "gj ");
    pty_wait_text(pty, "1 chosen");
    pty_type(pty, "G c");
    pty_wait_text(pty, "compare 2 outlets");
    pty_wait_text(pty, "0 verbatim, 0 reworded, 3 only here");
    pty_type(pty, "]s");
    pty_wait_text(pty, "no shared passage here");
    pty_type(pty, "]c");
    pty_wait_text(pty, "no passage with differences here");
    pty_type(pty, "g]u");
    pty_wait_text(pty, "passage only here 1/3");
    pty_type(pty, "p");
    pty_wait_text(pty, "only this outlet has this");
    pty_type(pty, "\r");
    pty_wait_text(pty, "passage  1 of 2 outlets");
    pty_type(pty, "q=");
    pty_wait_text(pty, "aligned: what tells the same");
    pty_type(pty, "z");
    pty_wait_text(pty, "what all share is cut");
    pty_type(pty, "z");
    pty_wait_text(pty, "what only one has is cut");
    pty_wait_text(pty, "+1");
    pty_free(pty);
    remove_folder(folder, 2);
}
END_TEST

START_TEST(says_why_one_alone_is_not_compared)
{
    char folder[PATH_SIZE];
    make_folder(folder, apart, "Call us on", 1);
    struct pty *pty = start(24, 80, NULL, folder);
    pty_wait_text(pty, "1 story");
    pty_type(pty, "c");
    pty_wait_text(pty, "only this outlet tells this story");
    pty_free(pty);
    remove_folder(folder, 1);
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
    pty_type(pty, "]s");
    pty_wait_text(pty, "shared passage 1/");
    pty_type(pty, "p");
    pty_wait_text(pty, "% alike");
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
    pty_type(pty, "=g2]s");
    pty_wait_text(pty, "shared passage 2/");
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
    pty_type(pty, "/Environment minister\r");
    pty_wait_text(pty, "1/1");
    pty_type(pty, "y");
    pty_wait_text(pty, "sent to the terminal's clipboard");
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
    setlocale(LC_ALL, "C.UTF-8");
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    Suite *suite = suite_create("compare");
    TCase *tests = tcase_create("compare");
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, reaches_every_passage, 0, COUNT(reaches));
    tcase_add_loop_test(tests, keeps_the_place_in_a_storm, 0, COUNT(storms));
    tcase_add_test(tests, compares_thirty);
    tcase_add_test(tests, compares_what_has_nothing_in_common);
    tcase_add_test(tests, says_why_one_alone_is_not_compared);
    tcase_add_test(tests, shows_one_column_where_two_are_narrow);
    tcase_add_test(tests, tells_by_signs);
    tcase_add_test(tests, copies_every_variant_with_its_source);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
