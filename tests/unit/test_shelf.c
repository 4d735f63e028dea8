#include "core/base/arena.h"
#include "core/base/file.h"
#include "core/base/shelf.h"
#include "tests/unit/suite.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { PLAIN = 1000, GROWTH = 1 << 16, PIECE = 300, PIECES = 1000 };

static const struct shelf_limits tiny = {PLAIN, 0, GROWTH};

static void fill(unsigned char *bytes, size_t number)
{
    for (size_t i = 0; i < PIECE; i++)
        bytes[i] = (unsigned char)(number * 31 + i);
}

static bool is_intact(const unsigned char *bytes, size_t number)
{
    unsigned char expected[PIECE];
    fill(expected, number);
    return memcmp(bytes, expected, PIECE) == 0;
}

/* Assertions are few: each takes room in a file of Check's own, which some tests keep small. */
static bool all_intact(unsigned char *const *pieces)
{
    size_t count = 0;
    for (size_t i = 0; i < PIECES; i++)
        count += is_intact(pieces[i], i);
    return count == PIECES;
}

static void take_all(struct shelf *shelf, unsigned char **pieces)
{
    bool aligned = true;
    for (size_t i = 0; i < PIECES; i++) {
        pieces[i] = shelf_take(shelf, PIECE);
        aligned = aligned && (uintptr_t)pieces[i] % _Alignof(max_align_t) == 0;
        fill(pieces[i], i);
    }
    ck_assert(aligned);
}

static void give_all_back(struct shelf *shelf, unsigned char **pieces)
{
    for (size_t i = 0; i < PIECES; i++)
        shelf_give_back(shelf, pieces[i]);
    struct shelf_use use = shelf_use(shelf);
    ck_assert_uint_eq(use.plain, 0);
    ck_assert_uint_eq(use.filed, 0);
}

