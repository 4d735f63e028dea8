/* What the reader did, from run to run: recorded, found again, and none of it lost. */
#include "core/base/file.h"
#include "core/base/memory.h"
#include "core/state/state.h"
#include "tests/unit/suite.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char folder[32], path[64];

static void make_folder(void)
{
    strcpy(folder, "/tmp/diptych-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/a/state.db", folder);
}

static void remove_one(const char *file, void *context)
{
    (void)context;
    unlink(file);
}

static void remove_folder(void)
{
    struct problem_list problems = {0};
    char inner[64];
    snprintf(inner, sizeof(inner), "%s/a", folder);
    file_walk(folder, remove_one, NULL, &problems);
    rmdir(inner);
    rmdir(folder);
    problem_list_free(&problems);
}

/* --- articles of our own ---------------------------------------------------------------------- */

enum { PARAGRAPHS = 3 };

struct sample {
    struct article article;
    struct paragraph paragraphs[PARAGRAPHS];
};

static struct article *make(struct sample *sample, uint64_t hash, const char *const texts[])
{
    *sample = (struct sample){.article = {.source = (char *)"harbour.txt",
                                          .outlet = (char *)"Tern",
                                          .title = (char *)"Crane falls",
                                          .hash = hash,
                                          .paragraphs = sample->paragraphs,
                                          .paragraph_count = PARAGRAPHS}};
    for (int i = 0; i < PARAGRAPHS; i++)
        sample->paragraphs[i].text = text_from(texts[i]);
    return &sample->article;
}

static const char *const crane[] = {
    "Crane falls at Orle", "A crane fell into the harbour at Orle on Monday, the port said.",
    "Nobody was hurt, but the café on the quay stays shut until the café’s roof is mended."};
static const char *const crane_later[] = {
    "Updated at noon", "Crane falls at Orle",
    "On Monday a crane fell into the harbour at Orle on Monday, the port said."};

/* Where a place of `crane` is found in another text; paragraph -1: nowhere. */
static const struct {
    struct span span;
    const char *const *texts;
    int paragraph;
    uint32_t start;
} places[] = {
    {{1, 0, 0}, crane, 1, 0},        {{1, 23, 5}, crane, 1, 23},
    {{2, 31, 0}, crane, 2, 31},      {{0, 0, 0}, crane_later, 1, 0},
    {{1, 2, 0}, crane_later, 2, 12}, {{2, 0, 0}, crane_later, -1, 0},
    {{2, 89, 0}, crane, 2, 89}, /* at the end no words are left to look for */
};

START_TEST(finds_places)
{
    struct sample from, to;
    struct state_place place = state_place_at(make(&from, 1, crane), places[_i].span);
    struct span found;
    bool there = state_place_find(&place, make(&to, 2, places[_i].texts), &found);
    ck_assert_int_eq(there, places[_i].paragraph >= 0);
    if (!there)
        return;
    ck_assert_int_eq(found.paragraph, places[_i].paragraph);
    ck_assert_uint_eq(found.start, places[_i].start);
}
END_TEST

/* --- recorded and found ----------------------------------------------------------------------- */

static void add_words(const char *line, void *context)
{
    text_builder_printf(context, "%s|", line);
}

static void add_bookmark(const struct state_bookmark *bookmark, void *context)
{
    text_builder_printf(context, "%s,%s,%s,%u,%zu-%zu,%s,%s|", bookmark->source,
                        bookmark->title ? bookmark->title : "", bookmark->outlet,
                        bookmark->paragraph, bookmark->start, bookmark->end, bookmark->text,
                        bookmark->note);
}

static void record(struct state *state, const struct article *article)
{
    state_set_read(state, article, true);
    state_set_place(state, article, (struct span){2, 31, 0});
    state_set_mark(state, "/news", 'a', article, (struct span){1, 0, 0});
    state_set_mark(state, "/news", 'a', article, (struct span){1, 7, 0});
    state_set_mark(state, "/other", 'a', article, (struct span){0, 0, 0});
    state_add_bookmark(state, article, "/news/harbour.txt", (struct span){2, 25, 5},
                       TEXT("which café?"));
    state_add_bookmark(state, article, "/news/harbour.txt", (struct span){2, 74, 4}, TEXT(""));
    state_add_line(state, '/', TEXT("crane"));
    state_add_line(state, '/', TEXT("quay"));
    state_add_line(state, '/', TEXT("crane"));
    state_add_line(state, ':', TEXT("set width 60"));
    state_set_fact(state, "/news", "layout", 1);
    state_set_fact(state, "/news", "layout", 2);
}

