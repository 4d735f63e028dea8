/* name_parts: a name's words, and keys under which names are the same or may be. */
#ifndef DIPTYCH_ENTITIES_NAME_PARTS_H
#define DIPTYCH_ENTITIES_NAME_PARTS_H

#include "core/entities/annotation.h"

enum { NAME_WORDS_MAX = 8 };

/* The words of a name, cut at spaces, without "Jr", "II"; of a longer one the first and the last.
 */
struct name {
    struct text whole;
    struct text words[NAME_WORDS_MAX];
    size_t count;
};

struct name name_read(struct text text);

/* Whether a person's name is more than a surname or first name alone: two words or more that do not
 * begin with a particle ("von der Aue"). */
bool name_is_full(const struct name *name);
/* "J", "J.", "J.R." */
bool name_is_initial(struct text word);
bool name_is_particle(struct text word);

/* Of a person: what the first name and the surname are known by (spelling.h, nicknames.h). */
uint64_t name_first_key(const struct name *name);
uint64_t name_last_key(const struct name *name);
/* The first letter of the first word, without accents, in lower case; 0 where there is none. */
uint64_t name_first_letter(const struct name *name);

/* Of a place or organisation: its words without case, accents and a leading "the". */
uint64_t name_words_key(const struct name *name);
/* Of a long one: its initials, of all words and of those with a capital; 0 where there are none. */
void name_initials(const struct name *name, uint64_t out[2]);
/* Of a short one in capitals ("MoD", "U.S."): the initials that it may stand for, else 0. */
uint64_t name_acronym(const struct name *name);

/* How names of one class join across articles: those with the same `whole` always; one with an
 * `alone` may be short for one that `carries` it. 0: none. */
struct name_keys {
    uint64_t whole, alone, carries[2];
};
struct name_keys name_keys(enum entity_class class, struct text name);

#endif
