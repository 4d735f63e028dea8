/* tagger: which tokens are names, and of what class.
 *
 * A structured averaged perceptron (Collins 2002) over BIO labels, decoded by Viterbi, two passes
 * an article: the second sees what the first said of each word elsewhere. Weights and gazetteers
 * are embedded. */
#ifndef DIPTYCH_ENTITIES_TAGGER_H
#define DIPTYCH_ENTITIES_TAGGER_H

#include "core/entities/annotation.h"
#include "core/entities/model.h"

/* Fills annotation->mentions (span, tokens, class; entity is set by resolve_entities) from its
 * tokens and sentences. */
void tagger_find_mentions(const struct article *article, struct arena *arena,
                          struct annotation *annotation);

/* The two parts of the above, for the trainer: the labels of every token under a model (both
 * passes; labels has room for all tokens), and the mentions that labels mean, without titles and
 * possessives. */
void tagger_label(const struct model *model, const struct tokens *tokens, struct features *features,
                  struct arena *arena, uint8_t *labels);
void tagger_make_mentions(const struct features *features, const uint8_t *labels,
                          struct arena *arena, struct annotation *annotation);

#endif
