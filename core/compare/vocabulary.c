#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/word_table.h"
#include "core/compare/words.h"
#include "core/language/stems.h"

enum { CLASS_LETTERS = 4, STEM_REST_MAX = 3, FIRST_BUCKETS = 2048 };

static const double background_power = 0.75;
static const double number_background = 0.6; /* of numbers over number_small */
static const double number_small = 12;

/* Words of time: they tie nothing together by themselves. In byte order, as keys. */
static const char *const time_words[] = {
    "afternoon", "ago",      "am",       "april",   "august",    "centuri",  "daili",     "day",
    "decad",     "december", "earli",    "earlier", "even",      "februari", "fortnight", "friday",
    "gmt",       "hour",     "januari",  "juli",    "jun",       "last",     "lat",       "later",
    "march",     "may",      "midnight", "minut",   "monday",    "month",    "morn",      "next",
    "night",     "noon",     "november", "now",     "october",   "pm",       "saturday",  "second",
    "september", "sunday",   "thursday", "tim",     "today",     "tomorrow", "tonight",   "tuesday",
    "wednesday", "week",     "weekend",  "year",    "yesterday",
};

/* Titles, as keys. */
static const char *const title_words[] = {
    "ambassador",  "captain",   "chairman",     "chancellor", "chief",  "commander", "commissioner",
    "councillor",  "defens",    "deputi",       "director",   "dr",     "foreign",   "former",
    "gen",         "general",   "governor",     "king",       "leader", "lord",      "madam",
    "mayor",       "mep",       "minister",     "miss",       "mp",     "mr",        "mrs",
    "ms",          "president", "presidential", "prim",       "princ",  "prof",      "professor",
    "queen",       "secretari", "senator",      "sergeant",   "sir",    "speaker",   "spokesman",
    "spokeswoman", "vic",
};

/* Negations, as keys. */
static const char *const negation_words[] = {
    "cannot", "deni", "neither", "never", "no",    "nobodi",
    "non",    "nor",  "not",     "noth",  "refus", "without",
};

/* Words of attribution, as keys. */
static const char *const speech_words[] = {
    "accord",      "acknowledg", "add",      "alleg",  "announc", "argu",  "claim",
    "confirm",     "insist",     "official", "report", "say",     "sourc", "spokesman",
    "spokeswoman", "stat",       "tel",      "tweet",  "warn",    "writ",
};

/* Forms of address, as keys. */
static const char *const courtesy_words[] = {
    "dr", "mr", "mrs", "ms", "sir",
};

static const struct {
    const void *words;
    size_t count, size;
    uint8_t flag;
} lists[] = {
    {WORDS_OF(time_words), KEY_TIME},         {WORDS_OF(title_words), KEY_TITLE},
    {WORDS_OF(negation_words), KEY_NEGATION}, {WORDS_OF(speech_words), KEY_SPEECH},
    {WORDS_OF(courtesy_words), KEY_COURTESY},
};

static uint8_t flags_of(struct text key)
{
    uint8_t flags = 0;
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        if (word_table_find(key, lists[i].words, lists[i].count, lists[i].size))
            flags |= lists[i].flag;
    return flags;
}

bool vocabulary_sorted(void)
{
    bool sorted = true;
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
        sorted = sorted && word_table_sorted(lists[i].words, lists[i].count, lists[i].size);
    return sorted;
}

bool vocabulary_is_telling(const struct key *key)
{
    return (key->flags & KEY_NUMBER) && key->value > number_small;
}

/* What the key weighs in any pair; numbers are rarer than their digits. */
static double rarity_of(const struct key *key)
{
    double background = key->background;
    if (vocabulary_is_telling(key) && background < number_background)
        background = number_background;
    return pow(background, background_power);
}

void vocabulary_init(struct vocabulary *vocabulary, struct arena *arena)
{
    *vocabulary = (struct vocabulary){.arena = arena, .background = background_open()};
    vocabulary->bucket_count = FIRST_BUCKETS;
    vocabulary->buckets = arena_array(arena, FIRST_BUCKETS, sizeof(uint32_t));
    memset(vocabulary->buckets, 0xFF, FIRST_BUCKETS * sizeof(uint32_t));
}

static void rehash(struct vocabulary *v)
{
    v->bucket_count *= 2;
    v->buckets = arena_array(v->arena, v->bucket_count, sizeof(uint32_t));
    memset(v->buckets, 0xFF, v->bucket_count * sizeof(uint32_t));
    for (size_t i = 0; i < v->count; i++) {
        uint32_t *bucket = &v->buckets[v->keys[i].hash & (v->bucket_count - 1)];
        v->keys[i].next = *bucket;
        *bucket = (uint32_t)i;
    }
}

static uint32_t find(const struct vocabulary *v, struct text text, uint64_t hash)
{
    uint32_t at = v->buckets[hash & (v->bucket_count - 1)];
    while (at != WORDS_NONE && (v->keys[at].hash != hash || !text_equal(v->keys[at].text, text)))
        at = v->keys[at].next;
    return at;
}

