/* quotes: the words between quotation marks, and who is named as saying them.
 *
 * Single and double marks, straight and curly, nested; a quotation that runs over paragraphs is one
 * quote a paragraph. Apostrophes and elisions are not marks. */
#ifndef DIPTYCH_ENTITIES_QUOTES_H
#define DIPTYCH_ENTITIES_QUOTES_H

#include "core/entities/annotation.h"

/* Fills annotation->quotes. Needs tokens, sentences, mentions and entities. */
void quotes_find(const struct article *article, struct arena *arena, struct annotation *annotation);

#endif
