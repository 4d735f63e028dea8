#include "core/base/arena.h"
#include "core/base/memory.h"
#include "core/base/shelf.h"
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ALIGNMENT = _Alignof(max_align_t),
    BLOCK_MIN = 4 << 10,
    BLOCK_MAX = 1 << 20,
    FIRST_CAPACITY = 8
};

struct block {
    struct block *next;
    size_t capacity, used;
    _Alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *blocks; /* the first is the one being filled */
    struct shelf *shelf;  /* that blocks are taken from, or NULL */
    size_t footprint;
    size_t next_capacity;
};

struct arena *arena_new(void)
{
    struct arena *arena = memory_calloc(1, sizeof *arena);

    arena->next_capacity = BLOCK_MIN;
    arena->footprint = sizeof *arena;
    return arena;
}

static struct block *block_new(struct arena *arena, size_t capacity)
{
    if (capacity > SIZE_MAX - sizeof(struct block))
        memory_fail();
    size_t size = sizeof(struct block) + capacity;
    struct block *block = arena->shelf ? shelf_take(arena->shelf, size) : memory_alloc(size);
    block->capacity = capacity;
    block->used = 0;
    arena->footprint += sizeof *block + capacity;
    return block;
}

struct arena *arena_new_on(struct shelf *shelf, size_t bytes)
{
    struct arena *arena = arena_new();

    arena->shelf = shelf;
    if (bytes > 0) {
        arena->blocks = block_new(arena, bytes);
        arena->blocks->next = NULL;
    }
    return arena;
}

struct arena *arena_new_for(size_t bytes)
{
    return arena_new_on(NULL, bytes);
}

static void free_blocks(struct shelf *shelf, struct block *block)
{
    while (block) {
        struct block *next = block->next;
        if (shelf)
            shelf_give_back(shelf, block);
        else
            free(block);
        block = next;
    }
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    free_blocks(arena->shelf, arena->blocks);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    struct block *kept = arena->blocks;

    if (!kept)
        return;
    free_blocks(arena->shelf, kept->next);
    kept->next = NULL;
    kept->used = 0;
    arena->footprint = sizeof *arena + sizeof *kept + kept->capacity;
}

/* A request too large for the blocks of the day gets one of its own, put behind the one being
 * filled so that its room is not lost. */
static void *take_own_block(struct arena *arena, size_t size)
{
    struct block *block = block_new(arena, size);

    block->used = size;
    if (arena->blocks) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        block->next = NULL;
        arena->blocks = block;
    }
    return block->bytes;
}

static void *take(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        memory_fail();
    size = size ? (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : (size_t)ALIGNMENT;
    struct block *block = arena->blocks;
    if (!block || block->capacity - block->used < size) {
        if (size > arena->next_capacity / 4)
            return take_own_block(arena, size);
        block = block_new(arena, arena->next_capacity);
        block->next = arena->blocks;
        arena->blocks = block;
        if (arena->next_capacity < BLOCK_MAX)
            arena->next_capacity *= 2;
    }
    void *memory = block->bytes + block->used;
    block->used += size;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size ? size : 1);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_fail();
    return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    if (length == SIZE_MAX)
        memory_fail();
    char *copy = take(arena, length + 1);
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_strdup(struct arena *arena, const char *string)
{
    return arena_copy(arena, string, strlen(string));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;

    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        length = 0;
    char *string = take(arena, (size_t)length + 1);
    string[0] = '\0';
    vsnprintf(string, (size_t)length + 1, format, again);
    va_end(again);
    return string;
}

void *arena_grow(struct arena *arena, void *array, size_t count, size_t *capacity, size_t item_size)
{
    if (array && count < *capacity)
        return array;
    if (count > SIZE_MAX / 2 || *capacity > SIZE_MAX / 2)
        memory_fail();
    size_t wanted = *capacity ? *capacity * 2 : FIRST_CAPACITY;
    if (wanted <= count)
        wanted = count * 2;
    void *grown = arena_array(arena, wanted, item_size);
    if (array && count)
        memcpy(grown, array, count * item_size);
    *capacity = wanted;
    return grown;
}

size_t arena_used(const struct arena *arena)
{
    size_t used = 0;

    for (const struct block *block = arena->blocks; block; block = block->next)
        used += block->used;
    return used;
}

size_t arena_footprint(const struct arena *arena)
{
    return arena->footprint;
}
