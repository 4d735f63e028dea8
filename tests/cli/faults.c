/* faults: lets the Nth allocation of a program fail that is started with it (LD_PRELOAD): N is
 * FAULT_ALLOCATION, counted from when its libraries stand. With FAULT_LIBRARY only those count that
 * a library whose path has that in it asks for. With FAULT_COUNT their number is written to that
 * file at the end. For the GNU C library. */
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): dl_iterate_phdr */
#include <errno.h>
#include <link.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the library calls its own. NOLINTBEGIN(bugprone-reserved-identifier) */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
/* NOLINTEND(bugprone-reserved-identifier) */

static atomic_long count;
static long wanted;
static atomic_bool counts;
/* The code of those libraries. */
static struct {
    uintptr_t start, end;
} ranges[8];
static size_t range_count;
static const char *library;

static int note_library(struct dl_phdr_info *info, size_t size, void *context)
{
    (void)size;
    (void)context;
    for (size_t i = 0; strstr(info->dlpi_name, library) && i < info->dlpi_phnum; i++) {
        uintptr_t start = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        if (info->dlpi_phdr[i].p_type != PT_LOAD || !(info->dlpi_phdr[i].p_flags & PF_X) ||
            range_count == sizeof(ranges) / sizeof(ranges[0]))
            continue;
        ranges[range_count].start = start;
        ranges[range_count++].end = start + info->dlpi_phdr[i].p_memsz;
    }
    return 0;
}

__attribute__((constructor)) static void begin(void)
{
    const char *value = getenv("FAULT_ALLOCATION");
    wanted = value ? strtol(value, NULL, 10) : 0;
    library = getenv("FAULT_LIBRARY");
    if (library)
        dl_iterate_phdr(note_library, NULL);
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

static int is_of_library(const void *caller)
{
    for (size_t i = 0; i < range_count; i++)
        if ((uintptr_t)caller >= ranges[i].start && (uintptr_t)caller < ranges[i].end)
            return 1;
    return 0;
}

static int fails(const void *caller)
{
    if (!atomic_load(&counts) || (library && !is_of_library(caller)) ||
        atomic_fetch_add(&count, 1) + 1 != wanted)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size);
}

void *calloc(size_t items, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(items, size);
}

void *realloc(void *old, size_t size)
{
    return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}
