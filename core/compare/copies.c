#include "core/compare/copies.h"

#include "core/base/hash_map.h"
#include "core/base/utf8.h"
#include "core/language/stems.h"

#include <stdlib.h>
#include <string.h>

enum {
    RUN = 4,       /* words */
    SKETCH = 24,   /* least hashes kept of a text */
    WORDS_MIN = 8, /* a shorter text is a copy only where it and the headline are equal */
    SHARED_PART = 3,
    DAYS_MAX = 7, /* between versions */
};

/* Of all runs that two texts have, those that both have. Agency copy that editors worked on shares
 * up to 0.6; the same column of another day, or the same form with other numbers, up to 0.35. */
static const double alike_outlet = 0.85;
static const double alike_same = 0.6;
static const double alike_headline = 0.4;
static const double alike_url = 0.2;

/* What is known of an article's text. */
struct reading {
    uint64_t words;    /* a hash of all of them, in order */
    uint64_t headline; /* 0: it has none */
    uint64_t outlet;
    size_t count; /* of words */
};

struct entry {
    uint64_t hash;
    uint32_t item;
};

/* Two neighbours among those that have a hash in common. */
struct pair {
    uint32_t later, earlier;
};

struct finder {
    const struct compare_side *sides;
    const uint32_t *group_of;
    size_t count;
    struct arena *scratch, *runs;
    struct reading *readings;
    struct entry *entries;
    size_t entry_count;
    struct pair *pairs;
    size_t pair_count;
    struct hash_map by_words, by_name, by_outlet;
    struct copy *copies;
};

/* --- reading ---------------------------------------------------------------------------------- */

static uint64_t mix(uint64_t hash)
{
    hash = (hash ^ hash >> 32) * 0x9E3779B97F4A7C15ULL;
    return hash ^ hash >> 29;
}

static uint64_t join(uint64_t seed, uint64_t more)
{
    return mix(seed ^ mix(more + 1));
}

static bool is_text(enum paragraph_kind kind)
{
    return kind == PARAGRAPH_BODY || kind == PARAGRAPH_HEADING || kind == PARAGRAPH_STANDFIRST;
}

static uint64_t hash_words(struct text text)
{
    char folded[STEM_LENGTH_MAX];
    size_t length = stem_fold(text, folded);
    return text_hash((struct text){folded, length});
}

/* A line's letters and digits, in lower case. */
static uint64_t hash_line(struct text text)
{
    uint64_t hash = 1;
    for (size_t at = 0, size; at < text.length; at += size) {
        uint32_t code = utf8_decode(text.bytes + at, text.length - at, &size);
        if (utf8_is_letter(code) || utf8_is_digit(code))
            hash = join(hash, utf8_lower(code));
    }
    return hash;
}

/* The hashes of the words of a text, headlines and furniture aside; how many. */
static size_t read_words(const struct compare_side *side, struct arena *arena, uint64_t **out)
{
    struct tokens tokens;
    size_t count = 0;
    tokens_make(side->article, arena, &tokens);
    *out = arena_array(arena, tokens.count, sizeof(**out));
    for (size_t p = 0; p < side->article->paragraph_count; p++)
        for (size_t t = tokens.first_of[p];
             is_text(side->article->paragraphs[p].kind) && t < tokens.first_of[p + 1]; t++)
            if (tokens.items[t].kind == TOKEN_WORD || tokens.items[t].kind == TOKEN_NUMBER)
                (*out)[count++] = hash_words(token_text(side->article, &tokens, t));
    return count;
}

static uint64_t run_at(const uint64_t *words, size_t at)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < RUN; i++)
        hash = join(hash, words[at + i]);
    return hash;
}

/* Keeps the least hashes of the runs, each once. */
static void add_sketch(struct finder *finder, uint32_t item, const uint64_t *words, size_t count)
{
    uint64_t least[SKETCH] = {0};
    size_t kept = 0;
    for (size_t i = 0; i + RUN <= count; i++) {
        uint64_t hash = join(run_at(words, i), finder->group_of[item]);
        size_t at = kept;
        while (at > 0 && least[at - 1] > hash)
            at--;
        if (at == SKETCH || (at > 0 && least[at - 1] == hash))
            continue;
        size_t moved = (kept < SKETCH ? kept : SKETCH - 1) - at;
        memmove(least + at + 1, least + at, moved * sizeof(*least));
        least[at] = hash;
        kept += kept < SKETCH;
    }
    for (size_t i = 0; i < kept; i++)
        finder->entries[finder->entry_count++] = (struct entry){least[i], item};
}

