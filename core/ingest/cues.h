/* cues: words and phrases that page furniture is made of. Private to boilerplate. */
#ifndef DIPTYCH_INGEST_CUES_H
#define DIPTYCH_INGEST_CUES_H

#include "core/base/article.h"

enum { CUES_MAX = 448 };

/* How much a phrase says: of a line that asks too; of a short line; of any line. */
enum cue_level { CUE_HINT, CUE_STRONG, CUE_SURE, CUE_LEVELS };

/* A phrase in folded words, one space between them, and the kind it tells. */
struct cue {
    const char *phrase;
    enum boilerplate kind;
    enum cue_level level;
};

/* All cues, in byte order. */
extern const struct cue cue_table[];
extern const size_t cue_count;

/* The different cues of a line. Zero-initialise. */
struct cue_set {
    uint64_t bits[CUES_MAX / 64];
    unsigned kinds; /* a bit for each enum boilerplate */
    int count, counts[CUE_LEVELS];
    enum cue_level level; /* the highest, and the kind of the first of it */
    enum boilerplate kind;
};

/* Where the cues of each letter begin, and a bit for the first three letters of each: most words
 * are told to begin none by this alone. */
enum { CUES_BITS = 4096 };
struct cue_index {
    uint16_t first[27];
    uint64_t bits[CUES_BITS / 64];
};

void cues_index(struct cue_index *index);

/* Adds the longest cue that begins with the first word of `folded` (a line's words in small
 * letters, from some word on); its length in bytes, or 0. */
size_t cues_find(const struct cue_index *index, struct text folded, struct cue_set *set);

/* What a line with these cues is; BOILERPLATE_NONE where there is none. */
enum boilerplate cues_kind(const struct cue_set *set);

#endif
