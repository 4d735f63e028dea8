/* words: an article as compare sees it: keys of one vocabulary, sentences told apart by what they
 * say.
 *
 * Internal to core/compare. An article is read into a vocabulary of its own; those of two articles
 * are joined to compare them. */
#ifndef DIPTYCH_COMPARE_WORDS_H
#define DIPTYCH_COMPARE_WORDS_H

#include "core/compare/background.h"
#include "core/compare/compare.h"
#include "core/compare/word_forms.h"

enum { WORDS_NONE = UINT32_MAX, WORDS_CLAUSES_MAX = 32 };

enum word_flags {
    WORD_MENTION = 1, /* inside a name that was found */
    WORD_CAPITAL = 2,
    WORD_INITIAL = 4, /* first of its sentence */
    WORD_CUT = 8,     /* a clause may begin here */
    WORD_LABEL = 16,  /* in a headline, where capitals say little */
};

/* A word of a sentence. Numbers of several tokens ("1.5 million") are one. */
struct word {
    uint32_t key;  /* into the vocabulary */
    uint32_t stem; /* the same for words that may be of one family */
    uint32_t form; /* the same for words that are written alike but for case */
    uint32_t
        spelling;   /* the same for those that differ by house style alone: -ise, -ize; 10, ten */
    uint32_t token; /* of the article */
    uint32_t fragment; /* 1 + the quotation it stands in, 0 for none */
    uint8_t clause, flags;
};

enum key_flags {
    KEY_NUMBER = 1,
    KEY_TIME = 2,  /* "monday", "year" */
    KEY_TITLE = 4, /* "president": part of a name beside one */
    KEY_NEGATION = 8,
    KEY_SPEECH = 16,   /* "said", "according": who says it */
    KEY_COURTESY = 32, /* "Mr": house style */
};

struct key {
    struct text text;
    uint64_t hash;
    uint32_t next;  /* in its bucket, while words are added */
    uint32_t class; /* the same for keys with the same first five letters */
    uint32_t stem;  /* its class where its root is short, else its root */
    float background;
    double rarity;           /* what it weighs in any pair; known once the vocabulary is sorted */
    double value;            /* of a number */
    uint32_t capital, small; /* uses away from the start of a sentence */
    uint8_t flags;
};

struct vocabulary {
    struct arena *arena;
    struct background background;
    struct word_forms forms; /* of the words read into it */
    struct key *keys;
    size_t count, capacity;
    uint32_t *buckets;
    size_t bucket_count; /* a power of two */
};

/* A distinct sentence: the same words in the same order are one unit. */
struct unit {
    uint64_t hash; /* of its forms */
    uint32_t first_word, word_count;
    uint32_t first_place, place_count; /* into places */
    uint8_t clause_count;
};

/* One side. */
struct words {
    const struct article *article;
    const struct annotation *annotation;
    struct word *words;
    size_t word_count;
    struct unit *units;
    size_t unit_count;
    uint32_t *places;      /* sentences, by unit, then in order */
    uint32_t *first_of;    /* by sentence: its first word */
    uint32_t *unit_of;     /* by sentence; WORDS_NONE where it takes no part */
    uint32_t *rank_of;     /* by sentence: its number among those that take part */
    size_t sentence_count; /* that take part */
    size_t words_total;    /* words of all sentences that take part */
};

/* Whether the key is a number too large to be met by chance. */
bool vocabulary_is_telling(const struct key *key);

/* Whether the lists of keys are in their order; for the tests. */
bool vocabulary_sorted(void);

void vocabulary_init(struct vocabulary *vocabulary, struct arena *arena);

/* Reads an article: adds its keys to the vocabulary and finds its units; what it holds lives in
 * `arena`. Boilerplate and bylines take no part. */
void words_read(struct vocabulary *vocabulary, const struct compare_side *from, struct arena *arena,
                struct words *out);

/* Numbers the keys in an order that does not depend on what was read when; old key i is now map[i].
 * No word can be added from then on. */
uint32_t *vocabulary_sort(struct vocabulary *vocabulary);

/* The keys of two sorted vocabularies, sorted: key i of side s is now maps[s][i]. It lives in
 * `arena`; no word can be added. */
void vocabulary_join(const struct vocabulary *left, const struct vocabulary *right,
                     struct arena *arena, struct vocabulary *out, uint32_t *maps[2]);

/* The same words with other numbers for their keys; what differs lives in `arena`. */
void words_renumber(const struct words *words, const uint32_t *map, struct arena *arena,
                    struct words *out);

/* Whether two units are the same words but for case, marks and spacing. */
bool words_same_unit(const struct words *left, uint32_t a, const struct words *right, uint32_t b);

/* The key of one folded word or of a number's value. */
uint32_t vocabulary_add(struct vocabulary *vocabulary, struct text key, uint8_t flags);

#endif
