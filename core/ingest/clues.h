/* clues: names that a page gives for its outlet, and what they weigh together. Private to
 * core/ingest. */
#ifndef DIPTYCH_INGEST_CLUES_H
#define DIPTYCH_INGEST_CLUES_H

#include "core/ingest/outlets.h"

enum { CLUES_MAX = 32, CLUE_ENOUGH = 3 };

struct clue {
    struct text name; /* of the table, or a slice of the page */
    int weight;
};

/* Zero-initialise but for `known`, which may be NULL. */
struct clues {
    const struct known_outlets *known;
    struct clue items[CLUES_MAX];
    size_t count;
    struct text head; /* the one that the page begins with; empty where it begins otherwise */
};

/* Adds to a name's weight. Names that the table knows go by what it calls them; "The" and case
 * aside the same name is one; the one with "The" is the fuller. */
void clues_add(struct clues *clues, struct text name, int weight);

/* The name of most weight, if that is enough; length 0 where none is. A single word ("the Gazette")
 * speaks for the longer name that ends in it. */
struct text clues_best(struct clues *clues);

/* The name that begins at `from`: capitalised words ("The Port Ellery Times"), a firm's "Ltd"
 * aside; empty where there is none. */
struct text clues_name_at(struct text text, size_t from);

/* Whether a name is one that papers have: "… Herald", "Daily …". */
bool clues_is_paper(struct text name);

#endif
