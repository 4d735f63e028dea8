/* figure_tables: the words that figures are made of. Every lookup takes a word as printed, any
 * case. */
#ifndef DIPTYCH_ENTITIES_FIGURE_TABLES_H
#define DIPTYCH_ENTITIES_FIGURE_TABLES_H

#include "core/entities/annotation.h"

enum number_role {
    NUMBER_UNIT,     /* zero to nineteen */
    NUMBER_TENS,     /* twenty to ninety */
    NUMBER_HUNDRED,  /* multiplies what is under a thousand */
    NUMBER_SCALE,    /* thousand and up, dozen */
    NUMBER_MANY,     /* "tens", "hundreds", "thousands": an open plural */
    NUMBER_VAGUE,    /* "few", "several", "couple": only before a scale */
    NUMBER_HALF,     /* "half" */
    NUMBER_FRACTION, /* "third", "quarters": under a number or "a" */
    NUMBER_ORDINAL   /* from "fourth" on: first to third are words of order, not figures */
};

struct number_word {
    const char *word;
    enum number_role role;
    double value;
};
const struct number_word *figure_number(struct text word);

/* A scale that is written short behind digits: "k", "m", "bn"; 0 where it is none. `m` is metres
 * too. */
double figure_short_scale(struct text word);

struct figure_unit {
    const char *word;
    const char *unit; /* normalised */
    enum figure_kind kind;
    bool close; /* only right behind digits: "5m", "20p" */
};
const struct figure_unit *figure_unit(struct text word);
/* "square" and such before a unit; a unit that can stand behind "per", "a" or "an". */
bool figure_unit_prefix(struct text word);
bool figure_is_rate(struct text word);

/* A currency's code, by mark ("£"), word ("dollars") or code ("RM", "dlrs"); NULL where there is
 * none. */
const char *figure_currency_mark(struct text mark);
const char *figure_currency_code(struct text word);
const char *figure_currency_word(struct text word);

/* What a modifier says of the number behind it (or before it: "or more"). */
enum figure_bound { BOUND_NONE, BOUND_LOW, BOUND_HIGH, BOUND_ABOUT };
struct figure_modifier {
    const char *phrase; /* words parted by single spaces */
    enum figure_bound bound;
};
const struct figure_modifier *figure_modifiers(size_t *count);
const struct figure_modifier *figure_modifiers_behind(size_t *count);

/* What a hyphen sets behind a number without counting anything: "odd", "strong". */
bool figure_is_suffix(struct text word);

/* A noun whose number is a name: "section", "route"; a word at which a counted noun phrase ends; a
 * plural without s. */
bool figure_is_designator(struct text word);
bool figure_ends_noun(struct text word);
bool figure_is_odd_plural(struct text word);
/* The singular of an odd plural, or NULL. */
const char *figure_odd_singular(struct text word);

/* Checks that the tables are in their order; for the tests. */
bool figure_tables_sorted(void);
bool figure_words_sorted(void);

#endif