static void read_item(struct finder *finder, uint32_t item)
{
    const struct article *article = finder->sides[item].article;
    struct reading *reading = &finder->readings[item];
    uint64_t *words;
    arena_reset(finder->runs);
    reading->count = read_words(&finder->sides[item], finder->runs, &words);
    reading->words = reading->count;
    for (size_t i = 0; i < reading->count; i++)
        reading->words = join(reading->words, words[i]);
    reading->outlet = text_hash(text_from(article->outlet));
    reading->headline = article->title ? hash_line(text_from(article->title)) : 0;
    if (reading->count < WORDS_MIN)
        reading->words = join(reading->words, reading->headline);
    if (reading->count >= WORDS_MIN)
        add_sketch(finder, item, words, reading->count);
}

/* --- who may be alike ------------------------------------------------------------------------- */

static int by_hash(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->item > y->item) - (x->item < y->item);
}

static int by_items(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    if (x->later != y->later)
        return x->later < y->later ? -1 : 1;
    return (x->earlier > y->earlier) - (x->earlier < y->earlier);
}

/* Of many with one hash only neighbours make a pair: copies of one text meet in some of them. */
static void find_pairs(struct finder *finder)
{
    const struct entry *entries = finder->entries;
    size_t most = 0;
    if (finder->entry_count > 0)
        qsort(finder->entries, finder->entry_count, sizeof(*finder->entries), by_hash);
    for (size_t i = 1; i < finder->entry_count; i++)
        most += entries[i].hash == entries[i - 1].hash;
    finder->pairs = arena_array(finder->scratch, most, sizeof(*finder->pairs));
    for (size_t i = 1; i < finder->entry_count; i++)
        if (entries[i].hash == entries[i - 1].hash)
            finder->pairs[finder->pair_count++] =
                (struct pair){entries[i].item, entries[i - 1].item};
    if (finder->pair_count > 0)
        qsort(finder->pairs, finder->pair_count, sizeof(*finder->pairs), by_items);
}

/* --- how alike -------------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The runs of an article, in order, each once. */
static size_t read_runs(struct finder *finder, uint32_t item, uint64_t **out)
{
    uint64_t *words;
    size_t count = read_words(&finder->sides[item], finder->runs, &words), kept = 0;
    size_t runs = count >= RUN ? count - RUN + 1 : 0;
    for (size_t i = 0; i < runs; i++)
        words[i] = run_at(words, i);
    if (runs > 0)
        qsort(words, runs, sizeof(*words), by_value);
    for (size_t i = 0; i < runs; i++)
        if (kept == 0 || words[kept - 1] != words[i])
            words[kept++] = words[i];
    *out = words;
    return kept;
}

/* Runs that both have over runs that either has. */
static double resemblance(struct finder *finder, uint32_t a, uint32_t b)
{
    uint64_t *left, *right;
    arena_reset(finder->runs);
    size_t left_count = read_runs(finder, a, &left), right_count = read_runs(finder, b, &right);
    size_t both = 0;
    for (size_t i = 0, j = 0; i < left_count && j < right_count;) {
        both += left[i] == right[j];
        bool left_on = left[i] <= right[j], right_on = right[j] <= left[i];
        i += left_on;
        j += right_on;
    }
    size_t either = left_count + right_count - both;
    return either > 0 ? (double)both / (double)either : 0;
}

static bool days_apart(const struct finder *finder, uint32_t a, uint32_t b)
{
    struct date left = finder->sides[a].article->date, right = finder->sides[b].article->date;
    if (left.day == 0 || right.day == 0)
        return false;
    return labs(date_to_days(left) - date_to_days(right)) > DAYS_MAX;
}

/* Whether an item is a copy of a first one; `alike` is what makes a version of one outlet's. */
static bool is_copy(struct finder *finder, uint32_t item, uint32_t first, double alike)
{
    bool same = finder->readings[item].outlet == finder->readings[first].outlet;
    if (same && days_apart(finder, item, first))
        return false;
    return resemblance(finder, item, first) >= (same ? alike : alike_outlet);
}

/* --- deciding --------------------------------------------------------------------------------- */

static bool same_headline(const struct reading *a, const struct reading *b)
{
    return a->headline == 0 || b->headline == 0 || a->headline == b->headline;
}

/* What an item is among the copies of a first one: of each outlet one is its first. */
static void join_first(struct finder *finder, uint32_t item, uint32_t first)
{
    const struct reading *reading = &finder->readings[item];
    uint64_t key = join(reading->outlet, first);
    uint32_t own = hash_map_find(&finder->by_outlet, key);
    if (own == HASH_MAP_NONE) {
        finder->copies[item] = (struct copy){first, item, COPY_OUTLET};
        hash_map_set(&finder->by_outlet, key, item);
        return;
    }
    const struct reading *other = &finder->readings[own];
    bool same = reading->words == other->words && same_headline(reading, other);
    finder->copies[item] = (struct copy){first, own, same ? COPY_SAME : COPY_VERSION};
}

