/* quote_marks: which marks open and close a quotation, and what stands between them. */
#ifndef DIPTYCH_ENTITIES_QUOTE_MARKS_H
#define DIPTYCH_ENTITIES_QUOTE_MARKS_H

#include "core/entities/annotation.h"
#include "core/entities/line.h"

/* A quotation's tokens: its opening mark, what it says [open + 1, close), its closing mark at
 * `close`, which is the end of the paragraph where it runs on into the next. */
struct quote_piece {
    uint32_t paragraph;
    uint32_t open, close;
    bool runs_on; /* no closing mark: the next paragraph goes on with it */
    bool nested;  /* inside another */
};

struct quote_pieces {
    struct quote_piece *items;
    size_t count;
};

/* Every quotation of the article by place. In the arena. Linear. */
void quote_marks_find(const struct article *article, const struct tokens *tokens,
                      struct arena *arena, struct quote_pieces *out);

/* Whether the paragraph begins with a mark that opens a quotation. */
bool quote_marks_opens(const struct line *line);

#endif