static char *new_folder(void)
{
    static char folder[sizeof("/tmp/test_shelf_XXXXXX")];
    strcpy(folder, "/tmp/test_shelf_XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    return folder;
}

/* Lets no file grow beyond so many bytes: one that tries ends the program. Returns what was allowed
 * before. */
static rlim_t limit_files(rlim_t most)
{
    struct rlimit limit;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
    rlim_t before = limit.rlim_cur;
    limit.rlim_cur = most;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    return before;
}

START_TEST(contents_stay_when_they_are_put_away)
{
    unsigned char *pieces[PIECES];
    char *folder = new_folder(), *deep = file_join(folder, "a/b");
    struct shelf *shelf = shelf_new(deep, tiny);
    ck_assert(!file_exists(deep));
    take_all(shelf, pieces);
    struct shelf_use use = shelf_use(shelf);
    ck_assert_uint_le(use.plain, PLAIN);
    ck_assert_uint_gt(use.filed, (PIECES - PLAIN / PIECE) * PIECE);
    shelf_put_away(shelf);
    ck_assert(all_intact(pieces));
    fill(pieces[PIECES - 1], PIECES); /* what is there may be written to */
    shelf_put_away(shelf);
    ck_assert(is_intact(pieces[PIECES - 1], PIECES));
    give_all_back(shelf, pieces);
    shelf_free(shelf);
    ck_assert_int_eq(rmdir(deep), 0); /* nothing is left in it */
    free(deep);
    deep = file_join(folder, "a");
    ck_assert_int_eq(rmdir(deep), 0);
    ck_assert_int_eq(rmdir(folder), 0);
    free(deep);
}
END_TEST

/* What the file takes of the disk does not grow when things come and go. */
START_TEST(room_that_was_given_back_is_used_again)
{
    unsigned char *pieces[PIECES];
    char *folder = new_folder();
    struct shelf *shelf = shelf_new(folder, tiny);
    rlim_t before = limit_files(2 * PIECES * PIECE);
    for (int round = 0; round < 10; round++) {
        take_all(shelf, pieces);
        ck_assert_uint_le(shelf_use(shelf).plain, PLAIN);
        ck_assert(all_intact(pieces));
        give_all_back(shelf, pieces);
    }
    limit_files(before);
    shelf_free(shelf);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

START_TEST(all_is_plain_without_a_file)
{
    static const char *const folders[] = {NULL, "/dev/null/none"};
    for (size_t i = 0; i < COUNT(folders); i++) {
        unsigned char *pieces[PIECES];
        struct shelf *shelf = shelf_new(folders[i], tiny);
        take_all(shelf, pieces);
        ck_assert_uint_eq(shelf_use(shelf).filed, 0);
        shelf_put_away(shelf);
        ck_assert(all_intact(pieces));
        give_all_back(shelf, pieces);
        shelf_free(shelf);
    }
}
END_TEST

/* The system lets files grow to two of its steps. */
START_TEST(what_a_full_disk_has_no_room_for_is_plain)
{
    unsigned char *pieces[PIECES];
    char *folder = new_folder();
    struct shelf *shelf = shelf_new(folder, tiny);
    rlim_t before = limit_files(2 * GROWTH);
    take_all(shelf, pieces);
    struct shelf_use use = shelf_use(shelf);
    ck_assert_uint_gt(use.filed, GROWTH);
    ck_assert_uint_le(use.filed, 2 * GROWTH);
    ck_assert_uint_gt(use.plain, PLAIN);
    shelf_put_away(shelf);
    ck_assert(all_intact(pieces));
    give_all_back(shelf, pieces);
    take_all(shelf, pieces);
    ck_assert_uint_gt(shelf_use(shelf).filed, GROWTH); /* what there is of the file is used again */
    give_all_back(shelf, pieces);
    limit_files(before);
    shelf_free(shelf);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

START_TEST(what_is_larger_than_a_step_has_room)
{
    char *folder = new_folder();
    struct shelf *shelf = shelf_new(folder, tiny);
    size_t size = (size_t)3 * GROWTH + 1;
    char *large = shelf_take(shelf, size);
    ck_assert_uint_gt(shelf_use(shelf).filed, size);
    memset(large, 7, size);
    shelf_put_away(shelf);
    ck_assert_int_eq(large[0], 7);
    ck_assert_int_eq(large[size - 1], 7);
    shelf_give_back(shelf, large);
    shelf_free(shelf);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

/* How many pieces were another's in between. */
static void *come_and_go(void *argument)
{
    struct shelf *shelf = argument;
    size_t lost = 0;
    for (size_t round = 0; round < 20; round++) {
        unsigned char *pieces[PIECES / 10];
        for (size_t i = 0; i < COUNT(pieces); i++)
            fill(pieces[i] = shelf_take(shelf, PIECE), i + round);
        shelf_put_away(shelf);
        for (size_t i = 0; i < COUNT(pieces); i++) {
            lost += !is_intact(pieces[i], i + round);
            shelf_give_back(shelf, pieces[i]);
        }
    }
    return (void *)lost;
}

START_TEST(threads_share_it)
{
    pthread_t threads[3];
    char *folder = new_folder();
    struct shelf *shelf = shelf_new(folder, tiny);
    for (size_t i = 0; i < COUNT(threads); i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, come_and_go, shelf), 0);
    for (size_t i = 0; i < COUNT(threads); i++) {
        void *lost;
        ck_assert_int_eq(pthread_join(threads[i], &lost), 0);
        ck_assert_ptr_null(lost);
    }
    ck_assert_uint_eq(shelf_use(shelf).plain + shelf_use(shelf).filed, 0);
    shelf_free(shelf);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

START_TEST(arenas_stand_on_it)
{
    char *folder = new_folder();
    struct shelf *shelf = shelf_new(folder, tiny);
    struct arena *arena = arena_new_on(shelf, 2 * PLAIN);
    const char *first = arena_strdup(arena, "harbour");
    ck_assert_uint_gt(shelf_use(shelf).filed, 2 * PLAIN);
    size_t before = shelf_use(shelf).filed;
    const char *more = arena_copy(arena, (const char[2 * PLAIN]){"ferry"}, 2 * PLAIN);
    ck_assert_uint_gt(shelf_use(shelf).filed, before);
    shelf_put_away(shelf);
    ck_assert_str_eq(first, "harbour");
    ck_assert_str_eq(more, "ferry");
    arena_free(arena);
    ck_assert_uint_eq(shelf_use(shelf).filed, 0);
    shelf_free(shelf);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

/* Bytes of files in memory; 0 where the system does not tell. */
static unsigned long resident_bytes(void)
{
    char line[128] = "", *at = line;
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file)
        return 0;
    ck_assert_ptr_nonnull(fgets(line, sizeof(line), file));
    fclose(file);
    for (int i = 0; i < 3; i++)
        pages = strtoul(at, &at, 10);
    return pages * (unsigned long)sysconf(_SC_PAGESIZE);
}

/* One goes through all of it before the shelf's thread has looked once. */
START_TEST(tending_keeps_below_the_limit)
{
    enum { SIZE = 1 << 16, PIECES_READ = 1024 };
    size_t whole = (size_t)SIZE * PIECES_READ, most = 0;
    unsigned char *large[PIECES_READ], sum = 0;
    char *folder = new_folder();
    struct shelf *shelf = shelf_new(folder, (struct shelf_limits){0, whole / 4, GROWTH});
    for (size_t i = 0; i < PIECES_READ; i++)
        large[i] = memset(shelf_take(shelf, SIZE), 7, SIZE);
    shelf_put_away(shelf);
    size_t before = resident_bytes();
    for (size_t i = 0; i < PIECES_READ; i++) {
        shelf_tend(shelf);
        for (size_t at = 0; at < SIZE; at += SIZE / 16)
            sum += large[i][at];
        size_t now = resident_bytes();
        most = now > most ? now : most;
    }
    ck_assert_uint_eq(sum, (unsigned char)(PIECES_READ * 16 * 7));
    ck_assert_uint_le(most, before + whole / 2);
    for (size_t i = 0; i < PIECES_READ; i++)
        shelf_give_back(shelf, large[i]);
    shelf_free(shelf);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

/* Without anybody asking for it. */
START_TEST(what_is_not_touched_leaves_memory)
{
    enum { SIZE = 64 << 20, LOOKS = 1000, LOOK_US = 10000 };
    char *folder = new_folder();
    struct shelf *shelf = shelf_new(folder, (struct shelf_limits){PLAIN, SIZE / 4, GROWTH});
    unsigned long before = resident_bytes();
    char *large = memset(shelf_take(shelf, SIZE), 7, SIZE);
    for (int i = 0; i < LOOKS && resident_bytes() > before + SIZE / 2; i++)
        usleep(LOOK_US);
    ck_assert_uint_le(resident_bytes(), before + SIZE / 2);
    ck_assert_int_eq(large[SIZE / 2], 7);
    shelf_give_back(shelf, large);
    shelf_free(shelf);
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {
        contents_stay_when_they_are_put_away,
        room_that_was_given_back_is_used_again,
        all_is_plain_without_a_file,
        what_a_full_disk_has_no_room_for_is_plain,
        what_is_larger_than_a_step_has_room,
        threads_share_it,
        arenas_stand_on_it,
        tending_keeps_below_the_limit,
        what_is_not_touched_leaves_memory,
    };
    return suite_run("shelf", tests, COUNT(tests));
}
