/* passage: one passage in every outlet that has it, one below the other, word below word. */
#ifndef DIPTYCH_TUI_VIEWS_PASSAGE_H
#define DIPTYCH_TUI_VIEWS_PASSAGE_H

#include "tui/page/view.h"

/* Shows what all columns of a set have of a sentence of one of them; `order` (copied) is that of
 * the lines. The caller frees it with view_free. */
struct view *passage_view_new(struct context *context, const struct collection_set *set,
                              const size_t *order, size_t column, uint32_t sentence);

#endif
