/* gazetteer: which words and phrases are known, as what, and under which name.
 *
 * An embedded table (core/entities/gazetteer/gazetteer.bin, made by build.py there): phrases by a
 * 64-bit key in open addressing, 4 bytes a phrase; a foreign phrase is taken for a known one about
 * once in 300,000 times. */
#ifndef DIPTYCH_ENTITIES_GAZETTEER_H
#define DIPTYCH_ENTITIES_GAZETTEER_H

#include "core/entities/annotation.h"

/* What a phrase is known as; the order is build.py's CLASSES. */
enum gazetteer_class {
    GAZETTEER_FIRST = 1 << 0,        /* first name */
    GAZETTEER_PROPER = 1 << 1,       /* some proper name */
    GAZETTEER_CITY = 1 << 2,         /* of 100,000 people or more */
    GAZETTEER_TOWN = 1 << 3,         /* of 15,000 or more */
    GAZETTEER_COUNTRY = 1 << 4,      /* also lands and continents */
    GAZETTEER_REGION = 1 << 5,       /* province, state, county */
    GAZETTEER_PLACE = 1 << 6,        /* sea, river, mountain, quarter */
    GAZETTEER_ORG = 1 << 7,          /* a whole organisation's name */
    GAZETTEER_DEMONYM = 1 << 8,      /* nationality or people */
    GAZETTEER_TITLE = 1 << 9,        /* stands before a person */
    GAZETTEER_JOB = 1 << 10,         /* a noun for a person */
    GAZETTEER_ORGWORD = 1 << 11,     /* word inside organisations' names */
    GAZETTEER_PLACEWORD = 1 << 12,   /* word inside places' names */
    GAZETTEER_SPEECH = 1 << 13,      /* said, told, … */
    GAZETTEER_PREPOSITION = 1 << 14, /* in, near, … */
    GAZETTEER_KIN = 1 << 15,         /* wife, son, … */
    GAZETTEER_CALENDAR = 1 << 16,    /* months, weekdays, feasts */
    GAZETTEER_CONNECTOR = 1 << 17,   /* small letters inside names: of, van, al */
    GAZETTEER_COMMON = 1 << 18,      /* an everyday English word */
    GAZETTEER_SURNAME = 1 << 19,
    GAZETTEER_OTHER = 1 << 20,  /* has a capital but names nobody: religions, languages, feasts */
    GAZETTEER_PREFIX = 1 << 21, /* longer phrases begin so */
    GAZETTEER_GROUP = 1 << 22,  /* a common noun that mostly means a group */
    GAZETTEER_AREA = 1 << 23,   /* an area */
    GAZETTEER_EVENT = 1 << 24,  /* an act or event */
    GAZETTEER_THING = 1 << 25,  /* a thing made */
    GAZETTEER_CLASS_COUNT = 26,
    GAZETTEER_NOUN_SHIFT = 22,
    GAZETTEER_NOUNS = 15 << GAZETTEER_NOUN_SHIFT,
};

/* The table, over embedded bytes; nothing to free. */
struct gazetteer {
    const unsigned char *sets, *slots, *aliases;
    const char *pool;
    uint32_t slot_count, set_count, alias_count, pool_size;
};

/* Points into `bytes`: false when they are not a gazetteer of this version, or cut. */
bool gazetteer_open(struct text bytes, struct gazetteer *out);
/* The embedded one; ends in a gazetteer that knows nothing when its bytes are damaged. */
void gazetteer_embedded(struct gazetteer *out);
/* Whether all bytes are as build.py wrote them (a checksum over all). */
bool gazetteer_intact(struct text bytes);

/* The key of a word, lower case and one apostrophe; with `exact` that of the word as it stands
 * (acronyms). */
uint64_t gazetteer_word_key(struct text word, bool exact);
/* The key of a phrase so far, lengthened by one word's (not exact) key. */
uint64_t gazetteer_phrase_key(uint64_t phrase, uint64_t word);
/* What a key is known as: a set of gazetteer_class, 0 when unknown. */
uint32_t gazetteer_lookup(const struct gazetteer *gazetteer, uint64_t key);

/* The key of a name of several words as printed. */
uint64_t gazetteer_name_key(struct text name);
/* The canonical name of a place, organisation or nationality word, or NULL. Static storage. */
const char *gazetteer_canonical(const struct gazetteer *gazetteer, enum entity_class class,
                                struct text name);
/* The country, land or people's place of a nationality word ("Ukrainian": "Ukraine"), or NULL. */
const char *gazetteer_country(const struct gazetteer *gazetteer, struct text demonym);

#endif
