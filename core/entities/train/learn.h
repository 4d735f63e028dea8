/* learn: the structured averaged perceptron (Collins 2002).
 *
 * Features get numbers (those seen once get none); an update adds 1 to the gold labels' weights and
 * takes 1 from those decoded. Two views of each article are learnt: with what stands in it alone,
 * and with the votes of a first pass. */
#ifndef DIPTYCH_ENTITIES_TRAIN_LEARN_H
#define DIPTYCH_ENTITIES_TRAIN_LEARN_H

#include "core/entities/train/corpus.h"

struct learner;

struct learner_options {
    unsigned epochs, folds, runs;
    uint64_t seed;
    uint32_t dropout;              /* of 256 features, so many are left out at random */
    size_t features;               /* how many are kept */
    float margin;                  /* by which the gold label of a token must win */
    unsigned weight[SOURCE_COUNT]; /* how often articles are seen an epoch; 0: not at all */
    bool all;                      /* also the held-out tenth */
};

/* Learns; the weights file's bytes are added to `out`. */
void learn(struct corpus *corpus, const struct learner_options *options, struct text_builder *out);

#endif
