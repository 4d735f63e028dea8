#include "core/watch/literals.h"
#include "core/base/memory.h"
#include "core/base/utf8.h"
#include <stdlib.h>
#include <string.h>

enum {
    PREFIX_MAX = 31, /* bytes of a word's beginning that are hashed; longer ones are compared */
    FILTER_BITS = 1 << 16, /* fits the first-level cache */
    PAIR_COUNT = 1 << 16,
    NO_LITERAL = UINT32_MAX
};

/* Fowler, Noll and Vo, 32 bits, FNV-1a. */
#define HASH_SEED 2166136261u
#define HASH_PRIME 16777619u

/* The literals filed under one hash: items[first, first + count). */
struct bucket {
    uint32_t key, first, count;
};

struct literals {
    struct literal
        *items; /* those filed under words by key, then those filed under pairs by pair */
    size_t count, word_count;
    struct bucket *buckets;
    size_t mask;
    uint32_t prefix_lengths; /* bit L: some literal is filed under a beginning of L bytes */
    uint64_t filter[FILTER_BITS / 64];
    uint32_t
        *pairs; /* PAIR_COUNT: the first item filed under a pair, or NO_LITERAL; NULL without any */
};

static uint32_t hash_bytes(const char *bytes, size_t length)
{
    uint32_t hash = HASH_SEED;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * HASH_PRIME;
    return hash;
}

/* FNV's low bits are its best; the filter takes a fold of them all. */
static uint32_t filter_bit(uint32_t hash)
{
    return (hash ^ (hash >> 16)) & (FILTER_BITS - 1);
}

static bool filter_has(const struct literals *literals, uint32_t hash)
{
    uint32_t bit = filter_bit(hash);
    return literals->filter[bit / 64] >> (bit % 64) & 1;
}

static const struct bucket *find_bucket(const struct literals *literals, uint32_t key)
{
    for (size_t at = key & literals->mask;; at = (at + 1) & literals->mask) {
        const struct bucket *bucket = &literals->buckets[at];
        if (bucket->count == 0)
            return NULL;
        if (bucket->key == key)
            return bucket;
    }
}

static size_t pair_of(struct text text)
{
    unsigned char second = text.length > 1 ? (unsigned char)text.bytes[1] : 0;
    return (size_t)(unsigned char)text.bytes[0] << 8 | second;
}

/* The next word at or after *at: its start, with *at moved to its end; false at the end of the
 * text. */
static bool next_word(struct text text, size_t *start, size_t *at)
{
    size_t size = 1;
    while (*at < text.length && !fold_word_at(text, *at, &size))
        *at += size;
    *start = *at;
    while (*at < text.length && fold_word_at(text, *at, &size))
        *at += size;
    return *at > *start;
}

/* How many literals hold a word, by its hash: collisions only make the choice a little worse. */
static uint32_t *count_words(const struct literal *items, size_t count)
{
    uint32_t *shared = memory_calloc(FILTER_BITS, sizeof *shared);
    for (size_t i = 0; i < count; i++)
        for (size_t start, at = 0; next_word(items[i].text, &start, &at);)
            shared[filter_bit(hash_bytes(items[i].text.bytes + start, at - start))]++;
    return shared;
}

/* Files a literal under its rarest whole word; false when it has none. */
static bool file_under_word(struct literal *literal, const uint32_t *shared)
{
    uint32_t fewest = UINT32_MAX;
    size_t longest = 0;
    for (size_t start, at = 0; next_word(literal->text, &start, &at);) {
        if (literal->prefix && at == literal->text.length)
            continue;
        uint32_t hash = hash_bytes(literal->text.bytes + start, at - start);
        uint32_t among = shared[filter_bit(hash)];
        if (among > fewest || (among == fewest && at - start <= longest))
            continue;
        fewest = among;
        longest = at - start;
        literal->key = hash;
        literal->lead = (uint32_t)start;
    }
    return longest > 0;
}

