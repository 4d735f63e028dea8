/* cues: words and phrases that page furniture is made of. Private to boilerplate. */
#ifndef DIPTYCH_INGEST_CUES_H
#define DIPTYCH_INGEST_CUES_H

#include "core/base/article.h"

enum { CUES_MAX = 128 };

/* A phrase in folded words, one space between them, and the kind it tells. */
struct cue {
    const char *phrase;
    enum boilerplate kind;
};

/* The different cues of a line. Zero-initialise. */
struct cue_set {
    uint64_t bits[CUES_MAX / 64];
    unsigned kinds; /* a bit for each enum boilerplate */
    int count;
};

/* Adds the cues that begin with the first word of `folded` (a line's words in small letters, from
 * some word on). */
void cues_find(struct text folded, struct cue_set *set);

/* What a line with these cues is; BOILERPLATE_NONE where there is none. */
enum boilerplate cues_kind(const struct cue_set *set);

#endif
