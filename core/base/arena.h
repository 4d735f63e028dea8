/* arena: memory that is given back all at once.
 *
 * An article has three (what it is, its text, what was found in it), a collection one, a view's
 * layout one. Nothing allocated from an arena is freed alone. An arena belongs to one thread at a
 * time. */
#ifndef DIPTYCH_BASE_ARENA_H
#define DIPTYCH_BASE_ARENA_H

#include <stddef.h>

struct arena;
struct shelf;

/* A new, empty arena; never NULL. The caller frees it with arena_free. */
struct arena *arena_new(void);

/* The same with room for so many bytes at once, and no more than that until it is used up. */
struct arena *arena_new_for(size_t bytes);
/* The same on a shelf (shelf.h; NULL: plain memory), which must outlive it. */
struct arena *arena_new_on(struct shelf *shelf, size_t bytes);

/* Frees the arena and all that was allocated from it. NULL is allowed. */
void arena_free(struct arena *arena);

/* Forgets all allocations but keeps one block for reuse. */
void arena_reset(struct arena *arena);

/* `size` zeroed bytes, aligned for any type. Never NULL; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` zeroed items of `size` bytes; a product that overflows ends the program (see memory.h).
 */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy of `length` bytes with a NUL behind them. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);

/* A copy of a C string. */
char *arena_strdup(struct arena *arena, const char *string);

/* Formats into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes room for one more item of an array that lives in the arena: returns the array, moved and
 * doubled when `count` has reached *capacity (the old copy stays until the arena goes). */
void *arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity,
                 size_t item_size);

/* Bytes that were allocated from it, with what aligns them. */
size_t arena_used(const struct arena *arena);

/* Bytes that the arena holds from the system. */
size_t arena_footprint(const struct arena *arena);

#endif