static void file_under_prefix(struct literals *literals, struct literal *literal)
{
    size_t start, at = 0;
    if (!next_word(literal->text, &start, &at))
        return;
    size_t length = at - start < PREFIX_MAX ? at - start : PREFIX_MAX;
    literals->prefix_lengths |= 1u << length;
    literal->key = hash_bytes(literal->text.bytes + start, length);
    literal->lead = (uint32_t)start;
}

static int compare_filing(const void *left, const void *right)
{
    const struct literal *a = left, *b = right;
    if (a->whole_word != b->whole_word)
        return a->whole_word ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->term > b->term) - (a->term < b->term);
}

static void file_all(struct literals *literals)
{
    uint32_t *shared = count_words(literals->items, literals->count);
    for (size_t i = 0; i < literals->count; i++) {
        struct literal *literal = &literals->items[i];
        literals->word_count += literal->whole_word;
        if (!literal->whole_word)
            literal->key = (uint32_t)pair_of(literal->text);
        else if (!file_under_word(literal, shared))
            file_under_prefix(literals, literal);
    }
    free(shared);
    if (literals->count > 0)
        qsort(literals->items, literals->count, sizeof *literals->items, compare_filing);
}

static void make_buckets(struct literals *literals)
{
    size_t size = 16;
    while (size < literals->word_count * 4)
        size *= 2;
    literals->mask = size - 1;
    literals->buckets = memory_calloc(size, sizeof *literals->buckets);
    for (size_t i = 0; i < literals->word_count; i++) {
        uint32_t key = literals->items[i].key;
        size_t at = key & literals->mask;
        while (literals->buckets[at].count > 0 && literals->buckets[at].key != key)
            at = (at + 1) & literals->mask;
        struct bucket *bucket = &literals->buckets[at];
        if (bucket->count++ == 0)
            *bucket = (struct bucket){key, (uint32_t)i, 1};
        literals->filter[filter_bit(key) / 64] |= (uint64_t)1 << filter_bit(key) % 64;
    }
}

static void make_pairs(struct literals *literals)
{
    if (literals->word_count == literals->count)
        return;
    literals->pairs = memory_alloc(PAIR_COUNT * sizeof *literals->pairs);
    memset(literals->pairs, 0xFF, PAIR_COUNT * sizeof *literals->pairs);
    for (size_t i = literals->count; i-- > literals->word_count;)
        literals->pairs[literals->items[i].key] = (uint32_t)i; /* ends at the first */
}

struct literals *literals_new(const struct literal *items, size_t count)
{
    struct literals *literals = memory_calloc(1, sizeof *literals);
    literals->items = memory_calloc(count + 1, sizeof *items);
    literals->count = count;
    if (count > 0)
        memcpy(literals->items, items, count * sizeof *items);
    file_all(literals);
    make_buckets(literals);
    make_pairs(literals);
    return literals;
}

void literals_free(struct literals *literals)
{
    if (!literals)
        return;
    free(literals->items);
    free(literals->buckets);
    free(literals->pairs);
    free(literals);
}

/* One search: what is searched and who is told. */
struct search {
    const struct literals *literals;
    const struct fold *fold;
    struct text folded, source;
    literals_visit *visit;
    void *context;
};

/* Whether the words of `text` are those of `kept`, each as written or, where `capitals`, all in
 * capitals. */
static bool same_case(struct text text, struct text kept, bool capitals)
{
    size_t size, size_kept;
    bool raised = false, small = false;
    for (size_t i = 0, k = 0; i < text.length && k < kept.length; i += size, k += size_kept) {
        uint32_t have = utf8_decode(text.bytes + i, text.length - i, &size);
        uint32_t want = utf8_decode(kept.bytes + k, kept.length - k, &size_kept);
        if (have != want && (!capitals || have != utf8_upper(want)))
            return false;
        if (!utf8_is_letter(have))
            raised = small = false;
        raised |= have != want;
        small |= have == want && utf8_is_lower(have);
        if (raised && small)
            return false;
    }
    return true;
}

