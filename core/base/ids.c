#include "core/base/ids.h"

#include "core/base/text.h"

#include <assert.h>
#include <string.h>

struct slot {
    const char *id;  /* NULL: free */
    unsigned number; /* the last that was put behind it */
};

/* A hash table, at most half full. */
struct ids {
    struct arena *arena;
    struct slot *slots;
    size_t mask, left;
};

struct ids *ids_new(struct arena *arena, size_t count)
{
    struct ids *ids = arena_alloc(arena, sizeof(*ids));
    size_t size = 2;
    while (size / 2 < count)
        size *= 2;
    *ids = (struct ids){arena, arena_array(arena, size, sizeof(*ids->slots)), size - 1, count};
    return ids;
}

/* The slot of a string, or the free one where it belongs. */
static struct slot *slot_of(const struct ids *ids, const char *id)
{
    size_t at = text_hash(text_from(id)) & ids->mask;
    while (ids->slots[at].id && strcmp(ids->slots[at].id, id) != 0)
        at = (at + 1) & ids->mask;
    return &ids->slots[at];
}

const char *ids_claim(struct ids *ids, const char *wanted)
{
    struct slot *taken = slot_of(ids, wanted), *slot = taken;
    const char *id = wanted;
    assert(ids->left > 0);
    ids->left--;
    while (slot->id) {
        id = arena_printf(ids->arena, "%s-%u", wanted, ++taken->number);
        slot = slot_of(ids, id);
    }
    *slot = (struct slot){id, 1};
    return id;
}
