/* reload: what changed on disk since a collection was opened: files, records in them, manifests.
 *
 * Another collection of the same paths is read beside the one that is shown, on workers. Articles
 * of files that did not change are not read again: both have them, until the one takes the place of
 * the other. */
#ifndef DIPTYCH_COLLECTION_RELOAD_H
#define DIPTYCH_COLLECTION_RELOAD_H

#include "core/collection/collection.h"

/* Where the articles of one collection are in the one that was read after it. An article is known
 * by its text, else in a file that changed by URL, headline or number. */
struct collection_moves {
    const struct collection *from;
    uint32_t *item_of; /* by item; ANNOTATION_NONE: it is gone */
    size_t added, changed, removed;
};

/* Begins; the options are those of the collection to come, which has the matcher and the shelf of
 * this one. False where it is not loaded yet or is being read again already. collection_step goes
 * on with it; nothing can be corrected meanwhile. */
bool collection_reload(struct collection *collection, struct collection_options options);
bool collection_reloading(const struct collection *collection);

/* Whether the file of an item is another than when it was read. */
bool collection_stale(const struct collection *collection, size_t index);

/* Whether a manifest is another than when it was read, or one came to be. */
bool collection_manifest_stale(const struct collection *collection);

/* The new collection once it is loaded, with its names where stories are measured, else NULL. Both
 * stand until collection_replace. The moves live in the new one. */
struct collection *collection_reloaded(struct collection *collection,
                                       struct collection_moves *moves);

/* The story in the new collection of what a story was; ANNOTATION_NONE where all of it is gone, or
 * it was none. */
uint32_t collection_moved_story(const struct collection_moves *moves,
                                const struct collection *after, uint32_t story);

/* Frees the one before; the new one owns all its articles from here on. */
void collection_replace(struct collection *before, struct collection *by);

#endif
