/* stories_words: what the list of stories says of an article and of a story. */
#ifndef DIPTYCH_TUI_VIEWS_STORIES_WORDS_H
#define DIPTYCH_TUI_VIEWS_STORIES_WORDS_H

#include "core/collection/collection.h"

/* The beginning of a text that has no headline, plainly not as one. */
void stories_add_beginning(struct text_builder *out, const struct article *article);
/* The headline, else that; of a story the name it was given, else the central headline. */
void stories_add_title(struct text_builder *out, const struct article *article);
void stories_add_story(struct text_builder *out, struct collection *collection,
                       const struct collection_story *story);
/* Replaces what stands in *out by all that is known of a story, or as much as fits into columns:
 * the last day goes before the first. */
void stories_add_facts(struct text_builder *out, struct collection *collection,
                       const struct collection_story *story, int width);
/* How else an article was found: "2 outlets, 3 versions"; nothing where it was not. */
void stories_add_places(struct text_builder *out, const struct collection *collection, size_t item);

#endif
