/* rows: articles side by side, cut into pieces that stand level where they tell the same.
 *
 * Rows stand in the leading column's order; what only others have follows the row of its
 * predecessor, at a column's beginning the lead's. Headlines stand level. What a column tells
 * several times is met by what is closest, then in order. A piece stands exactly once in its
 * column, and in that column's own order: one that the rows tell elsewhere is moved, and a pointer
 * keeps its place there (as transpositions are shown in CollateX and LERA). */
#ifndef DIPTYCH_COMPARE_ROWS_H
#define DIPTYCH_COMPARE_ROWS_H

#include "core/compare/groups.h"

/* Sentences [first, end) of an article, all in one paragraph: those of one passage, or a run that
 * no other article has. */
struct piece {
    uint32_t first, end;
    uint32_t group;   /* the passage, or ANNOTATION_NONE */
    bool headline;    /* the article's */
    bool above;       /* of headlines, the lines below them and headings: the text tells it again */
    uint32_t closest; /* of what the lead tells several times the piece most like it, where the
                         caller knows; ANNOTATION_NONE */
    uint32_t row;     /* where it stands; by rows_make */
    bool moved;       /* the rows tell it elsewhere; by rows_make */
};

/* An article in pieces: every sentence but boilerplate's, in order. */
struct pieces {
    struct piece *items;
    size_t count;
    uint32_t *piece_of; /* by sentence; ANNOTATION_NONE for boilerplate */
};

/* Cuts an article; `group_of` is its passages by sentence. The result lives in the arena. */
void pieces_make(const struct compare_side *side, const uint32_t *group_of, struct arena *arena,
                 struct pieces *out);

/* What a column has in a row: a piece, or a pointer to one that was moved; at most one of the two.
 */
struct row_entry {
    uint32_t column, piece;
    bool is_pointer;
};

struct rows {
    size_t count, columns;
    uint32_t *first; /* by row: into entries; those of the row end where the next one's begin */
    struct row_entry *entries;
};

/* Lays `count` articles in rows: `order` names them from the leading one on, indices into
 * `columns`. Sets the rows of the pieces. Near linear in the pieces. The result lives in the arena.
 */
void rows_make(struct pieces *columns, const size_t *order, size_t count, size_t group_count,
               struct arena *arena, struct rows *out);

/* The piece of a column in a row; the moved piece that is meant there; ANNOTATION_NONE for none. */
uint32_t rows_cell(const struct rows *rows, size_t row, size_t column);
uint32_t rows_pointer(const struct rows *rows, size_t row, size_t column);

#endif
