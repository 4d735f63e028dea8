/* amounts: the number itself, in digits or words, with its scale: "1.5 million", "two thirds",
 * "tens of thousands". */
#ifndef DIPTYCH_ENTITIES_AMOUNTS_H
#define DIPTYCH_ENTITIES_AMOUNTS_H

#include "core/entities/line.h"

struct amount {
    size_t first, end; /* tokens */
    double low, high;  /* equal for an exact number; high is NAN where the words leave it open */
    double scale;      /* what the number was multiplied by, 1 where nothing stands behind it */
    bool digits;       /* begins in digits */
    bool plain;        /* digits alone, without separator, decimals or scale */
    bool ordinal;      /* "11th", "fifth" */
    bool fraction;     /* "half", "two thirds" */
};

/* Reads the amount that begins at `index`; false where none does. `money`: a currency stands before
 * it, so that "m" means million. Looks only forward. */
bool amount_read(const struct line *line, size_t index, bool money, struct amount *out);

/* The value of a token of digits with separators and decimals, or NAN. */
double amount_of_digits(struct text digits);

/* Whether a hyphen at `index` glues the words on both its sides. */
bool amount_is_hyphen(const struct line *line, size_t index);

#endif
