/* stems: words brought to one form, so that house style and inflection do not hide what is the
 * same.
 *
 * Two forms of a token: the folded word (lower case, one apostrophe, no marks) and the key
 * (spelling variants folded: -ise/-ize, -our/-or; then a light stem). The rules, in their order,
 * are a table in stems.c. */
#ifndef DIPTYCH_LANGUAGE_STEMS_H
#define DIPTYCH_LANGUAGE_STEMS_H

#include "core/base/text.h"

enum { STEM_LENGTH_MAX = 64 };

/* Writes the folded word to out; returns its length, cut at STEM_LENGTH_MAX - 1. `out` ends in NUL.
 */
size_t stem_fold(struct text word, char out[STEM_LENGTH_MAX]);

/* Brings British and American spelling of a folded word together in place (a part of stem_reduce);
 * returns the new length. */
size_t stem_spell(char word[STEM_LENGTH_MAX], size_t length);

/* Turns a folded word into its key in place; returns the new length. */
size_t stem_reduce(char word[STEM_LENGTH_MAX], size_t length);

/* Turns a key into the root that words of one family have in common ("elect", "election"), in
 * place; returns the new length. */
size_t stem_root(char key[STEM_LENGTH_MAX], size_t length);

/* Where a compound is parted that other houses write as two words ("coastguard", "lawmakers"): the
 * length of its first one; 0 for any other word. */
size_t stem_part(struct text folded);

/* Whether the tables of words are in their order; for the tests. */
bool stem_tables_sorted(void);

/* The value of an English number word ("zero" to "ninety", "hundred", "thousand", "million", …) or
 * -1. */
double stem_number_word(struct text folded);

#endif
