/* features: what tells furniture from news in one line. Private to core/ingest. */
#ifndef DIPTYCH_INGEST_FEATURES_H
#define DIPTYCH_INGEST_FEATURES_H

#include "core/ingest/cues.h"
#include "core/ingest/labels.h"

/* In words. */
enum {
    FEATURES_SHORT = 6,
    FEATURES_LONG = 12,
    FEATURES_VERY_LONG = 16,
    FEATURES_PROSE = 10,
    FEATURES_TITLE = 22 /* a title has no more */
};

struct features {
    uint64_t hash; /* of its folded words; of lines up to FEATURES_LONG */
    size_t words;
    size_t capitals;       /* words that begin with a capital letter */
    size_t address;        /* words that speak to the reader, or of the outlet as "we" */
    struct cue_set cues;   /* phrases in it */
    struct label label;    /* of the whole line */
    enum boilerplate lead; /* "Read more: …": of what stands before the colon */
    enum boilerplate kind; /* what it would be, by all of these */
    int points;            /* for furniture; out from FEATURES_OUT on */
    bool imperative;       /* begins with a verb that asks */
    bool stop;             /* ends as a sentence does */
    bool quoted;           /* somebody's words stand in it */
    bool marked;           /* it has a character that scripts are made of */
    bool code;             /* of a script or style rule */
    bool copyright;        /* begins with the sign or word, and a year */
    bool stamp, clock;     /* nothing but a date or time; but a time of day */
};

/* Measures a line; `scratch` is used and left with the folded line. */
struct features features_of(struct text text, const struct cue_index *index,
                            struct text_builder *scratch);

/* Whether its words alone say that a line is furniture. */
bool features_say_out(const struct features *features);

#endif
