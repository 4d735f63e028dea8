#include "core/entities/features.h"

/* Numbers of the templates; a template's features differ from every other's. */
enum template {
    T_WORD = 1,
    T_SHAPE = 10,
    T_AFFIX = 20,
    T_CLASS = 30,
    T_PAIR = 40,
    T_PHRASE = 50,
    T_RUN = 60,
    T_FACT = 80,
    T_VOTE = 90,
    T_FAR = 100,
    T_SPELT = 110,
    T_NOUN = 120
};

struct writer {
    uint32_t *out;
    size_t count;
};

static inline void put(struct writer *w, unsigned template, uint64_t value)
{
    uint64_t h = (value ^ (uint64_t) template * 0x9E3779B97F4A7C15) * 0xFF51AFD7ED558CCD;
    h = (h ^ h >> 29) * 0xC4CEB9FE1A85EC53;
    w->out[w->count++] = (uint32_t)(h >> 32);
}

static inline uint64_t pair(uint64_t a, uint64_t b)
{
    return a * 0x9FB21C651E98DF25 + (b ^ b >> 31);
}

static void put_bits(struct writer *w, unsigned template, uint32_t bits)
{
    while (bits != 0) {
        put(w, template, (uint64_t)__builtin_ctz(bits));
        bits &= bits - 1;
    }
}

/* A token that stands for what lies outside the sentence's paragraph. */
static const struct feature_token nothing = {.key = 1, .shape = 1};

static const struct feature_token *token_before(const struct features *features, size_t index)
{
    return features->tokens[index].flags & FEATURES_STARTS ? &nothing
                                                           : &features->tokens[index - 1];
}

static const struct feature_token *token_after(const struct features *features, size_t index)
{
    bool ends = index + 1 >= features->count || features->tokens[index + 1].flags & FEATURES_STARTS;
    return ends ? &nothing : &features->tokens[index + 1];
}

/* The token and two neighbours on each side in its paragraph. */
static void look_around(const struct features *features, size_t index,
                        const struct feature_token *t[5])
{
    t[2] = &features->tokens[index];
    t[1] = token_before(features, index);
    t[0] = t[1] == &nothing ? &nothing : token_before(features, index - 1);
    t[3] = token_after(features, index);
    t[4] = t[3] == &nothing ? &nothing : token_after(features, index + 1);
}

static void put_words(struct writer *w, const struct feature_token *const t[5])
{
    for (unsigned i = 0; i < 5; i++)
        put(w, T_WORD + i, t[i]->key);
    put(w, T_WORD + 5, pair(t[1]->key, t[2]->key));
    put(w, T_WORD + 6, pair(t[2]->key, t[3]->key));
    put(w, T_WORD + 7, pair(t[2]->key, t[2]->shape));
    put(w, T_WORD + 8, pair(t[1]->key, t[3]->key));
    put(w, T_FAR, pair(t[0]->key, t[1]->key));
    put(w, T_FAR + 1, pair(t[3]->key, t[4]->key));
    put(w, T_SHAPE, pair(t[2]->shape, t[2]->caps));
    put(w, T_SHAPE + 1, pair(t[1]->shape, t[2]->shape));
    put(w, T_SHAPE + 2, pair(t[2]->shape, t[3]->shape));
    put(w, T_SHAPE + 3, pair(pair(t[1]->shape, t[2]->shape), t[3]->shape));
    put(w, T_SHAPE + 4, pair(t[1]->key, t[2]->shape));
    put(w, T_SHAPE + 5, pair(t[3]->key, t[2]->shape));
    put(w, T_SHAPE + 6,
        t[2]->caps * 4u + t[2]->starts_sentence * 2u + (t[2]->flags & FEATURES_CAPITAL));
}

static void put_affixes(struct writer *w, const struct feature_token *t)
{
    for (unsigned i = 1; i < 4; i++) {
        put(w, T_AFFIX + i, t->prefix >> 8 * (3 - i));
        put(w, T_AFFIX + 4 + i, t->suffix & (UINT32_MAX >> 8 * (3 - i)));
    }
}

