/* links: for each sentence of a column, what the other columns have of it. */
#ifndef DIPTYCH_TUI_LINKS_H
#define DIPTYCH_TUI_LINKS_H

#include "core/collection/collection.h"
#include "tui/style.h"

/* What is known of one sentence. */
struct link {
    enum relation relation; /* the closest over all other columns; RELATION_COUNT: none */
    uint32_t group;         /* the passage over all columns, or ANNOTATION_NONE */
    bool only;              /* only here (boilerplate is neither shared nor only here) */
    bool changed;           /* words differ from another column's */
};

struct links {
    struct link *items; /* one a sentence */
    size_t count;
    size_t verbatim, reworded,
        only; /* how many sentences; quotations and figures count as reworded */
};

/* Makes the links of one column of a set. The result lives in the arena. */
void links_make(const struct collection_set *set, size_t column, struct arena *arena,
                struct links *out);

/* The sign of a relation; false for none. */
bool links_sign(enum relation relation, enum sign *sign);

/* The letter of a group: a to z, then aa, ab, …; at most 3 letters and a NUL. */
void links_letter(uint32_t group, char out[4]);

/* The passage of `column`'s sentence that is most like it in column `other`: the comparison's
 * passage, and whether `column` is its left side; NULL where there is none. */
const struct passage *links_partner(const struct collection_set *set, size_t column,
                                    uint32_t sentence, size_t other, bool *is_left);

#endif
