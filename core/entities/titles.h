/* titles: what a person is called beside the name: before it ("Defence Secretary Ben Example") and
 * behind a comma ("Ben Example, the defence secretary, …"). */
#ifndef DIPTYCH_ENTITIES_TITLES_H
#define DIPTYCH_ENTITIES_TITLES_H

#include "core/entities/gazetteer.h"

/* Where the title before mention `index` begins: tokens [result, its first token), none where both
 * are the same. Words of other mentions take no part. */
size_t titles_begin(const struct article *article, const struct annotation *annotation,
                    const struct gazetteer *gazetteer, size_t index);

/* Fills the titles of all entities that are persons, from resolved mentions: at most 16 each. */
void titles_find(const struct article *article, struct arena *arena, struct annotation *annotation);

#endif
