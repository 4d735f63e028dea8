#include "core/compare/variants.h"

#include "core/base/memory.h"
#include "core/base/utf8.h"

#include <stdlib.h>

/* A word with the marks that cling to it. */
struct unit {
    struct variant_cell cell;
    uint64_t key; /* of its letters and digits, folded; 0: marks alone */
};

/* A slot while variants come in. */
struct slot {
    uint32_t next;      /* in reading order; NONE: the last */
    struct unit *units; /* by variant */
};

enum { NONE = UINT32_MAX };

struct liner {
    struct arena *scratch;
    const struct variant *variants;
    size_t count;
    struct slot *slots;
    size_t slot_count, slot_capacity;
    uint32_t head;
};

/* --- words ------------------------------------------------------------------------------------ */

static uint64_t hash_folded(struct text text, uint64_t hash)
{
    size_t size;
    for (size_t i = 0; i < text.length; i += size) {
        char bytes[4];
        uint32_t code = utf8_fold(utf8_decode(text.bytes + i, text.length - i, &size));
        if (utf8_is_letter(code) || utf8_is_digit(code))
            hash = text_hash_more(hash ? hash : 1, (struct text){bytes, utf8_encode(code, bytes)});
    }
    return hash;
}

/* The words of a variant. */
static struct unit *read_units(const struct liner *l, const struct variant *variant, size_t *count)
{
    const struct annotation *annotation = variant->side->annotation;
    const struct sentence *sentences = annotation->sentences.items;
    *count = 0;
    if (variant->first >= variant->end)
        return NULL;
    uint32_t first = sentences[variant->first].first_token;
    uint32_t end = sentences[variant->end - 1].end_token;
    struct unit *units = arena_array(l->scratch, end - first, sizeof(*units));
    for (uint32_t t = first; t < end; t++) {
        bool glued = *count > 0 && (annotation->tokens.items[t].flags & TOKEN_GLUED);
        if (!glued)
            units[(*count)++].cell.first = t;
        struct unit *unit = &units[*count - 1];
        unit->cell.end = t + 1;
        unit->key =
            hash_folded(token_text(variant->side->article, &annotation->tokens, t), unit->key);
    }
    return units;
}

/* --- slots ------------------------------------------------------------------------------------ */

static uint32_t insert_slot(struct liner *l, uint32_t before)
{
    l->slots =
        arena_grow(l->scratch, l->slots, l->slot_count, &l->slot_capacity, sizeof(*l->slots));
    uint32_t *link = before == NONE ? &l->head : &l->slots[before].next;
    uint32_t slot = (uint32_t)l->slot_count++;
    l->slots[slot] = (struct slot){.next = *link,
                                   .units = arena_array(l->scratch, l->count, sizeof(struct unit))};
    *link = slot;
    return slot;
}

static bool has(const struct liner *l, uint32_t slot, uint64_t key, size_t variants)
{
    for (size_t v = 0; key != 0 && v < variants; v++)
        if (l->slots[slot].units[v].key == key)
            return true;
    return false;
}

/* Which of the slots in `order` each unit meets: a longest common subsequence (NONE: none). */
static uint32_t *meet(const struct liner *l, const uint32_t *order, size_t slots,
                      const struct unit *units, size_t count, size_t variants)
{
    size_t rows = count < VARIANT_WORDS_MAX ? count : VARIANT_WORDS_MAX;
    size_t columns = slots < VARIANT_WORDS_MAX ? slots : VARIANT_WORDS_MAX;
    uint16_t *best = memory_calloc((rows + 1) * (columns + 1), sizeof(*best));
    uint32_t *met = arena_array(l->scratch, count, sizeof(*met));
    size_t width = columns + 1;
    for (size_t i = 0; i < count; i++)
        met[i] = NONE;
    for (size_t i = rows; i-- > 0;)
        for (size_t j = columns; j-- > 0;) {
            uint16_t down = best[(i + 1) * width + j], right = best[i * width + j + 1];
            best[i * width + j] = has(l, order[j], units[i].key, variants)
                                      ? (uint16_t)(best[(i + 1) * width + j + 1] + 1)
                                  : down > right ? down
                                                 : right;
        }
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
        if (has(l, order[j], units[i].key, variants))
            met[i++] = (uint32_t)j++;
        else if (best[(i + 1) * width + j] >= best[i * width + j + 1])
            i++;
        else
            j++;
    }
    free(best);
    return met;
}

/* Puts a variant's words into the slots: those that meet, and between two that do the others one
 * below the other as far as there are slots. */
static void add_variant(struct liner *l, size_t variant)
{
    size_t count, slots = 0;
    struct unit *units = read_units(l, &l->variants[variant], &count);
    uint32_t *order = arena_array(l->scratch, l->slot_count, sizeof(*order));
    for (uint32_t slot = l->head; slot != NONE; slot = l->slots[slot].next)
        order[slots++] = slot;
    uint32_t *met = meet(l, order, slots, units, count, variant);
    uint32_t before = NONE;
    for (size_t i = 0, next = 0; i < count;) {
        size_t end = i;
        while (end < count && met[end] == NONE)
            end++;
        size_t limit = end < count ? met[end] : slots;
        for (; i < end; i++) {
            before = next < limit ? order[next++] : insert_slot(l, before);
            l->slots[before].units[variant] = units[i];
        }
        if (i == count)
            break;
        next = met[i];
        before = order[next++];
        l->slots[before].units[variant] = units[i++];
    }
}

/* --- result ----------------------------------------------------------------------------------- */

static enum variant_slot state_of(const struct slot *slot, size_t count)
{
    enum variant_slot state = SLOT_SAME;
    const struct unit *first = NULL;
    for (size_t v = 0; v < count; v++) {
        const struct unit *unit = &slot->units[v];
        if (unit->cell.first == unit->cell.end)
            state = state == SLOT_SAME ? SLOT_LACKED : state;
        else if (first && first->key != unit->key)
            state = SLOT_DIFFERS;
        first = !first && unit->cell.first < unit->cell.end ? unit : first;
    }
    return state;
}

void variants_make(const struct variant *variants, size_t count, struct arena *arena,
                   struct variants *out)
{
    struct liner l = {.scratch = arena_new(), .variants = variants, .count = count, .head = NONE};
    for (size_t v = 0; v < count; v++)
        add_variant(&l, v);
    *out = (struct variants){.slot_count = l.slot_count, .count = count};
    out->cells = arena_array(arena, l.slot_count * count, sizeof(*out->cells));
    out->slots = arena_array(arena, l.slot_count, sizeof(*out->slots));
    size_t at = 0;
    for (uint32_t slot = l.head; slot != NONE; slot = l.slots[slot].next, at++) {
        out->slots[at] = state_of(&l.slots[slot], count);
        for (size_t v = 0; v < count; v++)
            out->cells[at * count + v] = l.slots[slot].units[v].cell;
    }
    arena_free(l.scratch);
}
