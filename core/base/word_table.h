/* word_table: static tables of words, searched by halving.
 *
 * A row begins with a lower-case `const char *`; rows stand in byte order of these. The case of
 * ASCII letters in the word looked for does not count. */
#ifndef DIPTYCH_BASE_WORD_TABLE_H
#define DIPTYCH_BASE_WORD_TABLE_H

#include "core/base/text.h"

/* The word's row, or NULL. */
const void *word_table_find(struct text word, const void *rows, size_t count, size_t row_size);
/* Whether every row is found where it stands: the order is right, no word stands twice. */
bool word_table_sorted(const void *rows, size_t count, size_t row_size);

/* The same of an array; a list of words is a table too. */
#define WORDS_OF(table) (table), sizeof(table) / sizeof(*(table)), sizeof(*(table))
#define WORDS_FIND(word, table) word_table_find((word), WORDS_OF(table))
#define WORDS_HAVE(word, table) (word_table_find((word), WORDS_OF(table)) != NULL)
#define WORDS_SORTED(table) word_table_sorted(WORDS_OF(table))

#endif
