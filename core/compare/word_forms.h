/* word_forms: what each written word is, found out once: its key, its spelling, its number.
 *
 * Internal to core/compare. Most words of a text are written as one before them is. */
#ifndef DIPTYCH_COMPARE_WORD_FORMS_H
#define DIPTYCH_COMPARE_WORD_FORMS_H

#include "core/base/arena.h"
#include "core/base/text.h"

#include <stdbool.h>
#include <stdint.h>

struct vocabulary;

/* A folded word (stems.h). */
struct word_form {
    struct text text;
    uint64_t hash;
    uint32_t next;     /* in its bucket; private */
    uint32_t key;      /* of the vocabulary */
    uint32_t spelling; /* the same for words that differ by house style alone */
    uint16_t part;     /* length of the first word of a compound, 0 for none (stem_part) */
    bool cut;          /* a clause may begin with it */
    bool contracted;   /* has an apostrophe, or is "cannot" */
    double number;     /* the value of a number word, else -1 */
};

struct word_forms {
    struct word_form *items;
    size_t count, capacity;
    uint32_t *buckets;
    size_t bucket_count; /* a power of two */
};

/* The index of a folded word's form, added where it is new. */
uint32_t word_forms_find(struct word_forms *forms, struct arena *arena, struct text folded);

/* The key of a form, added to its vocabulary when it is first asked for. */
uint32_t word_form_key(struct vocabulary *vocabulary, uint32_t form);

/* Whether the list of words is in its order; for the tests. */
bool word_forms_sorted(void);

#endif
