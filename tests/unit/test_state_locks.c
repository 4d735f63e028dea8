/* What is remembered while another program keeps its lock, and where text is missing in it. */
#include "core/base/file.h"
#include "core/state/state.h"
#include "tests/unit/suite.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char folder[32], path[64];

static void make_folder(void)
{
    strcpy(folder, "/tmp/diptych-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/state.db", folder);
}

static void remove_one(const char *file, void *context)
{
    (void)context;
    unlink(file);
}

static void remove_folder(void)
{
    struct problem_list problems = {0};
    file_walk(folder, remove_one, NULL, &problems);
    ck_assert_int_eq(rmdir(folder), 0);
    problem_list_free(&problems);
}

static void run_sql(sqlite3 *database, const char *sql)
{
    ck_assert_int_eq(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
}

/* Of a rollback journal all is locked, of WAL what is to be written: here the newer schema. */
static const char *const locks[] = {
    "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE",
    "DROP TABLE lines; DROP TABLE facts; PRAGMA user_version = 1; BEGIN IMMEDIATE",
};

/* It is not waited for as long as it lasts: the run has its memory and says why. When the lock is
 * gone all is there again. */
START_TEST(a_lock_that_stays)
{
    struct problem_list problems = {0};
    struct paragraph paragraph = {.text = TEXT("A crane fell into the harbour at Orle.")};
    struct article article = {.source = (char *)"harbour.txt",
                              .outlet = (char *)"Tern",
                              .hash = 3,
                              .paragraphs = &paragraph,
                              .paragraph_count = 1},
                   later = article;
    sqlite3 *other;
    later.hash = 4;
    struct state *state = state_open(path, &problems);
    state_set_read(state, &article, true);
    state_close(state);
    ck_assert_uint_eq(problems.count, 0);
    ck_assert_int_eq(sqlite3_open(path, &other), SQLITE_OK);
    run_sql(other, locks[_i]);
    state = state_open(path, &problems);
    state_set_read(state, &later, true);
    ck_assert(state_is_read(state, &later));
    ck_assert(!state_is_read(state, &article));
    state_close(state);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_ptr_nonnull(strstr(problems.items[0].message, "database is locked"));
    run_sql(other, "ROLLBACK");
    sqlite3_close(other);
    state = state_open(path, &problems);
    ck_assert(state_is_read(state, &article));
    ck_assert(!state_is_read(state, &later));
    state_close(state);
    ck_assert_uint_eq(problems.count, 1);
    problem_list_free(&problems);
}
END_TEST

static void add_line(const char *line, void *context)
{
    ck_assert_ptr_nonnull(line);
    text_builder_add_string(context, line);
    text_builder_add_byte(context, '|');
}

static void add_strings(const struct state_bookmark *bookmark, void *context)
{
    const char *const strings[] = {bookmark->source, bookmark->outlet, bookmark->text,
                                   bookmark->note, bookmark->created};
    for (size_t i = 0; i < COUNT(strings); i++)
        add_line(strings[i], context);
}

/* As where SQLite gets no memory for a text: here the tables let it be null. */
static const char without_text[] =
    "DROP TABLE lines; CREATE TABLE lines (prompt, line, number);"
    "INSERT INTO lines VALUES ('/', NULL, 1);"
    "DROP TABLE bookmarks; CREATE TABLE bookmarks (id, article, source, title, outlet, paragraph, "
    "start, \"end\", text, note, created); INSERT INTO bookmarks (id) VALUES (1);"
    "DROP TABLE marks; CREATE TABLE marks (collection, letter, article, paragraph, offset, words);"
    "INSERT INTO marks VALUES ('c', 'a', 5, 1, 2, NULL);";

START_TEST(text_that_is_missing_is_empty)
{
    struct problem_list problems = {0};
    struct text_builder out = {0};
    struct state_mark mark;
    sqlite3 *other;
    state_close(state_open(path, &problems));
    ck_assert_int_eq(sqlite3_open(path, &other), SQLITE_OK);
    run_sql(other, without_text);
    sqlite3_close(other);
    struct state *state = state_open(path, &problems);
    state_visit_lines(state, '/', add_line, &out);
    state_visit_bookmarks(state, add_strings, &out);
    ck_assert_str_eq(out.bytes, "||||||");
    ck_assert(state_find_mark(state, "c", 'a', &mark));
    ck_assert_str_eq(mark.place.words, "");
    ck_assert_uint_eq(problems.count, 0);
    text_builder_free(&out);
    state_close(state);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("state_locks");
    TCase *group = tcase_create("state_locks");
    tcase_add_checked_fixture(group, make_folder, remove_folder);
    tcase_add_loop_test(group, a_lock_that_stays, 0, COUNT(locks));
    tcase_add_test(group, text_that_is_missing_is_empty);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
