/* model: the tagger's weights, and the best labels under them.
 *
 * A linear model with first-order Viterbi. The file (core/entities/names.bin, written by
 * core/entities/train), little-endian: "DPNM", u32 version, u64 FNV-1a of all that follows, u32
 * slots, u32 features, i16 transitions [from][to] with the start as one more row, u16 marks[slots],
 * i8 rows[slots][LABEL_COUNT - 1]. Open addressing, linear probing: a mark is 0 where the slot is
 * free, else the low 14 bits of a feature's hash (1 for 0) and, in the upper two, by how many bits
 * its row is shifted left (few rows are large, and clipping them costs 2 points of F1). A row holds
 * a feature's weights for every label but O, whose weight is 0: only differences count. */
#ifndef DIPTYCH_ENTITIES_MODEL_H
#define DIPTYCH_ENTITIES_MODEL_H

#include "core/base/error.h"
#include "core/entities/features.h"

enum {
    MODEL_VERSION = 1,
    MODEL_ROW = LABEL_COUNT - 1,
    MODEL_START = LABEL_COUNT,
    MODEL_PRINT_BITS = 14,
    MODEL_SHIFT_MAX = 3
};

/* The low bits of the mark of a feature's hash. */
static inline unsigned model_print(uint32_t feature)
{
    unsigned print = feature & ((1u << MODEL_PRINT_BITS) - 1);
    return print ? print : 1;
}

/* Scores of a token for the labels behind O. */
struct model_scores {
    int32_t of[MODEL_ROW];
};

/* A view of a weights file; nothing to free. */
struct model {
    const unsigned char *marks, *rows; /* NULL: no model, every token is outside */
    uint32_t slots;
    int32_t transition[LABEL_COUNT + 1]
                      [LABEL_COUNT]; /* [MODEL_START]: at the start of a paragraph */
};

/* Looks at the head only: false where these bytes are no weights of this version or cut short. */
bool model_open(struct text bytes, struct model *out);
/* Looks at all: STATUS_FORMAT with a problem that names `file` and says what is wrong. */
enum status model_check(struct text bytes, const char *file, struct problem_list *problems);
/* The embedded weights. */
void model_embedded(struct model *out);

/* Adds the weights of `count` features to *scores. */
void model_add(const struct model *model, const uint32_t *features, size_t count,
               struct model_scores *scores);

/* The best labels of tokens [first, end) of one paragraph: names begin with B, go on with I, and
 * hold candidates only. `scores` is indexed as `tokens` are; `back` is room for end - first rows.
 */
struct model_back {
    uint8_t from[LABEL_COUNT];
};
void model_decode(const struct model *model, const struct feature_token *tokens,
                  const struct model_scores *scores, size_t first, size_t end,
                  struct model_back *back, uint8_t *labels);

#endif
