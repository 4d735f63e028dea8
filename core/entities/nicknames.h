/* nicknames: first names under which one person goes. */
#ifndef DIPTYCH_ENTITIES_NICKNAMES_H
#define DIPTYCH_ENTITIES_NICKNAMES_H

#include "core/base/text.h"

/* The key that a first name shares with its short, long and neighbouring languages' forms ("Liz",
 * "Elizabeth"; "Volodymyr", "Vladimir"); else its spelling_key. Ours to say "the same person" only
 * where the surname is the same too. */
uint64_t nickname_key(struct text word);

bool nicknames_sorted(void);

#endif