static void put_classes(struct writer *w, const struct feature_token *const t[5])
{
    for (unsigned i = 1; i < 4; i++)
        put_bits(w, T_CLASS + i, t[i]->classes);
    uint32_t here = t[2]->classes;
    put(w, T_PAIR, pair(here, t[2]->shape));
    put(w, T_PAIR + 1, pair(t[1]->classes, here));
    put(w, T_PAIR + 2, pair(here, t[3]->classes));
    put(w, T_PAIR + 3, pair(t[1]->key, here));
    put(w, T_PAIR + 4, pair(here, t[3]->key));
    put(w, T_PAIR + 5, pair(pair(t[0]->classes, t[1]->classes), here));
    put(w, T_PHRASE, t[2]->phrase);
    put(w, T_PHRASE + 1, pair(t[1]->phrase, t[2]->phrase));
    put(w, T_PHRASE + 2, pair(t[2]->phrase, t[3]->phrase));
    put(w, T_PHRASE + 3, pair(t[2]->phrase, t[1]->key));
}

static unsigned bucket(size_t value)
{
    return value < 4 ? (unsigned)value : 4;
}

/* What in a run tells of its other words. */
static const uint32_t telling_classes = GAZETTEER_FIRST | GAZETTEER_TITLE | GAZETTEER_ORGWORD |
                                        GAZETTEER_PLACEWORD | GAZETTEER_COUNTRY | GAZETTEER_OTHER;

static void put_run(struct writer *w, const struct features *features, size_t index)
{
    const struct feature_token *t = &features->tokens[index];
    const struct feature_token *before = token_before(features, t->run_start);
    const struct feature_token *after = token_after(features, t->run_end - 1);
    const struct feature_token *first = &features->tokens[t->run_start],
                               *last = &features->tokens[t->run_end - 1];
    unsigned from_start = bucket(index - t->run_start), from_end = bucket(t->run_end - 1 - index);
    unsigned place = from_start * 8 + from_end;
    put(w, T_RUN, place * 4u + t->starts_sentence);
    put(w, T_RUN + 1, pair(before->key, from_start));
    put(w, T_RUN + 2, pair(after->key, from_end));
    put(w, T_RUN + 3, pair(before->classes, place));
    put(w, T_RUN + 4, pair(after->classes, place));
    put(w, T_RUN + 5, pair(last->key, from_start == 0));
    put(w, T_RUN + 6, pair(first->key, from_end == 0));
    put(w, T_RUN + 7, pair(pair(first->classes, last->classes), place));
    put(w, T_RUN + 8, pair(pair(before->key, after->key), place));
    put(w, T_RUN + 9, pair(last->classes, t->classes));
    put(w, T_RUN + 10, pair(t->run_classes & telling_classes, place));
}

/* What the common nouns beside and in a run mean. */
static void put_nouns(struct writer *w, const struct features *features, size_t index,
                      const struct feature_token *const t[5])
{
    const struct feature_token *here = t[2];
    const struct feature_token *before = token_before(features, here->run_start);
    const struct feature_token *after = token_after(features, here->run_end - 1);
    const struct feature_token *last = &features->tokens[here->run_end - 1];
    for (unsigned i = 1; i < 4; i++)
        put_bits(w, T_NOUN + i, t[i]->nouns);
    put(w, T_NOUN + 5, pair(last->nouns, index - here->run_start == 0));
    put(w, T_NOUN + 6, pair(before->nouns, index - here->run_start == 0));
    put(w, T_NOUN + 7, pair(after->nouns, here->run_end - 1 - index == 0));
    put(w, T_NOUN + 8, pair(last->nouns, pair(last->classes, here->classes)));
}

static void put_facts(struct writer *w, const struct features *features,
                      const struct feature_token *t)
{
    if (t->fact == FEATURES_NO_FACT)
        return;
    uint32_t contexts = features->facts[t->fact].contexts;
    put_bits(w, T_FACT, contexts);
    put(w, T_FACT + 1, pair(contexts & 3, t->starts_sentence * 4u + t->caps));
    put(w, T_FACT + 2, contexts);
    put(w, T_FACT + 3, pair(contexts, t->classes));
    if (t->flags & (FEATURES_SPELT_BEGIN | FEATURES_SPELT))
        put(w, T_SPELT, t->flags & (FEATURES_SPELT_BEGIN | FEATURES_SPELT));
}

size_t features_local(const struct features *features, size_t index, uint32_t out[FEATURES_MAX])
{
    struct writer w = {out, 0};
    const struct feature_token *t[5];
    look_around(features, index, t);
    put_words(&w, t);
    put_affixes(&w, t[2]);
    put_classes(&w, t);
    put_run(&w, features, index);
    put_nouns(&w, features, index, t);
    put_facts(&w, features, t[2]);
    return w.count;
}