static uint32_t insert(struct vocabulary *v, struct text text, uint64_t hash)
{
    if (v->count >= v->bucket_count)
        rehash(v);
    v->keys = arena_grow(v->arena, v->keys, v->count, &v->capacity, sizeof(*v->keys));
    uint32_t *bucket = &v->buckets[hash & (v->bucket_count - 1)];
    v->keys[v->count] =
        (struct key){.text = {arena_copy(v->arena, text.bytes, text.length), text.length},
                     .hash = hash,
                     .next = *bucket};
    *bucket = (uint32_t)v->count;
    return (uint32_t)v->count++;
}

/* A longer key's class is the key of its first letters, which then exists too. */
static uint32_t class_of(struct vocabulary *v, uint32_t index, struct text text, uint8_t flags)
{
    if (text.length <= CLASS_LETTERS || (flags & KEY_NUMBER))
        return index;
    struct text head = text_slice(text, 0, CLASS_LETTERS);
    return vocabulary_add(v, head, 0);
}

/* Keys of one root are near, and those of one class whose roots are short. */
static uint32_t stem_of(struct vocabulary *v, uint32_t index, uint32_t class, uint8_t flags)
{
    struct text text = v->keys[index].text;
    char root[STEM_LENGTH_MAX];
    if (text.length <= CLASS_LETTERS || text.length >= STEM_LENGTH_MAX || (flags & KEY_NUMBER))
        return index;
    memcpy(root, text.bytes, text.length);
    size_t length = stem_root(root, text.length);
    return length <= CLASS_LETTERS + STEM_REST_MAX
               ? class
               : vocabulary_add(v, (struct text){root, length}, 0);
}

uint32_t vocabulary_add(struct vocabulary *vocabulary, struct text text, uint8_t flags)
{
    uint64_t hash = text_hash(text);
    uint32_t at = find(vocabulary, text, hash);
    if (at != WORDS_NONE)
        return at;
    at = insert(vocabulary, text, hash);
    if (!(flags & KEY_NUMBER))
        flags |= flags_of(text);
    double background = background_rarity(&vocabulary->background, text);
    uint32_t class = class_of(vocabulary, at, vocabulary->keys[at].text, flags);
    struct key *key = &vocabulary->keys[at];
    key->class = class;
    uint32_t stem = stem_of(vocabulary, at, class, flags);
    key = &vocabulary->keys[at];
    key->stem = stem;
    key->flags = flags;
    key->background = (float)background;
    return at;
}

static int compare_keys(const struct key *a, const struct key *b)
{
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return text_compare(a->text, b->text);
}

static int compare_hashed(const void *a, const void *b)
{
    return compare_keys(*(const struct key *const *)a, *(const struct key *const *)b);
}

uint32_t *vocabulary_sort(struct vocabulary *v)
{
    const struct key **order = arena_array(v->arena, v->count, sizeof(*order));
    struct key *sorted = arena_array(v->arena, v->count, sizeof(*sorted));
    uint32_t *map = arena_array(v->arena, v->count, sizeof(*map));
    for (size_t i = 0; i < v->count; i++)
        order[i] = &v->keys[i];
    qsort(order, v->count, sizeof(*order), compare_hashed);
    for (size_t i = 0; i < v->count; i++) {
        sorted[i] = *order[i];
        map[order[i] - v->keys] = (uint32_t)i;
    }
    for (size_t i = 0; i < v->count; i++) {
        sorted[i].rarity = rarity_of(&sorted[i]);
        sorted[i].class = map[sorted[i].class];
        sorted[i].stem = map[sorted[i].stem];
    }
    v->keys = sorted;
    return map;
}

void vocabulary_join(const struct vocabulary *left, const struct vocabulary *right,
                     struct arena *arena, struct vocabulary *out, uint32_t *maps[2])
{
    *out = (struct vocabulary){.arena = arena, .background = left->background};
    out->keys = arena_array(arena, left->count + right->count, sizeof(*out->keys));
    maps[0] = arena_array(arena, left->count, sizeof(**maps));
    maps[1] = arena_array(arena, right->count, sizeof(**maps));
    for (size_t l = 0, r = 0; l < left->count || r < right->count; out->count++) {
        int order = l == left->count    ? 1
                    : r == right->count ? -1
                                        : compare_keys(&left->keys[l], &right->keys[r]);
        struct key *key = &out->keys[out->count];
        *key = order <= 0 ? left->keys[l] : right->keys[r];
        /* A key's class stands in its own vocabulary, under its old number. */
        key->next = order > 0;
        if (order <= 0)
            maps[0][l++] = (uint32_t)out->count;
        if (order >= 0)
            maps[1][r++] = (uint32_t)out->count;
    }
    for (size_t i = 0; i < out->count; i++) {
        struct key *key = &out->keys[i];
        const uint32_t *map = maps[key->next];
        key->class = map[key->class];
        key->stem = map[key->stem];
    }
}
