/* An article as a vector of its words: what it uses often and news at large seldom. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/compare/story_parts.h"
#include "core/compare/words.h"

enum {
    TERMS_MAX = 80,     /* of an article's vector: its heaviest */
    LEAD_SENTENCES = 4, /* headline and first sentences count double */
    LEAD_FACTOR = 2,
    SENTENCES_AN_ARTICLE = 20,
};

static const double background_articles =
    200; /* that background rarity counts for beside the collection */
static const double name_factor = 1.6;
static const double least_background = 0.4;
static const double scale_sentences = 68930;
/* In products: names alone tell the parties of an event, other words what happened. Their squares
 * are 0.8 and 1.3. */
static const float name_part = 0.894F, word_part = 1.14F;

/* How often the article at hand uses a key: in all, and in names. */
struct uses {
    float all, named;
};

struct reader {
    struct arena *arena, *shelved; /* `shelved`: of what is seldom looked at */
    struct vocabulary vocabulary;
    struct uses *uses;   /* by key */
    uint32_t *frequency; /* articles, by key */
    size_t room;         /* of both */
    size_t count;        /* of articles */
};

static bool speaks(const struct key *key)
{
    if (key->flags & KEY_NUMBER)
        return key->value > 12;
    return key->background >= least_background && !(key->flags & (KEY_TIME | KEY_TITLE));
}

/* Room for the keys so far. */
static void make_room(struct reader *r)
{
    size_t old = r->room;
    if (r->vocabulary.count <= old)
        return;
    r->room = r->vocabulary.count * 2;
    r->uses = arena_array(r->arena, r->room, sizeof(*r->uses));
    uint32_t *frequency = arena_array(r->arena, r->room, sizeof(*frequency));
    if (old > 0)
        memcpy(frequency, r->frequency, old * sizeof(*frequency));
    r->frequency = frequency;
}

/* Adds up one article's uses of each key; returns how many keys it has. */
static uint32_t count_uses(struct reader *r, const struct words *words, uint32_t *touched)
{
    uint32_t count = 0;
    for (size_t s = 0; s < words->annotation->sentences.count; s++) {
        if (words->unit_of[s] == WORDS_NONE)
            continue;
        const struct unit *unit = &words->units[words->unit_of[s]];
        float factor = words->rank_of[s] < LEAD_SENTENCES ? LEAD_FACTOR : 1;
        for (uint32_t i = 0; i < unit->word_count; i++) {
            const struct word *word = &words->words[words->first_of[s] + i];
            struct uses *uses = &r->uses[word->key];
            if (!speaks(&r->vocabulary.keys[word->key]))
                continue;
            if (uses->all == 0)
                touched[count++] = word->key;
            bool name = word->flags & WORD_MENTION;
            uses->all += name ? factor * name_factor : factor;
            uses->named += name ? factor * name_factor : 0;
        }
    }
    return count;
}

/* Until all articles are read a term's value is its uses, below 0 where most are in names. */
static void read_article(struct reader *r, const struct compare_side *side, struct arena *scratch,
                         struct story_vector *vector)
{
    struct annotation annotation = *side->annotation;
    struct words words;
    annotation_unpack(side->article, scratch, &annotation);
    words_read(&r->vocabulary, &(struct compare_side){side->article, &annotation}, scratch, &words);
    make_room(r);
    uint32_t *touched = arena_array(scratch, words.word_count, sizeof(*touched));
    vector->count = count_uses(r, &words, touched);
    vector->items = arena_array(r->shelved, vector->count, sizeof(*vector->items));
    for (uint32_t k = 0; k < vector->count; k++) {
        struct uses *uses = &r->uses[touched[k]];
        vector->items[k].key = touched[k];
        vector->items[k].value = uses->named * 2 > uses->all ? -uses->all : uses->all;
        r->frequency[touched[k]]++;
        *uses = (struct uses){0};
    }
}