static void assert_recorded(struct state *state, const struct article *article)
{
    struct text_builder out = {0};
    struct state_mark mark;
    struct span place;
    ck_assert(state_is_read(state, article));
    ck_assert(state_find_place(state, article, &place));
    ck_assert_uint_eq(place.paragraph, 2);
    ck_assert_uint_eq(place.start, 31);
    ck_assert(state_find_mark(state, "/news", 'a', &mark));
    ck_assert_uint_eq(mark.article, article->hash);
    ck_assert_uint_eq(mark.place.offset, 7);
    ck_assert(!state_find_mark(state, "/news", 'b', &mark));
    state_visit_bookmarks(state, add_bookmark, &out);
    text_builder_add_byte(&out, '\n');
    state_visit_lines(state, '/', add_words, &out);
    state_visit_lines(state, ':', add_words, &out);
    ck_assert_str_eq(out.bytes,
                     "/news/harbour.txt,Crane falls,Tern,2,25-29,café,which café?|"
                     "/news/harbour.txt,Crane falls,Tern,2,70-74,roof,|\nquay|crane|set width 60|");
    ck_assert_int_eq(state_fact(state, "/news", "layout", 0), 2);
    ck_assert_int_eq(state_fact(state, "/other", "layout", 7), 7);
    text_builder_free(&out);
}

START_TEST(remembers)
{
    struct problem_list problems = {0};
    struct sample one, other;
    const struct article *article = make(&one, UINT64_MAX - 5, crane);
    struct state *state = state_open(path, &problems);
    ck_assert(!state_is_read(state, article));
    record(state, article);
    assert_recorded(state, article);
    state_close(state);
    state = state_open(path, &problems);
    assert_recorded(state, article);
    ck_assert(!state_is_read(state, make(&other, 8, crane)));
    state_set_read(state, article, false);
    ck_assert(!state_is_read(state, article));
    state_close(state);
    ck_assert_uint_eq(problems.count, 0);
}
END_TEST

/* Of a text that has changed the place is that of the last one seen of its source. */
START_TEST(place_outlives_a_change)
{
    struct problem_list problems = {0};
    struct sample before, after;
    struct span place;
    struct state *state = state_open(path, &problems);
    state_set_place(state, make(&before, 1, crane), (struct span){1, 2, 0});
    ck_assert(state_find_place(state, make(&after, 2, crane_later), &place));
    ck_assert_uint_eq(place.paragraph, 2);
    ck_assert_uint_eq(place.start, 12);
    ck_assert(!state_is_read(state, &after.article));
    state_close(state);
}
END_TEST

START_TEST(keeps_a_hundred_lines)
{
    struct problem_list problems = {0};
    struct text_builder out = {0};
    struct state *state = state_open(path, &problems);
    for (int i = 0; i < STATE_HISTORY_MAX + 5; i++) {
        char line[16];
        snprintf(line, sizeof(line), "%d", i);
        state_add_line(state, '/', text_from(line));
    }
    state_visit_lines(state, '/', add_words, &out);
    ck_assert(text_starts(text_builder_text(&out), TEXT("5|6|")));
    ck_assert(text_ends(text_builder_text(&out), TEXT("|103|104|")));
    text_builder_free(&out);
    state_close(state);
}
END_TEST

/* --- databases that are not as they should be ------------------------------------------------- */

static void write_bytes(long at, const char *bytes)
{
    FILE *file = fopen(path, at < 0 ? "w" : "r+");
    ck_assert_ptr_nonnull(file);
    fseek(file, at < 0 ? 0 : at, SEEK_SET);
    fputs(bytes, file);
    ck_assert_int_eq(fclose(file), 0);
}

