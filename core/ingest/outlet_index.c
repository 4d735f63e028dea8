#include "core/ingest/outlet_index.h"

#include "core/base/hash_map.h"
#include "core/base/memory.h"

#include <stdlib.h>

struct outlet_index {
    const struct known_outlet *rows;
    size_t count;
    size_t longest;                  /* bytes of a key */
    struct hash_map by_name, by_key; /* the first row of a name without "the", of a whole key */
    struct hash_map by_word;         /* the first row of a key's first word … */
    uint32_t *next;                  /* … and by row the next of the same */
};

static uint64_t hash_small(struct text text)
{
    uint64_t hash = text_hash(TEXT(""));
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        byte = byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
        hash = text_hash_more(hash, (struct text){&byte, 1});
    }
    return hash;
}

/* Bytes that a word goes on in. */
static struct text first_word(struct text text)
{
    size_t end = 0;
    while (end < text.length && outlet_word_byte(text.bytes[end]))
        end++;
    return text_slice(text, 0, end);
}

static void set_first(struct hash_map *map, uint64_t hash, uint32_t row)
{
    if (hash_map_find(map, hash) == HASH_MAP_NONE)
        hash_map_set(map, hash, row);
}

struct outlet_index *outlet_index_new(const struct known_outlet *rows, size_t count)
{
    struct outlet_index *index = memory_calloc(1, sizeof(*index));
    index->rows = rows;
    index->count = count;
    index->next = memory_calloc(count + 1, sizeof(*index->next));
    for (uint32_t i = 0; i < count; i++) {
        struct text key = text_from(rows[i].key);
        index->longest = key.length > index->longest ? key.length : index->longest;
        set_first(&index->by_name, hash_small(outlet_without_the(key)), i);
        set_first(&index->by_key, hash_small(key), i);
    }
    for (uint32_t i = (uint32_t)count; i-- > 0;) {
        uint64_t word = text_hash(first_word(text_from(rows[i].key)));
        index->next[i] = hash_map_find(&index->by_word, word);
        hash_map_set(&index->by_word, word, i);
    }
    return index;
}

void outlet_index_free(struct outlet_index *index)
{
    if (!index)
        return;
    hash_map_free(&index->by_name);
    hash_map_free(&index->by_key);
    hash_map_free(&index->by_word);
    free(index->next);
    free(index);
}

static const struct known_outlet *row_at(const struct outlet_index *index, uint32_t row)
{
    return row == HASH_MAP_NONE ? NULL : &index->rows[row];
}

const struct known_outlet *outlet_index_name(const struct outlet_index *index, struct text name)
{
    struct text bare = outlet_without_the(name);
    const struct known_outlet *row =
        row_at(index, hash_map_find(&index->by_name, hash_small(bare)));
    return row && text_equal_ascii_case(bare, outlet_without_the(text_from(row->key))) ? row : NULL;
}

/* The first row whose whole key is a domain, or HASH_MAP_NONE. */
static uint32_t row_of_domain(const struct outlet_index *index, struct text domain)
{
    uint32_t row = hash_map_find(&index->by_key, hash_small(domain));
    bool same =
        row != HASH_MAP_NONE && text_equal_ascii_case(domain, text_from(index->rows[row].key));
    return same ? row : HASH_MAP_NONE;
}

/* The domain itself, or one that it is part of. Of a host of any length only what may be a key is
 * looked at. */
const struct known_outlet *outlet_index_host(const struct outlet_index *index, struct text host)
{
    size_t most = index->longest + 1; /* with the dot before it */
    size_t from = host.length > most ? host.length - most : 0;
    uint32_t first = row_of_domain(index, host);
    for (size_t at = text_find(host, TEXT("."), from); at != SIZE_MAX;
         at = text_find(host, TEXT("."), at + 1)) {
        uint32_t row = row_of_domain(index, text_slice(host, at + 1, host.length));
        first = row < first ? row : first;
    }
    return row_at(index, first);
}

struct outlet_begin outlet_index_begin(const struct outlet_index *index, struct text text)
{
    return (struct outlet_begin){hash_map_find(&index->by_word, text_hash(first_word(text)))};
}

const struct known_outlet *outlet_index_next(const struct outlet_index *index,
                                             struct outlet_begin *begin)
{
    uint32_t row = begin->next;
    if (row != HASH_MAP_NONE)
        begin->next = index->next[row];
    return row_at(index, row);
}
