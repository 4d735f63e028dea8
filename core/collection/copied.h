/* copied: articles of a collection that were found more than once; they are found where
 * stories form. */
#ifndef DIPTYCH_COLLECTION_COPIED_H
#define DIPTYCH_COLLECTION_COPIED_H

#include "core/collection/collection.h"

/* How many items are copies of another, of its outlet or not. */
size_t collection_copy_count(const struct collection *collection);
/* Whether the item is only a copy of another of its outlet. */
bool collection_is_copy(const struct collection *collection, size_t index);
/* The member of its story that stands for it: itself, or where it is such a copy, that. */
uint32_t collection_stand_in(const struct collection *collection, size_t index);
/* The items that are one article with it, itself too, in source order: those alone that its outlet
 * edited (and the first), or all. Into `items` (may be NULL), at most `most`; how many there are.
 */
size_t collection_copies(const struct collection *collection, size_t index, bool versions,
                         uint32_t *items, size_t most);

#endif