/* Hashes that tell an article of an outlet by a name. */
static uint64_t name_key(const struct finder *finder, uint32_t item, const char *kind,
                         uint64_t name)
{
    uint64_t key = join(finder->readings[item].outlet, text_hash(text_from(kind)));
    return join(join(key, name), finder->group_of[item]);
}

static uint64_t url_key(const struct finder *finder, uint32_t item)
{
    const char *url = finder->sides[item].article->url;
    return url ? name_key(finder, item, "url", text_hash((struct text){url, strcspn(url, "#")}))
               : 0;
}

static uint64_t headline_key(const struct finder *finder, uint32_t item)
{
    uint64_t headline = finder->readings[item].headline;
    return headline ? name_key(finder, item, "headline", headline) : 0;
}

/* A copy by a name (0: it has none); else the name is the item's from here on. */
static bool find_by_name(struct finder *finder, uint32_t item, uint64_t key, double alike)
{
    uint32_t other = key ? hash_map_find(&finder->by_name, key) : HASH_MAP_NONE;
    bool found = other != HASH_MAP_NONE && is_copy(finder, item, finder->copies[other].of, alike);
    if (found)
        join_first(finder, item, finder->copies[other].of);
    else if (key)
        hash_map_set(&finder->by_name, key, item);
    return found;
}

/* A copy by equal words. The words of the first count for all. */
static bool find_equal(struct finder *finder, uint32_t item)
{
    const struct reading *reading = &finder->readings[item];
    uint64_t key = join(reading->words, finder->group_of[item]);
    uint32_t other = reading->count ? hash_map_find(&finder->by_words, key) : HASH_MAP_NONE;
    if (other == HASH_MAP_NONE) {
        if (reading->count > 0)
            hash_map_set(&finder->by_words, key, item);
        return false;
    }
    join_first(finder, item, finder->copies[other].of);
    return true;
}

/* A copy by hashes in common: pairs [at, end) are the item's. */
static bool find_near(struct finder *finder, uint32_t item, size_t at, size_t end)
{
    for (size_t next; at < end; at = next) {
        uint32_t first = finder->copies[finder->pairs[at].earlier].of;
        for (next = at + 1; next < end && finder->pairs[next].earlier == finder->pairs[at].earlier;)
            next++;
        size_t runs = finder->readings[item].count - RUN + 1;
        if ((next - at) * SHARED_PART < (runs < SKETCH ? runs : SKETCH) ||
            !is_copy(finder, item, first, alike_same))
            continue;
        join_first(finder, item, first);
        return true;
    }
    return false;
}

static void decide(struct finder *finder)
{
    size_t at = 0, end;
    for (uint32_t item = 0; item < finder->count; item++, at = end) {
        for (end = at; end < finder->pair_count && finder->pairs[end].later == item;)
            end++;
        finder->copies[item] = (struct copy){item, item, COPY_NONE};
        if (find_equal(finder, item) ||
            find_by_name(finder, item, url_key(finder, item), alike_url) ||
            find_by_name(finder, item, headline_key(finder, item), alike_headline) ||
            find_near(finder, item, at, end))
            continue;
        hash_map_set(&finder->by_outlet, join(finder->readings[item].outlet, item), item);
    }
}

struct copy *copies_find(const struct compare_side *sides, const uint32_t *group_of, size_t count,
                         struct arena *arena)
{
    struct finder finder = {.sides = sides,
                            .group_of = group_of,
                            .count = count,
                            .scratch = arena_new(),
                            .runs = arena_new(),
                            .copies = arena_array(arena, count, sizeof(struct copy))};
    finder.readings = arena_array(finder.scratch, count, sizeof(*finder.readings));
    finder.entries = arena_array(finder.scratch, count * SKETCH, sizeof(*finder.entries));
    for (uint32_t i = 0; i < count; i++)
        read_item(&finder, i);
    find_pairs(&finder);
    decide(&finder);
    hash_map_free(&finder.by_words);
    hash_map_free(&finder.by_name);
    hash_map_free(&finder.by_outlet);
    arena_free(finder.scratch);
    arena_free(finder.runs);
    return finder.copies;
}

bool copy_is_own(struct copy copy)
{
    return copy.kind == COPY_SAME || copy.kind == COPY_VERSION;
}
