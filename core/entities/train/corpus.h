/* corpus: annotated articles that the tagger learns from.
 *
 * Two forms: our own text with inline marks ("[PER …] [LOC …] [ORG …] [DEM …]", an article from
 * "#doc ID" to the next, a paragraph a line), and JSON Lines (`paragraphs`, `entities` with type,
 * paragraph, start, end in code points). */
#ifndef DIPTYCH_ENTITIES_TRAIN_CORPUS_H
#define DIPTYCH_ENTITIES_TRAIN_CORPUS_H

#include "core/entities/tagger.h"

/* A name as annotated. */
struct gold_name {
    struct span span;
    enum entity_class class;
};

/* Whose text it is: ours, or that of others under a free licence, or under a share-alike one. */
enum source { SOURCE_OWN, SOURCE_FREE, SOURCE_SHARE_ALIKE, SOURCE_COUNT };

struct example {
    struct arena *arena;
    struct article article;
    struct annotation annotation;
    struct features features;
    struct gold_name *names; /* by place */
    size_t name_count;
    uint8_t *gold;  /* labels of the tokens */
    uint8_t *first; /* labels of a first pass that has not seen this article */
    enum source source;
    bool copy;
    unsigned fold;
    uint32_t **local, **votes; /* features of each candidate, as numbers; set by learn.c */
    uint16_t *local_count, *vote_count;
};

struct corpus {
    struct example **items;
    size_t count, capacity;
    struct gazetteer gazetteer;
};

/* Adds a file's articles, by its ending: .jsonl, or text with marks. `clean`: bring spans to our
 * conventions (titles and possessives out, nationality words to their class, institutions spoken of
 * by their seat to organisations). False with a message on standard error when it cannot be read.
 */
bool corpus_read(struct corpus *corpus, const char *path, enum source source, bool clean);

/* Whether an article of ours is of the tenth that is kept for scoring. */
bool corpus_is_held_out(const struct example *example);

/* Adds copies of some articles with the first paragraph in ALL CAPITALS or Title Case; `seed`
 * decides. */
void corpus_add_headlines(struct corpus *corpus, uint64_t seed);

void corpus_free(struct corpus *corpus);

/* A pseudo-random number (splitmix64, Steele 2014) and the next state. */
uint64_t corpus_random(uint64_t *state);

#endif