static bool case_fits(const struct search *search, const struct literal *literal, size_t start,
                      size_t end)
{
    if (literal->match_case == LITERAL_ANY_CASE)
        return true;
    struct fold kept = {0};
    fold_map_back(search->fold, search->source, &start, &end);
    fold_text(&kept, text_slice(search->source, start, end), true);
    bool fits = same_case(fold_result(&kept), literal->kept,
                          literal->match_case == LITERAL_SAME_OR_CAPITALS);
    fold_free(&kept);
    return fits;
}

/* The end of what a literal matches at `start`, or 0. */
static size_t match_at(const struct search *search, const struct literal *literal, size_t start)
{
    size_t size, length = literal->text.length, end = start + length;
    struct text folded = search->folded;
    if (length > folded.length - start ||
        memcmp(folded.bytes + start, literal->text.bytes, length) != 0)
        return 0;
    if (literal->whole_word && fold_word_before(folded, start))
        return 0;
    if (literal->whole_word && !literal->prefix && fold_word_at(folded, end, &size))
        return 0;
    if (!case_fits(search, literal, start, end))
        return 0;
    while (literal->prefix && fold_word_at(folded, end, &size))
        end += size;
    return end;
}

static void try_bucket(const struct search *search, uint32_t key, size_t word)
{
    const struct bucket *bucket =
        filter_has(search->literals, key) ? find_bucket(search->literals, key) : NULL;
    for (size_t i = 0; bucket && i < bucket->count; i++) {
        const struct literal *literal = &search->literals->items[bucket->first + i];
        size_t start = word - literal->lead;
        size_t end = literal->lead <= word ? match_at(search, literal, start) : 0;
        if (end > 0)
            search->visit(search->context, literal, start, end);
    }
}

/* Hashes the word at `start` and tries what is filed under it and under its beginnings; returns its
 * end. */
static size_t try_word(const struct search *search, size_t start)
{
    struct text folded = search->folded;
    uint32_t hash = HASH_SEED, lengths = search->literals->prefix_lengths;
    size_t at = start, size;
    while (fold_word_at(folded, at, &size)) {
        for (size_t end = at + size; at < end; at++) {
            hash = (hash ^ (unsigned char)folded.bytes[at]) * HASH_PRIME;
            if (at + 1 - start <= PREFIX_MAX && lengths >> (at + 1 - start) & 1)
                try_bucket(search, hash, start);
        }
    }
    if (at - start > PREFIX_MAX || !(lengths >> (at - start) & 1))
        try_bucket(search, hash, start);
    return at;
}

static void find_words(const struct search *search)
{
    size_t size = 1;
    for (size_t at = 0; at < search->folded.length;) {
        if (fold_word_at(search->folded, at, &size))
            at = try_word(search, at);
        else
            at += size;
    }
}

/* Tries what is filed under a pair at `at`; a literal does not overlap itself: free_from says from
 * where it may stand. */
static void try_pair(const struct search *search, size_t pair, size_t at, size_t *free_from)
{
    const struct literals *literals = search->literals;
    for (size_t i = literals->pairs[pair]; i < literals->count && literals->items[i].key == pair;
         i++) {
        size_t *from = &free_from[i - literals->word_count];
        size_t end = at >= *from ? match_at(search, &literals->items[i], at) : 0;
        if (end == 0)
            continue;
        *from = end;
        search->visit(search->context, &literals->items[i], at, end);
    }
}

static void find_pairs(const struct search *search)
{
    const struct literals *literals = search->literals;
    size_t *free_from = memory_calloc(literals->count - literals->word_count, sizeof *free_from);
    for (size_t at = 0; at < search->folded.length; at++) {
        struct text rest = text_slice(search->folded, at, search->folded.length);
        size_t pair = pair_of(rest), single = pair & ~(size_t)0xFF;
        try_pair(search, single, at, free_from);
        if (pair != single)
            try_pair(search, pair, at, free_from);
    }
    free(free_from);
}

void literals_find(const struct literals *literals, const struct fold *fold, struct text source,
                   literals_visit *visit, void *context)
{
    struct search search = {literals, fold, fold_result(fold), source, visit, context};
    if (literals->word_count > 0)
        find_words(&search);
    if (literals->pairs)
        find_pairs(&search);
}
