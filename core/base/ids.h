/* ids: strings that tell things apart. */
#ifndef DIPTYCH_BASE_IDS_H
#define DIPTYCH_BASE_IDS_H

#include "core/base/arena.h"

struct ids;

/* Room for `count` ids; it and its strings live in the arena. */
struct ids *ids_new(struct arena *arena, size_t count);

/* The string that is wanted, or where it is taken, it with the first of "-2", "-3", … that is not.
 * At most `count` times. */
const char *ids_claim(struct ids *ids, const char *wanted);

#endif