/* Rarity in this collection, with the background for so many articles beside it. */
static double rarity_of(const struct reader *r, double background, uint32_t frequency)
{
    double sentence = exp(-background * log(scale_sentences));
    double article = 1 - pow(1 - sentence, SENTENCES_AN_ARTICLE);
    double articles = background_articles + (double)r->count;
    double rarity = log(articles / (background_articles * article + frequency));
    return rarity > 0 ? rarity : 0;
}

static int compare_key(const void *a, const void *b)
{
    const struct story_term *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

static int compare_weight(const void *a, const void *b)
{
    float x = fabsf(((const struct story_term *)a)->value),
          y = fabsf(((const struct story_term *)b)->value);
    if (x != y)
        return x > y ? -1 : 1;
    return compare_key(a, b);
}

/* Uses become weights; the heaviest stay, at unit length but for the parts of names and words. */
static void weigh_vector(const struct reader *r, const uint32_t *order, struct story_vector *vector)
{
    double squares = 0;
    if (vector->count == 0)
        return;
    for (uint32_t i = 0; i < vector->count; i++) {
        struct story_term *term = &vector->items[i];
        uint32_t frequency = r->frequency[term->key];
        term->key = order[term->key];
        double rarity = rarity_of(r, r->vocabulary.keys[term->key].background, frequency);
        double weight = (1 + log(fabsf(term->value))) * rarity;
        term->value = (float)(term->value < 0 ? -weight : weight);
    }
    qsort(vector->items, vector->count, sizeof(*vector->items), compare_weight);
    if (vector->count > TERMS_MAX)
        vector->count = TERMS_MAX;
    for (uint32_t i = 0; i < vector->count; i++)
        squares += (double)vector->items[i].value * vector->items[i].value;
    float length = squares > 0 ? (float)sqrt(squares) : 1;
    for (uint32_t i = 0; i < vector->count; i++) {
        struct story_term *term = &vector->items[i];
        term->value = fabsf(term->value) * (term->value < 0 ? name_part : word_part) / length;
    }
    qsort(vector->items, vector->count, sizeof(*vector->items), compare_key);
}

size_t story_vectors_read(const struct compare_side *sides, size_t count, struct shelf *shelf,
                          struct arena *arena, struct story_vector *out)
{
    struct reader r = {.arena = arena_new(), .shelved = arena_new_on(shelf, 0), .count = count};
    struct arena *scratch = arena_new();
    vocabulary_init(&r.vocabulary, r.arena);
    for (size_t i = 0; i < count; i++) {
        arena_reset(scratch);
        read_article(&r, &sides[i], scratch, &out[i]);
    }
    size_t keys = r.vocabulary.count;
    uint32_t *order = vocabulary_sort(&r.vocabulary);
    for (size_t i = 0; i < count; i++) {
        weigh_vector(&r, order, &out[i]);
        struct story_term *kept = arena_array(arena, out[i].count, sizeof(*kept));
        if (out[i].count > 0)
            memcpy(kept, out[i].items, out[i].count * sizeof(*kept));
        out[i].items = kept;
    }
    arena_free(scratch);
    arena_free(r.arena);
    arena_free(r.shelved);
    return keys;
}

double story_vectors_product(const struct story_vector *a, const struct story_vector *b)
{
    double sum = 0;
    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->items[i].key == b->items[j].key)
            sum += (double)a->items[i++].value * b->items[j++].value;
        else if (a->items[i].key < b->items[j].key)
            i++;
        else
            j++;
    }
    return sum;
}

struct story_vector story_vectors_sum(struct arena *arena, const struct story_vector *a,
                                      const struct story_vector *b)
{
    struct story_vector out = {arena_array(arena, a->count + b->count, sizeof(*out.items)), 0};
    for (uint32_t i = 0, j = 0; i < a->count || j < b->count;) {
        bool left = j == b->count || (i < a->count && a->items[i].key <= b->items[j].key);
        bool right = i == a->count || (j < b->count && b->items[j].key <= a->items[i].key);
        struct story_term term = {left ? a->items[i].key : b->items[j].key, 0};
        term.value += left ? a->items[i++].value : 0;
        term.value += right ? b->items[j++].value : 0;
        out.items[out.count++] = term;
    }
    return out;
}
