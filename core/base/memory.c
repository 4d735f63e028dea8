#include "core/base/memory.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_CAPACITY = 8 };

static void (*failure_hook)(void);

void memory_set_failure_hook(void (*hook)(void))
{
    failure_hook = hook;
}

_Noreturn void memory_fail(void)
{
    static const char message[] = "diptych: out of memory\n";

    if (failure_hook)
        failure_hook();
    /* write and _exit: stdio and exit handlers may want memory themselves. */
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    _exit(MEMORY_EXIT_STATUS);
}

void *memory_alloc(size_t size)
{
    void *memory = malloc(size ? size : 1);

    if (!memory)
        memory_fail();
    return memory;
}

void *memory_calloc(size_t count, size_t size)
{
    if (count == 0 || size == 0)
        count = size = 1;
    void *memory = calloc(count, size);
    if (!memory)
        memory_fail();
    return memory;
}

void *memory_resize(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_fail();
    size_t bytes = count * size;
    void *memory = realloc(old, bytes ? bytes : 1);
    if (!memory)
        memory_fail();
    return memory;
}

char *memory_strdup(const char *string)
{
    size_t size = strlen(string) + 1;

    return memcpy(memory_alloc(size), string, size);
}

void *memory_grow(void *array, size_t count, size_t *capacity, size_t item_size)
{
    if (array && count < *capacity)
        return array;
    if (*capacity > SIZE_MAX / 2)
        memory_fail();
    size_t wanted = *capacity ? *capacity * 2 : FIRST_CAPACITY;
    while (wanted <= count) {
        if (wanted > SIZE_MAX / 2)
            memory_fail();
        wanted *= 2;
    }
    array = memory_resize(array, wanted, item_size);
    *capacity = wanted;
    return array;
}
