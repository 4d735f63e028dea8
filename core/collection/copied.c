#include "core/collection/copied.h"

#include "core/collection/collection_private.h"

size_t collection_copy_count(const struct collection *collection)
{
    return collection->copies;
}

bool collection_is_copy(const struct collection *collection, size_t index)
{
    return copy_is_own(collection->records[index]->item.copy);
}

uint32_t collection_stand_in(const struct collection *collection, size_t index)
{
    return collection->records[index]->item.copy.own;
}

size_t collection_copies(const struct collection *collection, size_t index, bool versions,
                         uint32_t *items, size_t most)
{
    const struct collection_item *item = &collection->records[index]->item;
    size_t count = 0;
    if (item->story == ANNOTATION_NONE)
        return 0;
    const struct collection_story *story = &collection->stories[item->story];
    for (size_t i = 0; i < story->all_count; i++) {
        uint32_t at = story->all[i];
        struct copy copy = collection->records[at]->item.copy;
        if (versions ? copy.own != item->copy.own || copy.kind == COPY_SAME
                     : copy.of != item->copy.of)
            continue;
        if (items && count < most)
            items[count] = at;
        count++;
    }
    return count;
}
