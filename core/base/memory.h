/* memory: allocation that cannot fail, and the one place that says so when it does.
 *
 * Running out of memory ends the program: no caller could do better. Before it ends, the hook that
 * the reader set restores the terminal, so that the message is seen. */
#ifndef DIPTYCH_BASE_MEMORY_H
#define DIPTYCH_BASE_MEMORY_H

#include <stddef.h>

/* The exit status of a program that ran out of memory. */
enum { MEMORY_EXIT_STATUS = 2 };

/* Sets what runs before the program ends for want of memory. To be called once, before any thread
 * starts; the hook must be safe to call from any thread. The one mutable object of file scope
 * beside signal flags. */
void memory_set_failure_hook(void (*hook)(void));

/* Runs the hook, says "diptych: out of memory" on standard error and exits with MEMORY_EXIT_STATUS.
 */
_Noreturn void memory_fail(void);

/* malloc, calloc, realloc and strdup that never return NULL. A product that overflows counts as no
 * memory. The caller frees with free(). */
void *memory_alloc(size_t size);
void *memory_calloc(size_t count, size_t size);
void *memory_resize(void *old, size_t count, size_t size);
char *memory_strdup(const char *string);

/* Makes room for one more item in a growing array of `item_size` bytes an item: doubles *capacity
 * when `count` has reached it. Returns the array, which may have moved. */
void *memory_grow(void *array, size_t count, size_t *capacity, size_t item_size);

#endif
