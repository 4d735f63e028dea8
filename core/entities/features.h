/* features: what the tagger's model sees of each token of an article.
 *
 * features_prepare looks at every token once (keys, shapes, affixes, gazetteer classes, facts of
 * the whole article); features_local and features_votes then write 32-bit hashes of features, made
 * by arithmetic alone. Used by the tagger and by its trainer, so that both see the same. */
#ifndef DIPTYCH_ENTITIES_FEATURES_H
#define DIPTYCH_ENTITIES_FEATURES_H

#include "core/entities/annotation.h"
#include "core/entities/gazetteer.h"

/* Labels: O, then B and I of each class. */
enum { LABEL_OUTSIDE = 0, LABEL_COUNT = 1 + 2 * ENTITY_CLASS_COUNT };
static inline int label_begin(enum entity_class class)
{
    return 1 + 2 * (int)class;
}
static inline bool label_is_inside(int label)
{
    return label > 0 && label % 2 == 0;
}
static inline enum entity_class label_class(int label)
{
    return (enum entity_class)((label - 1) / 2);
}

enum { FEATURES_MAX = 128 };

/* What is known of one token. */
struct feature_token {
    uint64_t key; /* of its lower-case form (gazetteer_word_key) */
    uint32_t shape, prefix, suffix;
    uint32_t classes;     /* gazetteer classes of the word itself, but those of common nouns */
    uint32_t run_classes; /* of all words of its run */
    uint32_t phrase;      /* classes of the longest known phrase over it, with its place in it */
    uint32_t fact;        /* index into facts, FEATURES_NO_FACT for words never capitalised */
    uint32_t run_start, run_end; /* the stretch of candidates it stands in */
    uint8_t candidate;           /* may be part of a name; all others are outside */
    uint8_t starts_sentence;
    uint8_t caps;  /* of its paragraph: 1 Title Case, 2 ALL CAPITALS */
    uint8_t flags; /* FEATURES_CAPITAL and others */
    uint8_t nouns; /* what it means as a common noun: GAZETTEER_GROUP and on, from bit 0 */
};
enum {
    FEATURES_NO_FACT = UINT32_MAX,
    FEATURES_CAPITAL = 1,
    FEATURES_GLUED = 2,
    FEATURES_WORD = 4,
    FEATURES_CLITIC = 8,
    FEATURES_STARTS = 16,
    FEATURES_SPELT_BEGIN = 32, /* first word of what an acronym of the article stands for */
    FEATURES_SPELT = 64        /* its other words */
};

/* Beside the classes in `phrase`: its first word; one of more words. */
#define FEATURES_PHRASE_BEGIN (1u << 30)
#define FEATURES_PHRASE_LONG (1u << 31)

/* What the whole article says of one word that is capitalised somewhere. */
struct word_fact {
    uint64_t key;
    uint32_t contexts; /* OR of what stands beside its occurrences */
    uint32_t spelt;    /* of an acronym: where its words begin, plus 1; 0 when they are nowhere */
    uint32_t
        votes[ENTITY_CLASS_COUNT + 1]; /* first pass: tokens in names of a class; last: outside */
    uint32_t longest;                  /* words of the longest name it was part of */
    uint8_t longest_class, longest_place; /* class + 1; 1 first, 2 last, 3 between */
    bool surname;                         /* ends a person's name of several words */
};

struct features {
    struct feature_token *tokens;
    size_t count;
    struct word_fact *facts;
    size_t fact_count;
};

/* The gazetteer classes of tokens [first, end) where they are one known phrase, else 0. */
uint32_t features_phrase(const struct features *features, size_t first, size_t end);

/* Fills `out` from tokens and sentences. Everything lives in the arena. */
void features_prepare(const struct article *article, const struct annotation *annotation,
                      const struct gazetteer *gazetteer, struct arena *arena, struct features *out);

/* The features of candidate `index` that need no labels; returns how many. */
size_t features_local(const struct features *features, size_t index, uint32_t out[FEATURES_MAX]);

/* Counts what labels a first pass gave to each word; replaces earlier votes. */
void features_count_votes(struct features *features, const uint8_t *labels);
/* The features of candidate `index` that come from these votes; its own label there does not count.
 */
size_t features_votes(const struct features *features, const uint8_t *labels, size_t index,
                      uint32_t out[FEATURES_MAX]);

#endif
