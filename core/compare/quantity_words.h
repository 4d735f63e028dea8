/* quantity_words: words that say what a number counts: a fate, a vote, a trend, a kind of money, a
 * direction, a scope.
 *
 * Internal to core/compare. */
#ifndef DIPTYCH_COMPARE_QUANTITY_WORDS_H
#define DIPTYCH_COMPARE_QUANTITY_WORDS_H

#include "core/base/text.h"

/* Facets are bits. Those of one kind exclude each other: who was injured was not killed. */
#define QUANTITY_DEATH (UINT64_C(1) << 0)
#define QUANTITY_INJURY (UINT64_C(1) << 1)
#define QUANTITY_MISSING (UINT64_C(1) << 2)
#define QUANTITY_RESCUE (UINT64_C(1) << 3)
#define QUANTITY_ARREST (UINT64_C(1) << 4)
#define QUANTITY_MOVED (UINT64_C(1) << 5)
#define QUANTITY_ILL (UINT64_C(1) << 6)
#define QUANTITY_WRECKED (UINT64_C(1) << 7)
#define QUANTITY_STRANDED (UINT64_C(1) << 8)
#define QUANTITY_FOR (UINT64_C(1) << 9)
#define QUANTITY_AGAINST (UINT64_C(1) << 10)
#define QUANTITY_ABSTAIN (UINT64_C(1) << 11)
#define QUANTITY_RISE (UINT64_C(1) << 12)
#define QUANTITY_FALL (UINT64_C(1) << 13)
#define QUANTITY_CUT (UINT64_C(1) << 14)
#define QUANTITY_CREATE (UINT64_C(1) << 15)
#define QUANTITY_EMPLOY (UINT64_C(1) << 16)
#define QUANTITY_COST (UINT64_C(1) << 17)
#define QUANTITY_FINE (UINT64_C(1) << 18)
#define QUANTITY_LOSS (UINT64_C(1) << 19)
#define QUANTITY_PROFIT (UINT64_C(1) << 20)
#define QUANTITY_REVENUE (UINT64_C(1) << 21)
#define QUANTITY_PAY (UINT64_C(1) << 22)
#define QUANTITY_AID (UINT64_C(1) << 23)
#define QUANTITY_DEBT (UINT64_C(1) << 24)
#define QUANTITY_DEAL (UINT64_C(1) << 25)
#define QUANTITY_STOLEN (UINT64_C(1) << 26)
#define QUANTITY_DEPTH (UINT64_C(1) << 27)
#define QUANTITY_HEIGHT (UINT64_C(1) << 28)
#define QUANTITY_LENGTH (UINT64_C(1) << 29)
#define QUANTITY_WIDTH (UINT64_C(1) << 30)
#define QUANTITY_DISTANCE (UINT64_C(1) << 31)
#define QUANTITY_CITY (UINT64_C(1) << 32)
#define QUANTITY_REGION (UINT64_C(1) << 33)
#define QUANTITY_NATION (UINT64_C(1) << 34)
#define QUANTITY_WORLD (UINT64_C(1) << 35)
#define QUANTITY_MAYBE (UINT64_C(1) << 36)
#define QUANTITY_PART (UINT64_C(1) << 37)
#define QUANTITY_ADDED (UINT64_C(1) << 38)
#define QUANTITY_NEXT (UINT64_C(1) << 39)
#define QUANTITY_LAST (UINT64_C(1) << 40)
#define QUANTITY_WANT (UINT64_C(1) << 41)
#define QUANTITY_OFFER (UINT64_C(1) << 42)
#define QUANTITY_JAIL (UINT64_C(1) << 43)

#define QUANTITY_ANY_FATE                                                                          \
    (QUANTITY_DEATH | QUANTITY_INJURY | QUANTITY_MISSING | QUANTITY_RESCUE | QUANTITY_ARREST |     \
     QUANTITY_MOVED | QUANTITY_ILL | QUANTITY_WRECKED | QUANTITY_STRANDED)
#define QUANTITY_ANY_VOTE (QUANTITY_FOR | QUANTITY_AGAINST | QUANTITY_ABSTAIN)
#define QUANTITY_ANY_TREND (QUANTITY_RISE | QUANTITY_FALL)
#define QUANTITY_ANY_WORK (QUANTITY_CUT | QUANTITY_CREATE | QUANTITY_EMPLOY)
#define QUANTITY_ANY_MONEY                                                                         \
    (QUANTITY_COST | QUANTITY_FINE | QUANTITY_LOSS | QUANTITY_PROFIT | QUANTITY_REVENUE |          \
     QUANTITY_PAY | QUANTITY_AID | QUANTITY_DEBT | QUANTITY_DEAL | QUANTITY_STOLEN)
#define QUANTITY_ANY_SIZE                                                                          \
    (QUANTITY_DEPTH | QUANTITY_HEIGHT | QUANTITY_LENGTH | QUANTITY_WIDTH | QUANTITY_DISTANCE)
#define QUANTITY_ANY_SCOPE (QUANTITY_CITY | QUANTITY_REGION | QUANTITY_NATION | QUANTITY_WORLD)
#define QUANTITY_ANY_TIME (QUANTITY_NEXT | QUANTITY_LAST | QUANTITY_JAIL)
#define QUANTITY_ANY_BID (QUANTITY_WANT | QUANTITY_OFFER)

struct quantity_word {
    const char *word;
    uint64_t facets;
};

/* The facets of a word in any case; 0 for most words. */
uint64_t quantity_word_facets(struct text word);

/* Whether a counted noun stands for persons of any kind: "people", "victims". */
bool quantity_word_is_anybody(struct text word);
/* Whether it stands for jobs or for those who have them: "posts", "staff". */
bool quantity_word_is_work(struct text word);

/* Checks that the table is in its order; for the tests. */
bool quantity_words_sorted(void);

#endif
