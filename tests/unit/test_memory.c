#include "core/base/arena.h"
#include "core/base/memory.h"
#include "tests/unit/suite.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

START_TEST(grows_by_doubling)
{
    size_t capacity = 0, moves = 0;
    int *numbers = NULL;

    for (size_t i = 0; i < 1000; i++) {
        size_t before = capacity;
        numbers = memory_grow(numbers, i, &capacity, sizeof *numbers);
        moves += capacity != before;
        ck_assert_uint_gt(capacity, i);
        numbers[i] = (int)i;
    }
    for (size_t i = 0; i < 1000; i++)
        ck_assert_int_eq(numbers[i], (int)i);
    ck_assert_uint_le(moves, 8);
    free(numbers);
}
END_TEST

START_TEST(nothing_is_something)
{
    void *a = memory_alloc(0), *b = memory_calloc(0, 8), *c = memory_resize(NULL, 0, 4);

    ck_assert(a && b && c);
    free(a);
    free(b);
    free(c);
}
END_TEST

static void say_hook(void)
{
    ssize_t written = write(STDOUT_FILENO, "hook", 4);
    (void)written;
}

static void fail_resize(void)
{
    free(memory_resize(NULL, SIZE_MAX / 2, 4));
}

static void fail_grow(void)
{
    size_t capacity = SIZE_MAX / 2 + 1;
    free(memory_grow(NULL, 1, &capacity, 1));
}

static void fail_arena_array(void)
{
    arena_array(arena_new(), SIZE_MAX / 2, 4);
}

static void fail_arena_alloc(void)
{
    arena_alloc(arena_new(), SIZE_MAX - 1);
}

/* What a child that fails writes: the hook's word to out, the message to err. */
static int run_child(void (*act)(void), char *out, char *err, size_t size)
{
    int pipes[2][2], status = 0;
    char *const into[] = {out, err};

    ck_assert(pipe(pipes[0]) == 0 && pipe(pipes[1]) == 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(pipes[0][1], STDOUT_FILENO);
        dup2(pipes[1][1], STDERR_FILENO);
        memory_set_failure_hook(say_hook);
        act();
        _exit(0);
    }
    for (int i = 0; i < 2; i++) {
        close(pipes[i][1]);
        ssize_t length = read(pipes[i][0], into[i], size - 1);
        into[i][length > 0 ? length : 0] = '\0';
        close(pipes[i][0]);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

START_TEST(failure_runs_the_hook_and_says_so)
{
    void (*const acts[])(void) = {memory_fail, fail_resize, fail_grow, fail_arena_array,
                                  fail_arena_alloc};

    for (size_t i = 0; i < COUNT(acts); i++) {
        char out[64], err[64];
        ck_assert_int_eq(run_child(acts[i], out, err, sizeof out), MEMORY_EXIT_STATUS);
        ck_assert_str_eq(out, "hook");
        ck_assert_str_eq(err, "diptych: out of memory\n");
    }
}
END_TEST

START_TEST(arena_gives_zeroed_aligned_memory)
{
    static const size_t sizes[] = {0, 1, 7, 16, 100, 4095, 4096, 4097, 100000, 3, 2 << 20, 1};
    struct arena *arena = arena_new();

    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < COUNT(sizes); i++) {
            unsigned char *bytes = arena_alloc(arena, sizes[i]);
            ck_assert_uint_eq((uintptr_t)bytes % _Alignof(max_align_t), 0);
            ck_assert(sizes[i] == 0 ||
                      (bytes[0] == 0 && memcmp(bytes, bytes + 1, sizes[i] - 1) == 0));
            memset(bytes, 0xAA, sizes[i]);
        }
        ck_assert_uint_gt(arena_footprint(arena), 2 << 20);
        arena_reset(arena);
        ck_assert_uint_le(arena_footprint(arena), 3 << 20);
    }
    arena_free(arena);
    arena_free(NULL);
}
END_TEST

START_TEST(arena_wastes_little)
{
    struct arena *arena = arena_new();

    for (int i = 0; i < 100000; i++)
        arena_alloc(arena, 48);
    ck_assert_uint_lt(arena_footprint(arena), 2 * 48 * 100000);
    arena_free(arena);
}
END_TEST

START_TEST(arena_copies_and_formats)
{
    struct arena *arena = arena_new();
    size_t capacity = 0;
    int *numbers = NULL;

    ck_assert_str_eq(arena_copy(arena, "abcdef", 3), "abc");
    ck_assert_str_eq(arena_copy(arena, NULL, 0), "");
    ck_assert_str_eq(arena_strdup(arena, "word"), "word");
    ck_assert_str_eq(arena_printf(arena, "%d of %s", 7, "nine"), "7 of nine");
    ck_assert_str_eq(arena_printf(arena, "%s", ""), "");
    for (size_t i = 0; i < 500; i++) {
        numbers = arena_grow(arena, numbers, i, &capacity, sizeof *numbers);
        numbers[i] = (int)i;
    }
    for (size_t i = 0; i < 500; i++)
        ck_assert_int_eq(numbers[i], (int)i);
    arena_free(arena);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {grows_by_doubling,
                                  nothing_is_something,
                                  failure_runs_the_hook_and_says_so,
                                  arena_gives_zeroed_aligned_memory,
                                  arena_wastes_little,
                                  arena_copies_and_formats};

    return suite_run("memory", tests, COUNT(tests));
}