/* Counts one name of the first pass: tokens [first, end). */
static void count_name(struct features *features, size_t first, size_t end, enum entity_class class)
{
    for (size_t i = first; i < end; i++) {
        if (features->tokens[i].fact == FEATURES_NO_FACT)
            continue;
        struct word_fact *fact = &features->facts[features->tokens[i].fact];
        fact->votes[class]++;
        fact->surname |= class == ENTITY_PERSON && i > first && i + 1 == end &&
                         features->tokens[i - 1].flags & FEATURES_WORD;
        if (end - first > fact->longest) {
            fact->longest = (uint32_t)(end - first);
            fact->longest_class = (uint8_t)(class + 1);
            fact->longest_place = i == first ? 1 : i + 1 == end ? 2 : 3;
        }
    }
}

void features_count_votes(struct features *features, const uint8_t *labels)
{
    for (size_t i = 0; i < features->fact_count; i++) {
        struct word_fact *fact = &features->facts[i];
        for (size_t c = 0; c <= ENTITY_CLASS_COUNT; c++)
            fact->votes[c] = 0;
        fact->longest = fact->longest_class = fact->longest_place = 0;
        fact->surname = false;
    }
    for (size_t i = 0; i < features->count;) {
        size_t first = i++;
        if (labels[first] == LABEL_OUTSIDE) {
            if (features->tokens[first].fact != FEATURES_NO_FACT)
                features->facts[features->tokens[first].fact].votes[ENTITY_CLASS_COUNT]++;
            continue;
        }
        while (i < features->count && label_is_inside(labels[i]))
            i++;
        count_name(features, first, i, label_class(labels[first]));
    }
}

/* What most other occurrences of a word were: class + 1, 5 outside, 0 none; and whether all were.
 */
static unsigned majority(const struct features *features, const uint8_t *labels, size_t index)
{
    const struct feature_token *t = &features->tokens[index];
    if (t->fact == FEATURES_NO_FACT)
        return 0;
    const struct word_fact *fact = &features->facts[t->fact];
    unsigned own =
        labels[index] == LABEL_OUTSIDE ? ENTITY_CLASS_COUNT : (unsigned)label_class(labels[index]);
    unsigned best = 0, most = 0, sum = 0;
    for (unsigned c = 0; c <= ENTITY_CLASS_COUNT; c++) {
        unsigned votes = fact->votes[c] - (c == own && fact->votes[c] > 0);
        sum += votes;
        if (votes > most) {
            most = votes;
            best = c + 1;
        }
    }
    return best * 2 + (most == sum && sum > 0);
}

size_t features_votes(const struct features *features, const uint8_t *labels, size_t index,
                      uint32_t out[FEATURES_MAX])
{
    struct writer w = {out, 0};
    const struct feature_token *t = &features->tokens[index];
    unsigned here = majority(features, labels, index), longest = 0;
    unsigned before = index > 0 ? majority(features, labels, index - 1) : 0;
    unsigned after = index + 1 < features->count ? majority(features, labels, index + 1) : 0;
    if (t->fact != FEATURES_NO_FACT) {
        const struct word_fact *fact = &features->facts[t->fact];
        longest = fact->longest_class * 16u + fact->longest_place * 4u +
                  (fact->longest > 3 ? 3 : fact->longest);
    }
    bool alone = t->run_end - t->run_start == 1;
    put(&w, T_VOTE, here);
    put(&w, T_VOTE + 1, pair(here, t->shape));
    put(&w, T_VOTE + 2, longest);
    put(&w, T_VOTE + 3, pair(longest, here));
    put(&w, T_VOTE + 4, pair(longest, alone));
    put(&w, T_VOTE + 5, pair(before, here));
    put(&w, T_VOTE + 6, pair(here, after));
    put(&w, T_VOTE + 7, pair(here, t->classes));
    put(&w, T_VOTE + 8, pair(here, t->caps * 2u + t->starts_sentence));
    if (t->fact != FEATURES_NO_FACT && features->facts[t->fact].spelt != 0)
        put(&w, T_SPELT + 1, labels[features->facts[t->fact].spelt - 1]);
    return w.count;
}
