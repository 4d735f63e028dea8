/* faults: lets the Nth allocation of a program fail that is started with it (LD_PRELOAD): N is
 * FAULT_ALLOCATION, counted from when its libraries stand. With FAULT_COUNT their number is written
 * to that file at the end. For the GNU C library. */
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

/* What the library calls its own. NOLINTBEGIN(bugprone-reserved-identifier) */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
/* NOLINTEND(bugprone-reserved-identifier) */

static atomic_long count;
static long wanted;
static atomic_bool counts;

__attribute__((constructor)) static void begin(void)
{
    const char *value = getenv("FAULT_ALLOCATION");
    wanted = value ? strtol(value, NULL, 10) : 0;
    atomic_store(&counts, 1);
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAULT_COUNT");
    FILE *out = path ? fopen(path, "w") : NULL;
    if (!out)
        return;
    fprintf(out, "%ld\n", atomic_load(&count));
    fclose(out);
}

static int fails(void)
{
    if (!atomic_load(&counts) || atomic_fetch_add(&count, 1) + 1 != wanted)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t items, size_t size)
{
    return fails() ? NULL : __libc_calloc(items, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}
