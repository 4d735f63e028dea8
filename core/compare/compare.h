/* compare: what two articles share word for word, what they reworded, requoted, count alike, and
 * what only one says.
 *
 * The result depends on the two articles alone. Passages are links between sentences, many to many.
 * Boilerplate takes no part. */
#ifndef DIPTYCH_COMPARE_COMPARE_H
#define DIPTYCH_COMPARE_COMPARE_H

#include "core/entities/annotation.h"

/* One article with what was found in it. Both outlive the comparison. */
struct compare_side {
    const struct article *article;
    const struct annotation *annotation;
};

enum relation {
    RELATION_VERBATIM,
    RELATION_QUOTE,
    RELATION_FIGURE,
    RELATION_REWORDED,
    RELATION_COUNT
};
const char *relation_name(enum relation relation);

enum change_op { CHANGE_REPLACE, CHANGE_INSERT, CHANGE_DELETE };
enum change_kind {
    CHANGE_WORDING,
    CHANGE_NAME,
    CHANGE_FIGURE,
    CHANGE_ATTRIBUTION,
    CHANGE_NEGATION,
    CHANGE_QUOTED,
    CHANGE_KIND_COUNT
};
const char *change_op_name(enum change_op op);
const char *change_kind_name(enum change_kind kind);

/* Words that differ: tokens [left_first, left_end) of the left article stand where [right_first,
 * right_end) stand in the right one; one of them is empty for an insertion or deletion (then first
 * == end is the place). */
struct change {
    enum change_op op;
    enum change_kind kind;
    uint32_t left_first, left_end, right_first, right_end;
};

/* One link. A side is sentences [first, end) of its article, all in one paragraph. */
struct passage {
    enum relation relation;
    float similarity; /* 0 to 1 */
    bool moved;       /* stands in another order than its neighbours */
    uint32_t left_first, left_end, right_first, right_end;
    struct change *changes;
    uint32_t change_count;
};

enum verdict { VERDICT_AGREE, VERDICT_DIFFER, VERDICT_CONFLICT };
const char *verdict_name(enum verdict verdict);

/* A counted thing that both articles give a number of: figures by index into each annotation. */
struct dispute {
    uint32_t left, right;
    enum verdict verdict;
};

struct comparison {
    struct compare_side left, right;
    struct passage *passages; /* by the left sentence, then the right */
    size_t passage_count;
    /* Sentences of no passage that the other side has nothing near to, without boilerplate, in
     * order. */
    uint32_t *left_only, *right_only;
    size_t left_only_count, right_only_count;
    struct dispute *disputes;
    size_t dispute_count;
    /* Pairs of sentences that an article says twice. */
    uint32_t (*left_repeated)[2], (*right_repeated)[2];
    size_t left_repeated_count, right_repeated_count;
    double left_shared, right_shared; /* words in passages over all words but boilerplate, 0 to 1 */
};

/* What is known of one article alone, read once for any number of comparisons. */
struct compare_reading;
struct compare_reading *compare_read(struct compare_side side, struct arena *arena);
/* The same for compare_passages alone. */
struct compare_reading *compare_read_words(struct compare_side side, struct arena *arena);

/* Compares two readings. Everything lives in the arena. Near linear in the articles' lengths. */
void compare_readings(const struct compare_reading *left, const struct compare_reading *right,
                      struct arena *arena, struct comparison *out);

/* Only the sides and the passages, without their changes: much less work. */
void compare_passages(const struct compare_reading *left, const struct compare_reading *right,
                      struct arena *arena, struct comparison *out);

/* All of two articles that are compared once. */
void compare_pair(struct compare_side left, struct compare_side right, struct arena *arena,
                  struct comparison *out);

#endif
