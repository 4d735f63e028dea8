/* links: for each sentence of a column, what the other columns have of it. */
#ifndef DIPTYCH_TUI_PAGE_LINKS_H
#define DIPTYCH_TUI_PAGE_LINKS_H

#include "core/collection/collection.h"
#include "tui/terminal/style.h"

/* What is known of one sentence. */
struct link {
    enum relation relation; /* the closest over all other columns; RELATION_COUNT: none */
    uint32_t group;         /* the passage over all columns, or ANNOTATION_NONE */
    bool only;              /* only here; neither is boilerplate nor what others nearly tell */
    bool changed;           /* words differ from another column's */
    bool disputed;          /* figures or the words of a quotation do */
    signed char moved;      /* by links_point: another column tells it above (-1), below (1) */
};

struct links {
    struct link *items; /* one a sentence */
    size_t count;
    size_t verbatim, reworded,
        only; /* how many sentences; quotations and figures count as reworded */
    /* By sentence, then column of the set: the passage most like it in that column's comparison,
     * or ANNOTATION_NONE. */
    uint32_t *partners;
    bool *disputed_figures; /* by figure: another column gives it otherwise */
};

/* Makes the links of one column of a set. The result lives in the arena. */
void links_make(const struct collection_set *set, size_t column, struct arena *arena,
                struct links *out);

/* Marks which sentences of a column stand elsewhere in column `other`, and which way they are. */
void links_point(const struct collection_set *set, size_t column, size_t other,
                 struct links *links);

/* How much a change of words says: wording; who, who says it, whether it is so; a figure or the
 * words of a quotation. Words that one side has more are wording, whatever they are. */
enum links_weight { LINKS_WORDING, LINKS_NAMED, LINKS_DISPUTED };
enum links_weight links_weight(const struct change *change);

/* The sign of a sentence: of its relation, or that it is disputed; false for none. */
bool links_sign(const struct link *link, enum sign *sign);

/* The letter of a group: a to z, then aa, ab, …; at most 3 letters and a NUL. */
void links_letter(uint32_t group, char out[4]);

/* Sentences [first, end) of a column; none where they are equal. */
struct stretch {
    uint32_t first, end;
};

/* What column `other` has of the passage that `column`'s sentence belongs to: its partner if that
 * is of the passage, else the first that runs on; of a sentence without a passage the partner. */
struct stretch links_variant(const struct collection_set *set, const struct links *links,
                             size_t column, uint32_t sentence, size_t other);

/* The same, or where `other` has nothing of the passage the sentence's partner all the same. */
struct stretch links_stretch(const struct collection_set *set, const struct links *links,
                             size_t column, uint32_t sentence, size_t other);

/* A passage as one of its sides sees it. */
struct links_partner {
    const struct passage *passage; /* NULL: none */
    bool is_left;                  /* the side that asked is the comparison's left */
    uint32_t first, end;           /* sentences of the other side */
};

/* What column `other` has of `column`'s sentence. */
struct links_partner links_partner(const struct collection_set *set, const struct links *links,
                                   size_t column, uint32_t sentence, size_t other);

#endif