static void run_sql(const char *sql)
{
    sqlite3 *database;
    ck_assert_int_eq(sqlite3_open(path, &database), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(database);
}

static void count_file(const char *file, void *context)
{
    *(size_t *)context += strstr(file, ".damaged-") != NULL;
}

static size_t damaged_files(void)
{
    struct problem_list problems = {0};
    size_t count = 0;
    file_walk(folder, count_file, &count, &problems);
    return count;
}

/* Bytes written over a database at an offset, -1: instead of it. */
static const struct {
    long at;
    const char *bytes;
} damages[] = {
    {-1, "this is no database, and longer than the header of one would be, as it happens to be"},
    {20,
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
    {100,
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
    {4096,
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
};

START_TEST(damage_is_set_aside)
{
    struct problem_list problems = {0};
    struct sample sample;
    const struct article *article = make(&sample, 3, crane);
    struct state *state = state_open(path, &problems);
    record(state, article);
    state_close(state);
    write_bytes(damages[_i].at, damages[_i].bytes);
    state = state_open(path, &problems);
    ck_assert(!state_is_read(state, article));
    record(state, article);
    state_close(state);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_ptr_nonnull(strstr(problems.items[0].message, "damaged: kept as state.db.damaged-"));
    ck_assert_uint_eq(damaged_files(), 1);
    state = state_open(path, &problems);
    assert_recorded(state, article);
    state_close(state);
    ck_assert_uint_eq(problems.count, 1);
    problem_list_free(&problems);
}
END_TEST

/* What an older version wrote is there after it was brought up to date; what a newer one wrote is
 * left alone. */
START_TEST(versions)
{
    struct problem_list problems = {0};
    struct sample sample;
    const struct article *article = make(&sample, 3, crane);
    struct state *state = state_open(path, &problems);
    state_set_read(state, article, true);
    state_close(state);
    run_sql("DROP TABLE lines; DROP TABLE facts; PRAGMA user_version = 1");
    state = state_open(path, &problems);
    ck_assert(state_is_read(state, article));
    record(state, article);
    assert_recorded(state, article);
    state_close(state);
    ck_assert_uint_eq(problems.count, 0);
    run_sql("PRAGMA user_version = 99");
    state = state_open(path, &problems);
    ck_assert(!state_is_read(state, article));
    record(state, article);
    assert_recorded(state, article);
    state_close(state);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_ptr_nonnull(strstr(problems.items[0].message, "a newer diptych wrote it"));
    run_sql("PRAGMA user_version = 2");
    state = state_open(path, &problems);
    assert_recorded(state, article);
    state_close(state);
    problem_list_free(&problems);
}
END_TEST

/* Where there can be no file the run has its memory all the same. */
START_TEST(without_a_file)
{
    struct problem_list problems = {0};
    struct sample sample;
    const struct article *article = make(&sample, 3, crane);
    struct state *state = state_open("/dev/null/state.db", &problems);
    record(state, article);
    assert_recorded(state, article);
    state_close(state);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_ptr_nonnull(strstr(problems.items[0].message, "nothing is remembered beyond"));
    problem_list_free(&problems);
}
END_TEST

/* "File format write version" in the header: 1 a rollback journal, 2 WAL. */
static int journal_kind(void)
{
    FILE *in = fopen(path, "rb");
    ck_assert(in && fseek(in, 18, SEEK_SET) == 0);
    int kind = fgetc(in);
    fclose(in);
    return kind;
}

/* On a disk where the memory that WAL shares cannot be had a rollback journal does: for a new
 * database, and for one that came from another disk. */
START_TEST(without_wal)
{
    struct problem_list problems = {0};
    struct sample sample;
    const struct article *article = make(&sample, 3, crane);
    char shared[80];
    snprintf(shared, sizeof(shared), "%s-shm", path);
    state_close(state_open(path, &problems));
    ck_assert_int_eq(journal_kind(), 2);
    ck_assert(_i == 1 || unlink(path) == 0);
    ck_assert_int_eq(mkdir(shared, 0700), 0);
    struct state *state = state_open(path, &problems);
    record(state, article);
    state_close(state);
    ck_assert_int_eq(journal_kind(), 1);
    state = state_open(path, &problems);
    assert_recorded(state, article);
    state_close(state);
    ck_assert_uint_eq(problems.count, 0);
    ck_assert_int_eq(rmdir(shared), 0);
    problem_list_free(&problems);
}
END_TEST

/* --- killed while writing, and two at once ---------------------------------------------------- */

/* Records numbers for ever and tells each when it is recorded. Between two it lets another have the
 * lock, for which SQLite does not queue. */
static _Noreturn void write_for_ever(int first, int step, int out)
{
    const struct timespec breath = {.tv_nsec = 1000000};
    struct problem_list problems = {0};
    struct sample sample;
    struct state *state = state_open(path, &problems);
    for (int i = first;; i += step) {
        char note[16];
        struct article *article = make(&sample, (uint64_t)i, crane);
        snprintf(note, sizeof(note), "%d", i);
        state_set_read(state, article, true);
        state_add_bookmark(state, article, "harbour.txt", (struct span){0, 0, 5}, text_from(note));
        if (problems.count > 0 || write(out, &i, sizeof(i)) != sizeof(i))
            _exit(1);
        nanosleep(&breath, NULL);
    }
}

static pid_t start_writer(int first, int step, int *in)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        write_for_ever(first, step, ends[1]);
    close(ends[1]);
    *in = ends[0];
    return child;
}

/* Reads `count` numbers, kills the writer, reads what it had told before it died. The number after
 * the last one told. */
static int kill_writer(pid_t child, int in, int count, int next, int step)
{
    int number;
    for (int i = 0; i < count && read(in, &number, sizeof(number)) == sizeof(number); i++)
        next = number + step;
    kill(child, SIGKILL);
    while (read(in, &number, sizeof(number)) == sizeof(number))
        next = number + step;
    close(in);
    int status;
    waitpid(child, &status, 0);
    ck_assert(WIFSIGNALED(status));
    return next;
}

struct seen {
    bool *noted;
    int count;
};

static void note_number(const struct state_bookmark *bookmark, void *context)
{
    struct seen *seen = context;
    int number = (int)strtol(bookmark->note, NULL, 10);
    if (number < seen->count)
        seen->noted[number] = true;
}

static void assert_all_there(int first, int next, int step)
{
    struct problem_list problems = {0};
    struct sample sample;
    struct seen seen = {memory_calloc((size_t)next + 1, sizeof(bool)), next};
    struct state *state = state_open(path, &problems);
    state_visit_bookmarks(state, note_number, &seen);
    for (int i = first; i < next; i += step) {
        ck_assert_msg(seen.noted[i], "bookmark %d is lost", i);
        ck_assert_msg(state_is_read(state, make(&sample, (uint64_t)i, crane)), "%d is lost", i);
    }
    state_close(state);
    ck_assert_uint_eq(problems.count, 0);
    free(seen.noted);
}

/* STATE_KILLS says how many times. */
START_TEST(nothing_is_lost_when_killed)
{
    const char *wanted = getenv("STATE_KILLS");
    int kills = wanted ? (int)strtol(wanted, NULL, 10) : 30, next = 0, told = 0;
    ck_assert_int_gt(kills, 0);
    for (int i = 0; i < kills; i++) {
        int in, before = next;
        pid_t child = start_writer(next, 1, &in);
        next = kill_writer(child, in, i % 7, next, 1);
        assert_all_there(before, next, 1);
        told += next - before;
        next++; /* recorded perhaps, but not told */
    }
    ck_assert_int_gt(told, kills);
}
END_TEST

START_TEST(two_at_once)
{
    enum { NUMBERS = 150 };
    int even, odd, one = start_writer(0, 2, &even), other = start_writer(1, 2, &odd);
    int next_even = kill_writer(one, even, NUMBERS, 0, 2);
    int next_odd = kill_writer(other, odd, NUMBERS, 1, 2);
    ck_assert_int_ge(next_even, 2 * NUMBERS);
    ck_assert_int_ge(next_odd, 2 * NUMBERS);
    assert_all_there(0, next_even, 2);
    assert_all_there(1, next_odd, 2);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("state");
    TCase *group = tcase_create("state");
    tcase_set_timeout(group, 60);
    tcase_add_checked_fixture(group, make_folder, remove_folder);
    tcase_add_loop_test(group, finds_places, 0, COUNT(places));
    tcase_add_test(group, remembers);
    tcase_add_test(group, place_outlives_a_change);
    tcase_add_test(group, keeps_a_hundred_lines);
    tcase_add_loop_test(group, damage_is_set_aside, 0, COUNT(damages));
    tcase_add_test(group, versions);
    tcase_add_test(group, without_a_file);
    tcase_add_loop_test(group, without_wal, 0, 2);
    tcase_add_test(group, nothing_is_lost_when_killed);
    tcase_add_test(group, two_at_once);
    suite_add_tcase(suite, group);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
